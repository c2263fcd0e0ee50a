/** Units as the public list speaks of them: what a name of then is today, what lies near, which communes make up a province on a day. Pure over the catalogue. */
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { Unit } from '@hoa-nhap/domain/organization/organization.model'
import { descendantsOn, holderOn, nameOn, standsOn, type Catalogue } from '@hoa-nhap/domain/organization/organization.rules'
import { kilometres } from '@hoa-nhap/domain/facilities/public-list.rules'
import { withEarlier } from './public-list.store.ts'

export type Point = { readonly latitude: number; readonly longitude: number }

/** The unit that holds this one on a day; the first of several where it was divided; itself where nothing is known. */
export function unitOn(catalogue: Catalogue, unitId: string, on: PlainDate): Unit | undefined {
  const holder = holderOn(catalogue, unitId, on)
  const id = holder.kind === 'held' ? holder.unitId : holder.kind === 'unallocated' ? holder.candidates[0]! : unitId
  return catalogue.units.get(id)
}
export const unitsOn = (catalogue: Catalogue, unitId: string, on: PlainDate): readonly Unit[] => {
  const holder = holderOn(catalogue, unitId, on)
  const ids = holder.kind === 'held' ? [holder.unitId] : holder.kind === 'unallocated' ? holder.candidates : holder.kind === 'unknown' ? [unitId] : []
  return ids.flatMap((id) => catalogue.units.get(id) ?? [])
}
export const nameOf = (catalogue: Catalogue, unitId: string, on: PlainDate): string => {
  const unit = unitOn(catalogue, unitId, on) ?? catalogue.units.get(unitId)
  return unit ? nameOn(catalogue, unit, on).name : unitId
}
/** The middle of a commune as it is today; null where the catalogue knows none. */
export function pointOf(catalogue: Catalogue, unitId: string, today: PlainDate): Point | null {
  const unit = unitOn(catalogue, unitId, today)
  return unit && unit.latitude !== null && unit.longitude !== null ? { latitude: unit.latitude, longitude: unit.longitude } : null
}

type Remembered = { readonly communes: Map<string, readonly Unit[]>; readonly present: Map<string, readonly Unit[]>; readonly near: Map<string, readonly Nearness[]>; readonly districts: Map<string, ReadonlySet<string>> }
const remembered = new WeakMap<Catalogue, Remembered>()
const memoryOf = (catalogue: Catalogue): Remembered => {
  const known = remembered.get(catalogue)
  if (known) return known
  const made: Remembered = { communes: new Map(), present: new Map(), near: new Map(), districts: new Map() }
  remembered.set(catalogue, made)
  return made
}
/** What is asked for is remembered, and what was asked for longest ago is dropped. */
function keeping<Value>(map: Map<string, Value>, key: string, most: number, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  if (map.size >= most) map.delete(map.keys().next().value!)
  map.set(key, made)
  return made
}

/** The communes below a province or a district on a day. */
export const communesOf = (catalogue: Catalogue, unitId: string, on: PlainDate): readonly Unit[] => keeping(memoryOf(catalogue).communes, `${unitId} ${on}`, 200, () => descendantsOn(catalogue, unitId, 'commune', on))
export const provinceOf = (catalogue: Catalogue, unit: Unit, on: PlainDate): Unit | undefined => unitOn(catalogue, unit.level === 'province' ? unit.id : unit.provinceId, on)

/** Former districts of the land of a commune: the only nearness known where there are no points. */
export function formerDistricts(catalogue: Catalogue, unitId: string): ReadonlySet<string> {
  const known = memoryOf(catalogue).districts.get(unitId)
  if (known) return known
  const made = new Set(withEarlier(catalogue, unitId).flatMap((id) => { const parent = catalogue.units.get(id)?.parentId; return parent?.startsWith('d-') ? [parent] : [] }))
  memoryOf(catalogue).districts.set(unitId, made)
  return made
}
/** Names the land of a commune bore before, without itself. */
export const formerNames = (catalogue: Catalogue, unitId: string): readonly string[] => [...new Set(withEarlier(catalogue, unitId).filter((id) => id !== unitId).flatMap((id) => catalogue.units.get(id)?.name ?? []))]

export type Nearness = { readonly unitId: string; readonly km: number | null; readonly sameDistrict: boolean; readonly same: boolean }

/** Communes of today around one, nearest first: by the distance of their middles, else by the former district. Across the border of the province where points are known. */
export function around(catalogue: Catalogue, unitId: string, today: PlainDate, reach: number): readonly Nearness[] {
  const memory = memoryOf(catalogue)
  const present = keeping(memory.present, today, 2, () => [...catalogue.units.values()].filter((unit) => unit.level === 'commune' && standsOn(unit, today)))
  return keeping(memory.near, `${unitId} ${today}`, 400, () => nearnessOf(catalogue, present, unitId, today, reach))
}

function nearnessOf(catalogue: Catalogue, present: readonly Unit[], unitId: string, today: PlainDate, reach: number): readonly Nearness[] {
  const unit = catalogue.units.get(unitId)
  if (!unit) return []
  const here = pointOf(catalogue, unitId, today)
  const districts = formerDistricts(catalogue, unitId)
  const found: Nearness[] = []
  for (const other of present) {
    const own = other.provinceId === unit.provinceId
    if (!own && (here === null || other.latitude === null)) continue
    const km = here && other.latitude !== null && other.longitude !== null ? kilometres(here, { latitude: other.latitude, longitude: other.longitude }) : null
    if (!own && (km === null || km > reach)) continue
    found.push({ unitId: other.id, km, same: other.id === unitId, sameDistrict: km === null && meet(formerDistricts(catalogue, other.id), districts) })
  }
  return found.toSorted((a, b) => Number(b.same) - Number(a.same) || (a.km ?? Infinity) - (b.km ?? Infinity) || Number(b.sameDistrict) - Number(a.sameDistrict) || (a.unitId < b.unitId ? -1 : 1))
}

function meet(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const each of some) if (others.has(each)) return true
  return false
}
