/**
 * Excel both ways. In: a roster of people is tried (nothing is written), its headings are put right, then it is run: all of its rows or none, with
 * progress, and again without doubling anybody. The file travels with each call and is never kept. Out: each list with purpose and receiver.
 */
import { z } from 'zod'
import { Limit, operation, page, Problem } from '../kernel/operation.ts'
import { MeasureKind } from '../kernel/measure.ts'
import { InstantText, PlainDateSchema, PlainDateText } from '../kernel/plain-date.ts'
import { ColumnChoice } from '../registers/excel.contract.ts'
import { importers, largestRoster, ListKind, RosterKind } from './exchange.model.ts'

export { ColumnChoice }
const language = z.enum(['vi', 'en']).default('vi')
const excelRefusals = ['excel-empty', 'excel-too-large', 'too-large', 'excel-not-xlsx', 'excel-old', 'excel-locked', 'excel-damaged', 'excel-macro', 'excel-formula', 'excel-merged', 'excel-too-many-rows', 'excel-too-wide', 'excel-no-sheet', 'roster-no-headings', 'excel-no-rows'] as const

export const RosterField = z.object({
  key: z.string(), label: z.string(), labelEn: z.string(), hint: z.string(), hintEn: z.string(), required: z.boolean(),
  choices: z.array(z.object({ value: z.string(), label: z.string(), labelEn: z.string() })),
})
export const RosterView = z.object({
  id: RosterKind, name: z.string(), nameEn: z.string(), /** What a row is, and what it becomes. */ help: z.string(), helpEn: z.string(), mostRows: z.number().int(), fields: z.array(RosterField),
  /** Headings that the province's own lists have used, and what they stood for. */
  learnt: z.array(z.object({ heading: z.string(), field: z.string() })),
})
export type RosterView = z.infer<typeof RosterView>
/** The rosters the caller's post may take in; empty where it may take in none. */
export const listRosters = operation({
  id: 'exchange.rosters', method: 'GET', path: '/api/exchange/rosters', summary: 'Rosters of people that may be imported', summaryVi: 'Các danh sách người có thể nhập', access: 'signed-in', audit: null, output: page(RosterView),
})
export const rosterTemplate = operation({
  id: 'exchange.roster-template', method: 'GET', path: '/api/exchange/rosters/:roster/template.xlsx', summary: 'An empty roster to fill in', summaryVi: 'Mẫu Excel của danh sách', access: importers, audit: null, gives: 'file',
  params: z.object({ roster: RosterKind }), query: z.object({ language }), output: z.unknown(), refusals: ['roster-not-yours'],
})

const file = { bytes: largestRoster + 1024 }

/**
 * `new`: a person is registered (also where another body's record is of the same person: the records post is told, the answer is the same). `match`: a person in
 * your own sight, to whom the measure is added. `known`: that measure is there already, or this very row came in before; nothing is written.
 * `duplicate`: looks like somebody in your own sight, but the row does not say enough to be sure; it comes in as a new record and the pair goes to
 * the records post. `error`: the cells named have to be corrected.
 */
export const RosterOutcome = z.enum(['new', 'match', 'known', 'duplicate', 'error'])
export const RosterCell = z.object({ /** As Excel names it: `C7`; the number of the row alone where the column is missing. */ cell: z.string(), field: z.string().nullable(), code: z.string(), detail: z.string(), detailEn: z.string() })
export const RosterRow = z.object({
  row: z.number().int(), outcome: RosterOutcome, /** The name as the row says it. */ name: z.string(), /** Only of a person in your own sight. */ personId: z.uuid().nullable(),
  /** Years of the measure's law: `before-2022` comes in as the paper says. Null where nothing would be written. */
  regime: z.string().nullable(), /** Status, last day and alarm that the measure would have. */ status: z.string().nullable(), termEndsOn: PlainDateText.nullable(), /** The last lawful day lies in the past: only an ending is left to record. */ over: z.boolean(),
  errors: z.array(RosterCell),
})
export const RosterColumn = z.object({ column: z.string(), heading: z.string(), field: z.string().nullable(), /** By whom it was found: the user, the province's earlier lists, our own words, nobody. */ by: z.enum(['chosen', 'learnt', 'known', 'none']) })
export const RosterCounts = z.object({ new: z.number().int(), match: z.number().int(), known: z.number().int(), duplicate: z.number().int(), error: z.number().int() })
export const RosterTrial = z.object({
  roster: RosterKind, kind: MeasureKind, /** Of this very file and these columns; the run is told it, so that it takes what was looked at. */ seal: z.string(),
  sheet: z.string(), headingRow: z.number().int(), columns: z.array(RosterColumn), missing: z.array(z.string()), counts: RosterCounts, rows: z.array(RosterRow),
})
export type RosterTrial = z.infer<typeof RosterTrial>
/** Writes nothing of the list; the trial itself stands in the ledger, and many trials raise an alarm. */
export const tryRoster = operation({
  id: 'exchange.try-roster', method: 'POST', path: '/api/exchange/rosters/:roster/trial', summary: 'Try a roster: what each row would become; writes nothing', summaryVi: 'Chạy thử một danh sách: mỗi dòng sẽ thành gì; không ghi gì', access: importers, audit: 'roster-tried',
  params: z.object({ roster: RosterKind }), query: z.object({ columns: ColumnChoice }), takes: file, output: RosterTrial, headers: ['Purpose'],
  refusals: ['roster-not-yours', 'column-unknown', 'too-many-trials', ...excelRefusals],
})

