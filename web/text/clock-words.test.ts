import { describe, expect, test } from 'vitest'
import { instantAt, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { lengthWords, readClock, type ClockSource } from './clock-words.ts'

const at = (on: string, time: string) => instantAt(on as PlainDate, time)
const now = at('2026-11-18', '07:42')
const hours = (on: string, time: string, more: Partial<ClockSource> = {}): ClockSource => ({ kind: 'max', bound: 'commune-police-chief', dueOn: on, dueAt: at(on, time), why: [{ say: 'anchor.registered', at: at('2026-11-17', time) }, { say: 'count.hour', facts: { n: 24 } }], ...more })
const days = (dueOn: string, more: Partial<ClockSource> = {}): ClockSource => ({ kind: 'max', bound: 'commune-police-chief', dueOn, why: [{ say: 'anchor.notice-received', on: '2026-11-16' }, { say: 'count.working-day', facts: { n: 2 } }], ...more })

describe('a limit in hours', () => {
  test.each([
    ['2026-11-18', '08:24', 'soon', 'còn 42 phút', '24 giờ · hết 08:24'],
    ['2026-11-18', '12:50', 'soon', 'còn 5 giờ', '24 giờ · hết 12:50'],
    ['2026-11-19', '02:20', 'soon', 'còn 18 giờ', '24 giờ · hết 02:20 ngày 19/11'],
    ['2026-11-17', '24:00', 'late', 'quá hạn 7 giờ', '24 giờ · hết 17/11 24:00'],
    ['2026-11-18', '07:30', 'late', 'quá hạn 12 phút', '24 giờ · hết 07:30'],
    ['2026-11-16', '07:43', 'late', 'quá hạn 47 giờ', '24 giờ · hết 16/11 07:43'],
    ['2026-11-16', '07:42', 'late', 'quá hạn 2 ngày', '24 giờ · hết 16/11 07:42'],
    ['2026-11-15', '08:10', 'late', 'quá hạn 2 ngày', '24 giờ · hết 15/11 08:10'],
  ])('ending %s at %s is %s: %s', (on, time, tone, words, note) => {
    expect(readClock(hours(on, time), now)).toMatchObject({ tone, words, note })
  })
  test('the moment it ends it is late, not before', () => {
    expect(readClock(hours('2026-11-18', '07:42'), now).tone).toBe('late')
    expect(readClock(hours('2026-11-18', '07:43'), now).words).toBe('còn 1 phút')
  })
  test('in English in the same order', () => {
    expect(readClock(hours('2026-11-18', '12:50'), now, 'en')).toMatchObject({ words: 'Due in 5 h', note: '24 hours · ends 12:50' })
    expect(readClock(hours('2026-11-15', '08:10'), now, 'en').words).toBe('2 days overdue')
  })
})

describe('a limit in days never speaks of hours', () => {
  test.each([['2026-11-18', 'soon', 'hạn hôm nay'], ['2026-11-19', 'later', 'còn 1 ngày'], ['2026-11-21', 'later', 'còn 3 ngày'], ['2026-11-17', 'late', 'quá hạn 1 ngày'], ['2026-11-16', 'late', 'quá hạn 2 ngày']])('due on %s is %s: %s', (dueOn, tone, words) => {
    expect(readClock(days(dueOn), now)).toMatchObject({ tone, words })
  })
  test('its note gives the length and the last day', () => {
    expect(readClock(days('2026-11-18'), now).note).toBe('2 ngày làm việc · hết ngày 18/11')
    expect(readClock(days('2027-01-05'), now).note).toBe('2 ngày làm việc · hết ngày 05/01/2027')
  })
})

describe('nobody but an office is late', () => {
  test('time given to a person is never red', () => {
    expect(readClock(days('2026-11-10', { bound: 'person', confidence: 'verified' }), now)).toMatchObject({ tone: 'later', words: 'quá hạn 8 ngày' })
  })
  test('and on an unconfirmed reading it is not called late at all', () => {
    const reading = readClock(days('2026-11-10', { bound: 'person', confidence: 'unverified' }), now)
    expect(reading.tone).toBe('later')
    expect(reading.words).not.toMatch(/quá hạn/)
  })
  test('a right does not run out into red', () => {
    expect(readClock(days('2026-11-10', { kind: 'right' }), now).tone).toBe('later')
  })
})

test('a window that is still closed says when it opens', () => {
  expect(readClock(days('2026-11-24', { kind: 'window', opensOn: '2026-11-20' }), now)).toMatchObject({ tone: 'closed', words: 'mở 20/11' })
  expect(readClock(days('2026-11-24', { kind: 'window', opensOn: '2026-11-18' }), now).words).toBe('còn 6 ngày')
})

test('the pie shows the share of the time that is left', () => {
  expect(readClock(hours('2026-11-18', '13:42'), now).left).toBeCloseTo(0.25)
})

test.each([['count.last-hours', 24, '24 giờ cuối'], ['count.last-working-days', 3, '3 ngày làm việc cuối'], ['count.days-before', 30, 'trước 30 ngày'], ['count.month', 12, '12 tháng']])('%s of %i is %s', (say, n, words) => {
  expect(lengthWords([{ say, facts: { n } }], 'vi')).toBe(words)
})
