/** Who acts: an account in a post of an agency, on a day. */
import { z } from 'zod'
import type { PlainDate } from './plain-date.ts'

export const AgencyKind = z.enum([
  'commune-police', 'commune-committee', 'province-police', 'province-labour', 'province-committee', 'province-health',
  'province-information', 'health-station', 'assessing-facility', 'rehab-facility', 'medical-centre', 'counselling-point', 'court',
  'procuracy', 'union', 'school', 'inspector', 'province-records', 'district-labour', 'district-police', 'district-committee',
  'ministry-police', 'home-provider', 'employer', 'system',
])
export type AgencyKind = z.infer<typeof AgencyKind>

/** The product roles; their periods, scopes and compartments are declared in `access/roles.ts`. */
export const Role = z.enum([
  'commune-police', 'commune-police-chief', 'commune-chair', 'commune-social', 'health-station', 'substitution-clinician', 'assessor',
  'counsellor', 'team-member', 'district-labour', 'district-police', 'district-chair', 'district-court', 'regional-court', 'procuracy',
  'province-labour', 'province-police', 'province-police-director', 'identity-steward', 'province-planner', 'province-health',
  'social-protection', 'ministry-police', 'facility-head', 'facility-intake', 'facility-health', 'facility-counsellor',
  'facility-workshop', 'facility-guard', 'facility-accounts', 'home-provider', 'inspector', 'privacy-officer', 'system-admin',
  'security-officer', 'school', 'employer', 'union-office',
])
export type Role = z.infer<typeof Role>

export const Purpose = z.enum(['case', 'inspection', 'records', 'own-request'])
export type Purpose = z.infer<typeof Purpose>

export type Actor = {
  readonly accountId: string
  readonly postId: string
  readonly role: Role
  readonly agencyId: string
  readonly agencyKind: AgencyKind
  /** The unit the post serves: commune, district or province. */
  readonly unitId: string
  readonly provinceId: string
  readonly day: PlainDate
  readonly purpose: Purpose
  /** The post stood in for, where this one is a substitute's: same scope, no export. */
  readonly substitutes?: string
  /** Capabilities delegated to this post at this moment (`access/delegation.rules.ts`). */
  readonly delegated?: readonly string[]
}
