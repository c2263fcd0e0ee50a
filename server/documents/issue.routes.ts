/** Numbering and issuing, recalling, copying: each takes effect whole or not at all. */
import { codeOf, copyLetters, copySeries, fullNumber, numberText, seriesOf, type CopyForm } from '@hoa-nhap/domain/documents/issue.rules'
import { positionOf } from '@hoa-nhap/domain/documents/office.rules'
import type { DocumentContent } from '@hoa-nhap/domain/documents/documents.model'
import { copyPaper, issuePaper, recallPaper } from '@hoa-nhap/domain/documents/documents.contract'
import { canonical } from '../measures/measures.model.ts'
import { answer, refused, route, type Route } from '../platform/route.ts'
import { withNumber, type Book } from './numbering.ts'
import { judged, notFound, ownTemplate, paperOf, readyToIssue, refusedFor, shown } from './papers.routes.ts'
import { filesToKeep, openJson, sealJson, sealedForPerson, type MadeFile, type PaperData } from './papers.store.ts'
import { copyView } from './papers.views.ts'
import { setPaper, wordsOf } from './rendering.ts'
import { signedByOffice } from './signing.ts'
import { filled } from './templates.ts'

const issue = route(issuePaper, async (context) => {
  const { params, body, platform, actor, now, today } = context
  const found = await paperOf(context, params.id, params.paper)
  if (!found) return notFound
  const { shelf, draft: row, paper } = found
  if (paper?.issueId === body.issueId) return shown(context, params.id, params.paper)
  const refusal = judged(context, (row ?? paper)!, 'issue', shelf, body.basedOn)
  if (refusal || !row) return refusal ?? notFound
  const ready = await readyToIssue(context, shelf, row)
  if ('ok' in ready) return ready
  const { form, data } = ready
  const { office, key } = shelf.paperCase
  const { head } = data.content
  const letters = form.numberLetters
  const book: Book | null = head.by === 'office' && letters !== null ? { agencyId: actor.agencyId, series: seriesOf(letters, office.numbering), code: head.code, day: today } : null
  const options = { day: today, layout: data.layout }
  const template = data.fields ? await ownTemplate(context, form.id) : null
  const numbered = await withNumber(book, context.read, actor.role, async (number) => {
    const content = wordsOf(data.content, { number: number === null ? null : numberText(number), day: today })
    const made = await setPaper(content, options)
    if (!made.ok) return made
    const { pdf } = made
    // What was signed without a template, or with another one since, keeps the layout of the form.
    const docx = template && data.fields && template.fields.every((name) => name in data.fields!) ? filled(template.content, { ...data.fields, 'paper.number': number === null ? '' : fullNumber(number, book!.code), 'paper.day': today.split('-').toReversed().join('/') }) : made.docx
    const signed = book ? await signedByOffice(platform, office.agency, pdf, made.signaturePlace, now) : { ok: true as const, pdf: null }
    if (!signed.ok) return signed
    const files: MadeFile[] = [{ format: 'pdf', bytes: pdf }, { format: 'docx', bytes: docx }, ...(signed.pdf ? [{ format: 'signed-pdf' as const, bytes: signed.pdf }] : []), { format: 'data', bytes: Buffer.from(JSON.stringify({ ...data, content })) }]
    return { ok: true, made: filesToKeep(files, sealedForPerson(platform.keys, key)) }
  }, async (made, number) => context.transaction(async (transaction) => (await transaction.query<{ outcome: string }>({
    name: 'documents-issue', text: 'select issue_paper($1, $2, $3, $4, $5::text[], $6, $7, $8, $9, $10, $11::jsonb, $12::bytea[], $13) as outcome',
    values: [row.id, row.version, body.issueId, row.state === 'draft', ready.compartments, book?.series ?? null, book?.code ?? null, number, today, form.title.slice(0, 200), made.kinds, made.contents, now],
  })).rows[0]!.outcome))
  if (!numbered.ok) return refused(numbered.refusal)
  // The same sent twice at once: whoever came second finds it issued.
  if (numbered.value === 'changed' && (await paperOf(context, params.id, params.paper))?.paper?.issueId === body.issueId) return shown(context, params.id, params.paper)
  if (numbered.value === 'changed') return refusedFor('changed-since', { sequence: row.version, changed: 'issue' })
  if (numbered.value === 'state') return refusedFor('paper-other-state', { state: 'replaced' })
  return shown(context, params.id, params.paper)
})

