/** Invented reports, exports and a roster; used with `startFixtureServer({ more, operations })`. They remember what is done to them. */
import { getRun, listRosters, listRuns, operations as exchange, rosterTemplate, runRoster, tryRoster, type RosterTrial } from '@hoa-nhap/domain/exchange/exchange.contract'
import { lists } from '@hoa-nhap/domain/exchange/exchange.lists'
import { operations as indicators } from '@hoa-nhap/domain/indicators/indicators.contract'
import { operations as reports, type ReportView } from '@hoa-nhap/domain/reports/reports.contract'
import { addHours } from '@hoa-nhap/domain/kernel/plain-date'
import { now, people, today } from './data.ts'
import type { Given, Replies } from './server.ts'

const known = new Set(exchange.map((operation) => operation.id))
export const listFixtureOperations = [...reports, ...exchange, ...[listRosters, rosterTemplate, tryRoster, runRoster, getRun, listRuns].filter((operation) => !known.has(operation.id)), ...indicators]

const l120 = { instrument: 'L120', article: '24', clause: '3' }
const december = { kind: 'year' as const, cutOff: 'december' as const, from: '2025-12-15', to: '2026-12-14', name: 'Năm 2026', nameEn: 'Year 2026' }
const october = { kind: 'month' as const, cutOff: 'calendar' as const, from: '2026-10-01', to: '2026-10-31', name: 'Tháng 10/2026', nameEn: 'October 2026' }
const quarter = { kind: 'quarter' as const, cutOff: 'calendar' as const, from: '2026-07-01', to: '2026-09-30', name: 'Quý 3/2026', nameEn: 'Quarter 3, 2026' }
const cuts = [
  { id: 'december' as const, note: 'Năm báo cáo từ 15/12 năm trước đến 14/12.', noteEn: 'The year of the report runs from 15 December to 14 December.', citation: { instrument: 'D163', article: '20', clause: '2' }, confidence: 'one-copy' as const },
  { id: 'calendar' as const, note: 'Năm dương lịch.', noteEn: 'Calendar year.', citation: l120, confidence: 'unverified' as const },
]
const definition = (id: string, name: string, nameEn: string, make: boolean, more: object = {}) => ({
  id, version: 1, name, nameEn, scope: 'commune', makers: ['commune-police', 'commune-police-chief'], signers: ['commune-police-chief'], receiver: 'province-police', duty: { note: 'Công an cấp xã báo cáo Công an tỉnh.', noteEn: 'The commune police report to the province police.', citation: l120, confidence: 'unverified' },
  cuts, periods: [december, october, quarter], allowsRange: true, directives: [], groups: [], may: { make, sign: make }, ...more,
})
const definitionsOf = (role: string | null) => [
  definition('commune', 'Báo cáo công tác cai nghiện ma túy, quản lý sau cai nghiện của xã', 'Report of a commune on rehabilitation and management after it', role !== 'province-police'),
  definition('plan', 'Báo cáo kết quả thực hiện kế hoạch', 'Report on the results of a plan', role === 'province-police', { cuts: cuts.slice(1), scope: 'province', directives: [{ id: '90-kh-ubnd-2024', number: '90/KH-UBND', title: 'cai nghiện và quản lý sau cai' }] }),
]

