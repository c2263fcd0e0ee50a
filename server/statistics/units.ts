/** Units as the gate needs them: which communes people of a province can have been counted in, when each stood, and what it has become. */
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { nameOn, standsOn, type Catalogue } from '@hoa-nhap/domain/organization/organization.rules'
import { addDays } from '@hoa-nhap/domain/kernel/plain-date'
import { keyOf, nowOf, thenOf, whole, type Box, type Stands } from '@hoa-nhap/domain/statistics/layout'
import { unallocated, type RowsBy } from '@hoa-nhap/domain/statistics/statistics.model'

/** What the unit has wholly become by that day; a divided unit stays itself. */
export function forward(catalogue: Catalogue, unitId: string, on: PlainDate): string {
  let current = unitId
  // A chain of reforms is short; the bound only guards against a circle in the data.
  for (let step = 0; step < 20; step += 1) {
    const past = (catalogue.successorsOf.get(current) ?? []).filter((row) => row.onDate <= on && row.toId !== null && row.toId !== current)
    const only = past.length === 1 && past[0]!.part === 'whole' ? past[0] : undefined
    if (!only?.toId) return current
    current = only.toId
  }
  return current
}

/** The province and those that have become part of it. */
export function provincesOf(catalogue: Catalogue, provinceId: string, today: PlainDate): readonly string[] {
  return [...catalogue.units.values()].filter((unit) => unit.level === 'province' && forward(catalogue, unit.id, today) === provinceId).map((unit) => unit.id)
}

/** Units of any time and level that people of the province can have been counted in. */
export function unitsOfProvince(catalogue: Catalogue, provinceId: string, today: PlainDate): readonly string[] {
  const provinces = new Set(provincesOf(catalogue, provinceId, today))
  return [...catalogue.units.values()].filter((unit) => provinces.has(unit.level === 'province' ? unit.id : unit.provinceId)).map((unit) => unit.id)
}

export const standsOf = (catalogue: Catalogue): Stands => (unitId) => {
  const unit = catalogue.units.get(unitId)
  return { from: unit?.validFrom ?? null, to: unit?.validTo ?? null }
}

export type Row = { readonly unitId: string; readonly unitName: string; readonly until: PlainDate | null }
export type Rows = { readonly rows: readonly Row[]; readonly rowOf: ReadonlyMap<string, string> }

/** The rows of a table, and in which of them each pair of a commune of then and of now is counted. `known`: the pairs of earlier tables. */
export function rowsOf(catalogue: Catalogue, asked: { readonly provinceId: string; readonly rowsBy: RowsBy; readonly from: PlainDate; readonly to: PlainDate; readonly today: PlainDate }, known: readonly string[], counted: readonly Box[]): Rows {
  const possible = unitsOfProvince(catalogue, asked.provinceId, asked.today).filter((id) => {
    const unit = catalogue.units.get(id)!
    return unit.level === 'commune' && (unit.validFrom === null || unit.validFrom <= asked.to) && (unit.validTo === null || unit.validTo > asked.from)
  })
  const standing = new Set(possible)
  const keys = new Set([...possible.map((id) => keyOf(id, forward(catalogue, id, asked.today))), ...known.filter((key) => standing.has(thenOf(key))), ...counted.map((box) => box.key)])
  const present = (unitId: string) => {
    const unit = catalogue.units.get(forward(catalogue, unitId, asked.today))
    return unit?.level === 'commune' && standsOn(unit, asked.today) ? unit.id : unallocated
  }
  const rowOf = new Map([...keys].map((key) => [key, asked.rowsBy === 'none' ? whole : asked.rowsBy === 'then' ? (catalogue.units.get(thenOf(key))?.level === 'commune' ? thenOf(key) : unallocated) : present(nowOf(key))]))
  const used = new Set(rowOf.values())
  // A commune of today that nobody was counted in has its row too: a table that leaves it out would say so.
  if (asked.rowsBy === 'now') for (const unit of catalogue.units.values()) if (unit.level === 'commune' && unit.provinceId === asked.provinceId && standsOn(unit, asked.today)) used.add(unit.id)
  used.delete(whole)
  const nameOf = (id: string): Row => {
    if (id === unallocated) return { unitId: id, unitName: 'Chưa phân về đơn vị nào', until: null }
    const unit = catalogue.units.get(id)!
    const until = unit.validTo === null || asked.rowsBy === 'now' ? null : addDays(unit.validTo, -1)
    return { unitId: id, unitName: nameOn(catalogue, unit, until !== null && until < asked.to ? until : asked.rowsBy === 'then' ? asked.to : asked.today).name, until }
  }
  const order = (id: string) => (id === unallocated ? 'z' : `a${catalogue.units.get(id)!.code}${id}`)
  return { rows: [...used].toSorted((a, b) => (order(a) < order(b) ? -1 : 1)).map(nameOf), rowOf }
}
