/** Routes of `documents.contract.ts` but the issue: drafts, what papers say, files. */
import { opensWhole } from '@hoa-nhap/domain/access/access.rules'
import type { Refusal } from '@hoa-nhap/domain/kernel/decision'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { FormDefinition } from '@hoa-nhap/domain/documents/documents.model'
import { discardPaper, draftPaper, editPaper, getPaperFile, listPapers, readPaper, returnPaper, signPaper } from '@hoa-nhap/domain/documents/documents.contract'
import { blankProblems, tidyTyped, type BlankProblem } from '@hoa-nhap/domain/documents/forms/blanks.rules'
import { formById, inForceOn } from '@hoa-nhap/domain/documents/forms/index'
import { judgePaperAct, signsForHead, type FollowKind, type PaperAct } from '@hoa-nhap/domain/documents/issue.rules'
import { mayWrite } from '@hoa-nhap/domain/documents/papers.compartments.rules'
import { canonical, directoryOf } from '../measures/measures.model.ts'
import { keyForWriting, type PersonKey } from '../people/people.model.ts'
import { answer, givenFile, refused, route, type Answer, type Context, type Route } from '../platform/route.ts'
import { composed, signerOf, type Composed } from './papers.facts.ts'
import { noCopy, openFile, openJson, sealJson, type DraftRow, type Format, fileStatement, type PaperData, type PaperRow } from './papers.store.ts'
import { actOfFollow, listOf, mayDraft, postsOf, shelfOf, succeeds, templatesStatement, viewOf, wordsOfDraft, type PaperShelf } from './papers.views.ts'
import { printable, setOne } from './rendering.ts'
import { filled } from './templates.ts'

// oxlint-disable-next-line typescript/no-explicit-any -- any context: only what all of them have is used
export type AnyContext = Context<any, any, any>
export const notFound: Answer<never> = refused({ code: 'not-found', facts: {} })
export const refusedFor = (code: string, facts: Refusal['facts'] = {}): Answer<never> => refused({ code, facts })
/** The first thing that is wrong, said by its form and blank. */
export const blankRefused = (problem: BlankProblem): Answer<never> => refusedFor(problem.code, { field: `typed.${problem.facts.blank}`, ...problem.facts })

export async function templatesOf(context: AnyContext): Promise<ReadonlySet<string>> {
  if (context.actor.role === 'inspector') return new Set()
  const [found] = await context.read([templatesStatement(context.actor.role)])
  return new Set(found!.rows.map((row) => String(row['formId'])))
}

/** The office's own Word template for a form. */
export async function ownTemplate(context: AnyContext, formId: string): Promise<{ readonly fields: readonly string[]; readonly content: Buffer } | null> {
  const { actor } = context
  const [found] = await context.read([{ name: `documents-template-${actor.role}`, values: [formId], text: 'select fields, content from paper_template where form_id = $1' }])
  return (found!.rows[0] as { fields: string[]; content: Buffer } | undefined) ?? null
}

/** The measure with its papers as they stand now, and one of them. */
export async function paperOf(context: AnyContext, measureId: string, paperId: string): Promise<{ readonly shelf: PaperShelf; readonly draft: DraftRow | undefined; readonly paper: PaperRow | undefined } | null> {
  const shelf = await shelfOf(context, measureId, await directoryOf(context.platform))
  if (!shelf) return null
  const draft = shelf.drafts.find((row) => row.id === paperId)
  const paper = shelf.papers.find((row) => row.id === paperId)
  return draft || paper ? { shelf, draft, paper } : null
}

/** The paper as it stands after an act; the ledger has it. */
export async function shown(context: AnyContext, measureId: string, paperId: string, status?: 200 | 201): Promise<Answer<ReturnType<typeof viewOf>>> {
  const found = await paperOf(context, measureId, paperId)
  if (!found) return notFound
  await context.disclose({ persons: [found.shelf.paperCase.personId], measureId })
  return answer(viewOf(found.shelf, (found.draft ?? found.paper)!, context, await templatesOf(context)), status)
}

export function judged(context: AnyContext, row: DraftRow | PaperRow, act: PaperAct, shelf: PaperShelf, basedOn?: number): Answer<never> | null {
  const form = formById(row.formId) ?? { id: row.formId, maker: [] }
  const { actor } = context
  const verdict = judgePaperAct(row, { act, basedOn, agencyId: actor.agencyId, role: actor.role, delegated: actor.delegated, form, succeeds: succeeds(shelf.directory, actor, row.agencyId) })
  return verdict.ok ? null : refused(verdict.refusal)
}

