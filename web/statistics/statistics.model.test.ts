import { beginsHalf, endsHalf } from '@hoa-nhap/domain/statistics/halves'
import { day } from '@hoa-nhap/domain/kernel/plain-date'
import { expect, test } from 'vitest'
import { partKeys, partsOver, periodOfPart } from './statistics.model.ts'

test('every period to pick is one that may be published', () => {
  for (const part of partKeys) expect([beginsHalf(day(periodOfPart(2025, part).from)), endsHalf(day(periodOfPart(2025, part).to))], part).toEqual([true, true])
})
test('a period that is not over is not offered', () => {
  expect(partsOver(2026, '2026-10-01')).toEqual(['h1', 'q1', 'q2', 'q3'])
  expect(partsOver(2027, '2026-10-01')).toEqual([])
})