const figure = (id: string, label: string, labelEn: string, value: number | '<5' | null, more: object = {}) => ({ id, label, labelEn, unit: 'người', definition: `${label}: đếm theo hồ sơ của kỳ, mỗi người một lần.`, definitionEn: `${labelEn}: counted from the records of the period, each person once.`, source: 'measures', indicatorId: null, value, met: null, of: null, reason: null, reasonEn: null, before: null, opens: true, ...more })
const first = '60000000-0000-4000-8000-000000000010'
const sent = '60000000-0000-4000-8000-000000000011'
const base = (): ReportView => ({
  id: first, definitionId: 'commune', name: 'Báo cáo công tác cai nghiện ma túy, quản lý sau cai nghiện của xã', nameEn: 'Report of a commune on rehabilitation and management after it', period: quarter, state: 'draft', revision: 1, unitId: 'c-06004', unitName: 'Xã Đồng Đăng', agencyId: 'commune-police:c-06004', agencyName: 'Công an xã Đồng Đăng',
  receiverName: 'Công an tỉnh Lạng Sơn', number: null, submittedAt: null, acceptedAt: null, asOf: today, restates: null, restatedBy: null, directive: null, side: 'own', definitionVersion: 1,
  groups: [
    { id: 'users', title: 'Quản lý người sử dụng trái phép chất ma túy', titleEn: 'Management of people who use drugs', figures: [figure('users-end', 'Đang quản lý cuối kỳ', 'Managed at the end', 23), figure('users-begun', 'Đưa vào quản lý trong kỳ', 'Begun in the period', 4), figure('users-share', 'Được xét nghiệm theo hẹn', 'Tested as agreed', 82.6, { unit: '%', met: 19, of: 23, source: 'indicator' })] },
    { id: 'means', title: 'Điều kiện bảo đảm', titleEn: 'Means', figures: [figure('means-money', 'Kinh phí đã dùng', 'Money spent', null, { unit: 'đồng', source: 'entry', opens: false }), figure('means-staff', 'Cán bộ làm công tác cai nghiện', 'Staff', 2, { source: 'entry', opens: false }), figure('means-courses', 'Lượt người được tập huấn', 'Trainings', null, { reason: 'chưa tính được: chưa có sổ tập huấn của kỳ', reasonEn: 'cannot be computed: no register of training', opens: false, source: 'indicator' })] },
  ] as ReportView['groups'],
  tables: [{ id: 'by-kind', title: 'Theo hình thức cai nghiện', titleEn: 'By form of rehabilitation', columns: [{ title: 'Hình thức', titleEn: 'Form' }, { title: 'Đầu kỳ', titleEn: 'At the start' }, { title: 'Cuối kỳ', titleEn: 'At the end' }], rows: [{ label: 'Tại gia đình', unitId: null, cells: [5, 7] }, { label: 'Tại cộng đồng', unitId: null, cells: [1, null] }], note: 'Ô trống là chưa tính được.' }],
  charts: [{ id: 'running', title: 'Người đang được quản lý cuối từng tháng', titleEn: 'People managed at the end of each month', unit: 'người', labels: ['Tháng 7', 'Tháng 8', 'Tháng 9'], series: [{ name: 'đang quản lý', values: [21, null, 23] }] }],
  words: [{ id: 'users', title: 'Quản lý', titleEn: 'Management', sentences: ['Cuối kỳ, xã đang quản lý 23 người; trong kỳ đưa vào quản lý 4 người.'], asks: null, words: '' }, { id: 'assessment', title: 'Đánh giá', titleEn: 'Assessment', sentences: [], asks: 'Kết quả nổi bật, khó khăn, nguyên nhân', words: '' }],
  doubts: ['Biểu mẫu của Bộ chưa tìm thấy; các bảng là của hệ thống.'], history: [{ at: addHours(now, -3), type: 'made', postTitle: 'Cán bộ Công an xã', agencyName: 'Công an xã Đồng Đăng', reason: null, number: null }], restatement: null, late: null, returnedBecause: null, signed: false, version: 3,
  may: { write: true, compute: true, submit: true, check: false, restate: false, discard: true },
})
const sentReport = (): ReportView => ({ ...base(), id: sent, period: october, state: 'submitted', number: '05/BC-CAX', submittedAt: addHours(now, -200), asOf: '2026-11-03', side: 'received', may: { write: false, compute: false, submit: false, check: true, restate: true, discard: false }, words: base().words.map((one) => ({ ...one, words: one.asks ? 'Địa bàn ổn định.\nThiếu điểm tư vấn.' : '' })), history: [...base().history, { at: addHours(now, -200), type: 'submitted', postTitle: 'Trưởng Công an xã', agencyName: 'Công an xã Đồng Đăng', reason: null, number: '05/BC-CAX' }] })
const state = { report: base(), sent: sentReport(), polls: 0, trials: 0 }
export function resetLists(): void {
  Object.assign(state, { report: base(), sent: sentReport(), polls: 0, trials: 0 })
}
const problem = (status: number, code: string, detail: string, detailEn: string) => ({ status, body: { type: `/problems/${code}`, title: code, status, code, detail, detailEn } })
const of = (id: string | undefined): ReportView | null => (id === state.report.id ? state.report : id === state.sent.id ? state.sent : null)
const change = ({ params, body }: Given, next: (report: ReportView) => Partial<ReportView>) => {
  const report = of(params['id'])
  if (!report) return problem(404, 'not-found', 'Không tìm thấy.', 'Not found.')
  if (body['basedOn'] !== undefined && body['basedOn'] !== report.version) return problem(409, 'changed-since', 'Người khác vừa sửa báo cáo này.', 'Someone else has just changed this report.')
  const after = { ...report, ...next(report), version: report.version + 1 }
  if (report === state.report) state.report = after
  else state.sent = after
  return { body: after }
}
const itemOf = ({ groups: _g, tables: _t, charts: _c, words: _w, doubts: _d, history: _h, restatement: _r, late: _l, returnedBecause: _b, signed: _sg, version: _v, may: _m, definitionVersion: _dv, ...item }: ReportView) => item

