/** Consent that was withdrawn must not come back with a restored backup: the id is noted beside the keys, encrypted, and erased again before the first request. */
import type { Platform } from '../platform/platform.ts'

const kind = 'consent-withdrawn'

export function noteWithdrawn(platform: Platform, id: string): void {
  platform.keys.endings.append([JSON.stringify({ kind, key: id, body: {} })])
}

/** Answers how many had come back. */
export async function eraseWithdrawn(platform: Platform): Promise<number> {
  const ids = platform.keys.endings.read().map((line) => JSON.parse(line) as { kind: string; key: string }).filter((ending) => ending.kind === kind).map((ending) => ending.key)
  if (ids.length === 0) return 0
  return platform.systemTransaction(async (transaction) => (await transaction.query<{ count: number }>('select erase_withdrawn($1::uuid[]) as count', [ids])).rows[0]!.count)
}
