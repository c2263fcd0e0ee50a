/** Lists that leave the house. Before the first row stands who takes it, for what and to whom; before each page, the ledger of openings. */
import { may, periodOf } from '@hoa-nhap/domain/access/access.rules'
import { roleTitle } from '@hoa-nhap/domain/access/titles.rules'
import { exportList, listExports, listLists, type ExportRequest, type ListView } from '@hoa-nhap/domain/exchange/exchange.contract'
import { columnsOf, listOf, lists, type ListDeclaration } from '@hoa-nhap/domain/exchange/exchange.lists'
import { mostExportedRows, type ListKind } from '@hoa-nhap/domain/exchange/exchange.model'
import type { Actor, Role } from '@hoa-nhap/domain/kernel/actor'
import type { Refusal } from '@hoa-nhap/domain/kernel/decision'
import type { Cell } from '@hoa-nhap/domain/registers/excel.rows'
import { registersEn } from '@hoa-nhap/domain/registers/registers.en'
import { registers } from '@hoa-nhap/domain/registers/registers.registers'
import { registersVi } from '@hoa-nhap/domain/registers/registers.vi'
import { writeOutAll } from '../access/access.model.ts'
import { directoryOf, narrowedTo, openCursor, sealCursor } from '../measures/measures.model.ts'
import { answer, givenFile, refused, route, type Answer, type Context, type Route } from '../platform/route.ts'
import { momentWords, registerFor, registerListOf } from '../registers/registers.model.ts'
import { recordsOf } from './export.records.ts'
import { sources, type Asked, type Language, type Source } from './export.sources.ts'
import { streamWorkbook, type StreamColumn } from './workbook.stream.ts'
import { purposeLabel } from './words.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const rowsAtOnce = 1000
/** Lists without a person in them, which whoever sees them may take along. */
const ownLists: readonly ListKind[] = ['registers', 'ledger']

const registersOf = (role: Role) => registers.filter((register) => registerFor(register.id, role) !== null)
function viewOf(list: ListDeclaration, role: Role): ListView | null {
  if (!ownLists.includes(list.id) && !may(role, 'export')) return null
  const columns = columnsOf(list, role)
  const readable = list.id === 'registers' ? registersOf(role) : []
  if (list.id === 'registers' ? readable.length === 0 : columns.length === 0) return null
  return {
    id: list.id, name: list.name, nameEn: list.nameEn, mostRows: mostExportedRows, columns: columns.map(({ key, label, labelEn }) => ({ key, label, labelEn })), filters: [...list.filters],
    registers: readable.map((register) => ({ id: register.id, name: registersVi[register.id]?.name ?? register.id, nameEn: registersEn[register.id]?.name ?? register.id })),
  }
}
const listed = route(listLists, async ({ actor }) => answer({ items: actor.substitutes ? [] : lists.flatMap((list) => viewOf(list, actor.role) ?? []), nextCursor: null }))

/** A post that sees some kinds only on a stated purpose states it, unless it asks for a kind in which it acts. */
function purposeMissing(actor: Actor, kind: string | undefined): boolean {
  const period = periodOf(actor.role, actor.day)
  if (!period?.otherKindsFor || period.otherKindsFor.includes(actor.purpose)) return false
  return !(kind !== undefined && (period.kinds as readonly string[] | undefined)?.includes(kind))
}

const texts = {
  vi: { exported: 'Xuất lúc', to: 'Nơi nhận', reason: 'Mục đích', article: 'Căn cứ', by: 'Người xuất', post: 'Vị trí', list: 'Danh sách', number: 'Số lần xuất', rows: 'Số dòng', columns: 'Các cột', filter: 'Lọc theo', purpose: 'Mục đích mở hồ sơ', sheet: 'Nguồn gốc', warning: 'Lưu ý', kept: 'Tệp có dữ liệu cá nhân. Chỉ dùng đúng mục đích nêu trên, không chuyển tiếp, xóa khi xong việc. Việc xuất đã được ghi sổ.', none: 'không lọc' },
  en: { exported: 'Exported at', to: 'Receiver', reason: 'Purpose', article: 'Basis', by: 'Exported by', post: 'Post', list: 'List', number: 'Export', rows: 'Rows', columns: 'Columns', filter: 'Filtered by', purpose: 'Purpose of opening', sheet: 'Provenance', warning: 'Note', kept: 'This file holds personal data. Use it for the purpose above alone, pass it to nobody, delete it when the work is done. The export stands in the ledger.', none: 'nothing' },
} as const

type ExportContext = Context<{ list: ListKind }, undefined, ExportRequest>
type Rows = { readonly name: string; readonly columns: readonly StreamColumn[]; readonly keys: readonly string[]; readonly register: string | null; readonly rows: AsyncGenerator<readonly Cell[]> }

