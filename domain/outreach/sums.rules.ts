/** Sums by unit as they are shown to those who plan and open no record: small numbers hidden, and not to be found by subtraction. Pure. */
import { gated } from '../indicators/indicators.rules.ts'

/** `hidden`: not small itself, but a small one could be found by subtracting it from the total. */
export type ShownCell = number | '<5' | 'hidden'

/** One column of a table: the cells of the units and their total. Where one small cell stands alone, the smallest other one is hidden with it. */
export function gatedColumn(counts: readonly number[]): { readonly cells: readonly ShownCell[]; readonly total: ShownCell } {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const cells: ShownCell[] = counts.map((count) => (gated(count, false)))
  if (cells.filter((cell) => cell === '<5').length === 1) {
    const others = counts.map((count, index) => ({ count, index })).filter(({ index }) => cells[index] !== '<5' && counts[index]! > 0).toSorted((a, b) => a.count - b.count)
    const next = others[0]
    if (next) cells[next.index] = 'hidden'
    // Nothing to hide it behind: then the total says as little as the cell.
    else return { cells, total: '<5' }
  }
  return { cells, total: gated(total, false) }
}

export type UnitSums = { readonly unitId: string; readonly sums: Readonly<Record<string, number>> }

/** The whole table, columns in the order of `keys`. */
export function gatedTable(units: readonly UnitSums[], keys: readonly string[]): { readonly units: readonly { readonly unitId: string; readonly cells: readonly ShownCell[] }[]; readonly totals: readonly ShownCell[] } {
  const columns = keys.map((key) => gatedColumn(units.map((unit) => unit.sums[key] ?? 0)))
  return { units: units.map((unit, row) => ({ unitId: unit.unitId, cells: columns.map((column) => column.cells[row]!) })), totals: columns.map((column) => column.total) }
}
