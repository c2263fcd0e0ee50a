/** Questions about units on a day. Pure: the catalogue and the day in, units out. */
import type { PlainDate } from '../kernel/plain-date.ts'
import type { Succession, SuccessionPart, Unit, UnitLevel, UnitName } from './organization.model.ts'

/** All units with what connects them, indexed once. */
export type Catalogue = {
  readonly units: ReadonlyMap<string, Unit>
  readonly childrenOf: ReadonlyMap<string | null, readonly Unit[]>
  readonly namesOf: ReadonlyMap<string, readonly UnitName[]>
  readonly successorsOf: ReadonlyMap<string, readonly Succession[]>
  readonly predecessorsOf: ReadonlyMap<string, readonly Succession[]>
}

function grouped<Key, Item>(items: Iterable<Item>, key: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}

const byCode = (a: Unit, b: Unit) => (a.code === b.code ? (a.id < b.id ? -1 : 1) : a.code < b.code ? -1 : 1)

export function catalogueOf(units: Iterable<Unit>, names: Iterable<UnitName>, successions: Iterable<Succession>): Catalogue {
  const all = [...units].toSorted(byCode)
  const rows = [...successions]
  return {
    units: new Map(all.map((unit) => [unit.id, unit])),
    childrenOf: grouped(all, (unit) => unit.parentId),
    namesOf: grouped(names, (name) => name.unitId),
    successorsOf: grouped(rows, (row) => row.fromId),
    predecessorsOf: grouped(rows.filter((row) => row.toId !== null), (row) => row.toId as string),
  }
}

/**
 * Whether the unit stands on that day. An unknown start does not exclude: such units are older than the catalogue, so that the answer
 * holds from the catalogue's first day on and is only a guess before it (`validFrom` stays null in every view).
 */
export function standsOn(period: { readonly validFrom: PlainDate | null; readonly validTo: PlainDate | null }, on: PlainDate): boolean {
  return (period.validFrom === null || period.validFrom <= on) && (period.validTo === null || on < period.validTo)
}

/** Name and kind on that day; outside the known periods the nearest known one. Names without a period (other spellings) only help to find the unit. */
export function nameOn(catalogue: Catalogue, unit: Unit, on: PlainDate): { readonly name: string; readonly kind: string } {
  const names = catalogue.namesOf.get(unit.id)?.filter((name) => name.validFrom !== null || name.validTo !== null)
  if (!names || names.length === 0) return unit
  return names.find((each) => standsOn(each, on)) ?? (names.some((each) => each.validTo !== null && each.validTo <= on) ? unit : (names[0] ?? unit))
}

/** Direct children on that day; `null`: the provinces. In a year without districts the communes stand directly under their province. */
export function childrenOn(catalogue: Catalogue, parentId: string | null, on: PlainDate): readonly Unit[] {
  return (catalogue.childrenOf.get(parentId) ?? []).filter((unit) => standsOn(unit, on))
}

/** Every unit of a level below the parent on that day, whatever stands between. */
export function descendantsOn(catalogue: Catalogue, parentId: string | null, level: UnitLevel, on: PlainDate): readonly Unit[] {
  const found: Unit[] = []
  const walk = (id: string | null) => {
    for (const unit of childrenOn(catalogue, id, on)) {
      if (unit.level === level) found.push(unit)
      else walk(unit.id)
    }
  }
  walk(parentId)
  return found
}

/** The units above, nearest first. */
export function ancestorsOf(catalogue: Catalogue, id: string): readonly Unit[] {
  const above: Unit[] = []
  for (let parent = catalogue.units.get(id)?.parentId; parent; parent = catalogue.units.get(parent)?.parentId) {
    const unit = catalogue.units.get(parent)
    if (!unit || above.includes(unit)) break
    above.push(unit)
  }
  return above
}

/** True where `id` is `ancestorId` or lies below it. */
export function liesWithin(catalogue: Catalogue, id: string, ancestorId: string): boolean {
  return id === ancestorId || ancestorsOf(catalogue, id).some((unit) => unit.id === ancestorId)
}

export type Holder =
  /** The unit itself stands, or one unit alone holds all of it. */
  | { readonly kind: 'held'; readonly unitId: string; readonly confidence: 'known' | 'inferred' }
  /** Divided: a person's residence says which of these it is; until then nobody's. */
  | { readonly kind: 'unallocated'; readonly candidates: readonly string[] }
  /** Nothing of its kind followed (a district). */
  | { readonly kind: 'none' }
  /** The unit does not stand yet on that day, or is not in the catalogue. */
  | { readonly kind: 'unknown' }

