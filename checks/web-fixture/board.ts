/** Invented answers for plans, the scoreboard, and one long dossier; used with `startFixtureServer({ more, operations })`. */
import { operations as directives } from '@hoa-nhap/domain/directives/directives.contract'
import { operations as indicators } from '@hoa-nhap/domain/indicators/indicators.contract'
import { indicators as definitions } from '@hoa-nhap/domain/indicators/indicators.definitions'
import { addDays, addHours } from '@hoa-nhap/domain/kernel/plain-date'
import { now, today } from './data.ts'
import { longLife, longMeasures } from './long-life.ts'
import type { Given, Replies } from './server.ts'
import { sharedTarget, sharingOperations, sharingReplies } from './sharing.ts'

export const boardOperations = [...directives, ...indicators, ...sharingOperations]

const police = { agencyKind: 'province-police', role: null, agencyName: 'Công an tỉnh Lạng Sơn', until: null, successorName: null, receivingUnits: 1 } as const
const labour = { agencyKind: 'province-labour', role: null, agencyName: 'Sở LĐTBXH', until: '2025-03-01', successorName: 'Công an tỉnh', receivingUnits: 1 } as const
const communes = { agencyKind: 'commune-committee', role: 'commune-chair', agencyName: 'UBND cấp xã', until: null, successorName: null, receivingUnits: 65 } as const
const period = { from: '2024-01-01', to: '2024-12-31' }
const unkeptOf = (id: string): string => { const { source } = definitions.find((one) => one.id === id)!; return source.kind === 'registers' ? source.unkept : 'chưa tính được: chưa có sổ' }
const none = (id: string) => ({ status: 'cannot-be-computed' as const, reason: unkeptOf(id) })
const figure = (met: number, of: number) => ({ met, of, value: of ? Math.round((met / of) * 1000) / 10 : null, asOf: '2024-12-31', definitionVersion: 1, partly: 'tính một phần: buổi tư vấn không đếm', units: 'now' as const })
const target = (label: string, name: string, indicatorId: string, comparator: 'eq' | 'gt' | 'range', low: number, high: number | null, accountablePost: object, reading: object, verdict: string, missing: number | null, striving = false) => ({
  id: `t-${label}`, directive: '90/KH-UBND', clause: `m${label.replace(/\D/g, '')}`, label, name, unitId: 'p-20', unitName: 'Tỉnh Lạng Sơn', period, comparator, low, high, unitOfMeasure: '%', striving, indicatorId, accountablePost, reading, verdict, missing,
})
export const targets = [
  target('1', 'Xã, phường, cơ sở nghề được truyền thông', 'communication-coverage', 'eq', 100, 100, { ...police, agencyName: 'Sở Thông tin và Truyền thông', receivingUnits: 210 }, none('communication-coverage'), 'unknown', null, true),
  target('2', 'Người có hồ sơ được tư vấn, cai nghiện, điều trị', 'managed-served', 'range', 80, 85, labour, figure(912, 1107), 'met', null),
  target('3', 'Người hoàn thành cai nghiện được hỗ trợ tái hòa nhập', 'completers-supported', 'eq', 100, 100, communes, figure(263, 282), 'short', 19, true),
  target('4', 'Cán bộ được tập huấn', 'staff-trained', 'gt', 90, null, labour, none('staff-trained'), 'unknown', null),
  target('5a', 'Người đủ điều kiện được học nghề', 'vocational-training', 'eq', 100, 100, { ...police, agencyName: 'Cơ sở cai nghiện ma túy tỉnh' }, none('vocational-training'), 'unknown', null),
  target('5b', 'Người có nhu cầu được tư vấn việc làm', 'job-advice', 'eq', 100, 100, { ...police, agencyName: 'Trung tâm Dịch vụ việc làm' }, none('job-advice'), 'unknown', null),
]

