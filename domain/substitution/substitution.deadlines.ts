/** Clocks of substitution treatment. It has no term: it goes on as long as the person is treated. */
import { isMinor } from '../assessment/assessment.rules.ts'
import { eMonitoringLaw } from '../e-monitoring/e-monitoring.law.ts'
import { counted, deadlineOf, dueOf } from '../kernel/deadline.ts'
import type { LawRow } from '../kernel/law.ts'
import type { Deadline, RuleContext } from '../kernel/measure.ts'
import { addDays, addHours, instantAt, later, type Instant, type PlainDate } from '../kernel/plain-date.ts'
import type { Opening } from '../kernel/procedure.ts'
import type { WorkingCalendar } from '../kernel/working-calendar.ts'
import { substitutionLaw } from './substitution.law.ts'
import type { SubstitutionState } from './substitution.model.ts'

export const lawOn = (on: PlainDate, ...ids: string[]): LawRow | undefined => ids.map((id) => substitutionLaw.on(id, on)).find(Boolean)

function over(row: LawRow | undefined, on: PlainDate, anchor: string, calendar: WorkingCalendar): Opening | null {
  if (!row) return null
  const due = dueOf(row, { on, anchor }, calendar)
  return { opensOn: addDays(due.dueOn, 1), row: due.unverified ? { ...row, confidence: 'unverified' } : row }
}
/** The end of the time to begin: from the decision; since the law of 2026 there is none, and the day from which it runs is open. */
export function startOver(state: SubstitutionState, calendar: WorkingCalendar): Opening | null {
  const on = state.restartedOn ?? state.decidedOn ?? state.registeredOn
  return over(lawOn(on, ...(state.decidedOn ? ['start-voluntary'] : []), 'voluntary-start'), on, state.restartedOn ? 'force-majeure-ended' : state.decidedOn ? 'decided' : 'registered', calendar)
}
/** The end of the days after which an unexcused absence counts as breaking off. */
export function absenceOver(absentFrom: PlainDate, calendar: WorkingCalendar): Opening | null {
  return over(lawOn(absentFrom, 'self-termination-absence', 'voluntary-absence-quit'), absentFrom, 'absent', calendar)
}

/** Moment of hand-over of sight after a move: the legal clock. */
export function handOverAt(state: SubstitutionState, calendar: WorkingCalendar): Instant | null {
  if (!state.move) return null
  const row = moveRow(state.move.leftOn)
  if (!row?.value) return null
  if (row.unit === 'hour') return addHours(state.move.leftAt ?? instantAt(state.move.leftOn, '24:00'), row.value)
  return instantAt(counted(row, { on: state.move.leftOn, anchor: 'left' }, calendar)[0]!.dueOn, '24:00')
}
export const moveRow = (on: PlainDate): LawRow | undefined => lawOn(on, 'addict-move-notice', 'addict-list-move-notify')

function moveDue(state: SubstitutionState, calendar: WorkingCalendar): Deadline[] {
  return state.move ? counted(moveRow(state.move.leftOn), { on: state.move.leftOn, at: state.move.leftAt, anchor: 'left' }, calendar) : []
}
function intake(state: SubstitutionState, calendar: WorkingCalendar): Deadline[] {
  if (!state.startedOn || state.noticedOn) return []
  return counted(lawOn(state.startedOn, 'mmt-notice', 'substitution-intake-notify'), { on: state.startedOn, at: state.startedAt, anchor: 'treatment-started' }, calendar)
}
/** The clock of the decision on monitoring, from the notice of the centre: the police's own, of an adult. */
function monitoring(state: SubstitutionState, context: Pick<RuleContext, 'subject' | 'calendar'>): Deadline[] {
  if (!state.noticedOn || state.monitoredOn || isMinor(context.subject, state.noticedOn)) return []
  // It begins another measure, so no act of this one answers it.
  return counted(eMonitoringLaw.on('em-decision', state.noticedOn), { on: state.noticedOn, at: state.noticedAt, anchor: 'treatment-noticed' }, context.calendar).map(({ act: _act, ...clock }) => clock)
}
function site(state: SubstitutionState, calendar: WorkingCalendar): Deadline[] {
  if (!state.siteSuspendedOn) return []
  if (!state.reassignedOn) return counted(lawOn(state.siteSuspendedOn, 'mmt-site-reassign'), { on: state.siteSuspendedOn, anchor: 'site-suspended' }, calendar)
  return counted(lawOn(state.reassignedOn, 'mmt-site-reassign'), { on: state.reassignedOn, anchor: 'reassigned' }, calendar, { key: 'receive', act: 'receive-at-site', bound: 'substitution-clinician' })
}
function decision(state: SubstitutionState, today: PlainDate, calendar: WorkingCalendar): Deadline[] {
  const row = lawOn(state.registeredOn, 'commune-decide-voluntary')
  // Since the law of 2026 the centre admits without a decision of the commune.
  if (!row || !lawOn(later(today, state.registeredOn), 'commune-decide-voluntary')) return []
  return deadlineOf(row, dueOf(row, { on: state.registeredOn, at: state.registeredAt, anchor: 'registered' }, calendar))
}

export function substitutionDeadlines(state: SubstitutionState, context: Pick<RuleContext, 'subject' | 'calendar' | 'today'>): Deadline[] {
  const { calendar } = context
  switch (state.status) {
    case 'registered': return [...decision(state, context.today, calendar), ...moveDue(state, calendar)]
    case 'decided': return [...(state.decidedOn ? counted(lawOn(state.decidedOn, 'start-voluntary', 'voluntary-start'), state.restartedOn ? { on: state.restartedOn, anchor: 'force-majeure-ended' } : { on: state.decidedOn, anchor: 'decided' }, calendar) : []), ...moveDue(state, calendar)]
    case 'in-treatment': {
      const absence = state.absentFrom ? counted(lawOn(state.absentFrom, 'self-termination-absence', 'voluntary-absence-quit'), { on: state.absentFrom, anchor: 'absent' }, calendar) : []
      return [...intake(state, calendar), ...monitoring(state, context), ...absence, ...site(state, calendar), ...moveDue(state, calendar)]
    }
    default: return []
  }
}
