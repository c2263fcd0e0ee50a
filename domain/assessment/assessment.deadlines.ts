/** Clocks of the assessment: the result, telling it, and the time a person has to register. */
import { restarted } from '../kernel/clock.ts'
import { dueOf, counted, deadlineOf, type Trigger } from '../kernel/deadline.ts'
import type { LawRow } from '../kernel/law.ts'
import type { Deadline, RuleContext, Subject } from '../kernel/measure.ts'
import { ageOn, dayOf, instantAt, later, type Instant, type PlainDate } from '../kernel/plain-date.ts'
import { ages, assessmentLaw } from './assessment.law.ts'
import type { AssessmentState } from './assessment.model.ts'

/** Under 18 on that day; where only a year is known, only if it is certain. */
export function isMinor(subject: Subject, on: PlainDate): boolean {
  return ageOn(subject.birth, on) < ages.majority
}

/** The rule and the trigger of the time to register; null while it does not run. */
export function registrationClock(state: AssessmentState, subject: Subject): { row: LawRow; trigger: Trigger } | null {
  if (state.result !== 'addicted' || !state.toldOn) return null
  // A minor does not register alone: the time runs from the day the representative was told.
  if (isMinor(subject, state.toldOn) && state.toldTo === 'person') return null
  const known = later(state.toldOn, state.resultOn ?? state.toldOn)
  const first: Trigger = { on: known, at: known === state.toldOn ? state.toldAt : null, anchor: 'told' }
  const trigger = restarted(first, state.restartedOn ? { on: state.restartedOn, at: state.restartedAt } : null)
  const { on } = trigger
  // Whom the former law finds using in post-rehabilitation management it does not ask to register (Law 73/2021 Art. 27(5)c): a right without a limit.
  const row = (state.ground === 'post-rehab' ? assessmentLaw.on('register-after-post-rehab', on) : undefined) ?? assessmentLaw.on('register-voluntary', on) ?? assessmentLaw.on('rehab-registration', on)
  return row ? { row, trigger } : null
}

/** The first day and moment on which, under every reading, the time to register is over. */
export function registrationOver(state: AssessmentState, context: Pick<RuleContext, 'subject' | 'calendar'>): { opensOn: PlainDate; opensAt: Instant; row: LawRow } | null {
  const clock = registrationClock(state, context.subject)
  if (!clock || clock.row.value === undefined) return null
  const due = dueOf(clock.row, clock.trigger, context.calendar)
  const over = 'generousAt' in due ? (due.generousAt as Instant) : instantAt(due.dueOn, '24:00')
  return { opensOn: dayOf(over), opensAt: over, row: clock.row }
}

/** Medical staff travel to a place without a facility; where there is one the file travels, at once. */
function onTheWay(state: AssessmentState, calendar: RuleContext['calendar']): Deadline[] {
  if (state.receivedOn) return counted(assessmentLaw.on('assess-result', state.receivedOn), { on: state.receivedOn, anchor: 'person-received' }, calendar)
  const travels = state.assessedAt === 'holding-without-facility' || state.assessedAt === 'agreed-place'
  if (travels && state.fileReceivedOn && !state.staffSentOn) return counted(assessmentLaw.on('assess-staff-dispatch', state.fileReceivedOn), { on: state.fileReceivedOn, at: state.fileReceivedAt, anchor: 'file-received' }, calendar)
  if (state.assessedAt === 'holding-with-facility' && state.requestedOn) return counted(assessmentLaw.on('assess-file-forward', state.requestedOn), { on: state.requestedOn, anchor: 'requested' }, calendar)
  return []
}
/** The days after which nobody may be held to be assessed: a recalled rule, shown so that the person goes home, never as leave to hold. */
function holding(state: AssessmentState, calendar: RuleContext['calendar']): Deadline[] {
  return state.detainedOn && !state.detentionEndedOn ? counted(assessmentLaw.on('admin-detention-for-assessment', state.detainedOn), { on: state.detainedOn, anchor: 'held-to-assess' }, calendar) : []
}

export function assessmentDeadlines(state: AssessmentState, context: Pick<RuleContext, 'subject' | 'calendar' | 'today'>): Deadline[] {
  const { calendar } = context
  switch (state.status) {
    case 'tested':
      return []
    case 'requested':
      return [...onTheWay(state, calendar), ...holding(state, calendar)]
    case 'resulted': {
      const on = state.resultOn!
      return [...counted(assessmentLaw.on('assess-result-forward', on) ?? assessmentLaw.on('addiction-result-send', on), { on, anchor: 'result' }, calendar), ...holding(state, calendar)]
    }
    case 'told': {
      const clock = registrationClock(state, context.subject)
      return clock ? deadlineOf(clock.row, dueOf(clock.row, clock.trigger, calendar)) : []
    }
    default:
      return []
  }
}