const task = (id: string, clause: string, name: string, lead: string | null, more: object = {}) => ({ id, clause, name, lead, coordinating: [], deadline: null, deadlineAsWritten: null, status: lead ? 'open' : 'unassigned', doneOn: null, progress: null, evidence: null, urgings: 0, ...more })
const clause = (id: string, label: string, kind: string, summary: string, answer: string, more: object = {}) => ({ id, label, kind, summary, answer, sameAs: null, targets: [], tasks: [], note: null, ...more })
const only = (...labels: string[]) => ({ targets: targets.filter((one) => labels.includes(one.label)) })
const summary = { id: '90-kh-ubnd-2024', number: '90/KH-UBND', kind: 'plan', title: 'cai nghiện và quản lý sau cai năm 2024', issuer: 'UBND tỉnh Lạng Sơn', unitId: 'p-20', issuedOn: '2024-04-14', dateNote: null, effectiveTo: '2024-12-31', status: 'draft', clauses: 11, targets: 6, tasks: 4, unanswered: 1, illustrative: false }
const clauseList = [
  clause('b', 'căn cứ', 'basis', 'Căn cứ Nghị định 116/2021/NĐ-CP, Quyết định 1452/QĐ-TTg, Kế hoạch 80/KH-UBND năm 2022.', 'bases'),
  clause('a', 'Mục tiêu chung', 'aim', 'Nâng hiệu quả cai nghiện và quản lý sau cai tại cộng đồng, kết hợp giảm hại và dự phòng HIV.', 'orientation', { note: 'Không phát sinh việc: là định hướng, đã có ở các mục tiêu 2 và 3.' }),
  clause('m1', '1', 'target', '100 % xã, phường, thị trấn và cơ sở giáo dục nghề nghiệp được truyền thông.', 'targets', only('1')),
  clause('m2', '2', 'target', '80–85 % người nghiện có hồ sơ được tư vấn, cai nghiện hoặc điều trị.', 'targets', only('2')),
  clause('m3', '3', 'target', '100 % người hoàn thành cai nghiện được hỗ trợ tái hòa nhập.', 'targets', only('3')),
  clause('m6', '6', 'target', 'Chuẩn bị 600 suất cai nghiện tại gia đình, cộng đồng.', 'targets', { targets: [{ ...target('6', 'Suất cai nghiện tại gia đình, cộng đồng', 'managed-served', 'eq', 600, 600, communes, figure(912, 1107), 'met', null), ...sharedTarget }] }),
  clause('m4', '4', 'target', 'Trên 90 % cán bộ ở cơ sở, cấp huyện, cấp xã được tập huấn.', 'targets', only('4')),
  clause('m5', '5', 'target', '100 % người đủ điều kiện tại cơ sở được học nghề; 100 % người có nhu cầu được tư vấn việc làm.', 'targets', only('5a', '5b')),
  clause('n1', '1', 'task', 'Tuyên truyền đa dạng, ứng dụng mạng xã hội, cổng thông tin.', 'tasks', { tasks: [task('k1', 'n1', 'Kế hoạch truyền thông năm 2024', 'Sở Thông tin và Truyền thông', { status: 'done', doneOn: '2024-06-28' })] }),
  clause('n2', '2', 'task', 'Rà soát, xác định tình trạng nghiện; vận động cai nghiện tự nguyện; lập điểm tư vấn cộng đồng.', 'tasks', {
    tasks: [task('k2', 'n2', 'Rà soát toàn tỉnh', 'Công an tỉnh', { coordinating: ['UBND 200 xã'], status: 'done', doneOn: '2024-09-30' }), task('k3', 'n2', 'Lập điểm tư vấn cộng đồng', 'Sở Y tế', { coordinating: ['UBND huyện'], status: 'overdue', deadline: '2024-11-30', progress: '14/20 điểm', urgings: 1, evidence: { text: 'Báo cáo 140/BC-SYT', link: null, files: [] } })],
  }),
  clause('n3', '3', 'task', 'Nâng cao hiệu quả cai nghiện bắt buộc; bồi dưỡng đội ngũ; thanh tra, kiểm tra.', 'tasks', { tasks: [task('k4', 'n3', 'Bồi dưỡng đội ngũ và kiểm tra cơ sở', null)] }),
  clause('n4', '4', 'task', 'Hỗ trợ, quản lý sau cai cho 100 % người từ cơ sở trở về.', 'same-as', { sameAs: 'm3' }),
]

