/** Persons whom only a named circle sees: who may be in it, and when the restriction is looked at again. Pure. */
import { acts, may } from '../access/access.rules.ts'
import { Role } from '../kernel/actor.ts'
import { addMonths, type PlainDate } from '../kernel/plain-date.ts'

/** Our decision (`docs/security.md`): a restriction is judged again every six months. */
export const reviewMonths = 6
export const reviewBy = (today: PlainDate): PlainDate => addMonths(today, reviewMonths)

/** Posts that may be in a circle: those that act on measures by their office. */
export const circleRoles: readonly Role[] = Role.options.filter((role) => acts(role))
/** Heads of the bodies that see a person. */
export const restrictingHeads: readonly Role[] = circleRoles.filter((role) => may(role, 'decide') && ['commune-police-chief', 'commune-chair', 'facility-head', 'province-police-director'].includes(role))
