/** Tasks of plans and letters: what was done and what shows it, letters of urging, what falls due, what nobody covers. */
import { z } from 'zod'
import { AgencyKind } from '../kernel/actor.ts'
import { listQuery, operation, page } from '../kernel/operation.ts'
import { InstantText, PlainDateSchema, PlainDateText } from '../kernel/plain-date.ts'
import { TaskView } from './directives.contract.ts'
import { urgers } from './tasks.rules.ts'

const EvidenceView = z.object({ text: z.string().nullable(), link: z.string().nullable(), files: z.array(z.string()) })
export const TaskReport = z.object({ id: z.string(), on: PlainDateText, progress: z.string(), done: z.boolean(), evidence: EvidenceView, recordedAt: InstantText })
export const UrgingView = z.object({ id: z.string(), number: z.string(), on: PlainDateText, to: z.string(), words: z.string(), answerBy: PlainDateText, answeredOn: PlainDateText.nullable(), answer: z.string().nullable(), late: z.boolean() })
export const TaskDetail = TaskView.extend({
  directiveId: z.string(), directive: z.string(), reports: z.array(TaskReport), urgingList: z.array(UrgingView),
  /** What the caller's post may do now. */
  may: z.object({ report: z.boolean(), urge: z.boolean(), answer: z.boolean() }),
})
const address = { params: z.object({ id: z.string(), taskId: z.string() }) }
export const getTask = operation({
  id: 'directives.task', method: 'GET', path: '/api/directives/:id/tasks/:taskId', summary: 'One task: reports, evidence, letters of urging', summaryVi: 'Một nhiệm vụ: tiến độ, minh chứng, đôn đốc', access: 'signed-in', audit: null,
  ...address, output: TaskDetail, refusals: ['not-found'],
})
export const urgeTask = operation({
  id: 'directives.urge', method: 'POST', path: '/api/directives/:id/tasks/:taskId/urgings', summary: 'Send a letter of urging to the office that leads', summaryVi: 'Gửi công văn đôn đốc', access: urgers, audit: 'task-urged', status: 201,
  ...address, body: z.object({ id: z.uuid(), number: z.string().trim().min(2).max(60), on: PlainDateSchema, answerBy: PlainDateSchema, words: z.string().trim().min(5).max(1000), toUnit: z.string().max(40).optional() }), output: TaskDetail,
  refusals: ['not-found', 'unit-not-yours', 'unknown-unit', 'nobody-leads', 'task-done', 'in-future', 'answer-before-letter', 'number-taken', 'id-reused'],
})
export const answerUrging = operation({
  id: 'directives.answer-urging', method: 'POST', path: '/api/directives/:id/tasks/:taskId/urgings/:urgingId', summary: 'Answer a letter of urging', summaryVi: 'Trả lời công văn đôn đốc', access: 'signed-in', audit: 'urging-answered',
  params: z.object({ id: z.string(), taskId: z.string(), urgingId: z.uuid() }), body: z.object({ on: PlainDateSchema, answer: z.string().trim().min(5).max(1000) }), output: TaskDetail,
  refusals: ['not-found', 'unit-not-yours', 'not-your-role', 'in-future', 'before-opening', 'already-answered'],
})
export const TaskDue = z.object({
  /** Why it waits for this post: it leads, it was urged, it stands above a body that is late, a unit asks it for another number, a proposal waits for comment or approval. */
  why: z.enum(['leads', 'urged', 'late-below', 'asked-for-another', 'proposal', 'approval']),
  id: z.string(), directiveId: z.string(), directive: z.string(), name: z.string(), taskId: z.string().nullable(), targetId: z.string().nullable(), agency: z.string().nullable(), number: z.string().nullable(),
  dueOn: PlainDateText.nullable(), late: z.boolean(), urged: z.number().int(),
})
export type TaskDue = z.infer<typeof TaskDue>
export const listTaskDues = operation({
  id: 'directives.task-dues', method: 'GET', path: '/api/task-dues', summary: 'Tasks, letters and allocations that wait for this post', summaryVi: 'Nhiệm vụ, đôn đốc, phân bổ chờ vị trí này', access: 'signed-in', audit: null,
  query: z.object({ why: z.enum(['leads', 'urged', 'late-below', 'asked-for-another', 'proposal', 'approval']).optional(), ...listQuery }), output: page(TaskDue), refusals: ['unknown-cursor'],
})
export const CoverageView = z.object({
  directiveId: z.string(), directive: z.string(), title: z.string(), illustrative: z.boolean(), clauses: z.number().int(), targets: z.number().int(),
  clausesWithoutOwner: z.array(z.object({ id: z.string(), label: z.string(), summary: z.string() })),
  /** Per target that goes to every unit of a level: which units have none. */
  unitsWithoutTarget: z.array(z.object({ targetId: z.string(), label: z.string(), name: z.string(), agencyKind: AgencyKind, expected: z.number().int(), received: z.number().int(), units: z.array(z.object({ id: z.string(), name: z.string() })) })),
  targetsWithoutClause: z.array(z.object({ id: z.string(), label: z.string(), name: z.string(), clause: z.string() })),
  plansOwed: z.array(z.object({ agencyName: z.string(), year: z.number().int() })),
  tasks: z.object({ open: z.number().int(), done: z.number().int(), overdue: z.number().int(), unassigned: z.number().int() }),
  overdue: z.array(z.object({ id: z.string(), name: z.string(), deadline: PlainDateText })), withoutEvidence: z.array(z.object({ id: z.string(), name: z.string() })),
})
export type CoverageView = z.infer<typeof CoverageView>
export const listCoverage = operation({
  id: 'directives.coverage', method: 'GET', path: '/api/directive-coverage', summary: 'What of the documents nobody covers', summaryVi: 'Độ phủ: câu chưa giao, đơn vị chưa nhận, kế hoạch còn nợ', access: 'signed-in', audit: null,
  query: z.object({ unit: z.string().optional(), directive: z.string().optional(), ...listQuery }), output: page(CoverageView), refusals: ['unknown-cursor'],
})
export const operations = [getTask, urgeTask, answerUrging, listTaskDues, listCoverage]