const rosterFields = [
  { key: 'name', label: 'Họ và tên', labelEn: 'Full name', hint: '', hintEn: '', required: true, choices: [] }, { key: 'birth', label: 'Ngày sinh', labelEn: 'Date of birth', hint: 'ngày/tháng/năm hoặc năm', hintEn: 'day/month/year or year', required: true, choices: [] },
  { key: 'unit', label: 'Xã, phường', labelEn: 'Commune', hint: '', hintEn: '', required: false, choices: [] }, { key: 'startedOn', label: 'Ngày bắt đầu', labelEn: 'Began', hint: '', hintEn: '', required: true, choices: [] },
]
const row = (number: number, outcome: RosterTrial['rows'][number]['outcome'], name: string, more: object = {}) => ({ row: number, outcome, name, personId: null, regime: outcome === 'error' || outcome === 'known' ? null : 'r2026', status: outcome === 'error' || outcome === 'known' ? null : 'in-rehab', termEndsOn: outcome === 'error' || outcome === 'known' ? null : '2027-03-01', over: false, errors: [], ...more })
const trial = (given: Given) => {
  state.trials += 1
  const said = given.query.get('columns') ?? ''
  const named = said.includes('D:startedOn')
  return {
    roster: 'voluntary-home', kind: 'voluntary-home', seal: `seal-${state.trials}`, sheet: 'DS 2026', headingRow: 3,
    columns: [{ column: 'A', heading: 'Họ tên', field: 'name', by: 'known' }, { column: 'B', heading: 'NTNS', field: 'birth', by: 'learnt' }, { column: 'C', heading: 'Nơi ở', field: 'unit', by: 'known' }, { column: 'D', heading: 'Bắt đầu CN', field: named ? 'startedOn' : null, by: named ? 'chosen' : 'none' }],
    missing: named ? [] : ['startedOn'], counts: named ? { new: 2, match: 1, known: 1, duplicate: 1, error: 0 } : { new: 1, match: 1, known: 1, duplicate: 1, error: 1 },
    rows: [
      named ? row(4, 'new', 'Lý Văn Pxảo', { regime: 'before-2022', termEndsOn: '2021-06-01', over: true }) : row(4, 'error', 'Lý Văn Pxảo', { errors: [{ cell: 'B4', field: 'birth', code: 'partial-date-form', detail: 'Viết ngày/tháng/năm, như 15/05/1991. Nếu chỉ biết năm, nhập 1991.', detailEn: 'Write day/month/year.' }] }),
      row(5, 'new', 'Nông Văn Cxảnh'), row(6, 'match', 'Hoàng Văn Thxắng', { personId: people[5]!.id }), row(7, 'known', 'Chu Thị Mxười', { personId: people[6]!.id }), row(8, 'duplicate', 'Lăng Văn Đxô'),
    ],
  }
}
const runOf = (id: string, more: object = {}) => ({ id, roster: 'voluntary-home', state: 'running', done: 0, total: 5, counts: null, refusal: null, startedAt: now, endedAt: null, ...more })

