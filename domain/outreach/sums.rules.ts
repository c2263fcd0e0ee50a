/** Sums by unit as they are shown to those who plan and open no record: small numbers hidden, and not to be found by subtraction. Pure. */
import { gated } from '../indicators/indicators.rules.ts'

/** `hidden`: not small itself, but a small one could be found by subtracting it from the total. */
export type ShownCell = number | '<5' | 'hidden'

const highestSmall = 4

/** What is missing from the shown cells gives the small ones away: one alone, or several that must all be the least or the most. */
const givesAway = (small: readonly number[]): boolean => {
  const sum = small.reduce((total, count) => total + count, 0)
  return small.length === 1 || (small.length > 1 && (sum === small.length || sum === small.length * highestSmall))
}

/** One column of a table: the cells of the units and their total. Where the total would give a small cell away, the smallest other one is hidden with it. */
export function gatedColumn(counts: readonly number[]): { readonly cells: readonly ShownCell[]; readonly total: ShownCell } {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const cells: ShownCell[] = counts.map((count) => gated(count, false))
  const small = counts.filter((_, index) => cells[index] === '<5')
  if (!givesAway(small)) return { cells, total: gated(total, false) }
  const [next] = counts.map((count, index) => ({ count, index })).filter(({ index }) => cells[index] !== '<5' && counts[index]! > 0).toSorted((a, b) => a.count - b.count)
  // Nothing to hide them behind: then the total says as little as the cells.
  if (!next) return { cells, total: small.length === 1 ? '<5' : 'hidden' }
  cells[next.index] = 'hidden'
  // The least that could be hidden there is what is hidden: the total would say so.
  const least = next.count + small.reduce((sum, count) => sum + count, 0) === highestSmall + 1 + small.length
  return { cells, total: least ? 'hidden' : total }
}

export type UnitSums = { readonly unitId: string; readonly sums: Readonly<Record<string, number>> }

/** The whole table, columns in the order of `keys`. */
export function gatedTable(units: readonly UnitSums[], keys: readonly string[]): { readonly units: readonly { readonly unitId: string; readonly cells: readonly ShownCell[] }[]; readonly totals: readonly ShownCell[] } {
  const columns = keys.map((key) => gatedColumn(units.map((unit) => unit.sums[key] ?? 0)))
  return { units: units.map((unit, row) => ({ unitId: unit.unitId, cells: columns.map((column) => column.cells[row]!) })), totals: columns.map((column) => column.total) }
}
