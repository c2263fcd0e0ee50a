/** Letters, submissions and other papers of an office that concern no single person: the same book, the same files, the office's own sight. */
import { draftOfficePaper, editOfficePaper, getOfficePaperFile, issueOfficePaper, listOfficePapers, recallOfficePaper, type OfficePaperView } from '@hoa-nhap/domain/documents/books.contract'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { DocumentContent, FormDefinition } from '@hoa-nhap/domain/documents/documents.model'
import { blankProblems, tidyTyped } from '@hoa-nhap/domain/documents/forms/blanks.rules'
import { formById, forms } from '@hoa-nhap/domain/documents/forms/index'
import { fullNumber, judgePaperAct, numberText, PaperAct, seriesOf, type PaperState } from '@hoa-nhap/domain/documents/issue.rules'
import { positionOf } from '@hoa-nhap/domain/documents/office.rules'
import { officeHeads } from '@hoa-nhap/domain/documents/papers.roles.rules'
import { fieldValues } from '@hoa-nhap/domain/documents/template.rules'
import { officeFacts } from '@hoa-nhap/domain/documents/forms/specimen'
import type { z } from 'zod'
import { canonical, openCursor, sealCursor } from '../measures/measures.model.ts'
import type { Platform } from '../platform/platform.ts'
import { answer, givenFile, refused, route, type Answer, type Route } from '../platform/route.ts'
import { officeOf } from './books.routes.ts'
import { withNumber } from './numbering.ts'
import type { Office } from './office.ts'
import { blankRefused, fileName, notFound, ownTemplate, refusedFor, typeOf, type AnyContext } from './papers.routes.ts'
import { filesToKeep, type MadeFile } from './papers.store.ts'
import { formView } from './papers.views.ts'
import { printable, setOne, setPaper, wordsOf } from './rendering.ts'
import { signedByOffice } from './signing.ts'
import { filled } from './templates.ts'

type View = z.input<typeof OfficePaperView>
type OfficeRow = {
  id: string; formId: string; agencyId: string; state: Exclude<PaperState, 'signed'>; version: number; body: Buffer; number: number | null; code: string | null; day: PlainDate | null; issueId: string | null
  madeByRole: Role; madeAt: Date; signedByRole: Role | null; issuedAt: Date | null; recalledOn: PlainDate | null
}
const columns = `id, form_id as "formId", agency_id as "agencyId", state, version, body, number, code, day::text as day, issue_id as "issueId", made_by_role as "madeByRole", made_at as "madeAt", signed_by_role as "signedByRole", issued_at as "issuedAt", recalled_on::text as "recalledOn"`
const purpose = 'office-paper'
const sealed = (platform: Platform, value: unknown): Buffer => platform.keys.encrypt(purpose, JSON.stringify(value))
const opened = <Value>(platform: Platform, body: Buffer): Value => JSON.parse(platform.keys.decrypt(purpose, body)) as Value
/** Files of an office lie under the master key. */
const sealBytes = (platform: Platform) => (bytes: Uint8Array): Buffer => platform.keys.encrypt(purpose, Buffer.from(bytes).toString('base64'))

const officeForms = (role: Role): FormDefinition[] => forms.filter((form) => form.about === 'office' && (form.maker as readonly string[]).includes(role) && form.numberLetters !== null)
/** A clerk drafts what the head of the same office signs. */
const mayDraft = (form: FormDefinition): boolean => form.about === 'office' && form.numberLetters !== null

async function one(context: AnyContext, id: string): Promise<OfficeRow | null> {
  const [found] = await context.read([{ name: `documents-office-paper-${context.actor.role}`, values: [id], text: `select ${columns} from office_paper where id = $1` }])
  return (found!.rows[0] as OfficeRow | undefined) ?? null
}

function wordsFor(context: AnyContext, office: Office, form: FormDefinition, typed: Readonly<Record<string, string>>, name: string | null) {
  const facts = officeFacts({ day: context.today, issuer: office.agency, signer: { role: context.actor.role, position: positionOf(context.actor.role, office.unit), name }, typed })
  return { facts, content: form.compose(facts) }
}