export const listReplies: Replies = {
  'reports.definitions': ({ role }) => ({ body: { items: definitionsOf(role), nextCursor: null } }),
  'reports.list': ({ query }) => ({ body: { items: query.get('side') === 'received' ? [itemOf(state.sent)] : [itemOf(state.report), { ...itemOf(state.sent), side: 'own' }], nextCursor: null } }),
  'reports.get': ({ params, query }) => { const report = of(params['id']); return report ? { body: query.get('late') === 'yes' ? { ...report, late: [{ figure: 'users-end', label: 'Đang quản lý cuối kỳ', before: 23, now: 24 }] } : report } : problem(404, 'not-found', 'Không tìm thấy.', 'Not found.') },
  'reports.make': ({ body }) => { state.report = { ...base(), id: String(body['id']) }; return { status: 201, body: state.report } },
  'reports.write': (given) => change(given, (report) => ({
    words: report.words.map((one) => ({ ...one, words: (given.body['words'] as Record<string, string>)[one.id] ?? one.words })),
    groups: report.groups.map((group) => ({ ...group, figures: group.figures.map((one) => (one.source === 'entry' ? { ...one, value: (given.body['entries'] as Record<string, number | null>)[one.id] ?? null } : one)) })),
  })),
  'reports.compute': (given) => change(given, () => ({ asOf: today })),
  'reports.submit': (given) => change(given, () => ({ state: 'submitted', number: '06/BC-CAX', submittedAt: now, may: { write: false, compute: false, submit: false, check: false, restate: true, discard: false } })),
  'reports.accept': (given) => change(given, () => ({ state: 'accepted', acceptedAt: now, may: { write: false, compute: false, submit: false, check: false, restate: false, discard: false } })),
  'reports.return': (given) => change(given, () => ({ state: 'returned', returnedBecause: String(given.body['reason']), may: { write: false, compute: false, submit: false, check: false, restate: false, discard: false } })),
  'reports.restate': ({ params, body }) => { state.report = { ...base(), id: String(body['id']), restates: params['id']!, restatement: { reason: String(body['reason']), of: { id: params['id']!, number: '05/BC-CAX', asOf: '2026-11-03' }, changed: [{ figure: 'users-end', label: 'Đang quản lý cuối kỳ', before: 23, now: 24 }] } }; return { status: 201, body: state.report } },
  'reports.discard': () => ({ body: { discarded: true } }),
  'reports.file': () => ({ body: 'tệp' }),
  'reports.records': () => ({ body: { items: people.slice(0, 2).map((person) => ({ personId: person.id, name: person.name, birthYear: person.birthYear, measureId: null, unitId: person.unitId, unitName: person.unitName, onDay: '2026-09-30', met: true })), total: 23, yours: 2, nextCursor: null } }),
  'reports.owed': () => ({ body: { items: (['accepted', 'submitted', 'draft', 'none', 'returned'] as const).map((each, index) => ({ unitId: `c-0600${index}`, unitName: ['Xã Đồng Đăng', 'Xã Hữu Lũng', 'Phường Kỳ Lừa', 'Xã Ba Sơn', 'Xã Na Sầm'][index], agencyId: `commune-police:c-0600${index}`, agencyName: 'Công an cấp xã', state: each, reportId: each === 'none' ? null : sent, submittedAt: each === 'accepted' || each === 'submitted' ? addHours(now, -100) : null })), nextCursor: null } }),

  'exchange.lists': () => ({ body: { items: lists.map((list) => ({ id: list.id, name: list.name, nameEn: list.nameEn, mostRows: 50_000, filters: list.filters, columns: list.columns.map(({ key, label, labelEn }) => ({ key, label, labelEn })), registers: list.id === 'registers' ? [{ id: 'course', name: 'Lớp tập huấn', nameEn: 'Courses' }] : [] })), nextCursor: null } }),
  'exchange.export': () => ({ body: 'tệp' }),
  'exchange.exports': () => ({ body: { items: [{ id: '61000000-0000-4000-8000-000000000010', at: addHours(now, -20), list: 'people', register: null, role: 'commune-police-chief', agencyName: 'Công an xã Đồng Đăng', postId: 'commune-police:c-06004/commune-police-chief', purpose: 'case', reason: 'Đối chiếu danh sách quý 3', receiver: 'Công an tỉnh Lạng Sơn', article: 'Đ24.3 Luật 120/2025', rows: 23 }, { id: '61000000-0000-4000-8000-000000000011', at: addHours(now, -50), list: 'measures', register: null, role: 'commune-police-chief', agencyName: 'Công an xã Đồng Đăng', postId: 'x', purpose: 'case', reason: 'Lập kế hoạch tuần', receiver: 'Công an xã Đồng Đăng', article: null, rows: null }], nextCursor: null } }),
  'exchange.rosters': () => ({ body: { items: [
    { id: 'voluntary-home', name: 'Người cai nghiện tự nguyện tại gia đình, cộng đồng', nameEn: 'Voluntary rehabilitation at home', help: 'Mỗi dòng là một người đang cai nghiện.', helpEn: 'Each row is a person in rehabilitation.', mostRows: 5000, fields: rosterFields, learnt: [] },
    { id: 'user-management', name: 'Người đang được quản lý', nameEn: 'People managed', help: 'Mỗi dòng là một người đang được quản lý.', helpEn: 'Each row is a person under management.', mostRows: 5000, fields: rosterFields, learnt: [] },
  ], nextCursor: null } }),
  'exchange.roster-template': () => ({ body: 'tệp' }),
  'exchange.try-roster': (given) => ({ body: trial(given) }),
  'exchange.run-roster': ({ query }) => ({ status: 201, body: runOf(query.get('id')!) }),
  'exchange.run': ({ params }) => { state.polls += 1; return { body: state.polls < 2 ? runOf(params['id']!, { done: 2 }) : runOf(params['id']!, { state: 'done', done: 5, counts: { new: 2, match: 1, known: 1, duplicate: 1, error: 0 }, endedAt: now }) } },
  'exchange.runs': () => ({ body: { items: [runOf('62000000-0000-4000-8000-000000000010', { state: 'done', done: 40, total: 40, counts: { new: 38, match: 2, known: 0, duplicate: 0, error: 0 }, startedAt: addHours(now, -400), endedAt: addHours(now, -400) })], nextCursor: null } }),
  'indicators.list': () => ({ body: { items: [], nextCursor: null } }),
}
