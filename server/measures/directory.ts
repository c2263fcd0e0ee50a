/** Names and places of units and agencies: public reference data, remembered for a moment by each process. */
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { placesOf, type Places, type SuccessionFact, type UnitFact } from '@hoa-nhap/domain/indicators/indicators.rules'
import type { Platform } from '../platform/platform.ts'
import { sharedTexts } from '../platform/shared-texts.ts'
import type { UnitsNow } from './measures.sight.ts'

export type DirectoryUnit = UnitFact & { readonly name: string; readonly kind: string; readonly validFrom: PlainDate | null }

export type Directory = {
  readonly places: Places
  /** What units and bodies have become; for the derivation of sight. */
  readonly units: UnitsNow
  unit(id: string): DirectoryUnit | undefined
  unitName(id: string): string
  agencyName(id: string): string
  agencyExists(id: string): boolean
  /** A commune that stands on that day. */
  isCommune(id: string, on: PlainDate): boolean
}

type Remembered = { readonly directory: Promise<Directory>; readonly day: PlainDate; readonly at: number }
/** How long a process may not have heard of a recorded reform or hand-over. */
export const rememberedMilliseconds = 60_000
const remembered = new WeakMap<Platform, Remembered>()

export function directoryOf(platform: Platform): Promise<Directory> {
  const known = remembered.get(platform)
  const today = platform.today()
  if (known && known.day === today && performance.now() - known.at < rememberedMilliseconds) return known.directory
  const directory = load(platform, today)
  remembered.set(platform, { directory, day: today, at: performance.now() })
  directory.catch(() => remembered.delete(platform))
  return directory
}

/** After a recorded reform or an import: the next request reads again. */
export function forgetDirectory(platform: Platform): void {
  remembered.delete(platform)
}

async function load(platform: Platform, today: PlainDate): Promise<Directory> {
  const { units, successions, agencies } = await platform.systemTransaction(async (transaction) => ({
    units: (await transaction.query<{ id: string; level: UnitFact['level']; parent_id: string | null; province_id: string | null; valid_from: PlainDate | null; valid_to: PlainDate | null; name: string; kind: string }>(
      'select id, level, parent_id, province_id, valid_from, valid_to, name, kind from unit')).rows,
    successions: (await transaction.query<{ from_id: string; to_id: string | null; on_date: PlainDate; part: 'whole' | 'part' }>('select from_id, to_id, on_date, part from unit_succession')).rows,
    agencies: (await transaction.query<{ id: string; name: string; successor_id: string | null }>(
      // On a day before its end a body still does its own work.
      'select id, name, case when valid_to is null or valid_to <= $1 then successor_id end as successor_id from agency', [today])).rows,
  }))
  const once = sharedTexts()
  for (const rows of [units, successions, agencies]) once<object>(rows)
  const byId = new Map(units.map((unit): [string, DirectoryUnit] => [unit.id, {
    id: unit.id, level: unit.level, parentId: unit.parent_id, provinceId: unit.province_id, validFrom: unit.valid_from, validTo: unit.valid_to, name: unit.name, kind: unit.kind,
  }]))
  const names = new Map(agencies.map((agency) => [agency.id, agency.name]))
  const successors = new Map(agencies.flatMap((agency) => (agency.successor_id ? [[agency.id, agency.successor_id] as const] : [])))
  const bodyNow = (id: string) => {
    let body = id
    // A circle of successors, which the catalogue forbids, must not hang a request.
    for (let next = successors.get(body), steps = 0; next !== undefined && steps < successors.size; next = successors.get(body), steps++) body = next
    return body
  }
  const places = placesOf([...byId.values()], successions.map((row): SuccessionFact => ({ fromId: row.from_id, toId: row.to_id, on: row.on_date, part: row.part })), today)
  return {
    places, units: { now: (unitId, livesIn) => places.now(unitId, livesIn), bodyNow },
    unit: (id) => byId.get(id),
    unitName: (id) => byId.get(id)?.name ?? id,
    agencyName: (id) => names.get(id) ?? id,
    agencyExists: (id) => names.has(id),
    isCommune(id, on) {
      const unit = byId.get(id)
      return unit?.level === 'commune' && (unit.validFrom === null || unit.validFrom <= on) && (unit.validTo === null || on < unit.validTo)
    },
  }
}
