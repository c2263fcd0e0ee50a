/** Invented answers for a number shared out, a task with its letters, what waits, and what nobody covers. */
import { operations as allocation } from '@hoa-nhap/domain/directives/allocation.contract'
import { operations as tasks } from '@hoa-nhap/domain/directives/tasks.contract'
import { addHours } from '@hoa-nhap/domain/kernel/plain-date'
import { now } from './data.ts'
import type { Replies } from './server.ts'

export const sharingOperations = [...allocation, ...tasks]
export const sharedTarget = { id: 't-6', unitOfMeasure: 'suất' } as const

const names = ['Phường Kỳ Lừa', 'Xã Hữu Lũng', 'Xã Đồng Đăng', 'Phường Đông Kinh', 'Xã Lộc Bình', 'Xã Na Dương', 'Xã Chi Lăng', 'Phường Tam Thanh', 'Xã Bắc Sơn', 'Xã Thất Khê', 'Xã Na Sầm', 'Phường Lương Văn Tri', 'Xã Văn Quan', 'Xã Hoàng Văn Thụ – Cụm dân cư Bản Phác']
const population = [42_150, 30_301, 21_480, 50_436, 28_900, 17_750, 16_020, 33_210, 25_000, 22_310, 15_600, 23_136, 14_200, 9_480]
const amounts = [69, 50, 35, 82, 47, 29, 26, 54, 41, 37, 26, 38, 23, 15]
const lines = names.map((unitName, index) => ({ unitId: `c-${String(6004 + index * 7).padStart(5, '0')}`, unitName, amount: amounts[index]!, weight: population[index]!, capacity: index % 5 === 0 ? 40 : null, overCapacity: index % 5 === 0 && amounts[index]! > 40 }))
const sum = amounts.reduce((total, amount) => total + amount, 0)
const request = (id: number, index: number, wanted: number, more: object = {}) => ({ id: `00000000-0000-4000-8000-0000000007${String(id).padStart(2, '0')}`, unitId: lines[index]!.unitId, unitName: names[index]!, amountBefore: amounts[index]!, wanted, reason: 'Có thêm một nơi phục vụ từ tháng 3', askedAt: addHours(now, -40), answer: null, granted: null, answerReason: null, answeredAt: null, ...more })
const version = (number: number, status: string, more: object = {}) => ({
  id: `00000000-0000-4000-8000-0000000006${String(number).padStart(2, '0')}`, targetId: 't-6', version: number, revision: 2, status, key: 'population', whole: 600, reserve: { name: 'Dự phòng của tỉnh', amount: 600 - sum }, note: 'Theo dân số', madeAt: addHours(now, -90), decidedAt: status === 'proposed' ? null : addHours(now, -20),
  decisionNote: null, lines, requests: [], may: { ask: false, answer: false, approve: false, withdraw: false }, ...more,
})
const done = { id: '00000000-0000-4000-8000-000000000602', version: 2, revision: 3, status: 'proposed' }
const taskDetail = {
  id: 'k3', clause: 'n2', name: 'Lập điểm tư vấn cộng đồng', lead: 'Sở Y tế', coordinating: ['UBND huyện'], deadline: '2024-11-30', deadlineAsWritten: null, status: 'overdue', doneOn: null, progress: '14/20 điểm', evidence: { text: 'Báo cáo 140/BC-SYT', link: null, files: [] }, urgings: 2,
  directiveId: '90-kh-ubnd-2024', directive: '90/KH-UBND',
  reports: [{ id: 'r2', on: '2024-12-20', progress: '14/20 điểm', done: false, evidence: { text: 'Báo cáo 140/BC-SYT ngày 20/12/2024', link: 'https://minh-hoa.example/diem-tu-van', files: [] }, recordedAt: now }, { id: 'r1', on: '2024-07-10', progress: '9/20 điểm', done: false, evidence: { text: null, link: null, files: [] }, recordedAt: now }],
  urgingList: [
    { id: '00000000-0000-4000-8000-000000000802', number: '61/CV-UBND', on: '2025-03-05', to: 'Sở Y tế', words: 'Đề nghị nêu ngày mở sáu điểm còn lại.', answerBy: '2025-03-20', answeredOn: null, answer: null, late: true },
    { id: '00000000-0000-4000-8000-000000000801', number: '52/CV-UBND', on: '2025-02-05', to: 'Sở Y tế', words: 'Đề nghị báo cáo tiến độ.', answerBy: '2025-02-20', answeredOn: '2025-02-18', answer: 'Còn sáu điểm chờ sửa phòng.', late: false },
  ],
  may: { report: true, urge: true, answer: true },
}
const listed = (items: readonly unknown[]) => ({ items, nextCursor: null })