/** A draft composed as its signer would sign it today. */
export function composedBy(context: AnyContext, shelf: PaperShelf, form: FormDefinition, of: Pick<DraftRow, 'eventId' | 'act'>, typed: Readonly<Record<string, string>>, signed: boolean, templateFields: readonly string[] | null = null): Composed {
  const { actor, today } = context
  const signer = signed ? actor.role : signerOf(form, actor, postsOf(actor.agencyKind))
  return composed(form, shelf.paperCase, actor, { eventId: of.eventId, act: of.act, typed, day: today, signer, signed: signed || signer === actor.role, forHead: signsForHead(form, actor.role, actor.delegated) }, templateFields)
}

export function dataFor(shelf: PaperShelf, form: FormDefinition, of: Pick<DraftRow, 'eventId' | 'act'>, typed: Readonly<Record<string, string>>, { content, facts, fields }: Composed): PaperData {
  const event = shelf.paperCase.events.find((each) => each.id === of.eventId)
  return {
    form: { id: form.id, mark: form.mark, title: form.title }, measure: { kind: shelf.paperCase.kind, regime: facts.measure.regime }, act: event ? { type: event.type, occurredOn: event.occurredOn } : null,
    rule: facts.rule?.id ?? null, typed, content, layout: shelf.paperCase.office.layout, ...(fields ? { fields } : {}),
  }
}

type Wish = { readonly formId: string; readonly eventId?: string | undefined; readonly act?: string | undefined; readonly typed: Readonly<Record<string, string>>; readonly follows?: { readonly paperId: string; readonly kind: FollowKind } | undefined }

/** Whether the draft may be made at all: the form of that day and office, the act, the blanks, the paper it follows. */
function judgedWish(context: AnyContext, shelf: PaperShelf, wish: Wish): Answer<never> | { readonly form: FormDefinition; readonly typed: Record<string, string>; readonly act: string | null } {
  const { actor, today } = context
  const form = formById(wish.formId)
  const event = wish.eventId === undefined ? undefined : shelf.paperCase.events.find((each) => each.id === wish.eventId && each.replacedBy === null)
  if (wish.eventId !== undefined && !event) return refusedFor('event-unknown')
  const before = wish.follows ? shelf.papers.find((paper) => paper.id === wish.follows!.paperId) : undefined
  const day: PlainDate = event?.occurredOn ?? today
  if (!form || !mayDraft(form, actor, shelf.paperCase.kind) || !(inForceOn(form, day) || inForceOn(form, today))) return refusedFor('form-unknown')
  if (wish.follows) {
    if (!before) return notFound
    const refusal = judged(context, before, actOfFollow(wish.follows.kind), shelf)
    if (refusal) return refusal
    // Nghị định 30/2020 Điều 18.3: what is wrong in substance is replaced by a paper of the same kind, what is wrong in form is corrected by an official letter.
    const same = wish.follows.kind === 'corrects' ? form.numberLetters === '' : form.numberLetters === (formById(before.formId)?.numberLetters ?? form.numberLetters)
    if (!same) return refusedFor('form-unknown')
  }
  const typed = tidyTyped(wish.typed)
  const [problem] = blankProblems(form, { ...typed, ...Object.fromEntries(Object.keys(wish.typed).filter((name) => !(name in typed)).map((name) => [name, ''])) }, 'draft')
  if (problem) return blankRefused(problem)
  return { form, typed, act: event?.type ?? wish.act ?? null }
}
const isAnswer = (value: object): value is Answer<never> => 'ok' in value

const list = route(listPapers, async (context) => {
  const shelf = await shelfOf(context, context.params.id, await directoryOf(context.platform))
  if (!shelf) return notFound
  await context.disclose({ persons: [shelf.paperCase.personId], measureId: context.params.id })
  return answer(listOf(shelf, context, await templatesOf(context)))
})

const draft = route(draftPaper, async (context) => {
  const { params, body, platform, actor, now } = context
  const shelf = await shelfOf(context, params.id, await directoryOf(platform))
  if (!shelf) return notFound
  const hash = platform.keys.blindIndex('paper', canonical({ measure: params.id, body }))
  // Sent again, perhaps after it was signed or issued: the paper as it has become.
  const known = shelf.drafts.find((row) => row.id === body.id)
  if (known && !known.contentHash.equals(hash)) return refusedFor('id-reused')
  if (known || shelf.papers.some((row) => row.id === body.id)) return shown(context, params.id, body.id, 200)
  const wish = judgedWish(context, shelf, body)
  if (isAnswer(wish)) return wish
  const { form, typed, act } = wish
  const made = composedBy(context, shelf, form, { eventId: body.eventId ?? null, act }, typed, false)
  const unprintable = printable(made.content, { day: context.today, layout: shelf.paperCase.office.layout })
  if (unprintable) return refused(unprintable)
  if (!made.compartments.every((compartment) => opensWhole(actor.role, actor.day).includes(compartment))) return refusedFor('form-unknown')
  const outcome = await context.transaction(async (transaction) => {
    const key = await keyForWriting(transaction, platform.keys, shelf.paperCase.personId)
    if (!key) return 'person-key-gone'
    return (await transaction.query<{ outcome: string | null }>({
      name: 'documents-draft', text: 'select draft_paper($1, $2, $3, $4, $5, $6, $7::text[], $8, $9, $10, $11, $12) as outcome',
      values: [body.id, shelf.paperCase.personId, params.id, body.eventId ?? null, act, form.id, made.compartments, body.follows?.paperId ?? null, body.follows?.kind ?? null, sealJson(platform.keys, key, typed), hash, now],
    })).rows[0]!.outcome
  })
  if (outcome === null) return notFound
  if (outcome === 'other') return refusedFor('id-reused')
  if (outcome === 'person-key-gone') return refusedFor(outcome)
  return shown(context, params.id, body.id, outcome === 'new' ? 201 : 200)
})

