import { describe, expect, test } from 'vitest'
import { formatBirth, formatDay, formatLongDay, formatNumber, formatPercent, formatShare, formatShortDay, formatTime, limitOf } from './format.ts'

describe('numbers as officers write them', () => {
  test.each([[1111.5, '1.111,5', '1,111.5'], [9876.5, '9.876,5', '9,876.5'], [243, '243', '243'], [0, '0', '0'], [-1200, '−1.200', '−1,200'], [1000000, '1.000.000', '1,000,000']])('%s is %s, in English %s', (value, vi, en) => {
    expect(formatNumber(value, 'vi')).toBe(vi)
    expect(formatNumber(value, 'en')).toBe(en)
  })
  test.each([[82.4, '82,4\u00a0%'], [100, '100,0\u00a0%'], [93.333, '93,3\u00a0%']])('%s percent keeps one decimal and a space that does not break', (value, shown) => {
    expect(formatPercent(value)).toBe(shown)
  })
  test.each([[6, 7, '6/7'], [18, 19, '18/19'], [18, 20, '90,0\u00a0%'], [22, 25, '88,0\u00a0%']])('%i of %i is shown as %s: below twenty the count itself', (met, of, shown) => {
    expect(formatShare(met, of)).toBe(shown)
  })
})

describe('days and times', () => {
  test.each([['2026-11-18', '2026-01-01', '18/11'], ['2025-11-18', '2026-01-01', '18/11/2025'], ['2026-02-05', undefined, '05/02/2026']])('%s seen on %s is %s', (on, today, shown) => {
    expect(formatDay(on, 'vi', today)).toBe(shown)
  })
  test('English names the month', () => {
    expect(formatDay('2026-12-14', 'en')).toBe('14 Dec 2026')
    expect(formatDay('2026-12-14', 'en', '2026-11-18')).toBe('14 Dec')
  })
  test.each([['1991', '1991'], ['1991-05', '05/1991'], ['1991-05-15', '15/05/1991']])('a birth known as %s is shown as %s', (birth, shown) => {
    expect(formatBirth(birth)).toBe(shown)
  })
  test('the wall clock is that of Viet Nam', () => {
    expect(formatTime('2026-11-18T00:42:00Z')).toBe('07:42')
    expect(formatTime('2026-11-17T17:00:00Z')).toBe('00:00')
  })
  test('midnight is the end of the day before', () => {
    expect(limitOf('2026-11-17T17:00:00Z')).toEqual({ day: '2026-11-17', time: '24:00' })
    expect(limitOf('2026-11-18T05:50:00Z')).toEqual({ day: '2026-11-18', time: '12:50' })
  })
  test('the day of the week stands before the day', () => {
    expect(formatLongDay('2026-11-18')).toBe('Thứ Tư 18/11/2026')
    expect(formatShortDay('2026-11-22')).toBe('CN 22/11')
  })
})