export const RosterRun = z.object({
  id: z.uuid(), roster: RosterKind, /** `interrupted`: the server stopped meanwhile; nothing was written, send it again under the same id. */ state: z.enum(['running', 'done', 'refused', 'interrupted']),
  done: z.number().int(), total: z.number().int(), counts: RosterCounts.nullable(), /** Why nothing was written. */ refusal: Problem.nullable(), startedAt: InstantText, endedAt: InstantText.nullable(),
})
export type RosterRun = z.infer<typeof RosterRun>
/**
 * Begins the run and answers at once; `GET /api/exchange/runs/:id` says how far it is. All rows or none. The same id is one run, and the same rows under
 * another id or in another file are `known`.
 */
export const runRoster = operation({
  id: 'exchange.run-roster', method: 'POST', path: '/api/exchange/rosters/:roster/runs', summary: 'Import a roster: all rows or none', summaryVi: 'Nhập danh sách: tất cả các dòng hoặc không dòng nào', access: importers, audit: 'roster-run', status: 201,
  params: z.object({ roster: RosterKind }), query: z.object({ id: z.uuid(), columns: ColumnChoice, seal: z.string().max(100) }), takes: file, output: RosterRun, headers: ['Purpose'],
  refusals: ['roster-not-yours', 'column-unknown', 'roster-changed', 'roster-running', 'id-reused', ...excelRefusals],
})
export const getRun = operation({
  id: 'exchange.run', method: 'GET', path: '/api/exchange/runs/:id', summary: 'How far a run is', summaryVi: 'Tiến độ nhập', access: importers, audit: null, params: z.object({ id: z.uuid() }), output: RosterRun, refusals: ['not-found'],
})
/** Of the caller's own body, the newest first. */
export const listRuns = operation({
  id: 'exchange.runs', method: 'GET', path: '/api/exchange/runs', summary: 'Earlier imports of this body', summaryVi: 'Các lần nhập của cơ quan', access: importers, audit: null, output: page(RosterRun),
})

export const ListView = z.object({
  id: ListKind, name: z.string(), nameEn: z.string(), mostRows: z.number().int(), /** Those the caller's post reads; all are exported where none are chosen. */ columns: z.array(z.object({ key: z.string(), label: z.string(), labelEn: z.string() })),
  /** Which of the filters of `exportList` this list takes. */
  filters: z.array(z.string()),
  /** Of `registers`: those the caller reads. */
  registers: z.array(z.object({ id: z.string(), name: z.string(), nameEn: z.string() })),
})
export type ListView = z.infer<typeof ListView>
/** The lists the caller's post may take out of the house; empty where it may take none. */
export const listLists = operation({
  id: 'exchange.lists', method: 'GET', path: '/api/exchange/lists', summary: 'Lists that may be exported', summaryVi: 'Các danh sách được xuất', access: 'signed-in', audit: null, output: page(ListView),
})
export const ExportRequest = z.object({
  /** Why and to whom, as it will stand in the file and in the ledger of exports. No names of persons. */
  reason: z.string().trim().min(5).max(300), receiver: z.string().trim().min(2).max(200), /** On which the handing over rests, e.g. `L91 Đ19.1.c`. */ article: z.string().trim().max(120).optional(),
  columns: z.array(z.string().max(40)).max(40).optional(), language,
  filter: z.object({
    unit: z.string().max(40).optional(), kind: MeasureKind.optional(), status: z.string().max(60).optional(), due: z.enum(['overdue', 'today', 'week', 'month', 'waiting']).optional(),
    register: z.string().max(60).optional(), q: z.string().max(100).optional(),
    indicator: z.string().max(80).optional(), from: PlainDateSchema.optional(), to: PlainDateSchema.optional(), met: z.enum(['yes', 'no', 'all']).optional(), units: z.enum(['then', 'now']).optional(),
  }).default({}),
})
export type ExportRequest = z.infer<typeof ExportRequest>
/** Streams; each page is read anew under the caller's rights of that moment and stands in the ledger before it leaves. */
export const exportList = operation({
  id: 'exchange.export', method: 'POST', path: '/api/exchange/lists/:list/export.xlsx', summary: 'A list as an Excel file, with purpose and receiver', summaryVi: 'Xuất danh sách ra Excel, ghi rõ mục đích và nơi nhận', access: 'signed-in', audit: 'list-exported', exports: true, gives: 'file',
  params: z.object({ list: ListKind }), body: ExportRequest, output: z.unknown(), headers: ['Purpose'],
  refusals: ['export-not-yours', 'export-filter', 'column-unknown', 'unknown-unit', 'unknown-indicator', 'not-found', 'purpose-needed', 'export-too-long', 'period-reversed'],
})
export const ExportView = z.object({
  id: z.uuid(), at: InstantText, list: z.string(), register: z.string().nullable(), role: z.string(), agencyName: z.string(), postId: z.string(), purpose: z.string(), reason: z.string(), receiver: z.string(), article: z.string().nullable(),
  /** Null while it is being sent, and where it broke off. */
  rows: z.number().int().nullable(),
})
/** What left the house: of the caller's own body; to the privacy officer of the whole province. Never who stood in it. */
export const listExports = operation({
  id: 'exchange.exports', method: 'GET', path: '/api/exchange/exports', summary: 'Lists that were exported', summaryVi: 'Sổ theo dõi xuất danh sách', access: 'signed-in', audit: null,
  query: z.object({ cursor: z.string().optional(), limit: Limit }), output: page(ExportView), refusals: ['cursor-not-yours'],
})
export const operations = [listRosters, rosterTemplate, tryRoster, runRoster, getRun, listRuns, listLists, exportList, listExports]
