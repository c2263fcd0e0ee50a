/**
 * Places and bodies that an act names. A person is never handed to a commune that does not stand, and a case is never shown to a body that has
 * no part in treating, assessing or supporting: who was sent a person sees that person.
 */
import type { Refusal } from '@hoa-nhap/domain/kernel/decision'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { Directory } from './directory.ts'

const communes = ['toUnit', 'unit'] as const
const bodies = ['provider', 'facility'] as const
const partTakers = ['health-station', 'assessing-facility', 'medical-centre', 'counselling-point', 'home-provider', 'rehab-facility']

type Named = { readonly occurredOn: PlainDate; readonly data: Readonly<Record<string, unknown>> }

/** A refusal that names the field, or null. A commune must stand on the day of the act or today; the same holds for what a correction puts instead. */
export function unknownPlace(act: Named, directory: Directory, today: PlainDate): Refusal | null {
  const instead = act.data['instead']
  const given = { ...act.data, ...(typeof instead === 'object' && instead !== null ? instead : {}) } as Readonly<Record<string, unknown>>
  for (const field of communes) {
    const unit = given[field]
    if (typeof unit === 'string' && !directory.isCommune(unit, act.occurredOn) && !directory.isCommune(unit, today)) return no('unknown-unit', field)
  }
  for (const field of bodies) {
    const agency = given[field]
    if (typeof agency === 'string' && !(partTakers.includes(agency.split(':')[0]!) && directory.agencyExists(agency))) return no('unknown-agency', field)
  }
  return null
}

const no = (code: string, field: string): Refusal => ({ code, facts: { field } })

/**
 * What a list is narrowed to: a commune under its name of today; the whole province one works in narrows nothing. Null: there is no such unit. A unit
 * of others is a unit: the list is empty, since nothing of it is in sight.
 */
export function narrowedTo(unit: string | undefined, directory: Directory, provinceId: string): { readonly unit: string | undefined } | null {
  if (unit === undefined) return { unit }
  const known = directory.unit(unit)
  if (!known) return null
  const now = directory.places.now(unit, null).unitId
  return { unit: known.level === 'province' && now === provinceId ? undefined : now }
}
