/**
 * What was published stays known to the world when a backup from before is restored. Its number is noted beside the keys, outside the database; as long as the
 * database lacks a noted table, nothing is published, because the gate could not set it beside that one.
 */
import type { Platform } from '../platform/platform.ts'
import type { ActorTransaction } from '../platform/route.ts'

const kind = 'statistics-release'
type Note = { readonly kind: string; readonly key: string }

const notedOf = (platform: Platform): readonly string[] => platform.keys.endings.read().map((line) => JSON.parse(line) as Note).filter((note) => note.kind === kind).map((note) => note.key)

export function notePublished(platform: Platform, ids: readonly string[]): void {
  platform.keys.endings.append(ids.map((id) => JSON.stringify({ kind, key: id, body: {} })))
}

/** Noted tables that the database does not know. */
export async function missingPublished(platform: Platform, transaction: ActorTransaction): Promise<number> {
  const noted = notedOf(platform)
  if (noted.length === 0) return 0
  const { rows } = await transaction.query<{ missing: number }>({ name: 'statistics-missing', text: 'select count(*)::int as missing from unnest($1::uuid[]) as n(id) where not exists (select from statistics_release r where r.id = n.id)', values: [noted] })
  return rows[0]!.missing
}

/** At the start: a table whose note was lost between commit and note. */
export async function noteForgotten(platform: Platform): Promise<void> {
  const noted = new Set(notedOf(platform))
  const { rows } = await platform.systemTransaction((transaction) => transaction.query<{ id: string }>('select id from statistics_release'))
  const lost = rows.map((row) => row.id).filter((id) => !noted.has(id))
  if (lost.length > 0) notePublished(platform, lost)
}
