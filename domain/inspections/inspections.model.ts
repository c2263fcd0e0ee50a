/** Who handles complaints and inspections. */
import type { Role } from '../kernel/actor.ts'

/** Posts that receive and handle a complaint made to their own body. */
export const complaintHandlers: readonly Role[] = ['commune-police-chief', 'commune-chair', 'facility-head', 'province-police', 'province-police-director', 'province-health', 'inspector']
