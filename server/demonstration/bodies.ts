/** Which bodies beside the commune's own take part in an invented life, and the posts that an event names. */
import type { RuleContext } from '@hoa-nhap/domain/kernel/measure'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { agenciesOf } from '@hoa-nhap/domain/organization/organization.agencies'
import type { Catalogue } from '@hoa-nhap/domain/organization/organization.rules'

export type Bodies = {
  /** The counselling point of that commune on that day; null where there is none. */
  counsellingPoint(unitId: string, on: PlainDate): string | null
  /** Assessing facilities of that province on that day, by agency id. */
  assessing(provinceId: string, on: PlainDate): readonly string[]
}

const known = new WeakMap<Catalogue, Bodies>()

export function bodiesOf(catalogue: Catalogue): Bodies {
  const remembered = known.get(catalogue)
  if (remembered) return remembered
  const agencies = agenciesOf(catalogue)
  const at = (kind: string) => {
    const byUnit = new Map<string, typeof agencies[number][]>()
    for (const agency of agencies) if (agency.kind === kind) byUnit.set(agency.unitId, [...(byUnit.get(agency.unitId) ?? []), agency])
    return (unitId: string, on: PlainDate): string[] => (byUnit.get(unitId) ?? []).filter((agency) => (agency.validFrom === null || agency.validFrom <= on) && (agency.validTo === null || on < agency.validTo)).map((agency) => agency.id)
  }
  const [points, assessing] = [at('counselling-point'), at('assessing-facility')]
  const bodies: Bodies = { counsellingPoint: (unitId, on) => points(unitId, on)[0] ?? null, assessing }
  known.set(catalogue, bodies)
  return bodies
}

const agencyOfRole: Partial<Record<Role, string>> = {
  'commune-police': 'commune-police', 'commune-police-chief': 'commune-police', 'commune-chair': 'commune-committee', 'commune-social': 'commune-committee', 'health-station': 'health-station',
}

/** The post of a commune's own body, as accounts are made for it (`accounts.ts`). */
export function communePost(role: Role, unitId: string, provinceId: string): RuleContext['actor'] {
  const agencyId = `${agencyOfRole[role] ?? 'commune-police'}:${unitId}`
  return { role, agencyId, unitId, provinceId, postId: `${agencyId}/${role}` }
}
/** The post of a named body. */
export const postAt = (role: Role, agencyId: string, unitId: string, provinceId: string): RuleContext['actor'] => ({ role, agencyId, unitId, provinceId, postId: `${agencyId}/${role}` })
export const systemPost = (unitId: string, provinceId: string): RuleContext['actor'] => ({ role: 'system', agencyId: 'system', unitId, provinceId, postId: 'system' })
/** A helper of a union in the commune. */
export const helperPost = (unitId: string): string => `union:${unitId}/team-member`