/** Which unit holds `id` on that day, following every succession up to it. Divided ways that meet again count as one. */
export function holderOn(catalogue: Catalogue, id: string, on: PlainDate): Holder {
  const start = catalogue.units.get(id)
  if (!start || (start.validFrom !== null && on < start.validFrom)) return { kind: 'unknown' }
  const ends = new Set<string>()
  let confidence: 'known' | 'inferred' = 'known'
  let lost = false
  const seen = new Set<string>()
  const follow = (unit: Unit) => {
    if (seen.has(unit.id)) return
    seen.add(unit.id)
    if (unit.validTo === null || on < unit.validTo) {
      ends.add(unit.id)
      return
    }
    const successions = catalogue.successorsOf.get(unit.id) ?? []
    if (successions.length === 0) lost = true
    for (const succession of successions) {
      const next = succession.toId === null ? undefined : catalogue.units.get(succession.toId)
      if (succession.confidence === 'inferred') confidence = 'inferred'
      if (next) follow(next)
      else lost = true
    }
  }
  follow(start)
  if (ends.size === 0) return { kind: 'none' }
  const candidates = [...ends].toSorted()
  return candidates.length === 1 && !lost ? { kind: 'held', unitId: candidates[0] as string, confidence } : { kind: 'unallocated', candidates }
}

/** The units of that day whose land, wholly or in part, is now in `id`; itself where it stood already. */
export function formerUnitsOn(catalogue: Catalogue, id: string, on: PlainDate): readonly { readonly unitId: string; readonly part: SuccessionPart }[] {
  const found = new Map<string, SuccessionPart>()
  const follow = (unitId: string, part: SuccessionPart) => {
    const unit = catalogue.units.get(unitId)
    if (!unit) return
    if (standsOn(unit, on) && found.get(unitId) !== 'whole') found.set(unitId, part)
    // A unit that stood already may have taken in others since.
    for (const succession of catalogue.predecessorsOf.get(unitId) ?? []) if (succession.onDate > on) follow(succession.fromId, part === 'part' ? 'part' : succession.part)
  }
  follow(id, 'whole')
  return [...found].map(([unitId, part]) => ({ unitId, part })).toSorted((a, b) => (a.unitId < b.unitId ? -1 : 1))
}

export type CatalogueFault = { readonly unitId: string; readonly fault: 'orphan' | 'wrong-parent-level' | 'outside-parent' | 'empty-period' | 'same-code-same-day' | 'ended-without-succession' | 'unknown-succession' | 'succession-not-on-end' | 'part-and-whole' }

const parentLevels: Readonly<Record<UnitLevel, readonly (UnitLevel | null)[]>> = { province: [null], district: ['province'], commune: ['district', 'province'] }

/** What is wrong with a catalogue as a whole; empty when it is sound. */
export function faultsOf(catalogue: Catalogue): readonly CatalogueFault[] {
  const faults: CatalogueFault[] = []
  const add = (unitId: string, fault: CatalogueFault['fault']) => faults.push({ unitId, fault })
  for (const unit of catalogue.units.values()) {
    const parent = unit.parentId === null ? null : catalogue.units.get(unit.parentId)
    if (parent === undefined) add(unit.id, 'orphan')
    else if (!parentLevels[unit.level].includes(parent?.level ?? null)) add(unit.id, 'wrong-parent-level')
    else if (parent) {
      const endsLater = parent.validTo !== null && (unit.validTo === null || unit.validTo > parent.validTo)
      const startsEarlier = parent.validFrom !== null && unit.validFrom !== null && unit.validFrom < parent.validFrom
      if (endsLater || startsEarlier) add(unit.id, 'outside-parent')
    }
    if (unit.validFrom !== null && unit.validTo !== null && unit.validFrom >= unit.validTo) add(unit.id, 'empty-period')
    const successions = catalogue.successorsOf.get(unit.id) ?? []
    if (unit.validTo !== null && successions.length === 0) add(unit.id, 'ended-without-succession')
    for (const succession of successions) {
      const next = succession.toId === null ? null : catalogue.units.get(succession.toId)
      if (next === undefined || (next && !standsOn(next, succession.onDate))) add(unit.id, 'unknown-succession')
      if (succession.onDate !== unit.validTo) add(unit.id, 'succession-not-on-end')
      if (succession.part === 'whole' && successions.length > 1) add(unit.id, 'part-and-whole')
    }
  }
  for (const same of grouped(catalogue.units.values(), (unit) => `${unit.level} ${unit.code}`).values()) {
    if (same.length < 2) continue
    const ordered = same.toSorted((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1))
    ordered.forEach((unit, index) => {
      const next = ordered[index + 1]
      if (next && (next.validFrom === null || unit.validTo === null || next.validFrom < unit.validTo)) add(next.id, 'same-code-same-day')
    })
  }
  return faults
}