function viewOf(context: AnyContext, row: OfficeRow): View {
  const form = formById(row.formId)
  const typed = opened<Record<string, string>>(context.platform, row.body)
  const { actor } = context
  const may = PaperAct.options.filter((act) => act !== 'sign' && act !== 'discard' && act !== 'copy' && act !== 'replace' && act !== 'correct' && act !== 'reissue' && judgePaperAct(row, { act, agencyId: actor.agencyId, role: actor.role, form: { id: row.formId, maker: officeHeads } }).ok)
  return {
    id: row.id, formId: row.formId, mark: form?.mark ?? row.formId, title: form?.title ?? row.formId, subject: typed['subject'] ?? '', state: row.state, number: row.number === null ? null : fullNumber(row.number, row.code ?? ''), day: row.day, version: row.version,
    madeByRole: row.madeByRole, madeAt: row.madeAt.toISOString(), signedByRole: row.signedByRole, issuedAt: row.issuedAt?.toISOString() ?? null, follows: null, recalledOn: row.recalledOn, copies: [], typed,
    missing: form ? blankProblems(form, typed, 'issue').filter((problem) => problem.code === 'blank-required').map((problem) => problem.facts.blank) : [],
    blanks: (form?.blanks ?? []).map((blank) => ({ name: blank.name, label: blank.label, ...(blank.labelEn ? { labelEn: blank.labelEn } : {}), kind: blank.kind, required: blank.required, ...(blank.most === undefined ? {} : { most: blank.most }) })), may,
  }
}
async function shown(context: AnyContext, id: string, status?: 200 | 201): Promise<Answer<View>> {
  const row = await one(context, id)
  if (!row) return notFound
  await context.disclose({ persons: [] })
  return answer(viewOf(context, row), status)
}

const list = route(listOfficePapers, async (context) => {
  const { actor, query, platform } = context
  const { cursor, limit, state } = query
  const binding = { postId: actor.postId, operation: 'office-papers.list', filter: { state, limit }, day: context.today }
  const after = cursor === undefined ? null : openCursor(platform.keys, binding, cursor, 2)
  if (cursor !== undefined && !after) return refusedFor('cursor-not-yours')
  const [found] = await context.read([{
    name: `documents-office-papers${after ? '-next' : ''}-${actor.role}`.slice(0, 63), values: [state ?? null, limit + 1, ...(after ?? [])],
    text: `select ${columns} from office_paper where ($1::text is null or state = $1) ${after ? 'and (made_at, id) < ($3::timestamptz, $4::uuid)' : ''} order by made_at desc, id desc limit $2`,
  }])
  const rows = found!.rows as unknown as OfficeRow[]
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  await context.disclose({ persons: [] })
  return answer({ items: items.map((row) => viewOf(context, row)), nextCursor: rows.length > limit && last ? sealCursor(platform.keys, binding, [last.madeAt.toISOString(), last.id]) : null, forms: officeForms(actor.role).map((form) => formView(form, actor)) })
})

type Judged = Answer<never> | { readonly form: FormDefinition; readonly typed: Record<string, string> }
async function judgedTyped(context: AnyContext, formId: string, given: Readonly<Record<string, string>>): Promise<Judged> {
  const form = formById(formId)
  if (!form || !mayDraft(form)) return refusedFor('form-unknown')
  const typed = tidyTyped(given)
  const [problem] = blankProblems(form, typed, 'draft')
  if (problem) return blankRefused(problem)
  const unknown = Object.keys(given).find((name) => !form.blanks.some((blank) => blank.name === name))
  if (unknown !== undefined) return refusedFor('blank-unknown', { form: form.mark, blank: unknown, label: unknown, labelEn: unknown })
  const office = await officeOf(context)
  const unprintable = printable(wordsFor(context, office, form, typed, null).content, { day: context.today, layout: office.layout })
  return unprintable ? refused(unprintable) : { form, typed }
}

const draft = route(draftOfficePaper, async (context) => {
  const { body, platform, now } = context
  const judged = await judgedTyped(context, body.formId, body.typed)
  if ('ok' in judged) return judged
  const hash = platform.keys.blindIndex('office-paper', canonical(body))
  const outcome = await context.transaction(async (transaction) => (await transaction.query<{ outcome: string }>({ name: 'documents-draft-office', text: 'select draft_office_paper($1, $2, $3, $4, $5) as outcome', values: [body.id, body.formId, sealed(platform, judged.typed), hash, now] })).rows[0]!.outcome)
  return outcome === 'other' ? refusedFor('id-reused') : shown(context, body.id, outcome === 'new' ? 201 : 200)
})

const verdict = (context: AnyContext, row: OfficeRow, act: PaperAct, basedOn: number): Answer<never> | null => {
  const judged = judgePaperAct(row, { act, basedOn, agencyId: context.actor.agencyId, role: context.actor.role, form: { id: row.formId, maker: officeHeads } })
  return judged.ok ? null : refused(judged.refusal)
}

const edit = route(editOfficePaper, async (context) => {
  const { params, body, platform, now } = context
  const row = await one(context, params.paper)
  if (!row) return notFound
  const refusal = verdict(context, row, 'edit', body.basedOn)
  if (refusal) return refusal
  const judged = await judgedTyped(context, row.formId, body.typed)
  if ('ok' in judged) return judged
  const version = await context.transaction(async (transaction) => (await transaction.query<{ version: number | null }>({ name: 'documents-edit-office', text: 'select edit_office_paper($1, $2, $3, $4) as version', values: [row.id, body.basedOn, sealed(platform, judged.typed), now] })).rows[0]!.version)
  return version === null ? refusedFor('changed-since', { sequence: row.version, changed: 'edit' }) : shown(context, row.id)
})

