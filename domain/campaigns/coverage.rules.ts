/**
 * Which communes and vocational schools were reached in a period, and which were not. One function for the page and for the target of a plan: the
 * number is the length of its list. Pure.
 */
import type { PlainDate } from '../kernel/plain-date.ts'

/** A held activity as far as coverage goes: fields of the register `campaign-activities`. */
export type HeldActivity = {
  readonly id: string
  readonly campaignId: string
  readonly heldOn: PlainDate
  readonly unitsReached: readonly string[]
  readonly schoolId: string | null
  readonly reach: number
}
export type CoveredUnit = { readonly id: string; readonly name: string }
/** The units that a unit was formed from and that stood on a day of the period; itself and nothing else where it always stood. */
export type FormerUnits = (unitId: string) => readonly CoveredUnit[]

/** `partly`: of the communes from which this one was formed within the period some were reached and some not. It counts as not reached. */
export type Covered = 'reached' | 'partly' | 'not-reached'
export type CoverageRow = {
  readonly id: string
  readonly name: string
  readonly covered: Covered
  readonly activities: readonly string[]
  readonly campaigns: number
  readonly reach: number
  readonly lastOn: PlainDate | null
  /** Names of former communes that nobody reached. */
  readonly missing: readonly string[]
}
export type Coverage = { readonly of: number; readonly met: number; readonly rows: readonly CoverageRow[] }

const summed = (rows: readonly CoverageRow[]): Coverage => ({ of: rows.length, met: rows.filter((row) => row.covered === 'reached').length, rows })

function rowOf(unit: CoveredUnit, activities: readonly HeldActivity[], covered: Covered, missing: readonly string[]): CoverageRow {
  return {
    id: unit.id, name: unit.name, covered, missing, activities: activities.map((each) => each.id), campaigns: new Set(activities.map((each) => each.campaignId)).size,
    reach: activities.reduce((sum, each) => sum + each.reach, 0), lastOn: activities.reduce<PlainDate | null>((last, each) => (last === null || each.heldOn > last ? each.heldOn : last), null),
  }
}

/**
 * Communes as they stand on the last day of the period. One that was formed within it is reached by an activity of its own, or when every commune it
 * was formed from had been reached.
 */
export function coverageOfCommunes(communes: readonly CoveredUnit[], activities: readonly HeldActivity[], former: FormerUnits): Coverage {
  const byUnit = new Map<string, HeldActivity[]>()
  for (const activity of activities) for (const id of activity.unitsReached) byUnit.set(id, [...(byUnit.get(id) ?? []), activity])
  return summed(communes.map((commune) => {
    const own = byUnit.get(commune.id) ?? []
    const before = former(commune.id).filter((each) => each.id !== commune.id)
    const missing = before.filter((each) => !byUnit.has(each.id))
    const all = [...new Map([...own, ...before.flatMap((each) => byUnit.get(each.id) ?? [])].map((each) => [each.id, each])).values()]
    const covered: Covered = own.length > 0 || (before.length > 0 && missing.length === 0) ? 'reached' : all.length > 0 ? 'partly' : 'not-reached'
    return rowOf(commune, all, covered, covered === 'partly' ? missing.map((each) => each.name) : [])
  }))
}

export function coverageOfSchools(schools: readonly CoveredUnit[], activities: readonly HeldActivity[], before: (schoolId: string) => readonly string[] = () => []): Coverage {
  return summed(schools.map((school) => {
    const ids = [school.id, ...before(school.id)]
    const own = activities.filter((activity) => activity.schoolId !== null && ids.includes(activity.schoolId))
    return rowOf(school, own, own.length > 0 ? 'reached' : 'not-reached', [])
  }))
}