const edit = route(editPaper, async (context) => {
  const { params, body, platform, now, actor } = context
  const found = await paperOf(context, params.id, params.paper)
  if (!found) return notFound
  const { shelf, draft: row } = found
  const refusal = judged(context, (row ?? found.paper)!, 'edit', shelf, body.basedOn)
  if (refusal || !row) return refusal ?? notFound
  const form = formById(row.formId)
  if (!form) return refusedFor('form-unknown')
  const typed = tidyTyped(body.typed)
  const [problem] = blankProblems(form, { ...typed, ...Object.fromEntries(Object.keys(body.typed).filter((name) => !(name in typed)).map((name) => [name, ''])) }, 'draft')
  if (problem) return blankRefused(problem)
  const made = composedBy(context, shelf, form, row, typed, false)
  const unprintable = printable(made.content, { day: context.today, layout: shelf.paperCase.office.layout })
  if (unprintable) return refused(unprintable)
  if (!mayWrite(form, shelf.paperCase.kind, opensWhole(actor.role, actor.day))) return refusedFor('form-unknown')
  if (!shelf.paperCase.key.wrapped) return refusedFor('person-key-gone')
  const sealed = sealJson(platform.keys, shelf.paperCase.key, typed)
  const version = await context.transaction(async (transaction) => (await transaction.query<{ version: number | null }>({ name: 'documents-edit', text: 'select edit_paper($1, $2, $3, $4::text[], $5) as version', values: [row.id, body.basedOn, sealed, made.compartments, now] })).rows[0]!.version)
  return version === null ? refusedFor('changed-since', { sequence: row.version, changed: 'edit' }) : shown(context, params.id, row.id)
})

const discard = route(discardPaper, async (context) => {
  const found = await paperOf(context, context.params.id, context.params.paper)
  if (!found) return notFound
  const refusal = judged(context, (found.draft ?? found.paper)!, 'discard', found.shelf)
  if (refusal) return refusal
  const gone = await context.transaction(async (transaction) => (await transaction.query<{ gone: boolean }>({ name: 'documents-discard', text: 'select discard_paper($1) as gone', values: [context.params.paper] })).rows[0]!.gone)
  if (!gone) return notFound
  await context.disclose({ persons: [found.shelf.paperCase.personId], measureId: context.params.id })
  return answer(undefined, 204)
})

const get = route(readPaper, async (context) => {
  const { params } = context
  const found = await paperOf(context, params.id, params.paper)
  if (!found) return notFound
  const { shelf, draft: row, paper } = found
  const content = row ? wordsOfDraft(shelf, row, context)?.content : keptWords(context, shelf, paper!)
  if (!content) return notFound
  await context.disclose({ persons: [shelf.paperCase.personId], measureId: params.id })
  return answer({ paper: viewOf(shelf, (row ?? paper)!, context, await templatesOf(context)), content: { ...content } })
})

function keptWords(context: AnyContext, shelf: PaperShelf, paper: PaperRow): PaperData['content'] | undefined {
  const sealed = shelf.files.find((file) => file.paperId === paper.id && file.format === 'data')?.content
  return sealed ? openJson<PaperData>(context.platform.keys, shelf.paperCase.key, sealed)?.content : undefined
}

const sign = route(signPaper, async (context) => {
  const { params, body, platform, now } = context
  const found = await paperOf(context, params.id, params.paper)
  if (!found) return notFound
  const { shelf, draft: row } = found
  const refusal = judged(context, (row ?? found.paper)!, 'sign', shelf, body.basedOn)
  if (refusal || !row) return refusal ?? notFound
  const ready = await readyToIssue(context, shelf, row)
  if ('ok' in ready) return ready
  const frozen = sealJson(platform.keys, shelf.paperCase.key, ready.data)
  const version = await context.transaction(async (transaction) => (await transaction.query<{ version: number | null }>({ name: 'documents-sign', text: 'select sign_paper($1, $2, $3, $4::text[], $5) as version', values: [row.id, body.basedOn, frozen, ready.compartments, now] })).rows[0]!.version)
  return version === null ? refusedFor('changed-since', { sequence: row.version, changed: 'sign' }) : shown(context, params.id, row.id)
})

