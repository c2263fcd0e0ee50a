/** Clocks and terms of electronic monitoring. Hour clocks inform; none of them makes a breach. */
import { hourClock, term } from '../kernel/clock.ts'
import { counted, deadlineOf } from '../kernel/deadline.ts'
import type { LawRow } from '../kernel/law.ts'
import type { DateStep, Deadline, RuleContext } from '../kernel/measure.ts'
import { addDays, addHours, addMonths, dayOf, earlier, instantAt, later, type Instant, type PlainDate } from '../kernel/plain-date.ts'
import type { Opening } from '../kernel/procedure.ts'
import type { WorkingCalendar } from '../kernel/working-calendar.ts'
import { eMonitoringLaw } from './e-monitoring.law.ts'
import type { Breach, BreachKind, EMonitoringState, Moment } from './e-monitoring.model.ts'

export const lawOn = (id: string, on: PlainDate): LawRow | undefined => eMonitoringLaw.on(id, on)

/** The row that gives the term: by the measure it hangs on, and by the ground for a person under 18. */
export function termRow(state: Pick<EMonitoringState, 'over' | 'ground' | 'decidedOn'>): LawRow | undefined {
  if (!state.decidedOn) return undefined
  if (state.ground === 'parents-request') return lawOn('em-term-minor-request', state.decidedOn)
  if (state.ground === 'no-stable-residence') return lawOn('em-term-no-residence', state.decidedOn)
  return lawOn(state.over === 'voluntary-home' ? 'em-term-home' : state.over === 'substitution' ? 'em-term-substitution' : 'em-term-post-rehab', state.decidedOn)
}

export type MonitoringTerm = { readonly lastDay: PlainDate; readonly otherReading: PlainDate; readonly why: readonly DateStep[] }

/** Months of its own, or the term of the measure it hangs on, whichever ends first; null while neither is known. */
export function monitoringTerm(state: Pick<EMonitoringState, 'over' | 'ground' | 'decidedOn' | 'months' | 'carrierEndsOn'>): MonitoringTerm | null {
  if (!state.decidedOn) return null
  const own = state.months ? term(state.decidedOn, state.months, 'monitoring-decided') : null
  const carrier = state.carrierEndsOn ? { lastDay: state.carrierEndsOn, otherReading: addDays(state.carrierEndsOn, 1), why: [{ say: 'anchor.carrier-end', on: state.carrierEndsOn }, { say: 'term-last-day', on: state.carrierEndsOn }] } : null
  if (!own || !carrier) return own ?? carrier
  return carrier.lastDay < own.lastDay ? carrier : own
}

/** From when a clean period lets the chief exempt: a year for adults, half a year under 18, from the decision or the last finding. */
export function exemptionOpening(state: EMonitoringState): Opening | null {
  if (!state.decidedOn) return null
  const row = lawOn(state.minor ? 'em-exempt-minor' : 'em-exempt-adult', state.decidedOn)
  if (!row?.value) return null
  const last = state.breaches.filter((breach) => !breach.excused).reduce((latest, breach) => later(latest, breach.on), state.decidedOn)
  return { opensOn: addMonths(last, row.value), row }
}
/** The same place on the body is worn for a month before the person may ask for another; a medical reason needs no time. */
export function positionOpening(state: EMonitoringState): Opening | null {
  const row = state.wornHereSince ? lawOn('em-position-change', state.wornHereSince) : undefined
  return row?.value ? { opensOn: addMonths(state.wornHereSince!, row.value), row } : null
}

/** After this day a limit in hours is over under every reading. */
export function hoursOver(id: string, from: Moment, calendar: WorkingCalendar): Opening | null {
  const row = lawOn(id, from.on)
  if (!row?.value) return null
  const clock = hourClock(from.on, from.at ?? undefined, row.value, calendar, { anchor: 'breach' })
  const last = later(clock.dueOn, dayOf(addHours(clock.generousAt, -1 / 3600)))
  return { opensOn: addDays(last, 1), row }
}

const classOf: Readonly<Record<BreachKind, 'em-ladder-tampering' | 'em-ladder-worn' | 'em-ladder-kept'>> = {
  tampering: 'em-ladder-tampering', refused: 'em-ladder-tampering', 'not-worn': 'em-ladder-worn', removed: 'em-ladder-worn', battery: 'em-ladder-kept', 'not-presented': 'em-ladder-kept',
}
export type LadderStep = 'none' | 'reminder' | 'last'

