import { expect, test } from 'vitest'
import { readCount, sumOf } from './allocation.model.ts'

test.each([['12', 12], [' 1.200 ', 1200], ['0', 0], ['', null], ['-3', null], ['2,5', null], ['nhiều', null], ['12345678', null]])('%j is read as %j', (typed, count) => expect(readCount(typed)).toBe(count))
test('what is too much, what is missing, what cannot be read', () => {
  expect(sumOf(new Map([['a', '6'], ['b', '3']]), 1, 10)).toEqual({ sum: 9, reserve: 1, total: 10, rest: 0, wrong: [] })
  expect(sumOf(new Map([['a', '6'], ['b', 'x']]), 1, 10)).toMatchObject({ rest: -3, wrong: ['b'] })
  expect(sumOf(new Map([['a', '12']]), 0, 10).rest).toBe(2)
})
