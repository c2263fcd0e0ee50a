import type { TargetView } from '@hoa-nhap/domain/directives/directives.contract'
import { expect, test } from 'vitest'
import { columnsOf, levelOf, matrixCsv, monthsOf, readCell, rowsOf, targetsOfUnit, writeCell, type IndicatorReadings } from './scoreboard.model.ts'

const target = (id: string, label: string, unitId = 'p-20', indicatorId = 'managed-served'): TargetView => ({
  id, directive: '90/KH-UBND', clause: label, label, name: `Chỉ tiêu ${label}`, unitId, unitName: unitId, period: { from: '2024-01-01', to: '2024-12-31' }, comparator: 'eq', low: 100, high: 100, unitOfMeasure: '%', striving: false, indicatorId,
  accountablePost: { agencyKind: 'province-police', role: null, agencyName: 'Công an tỉnh', until: null, successorName: null, receivingUnits: 1 }, reading: { status: 'cannot-be-computed', reason: 'chưa có sổ' }, verdict: 'unknown', missing: null,
})
const row = (unitId: string, met: number, of: number) => ({ unitId, unitName: unitId, from: '2024-01-01', to: '2024-12-31', met, of, value: null })
const readings: IndicatorReadings = { items: [row('c-1', 3, 4), row('c-2', 5, 5)], total: row('p-20', 8, 9), partly: 'mới có tự nguyện', reason: null, asOf: '2024-12-31' }

test('targets of the unit itself, each label once, in the order of their numbers', () => {
  const targets = [target('t10', '10'), target('t2', '2'), target('t2b', '2', 'c-1'), target('t5a', '5a')]
  expect(targetsOfUnit(targets, 'p-20').map((chosen) => chosen.id)).toEqual(['t2', 't5a', 't10'])
  expect(targetsOfUnit(targets, 'p-99').map((chosen) => chosen.id)).toEqual(['t2', 't5a', 't10'])
})

test('a target that cannot be computed keeps its reason and has no month', () => {
  const columns = columnsOf([target('t1', '1', 'p-20', 'staff-trained'), target('t2', '2')], new Map([['managed-served', readings]]), new Map([['managed-served', readings]]))
  expect(columns[0]).toMatchObject({ total: { status: 'cannot-be-computed', reason: 'chưa có sổ' }, months: [] })
  expect(columns[1]).toMatchObject({ total: { met: 8, of: 9, partly: 'mới có tự nguyện' }, months: [75, 100] })
})

test('what was counted from the new year to the end of March stands at March, and what has not begun has no figure', () => {
  const months = monthsOf({ ...readings, asOf: '2024-03-05', items: [{ ...row('p-20', 1, 4), to: '2024-01-31' }, { ...row('p-20', 3, 4), to: '2024-03-31' }, { ...row('p-20', 3, 4), to: '2024-04-30' }] })
  expect(months.map(({ month, reading }) => [month.slice(0, 7), reading?.met])).toEqual([['2024-01', 1], ['2024-03', 3], ['2024-04', undefined]])
  expect(monthsOf(undefined)).toEqual([])
})

test('a unit named by another indicator only has nobody to count here', () => {
  const other: IndicatorReadings = { items: [row('c-3', 1, 1)], total: row('p-20', 1, 1), partly: null, reason: null, asOf: '2024-12-31' }
  const rows = rowsOf([target('t2', '2'), target('t3', '3', 'p-20', 'completers-supported')], new Map([['managed-served', readings], ['completers-supported', other]]))
  expect(rows.find((found) => found.unitId === 'c-3')?.readings).toMatchObject({ t2: { met: 0, of: 0 }, t3: { met: 1, of: 1 } })
})

test('the file names what cannot be computed, never as zero, and no cell can become a formula', () => {
  const targets = [target('t1', '1', 'p-20', 'staff-trained'), target('t2', '2')]
  const byUnit = new Map([['managed-served', { ...readings, items: [{ ...row('c-1', 3, 4), unitName: '=1+1' }] }]])
  const csv = matrixCsv(columnsOf(targets, byUnit, new Map()), rowsOf(targets, byUnit), 'Toàn tỉnh')
  expect(csv).toContain(',1,Chỉ tiêu 1,,,,')
  expect(csv).toContain('cannot-be-computed,chưa có sổ')
  expect(csv).toContain("'=1+1")
})

test('the opened cell survives in the address', () => {
  for (const cell of [{ columnId: 't2', unitId: 'c-1' }, { columnId: 't2', unitId: null }]) expect(readCell(writeCell(cell))).toEqual(cell)
  expect(readCell(undefined)).toBe(null)
})

test.each([['p-20', 'province'], ['d-178', 'district'], ['c-05983', 'commune'], ['c-05983-old', 'commune']])('%s is a %s', (unitId, level) => expect(levelOf(unitId)).toBe(level))
