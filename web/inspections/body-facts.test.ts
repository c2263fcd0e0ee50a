import type { BodyFacts } from '@hoa-nhap/domain/inspections/inspections.contract'
import { expect, test } from 'vitest'
import { sorted } from './body-facts.ts'

const body = (unitName: string, more: Partial<BodyFacts> = {}): BodyFacts => ({ agencyId: unitName, agencyName: 'Công an', kind: 'commune-police', unitId: unitName, unitName, overdue: 0, alarms: 0, openComplaints: 0, openFindings: 0, lateFindings: 0, beds: null, present: null, lastInspectedOn: null, plannedOn: null, ...more })
const names = (items: readonly BodyFacts[]) => items.map((item) => item.unitName)

test('a hidden small number stands between none and five; equals are in the order of their names', () => {
  const items = [body('C', { overdue: 7 }), body('B', { overdue: '<5' }), body('Đ'), body('A')]
  expect(names(sorted(items, 'overdue', false))).toEqual(['C', 'B', 'A', 'Đ'])
  expect(names(sorted(items, 'overdue', true))).toEqual(['A', 'Đ', 'B', 'C'])
})
test('what is not known stands last, but whoever was never inspected is the longest ago', () => {
  const items = [body('A', { lastInspectedOn: '2026-01-01', beds: 10, present: 12 }), body('B'), body('C', { lastInspectedOn: '2024-01-01', beds: 100, present: 40 })]
  expect(names(sorted(items, 'last', true))).toEqual(['B', 'C', 'A'])
  expect(names(sorted(items, 'last', false))).toEqual(['A', 'C', 'B'])
  expect(names(sorted(items, 'occupancy', false))).toEqual(['A', 'C', 'B'])
  expect(names(sorted(items, 'occupancy', true))).toEqual(['C', 'A', 'B'])
})
