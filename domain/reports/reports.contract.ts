/** Periodic reports: what may be reported, drafts with computed figures, sending up, checking, files, lists behind figures, restatements. */
import { z } from 'zod'
import { AgencyKind, Role } from '../kernel/actor.ts'
import { Citation, Confidence } from '../kernel/citation.ts'
import { Limit, listQuery, operation, page } from '../kernel/operation.ts'
import { InstantText, PlainDateSchema, PlainDateText } from '../kernel/plain-date.ts'
import { Count } from '../indicators/indicators.contract.ts'
import { PeriodKind } from './periods.rules.ts'
import { ReportState } from './reports.model.ts'
import { reportRoles } from './roles.rules.ts'

const CutOffName = z.enum(['calendar', 'december'])
const Cut = z.object({ id: CutOffName, note: z.string(), noteEn: z.string(), citation: Citation, confidence: Confidence })
const PeriodChoice = z.object({ kind: PeriodKind, cutOff: CutOffName, from: PlainDateText, to: PlainDateText, name: z.string(), nameEn: z.string() })

export const FigureSummary = z.object({ id: z.string(), label: z.string(), labelEn: z.string(), unit: z.string(), definition: z.string(), definitionEn: z.string(), source: z.enum(['measures', 'acts', 'indicator', 'entry', 'sum']) })
export const DefinitionView = z.object({
  id: z.string(), version: z.number().int(), name: z.string(), nameEn: z.string(), scope: z.enum(['commune', 'facility', 'province']), makers: z.array(Role), signers: z.array(Role), receiver: AgencyKind,
  duty: z.object({ note: z.string(), noteEn: z.string(), citation: Citation, confidence: Confidence }), cuts: z.array(Cut),
  /** Periods that the screen offers, latest first; a range of days is free. `directives`: of a report on a document, the documents it may be about. */
  periods: z.array(PeriodChoice), allowsRange: z.boolean(), directives: z.array(z.object({ id: z.string(), number: z.string(), title: z.string() })),
  groups: z.array(z.object({ id: z.string(), title: z.string(), titleEn: z.string(), figures: z.array(FigureSummary) })),
  /** Whether the caller's post may begin one, and sign it. */
  may: z.object({ make: z.boolean(), sign: z.boolean() }),
})
export const listDefinitions = operation({
  id: 'reports.definitions', method: 'GET', path: '/api/report-definitions', summary: 'Reports that this post makes, signs or receives', summaryVi: 'Các loại báo cáo của vị trí này', access: reportRoles, audit: null,
  query: z.object(listQuery), output: page(DefinitionView), refusals: ['unknown-cursor'],
})

export const ReportItem = z.object({
  id: z.uuid(), definitionId: z.string(), name: z.string(), nameEn: z.string(), period: PeriodChoice, state: ReportState, revision: z.number().int(), unitId: z.string(), unitName: z.string(), agencyId: z.string(), agencyName: z.string(),
  receiverName: z.string().nullable(), number: z.string().nullable(), submittedAt: InstantText.nullable(), acceptedAt: InstantText.nullable(), asOf: PlainDateText,
  /** The report that this one restates, and the one by which it was restated. */
  restates: z.uuid().nullable(), restatedBy: z.uuid().nullable(), directive: z.string().nullable(),
  /** `own`: made by the caller's agency; `received`: sent to it. */
  side: z.enum(['own', 'received']),
})
export const listReports = operation({
  id: 'reports.list', method: 'GET', path: '/api/reports', summary: 'Reports of the own agency and those sent to it', summaryVi: 'Báo cáo của cơ quan và báo cáo nhận được', access: reportRoles, audit: null,
  query: z.object({ definition: z.string().max(40).optional(), state: ReportState.optional(), side: z.enum(['own', 'received']).optional(), year: z.coerce.number().int().optional(), cursor: z.string().max(200).optional(), limit: Limit }),
  output: page(ReportItem), refusals: ['unknown-cursor'],
})

