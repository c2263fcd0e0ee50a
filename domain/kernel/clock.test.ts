import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayClock, hourClock, isOverdue, lastHours, lastWorkingDays, leadBefore, term } from './clock.ts'
import { longCitation, shortCitation } from './instruments.ts'
import { addDays, addMonths, day, instant, instantAt, type PlainDate } from './plain-date.ts'
import { workingCalendar as calendar } from './working-calendar.ts'

describe('a term ends on its calendar day and never rolls; the earlier reading is the last lawful day', () => {
  test.each([
    ['2023-08-31', 6, '2024-02-28', '2024-02-29'], ['2022-08-31', 6, '2023-02-27', '2023-02-28'], ['2024-01-31', 1, '2024-02-28', '2024-02-29'], ['2024-02-29', 12, '2025-02-27', '2025-02-28'], ['2024-02-29', 48, '2028-02-28', '2028-02-29'],
    ['2025-12-15', 12, '2026-12-14', '2026-12-15'], ['2026-07-06', 24, '2028-07-05', '2028-07-06'], ['2026-07-06', 36, '2029-07-05', '2029-07-06'],
    // Ends in the lunar New Year and on a Sunday: no rolling.
    ['2025-02-17', 12, '2026-02-16', '2026-02-17'], ['2025-11-23', 12, '2026-11-22', '2026-11-23'],
  ])('from %s, %i months: free after %s (other reading %s)', (from, months, last, other) => {
    expect(term(day(from), months, 'rehab-started')).toMatchObject({ lastDay: last, otherReading: other })
  })
  const start = fc.integer({ min: 0, max: 6000 }).map((days): PlainDate => addDays(day('2020-01-01'), days))
  test('never later than any reading of the law', () => {
    fc.assert(fc.property(start, fc.integer({ min: 1, max: 36 }), fc.integer({ min: 0, max: 40 }), (from, months, excluded) => {
      const { lastDay, otherReading } = term(from, months, 'rehab-started', excluded)
      expect(lastDay <= addDays(addMonths(from, months), excluded)).toBe(true)
      expect(lastDay <= addDays(addDays(addMonths(from, months), excluded), -1)).toBe(true)
      expect(lastDay < otherReading).toBe(true)
      expect(lastDay >= from).toBe(true)
    }))
  })
})

describe('clocks', () => {
  test.each([['2026-02-13', 2, 'working-day', '2026-02-24'], ['2026-02-13', 5, 'day', '2026-02-18'], ['2026-01-31', 1, 'month', '2026-02-28'], ['2024-02-29', 1, 'year', '2025-02-28']] as const)('from %s, %i %s: due %s for an office', (from, value, unit, due) => {
    expect(dayClock(day(from), value, unit, calendar, { anchor: 'told' }).dueOn).toBe(due)
  })
  test('time given to a person rolls over a day off', () => {
    expect(dayClock(day('2026-02-13'), 5, 'day', calendar, { anchor: 'told', favour: true }).dueOn).toBe('2026-02-23')
  })
  test('a limit that runs into an unknown year says so and gives the earliest day', () => {
    const due = dayClock(day('2027-12-30'), 2, 'working-day', calendar, { anchor: 'told' })
    expect(due).toMatchObject({ dueOn: '2028-01-03', unverified: true })
    expect(due.why.some((step) => step.say === 'calendar-unknown')).toBe(true)
  })
  test('hours run through the night and the weekend, marked as an unconfirmed reading', () => {
    const due = hourClock(day('2026-11-20'), instantAt(day('2026-11-20'), '16:50'), 24, calendar, { anchor: 'told' })
    expect(due).toMatchObject({ dueOn: '2026-11-21', dueAt: instantAt(day('2026-11-21'), '16:50'), generousAt: instantAt(day('2026-11-23'), '24:00'), unverified: true })
  })
  test('without an hour the count begins at the end of the day, and an end at midnight belongs to the day it ends', () => {
    const due = hourClock(day('2026-11-18'), undefined, 24, calendar, { anchor: 'told' })
    expect(due).toMatchObject({ dueOn: '2026-11-19', dueAt: instantAt(day('2026-11-19'), '24:00') })
  })
  test('thirty days before the end; the last 24 hours; the last three working days', () => {
    expect(leadBefore(day('2026-12-14'), 30, 'term-end').dueOn).toBe('2026-11-14')
    expect(lastHours(day('2026-12-14'), 24, 'term-end')).toMatchObject({ opensOn: '2026-12-14', opensAt: instantAt(day('2026-12-14')), dueOn: '2026-12-14' })
    expect(lastWorkingDays(day('2026-11-20'), 3, 'term-end', calendar)).toMatchObject({ opensOn: '2026-11-18', dueOn: '2026-11-20' })
    expect(lastWorkingDays(day('2026-02-20'), 3, 'term-end', calendar).opensOn).toBe('2026-02-11')
    expect(lastWorkingDays(day('2028-07-05'), 3, 'term-end', calendar)).toMatchObject({ unverified: true, dueOn: '2028-07-05' })
  })
})

test('a person is never marked late on an unconfirmed reading; rights and least times are never late', () => {
  const late = { dueOn: day('2026-11-01'), kind: 'max' }
  const [today, now] = [day('2026-11-21'), instant('2026-11-21T01:00:00Z')]
  expect(isOverdue({ ...late, bound: 'person', confidence: 'unverified' }, today, now)).toBe(false)
  expect(isOverdue({ ...late, bound: 'commune-police', confidence: 'unverified' }, today, now)).toBe(true)
  expect(isOverdue({ ...late, bound: 'commune-police', confidence: 'verified', kind: 'right' }, today, now)).toBe(false)
})

test('articles are written short on the screen and whole in speech', () => {
  expect(shortCitation({ instrument: 'D163', article: '134', clause: '1' })).toBe('Đ134.1 NĐ 163/2026')
  expect(shortCitation({ instrument: 'D163', article: '92', clause: '1', point: 'c' })).toBe('Đ92.1.c NĐ 163/2026')
  expect(shortCitation({ instrument: 'D30', article: 'Phụ lục I', clause: 'Phần I' })).toBe('Phụ lục I, Phần I NĐ 30/2020')
  expect(longCitation({ instrument: 'D30', article: 'Phụ lục I' }, 'en')).toMatch(/^Annex I, /)
  expect(longCitation({ instrument: 'D163', article: '134', clause: '1' })).toBe('khoản 1 Điều 134 Nghị định 163/2026/NĐ-CP')
  expect(longCitation({ instrument: 'L73', article: '27', clause: '5', point: 'c' })).toBe('điểm c khoản 5 Điều 27 Luật Phòng, chống ma túy 73/2021/QH14')
  expect(shortCitation({ instrument: 'D163', article: '134', clause: '1' }, 'en')).toBe('Art. 134(1) Decree 163/2026')
})
