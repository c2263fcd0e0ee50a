/** Where the next page begins: encrypted, bound to the post, the operation, the filter and the day. It tells nothing and serves nobody else. */
import type { Keys } from '../platform/platform.ts'

export type CursorBinding = { readonly postId: string; readonly operation: string; readonly filter: Readonly<Record<string, unknown>>; readonly day: string }

const boundTo = (binding: CursorBinding): string => JSON.stringify([binding.postId, binding.operation, binding.day, Object.entries(binding.filter).filter(([, value]) => value !== undefined).toSorted(([a], [b]) => (a < b ? -1 : 1))])

export function sealCursor(keys: Keys, binding: CursorBinding, position: readonly string[]): string {
  return keys.encrypt('cursor', JSON.stringify([boundTo(binding), position])).toString('base64url')
}

/** The position, or null for a cursor that is not this post's for this question today. */
export function openCursor(keys: Keys, binding: CursorBinding, cursor: string, length: number): readonly string[] | null {
  try {
    const [bound, position] = JSON.parse(keys.decrypt('cursor', Buffer.from(cursor, 'base64url'))) as [unknown, unknown]
    return bound === boundTo(binding) && Array.isArray(position) && position.length === length && position.every((part) => typeof part === 'string') ? position : null
  } catch {
    return null
  }
}