/** `value` is null where the figure is not known, and `reason` says why; "<5" for whoever sees no persons. */
export const FigureView = z.object({
  id: z.string(), label: z.string(), labelEn: z.string(), unit: z.string(), definition: z.string(), definitionEn: z.string(), source: z.enum(['measures', 'acts', 'indicator', 'entry', 'sum']), indicatorId: z.string().nullable(),
  value: z.union([Count, z.number()]).nullable(), met: Count.nullable(), of: Count.nullable(), reason: z.string().nullable(), reasonEn: z.string().nullable(),
  /** In a restatement: what the restated report said. */
  before: z.union([Count, z.number()]).nullable(),
  /** The list behind it may be asked for. */
  opens: z.boolean(),
})
export const TableView = z.object({ id: z.string(), title: z.string(), titleEn: z.string(), columns: z.array(z.object({ title: z.string(), titleEn: z.string() })), rows: z.array(z.object({ label: z.string(), unitId: z.string().nullable(), cells: z.array(z.union([Count, z.number(), z.string()]).nullable()) })), note: z.string().nullable() })
export const ChartView = z.object({ id: z.string(), title: z.string(), titleEn: z.string(), unit: z.string(), labels: z.array(z.string()), series: z.array(z.object({ name: z.string(), values: z.array(z.number().nullable()) })) })
/** One place of the narrative: the sentence made from the figures, and the words of the officer below it. */
export const WordsView = z.object({ id: z.string(), title: z.string(), titleEn: z.string(), sentences: z.array(z.string()), asks: z.string().nullable(), words: z.string() })
export const HistoryView = z.object({ at: InstantText, type: z.enum(['made', 'written', 'computed', 'submitted', 'returned', 'accepted', 'restated']), postTitle: z.string(), agencyName: z.string(), reason: z.string().nullable(), number: z.string().nullable() })
export const ReportView = ReportItem.extend({
  definitionVersion: z.number().int(), groups: z.array(z.object({ id: z.string(), title: z.string(), titleEn: z.string(), figures: z.array(FigureView) })), tables: z.array(TableView), charts: z.array(ChartView), words: z.array(WordsView),
  /** What rests on something not verified, or is incomplete. */
  doubts: z.array(z.string()), history: z.array(HistoryView),
  restatement: z.object({ reason: z.string(), of: z.object({ id: z.uuid(), number: z.string().nullable(), asOf: PlainDateText }), changed: z.array(z.object({ figure: z.string(), label: z.string(), before: z.union([Count, z.number()]).nullable(), now: z.union([Count, z.number()]).nullable() })) }).nullable(),
  /** Data that came later: figures of a sent report that would be different today. Asked for with `late=yes`. */
  late: z.array(z.object({ figure: z.string(), label: z.string(), before: z.union([Count, z.number()]).nullable(), now: z.union([Count, z.number()]).nullable() })).nullable(),
  returnedBecause: z.string().nullable(),
  /** Whether what was sent bears the office's electronic signature. */
  signed: z.boolean(),
  /** The number to name as `basedOn` in the next act. */
  version: z.number().int(),
  may: z.object({ write: z.boolean(), compute: z.boolean(), submit: z.boolean(), check: z.boolean(), restate: z.boolean(), discard: z.boolean() }),
})
export type ReportView = z.infer<typeof ReportView>

