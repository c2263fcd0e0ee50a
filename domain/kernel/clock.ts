/**
 * The three kinds of legal time. A **clock** binds an agency, or gives a person time to act, and may roll to the next working day. A **term**
 * (of rehabilitation, listing, management) ends on its calendar day and never rolls; where two readings exist the earlier day is the last
 * lawful one. An **hour clock** runs on the wall clock in Asia/Ho_Chi_Minh, through nights and holidays: a reading not yet confirmed.
 *
 * Counting follows the Civil Code 2015, Art. 147–148, as recalled (Law 15/2012 Art. 8(1) refers to it): the first day is not counted.
 */
import type { DateStep } from './measure.ts'
import { addDays, addHours, addMonths, dayOf, daysBetween, instantAt, later, weekday, type Instant, type PlainDate } from './plain-date.ts'
import type { WorkingCalendar } from './working-calendar.ts'

export type Due = {
  readonly dueOn: PlainDate
  readonly dueAt?: Instant | undefined
  readonly opensOn?: PlainDate | undefined
  readonly opensAt?: Instant | undefined
  readonly why: readonly DateStep[]
  /** The date rests on a reading nobody has confirmed: it informs, and marks no person as late. */
  readonly unverified: boolean
}

export type DayUnit = 'working-day' | 'day' | 'month' | 'year'

export type ClockOptions = {
  /** Names the fact the clock hangs on, for the explanation, e.g. `told`. */
  readonly anchor: string
  /** The time is given to a person: tentative days off count as days off, and a last day off rolls to the next working day. */
  readonly favour?: boolean | undefined
}

const isWeekend = (on: PlainDate): boolean => weekday(on) >= 6

/** Counts working days by weekends alone: the earliest day it can be, for years whose days off are not known yet. */
function countWeekdays(from: PlainDate, days: number, direction: 1 | -1): PlainDate {
  let [current, left] = [from, days]
  while (left > 0) {
    current = addDays(current, direction)
    if (!isWeekend(current)) left -= 1
  }
  return current
}

/** A limit in days, months or years that binds an agency or gives a person time: due at the end of `dueOn`. */
export function dayClock(from: PlainDate, value: number, unit: DayUnit, given: WorkingCalendar, options: ClockOptions): Due {
  const calendar = options.favour ? given.generous : given
  const start: DateStep[] = [{ say: `anchor.${options.anchor}`, on: from }, { say: `count.${unit}`, facts: { n: value } }]
  if (unit === 'working-day') {
    const reach = countWeekdays(from, value, 1)
    const due = countKnown(from, value, calendar)
    if (due === null) return { dueOn: reach, unverified: true, why: [...start, { say: 'calendar-unknown', on: reach }, { say: 'due', on: reach }] }
    return { dueOn: due, unverified: false, why: [...start, ...skips(calendar, from, due), { say: 'due', on: due }] }
  }
  const plain = unit === 'day' ? addDays(from, value) : addMonths(from, unit === 'month' ? value : value * 12)
  const rolled = options.favour && calendar.covers(plain) && calendar.covers(addDays(plain, 14)) ? calendar.rollForward(plain) : plain
  return { dueOn: rolled, unverified: false, why: [...start, ...(rolled === plain ? [] : [{ say: 'roll', on: plain }]), { say: 'due', on: rolled }] }
}

/** The n-th working day, or null when the count runs into a year whose days off are not known. */
function countKnown(from: PlainDate, days: number, calendar: WorkingCalendar): PlainDate | null {
  let [current, left] = [from, days]
  while (left > 0) {
    current = addDays(current, 1)
    if (!calendar.covers(current)) return null
    if (calendar.isWorkingDay(current)) left -= 1
  }
  return current
}

function skips(calendar: WorkingCalendar, from: PlainDate, to: PlainDate): DateStep[] {
  return calendar.skipped(from, to).map((skip) => ({ say: `skip.${skip.reason}`, on: skip.on }))
}

/** `ngay`: at once; or no time given at all, and then only the day from which it is expected. */
export function atOnce(on: PlainDate, options: ClockOptions, said: 'at-once' | 'no-number' = 'at-once'): Due {
  return { dueOn: on, unverified: false, why: [{ say: `anchor.${options.anchor}`, on }, { say: said }] }
}

/**
 * A limit in hours on the wall clock. Without a known hour it is counted from the end of the day (never shorter than the law gives).
 * `generousAt`: the latest moment under any reading; nothing may be held against a person before it.
 */
export function hourClock(on: PlainDate, at: Instant | undefined, hours: number, calendar: WorkingCalendar, options: ClockOptions): Due & { readonly dueAt: Instant; readonly generousAt: Instant } {
  const from = at ?? instantAt(on, '24:00')
  const dueAt = addHours(from, hours)
  // A limit that ends at midnight belongs to the day it ends.
  const dueOn = later(on, dayOf(addHours(dueAt, -1 / 3600)))
  const covered = calendar.covers(dueOn) && calendar.covers(addDays(dueOn, 14))
  const generousOn = covered ? calendar.generous.rollForward(dueOn) : addDays(dueOn, 14)
  const generousAt = generousOn === dueOn ? dueAt : instantAt(generousOn, '24:00')
  return {
    dueOn, dueAt, generousAt, unverified: true,
    why: [
      { say: `anchor.${options.anchor}`, on, ...(at ? { at } : {}) },
      ...(at ? [] : [{ say: 'hour-not-recorded', on }]),
      { say: 'count.hour', facts: { n: hours } },
      { say: 'hours-run-on', facts: { confidence: 'unverified' } },
      { say: 'due', on: dueOn, at: dueAt },
    ],
  }
}

