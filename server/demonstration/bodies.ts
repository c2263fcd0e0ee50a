/** Which bodies beside the commune's own take part in an invented life, and the posts that an event names. */
import type { RuleContext } from '@hoa-nhap/domain/kernel/measure'
import type { AgencyKind, Role } from '@hoa-nhap/domain/kernel/actor'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { agenciesOf, facilityTypeOf, type FacilityType } from '@hoa-nhap/domain/organization/organization.agencies'
import { handOverToPolice, twoTiersFrom } from '@hoa-nhap/domain/organization/organization.law'
import type { Agency } from '@hoa-nhap/domain/organization/organization.model'
import { standsOn, type Catalogue } from '@hoa-nhap/domain/organization/organization.rules'

type Actor = RuleContext['actor']

export type Bodies = {
  /** The counselling point of that commune on that day; null where there is none. */
  counsellingPoint(unitId: string, on: PlainDate): string | null
  /** Bodies of that kind of that province on that day, by agency id. */
  inProvince(kind: AgencyKind, provinceId: string, on: PlainDate): readonly string[]
  /** Facilities for rehabilitation of that province; a reformatory school serves the whole country. */
  facilities(type: FacilityType, provinceId: string, on: PlainDate): readonly string[]
  /** The district of a commune; null since there are none. */
  districtOf(unitId: string): string | null
  /** The court that decides on people of that commune on that day. */
  courtOf(unitId: string, provinceId: string, on: PlainDate): string
  procuracyOf(unitId: string, provinceId: string, on: PlainDate): string
  /** The body that has taken over from one that stands no more; the same where it stands. */
  standing(agencyId: string, on: PlainDate): string
}

const known = new WeakMap<Catalogue, Bodies>()

export function bodiesOf(catalogue: Catalogue): Bodies {
  const remembered = known.get(catalogue)
  if (remembered) return remembered
  const provinces = [...catalogue.units.values()].filter((unit) => unit.level === 'province').map((unit) => unit.id)
  const [byPlace, byId] = [new Map<string, Agency[]>(), new Map<string, Agency>()]
  for (const agency of agenciesOf(catalogue, provinces)) {
    if (agency.kind === 'commune-police' || agency.kind === 'commune-committee' || agency.kind === 'health-station') continue
    const key = `${agency.kind} ${agency.unitId}`
    byPlace.set(key, [...(byPlace.get(key) ?? []), agency])
    byId.set(agency.id, agency)
  }
  const at = (kind: AgencyKind, unitId: string, on: PlainDate) => (byPlace.get(`${kind} ${unitId}`) ?? []).filter((agency) => standsOn(agency, on)).map((agency) => agency.id)
  const reformatories = [...byId.values()].filter((agency) => agency.kind === 'rehab-facility' && facilityTypeOf(catalogue, agency.id) === 'reformatory').map((agency) => agency.id)
  const districtOf = (unitId: string) => { const parent = catalogue.units.get(unitId)?.parentId; return parent?.startsWith('d-') ? parent : null }
  // One regional court and one regional procuracy stand for all of a province: their areas are not known.
  const regional = (kind: 'court' | 'procuracy') => (unitId: string, provinceId: string, on: PlainDate) => (on < twoTiersFrom ? `${kind}:${districtOf(unitId) ?? provinceId}` : `${kind}:${provinceId}.1`)
  const bodies: Bodies = {
    counsellingPoint: (unitId, on) => at('counselling-point', unitId, on)[0] ?? null,
    inProvince: at,
    facilities: (type, provinceId, on) => (type === 'reformatory' ? reformatories : at('rehab-facility', provinceId, on).filter((id) => facilityTypeOf(catalogue, id) === type)),
    districtOf, courtOf: regional('court'), procuracyOf: regional('procuracy'),
    standing(agencyId, on) {
      let found = byId.get(agencyId)
      while (found && found.validTo !== null && found.validTo <= on && found.successorId) found = byId.get(found.successorId)
      return found?.id ?? agencyId
    },
  }
  known.set(catalogue, bodies)
  return bodies
}

const agencyOfRole: Partial<Record<Role, string>> = {
  'commune-police': 'commune-police', 'commune-police-chief': 'commune-police', 'commune-chair': 'commune-committee', 'commune-social': 'commune-committee', 'health-station': 'health-station',
}
/** Where the directors of the ministry sit. */
export const ministryPolice = 'ministry-police:p-01'

/** The post of a commune's own body, as accounts are made for it (`accounts.ts`). */
export function communePost(role: Role, unitId: string, provinceId: string): Actor {
  const agencyId = `${agencyOfRole[role] ?? 'commune-police'}:${unitId}`
  return { role, agencyId, unitId, provinceId, postId: `${agencyId}/${role}` }
}
/** The post of a named body. */
export const postAt = (role: Role, agencyId: string, unitId: string, provinceId: string): Actor => ({ role, agencyId, unitId, provinceId, postId: `${agencyId}/${role}` })
/** The same for a body named after its unit: `rehab-facility:p-20.1`. */
export const postOf = (role: Role, agencyId: string, provinceId: string): Actor => postAt(role, agencyId, agencyId.split(':')[1]!.split('.')[0]!, provinceId)
export const systemPost = (unitId: string, provinceId: string): Actor => ({ role: 'system', agencyId: 'system', unitId, provinceId, postId: 'system' })
/** A helper of a union in the commune. */
export const helperPost = (unitId: string): string => `union:${unitId}/team-member`

/** The post of a role for people of that commune on that day, wherever its body sits. */
export function postFor(bodies: Bodies, role: Role, unitId: string, provinceId: string, on: PlainDate): Actor {
  switch (role) {
    case 'district-labour': case 'district-police': {
      const district = bodies.districtOf(unitId) ?? provinceId
      return postAt(role, `${role}:${district}`, district, provinceId)
    }
    case 'district-court': case 'regional-court': return postOf(role, bodies.courtOf(unitId, provinceId, on), provinceId)
    case 'province-police': case 'province-police-director': return postAt(role, `province-police:${provinceId}`, provinceId, provinceId)
    case 'province-health': return postAt(role, `province-health:${provinceId}`, provinceId, provinceId)
    case 'ministry-police': return postOf(role, ministryPolice, 'p-01')
    default: return communePost(role, unitId, provinceId)
  }
}
/** The role of the court on that day. */
export const courtRole = (on: PlainDate): Role => (on < twoTiersFrom ? 'district-court' : 'regional-court')
/** Until then the Labour division of the district checks a dossier. */
export const labourUntil = handOverToPolice
