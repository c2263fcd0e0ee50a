/** How the posts of a role come to people. */
import { periodOf } from '@hoa-nhap/domain/access/access.rules'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { Scope } from './people.queries.ts'

export function scopeOfRole(role: Role, on: PlainDate): Scope {
  const sight = periodOf(role, on)?.sight
  return sight === 'named' ? 'post' : sight === 'province' ? 'province' : 'agency'
}

/** Posts that have people at all; the others have figures, pairs or nothing. */
export function hasPeople(role: Role, on: PlainDate): boolean {
  const sight = periodOf(role, on)?.sight
  return sight !== undefined && sight !== 'rollup' && sight !== 'none' && sight !== 'pairs'
}