const issue = route(issueOfficePaper, async (context) => {
  const { params, body, platform, actor, now, today } = context
  const row = await one(context, params.paper)
  if (!row) return notFound
  if (row.issueId === body.issueId) return shown(context, row.id)
  const refusal = verdict(context, row, 'issue', body.basedOn)
  if (refusal) return refusal
  const form = formById(row.formId)
  if (!form) return refusedFor('form-unknown')
  const typed = opened<Record<string, string>>(platform, row.body)
  const [problem] = blankProblems(form, typed, 'issue')
  if (problem) return blankRefused(problem)
  const office = await officeOf(context)
  const [names] = await context.read([{ name: `documents-name-${actor.role}`, text: 'select actor_name() as name' }])
  const { facts, content: words } = wordsFor(context, office, form, typed, (names!.rows[0]?.['name'] as string | null) ?? null)
  const template = await ownTemplate(context, form.id)
  const code = words.head.by === 'office' ? words.head.code : ''
  const series = seriesOf(form.numberLetters ?? '', office.numbering)
  const options = { day: today, layout: office.layout }
  const numbered = await withNumber({ agencyId: actor.agencyId, series, code, day: today }, context.read, actor.role, async (number) => {
    const content: DocumentContent = wordsOf(words, { number: numberText(number!), day: today })
    const made = await setPaper(content, options)
    if (!made.ok) return made
    const docx = template ? filled(template.content, { ...fieldValues(template.fields, facts, content), 'paper.number': fullNumber(number!, code), 'paper.day': today.split('-').toReversed().join('/') }) : made.docx
    const signed = await signedByOffice(platform, office.agency, made.pdf, made.signaturePlace, now)
    if (!signed.ok) return signed
    const data = { form: { id: form.id, mark: form.mark, title: form.title }, typed, content, layout: office.layout }
    const files: MadeFile[] = [{ format: 'pdf', bytes: made.pdf }, { format: 'docx', bytes: docx }, ...(signed.pdf ? [{ format: 'signed-pdf' as const, bytes: signed.pdf }] : []), { format: 'data', bytes: Buffer.from(JSON.stringify(data)) }]
    return { ok: true, made: filesToKeep(files, sealBytes(platform)) }
  }, async (made, number) => context.transaction(async (transaction) => (await transaction.query<{ outcome: string }>({
    name: 'documents-issue-office', text: 'select issue_office_paper($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10::bytea[], $11) as outcome', values: [row.id, row.version, body.issueId, series, code, number, today, form.title.slice(0, 200), made.kinds, made.contents, now],
  })).rows[0]!.outcome))
  if (!numbered.ok) return refused(numbered.refusal)
  if (numbered.value === 'changed' && (await one(context, row.id))?.issueId === body.issueId) return shown(context, row.id)
  return numbered.value === 'changed' ? refusedFor('changed-since', { sequence: row.version, changed: 'issue' }) : shown(context, row.id)
})

const recall = route(recallOfficePaper, async (context) => {
  const { params, body, platform, now, today } = context
  const row = await one(context, params.paper)
  if (!row) return notFound
  const refusal = verdict(context, row, 'recall', body.basedOn)
  if (refusal) return refusal
  const version = await context.transaction(async (transaction) => (await transaction.query<{ version: number | null }>({ name: 'documents-recall-office', text: 'select recall_office_paper($1, $2, $3, $4, $5) as version', values: [row.id, body.basedOn, today, sealed(platform, body.reason), now] })).rows[0]!.version)
  return version === null ? refusedFor('changed-since', { sequence: row.version, changed: 'recall' }) : shown(context, row.id)
})

const file = route(getOfficePaperFile, async (context) => {
  const { params, query, platform, actor, today } = context
  const row = await one(context, params.paper)
  if (!row) return notFound
  const { format } = query
  let content: Uint8Array | null = null
  if (row.state === 'draft') {
    const form = formById(row.formId)
    if (!form || (format !== 'pdf' && format !== 'docx')) return notFound
    const office = await officeOf(context)
    const made = await setOne(wordsFor(context, office, form, opened<Record<string, string>>(platform, row.body), null).content, { day: today, layout: office.layout, draft: true }, format)
    if (!made.ok) return refused(made.refusal)
    content = made.bytes
  } else {
    const [kept] = await context.read([{ name: `documents-office-file-${actor.role}`, values: [row.id, format], text: 'select content from office_paper_file where paper_id = $1 and format = $2' }])
    const bytes = kept!.rows[0]?.['content'] as Buffer | undefined
    content = bytes ? Buffer.from(platform.keys.decrypt(purpose, bytes), 'base64') : null
  }
  if (!content) return notFound
  await context.disclose({ persons: [] })
  return givenFile({ name: fileName(row.formId, format, row.day ? { number: row.number, day: row.day } : null), type: typeOf(format), content })
})

export const routes: readonly Route[] = [list, draft, edit, issue, recall, file]
