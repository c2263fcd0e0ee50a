/** Reading and writing entries of one person; sight is judged in the database. */
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import { instant, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { mayRead } from '@hoa-nhap/domain/access/access.rules'
import type { Places } from '@hoa-nhap/domain/indicators/indicators.rules'
import { reintegrationFacts } from '@hoa-nhap/domain/reintegration/reintegration.indicators'
import { entryTables, type Entry, type EntryTable } from '@hoa-nhap/domain/reintegration/reintegration.model'
import { workDues, type MeasureFact } from '@hoa-nhap/domain/reintegration/reintegration.rules'
import type { Statement } from '../platform/route.ts'

/** The case as the guarded function gives it. */
export type StoredEntries = { readonly birth: string; readonly unitId: string; readonly measures: readonly MeasureFact[]; readonly entries: readonly Entry[] }
export const loadEntries = (personId: string): Statement => ({ name: 'reintegration-of', text: 'select reintegration_of($1) as found', values: [personId] })
export function storedEntries(rows: readonly Record<string, unknown>[]): StoredEntries | null {
  const found = rows[0]?.['found'] as StoredEntries | null | undefined
  return found ? { ...found, entries: found.entries.map((entry) => ({ ...entry, recordedAt: instant(new Date(entry.recordedAt).toISOString()) })) } : null
}

/** The last day on which somebody looked after the person; null: a measure is open. A draft without a measure is looked after. */
export function managedUntil(measures: readonly MeasureFact[]): PlainDate | null {
  if (measures.length === 0 || measures.some((measure) => measure.open)) return null
  return measures.map((measure) => measure.endedOn).filter((on) => on !== null).toSorted().at(-1) ?? null
}

export type DueRow = { readonly clock: string; readonly entry_id: string; readonly since: PlainDate; readonly due_on: PlainDate; readonly agency_id: string }
/** What follows from the entries of one person: the rows of `work_due` and of the two indicators. */
export function derivedOf(stored: Pick<StoredEntries, 'entries' | 'measures' | 'unitId'>, places: Places, today: PlainDate) {
  const until = managedUntil(stored.measures)
  const since = new Map(stored.entries.map((entry) => [entry.id, entry.on]))
  return {
    dues: workDues(stored.entries, until === null).map((due): DueRow => ({ clock: due.clock, entry_id: due.entryId, since: since.get(due.entryId)!, due_on: due.dueOn, agency_id: due.agencyId })),
    facts: reintegrationFacts(stored.entries, until, stored.unitId, places, today),
  }
}

/** Tables whose whole rows this role is granted. */
export const tablesReadBy = (role: Role): EntryTable[] => entryTables.filter((table) => mayRead(role, table, 'id', 'type', 'role', table === 'treatment_entry' ? 'body' : 'data'))

export const entriesStatement = (role: Role, table: EntryTable, personId: string): Statement => ({
  name: `reintegration-${table}-${role}`.slice(0, 63), values: [personId],
  text: `select id, type, on_day::text as "on", ${table === 'treatment_entry' ? 'body' : 'data'}, recorded_at as "recordedAt", ${table === 'treatment_entry' ? 'from_agency' : 'agency_id'} as "agencyId", role, unit_id as "unitId", replaces, replaced_by as "replacedBy"
from ${table} where person_id = $1 order by on_day desc, recorded_at desc, id`,
})