export const sharingReplies: Replies = {
  'directives.allocations': ({ role }) => ({ body: listed([
    version(2, 'proposed', { requests: [request(1, 0, 80), request(2, 9, 33, { answer: 'granted', granted: 33, answerReason: 'Đồng ý', answeredAt: addHours(now, -4) })], may: { ask: role === 'commune-chair', answer: true, approve: role === 'province-planner', withdraw: true } }),
    version(1, 'superseded'),
  ]) }),
  'directives.allocation-preview': ({ body }) => ({ body: { targetId: 't-6', key: body['key'], whole: 600, reserve: (body['reserve'] as object | null) ?? null, sum: body['reserve'] ? sum : 600, items: body['reserve'] ? lines : lines.map((line, index) => ({ ...line, amount: line.amount + (index === 3 ? 600 - sum : 0) })), unknown: [], over: lines.filter((line) => line.overCapacity).length, basis: 'dân số công bố gần nhất', version: 2 } }),
  'directives.allocate': () => ({ status: 201, body: done }), 'directives.ask-for-another': () => ({ status: 201, body: done }), 'directives.answer-request': () => ({ body: done }), 'directives.approve-allocation': () => ({ body: { ...done, status: 'approved' } }), 'directives.withdraw-allocation': () => ({ body: { ...done, status: 'withdrawn' } }),
  'directives.task': () => ({ body: taskDetail }), 'directives.urge': () => ({ status: 201, body: taskDetail }), 'directives.answer-urging': () => ({ body: taskDetail }),
  'directives.task-dues': () => ({ body: listed([
    { why: 'late-below', id: 'k3', directiveId: '90-kh-ubnd-2024', directive: '90/KH-UBND', name: 'Lập điểm tư vấn cộng đồng', taskId: 'k3', targetId: null, agency: 'Sở Y tế', number: null, dueOn: '2024-11-30', late: true, urged: 2 },
    { why: 'asked-for-another', id: 'a2', directiveId: '90-kh-ubnd-2024', directive: '90/KH-UBND', name: 'Suất cai nghiện tại gia đình, cộng đồng', taskId: null, targetId: 't-6', agency: null, number: '6', dueOn: null, late: false, urged: 0 },
  ]) }),
  'directives.coverage': () => ({ body: listed([{
    directiveId: '90-kh-ubnd-2024', directive: '90/KH-UBND', title: 'cai nghiện và quản lý sau cai năm 2024', illustrative: false, clauses: 11, targets: 7, clausesWithoutOwner: [{ id: 'n3', label: 'Nhiệm vụ 3', summary: 'Nâng cao hiệu quả cai nghiện bắt buộc; bồi dưỡng đội ngũ; thanh tra, kiểm tra.' }],
    unitsWithoutTarget: [{ targetId: 't-6', label: '6', name: 'Suất cai nghiện tại gia đình, cộng đồng', agencyKind: 'commune-committee', expected: 65, received: 65 - names.length, units: lines.map((line) => ({ id: line.unitId, name: line.unitName })) }], targetsWithoutClause: [],
    plansOwed: [{ agencyName: 'Sở Y tế', year: 2025 }, { agencyName: 'Sở Thông tin và Truyền thông', year: 2025 }], tasks: { open: 1, done: 2, overdue: 1, unassigned: 1 }, overdue: [{ id: 'k3', name: 'Lập điểm tư vấn cộng đồng', deadline: '2024-11-30' }], withoutEvidence: [{ id: 'k1', name: 'Kế hoạch truyền thông năm 2024' }],
  }]) }),
}
