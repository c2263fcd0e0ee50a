/** Cells of 1 to 4 disclose people: whoever may see figures but not people gets "<5" and no percentage. */
import type { Actor, Role } from '../kernel/actor.ts'

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
