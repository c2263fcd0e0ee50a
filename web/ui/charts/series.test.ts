import { expect, test } from 'vitest'
import { pathOf, roundTop, runsOf, yOf } from './series.ts'

const box = { width: 110, height: 20, low: 0, top: 100 }

test('a month without a figure leaves a gap, never a zero', () => {
  const runs = runsOf([10, 20, null, null, 40, 50, null, 100], box)
  expect(runs.map((run) => run.length)).toEqual([2, 2, 1])
  expect(runs.flat().some((point) => point.y === 20)).toBe(false)
})

test('months keep their place when some are missing', () => {
  const runs = runsOf([null, null, null, null, null, null, null, null, null, null, null, 50], box)
  expect(runs).toEqual([[{ x: 110, y: 10 }]])
})

test('values beyond the axis are held at its ends', () => {
  expect(yOf(140, box)).toBe(0)
  expect(yOf(-3, box)).toBe(20)
  expect(runsOf([50], box)).toEqual([[{ x: 0, y: 10 }]])
})

test('a path moves once and then draws', () => {
  expect(pathOf([{ x: 0, y: 1 }, { x: 10, y: 2 }, { x: 20, y: 3 }])).toBe('M0.0 1.0L10.0 2.0L20.0 3.0')
})

test.each([[0, 4], [3, 4], [4, 4], [5, 8], [17, 20], [90, 200], [600, 800], [2517, 4000], [4000, 4000], [4001, 8000]])('counts up to %i stand below %i in four round steps', (most, top) => expect(roundTop(most)).toBe(top))
