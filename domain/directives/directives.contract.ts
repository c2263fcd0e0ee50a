/** Plans and letters, their clauses, targets and tasks. */
import { z } from 'zod'
import { figureReaders } from '../access/figures.rules.ts'
import { AgencyKind, Role } from '../kernel/actor.ts'
import { Count, Reading } from '../indicators/indicators.contract.ts'
import { Comparator } from './comparators.rules.ts'
import { listQuery, operation, page } from '../kernel/operation.ts'
import { InstantText, PlainDateSchema, PlainDateText } from '../kernel/plain-date.ts'

export { Comparator }
export const DirectiveSummary = z.object({
  id: z.string(), number: z.string(), kind: z.enum(['plan', 'letter', 'decision', 'programme']), title: z.string(), issuer: z.string(), unitId: z.string(), issuedOn: PlainDateText.nullable(),
  dateNote: z.string().nullable(),
  /** An invented document of the demonstration, to be shown as such. */
  illustrative: z.boolean(),
  effectiveTo: PlainDateText.nullable(), status: z.enum(['draft', 'published']), clauses: z.number().int(), targets: z.number().int(), tasks: z.number().int(), unanswered: z.number().int(),
})
export const listDirectives = operation({
  id: 'directives.list', method: 'GET', path: '/api/directives', summary: 'Plans and letters', summaryVi: 'Kế hoạch, công văn', access: 'signed-in', audit: null,
  query: z.object({ unit: z.string().optional(), year: z.coerce.number().int().optional(), ...listQuery }), output: page(DirectiveSummary), refusals: ['unknown-cursor'],
})
export const AccountablePost = z.object({ agencyKind: AgencyKind, role: Role.nullable(), agencyName: z.string(), until: PlainDateText.nullable(), successorName: z.string().nullable(),
  /** How many units' posts answer (one for each commune where the committees of the communes answer). */
  receivingUnits: z.number().int() })
