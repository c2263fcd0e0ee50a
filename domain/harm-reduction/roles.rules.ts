/** Who gives out supplies, who may send somebody to a health body, and which posts receive. No police and no committee in any of them. */
import type { AgencyKind, Role } from '../kernel/actor.ts'

export const supplyRoles: readonly Role[] = ['health-station', 'substitution-clinician', 'counsellor', 'team-member', 'union-office']
export const referringRoles: readonly Role[] = ['team-member', 'union-office', 'counsellor', 'health-station']
export const receivingRoles: readonly Role[] = ['health-station', 'substitution-clinician']
export const receivingKinds: readonly AgencyKind[] = ['health-station', 'medical-centre']
export const referralRoles: readonly Role[] = ['team-member', 'union-office', 'counsellor', 'health-station', 'substitution-clinician']
