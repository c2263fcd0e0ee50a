import { listQuery } from '@hoa-nhap/domain/kernel/operation'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { answerList, pageOf } from './list.ts'

const items = Array.from({ length: 23 }, (_, index) => index)

test('without a limit the whole list, and nothing after it', () => {
  expect(pageOf(items, {})).toEqual({ items, nextCursor: null })
  expect(pageOf([], { limit: 5 })).toEqual({ items: [], nextCursor: null })
})

test.each([1, 5, 22, 23, 24, 500])('pages of %i are together the list, once each', (limit) => {
  const seen: number[] = []
  let cursor: string | null | undefined
  do {
    const page = pageOf(items, { limit, ...(cursor ? { cursor } : {}) })!
    expect(page.items.length).toBeLessThanOrEqual(limit)
    seen.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null)
  expect(seen).toEqual(items)
})

test.each(['', 'x', 'ZnJvbTot', 'from:3', '%00'])('the cursor %j is none of ours', (cursor) => {
  expect(answerList(items, { cursor, limit: 5 })).toMatchObject({ ok: false, refusal: { code: 'unknown-cursor' } })
})

test.each([['0', 1], ['-7', 1], ['501', 500], ['99999', 500], ['7.9', 7], [undefined, undefined]])('limit %s is read as %s', (limit, expected) => {
  expect(z.object(listQuery).parse(limit === undefined ? {} : { limit }).limit).toBe(expected)
})
test('a limit that is no number is refused', () => expect(z.object(listQuery).safeParse({ limit: 'all' }).success).toBe(false))