const recall = route(recallPaper, async (context) => {
  const { params, body, platform, now, today } = context
  const found = await paperOf(context, params.id, params.paper)
  if (!found) return notFound
  const { shelf } = found
  const refusal = judged(context, (found.draft ?? found.paper)!, 'recall', shelf, body.basedOn)
  if (refusal) return refusal
  if (!shelf.paperCase.key.wrapped) return refusedFor('person-key-gone')
  const reason = sealJson(platform.keys, shelf.paperCase.key, body.reason)
  const version = await context.transaction(async (transaction) => (await transaction.query<{ version: number | null }>({ name: 'documents-recall', text: 'select recall_paper($1, $2, $3, $4, $5) as version', values: [params.paper, body.basedOn, today, reason, now] })).rows[0]!.version)
  return version === null ? refusedFor('changed-since', { sequence: body.basedOn, changed: 'recall' }) : shown(context, params.id, params.paper)
})

/** Only the parts that an extract takes. */
const extractOf = (content: DocumentContent, parts: readonly number[]): DocumentContent => ({ ...content, body: content.body.filter((_, index) => parts.includes(index)) })

const copy = route(copyPaper, async (context) => {
  const { params, body, platform, actor, now, today } = context
  const found = await paperOf(context, params.id, params.paper)
  if (!found) return notFound
  const { shelf, paper } = found
  const refusal = judged(context, (found.draft ?? paper)!, 'copy', shelf)
  if (refusal || !paper) return refusal ?? notFound
  const { key, office } = shelf.paperCase
  if (!key.wrapped) return refusedFor('person-key-gone')
  const sealed = shelf.files.find((file) => file.paperId === paper.id && file.format === 'data')?.content
  const data = sealed ? openJson<PaperData>(platform.keys, key, sealed) : null
  if (!data) return notFound
  const extract = body.form === 'trich-sao'
  const parts = [...new Set(body.parts ?? [])]
  if (extract !== parts.length > 0 || parts.some((part) => part >= data.content.body.length)) return refusedFor('copy-parts')
  const code = codeOf(copyLetters[body.form], office.agency.letters)
  const hash = platform.keys.blindIndex('paper-copy', canonical({ paper: params.paper, body }))
  const [names] = await context.read([{ name: `documents-name-${actor.role}`, text: 'select actor_name() as name' }])
  const name = String(names!.rows[0]?.['name'] ?? '')
  const options = { day: today, layout: data.layout }
  const known = shelf.copies.find((each) => each.id === body.id)
  const numbered = await withNumber(known ? null : { agencyId: actor.agencyId, series: copySeries, code, day: today }, context.read, actor.role, async (number) => {
    const words = extract ? extractOf(data.content, parts) : data.content
    const content: DocumentContent = { ...words, copy: { form: body.form, issuer: office.agency.name, number: fullNumber(number ?? 0, code), place: office.agency.place, day: today, position: positionOf(actor.role, office.unit), name } }
    if (known) return { ok: true, made: filesToKeep([], sealedForPerson(platform.keys, key)) }
    const made = await setPaper(content, options)
    if (!made.ok) return made
    const files: MadeFile[] = [{ format: 'pdf', bytes: made.pdf }, { format: 'docx', bytes: made.docx }]
    return { ok: true, made: filesToKeep(files, sealedForPerson(platform.keys, key)) }
  }, async (made, number) => context.transaction(async (transaction) => (await transaction.query<{ outcome: string | null }>({
    name: 'documents-copy', text: 'select copy_paper($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11::bytea[], $12) as outcome',
    values: [body.id, params.paper, body.form, copySeries, code, number ?? 0, today, `${copyTitles[body.form]}: ${data.form.title}`.slice(0, 200), hash, made.kinds, made.contents, now],
  })).rows[0]!.outcome))
  if (!numbered.ok) return refused(numbered.refusal)
  if (numbered.value === null) return notFound
  if (numbered.value === 'other') return refusedFor('id-reused')
  const again = await paperOf(context, params.id, params.paper)
  const made = again?.shelf.copies.find((each) => each.id === body.id)
  if (!again || !made) return notFound
  await context.disclose({ persons: [again.shelf.paperCase.personId], measureId: params.id })
  return answer(copyView(made, again.shelf.directory), numbered.value === 'new' ? 201 : 200)
})

const copyTitles: Readonly<Record<CopyForm, string>> = { 'sao-y': 'Sao y', 'sao-luc': 'Sao lục', 'trich-sao': 'Trích sao' }

export const routes: readonly Route[] = [issue, recall, copy]
