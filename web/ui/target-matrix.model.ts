/** Order and shape of the matrix of units and targets. */
import { isPercentage } from '@hoa-nhap/domain/directives/comparators.rules'
import { isComputed, missingOf, shareOf, targetOfPart, verdictOf, type AnyReading, type FigureReading, type TargetLine, type Verdict } from './figure.ts'

export type MatrixColumn = {
  readonly id: string
  /** `1`, `5a`. */
  readonly label: string
  readonly name: string
  readonly target: TargetLine
  readonly total: AnyReading
  /** Twelve monthly shares; null where there is none. */
  readonly months: readonly (number | null)[]
}
export type MatrixRow = { readonly unitId: string; readonly name: string; readonly readings: Readonly<Record<string, FigureReading | undefined>> }
export type Cell =
  | { readonly kind: 'uncomputable' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'figure'; readonly reading: FigureReading; readonly verdict: Verdict; readonly missing: number | null }

export function cellOf(row: MatrixRow, column: MatrixColumn): Cell {
  if (!isComputed(column.total)) return { kind: 'uncomputable' }
  const reading = row.readings[column.id]
  if (!reading) return { kind: 'uncomputable' }
  if (reading.of === 0) return { kind: 'empty' }
  const target = targetOfPart(column.target)
  return { kind: 'figure', reading, verdict: verdictOf(reading, target), missing: missingOf(reading, target) }
}

/** The column by which "lowest first" is meaningful: the first that can be computed. */
export function sortColumnOf(columns: readonly MatrixColumn[], wanted: string | null): MatrixColumn | null {
  return columns.find((column) => column.id === wanted && isComputed(column.total)) ?? columns.find((column) => isComputed(column.total)) ?? null
}

/**
 * Where help is missing first: lowest share first, of equals the one that lacks more people, then by name. Units whose share cannot be
 * said stand last, so that nobody reads them as the worst. Of a number the fewest stand first.
 */
export function orderRows(rows: readonly MatrixRow[], column: MatrixColumn | null, language: string): readonly MatrixRow[] {
  const names = new Intl.Collator(language === 'en' ? 'en' : 'vi')
  if (!column) return rows.toSorted((a, b) => names.compare(a.name, b.name))
  const target = targetOfPart(column.target)
  const counted = !isPercentage(target)
  const keyOf = (row: MatrixRow): { share: number; missing: number } => {
    const reading = row.readings[column.id]
    const share = reading && counted && typeof reading.met === 'number' && reading.of !== 0 ? reading.met : reading && !counted ? shareOf(reading) : null
    return { share: share ?? Infinity, missing: reading ? (missingOf(reading, target) ?? 0) : 0 }
  }
  const keyed = rows.map((row) => ({ row, ...keyOf(row) }))
  const byShare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1)
  return keyed.toSorted((a, b) => byShare(a.share, b.share) || b.missing - a.missing || names.compare(a.row.name, b.row.name)).map((entry) => entry.row)
}
