/** Cells of 1 to 4 disclose people: whoever may see figures but not people gets "<5" and no percentage. */
import type { Actor, Role } from '../kernel/actor.ts'
import type { RegisterDeclaration } from '../kernel/register.ts'
import type { IndicatorSource } from './indicators.model.ts'

export type Cell = number | '<5'

/** Five: our decision, no Vietnamese rule was found. */
const threshold = 5

export const belowThreshold = (count: number) => count > 0 && count < threshold

/** The cell as shown; `open` where the caller may see the people behind it anyway. */
export function gated(count: number, open: boolean): Cell {
  return !open && belowThreshold(count) ? '<5' : count
}

/** Percentage to four decimals; null where nothing is counted or a cell is hidden. */
export function ratioOf(met: Cell, of: Cell): number | null {
  if (met === '<5' || of === '<5' || of === 0) return null
  return Math.round((met * 1_000_000) / of) / 10_000
}

/** Where the caller may see the people themselves, so that small counts are no secret there; empty: nowhere. */
export type Opens = { readonly unit: string; readonly province: string }

const communeRoles: readonly Role[] = ['commune-police', 'commune-police-chief', 'commune-chair', 'commune-social']
const provinceRoles: readonly Role[] = ['province-police', 'province-police-director']

export function opensOf(actor: Pick<Actor, 'role' | 'unitId' | 'provinceId'>): Opens {
  return { unit: communeRoles.includes(actor.role) ? actor.unitId : '', province: provinceRoles.includes(actor.role) ? actor.provinceId : '' }
}

/** Where a reader of figures may also read the records of a register: from the declaration of who reads it. */
function opensRegister(register: RegisterDeclaration | undefined, actor: Pick<Actor, 'role' | 'unitId' | 'provinceId'>): Opens & { readonly all: boolean } {
  const lines = (register?.reads ?? []).filter((line) => line.roles.includes(actor.role))
  const sees = (sight: string) => lines.some((line) => line.sight === sight)
  return { all: sees('all'), unit: sees('unit') ? actor.unitId : '', province: sees('province') ? actor.provinceId : '' }
}

/**
 * Whether a small cell of that unit is open to the caller: of people where he sees them, of staff where he reads their register. Communes, bodies and
 * things are no secret. `provinceId`: of the unit, as it is today.
 */
export function cellsFor(source: IndicatorSource, registers: readonly RegisterDeclaration[], actor: Pick<Actor, 'role' | 'unitId' | 'provinceId'>): (unitId: string, provinceId: string) => boolean {
  if (source.kind === 'registers' && source.subject !== 'staff') return () => true
  const opens = source.kind === 'people' ? { all: false, ...opensOf(actor) } : opensRegister(registers.find((register) => register.id === source.registers[0]), actor)
  return (unitId, provinceId) => opens.all || unitId === opens.unit || (opens.province !== '' && (unitId === opens.province || provinceId === opens.province))
}
