import { day, type Instant } from '@hoa-nhap/domain/kernel/plain-date'
import type { DeadlineView, MeasureView } from '@hoa-nhap/domain/measures/measures.contract'
import { expect, test } from 'vitest'
import { bandsOf, lanesOf, shapeOf, type TimelineWords } from './dossier.timeline.ts'

const now = '2026-11-18T00:42:00.000Z' as Instant
const words: TimelineWords = { language: 'vi', lane: (lane) => lane, measure: (kind) => kind, act: (_kind, type) => type, clock: (clock) => clock, form: (form) => form, months: (count) => `${count} tháng`, day: (on) => on }
const event = (id: string, type: string, occurredOn: string, replacedBy: string | null = null) => ({
  id, sequence: 1, type, occurredOn, occurredAt: null, recordedAt: now, role: 'commune-police' as const, agencyName: 'Công an xã', unitId: 'c-1', regime: 'r2026' as const, rule: null, form: null, paperNumber: null, citation: null, confidence: null, data: {}, replacedBy,
})
const measure = (more: Partial<MeasureView>): MeasureView => ({
  id: 'm1', personId: 'x', kind: 'voluntary-home', status: 'in-rehab', regime: 'r2025-two-tier', open: true, unitId: 'c-1', unitName: 'Xã', agencyName: 'Công an xã', facilityName: null,
  registeredOn: '2025-12-10', startedOn: '2025-12-15', termEndsOn: '2026-12-15', endedOn: null, sequence: 3, ...more,
})
const deadline = (more: Partial<DeadlineView>): DeadlineView => ({
  id: 'd1', measureId: 'm1', measureKind: 'voluntary-home', clock: 'end-notice', kind: 'max', opensOn: null, opensAt: null, dueOn: '2026-11-18', dueAt: null, bound: 'commune-police', act: null, form: null,
  citation: { instrument: 'D163', article: '93' }, confidence: 'one-copy', why: [], ...more,
})

test('a term under the law before 2026-07-01 is drawn as former, with its length', () => {
  expect(lanesOf([measure({})], [], now, words)[0]).toMatchObject({ id: 'voluntary', colour: 1, bars: [{ from: '2025-12-15', to: '2026-12-15', former: true, note: '12 tháng' }] })
  expect(lanesOf([measure({ regime: 'r2026' })], [], now, words)[0]?.bars[0]?.former).toBe(false)
})

test('a measure that was ended early ends on that day, one that never began has no bar', () => {
  expect(lanesOf([measure({ endedOn: '2026-03-01', open: false })], [], now, words)[0]?.bars[0]?.to).toBe('2026-03-01')
  expect(lanesOf([measure({ startedOn: null })], [], now, words)[0]?.bars).toEqual([])
})

test('corrected entries and the correction itself are not drawn', () => {
  const lanes = lanesOf([measure({ events: [event('a', 'decide', '2025-12-12', 'c'), event('b', 'record-visit', '2026-01-05'), event('c', 'correct', '2026-01-06')] })], [], now, words)
  expect(lanes[0]?.marks.map((mark) => mark.id)).toEqual(['b'])
})

test.each([
  [{}, 'due', '2026-11-18'],
  [{ dueOn: '2026-11-16' }, 'late', '2026-11-16'],
  [{ dueOn: '2026-11-16', bound: 'person' }, null, null],
  [{ dueOn: '2026-12-15', opensOn: '2026-12-14', kind: 'window' as const }, 'ahead', '2026-12-14'],
  [{ kind: 'term' as const }, null, null],
  [{ kind: 'right' as const }, null, null],
])('a deadline %j is drawn as %s on %s', (more, shape, on) => {
  const mark = lanesOf([measure({})], [deadline(more)], now, words)[0]?.marks[0]
  expect(mark?.shape ?? null).toBe(shape)
  expect(mark?.on ?? null).toBe(on)
})

test('lanes stand in one order, whatever the order of the measures', () => {
  const lanes = lanesOf([measure({ id: 'p', kind: 'post-rehab' }), measure({}), measure({ id: 'u', kind: 'user-management' })], [], now, words)
  expect(lanes.map((lane) => lane.id)).toEqual(['user-management', 'voluntary', 'post-rehab'])
})

test.each([['record-test', 'test'], ['record-visit', 'meeting'], ['record-support', 'meeting'], ['decide', 'decision'], ['complete', 'decision'], ['record-result', 'decision'], ['tell-result', 'step'], ['registered', 'step']])('%s is a %s', (type, shape) => expect(shapeOf(type)).toBe(shape))

test('one band of the law is in force on a day', () => {
  expect(bandsOf((regime) => regime, day('2025-07-01')).filter((band) => band.inForce).map((band) => band.id)).toEqual(['r2025-two-tier'])
})