export const TargetView = z.object({
  id: z.string(), directive: z.string(), clause: z.string(), label: z.string(), name: z.string(), unitId: z.string(), unitName: z.string(),
  period: z.object({ from: PlainDateText, to: PlainDateText }), comparator: Comparator, low: z.number().nullable(), high: z.number().nullable(), unitOfMeasure: z.string(), striving: z.boolean(),
  indicatorId: z.string(), accountablePost: AccountablePost, reading: Reading, verdict: z.enum(['met', 'short', 'unknown']), missing: z.number().int().nullable(),
})
export type TargetView = z.infer<typeof TargetView>
export const TaskView = z.object({
  id: z.string(), clause: z.string(), name: z.string(), lead: z.string().nullable(), coordinating: z.array(z.string()), deadline: PlainDateText.nullable(), deadlineAsWritten: z.string().nullable(),
  status: z.enum(['open', 'done', 'overdue', 'unassigned']), doneOn: PlainDateText.nullable(), progress: z.string().nullable(),
  /** What the last report shows; null where nothing was reported. */
  evidence: z.object({ text: z.string().nullable(), link: z.string().nullable(), files: z.array(z.string()) }).nullable(),
  /** Letters of urging sent so far. */
  urgings: z.number().int(),
})
export const ClauseView = z.object({
  id: z.string(), label: z.string(), kind: z.enum(['basis', 'aim', 'target', 'task', 'organization']), summary: z.string(),
  answer: z.enum(['targets', 'tasks', 'bases', 'orientation', 'same-as', 'open']), sameAs: z.string().nullable(), targets: z.array(TargetView), tasks: z.array(TaskView), note: z.string().nullable(),
})
export const DirectiveView = DirectiveSummary.extend({
  bases: z.array(z.object({ number: z.string(), issuedOn: PlainDateText.nullable(), directiveId: z.string().nullable() })),
  chain: z.array(z.object({ relation: z.enum(['implements', 'replaces', 'extends', 'implemented-by', 'replaced-by', 'extended-by']), directiveId: z.string().nullable(), number: z.string() })),
  clauseList: z.array(ClauseView),
  owedPlans: z.array(z.object({ agencyName: z.string(), year: z.number().int(), answeredBy: z.string().nullable() })),
})
/** The document is for everybody who is signed in; the readings of its targets only for roles that read figures. */
export const getDirective = operation({
  id: 'directives.get', method: 'GET', path: '/api/directives/:id', summary: 'One directive: what each sentence asks and who answers', summaryVi: 'Một văn bản: từng câu đòi gì, ai làm', access: 'signed-in', audit: null,
  params: z.object({ id: z.string() }), output: DirectiveView, refusals: ['not-found'],
})
const planners = ['province-police', 'province-police-director', 'province-planner', 'province-labour', 'province-health', 'commune-chair', 'district-chair'] as const
export const DirectiveInput = z.object({
  number: z.string().trim().min(3).max(60), kind: z.enum(['plan', 'letter', 'decision', 'programme']), title: z.string().trim().min(3).max(300), issuer: z.string().trim().min(3).max(200), unitId: z.string(), issuedOn: PlainDateSchema.optional(), effectiveTo: PlainDateSchema.optional(),
  implementsDirective: z.string().optional(), replacesDirective: z.string().optional(), extendsDirective: z.string().optional(), bases: z.array(z.string().max(120)).default([]),
  clauses: z.array(z.object({
    label: z.string().max(40), kind: z.enum(['basis', 'aim', 'target', 'task', 'organization']), summary: z.string().max(1000), answer: z.enum(['targets', 'tasks', 'bases', 'orientation', 'same-as', 'open']).default('open'), sameAs: z.string().optional(),
    targets: z.array(z.object({ label: z.string(), name: z.string(), indicatorId: z.string(), comparator: Comparator, low: z.number().nullable(), high: z.number().nullable(), unitOfMeasure: z.string().default('%'), striving: z.boolean().default(false), from: PlainDateSchema, to: PlainDateSchema, accountable: AgencyKind })).default([]),
    tasks: z.array(z.object({ name: z.string(), lead: AgencyKind.optional(), coordinating: z.array(AgencyKind).default([]), deadline: PlainDateSchema.optional(), deadlineAsWritten: z.string().optional() })).default([]),
  })),
})
export const createDirective = operation({
  id: 'directives.create', method: 'POST', path: '/api/directives', summary: 'Enter a plan or letter', summaryVi: 'Nhập kế hoạch, công văn', access: planners, audit: 'directive-entered', status: 201,
  body: DirectiveInput, output: z.object({ id: z.string() }), headers: ['Idempotency-Key'], refusals: ['number-taken', 'unknown-unit', 'target-without-number'],
})
export const assignTask = operation({
  id: 'directives.assign', method: 'POST', path: '/api/directives/:id/tasks/:taskId/lead', summary: 'Name who leads a task', summaryVi: 'Giao chủ trì', access: planners, audit: 'task-assigned',
  params: z.object({ id: z.string(), taskId: z.string() }), body: z.object({ lead: AgencyKind, coordinating: z.array(AgencyKind).default([]), deadline: PlainDateSchema.optional() }), output: TaskView,
})
export const recordTaskProgress = operation({
  id: 'directives.task-progress', method: 'POST', path: '/api/directives/:id/tasks/:taskId/progress', summary: 'Record progress on a task', summaryVi: 'Ghi tiến độ', access: 'signed-in', audit: 'task-progress-recorded', status: 201,
  params: z.object({ id: z.string(), taskId: z.string() }), body: z.object({
    id: z.uuid(), on: PlainDateSchema, progress: z.string().trim().min(2).max(500), done: z.boolean().default(false),
    /** What shows it: number and day of a paper, an https address, kept files. A task is done only with one of them. */
    evidence: z.object({ text: z.string().trim().min(2).max(500).optional(), link: z.url({ protocol: /^https$/, error: 'invalid' }).max(500).optional(), files: z.array(z.uuid()).max(20).default([]) }).default({ files: [] }),
  }), output: TaskView, refusals: ['not-found', 'in-future', 'unit-not-yours', 'not-your-role', 'evidence-needed', 'id-reused'],
})
export const publishDirective = operation({
  id: 'directives.publish', method: 'POST', path: '/api/directives/:id/publication', summary: 'Publish; blocked while a clause is open', summaryVi: 'Công bố', access: planners, audit: 'directive-published',
  params: z.object({ id: z.string() }), output: DirectiveSummary, refusals: ['clause-open'],
})
export const listTargets = operation({
  id: 'directives.targets', method: 'GET', path: '/api/targets', summary: 'Targets with their readings', summaryVi: 'Chỉ tiêu và số đọc', access: figureReaders, audit: null,
  query: z.object({ directive: z.string().optional(), year: z.coerce.number().int().optional(), unit: z.string().optional(), ...listQuery }), output: page(TargetView), refusals: ['unknown-unit', 'unknown-cursor'],
})
/** A missed period asks the accountable post for cause and remedy. */
export const listShortfalls = operation({
  id: 'directives.shortfalls', method: 'GET', path: '/api/shortfalls', summary: 'Missed periods that wait for cause and remedy', summaryVi: 'Kỳ chưa đạt, cần nêu nguyên nhân', access: figureReaders, audit: null,
  query: z.object({ directive: z.string().optional(), unit: z.string().optional(), ...listQuery }),
  output: page(z.object({ id: z.string(), targetId: z.string(), label: z.string(), unitId: z.string(), unitName: z.string(), period: z.object({ from: PlainDateText, to: PlainDateText }), met: Count, of: Count, cause: z.string().nullable(), remedy: z.string().nullable(), answeredAt: InstantText.nullable(), askedOf: AccountablePost })),
  refusals: ['unknown-cursor'],
})
export const answerShortfall = operation({
  id: 'directives.answer-shortfall', method: 'POST', path: '/api/shortfalls/:id', summary: 'Give cause and remedy', summaryVi: 'Nêu nguyên nhân, biện pháp', access: 'signed-in', audit: 'shortfall-answered',
  params: z.object({ id: z.string() }), body: z.object({ cause: z.string().trim().min(5).max(1000), remedy: z.string().trim().min(5).max(1000) }), output: z.object({ id: z.string(), answeredAt: InstantText }),
})
/** A number is divided so that the parts and a named reserve are the whole; a percentage goes to each unit as it is. */
export const shareTarget = operation({
  id: 'directives.share', method: 'POST', path: '/api/targets/:id/shares', summary: 'Share a target out among units', summaryVi: 'Giao chỉ tiêu cho đơn vị', access: planners, audit: 'target-shared',
  params: z.object({ id: z.string() }),
  body: z.object({ shares: z.array(z.object({ unitId: z.string(), amount: z.number().min(0).nullable().default(null) })).min(1).max(500), reserve: z.object({ name: z.string().trim().min(2).max(100), amount: z.number().min(0) }).nullable().default(null), answers: AgencyKind }),
  output: z.object({ targetId: z.string(), units: z.number().int(), reserve: z.number().nullable() }),
  refusals: ['not-found', 'unit-not-yours', 'unknown-unit', 'unit-twice', 'compulsory-not-shared', 'percentage-not-divided', 'share-without-number', 'shares-do-not-add-up'],
})
export const operations = [shareTarget, listDirectives, getDirective, createDirective, assignTask, recordTaskProgress, publishDirective, listTargets, listShortfalls, answerShortfall]
