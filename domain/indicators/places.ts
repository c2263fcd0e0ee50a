/** Where a commune belonged on a day, and what it has become: administrative units then and now. */
import type { PlainDate } from '../kernel/plain-date.ts'

export type UnitFact = { readonly id: string; readonly level: 'province' | 'district' | 'commune'; readonly parentId: string | null; readonly provinceId: string | null; readonly validTo: PlainDate | null }
export type SuccessionFact = { readonly fromId: string; readonly toId: string | null; readonly on: PlainDate; readonly part: 'whole' | 'part' }

export type Place = { readonly unitId: string; readonly districtId: string | null; readonly provinceId: string }

export interface Places {
  /** The unit itself on that day, or the one it had wholly become by then. */
  at(unitId: string, on: PlainDate): Place
  /** What the unit is today. Of a divided unit: the part in which `livesIn` lies; otherwise the divided unit itself. */
  now(unitId: string, livesIn: string | null): Place
}

/** `today` bounds the successions that count: a recorded but future reform changes nothing yet. */
export function placesOf(units: readonly UnitFact[], successions: readonly SuccessionFact[], today: PlainDate): Places {
  const unitOf = new Map(units.map((unit) => [unit.id, unit]))
  const next = new Map<string, SuccessionFact[]>()
  for (const succession of successions) {
    if (succession.on > today || succession.toId === null || succession.toId === succession.fromId) continue
    const list = next.get(succession.fromId)
    if (list) list.push(succession)
    else next.set(succession.fromId, [succession])
  }

  function placeOf(unitId: string): Place {
    const unit = unitOf.get(unitId)
    const parent = unit?.parentId ? unitOf.get(unit.parentId) : undefined
    return {
      unitId,
      districtId: parent?.level === 'district' ? parent.id : null,
      provinceId: unit?.provinceId ?? (unit?.level === 'province' ? unit.id : parent?.level === 'province' ? parent.id : (parent?.provinceId ?? '')),
    }
  }

  function forward(unitId: string, until: PlainDate): string {
    let current = unitId
    // A chain of reforms is short; the bound only guards against a circle in the data.
    for (let step = 0; step < 20; step += 1) {
      const whole = next.get(current)?.filter((succession) => succession.on <= until)
      const only = whole?.length === 1 && whole[0]!.part === 'whole' ? whole[0]! : undefined
      if (!only?.toId) return current
      current = only.toId
    }
    return current
  }

  function became(unitId: string, candidate: string): boolean {
    if (unitId === candidate) return true
    return (next.get(unitId) ?? []).some((succession) => succession.toId !== null && became(succession.toId, candidate))
  }

  return {
    at: (unitId, on) => placeOf(forward(unitId, on)),
    now(unitId, livesIn) {
      const current = forward(unitId, today)
      const divided = next.has(current)
      if (!divided || livesIn === null) return provinceNow(placeOf(current))
      const lives = forward(livesIn, today)
      return provinceNow(placeOf(lives !== current && became(current, lives) ? lives : current))
    },
  }

  /** A divided commune ended under a province that may have ended too. */
  function provinceNow(place: Place): Place {
    return { ...place, provinceId: forward(place.provinceId, today) }
  }
}
