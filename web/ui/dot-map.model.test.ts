import { expect, test } from 'vitest'
import { namesThatFit, project, stepsOf } from './dot-map.model.ts'

const place = (id: string, latitude: number, longitude: number) => ({ id, name: id, latitude, longitude })

test('north is up, east is right, and all dots lie inside the margin', () => {
  const placed = project([place('a', 22.4, 106.2), place('b', 21.5, 107.3), place('c', 21.9, 106.7)], 600, 500, 20)
  const [a, b] = [placed[0]!, placed[1]!]
  expect(a.y).toBeLessThan(b.y)
  expect(a.x).toBeLessThan(b.x)
  for (const dot of placed) {
    expect(dot.x).toBeGreaterThanOrEqual(20 - 1e-6)
    expect(dot.x).toBeLessThanOrEqual(580 + 1e-6)
    expect(dot.y).toBeGreaterThanOrEqual(20 - 1e-6)
    expect(dot.y).toBeLessThanOrEqual(480 + 1e-6)
  }
})

test('a degree east is shorter than a degree north, as on the ground', () => {
  const placed = project([place('a', 21, 106), place('b', 22, 106), place('c', 21, 107)], 400, 400, 10)
  expect(placed[2]!.x - placed[0]!.x).toBeCloseTo((placed[0]!.y - placed[1]!.y) * Math.cos((21.5 * Math.PI) / 180), 6)
})

test('one place alone stands in the middle', () => {
  expect(project([place('a', 21, 106)], 400, 300, 10)[0]).toMatchObject({ x: expect.closeTo(200, 3), y: expect.closeTo(150, 3) })
})

test('five equal steps; the highest share belongs to the last one; what has no share has no step', () => {
  const { bounds, stepOf } = stepsOf([71, 100, null, 84])
  expect(bounds).toEqual([70, 76, 82, 88, 94, 100])
  expect([71, 84, 100, null].map(stepOf)).toEqual([0, 2, 4, null])
  expect(stepsOf([null]).bounds).toEqual([])
  expect(stepsOf([100]).stepOf(100)).toBe(0)
})

test('a name is left out rather than written over another', () => {
  const near = [{ id: 'a', x: 100, y: 50, width: 60 }, { id: 'b', x: 118, y: 52, width: 60 }, { id: 'c', x: 109, y: 54, width: 60 }]
  const named = namesThatFit(near, 6, 300)
  expect(named.get('a')).toBe('end')
  expect(named.get('b')).toBe('start')
  expect(named.has('c')).toBe(false)
})
