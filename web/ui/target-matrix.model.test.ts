import { expect, test } from 'vitest'
import { cellOf, orderRows, sortColumnOf, type MatrixColumn, type MatrixRow } from './target-matrix.model.ts'

const all = { comparator: 'eq', low: 100, high: 100, unitOfMeasure: '%' } as const
const blocked: MatrixColumn = { id: 't1', label: '1', name: 'Truyền thông', target: all, total: { status: 'cannot-be-computed', reason: 'chưa có sổ' }, months: [] }
const service: MatrixColumn = { id: 't2', label: '2', name: 'Được tư vấn', target: { ...all, comparator: 'range', low: 80, high: 85 }, total: { met: 8, of: 10, value: 80 }, months: [] }
const row = (unitId: string, name: string, met: number | '<5', of: number): MatrixRow => ({ unitId, name, readings: { t2: { met, of, value: null } } })

test('lowest share first, then who lacks more people, then by name; unknown last', () => {
  const rows = [row('a', 'Đồng Đăng', 5, 10), row('b', 'Ba Sơn', 50, 100), row('c', 'Chi Lăng', 1, 10), row('d', 'An Biên', 0, 0), row('e', 'Ân Thi', '<5', 9), row('f', 'Bắc Sơn', 50, 100)]
  expect(orderRows(rows, service, 'vi').map((ordered) => ordered.unitId)).toEqual(['c', 'b', 'f', 'a', 'd', 'e'])
})

test('without a column that can be computed the units stand by name in Vietnamese order', () => {
  const rows = [row('a', 'Đông Kinh', 1, 2), row('b', 'Dương Hưu', 1, 2), row('c', 'Ân Thi', 1, 2), row('d', 'An Biên', 1, 2)]
  expect(sortColumnOf([blocked], null)).toBe(null)
  expect(orderRows(rows, null, 'vi').map((ordered) => ordered.name)).toEqual(['An Biên', 'Ân Thi', 'Dương Hưu', 'Đông Kinh'])
})

test('a column that cannot be computed is never the one to sort by', () => {
  expect(sortColumnOf([blocked, service], 't1')?.id).toBe('t2')
  expect(sortColumnOf([blocked, service], null)?.id).toBe('t2')
})

test('an empty population is no failure, and a missing reading is not zero', () => {
  expect(cellOf(row('a', 'A', 0, 0), service)).toEqual({ kind: 'empty' })
  expect(cellOf({ unitId: 'a', name: 'A', readings: {} }, service)).toEqual({ kind: 'uncomputable' })
  expect(cellOf(row('a', 'A', 5, 10), blocked)).toEqual({ kind: 'uncomputable' })
  expect(cellOf(row('a', 'A', 7, 10), service)).toMatchObject({ kind: 'figure', verdict: 'short', missing: 1 })
})

test('a number of the whole is asked of no row: no verdict, nothing missing, the fewest first', () => {
  const places: MatrixColumn = { ...service, target: { comparator: 'gte', low: 600, high: null, unitOfMeasure: 'suất' } }
  expect(cellOf(row('a', 'A', 11, 15), places)).toMatchObject({ kind: 'figure', verdict: 'unknown', missing: null })
  expect(orderRows([row('a', 'A', 9, 10), row('b', 'B', 20, 100), row('c', 'C', 0, 0), row('d', 'D', 2, 2)], places, 'vi').map((ordered) => ordered.unitId)).toEqual(['d', 'a', 'b', 'c'])
})
