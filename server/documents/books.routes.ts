/** Register books, settings and templates of the caller's own office. */
import { createHash } from 'node:crypto'
import { closeBook, changeSettings, dropTemplate, enterByHand, keepTemplate, listBookEntries, listBooks, listTemplates, openBook, readSettings, type BookEntryView, type BookView } from '@hoa-nhap/domain/documents/books.contract'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import { yearOf, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { formById } from '@hoa-nhap/domain/documents/forms/index'
import { codeOf, fullNumber, seriesOf, type PaperState } from '@hoa-nhap/domain/documents/issue.rules'
import { layoutWith } from '@hoa-nhap/domain/documents/layout.law'
import { officeHeads } from '@hoa-nhap/domain/documents/papers.roles.rules'
import { templateFields } from '@hoa-nhap/domain/documents/template.rules'
import type { z } from 'zod'
import { directoryOf, openCursor, sealCursor } from '../measures/measures.model.ts'
import { answer, refused, route, type Route } from '../platform/route.ts'
import { oneAfterAnother } from './numbering.ts'
import { noSettings, officeFrom, officeStatement, type Office, type StoredSettings } from './office.ts'
import { refusedFor, type AnyContext } from './papers.routes.ts'
import { checkTemplate, largestTemplate } from './templates.ts'

export async function officeOf(context: AnyContext): Promise<Office> {
  const [found] = await context.read([officeStatement(context.actor.role)])
  return officeFrom(found!, context.actor, await directoryOf(context.platform))
}

type BookRow = { series: string; year: number; last: number; startedAfter: number; openedAt: Date; closedAt: Date | null }
const bookColumns = 'series, year, last, started_after as "startedAfter", opened_at as "openedAt", closed_at as "closedAt"'
const bookView = (row: BookRow): BookView => ({ ...row, openedAt: row.openedAt.toISOString(), closedAt: row.closedAt?.toISOString() ?? null })
const oneBook = (role: string, series: string, year: number) => ({ name: `documents-book-${role}`, values: [series, year], text: `select ${bookColumns} from register_book where series = $1 and year = $2` })

const books = route(listBooks, async (context) => {
  const { actor, query } = context
  const [found] = await context.read([{ name: `documents-books-${actor.role}`, values: [query.year ?? null], text: `select ${bookColumns} from register_book where ($1::int is null or year = $1) order by year desc, series` }])
  return answer({ items: (found!.rows as unknown as BookRow[]).map(bookView), nextCursor: null, numbering: (await officeOf(context)).numbering })
})

const open = route(openBook, async (context) => {
  const { actor, body, now, today } = context
  const year = yearOf(today)
  if (body.year !== year && body.year !== year + 1) return refusedFor('book-year')
  const opened = await context.transaction(async (transaction) => (await transaction.query<{ opened: boolean }>({ name: 'documents-open-book', text: 'select open_register_book($1, $2, $3, $4) as opened', values: [body.series, body.year, body.startedAfter, now] })).rows[0]!.opened)
  if (!opened) return refusedFor('book-open-already')
  const [found] = await context.read([oneBook(actor.role, body.series, body.year)])
  await context.disclose({ persons: [] })
  return answer(bookView(found!.rows[0] as BookRow), 201)
})

const close = route(closeBook, async (context) => {
  const { actor, params, now } = context
  const closed = await context.transaction(async (transaction) => (await transaction.query<{ closed: boolean }>({ name: 'documents-close-book', text: 'select close_register_book($1, $2, $3) as closed', values: [params.series, params.year, now] })).rows[0]!.closed)
  if (!closed) return refusedFor('not-found')
  const [found] = await context.read([oneBook(actor.role, params.series, params.year)])
  await context.disclose({ persons: [] })
  return answer(bookView(found!.rows[0] as BookRow))
})

type EntryRow = { series: string; year: number; number: number; code: string; kind: z.input<typeof BookEntryView>['kind']; formId: string | null; title: string; day: PlainDate; at: Date; role: Role; paperId: string; measureId?: string | null; state?: PaperState | null }
const entryView = (row: EntryRow): z.input<typeof BookEntryView> => ({
  series: row.series, year: row.year, number: row.number, text: fullNumber(row.number, row.code), day: row.day, at: row.at.toISOString(), role: row.role, kind: row.kind, title: row.title, formId: row.formId,
  paperId: row.kind === 'by-hand' ? null : row.paperId, measureId: row.measureId ?? null, state: row.state ?? null,
})
const entryColumns = 'e.series, e.year, e.number, e.code, e.kind, e.form_id as "formId", e.title, e.day::text as day, e.at, e.role, e.paper_id as "paperId"'
/** Posts that read papers of measures; the others see the number, the kind and the day. */
const readsPapers = (role: Role): boolean => !['district-chair', 'province-labour', 'province-planner', 'province-health', 'union-office', 'school'].includes(role)

const entries = route(listBookEntries, async (context) => {
  const { actor, query, platform } = context
  const { cursor, limit, ...filter } = query
  const binding = { postId: actor.postId, operation: 'papers.book-entries', filter: { ...filter, limit }, day: context.today }
  const after = cursor === undefined ? null : openCursor(platform.keys, binding, cursor, 4)
  if (cursor !== undefined && !after) return refusedFor('cursor-not-yours')
  const papers = readsPapers(actor.role)
  const [found] = await context.read([{
    name: `documents-entries${after ? '-next' : ''}-${actor.role}`.slice(0, 63), values: [filter.series ?? null, filter.year ?? null, filter.kind ?? null, filter.from ?? null, filter.to ?? null, filter.role ?? null, limit + 1, ...(after ?? [])],
    text: `select ${entryColumns}, ${papers ? 'coalesce(p.measure_id, c.measure_id)' : 'null::uuid'} as "measureId", coalesce(${papers ? 'p.state, ' : ''}o.state) as state from register_entry e left join office_paper o on o.id = e.paper_id
      ${papers ? 'left join paper p on p.id = e.paper_id left join paper_copy c on c.id = e.paper_id' : ''}
      where ($1::text is null or e.series = $1) and ($2::int is null or e.year = $2) and ($3::text is null or e.kind = $3) and ($4::date is null or e.day >= $4) and ($5::date is null or e.day <= $5) and ($6::text is null or e.role = $6)
      ${after ? 'and (e.year, e.day, e.series, e.number) < ($8::int, $9::date, $10, $11::int)' : ''} order by e.year desc, e.day desc, e.series desc, e.number desc limit $7`,
  }])
  const rows = found!.rows as unknown as EntryRow[]
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  await context.disclose({ persons: [] })
  return answer({ items: items.map(entryView), nextCursor: rows.length > limit && last ? sealCursor(platform.keys, binding, [String(last.year), last.day, last.series, String(last.number)]) : null })
})

const byHand = route(enterByHand, async (context) => {
  const { actor, body, now, today } = context
  const office = await officeOf(context)
  const code = codeOf(body.letters, office.agency.letters)
  const series = seriesOf(body.letters, office.numbering)
  try {
    const number = await oneAfterAnother(`${actor.agencyId}/${series}/${yearOf(today)}`, async () => context.transaction(async (transaction) => (await transaction.query<{ number: number | null }>({
      name: 'documents-by-hand', text: 'select enter_by_hand($1, $2, $3, $4, $5, $6) as number', values: [body.id, series, code, today, body.title, now],
    })).rows[0]!.number))
    if (number === null) return refusedFor('id-reused')
    const [found] = await context.read([{ name: `documents-entry-${actor.role}`, values: [body.id], text: `select ${entryColumns} from register_entry e where e.paper_id = $1` }])
    await context.disclose({ persons: [] })
    return answer(entryView(found!.rows[0] as EntryRow), 201)
  } catch (error) {
    if ((error as { code?: string }).code === 'HN423') return refusedFor('book-closed')
    throw error
  }
})

const settings = route(readSettings, async (context) => {
  const { agency, numbering, layout, own, version } = await officeOf(context)
  const { name: issuer, parent, place, letters } = agency
  return answer({ own: { ...own, layout: { ...own.layout } as Record<string, number>, version }, used: { parent, issuer, place, letters, numbering, layout: { ...layout } }, mayChange: (officeHeads as readonly Role[]).includes(context.actor.role) })
})

const change = route(changeSettings, async (context) => {
  const { body, now } = context
  const { basedOn, ...given } = body
  const set = layoutWith(given.layout)
  if (!set.ok) return refused({ code: set.refusal.code, facts: { ...set.refusal.facts } })
  const kept: StoredSettings = { ...noSettings, ...given, parent: given.parent?.normalize('NFC').trim() || null, issuer: given.issuer?.normalize('NFC').trim() || null, place: given.place?.normalize('NFC').trim() || null, letters: given.letters?.normalize('NFC').trim() || null }
  const version = await context.transaction(async (transaction) => (await transaction.query<{ version: number | null }>({ name: 'documents-settings', text: 'select keep_paper_setting($1::jsonb, $2, $3) as version', values: [JSON.stringify(kept), basedOn, now] })).rows[0]!.version)
  if (version === null) return refusedFor('changed-since', { changed: 'settings' })
  await context.disclose({ persons: [] })
  return answer({ ...kept, layout: { ...kept.layout } as Record<string, number>, version })
})

type TemplateRow = { formId: string; size: number; sha256: string; fields: string[]; keptAt: Date; role: Role }
const templateColumns = 'form_id as "formId", size, sha256, fields, kept_at as "keptAt", role'
const templates = route(listTemplates, async (context) => {
  const form = context.query.form === undefined ? null : formById(context.query.form)
  if (form === undefined) return refusedFor('form-unknown')
  const [found] = await context.read([{ name: `documents-own-templates-${context.actor.role}`, text: `select ${templateColumns} from paper_template order by form_id` }])
  return answer({ items: (found!.rows as unknown as TemplateRow[]).map((row) => ({ ...row, keptAt: row.keptAt.toISOString() })), nextCursor: null, fields: [...templateFields(form)] })
})

const keep = route(keepTemplate, async (context) => {
  const { params, bytes, now, actor } = context
  const form = formById(params.form)
  if (!form) return refusedFor('form-unknown')
  const checked = checkTemplate(bytes, form)
  if (!checked.ok) return refused(checked.refusal)
  await context.transaction((transaction) => transaction.query({
    name: 'documents-keep-template', text: 'select keep_paper_template($1, $2, $3, $4::text[], $5, $6)', values: [form.id, bytes.length, createHash('sha256').update(bytes).digest('hex'), checked.value, Buffer.from(bytes), now],
  }))
  const [found] = await context.read([{ name: `documents-one-template-${actor.role}`, values: [form.id], text: `select ${templateColumns} from paper_template where form_id = $1` }])
  const row = found!.rows[0] as TemplateRow
  await context.disclose({ persons: [] })
  return answer({ ...row, keptAt: row.keptAt.toISOString() }, 201)
})
export const templateLimit = largestTemplate

const drop = route(dropTemplate, async (context) => {
  const gone = await context.transaction(async (transaction) => (await transaction.query<{ gone: boolean }>({ name: 'documents-drop-template', text: 'select drop_paper_template($1) as gone', values: [context.params.form] })).rows[0]!.gone)
  if (!gone) return refusedFor('not-found')
  await context.disclose({ persons: [] })
  return answer(undefined, 204)
})

export const routes: readonly Route[] = [books, open, close, entries, byHand, settings, change, templates, keep, drop]
