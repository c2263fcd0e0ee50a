/** Progress with evidence, letters of urging, and what of a document nobody covers. Pure. */
import type { Role } from '../kernel/actor.ts'
import { accept, refuse, type Decision } from '../kernel/decision.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import { isAnswered, taskStatus, type ClauseState, type TaskStatus } from './directives.rules.ts'

/** What shows that something was done: words on a paper, an address of a published page, kept files. At least one of them makes it evidence. */
export type Evidence = { readonly text?: string | undefined; readonly link?: string | undefined; readonly files: readonly string[] }
export const hasEvidence = (evidence: Evidence): boolean => Boolean(evidence.text) || Boolean(evidence.link) || evidence.files.length > 0

/** A task is done once something shows it. */
export function mayReport(report: { readonly on: PlainDate; readonly done: boolean; readonly evidence: Evidence }, today: PlainDate): Decision<'report'> {
  if (report.on > today) return refuse('in-future', { occurredOn: report.on, today, field: 'on' })
  return report.done && !hasEvidence(report.evidence) ? refuse('evidence-needed', { field: 'evidence' }) : accept('report')
}

/** The posts of the province that urge, and that see what is overdue below them. */
export const urgers: readonly Role[] = ['province-planner', 'province-police-director', 'province-police', 'province-labour', 'province-health']

/** Urged is an office that leads a task and has not done it; never a person. */
export function mayUrge(task: { readonly led: boolean; readonly doneOn: PlainDate | null }, letter: { readonly on: PlainDate; readonly answerBy: PlainDate }, today: PlainDate): Decision<'urge'> {
  if (!task.led) return refuse('nobody-leads')
  if (task.doneOn !== null && task.doneOn <= today) return refuse('task-done', { doneOn: task.doneOn })
  if (letter.on > today) return refuse('in-future', { occurredOn: letter.on, today, field: 'on' })
  return letter.answerBy < letter.on ? refuse('answer-before-letter', { on: letter.on, answerBy: letter.answerBy, field: 'answerBy' }) : accept('urge')
}

export type CoverageTask = { readonly id: string; readonly name: string; readonly led: boolean; readonly deadline: PlainDate | null; readonly doneOn: PlainDate | null; readonly evidenced: boolean }
export type CoverageClause = Omit<ClauseState, 'targets' | 'tasks'> & { readonly id: string; readonly label: string; readonly kind: string; readonly summary: string; readonly targets: readonly { readonly id: string; readonly label: string; readonly name: string }[]; readonly tasks: readonly CoverageTask[] }
export type Coverage = {
  readonly clausesWithoutOwner: readonly { readonly id: string; readonly label: string; readonly summary: string }[]
  /** A figure that hangs on a sentence which asks for none: a basis or a general aim. */
  readonly targetsWithoutClause: readonly { readonly id: string; readonly label: string; readonly name: string; readonly clause: string }[]
  readonly tasks: Readonly<Record<TaskStatus, number>>
  readonly overdue: readonly { readonly id: string; readonly name: string; readonly deadline: PlainDate }[]
  /** Done before evidence was asked for. */
  readonly withoutEvidence: readonly { readonly id: string; readonly name: string }[]
}

const asksForFigures: readonly string[] = ['target', 'task', 'organization']

export function coverageOf(clauses: readonly CoverageClause[], today: PlainDate): Coverage {
  const tasks = clauses.flatMap((clause) => clause.tasks).map((task) => ({ ...task, status: taskStatus(task, today) }))
  const numbers: Record<TaskStatus, number> = { open: 0, done: 0, overdue: 0, unassigned: 0 }
  for (const task of tasks) numbers[task.status] += 1
  return {
    clausesWithoutOwner: clauses.filter((clause) => !isAnswered({ answer: clause.answer, targets: clause.targets.length, tasks: clause.tasks })).map(({ id, label, summary }) => ({ id, label, summary })),
    targetsWithoutClause: clauses.filter((clause) => !asksForFigures.includes(clause.kind)).flatMap((clause) => clause.targets.map((target) => ({ ...target, clause: clause.label }))),
    tasks: numbers,
    overdue: tasks.flatMap((task) => (task.status === 'overdue' && task.deadline ? [{ id: task.id, name: task.name, deadline: task.deadline }] : [])),
    withoutEvidence: tasks.filter((task) => task.status === 'done' && !task.evidenced).map(({ id, name }) => ({ id, name })),
  }
}
