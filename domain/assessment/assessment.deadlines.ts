/** Clocks of the assessment: the result, telling it, and the time a person has to register. */
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
  const restarted = state.restartedOn !== null
  const on = restarted ? state.restartedOn! : later(state.toldOn, state.resultOn ?? state.toldOn)
  const row = assessmentLaw.on('register-voluntary', on) ?? assessmentLaw.on('rehab-registration', on)
  return row ? { row, trigger: { on, at: restarted ? state.restartedAt : on === state.toldOn ? state.toldAt : null, anchor: restarted ? 'force-majeure-ended' : 'told' } } : null
}

/** The first day and moment on which, under every reading, the time to register is over. */
export function registrationOver(state: AssessmentState, context: Pick<RuleContext, 'subject' | 'calendar'>): { opensOn: PlainDate; opensAt: Instant; row: LawRow } | null {
  const clock = registrationClock(state, context.subject)
  if (!clock) return null
  const due = dueOf(clock.row, clock.trigger, context.calendar)
  const over = 'generousAt' in due ? (due.generousAt as Instant) : instantAt(due.dueOn, '24:00')
  return { opensOn: dayOf(over), opensAt: over, row: clock.row }
}

export function assessmentDeadlines(state: AssessmentState, context: Pick<RuleContext, 'subject' | 'calendar' | 'today'>): Deadline[] {
  const { calendar } = context
  switch (state.status) {
    case 'tested':
      return []
    case 'requested':
      return state.receivedOn ? counted(assessmentLaw.on('assess-result', state.receivedOn), { on: state.receivedOn, anchor: 'person-received' }, calendar) : []
    case 'resulted': {
      const on = state.resultOn!
      return counted(assessmentLaw.on('assess-result-forward', on) ?? assessmentLaw.on('addiction-result-send', on), { on, anchor: 'result' }, calendar)
    }
    case 'told': {
      const clock = registrationClock(state, context.subject)
      return clock ? deadlineOf(clock.row, dueOf(clock.row, clock.trigger, calendar)) : []
    }
    default:
      return []
  }
}