/**
 * Where the findings stand on the ladder of Art. 25. It says what the text says; whether anything follows is decided by a human, and in
 * post-rehabilitation only a fine may follow.
 */
export function ladderOf(breaches: readonly Breach[]): LadderStep {
  const counting = breaches.filter((breach) => !breach.excused)
  if (counting.length === 0) return 'none'
  const last = counting.some((breach) => {
    if (breach.cured === 'no') return true
    const step = lawOn(classOf[breach.what], breach.on)
    return step?.value !== undefined && counting.filter((other) => classOf[other.what] === classOf[breach.what]).length >= step.value
  })
  return last ? 'last' : 'reminder'
}

function termDeadline(state: EMonitoringState): Deadline[] {
  const counting = monitoringTerm(state)
  return counting ? deadlineOf(termRow(state), { dueOn: counting.lastDay, unverified: false, why: counting.why }, { kind: 'term', act: 'end', bound: 'commune-police-chief', form: lawOn('em-end', state.decidedOn!)?.form }) : []
}

function fitting(state: EMonitoringState, calendar: WorkingCalendar): Deadline[] {
  if (state.releaseOn && state.facility) {
    const dueOn = earlier(state.releaseOn, later(state.releaseOn, state.decidedOn!))
    return deadlineOf(lawOn('em-fit-before-release', state.decidedOn!), { dueOn, unverified: false, why: [{ say: 'anchor.release', on: dueOn }, { say: 'before-release' }, { say: 'due', on: dueOn }] })
  }
  return counted(lawOn('em-execute', state.decidedOn!), { on: state.decidedOn!, at: state.decidedAt, anchor: 'monitoring-decided' }, calendar)
}
const clock = (id: string, from: Moment | null, anchor: string, calendar: WorkingCalendar, key?: string): Deadline[] => (from ? counted(lawOn(id, from.on), { on: from.on, at: from.at, anchor }, calendar, key ? { key } : {}) : [])

/** A right of the chief to exempt, shown from the day it opens. */
function exemption(state: EMonitoringState): Deadline[] {
  const opening = exemptionOpening(state)
  if (!opening || (state.termEndsOn && opening.opensOn > state.termEndsOn)) return []
  return deadlineOf(opening.row, { dueOn: opening.opensOn, opensOn: opening.opensOn, unverified: false, why: [{ say: 'anchor.clean-since', on: addMonths(opening.opensOn, -opening.row!.value!) }, { say: 'count.month', facts: { n: opening.row!.value! } }, { say: 'opens', on: opening.opensOn }] }, { bound: 'commune-police-chief' })
}

export function eMonitoringDeadlines(state: EMonitoringState, { calendar }: Pick<RuleContext, 'subject' | 'calendar' | 'today'>): Deadline[] {
  const moving = state.move ? counted(lawOn('em-move-handover', state.move.leftOn), { on: state.move.leftOn, at: state.move.leftAt, anchor: 'left' }, calendar) : []
  switch (state.status) {
    case 'asked-for':
      return clock('em-decision-request', state.requested, 'monitoring-requested', calendar)
    case 'decided':
      return [...termDeadline(state), ...fitting(state, calendar), ...moving]
    case 'worn': {
      const cure = state.breaches.findLast((breach) => breach.cured === 'open' && !breach.excused)
      return [
        ...termDeadline(state), ...exemption(state), ...moving,
        ...(state.damage && !state.damage.reported ? clock('em-damage-report', state.damage, 'damaged', calendar) : []), ...clock('em-battery', state.batteryEmpty, 'battery-empty', calendar),
        ...clock('em-breach-cure', cure ? { on: cure.on, at: cure.at } : null, 'breach', calendar),
        ...clock('em-decision-request', state.breachPapers, 'breach-papers', calendar, 'anew').map((each) => ({ ...each, act: 'decide-anew' })),
      ]
    }
    case 'taken-off':
      return [...termDeadline(state), ...clock('em-refit-present', state.refitFrom, 'removal-over', calendar), ...moving]
    case 'paused':
      return [...termDeadline(state), ...clock('em-refit-present', state.refitFrom, 'removal-over', calendar)]
    default:
      return []
  }
}

/** Moment of hand-over of sight after a move: the clock of the law. */
export function handOverAt(state: EMonitoringState): Instant | null {
  const row = state.move ? lawOn('em-move-handover', state.move.leftOn) : undefined
  return row?.value ? addHours(state.move!.leftAt ?? instantAt(state.move!.leftOn, '24:00'), row.value) : null
}