/** The rows of a source, page by page: each in a transaction of its own that asks for the rights anew, and in the ledger before it is given. */
async function* pagesOf(context: ExportContext, source: Source, asked: Asked, keys: readonly string[], columns: readonly string[]): AsyncGenerator<readonly Cell[]> {
  const wanted = new Set(columns)
  for (let from = 0; from < keys.length; from += rowsAtOnce) {
    const part = keys.slice(from, from + rowsAtOnce)
    const [found] = await context.read([source.page(asked, part, wanted)])
    await context.disclose({ persons: [...new Set(found!.rows.flatMap((row) => source.person(row) ?? []))], ...(context.body.article ? { article: context.body.article } : {}) })
    for (const row of found!.rows) yield columns.map((key) => source.cells[key]!(row, asked))
  }
}

async function rowsOf(context: ExportContext, list: ListDeclaration, asked: Asked): Promise<Rows | Refusal> {
  const { body, actor } = context
  const { language } = body
  if (list.id === 'registers') {
    const register = body.filter.register === undefined ? null : registerFor(body.filter.register, actor.role)
    if (!register) return { code: 'not-found', facts: {} }
    const { unit, status, q } = body.filter
    const { words, columns, rows } = registerListOf(context, register, { unit, status, q }, language)
    const chosen = chosenOf(columns.map((_, index) => String(index)), body.columns)
    if (chosen === null) return { code: 'column-unknown', facts: { field: 'columns' } }
    return { name: words.name, columns: chosen.map((index) => columns[Number(index)]!), keys: [], register: register.id, rows: pick(rows, chosen.map(Number)) }
  }
  const open = columnsOf(list, actor.role)
  const chosen = chosenOf(open.map((column) => column.key), body.columns)
  if (chosen === null) return { code: 'column-unknown', facts: { field: 'columns' } }
  const columns = chosen.map((key) => { const column = open.find((each) => each.key === key)!; return { heading: language === 'vi' ? column.label : column.labelEn, width: column.width, kind: column.kind } })
  const source = list.id === 'indicator-records' ? await recordsOf(context, asked) : sources[list.id]
  if ('code' in source) return source
  if (list.id === 'ledger') await writeOutAll(context.platform)
  const [found] = await context.read([source.keys(asked)])
  const keys = found!.rows.map((row) => String(row['k']))
  if (keys.length > mostExportedRows) return { code: 'export-too-long', facts: { most: mostExportedRows } }
  return { name: language === 'vi' ? list.name : list.nameEn, columns, keys, register: null, rows: pagesOf(context, source, asked, keys, chosen) }
}
async function* pick(rows: AsyncIterable<readonly Cell[]>, indexes: readonly number[]): AsyncGenerator<readonly Cell[]> {
  for await (const row of rows) yield indexes.map((index) => row[index] ?? null)
}
/** The columns in the order of the list; null where one is asked for that is not there, or not open to the post: the same answer. */
function chosenOf(open: readonly string[], wanted: readonly string[] | undefined): readonly string[] | null {
  if (wanted === undefined || wanted.length === 0) return open
  return wanted.every((key) => open.includes(key)) ? open.filter((key) => wanted.includes(key)) : null
}

/** Counts what leaves, and writes it down when the last row has left; what broke off has no number. */
async function* counted(context: ExportContext, id: string, rows: AsyncIterable<readonly Cell[]>): AsyncGenerator<readonly Cell[]> {
  let count = 0
  for await (const row of rows) {
    // A register is no longer than the rest.
    if (count >= mostExportedRows) throw new Error('an export is longer than it may be')
    count += 1
    yield row
  }
  await context.write([{ name: 'exchange-end-export', text: 'select end_export($1, $2, $3)', values: [id, count, context.platform.now()] }])
}

const fileName = (name: string, on: string): string => `${name.replace(/[\\/:*?"<>|&]/g, ' ').replace(/\s+/g, ' ').trim()} ${on.split('-').toReversed().join('-')}.xlsx`