const names = ['Phường Kỳ Lừa', 'Xã Hữu Lũng', 'Xã Đồng Đăng', 'Phường Đông Kinh', 'Xã Lộc Bình', 'Xã Na Dương', 'Xã Chi Lăng', 'Phường Tam Thanh', 'Xã Bắc Sơn', 'Xã Thất Khê', 'Xã Na Sầm', 'Phường Lương Văn Tri', 'Xã Văn Quan', 'Xã Mẫu Sơn', 'Xã Đình Lập', 'Xã Ba Sơn', 'Xã Cao Lộc', 'Xã Tràng Định', 'Xã Vũ Lễ', 'Xã Bình Gia', 'Xã Hoàng Văn Thụ', 'Xã Thiện Thuật']
const districts = ['Thành phố Lạng Sơn', 'Huyện Cao Lộc', 'Huyện Hữu Lũng', 'Huyện Lộc Bình', 'Huyện Chi Lăng', 'Huyện Văn Quan', 'Huyện Bắc Sơn', 'Huyện Bình Gia', 'Huyện Tràng Định', 'Huyện Văn Lãng', 'Huyện Đình Lập']
const row = (unitId: string, unitName: string, met: number, of: number) => ({ unitId, unitName, ...period, met, of, value: of ? (met / of) * 100 : null })
function readings({ params, query }: Given) {
  const served = params['id'] === 'managed-served'
  const definition = definitions.find((one) => one.id === params['id'])!
  const common = { nextCursor: null, asOf: '2024-12-31', definitionVersion: 1, partly: definition.reason, reason: null, unallocated: query.get('units') === 'now' ? 4 : 0 }
  if (!served && params['id'] !== 'completers-supported') return { items: [], total: null, ...common, partly: null, reason: unkeptOf(params['id']!) }
  const total = served ? row('p-20', 'Tỉnh Lạng Sơn', 912, 1107) : row('p-20', 'Tỉnh Lạng Sơn', 263, 282)
  if (query.get('by') === 'month') {
    return { items: Array.from({ length: 12 }, (_, month) => ({ ...row('p-20', 'Tỉnh Lạng Sơn', Math.round((served ? 912 : 263) * (0.72 + month * 0.0255)), served ? 1107 : 282), from: `2024-${String(month + 1).padStart(2, '0')}-01`, to: addDays(`2024-${String(month + 1).padStart(2, '0')}-28` as never, 0) })), total, ...common }
  }
  const list = query.get('units') === 'then' ? districts : names
  return {
    items: list.map((name, index) => {
      const of = served ? [95, 120, 75, 88, 62, 40, 34, 51, 16][index % 9]! : [44, 36, 25, 51, 29, 17, 22, 3, 0][index % 9]!
      return row(query.get('units') === 'then' ? `d-${178 + index}` : `c-${String(6004 + index * 7).padStart(5, '0')}`, name, Math.min(of, Math.round(of * (0.69 + index * 0.014))), of)
    }),
    total, ...common,
  }
}

const shortfall = (id: string, unitName: string, met: number, of: number, answered: boolean) => ({
  id, targetId: 't-3', label: '3', unitId: 'c-06004', unitName, period, met, of, cause: answered ? 'Ba người chuyển nơi ở trước lần gặp đầu.' : null, remedy: answered ? 'Hẹn lần gặp đầu ngay ngày hoàn thành.' : null, answeredAt: answered ? addHours(now, -50) : null, askedOf: communes,
})
const people = [['Nông Văn Sxòi', 1987, 'no-contact'], ['Hoàng Thị Dxín', 1995, 'first-contact-after:41'], ['Lăng Văn Đxô', 1990, 'moved']] as const

