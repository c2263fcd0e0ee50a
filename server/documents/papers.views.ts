/** Papers of a measure as the contract shows them, out of one reading. */
import { declarationOf, opensWhole } from '@hoa-nhap/domain/access/access.rules'
import { Role, type Actor, type AgencyKind } from '@hoa-nhap/domain/kernel/actor'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { DocumentContent, FormDefinition, PaperFacts } from '@hoa-nhap/domain/documents/documents.model'
import type { listPapers, PaperForm, PaperView } from '@hoa-nhap/domain/documents/documents.contract'
import { blankProblems } from '@hoa-nhap/domain/documents/forms/blanks.rules'
import { actsOfForm, formById, forms, formsOfAct } from '@hoa-nhap/domain/documents/forms/index'
import { fullNumber, judgePaperAct, maySign, PaperAct, signsForHead, type FollowKind } from '@hoa-nhap/domain/documents/issue.rules'
import { mayWrite } from '@hoa-nhap/domain/documents/papers.compartments.rules'
import type { z } from 'zod'
import { procedureOf, type Directory } from '../measures/measures.model.ts'
import type { Platform } from '../platform/platform.ts'
import type { Rows, Statement } from '../platform/route.ts'
import { caseFrom, composed, factStatements, signerOf, type PaperCase } from './papers.facts.ts'
import { copiesStatement, dataStatement, draftsStatement, openJson, papersStatement, type CopyRow, type DraftRow, type FileRow, type PaperData, type PaperRow } from './papers.store.ts'

type View = z.input<typeof PaperView>
type FormView = z.input<typeof PaperForm>
export type Listed = z.input<typeof listPapers.output>

/** A measure with its papers. */
export type PaperShelf = { readonly paperCase: PaperCase; readonly drafts: readonly DraftRow[]; readonly papers: readonly PaperRow[]; readonly copies: readonly CopyRow[]; readonly files: readonly FileRow[]; readonly directory: Directory }
export type Reader = { readonly actor: Actor; readonly platform: Platform; readonly today: PlainDate; read(statements: readonly Statement[]): Promise<readonly Rows[]> }

/** Null: the measure is not in sight. */
export async function shelfOf(reader: Reader, measureId: string, directory: Directory): Promise<PaperShelf | null> {
  const { actor, platform } = reader
  const facts = factStatements(actor.role, measureId)
  const results = await reader.read([...facts, ...(draftsOf(actor.role) ? [draftsStatement(actor.role, measureId)] : []), papersStatement(actor.role, measureId), copiesStatement(actor.role, measureId), dataStatement(actor.role, measureId)])
  const paperCase = caseFrom(results.slice(0, facts.length), actor, platform, directory)
  if (!paperCase) return null
  const rest = results.slice(facts.length)
  const drafts = draftsOf(actor.role) ? (rest.shift()!.rows as unknown as DraftRow[]) : []
  return { paperCase, directory, drafts, papers: rest[0]!.rows as unknown as PaperRow[], copies: rest[1]!.rows as unknown as CopyRow[], files: rest[2]!.rows as unknown as FileRow[] }
}
const draftsOf = (role: Role): boolean => role !== 'inspector'

/** Posts of a kind of office. */
export const postsOf = (kind: AgencyKind): readonly Role[] => Role.options.filter((role) => declarationOf(role).agency === kind)
const people: readonly string[] = ['person', 'representative', 'parties']

/** Whether an office makes the form: one of its posts does, or a person writes it before that office. */
export function mayDraft(form: FormDefinition, actor: Pick<Actor, 'agencyKind' | 'role' | 'day'>, kind: PaperCase['kind']): boolean {
  const posts = postsOf(actor.agencyKind)
  const acts = form.regime === 'local' ? [] : actsOfForm(form.id)
  if (acts.length > 0 && !acts.some((act) => act.kind === kind)) return false
  return (form.maker.some((maker) => people.includes(maker) || (posts as readonly string[]).includes(maker))) && mayWrite(form, kind, opensWhole(actor.role, actor.day))
}

