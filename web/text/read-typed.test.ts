import { describe, expect, test } from 'vitest'
import { readDay, readMonth, readTime } from './read-typed.ts'

const today = '2026-11-18'
describe('a day as it is typed', () => {
  test.each([['18/11/2026', '2026-11-18'], ['5/1/2026', '2026-01-05'], ['05.01.2026', '2026-01-05'], ['18/11', '2026-11-18'], ['hôm nay', '2026-11-18'], ['2026-11-18', '2026-11-18'], ['29/02/2024', '2024-02-29']])('%s is %s', (typed, value) => {
    expect(readDay(typed, today)).toEqual({ ok: true, value })
  })
  test.each([['30/02/2026', 'no-such-day'], ['29/02/2026', 'no-such-day'], ['12/13/2026', 'no-such-month'], ['2026', 'day-form'], ['mai', 'day-form'], ['', 'day-form']])('%s is refused as %s', (typed, code) => {
    expect(readDay(typed, today)).toMatchObject({ ok: false, code })
  })
})
describe('a time as it is typed', () => {
  test.each([['8:15', '08:15'], ['08.15', '08:15'], ['0815', '08:15'], ['8h15', '08:15'], ['23:59', '23:59']])('%s is %s', (typed, value) => {
    expect(readTime(typed)).toEqual({ ok: true, value })
  })
  test.each(['24:00', '8', '8:60', 'sáng'])('%s is refused', (typed) => {
    expect(readTime(typed).ok).toBe(false)
  })
})
test('a month needs month and year', () => {
  expect(readMonth('11/2026')).toEqual({ ok: true, value: '2026-11' })
  expect(readMonth('2026').ok).toBe(false)
})