const listed = (items: readonly unknown[]) => ({ items, nextCursor: null })
export const boardReplies: Replies = {
  ...sharingReplies,
  'directives.list': () => ({ body: listed([summary, { ...summary, id: '6302-ubnd-kgvx-2022', number: '6302/UBND-KGVX', kind: 'letter', title: 'tăng cường công tác cai nghiện', issuer: 'UBND tỉnh Bắc Giang', unitId: 'p-24', issuedOn: null, dateNote: 'cuối năm 2022', effectiveTo: null, status: 'published', clauses: 9, targets: 0, tasks: 8, unanswered: 0 }]) }),
  'directives.get': () => ({ body: { ...summary, bases: [{ number: 'NĐ 116/2021/NĐ-CP', issuedOn: '2021-12-21', directiveId: null }, { number: '1452/QĐ-TTg', issuedOn: '2021-08-31', directiveId: null }, { number: '80/KH-UBND', issuedOn: '2022-04-09', directiveId: '80-kh-ubnd-2022' }], chain: [{ relation: 'implements', directiveId: '80-kh-ubnd-2022', number: '80/KH-UBND' }, { relation: 'implemented-by', directiveId: null, number: '12/KH-CAT' }], clauseList, owedPlans: [{ agencyName: 'Công an tỉnh', year: 2024, answeredBy: '12/KH-CAT' }, { agencyName: 'Sở Y tế', year: 2024, answeredBy: null }] } }),
  'directives.targets': () => ({ body: listed(targets) }),
  'directives.shortfalls': () => ({ body: listed([shortfall('s-1', 'Xã Đồng Đăng', 22, 25, false), shortfall('s-2', 'Phường Kỳ Lừa', 41, 44, true)]) }),
  'directives.answer-shortfall': ({ params }) => ({ body: { id: params['id'], answeredAt: now } }),
  'directives.assign': () => ({ body: task('k4', 'n3', 'Bồi dưỡng đội ngũ và kiểm tra cơ sở', 'Công an tỉnh') }),
  'directives.task-progress': () => ({ status: 201, body: task('k3', 'n2', 'Lập điểm tư vấn cộng đồng', 'Sở Y tế') }),
  'directives.create': () => ({ status: 201, body: { id: summary.id } }),
  'indicators.list': () => ({ body: listed(definitions.map((one) => ({ ...one, version: 1, computable: one.id === 'managed-served' || one.id === 'completers-supported' ? 'partly' : 'no', reason: one.reason ?? null, reasonEn: one.reasonEn ?? null, subject: one.source.kind === 'people' ? 'person' : one.source.subject, registers: one.source.kind === 'people' ? [] : one.source.registers }))) }),
  'indicators.readings': (given) => ({ body: readings(given) }),
  'indicators.records': ({ query }) => ({ body: { subjects: [], items: query.get('met') === 'yes' ? [] : people.map(([name, birthYear, reason], index) => ({ personId: `00000000-0000-4000-8000-00000000001${index}`, name, birthYear, unitId: 'c-06018', unitName: 'Xã Đồng Đăng', met: false, ofOn: `2024-1${index}-02`, metOn: null, reason })), total: query.get('met') === 'yes' ? 22 : 3, yours: query.get('met') === 'yes' ? 0 : 3, nextCursor: null } }),
  'organization.units': ({ query }) => ({ body: listed(query.get('parent') ? names.map((name, index) => ({ id: `c-${String(6004 + index * 7).padStart(5, '0')}`, code: String(6004 + index * 7).padStart(5, '0'), level: 'commune', kind: name.split(' ')[0]!, name, parentId: 'p-20', validFrom: '2025-07-01', validTo: null, latitude: index === 20 ? null : 21.5 + ((index * 37) % 22) / 22, longitude: index === 20 ? null : 106.1 + ((index * 53) % 22) / 17 })) : []) }),
  'organization.unit': ({ params }) => ({ body: { unit: { id: params['id'], code: '06004', level: 'commune', kind: 'Xã', name: 'Xã Đồng Đăng', parentId: 'p-20', validFrom: '2025-07-01', validTo: null }, predecessors: [], successors: [] } }),
  'people.get': () => ({ body: longLife }),
  'measures.get': ({ params }) => ({ body: longMeasures.find((measure) => measure.id === params['id']) ?? longMeasures[0] }),
}
export { today }