export function formView(form: FormDefinition, { role, delegated }: Pick<Actor, 'role' | 'delegated'>): FormView {
  return {
    id: form.id, mark: form.mark, title: form.title, ...(form.titleEn ? { titleEn: form.titleEn } : {}), titleConfidence: form.titleConfidence, layoutConfidence: form.layoutConfidence, citation: form.citation, maker: [...form.maker], numberLetters: form.numberLetters,
    recipients: [...form.recipients], mine: maySign(form, role, delegated),
    blanks: form.blanks.map((blank) => ({ name: blank.name, label: blank.label, ...(blank.labelEn ? { labelEn: blank.labelEn } : {}), kind: blank.kind, required: blank.required, ...(blank.most === undefined ? {} : { most: blank.most }) })),
  }
}

const moment = (at: Date): string => at.toISOString()
/** How a paper of a form that the catalogue no longer holds is called. */
const unknownForm = (id: string): Pick<FormDefinition, 'id' | 'mark' | 'title' | 'maker'> => ({ id, mark: id, title: id, maker: [] })

/** What a draft says today, or what was signed; null: the person's key has been destroyed. */
export function wordsOfDraft(shelf: PaperShelf, row: DraftRow, reader: Pick<Reader, 'actor' | 'platform' | 'today'>): { readonly content: DocumentContent; readonly typed: Readonly<Record<string, string>>; readonly fields?: PaperData['fields']; readonly facts?: PaperFacts } | null {
  const { platform, actor, today } = reader
  const { paperCase } = shelf
  if (row.frozen) {
    const data = openJson<PaperData>(platform.keys, paperCase.key, row.frozen)
    return data && { content: data.content, typed: data.typed, fields: data.fields }
  }
  const form = formById(row.formId)
  const typed = openJson<Record<string, string>>(platform.keys, paperCase.key, row.typed)
  if (!form || !typed) return null
  const signer = signerOf(form, actor, postsOf(actor.agencyKind))
  const { content, facts } = composed(form, paperCase, actor, { eventId: row.eventId, act: row.act, typed, day: today, signer, signed: signer === actor.role, forHead: signsForHead(form, actor.role, actor.delegated) })
  return { typed, content, facts }
}

export function dataOf(shelf: PaperShelf, paperId: string, platform: Platform): PaperData | null {
  const sealed = shelf.files.find((file) => file.paperId === paperId && file.format === 'data')?.content
  return sealed ? openJson<PaperData>(platform.keys, shelf.paperCase.key, sealed) : null
}

const numberOf = (row: Pick<PaperRow, 'number' | 'code'>): string | null => (row.number === null ? null : fullNumber(row.number, row.code ?? ''))
const kindOf: Readonly<Record<FollowKind, PaperAct>> = { replaces: 'replace', corrects: 'correct', reissues: 'reissue' }
export const actOfFollow = (kind: FollowKind): PaperAct => kindOf[kind]
export const succeeds = (directory: Directory, actor: Pick<Actor, 'agencyId'>, agencyId: string): boolean => agencyId !== actor.agencyId && directory.units.bodyNow?.(agencyId) === actor.agencyId

function actsFor(row: { readonly state: PaperRow['state'] | DraftRow['state']; readonly version: number; readonly agencyId: string }, form: Pick<FormDefinition, 'id' | 'maker'>, actor: Actor, directory: Directory, writes: boolean): PaperAct[] {
  if (!writes) return []
  return PaperAct.options.filter((act) => judgePaperAct(row, { act, agencyId: actor.agencyId, role: actor.role, delegated: actor.delegated, form, succeeds: succeeds(directory, actor, row.agencyId) }).ok)
}

