/** Questions about the declaration: what a role opens on a day. Slices select only these blocks; an absent block is not sent. */
import type { Role } from '../kernel/actor.ts'
import { Compartment } from '../kernel/measure.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import type { Capability, Period, Reach, RoleDeclaration } from './access.model.ts'
import { compartments, personTables } from './compartments.ts'
import { roles } from './roles.ts'

export function declarationOf(role: Role): RoleDeclaration<Role> {
  return roles[role] as RoleDeclaration<Role>
}

/** The period of the role in force that day; null: the role did not exist. */
export function periodOf(role: Role, on: PlainDate): Period | null {
  return declarationOf(role).during.find((period) => period.from <= on && (!period.to || on <= period.to)) ?? null
}

/** What the role reads of a compartment on that day; null: nothing, not even that there is something. */
export function reachOf(role: Role, compartment: Compartment, on: PlainDate): Reach | null {
  const period = periodOf(role, on)
  if (!period || period.withholds?.includes(compartment)) return null
  return (declarationOf(role).opens as Partial<Record<Compartment, Reach>>)[compartment] ?? null
}

/** Compartments of which the role may read rows (whole, own work, or named columns) on that day. */
export function compartmentsReadBy(role: Role, on: PlainDate): ReadonlyMap<Compartment, Reach> {
  const found = new Map<Compartment, Reach>()
  for (const compartment of Compartment.options) {
    const reach = reachOf(role, compartment, on)
    if (reach && reach !== 'aggregate' && reach !== 'break-glass') found.set(compartment, reach)
  }
  return found
}

/**
 * Columns of a table that the role has been granted: `all`, a list, or null (permission denied). Does not depend on the day: grants are the
 * widest of all periods, row policies narrow them to the day.
 */
export function columnsFor(role: Role, table: string): 'all' | readonly string[] | null {
  const declared = personTables[table]
  if (!declared || declared.planned) return null
  if (declared.ownServiceOf) return declared.ownServiceOf.includes(role) ? 'all' : null
  if (declared.rows === 'province' && declarationOf(role).during.at(-1)?.sight !== 'province') return null
  const reach = (declarationOf(role).opens as Partial<Record<Compartment, Reach>>)[declared.compartment]
  if (reach === 'scope' || reach === 'own-work') return declared.columns ?? 'all'
  if (typeof reach !== 'object') return null
  const columns = [...new Set(reach.flags.flatMap((flag) => declared.flags?.[flag] ?? []))]
  return columns.length > 0 ? columns : null
}

/** True where the role may select every one of these columns. */
export function mayRead(role: Role, table: string, ...columns: readonly string[]): boolean {
  const granted = columnsFor(role, table)
  return granted === 'all' || (granted !== null && columns.every((column) => granted.includes(column)))
}

/** Compartments that the role opens whole on that day: what it may print on a paper, and read of one. */
export function opensWhole(role: Role, on: PlainDate): readonly Compartment[] {
  return Compartment.options.filter((compartment) => reachOf(role, compartment, on) === 'scope')
}

/** How long a compartment is kept, and what becomes of it then. */
export const keepOf = (compartment: Compartment) => compartments[compartment].keep

export function may(role: Role, capability: Capability): boolean {
  return declarationOf(role).may.includes(capability)
}

/** Roles that change measures: they write events, deadlines and what follows from them. */
export function acts(role: Role): boolean {
  return (declarationOf(role).opens as Partial<Record<Compartment, Reach>>).ST === 'scope' && (may(role, 'record') || may(role, 'decide') || may(role, 'register'))
}

/** Whose sight is not of persons: they see figures, and small cells hidden. */
export function seesFiguresOnly(role: Role, on: PlainDate): boolean {
  const period = periodOf(role, on)
  return period === null || period.sight === 'rollup' || period.sight === 'none' || period.sight === 'pairs'
}