const exported = route(exportList, async (given) => {
  const context = given as unknown as ExportContext
  const { actor, body, platform, params } = context
  const list = listOf(params.list)
  const no = async (refusal: Refusal): Promise<Answer<never>> => { await context.disclose({ persons: [], outcome: 'refused' }); return refused(refusal) }
  if (viewOf(list, actor.role) === null) return no({ code: 'export-not-yours', facts: {} })
  const strange = Object.entries(body.filter).find(([key, value]) => value !== undefined && !list.filters.includes(key))
  if (strange) return no({ code: 'export-filter', facts: { filter: strange[0] } })
  if (!ownLists.includes(list.id) && list.id !== 'deadlines' && purposeMissing(actor, body.filter.kind)) return no({ code: 'purpose-needed', facts: {} })
  if (body.filter.from !== undefined && body.filter.to !== undefined && body.filter.from > body.filter.to) return no({ code: 'period-reversed', facts: { from: body.filter.from, to: body.filter.to } })
  const directory = await directoryOf(platform)
  const narrowed = list.id === 'registers' || list.id === 'indicator-records' ? (body.filter.unit !== undefined && !directory.unit(body.filter.unit) ? null : { unit: body.filter.unit }) : narrowedTo(body.filter.unit, directory, actor.provinceId)
  if (!narrowed) return no({ code: 'unknown-unit', facts: { field: 'filter.unit' } })
  const asked: Asked = { actor, today: context.today, now: context.now, filter: body.filter, unit: narrowed.unit, directory, language: body.language }
  const found = await rowsOf(context, list, asked)
  if ('code' in found) return no(found)
  const id = platform.uuid()
  await context.write([{
    name: 'exchange-begin-export', text: 'select begin_export($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
    values: [id, actor.accountId, actor.role, list.id, found.register, actor.purpose, body.reason, body.receiver, body.article ?? null, found.columns.map((column) => column.heading), context.now],
  }])
  await context.disclose({ persons: [], ...(body.article ? { article: body.article } : {}) })
  const say = texts[body.language]
  const who = `${roleTitle(actor.role, body.language)}, ${directory.agencyName(actor.agencyId)}`
  return givenFile({
    name: fileName(found.name, context.today), type: xlsx,
    content: streamWorkbook({
      name: found.name, mark: `${found.name} · ${say.exported.toLowerCase()} ${momentWords(context.now)} · ${who} (${actor.postId})`, purpose: `${say.reason}: ${body.reason} · ${say.to}: ${body.receiver}`,
      columns: found.columns, rows: counted(context, id, found.rows), provenanceName: say.sheet,
      provenance: (rows) => provenance(context, say, { id, name: found.name, who, rows, columns: found.columns.map((column) => column.heading), unitName: (unit) => directory.unitName(unit) }),
    }),
  })
})

type Facts = { readonly id: string; readonly name: string; readonly who: string; readonly rows: number; readonly columns: readonly string[]; readonly unitName: (id: string) => string }
function provenance({ body, actor, now }: ExportContext, say: (typeof texts)[Language], facts: Facts): (readonly [string, string])[] {
  const filters = Object.entries(body.filter).filter(([, value]) => value !== undefined).map(([key, value]) => `${key}: ${key === 'unit' ? facts.unitName(String(value)) : String(value)}`)
  return [
    [say.list, facts.name], [say.exported, momentWords(now)], [say.by, facts.who], [say.post, actor.postId], [say.reason, body.reason], [say.to, body.receiver], ...(body.article ? [[say.article, body.article] as const] : []),
    [say.purpose, purposeLabel(actor.purpose, body.language)], [say.filter, filters.join('; ') || say.none], [say.columns, facts.columns.join('; ')], [say.rows, String(facts.rows)], [say.number, facts.id], [say.warning, say.kept],
  ]
}

type Exported = { id: string; at: Date | string; list: string; register: string | null; role: string; agency_id: string; post_id: string; purpose: string; reason: string; receiver: string; article: string | null; rows: number | null }

const exportsMade = route(listExports, async (context) => {
  const { actor, query, platform } = context
  const binding = { postId: actor.postId, operation: 'exchange.exports', filter: { limit: query.limit }, day: context.today }
  const after = query.cursor === undefined ? null : openCursor(platform.keys, binding, query.cursor, 2)
  if (query.cursor !== undefined && !after) return refused({ code: 'cursor-not-yours', facts: {} })
  const directory = await directoryOf(platform)
  const [found] = await context.read([{
    name: `exchange-exports${after ? '-next' : ''}-${actor.role}`.slice(0, 63), values: [query.limit + 1, ...(after ?? [])],
    text: `select id, at, list, register, role, agency_id, post_id, purpose, reason, receiver, article, rows from list_export ${after ? 'where (at, id) < ($2::timestamptz, $3::uuid)' : ''} order by at desc, id desc limit $1`,
  }])
  const rows = found!.rows as unknown as Exported[]
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  return answer({
    items: shown.map((row) => ({ id: row.id, at: new Date(row.at).toISOString(), list: row.list, register: row.register, role: row.role, agencyName: directory.agencyName(row.agency_id), postId: row.post_id, purpose: row.purpose, reason: row.reason, receiver: row.receiver, article: row.article, rows: row.rows })),
    nextCursor: rows.length > query.limit && last ? sealCursor(platform.keys, binding, [new Date(last.at).toISOString(), last.id]) : null,
  })
})

export const exportRoutes: readonly Route[] = [listed, exported, exportsMade]
