/** Communes in which invented people live, and what each home's commune is called on any day. */
import { day, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { childrenOn, descendantsOn, holderOn, standsOn, type Catalogue } from '@hoa-nhap/domain/organization/organization.rules'
import type { Home } from './life.model.ts'
import type { Random } from './random.ts'

const firstDay = day('2022-01-01')

/** A commune as it stood on the first day, followed through every reform; of a divided one, the part drawn for this home. */
export function homeIn(catalogue: Catalogue, communeId: string, draw: number): Home {
  const unitOn = (on: PlainDate): string => {
    const holder = holderOn(catalogue, communeId, on)
    switch (holder.kind) {
      case 'held': return holder.unitId
      case 'unallocated': return holder.candidates[Math.floor(draw * holder.candidates.length)] ?? communeId
      default: return communeId
    }
  }
  return { unitOn, provinceOn: (on) => catalogue.units.get(unitOn(on))?.provinceId ?? '' }
}

/**
 * Communes of a province on the first day, with a weight each: a share of the present communes has nobody, a few hold most. The weight hangs on
 * the present commune, so that a merged one does not become empty by chance.
 */
export function communesWithPeople(catalogue: Catalogue, provinceThen: string, share: number, random: Random, today: PlainDate): readonly (readonly [string, number])[] {
  const weights = new Map<string, number>()
  return descendantsOn(catalogue, provinceThen, 'commune', firstDay).map((unit): readonly [string, number] => {
    const present = homeIn(catalogue, unit.id, 0).unitOn(today)
    if (!weights.has(present)) {
      const own = random.fork(present)
      weights.set(present, own.chance(share) ? 1 / (0.08 + own.next()) ** 1.6 : 0)
    }
    return [unit.id, weights.get(present)!]
  }).filter(([id, weight]) => weight > 0 && standsOn(catalogue.units.get(id)!, firstDay))
}

/** Days in the given span on which communes of these provinces ended. */
export function reformDays(catalogue: Catalogue, provinces: readonly string[], from: PlainDate, to: PlainDate): readonly PlainDate[] {
  const days = new Set<PlainDate>()
  for (const unit of catalogue.units.values()) {
    if (unit.level === 'commune' && provinces.includes(unit.provinceId) && unit.validTo && unit.validTo > from && unit.validTo <= to) days.add(unit.validTo)
  }
  return [...days].toSorted()
}

/** Every province of the first day with what it has become, and people in proportion to its communes: for load work only. */
export function provincesOfCatalogue(catalogue: Catalogue, people: number): readonly { readonly then: string; readonly now: string; readonly people: number; readonly after: number }[] {
  const provinces = childrenOn(catalogue, null, firstDay).map((unit) => ({ id: unit.id, now: catalogue.successorsOf.get(unit.id)?.[0]?.toId ?? unit.id, communes: descendantsOn(catalogue, unit.id, 'commune', firstDay).length }))
  const communes = provinces.reduce((sum, province) => sum + province.communes, 0)
  let [given, seen] = [0, 0]
  const numbered = new Map<string, number>()
  return provinces.map(({ id, now, communes: own }) => {
    seen += own
    const upTo = Math.round((people * seen) / communes)
    const share = upTo - given
    given = upTo
    const after = numbered.get(now) ?? 0
    // Second records of the same person are numbered behind the others.
    numbered.set(now, after + 2 * share)
    return { then: id, now, people: share, after }
  }).filter((province) => province.people > 0)
}
