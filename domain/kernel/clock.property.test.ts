/** Properties of clocks and terms over ten thousand random calendars and starts: Tết, month ends, the 29th of February. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayClock, daysOf, hourClock, lastHours, lastWorkingDays, leadBefore, restarted, term, termServed, type DayUnit } from './clock.ts'
import { lunarDay, type HolidayYear } from './holidays.ts'
import { addDays, day, daysBetween, instantAt, later, weekday, yearOf, type PlainDate } from './plain-date.ts'
import { createWorkingCalendar, type WorkingCalendar } from './working-calendar.ts'

const runs = { numRuns: 10_000 }
/** Ten thousand calendars take their time where two cores are shared. */
const patience = 120_000
const firstYear = 2022
const years = [2022, 2023, 2024, 2025, 2026, 2027, 2028]
const lunarNewYears = new Map(years.map((year) => [year, lunarDay(year, 1, 1)]))

/** Calendars as the announcements of some year could make them: leave that begins earlier or later or is not announced, days swapped anywhere. */
const calendars = fc.array(fc.record({
  newYearLeaveBefore: fc.constantFrom(1 as const, 2 as const, null), besideNationalDay: fc.constantFrom('09-01' as const, '09-03' as const, null),
  swaps: fc.array(fc.record({ off: fc.integer({ min: 0, max: 360 }), worked: fc.integer({ min: 0, max: 50 }) }), { maxLength: 3 }),
}), { minLength: years.length, maxLength: years.length }).map((drawn): WorkingCalendar => createWorkingCalendar(drawn.map((entry, index): HolidayYear => {
  const year = firstYear + index
  const firstSaturday = Array.from({ length: 7 }, (_, offset) => addDays(day(`${year}-01-01`), offset)).find((on) => weekday(on) === 6)!
  const swaps = entry.swaps.map(({ off, worked }) => ({ off: addDays(day(`${year}-01-03`), off), workedOn: addDays(firstSaturday, worked * 7) })).filter((swap) => weekday(swap.off) < 6 && yearOf(swap.off) === year && yearOf(swap.workedOn) === year)
  return { year, newYearLeaveBefore: entry.newYearLeaveBefore, besideNationalDay: entry.besideNationalDay, swaps, source: 'invented', confidence: 'unverified' }
})))

/** Any day, with those on which counting goes wrong drawn often. */
const starts = fc.oneof(
  fc.integer({ min: 0, max: 365 * 5 }).map((offset) => addDays(day('2022-01-01'), offset)),
  fc.tuple(fc.constantFrom(2022, 2023, 2024, 2025, 2026), fc.integer({ min: -12, max: 12 })).map(([year, offset]) => addDays(lunarNewYears.get(year)!, offset)),
  fc.tuple(fc.constantFrom(2022, 2023, 2024, 2025, 2026), fc.integer({ min: 1, max: 12 }), fc.integer({ min: -3, max: 3 })).map(([year, month, offset]) => addDays(day(`${year}-${String(month).padStart(2, '0')}-28`), offset)),
  fc.constantFrom(day('2024-02-29'), day('2024-02-28'), day('2023-02-28'), day('2022-08-31'), day('2025-03-01'), day('2025-07-01'), day('2026-06-30'), day('2026-07-01')),
)
const termMonths = fc.integer({ min: 1, max: 48 })
const wholeDays = fc.integer({ min: 0, max: 120 })

const firstOfMonth = (on: PlainDate): PlainDate => day(`${on.slice(0, 7)}-01`)

/** The corresponding day found by going from month to month, without the arithmetic that is tested. */
function corresponding(from: PlainDate, months: number): PlainDate {
  let first = firstOfMonth(from)
  for (let passed = 0; passed < months; passed += 1) first = firstOfMonth(addDays(first, 31))
  const last = addDays(firstOfMonth(addDays(first, 31)), -1)
  return Number(last.slice(8)) <= Number(from.slice(8)) ? last : addDays(first, Number(from.slice(8)) - 1)
}