const address = { params: z.object({ id: z.uuid() }) }
const common = ['not-found', 'not-your-role', 'changed-since', 'report-not-now'] as const
export const getReport = operation({
  id: 'reports.get', method: 'GET', path: '/api/reports/:id', summary: 'One report with its figures', summaryVi: 'Một báo cáo và số liệu của nó', access: reportRoles, audit: null, ...address, query: z.object({ late: z.enum(['yes']).optional() }), output: ReportView, refusals: ['not-found'],
})
export const makeReport = operation({
  id: 'reports.make', method: 'POST', path: '/api/reports', summary: 'Begin a report: figures are computed at once', summaryVi: 'Lập báo cáo, tính số liệu', access: reportRoles, audit: 'report-made', status: 201,
  body: z.object({ id: z.uuid(), definitionId: z.string().max(40), period: z.object({ kind: PeriodKind, from: PlainDateSchema, to: PlainDateSchema }), cutOff: CutOffName.optional(), directiveId: z.string().max(80).optional() }), output: ReportView,
  refusals: ['unknown-report', 'not-your-role', 'period-reversed', 'not-a-period', 'period-not-begun', 'period-not-offered', 'directive-needed', 'unknown-directive', 'report-exists', 'id-reused'],
})
export const writeReport = operation({
  id: 'reports.write', method: 'PUT', path: '/api/reports/:id', summary: 'Words and numbers of the officer', summaryVi: 'Ghi lời và số do cán bộ nhập', access: reportRoles, audit: 'report-written', ...address,
  body: z.object({ basedOn: z.number().int(), words: z.record(z.string().max(40), z.string().max(6000)), entries: z.record(z.string().max(40), z.number().min(0).max(1_000_000_000_000).nullable()) }), output: ReportView, refusals: [...common, 'unknown-place'],
})
export const computeReport = operation({
  id: 'reports.compute', method: 'POST', path: '/api/reports/:id/figures', summary: 'Compute the figures of a draft again', summaryVi: 'Tính lại số liệu của bản thảo', access: reportRoles, audit: 'report-computed', ...address, body: z.object({ basedOn: z.number().int() }), output: ReportView, refusals: [...common],
})
export const submitReport = operation({
  id: 'reports.submit', method: 'POST', path: '/api/reports/:id/submit', summary: 'Sign and send: figures, lists and files are frozen', summaryVi: 'Ký, gửi; số liệu và danh sách được chốt', access: reportRoles, audit: 'report-submitted', ...address,
  body: z.object({ basedOn: z.number().int() }), output: ReportView, refusals: [...common, 'words-missing', 'nobody-receives', 'period-not-over', 'letter-missing', 'book-closed', 'try-again', 'certificate-expired'],
})
export const acceptReport = operation({
  id: 'reports.accept', method: 'POST', path: '/api/reports/:id/accept', summary: 'Accept a report that was sent', summaryVi: 'Chấp nhận báo cáo', access: reportRoles, audit: 'report-accepted', ...address, body: z.object({ basedOn: z.number().int() }), output: ReportView, refusals: [...common],
})
export const returnReport = operation({
  id: 'reports.return', method: 'POST', path: '/api/reports/:id/return', summary: 'Send a report back with the reason', summaryVi: 'Trả lại báo cáo, nêu lý do', access: reportRoles, audit: 'report-returned', ...address,
  body: z.object({ basedOn: z.number().int(), reason: z.string().trim().min(5).max(1000) }), output: ReportView, refusals: [...common],
})
export const restateReport = operation({
  id: 'reports.restate', method: 'POST', path: '/api/reports/:id/restate', summary: 'Begin a restatement of a report that was accepted', summaryVi: 'Lập báo cáo điều chỉnh', access: reportRoles, audit: 'report-restated', status: 201, ...address,
  body: z.object({ id: z.uuid(), reason: z.string().trim().min(5).max(1000) }), output: ReportView, refusals: ['not-found', 'not-your-role', 'report-not-now', 'nothing-changed', 'report-exists', 'id-reused'],
})
export const discardReport = operation({
  id: 'reports.discard', method: 'DELETE', path: '/api/reports/:id', summary: 'Discard a draft that was never sent', summaryVi: 'Bỏ bản thảo chưa gửi', access: reportRoles, audit: 'report-discarded', ...address, output: z.object({ discarded: z.literal(true) }), refusals: ['not-found', 'not-your-role', 'report-not-now'],
})
/** A draft is rendered with its watermark; what was sent is answered byte for byte. `signed-pdf`: with the office's own signature, where it has a certificate here. */
export const reportFile = operation({
  id: 'reports.file', method: 'GET', path: '/api/reports/:id/file', summary: 'The report as a file', summaryVi: 'Tệp của báo cáo', access: reportRoles, audit: 'report-file-taken', gives: 'file', ...address,
  query: z.object({ format: z.enum(['pdf', 'docx', 'xlsx', 'signed-pdf']).default('pdf'), revision: z.coerce.number().int().min(1).optional() }), output: z.unknown(), refusals: ['not-found', 'letter-missing'],
})
/** The list behind one figure as it was frozen, or as it stands now for a draft: as far as it is the caller's to open. */
export const listFigureRecords = operation({
  id: 'reports.records', method: 'GET', path: '/api/reports/:id/figures/:figure/records', summary: 'The list behind a figure of a report', summaryVi: 'Danh sách đứng sau một số của báo cáo', access: reportRoles, audit: 'figure-opened',
  params: z.object({ id: z.uuid(), figure: z.string().max(60) }), query: z.object({ part: z.enum(['met', 'unmet', 'all']).default('all'), cursor: z.string().max(400).optional(), limit: Limit }),
  output: z.object({
    items: z.array(z.object({ personId: z.string(), name: z.string(), birthYear: z.number().int(), measureId: z.string().nullable(), unitId: z.string(), unitName: z.string(), onDay: PlainDateText, met: z.boolean() })),
    /** `total`: all that was counted; `yours`: those the caller may open. */
    total: Count, yours: z.number().int(), nextCursor: z.string().nullable(),
  }),
  headers: ['Purpose'], refusals: ['not-found', 'no-list', 'unknown-cursor'],
})
/** Which reports of the last periods an agency, or the agencies below it, have sent. */
export const listOwed = operation({
  id: 'reports.owed', method: 'GET', path: '/api/report-dues', summary: 'Which reports are there, waiting or missing, by unit', summaryVi: 'Theo dõi nộp báo cáo', access: reportRoles, audit: null,
  query: z.object({ definition: z.string().max(40), from: PlainDateSchema, to: PlainDateSchema, ...listQuery }),
  output: page(z.object({ unitId: z.string(), unitName: z.string(), agencyId: z.string(), agencyName: z.string(), state: z.enum(['none', 'draft', 'submitted', 'returned', 'accepted']), reportId: z.uuid().nullable(), submittedAt: InstantText.nullable() })), refusals: ['unknown-report', 'unknown-cursor'],
})
export const operations = [listDefinitions, listReports, getReport, makeReport, writeReport, computeReport, submitReport, acceptReport, returnReport, restateReport, discardReport, reportFile, listFigureRecords, listOwed]
