import { addDays, day, daysBetween } from '@hoa-nhap/domain/kernel/plain-date'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clusters, nearDays, placeLabels, textWidth, timelineScale } from './timeline-scale.ts'

const today = day('2026-11-18')
const scale = timelineScale({ first: day('2023-05-10'), today, last: day('2027-12-15'), left: 150, right: 1180 })

describe('the two scales of time', () => {
  test('the line begins on 1 January of the first year and ends with the last day', () => {
    expect(scale.start).toBe('2023-01-01')
    expect(scale.end).toBe('2027-12-15')
    expect(scale.x(day('2023-01-01'))).toBe(150)
    expect(scale.x(day('2027-12-15'))).toBe(1180)
  })

  test('a day of the next 60 takes more room than a day of the past or of what lies beyond', () => {
    const width = (from: string, to: string): number => (scale.x(day(to)) - scale.x(day(from))) / daysBetween(day(from), day(to))
    const near = width('2026-11-18', '2027-01-17')
    expect(near).toBeGreaterThan(width('2023-01-01', '2026-11-18') * 5)
    expect(near).toBeGreaterThan(width('2027-01-17', '2027-12-15') * 5)
  })

  test('a later day never stands left of an earlier one, and all stay on the line', () => {
    const anyDay = fc.integer({ min: -3000, max: 3000 }).map((days) => addDays(today, days))
    fc.assert(
      fc.property(anyDay, anyDay, anyDay, anyDay, (first, last, a, b) => {
        const any = timelineScale({ first, today, last, left: 120, right: 900 })
        const [early, late] = a <= b ? [a, b] : [b, a]
        expect(any.x(early)).toBeLessThanOrEqual(any.x(late))
        expect(any.x(early)).toBeGreaterThanOrEqual(120)
        expect(any.x(late)).toBeLessThanOrEqual(900)
        expect(any.x(today)).toBeCloseTo(any.todayX, 6)
      }),
    )
  })

  test('nothing ahead leaves the past most of the room and no part after', () => {
    const over = timelineScale({ first: day('2022-02-01'), today, last: day('2025-01-01'), left: 0, right: 1000 })
    expect(over.todayX).toBe(800)
    expect(over.end).toBe(addDays(today, nearDays))
    expect(over.ticks.some((tick) => tick.part === 'after')).toBe(false)
  })

  test('years keep a readable distance on a narrow line', () => {
    const narrow = timelineScale({ first: day('2005-01-01'), today, last: today, left: 0, right: 500 })
    const past = narrow.ticks.filter((tick) => tick.part === 'past')
    for (let index = 1; index < past.length; index += 1) expect(past[index]!.x - past[index - 1]!.x).toBeGreaterThanOrEqual(44)
    expect(past.at(-1)?.on).toBe('2026-01-01')
  })
})

describe('labels beside bars', () => {
  test('right of the bar, then left of it, then above it, and never two on one place', () => {
    const label = { text: 'mười hai tháng', startX: 300, endX: 400 }
    const width = textWidth(label.text)
    expect(placeLabels([label], [[300, 400]], 0, 800)[0]).toEqual({ x: 409, anchor: 'start', above: false })
    expect(placeLabels([label], [[300, 400], [420, 800]], 0, 800)[0]).toEqual({ x: 291, anchor: 'end', above: false })
    expect(placeLabels([label], [[300, 400], [420, 800], [0, 280]], 0, 800)[0]).toEqual({ x: 300, anchor: 'start', above: true })
    const three = placeLabels([label, label, label, label], [[300, 400]], 300 - width - 9, 409 + width)
    expect(three.map((placed) => placed?.above ?? null)).toEqual([false, false, true, null])
  })

  test('what is due stands left of today where there is room', () => {
    const label = { text: 'hạn hôm nay', startX: 393, endX: 407, sides: ['before', 'after'] as const }
    expect(placeLabels([label], [[393, 407], [398, 402]], 0, 800)[0]).toEqual({ x: 384, anchor: 'end', above: false })
  })

  test('stretches that touch make one cluster', () => {
    expect(clusters([[50, 60], [10, 20], [24, 30], [58, 80]])).toEqual([[10, 30], [50, 80]])
  })
})