describe('a term', () => {
  test('ends no later than the day of any reading, whatever the calendar, and never rolls', () => {
    fc.assert(fc.property(starts, termMonths, wholeDays, (from, months, notCounted) => {
      const { lastDay, otherReading } = term(from, months, 'rehab-started', notCounted)
      const [firstCounted, firstNotCounted] = [addDays(corresponding(from, months), notCounted - 1), addDays(corresponding(from, months), notCounted)]
      expect(lastDay <= firstCounted && lastDay <= firstNotCounted).toBe(true)
      expect(lastDay).toBe(firstCounted)
      expect(otherReading).toBe(firstNotCounted)
    }), runs)
  }, patience)
  test('deducted days only bring the end forward, days not counted move it on by themselves alone', () => {
    fc.assert(fc.property(starts, termMonths, fc.integer({ min: 0, max: 1600 }), wholeDays, (from, months, deducted, notCounted) => {
      const whole = term(from, months, 'taken', notCounted)
      const served = termServed(from, months, 'taken', { deducted, notCounted })
      expect(served.lastDay <= whole.lastDay && served.otherReading <= whole.otherReading).toBe(true)
      expect(served.lastDay < served.otherReading).toBe(true)
      expect(daysBetween(term(from, months, 'taken').lastDay, whole.lastDay)).toBe(notCounted)
      expect(daysBetween(served.lastDay, whole.lastDay)).toBe(deducted)
      expect(served.why.at(-2)).toMatchObject({ say: 'term-last-day', on: served.lastDay })
    }), runs)
  }, patience)
  test('a day written down twice is left out once', () => {
    const interval = fc.record({ offset: fc.integer({ min: -40, max: 80 }), length: fc.integer({ min: 0, max: 30 }), open: fc.nat(9) })
    fc.assert(fc.property(starts, fc.array(interval, { maxLength: 6 }), (since, drawn) => {
      const until = addDays(since, 60)
      const intervals = drawn.map(({ offset, length, open }) => ({ from: addDays(since, offset), to: open === 0 ? null : addDays(since, offset + length) }))
      let counted = 0
      for (let on = since; on <= until; on = addDays(on, 1)) if (intervals.some(({ from, to }) => from <= on && (to === null || on <= to))) counted += 1
      expect(daysOf(intervals, since, until)).toBe(counted)
      expect(daysOf([...intervals, ...intervals], since, until)).toBe(counted)
      expect(counted <= 61).toBe(true)
    }), { numRuns: 2_000 })
  })
})

describe('a clock', () => {
  test('counts working days of any calendar one by one, and a person is never given less than an office', () => {
    fc.assert(fc.property(calendars, starts, fc.integer({ min: 1, max: 20 }), (calendar, from, days) => {
      const { dueOn, unverified } = dayClock(from, days, 'working-day', calendar, { anchor: 'told' })
      let worked = 0
      for (let on = addDays(from, 1); on <= dueOn; on = addDays(on, 1)) if (calendar.isWorkingDay(on)) worked += 1
      expect(worked).toBe(days)
      expect(calendar.isWorkingDay(dueOn) && dueOn > from && !unverified).toBe(true)
      expect(dayClock(from, days, 'working-day', calendar, { anchor: 'told', favour: true }).dueOn >= dueOn).toBe(true)
    }), runs)
  }, patience)
  test('of days or months binds an office on the plain day; for a person it may only roll on', () => {
    fc.assert(fc.property(calendars, starts, fc.integer({ min: 1, max: 24 }), fc.constantFrom<DayUnit>('day', 'month'), (calendar, from, value, unit) => {
      const plain = unit === 'day' ? addDays(from, value) : corresponding(from, value)
      expect(dayClock(from, value, unit, calendar, { anchor: 'told' }).dueOn).toBe(plain)
      const favoured = dayClock(from, value, unit, calendar, { anchor: 'told', favour: true }).dueOn
      expect(favoured >= plain).toBe(true)
      if (favoured > plain) for (let on = plain; on < favoured; on = addDays(on, 1)) expect(calendar.generous.isWorkingDay(on)).toBe(false)
    }), runs)
  }, patience)
  test('in hours runs on; nothing is held against a person before the latest reading', () => {
    fc.assert(fc.property(calendars, starts, fc.integer({ min: 0, max: 23 }), fc.constantFrom(12, 24, 48), fc.boolean(), (calendar, on, hour, hours, known) => {
      const at = instantAt(on, `${String(hour).padStart(2, '0')}:00`)
      const due = hourClock(on, known ? at : undefined, hours, calendar, { anchor: 'told' })
      const span = (Date.parse(due.dueAt) - Date.parse(known ? at : instantAt(on, '24:00'))) / 3_600_000
      expect(span).toBe(hours)
      expect(due.generousAt >= due.dueAt && due.unverified).toBe(true)
      expect(due.dueOn >= on).toBe(true)
    }), runs)
  }, patience)
  test('before the end moves with the end; windows close with the end and open before it', () => {
    fc.assert(fc.property(calendars, starts, wholeDays, fc.constantFrom(1, 3), (calendar, end, moved, days) => {
      const later30 = leadBefore(addDays(end, moved), 30, 'term-end')
      expect(daysBetween(leadBefore(end, 30, 'term-end').dueOn, later30.dueOn)).toBe(moved)
      const window = lastWorkingDays(end, days, 'term-end', calendar)
      expect(window.dueOn === end && window.opensOn <= end).toBe(true)
      const hours = lastHours(end, 24, 'term-end')
      expect(hours.dueOn === end && hours.opensOn <= end && hours.dueAt === instantAt(end, '24:00')).toBe(true)
    }), runs)
  }, patience)
  test('begins anew after a force majeure, and only forward', () => {
    fc.assert(fc.property(starts, fc.integer({ min: -20, max: 20 }), (told, offset) => {
      const over = addDays(told, offset)
      expect(restarted({ on: told, anchor: 'told' }, { on: over }).on).toBe(later(told, over))
      expect(restarted({ on: told, anchor: 'told' }, null)).toEqual({ on: told, anchor: 'told' })
    }), { numRuns: 500 })
  })
})
