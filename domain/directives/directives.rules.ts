/** Who answers a sentence, who answers for a target, how a target is shared out, when a missed period asks for cause and remedy. Pure. */
import type { AgencyKind } from '../kernel/actor.ts'
import { accept, refuse, type Decision } from '../kernel/decision.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import { isPercentage, type Goal } from './comparators.rules.ts'

export { goalOfPart, isComplete, isPercentage, missingOf, verdictOf, type Comparator, type Goal, type Verdict } from './comparators.rules.ts'

export type ClauseAnswer = 'targets' | 'tasks' | 'bases' | 'orientation' | 'same-as' | 'open'
export type ClauseState = {
  readonly answer: ClauseAnswer
  readonly targets: number
  readonly tasks: readonly { readonly led: boolean }[]
}

/**
 * A sentence is answered by targets, by tasks that each have somebody in the lead, by the documents it rests on, by another sentence that
 * says the same, or by being an orientation from which no work follows.
 */
export function isAnswered(clause: ClauseState): boolean {
  if (clause.tasks.some((task) => !task.led)) return false
  switch (clause.answer) {
    case 'targets':
      return clause.targets > 0
    case 'tasks':
      return clause.tasks.length > 0
    case 'bases':
    case 'orientation':
    case 'same-as':
      return true
    case 'open':
      return clause.tasks.length > 0 || clause.targets > 0
    default:
      return clause.answer satisfies never
  }
}

/** Publication says to everyone who answers for what; it waits until every sentence has an answer. */
export function mayPublish(clauses: readonly (ClauseState & { readonly label: string })[]): Decision<'publish'> {
  const open = clauses.filter((clause) => !isAnswered(clause))
  return open.length === 0 ? accept('publish') : refuse('clause-open', { open: open.length, first: open[0]!.label })
}

export type TaskStatus = 'open' | 'done' | 'overdue' | 'unassigned'

/** Overdue marks the office, never a person. */
export function taskStatus(task: { readonly led: boolean; readonly deadline: PlainDate | null; readonly doneOn: PlainDate | null }, today: PlainDate): TaskStatus {
  if (task.doneOn !== null && task.doneOn <= today) return 'done'
  if (!task.led) return 'unassigned'
  return task.deadline !== null && task.deadline < today ? 'overdue' : 'open'
}

export type AgencyFact = { readonly id: string; readonly kind: AgencyKind; readonly name: string; readonly validTo: PlainDate | null; readonly successorId: string | null }
export type Accountable = { readonly agencyKind: AgencyKind; readonly agencyId: string | null; readonly until: PlainDate | null; readonly successor: AgencyFact | null; readonly today: AgencyFact | null }

/** Who was named, until when, and who answers today: the body that took over its work. `until` is the first day of the successor. */
export function accountableOn(named: AgencyFact | undefined, kind: AgencyKind, agencies: ReadonlyMap<string, AgencyFact>, today: PlainDate): Accountable {
  if (!named) return { agencyKind: kind, agencyId: null, until: null, successor: null, today: null }
  const successor = named.successorId ? (agencies.get(named.successorId) ?? null) : null
  let answers: AgencyFact | null = named
  for (let step = 0; step < 10 && answers && answers.validTo !== null && answers.validTo <= today; step += 1) answers = answers.successorId ? (agencies.get(answers.successorId) ?? null) : null
  return { agencyKind: kind, agencyId: named.id, until: named.validTo, successor, today: answers }
}

export type Share = { readonly unitId: string; readonly level: 'province' | 'district' | 'commune'; readonly amount: number | null }
export type Reserve = { readonly name: string; readonly amount: number }

/**
 * A number is shared out so that the parts and a named reserve are exactly the whole. A percentage goes to each unit as it is. A target on a
 * compulsory measure is recorded but not shared out below the province: targets are offers of service, never a count of people to be found.
 */
export function shareOut(target: Goal & { readonly compulsory: boolean }, shares: readonly Share[], reserve: Reserve | null): Decision<readonly Share[]> {
  if (shares.length === 0) return refuse('nothing-shared')
  if (target.compulsory && shares.some((share) => share.level !== 'province')) return refuse('compulsory-not-shared')
  if (new Set(shares.map((share) => share.unitId)).size !== shares.length) return refuse('unit-twice')
  if (isPercentage(target)) {
    return shares.some((share) => share.amount !== null) || reserve ? refuse('percentage-not-divided') : accept(shares)
  }
  if (shares.some((share) => share.amount === null || share.amount < 0) || (reserve && reserve.amount < 0)) return refuse('share-without-number')
  const whole = target.low ?? target.high ?? 0
  const sum = shares.reduce((total, share) => total + share.amount!, 0) + (reserve?.amount ?? 0)
  return Math.abs(sum - whole) < 1e-9 ? accept(shares) : refuse('shares-do-not-add-up', { sum, whole })
}

/** A period is judged once it is over; a target that met only part of the definition is asked about as well, with the count it had. */
export function asksForCause(verdict: 'met' | 'short' | 'unknown', periodTo: PlainDate, today: PlainDate): boolean {
  return verdict === 'short' && periodTo < today
}
