/** Pages of reference lists, which hold nothing personal: the cursor is the position, bound to nothing. */
import { answer, refused, type Answer } from './route.ts'

export type ListQuery = { readonly cursor?: string | undefined; readonly limit?: number | undefined }

const written = /^from:(\d{1,9})$/
const sealed = (from: number): string => Buffer.from(`from:${from}`).toString('base64url')

/** The asked part of the list; all of it where no limit is given. Null: the cursor is none of ours. */
export function pageOf<Item>(items: readonly Item[], { cursor, limit }: ListQuery): { items: Item[]; nextCursor: string | null } | null {
  const from = cursor === undefined ? 0 : Number(written.exec(Buffer.from(cursor, 'base64url').toString())?.[1] ?? Number.NaN)
  if (Number.isNaN(from)) return null
  const to = limit === undefined ? items.length : from + limit
  return { items: items.slice(from, to), nextCursor: to < items.length ? sealed(to) : null }
}

export function answerList<Item>(items: readonly Item[], query: ListQuery): Answer<{ items: Item[]; nextCursor: string | null }> {
  const page = pageOf(items, query)
  return page ? answer(page) : refused({ code: 'unknown-cursor', facts: {} })
}
