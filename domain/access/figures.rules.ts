/** Who reads figures: derived from the declaration of roles, so that a new role cannot be forgotten here. */
import { Role } from '../kernel/actor.ts'
import type { RoleDeclaration } from './access.model.ts'
import { roles } from './roles.ts'

/** A role that plans with figures, or that reads whole measures and could count them itself. Others have a task, a name or nothing, and no figure. */
export function readsFigures(role: Role): boolean {
  const declared = roles[role] as RoleDeclaration<Role>
  return declared.may.includes('aggregate') || (declared.opens as { readonly ST?: unknown }).ST === 'scope'
}

export const figureReaders: readonly Role[] = Role.options.filter(readsFigures)