export function viewOf(shelf: PaperShelf, row: DraftRow | PaperRow, reader: Pick<Reader, 'actor' | 'platform' | 'today'>, templates: ReadonlySet<string> = new Set()): View {
  const { actor, platform } = reader
  const { directory, paperCase } = shelf
  const form = formById(row.formId)
  const named = form ?? unknownForm(row.formId)
  const event = row.eventId === null ? undefined : paperCase.events.find((each) => each.id === row.eventId)
  const ref = (kind: FollowKind, other: PaperRow | undefined, id: string) => ({ id, kind, number: other ? numberOf(other) : null, day: other?.day ?? null })
  const follows = row.followsId && row.followKind ? ref(row.followKind, shelf.papers.find((each) => each.id === row.followsId), row.followsId) : null
  const issued = 'issueId' in row ? row : null
  const draft = issued ? null : (row as DraftRow)
  const words = draft ? wordsOfDraft(shelf, draft, reader) : null
  const content = words?.content ?? (issued ? dataOf(shelf, row.id, platform)?.content : undefined)
  const reason = issued?.recallReason ? openJson<string>(platform.keys, paperCase.key, issued.recallReason) : null
  return {
    id: row.id, formId: row.formId, mark: named.mark, title: named.title, ...(form?.titleEn ? { titleEn: form.titleEn } : {}), state: row.state, number: issued ? numberOf(issued) : null, day: issued?.day ?? null, agencyId: row.agencyId, agencyName: directory.agencyName(row.agencyId),
    eventId: row.eventId, act: row.act, version: row.version, madeByRole: row.madeByRole, madeAt: moment(row.madeAt), signedByRole: row.signedByRole, signedAt: row.signedAt ? moment(row.signedAt) : null, issuedAt: issued ? moment(issued.issuedAt) : null,
    follows, followedBy: shelf.papers.filter((each) => each.followsId === row.id && each.followKind).map((each) => ref(each.followKind!, each, each.id)), recalledOn: issued?.recalledOn ?? null, recallReason: reason,
    copies: shelf.copies.filter((copy) => copy.paperId === row.id).map((copy) => copyView(copy, directory)),
    formats: issued ? shelf.files.filter((file) => file.paperId === row.id).map((file) => file.format).toSorted() : ['docx', 'pdf'],
    recipients: (content?.recipients ?? []).map((name) => name.replace(/[;.]$/u, '')), typed: words ? { ...words.typed } : null,
    missing: form && words ? blankProblems(form, words.typed, 'issue', words.facts).filter((problem) => problem.code === 'blank-required').map((problem) => problem.facts.blank) : [],
    doubts: draft ? [...(content?.doubts ?? [])] : [], outdated: issued !== null && event !== undefined && event.replacedBy !== null, open: content !== undefined, ownTemplate: templates.has(row.formId),
    may: actsFor(row, named, actor, directory, draftsOf(actor.role)),
  }
}
export const copyView = (copy: CopyRow, directory: Directory): View['copies'][number] => ({ id: copy.id, form: copy.form, number: fullNumber(copy.number, copy.code), day: copy.day, agencyName: directory.agencyName(copy.agencyId), role: copy.role })

/** Everything of the measure: drafts first, then what was issued, newest first; and which forms can be made. */
export function listOf(shelf: PaperShelf, reader: Reader, templates: ReadonlySet<string>): Listed {
  const { actor, today } = reader
  const { paperCase } = shelf
  const writes = draftsOf(actor.role)
  const offered = new Map<string, FormDefinition>()
  const ids = (found: readonly FormDefinition[]): string[] => found.filter((form) => form.about !== 'office' && mayDraft(form, actor, paperCase.kind)).map((form) => {
    offered.set(form.id, form)
    return form.id
  })
  const standing = paperCase.events.filter((event) => event.replacedBy === null)
  const offers = !writes ? [] : [
    ...standing.map((event) => ({ act: event.type, eventId: event.id, occurredOn: event.occurredOn, formIds: ids(formsOfAct(paperCase.kind, event.type, event.occurredOn)) })).toReversed(),
    ...Object.keys(procedureOf(paperCase.kind)?.acts ?? {}).map((act) => ({ act, eventId: null, occurredOn: null, formIds: ids(formsOfAct(paperCase.kind, act, today)) })),
  ].filter((offer) => offer.formIds.length > 0)
  // Letters and invitations go with no act of the law.
  const own = writes ? forms.filter((form) => form.regime === 'local' && (form.about !== 'office' || form.numberLetters === '') && mayDraft(form, actor, paperCase.kind)) : []
  for (const form of own) offered.set(form.id, form)
  const rows: (DraftRow | PaperRow)[] = [...shelf.drafts.toReversed(), ...shelf.papers.toReversed()]
  return { items: rows.map((row) => viewOf(shelf, row, reader, templates)), nextCursor: null, offers, forms: [...offered.values()].map((form) => formView(form, actor)) }
}

export const templatesStatement = (role: Role): Statement => ({ name: `documents-templates-${role}`, text: 'select form_id as "formId" from paper_template' })
