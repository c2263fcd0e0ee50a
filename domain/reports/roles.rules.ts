/** Posts that make, sign or receive reports. */
import type { Role } from '../kernel/actor.ts'

export const reportRoles: readonly Role[] = [
  'commune-police', 'commune-police-chief', 'commune-chair', 'commune-social', 'facility-head', 'province-police', 'province-police-director', 'province-planner', 'province-health', 'ministry-police',
]