/** What will be issued: complete, printable, sealed under a key that stands. What was signed is taken as it was signed. */
export async function readyToIssue(context: AnyContext, shelf: PaperShelf, row: DraftRow): Promise<Answer<never> | { readonly data: PaperData; readonly compartments: readonly string[]; readonly form: FormDefinition }> {
  const { platform } = context
  const form = formById(row.formId)
  if (!form) return refusedFor('form-unknown')
  if (!shelf.paperCase.key.wrapped) return refusedFor('person-key-gone')
  const frozen = row.frozen ? openJson<PaperData>(platform.keys, shelf.paperCase.key, row.frozen) : null
  if (frozen) return { data: frozen, compartments: row.compartments, form }
  const typed = openJson<Record<string, string>>(platform.keys, shelf.paperCase.key, row.typed)
  if (!typed) return refusedFor('person-key-gone')
  const template = await ownTemplate(context, form.id)
  const made = composedBy(context, shelf, form, row, typed, true, template?.fields ?? null)
  const [problem] = blankProblems(form, typed, 'issue', made.facts)
  if (problem) return blankRefused(problem)
  const unprintable = printable(made.content, { day: context.today, layout: shelf.paperCase.office.layout })
  if (unprintable) return refused(unprintable)
  return { data: dataFor(shelf, form, row, typed, made), compartments: made.compartments, form }
}

const giveBack = route(returnPaper, async (context) => {
  const { params, body, now } = context
  const found = await paperOf(context, params.id, params.paper)
  if (!found) return notFound
  const refusal = judged(context, (found.draft ?? found.paper)!, 'return', found.shelf, body.basedOn)
  if (refusal) return refusal
  const version = await context.transaction(async (transaction) => (await transaction.query<{ version: number | null }>({ name: 'documents-return', text: 'select return_paper($1, $2, $3) as version', values: [params.paper, body.basedOn, now] })).rows[0]!.version)
  return version === null ? refusedFor('changed-since', { sequence: body.basedOn, changed: 'return' }) : shown(context, params.id, params.paper)
})

const types: Readonly<Record<Format, { readonly type: string; readonly ending: string }>> = {
  pdf: { type: 'application/pdf', ending: 'pdf' }, 'signed-pdf': { type: 'application/pdf', ending: 'pdf' }, docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ending: 'docx' }, data: { type: 'application/json', ending: 'json' },
}
/** Never a name of anybody: the form, and number and year where there are any. */
export function fileName(form: string, format: Format, numbered: { readonly number: number | null; readonly day: string } | null): string {
  const middle = numbered ? `${numbered.number === null ? '' : `-${numbered.number}`}-${numbered.day}` : '-du-thao'
  return `${form}${middle}${format === 'signed-pdf' ? '-ky-so' : ''}.${types[format].ending}`
}
export const typeOf = (format: Format): string => types[format].type

const file = route(getPaperFile, async (context) => {
  const { params, query, platform, actor, today } = context
  const found = await paperOf(context, params.id, params.paper)
  if (!found) return notFound
  const { shelf, draft: row, paper } = found
  const { format } = query
  let content: Uint8Array | null = null
  if (row) {
    const words = wordsOfDraft(shelf, row, context)
    if (!words || query.copy || (format !== 'pdf' && format !== 'docx')) return notFound
    const options = { day: today, layout: shelf.paperCase.office.layout, draft: true }
    const unprintable = printable(words.content, options)
    if (unprintable) return refused(unprintable)
    const form = formById(row.formId)
    const template = format === 'docx' && form ? await ownTemplate(context, row.formId) : null
    if (template) content = filled(template.content, { ...(row.frozen ? words.fields : composedBy(context, shelf, form!, row, words.typed, false, template.fields).fields), 'paper.number': '', 'paper.day': '' })
    else {
      const made = await setOne(words.content, options, format)
      if (!made.ok) return refused(made.refusal)
      content = made.bytes
    }
  } else {
    const [kept] = await context.read([fileStatement(actor.role, params.id, params.paper, query.copy ?? noCopy, format)])
    const sealed = kept!.rows[0] as { content: Buffer } | undefined
    content = sealed ? openFile(platform.keys, shelf.paperCase.key as PersonKey, sealed.content) : null
  }
  if (!content) return notFound
  await context.disclose({ persons: [shelf.paperCase.personId], measureId: params.id })
  return givenFile({ name: fileName((row ?? paper)!.formId, format, paper ? { number: paper.number, day: paper.day } : null), type: typeOf(format), content })
})

export const routes: readonly Route[] = [list, draft, edit, discard, get, sign, giveBack, file]