export type Term = {
  /** The last lawful day: the earlier of the two readings. */
  readonly lastDay: PlainDate
  /** The last day under the other reading; shown beside, never used to hold anyone. */
  readonly otherReading: PlainDate
  readonly why: readonly DateStep[]
}

/**
 * A term of months or years that starts on `from`. With the first day counted it ends the day before the corresponding day; with the first day
 * not counted, on the corresponding day. `notCounted` are whole days that verified law leaves out of the term.
 */
export function term(from: PlainDate, months: number, anchor: string, notCounted = 0): Term {
  const corresponding = addMonths(from, months)
  const otherReading = addDays(corresponding, notCounted)
  const lastDay = addDays(otherReading, -1)
  return {
    lastDay, otherReading,
    why: [
      { say: `anchor.${anchor}`, on: from },
      { say: 'count.month', facts: { n: months } },
      ...(notCounted > 0 ? [{ say: 'days-not-counted', facts: { n: notCounted } }] : []),
      { say: 'term-last-day', on: lastDay },
      { say: 'term-other-reading', on: otherReading },
    ],
  }
}

/** An interval of whole days, both included; `to` null: it goes on. */
export type DaysAway = { readonly from: PlainDate; readonly to: PlainDate | null }

/**
 * Whole days of the intervals that lie from `since` to `until`, both included. A day that stands in two intervals counts once, so that nothing
 * written down twice moves an end twice.
 */
export function daysOf(intervals: readonly DaysAway[], since: PlainDate, until: PlainDate): number {
  let [days, reached] = [0, addDays(since, -1)]
  for (const interval of intervals.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const from = later(interval.from, addDays(reached, 1))
    const to = interval.to === null || interval.to > until ? until : interval.to
    if (to < from) continue
    days += daysBetween(from, to) + 1
    reached = to
  }
  return days
}

/**
 * A term from which days are deducted (held before it began) and into which days do not count (escape, unreported absence). Deducted days bring the
 * end forward, before the day it began where a person was held longer than the whole term; days not counted move it on.
 */
export function termServed(from: PlainDate, months: number, anchor: string, days: { readonly deducted?: number; readonly notCounted?: number }): Term {
  const [deducted, notCounted] = [days.deducted ?? 0, days.notCounted ?? 0]
  const whole = term(from, months, anchor, notCounted)
  if (deducted === 0) return whole
  const [lastDay, otherReading] = [addDays(whole.lastDay, -deducted), addDays(whole.otherReading, -deducted)]
  return { lastDay, otherReading, why: [...whole.why.filter((step) => !step.say.startsWith('term-')), { say: 'held-days-deducted', facts: { n: deducted } }, { say: 'term-last-day', on: lastDay }, { say: 'term-other-reading', on: otherReading }] }
}

/** Time to act begins anew where a competent body recorded that a force majeure is over; otherwise it runs from the first fact. */
export function restarted(first: { readonly on: PlainDate; readonly at?: Instant | null | undefined; readonly anchor: string }, over: { readonly on: PlainDate; readonly at?: Instant | null | undefined } | null): { readonly on: PlainDate; readonly at?: Instant | null | undefined; readonly anchor: string } {
  return over && over.on >= first.on ? { on: over.on, at: over.at, anchor: 'force-majeure-ended' } : first
}

/** At the latest so many days before the end: due on that day. */
export function leadBefore(end: PlainDate, days: number, anchor: string): Due {
  const dueOn = addDays(end, -days)
  return { dueOn, unverified: false, why: [{ say: `anchor.${anchor}`, on: end }, { say: 'count.days-before', facts: { n: days } }, { say: 'due', on: dueOn }] }
}

/** The last hours before the end of the last day: opens at that moment, closes with the day. */
export function lastHours(end: PlainDate, hours: number, anchor: string): Due & { readonly opensOn: PlainDate } {
  const dueAt = instantAt(end, '24:00')
  const opensAt = addHours(dueAt, -hours)
  const opensOn = dayOf(opensAt)
  return { opensOn, opensAt, dueOn: end, dueAt, unverified: false, why: [{ say: `anchor.${anchor}`, on: end }, { say: 'count.last-hours', facts: { n: hours } }, { say: 'opens', on: opensOn, at: opensAt }, { say: 'due', on: end }] }
}

/** The last working days up to the end of the term, the last day itself included. Opens earlier rather than later where days off are unknown. */
export function lastWorkingDays(end: PlainDate, days: number, anchor: string, calendar: WorkingCalendar): Due & { readonly opensOn: PlainDate } {
  const known = calendar.covers(addDays(end, 1)) && calendar.covers(addDays(end, -14))
  const opensOn = known ? calendar.generous.subtractWorkingDays(addDays(end, 1), days) : addDays(countWeekdays(addDays(end, 1), days, -1), -9)
  return {
    opensOn, dueOn: end, unverified: !known,
    why: [
      { say: `anchor.${anchor}`, on: end }, { say: 'count.last-working-days', facts: { n: days } },
      ...(known ? skips(calendar, addDays(opensOn, -1), end) : [{ say: 'calendar-unknown', on: end }]),
      { say: 'opens', on: opensOn }, { say: 'due', on: end },
    ],
  }
}

/** Only ever red for an office; a person is marked late only by a confirmed rule, and in words, never in colour. */
export function isOverdue(deadline: { readonly dueOn: PlainDate; readonly dueAt?: Instant | undefined; readonly bound: string; readonly confidence: string; readonly kind: string }, today: PlainDate, now: Instant): boolean {
  if (deadline.bound === 'person' && deadline.confidence === 'unverified') return false
  if (deadline.kind === 'right' || deadline.kind === 'min') return false
  return deadline.dueAt ? now > deadline.dueAt : today > deadline.dueOn
}
