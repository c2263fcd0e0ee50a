import fc from 'fast-check'
import { expect, test } from 'vitest'
import { againstText, figureText, missingOf, neededShare, targetOfPart, targetText, verdictOf, wayOf, type TargetLine } from './figure.ts'

const all: TargetLine = { comparator: 'eq', low: 100, high: 100, unitOfMeasure: '%' }
const band: TargetLine = { comparator: 'range', low: 80, high: 85, unitOfMeasure: '%' }
const over90: TargetLine = { comparator: 'gt', low: 90, high: null, unitOfMeasure: '%' }

test.each([
  [{ met: 22, of: 25, value: 88 }, '88,0'],
  [{ met: 9, of: 12, value: 75 }, '9/12'],
  [{ met: 20, of: 20, value: 100 }, '100,0'],
  [{ met: 2999, of: 3000, value: 99.97 }, '99,9'],
  [{ met: 0, of: 0, value: null }, '–'],
  [{ met: '<5' as const, of: 12, value: null }, '<\u00a05/12'],
  [{ met: '<5' as const, of: 40, value: null }, '<\u00a05/40'],
  [{ met: '<5' as const, of: '<5' as const, value: null }, '<\u00a05'],
])('%j is shown as %s', (reading, text) => expect(figureText(reading, 'vi')).toBe(text))

test.each([
  [{ met: 22, of: 25, value: 88 }, all, 'short', 3],
  [{ met: 25, of: 25, value: 100 }, all, 'met', null],
  [{ met: 80, of: 100, value: 80 }, band, 'met', null],
  [{ met: 79, of: 100, value: 79 }, band, 'short', 1],
  [{ met: 95, of: 100, value: 95 }, band, 'met', null],
  [{ met: 90, of: 100, value: 90 }, over90, 'short', 1],
  [{ met: 9, of: 10, value: 90 }, over90, 'short', 1],
  [{ met: 0, of: 0, value: null }, all, 'unknown', null],
  [{ met: '<5' as const, of: 40, value: null }, all, 'unknown', null],
] as const)('%j against %j is %s, %s missing', (reading, target, verdict, missing) => {
  expect(verdictOf(reading, target)).toBe(verdict)
  expect(missingOf(reading, target)).toBe(missing)
})

test('what cannot be computed has no verdict', () => {
  expect(verdictOf({ status: 'cannot-be-computed', reason: 'chưa có sổ tập huấn' }, all)).toBe('unknown')
})

test('with the missing people the target is met, and with one less it is not', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), fc.nat(2000), fc.constantFrom(all, band, over90), (of, raw, target) => {
      const met = Math.min(raw, of)
      const missing = missingOf({ met, of, value: null }, target)
      if (missing === null) return
      expect(verdictOf({ met: met + missing, of, value: null }, target)).toBe('met')
      expect(verdictOf({ met: met + missing - 1, of, value: null }, target)).toBe('short')
    }),
  )
})

test.each([[all, '= 100\u00a0%'], [band, '80–85\u00a0%'], [over90, '> 90\u00a0%']])('%j reads %s', (target, text) => expect(targetText(target, 'vi')).toBe(text))

test('against a number the count is said and measured; a part of the unit has nothing to lack of it', () => {
  const places: TargetLine = { comparator: 'gte', low: 600, high: null, unitOfMeasure: 'suất' }
  const reading = { met: 1534, of: 1719, value: 89.2 }
  expect([againstText(reading, places, 'vi'), againstText(reading, all, 'vi'), targetText(places, 'vi')]).toEqual(['1.534', '89,2', '≥ 600\u00a0suất'])
  expect([wayOf({ met: 150, of: 1719, value: null }, places), neededShare(places)]).toEqual([25, 100])
  expect([verdictOf(reading, places), missingOf({ met: 11, of: 15, value: null }, places)]).toEqual(['met', 589])
  const part = targetOfPart(places)
  expect([verdictOf({ met: 11, of: 15, value: null }, part), missingOf({ met: 11, of: 15, value: null }, part), wayOf({ met: 11, of: 15, value: null }, part), targetText(part, 'vi')]).toEqual(['unknown', null, null, ''])
  expect(targetOfPart(band)).toBe(band)
})
