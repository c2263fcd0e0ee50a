/** From targets and readings to the matrix on the screen. Pure. */
import type { z } from 'zod'
import type { TargetView } from '@hoa-nhap/domain/directives/directives.contract'
import type { ReadingRow } from '@hoa-nhap/domain/indicators/indicators.contract'
import { figureText, isComputed, shareOf, targetOfPart, targetText, verdictOf, wayOf, type FigureReading } from '../ui/figure.ts'
import { csvField } from '../ui/charts/take-away.ts'
import type { MatrixColumn, MatrixRow } from '../ui/target-matrix.model.ts'

export type ReadingRow = z.infer<typeof ReadingRow>
export type UnitLevel = 'province' | 'district' | 'commune'
export type IndicatorReadings = { readonly items: readonly ReadingRow[]; readonly total: ReadingRow | null; readonly partly: string | null; readonly reason: string | null; /** The day up to which it is counted. */ readonly asOf: string }

/** The level of the rows, from the stable id of a unit. */
export function levelOf(unitId: string): UnitLevel {
  return unitId.startsWith('p-') ? 'province' : unitId.startsWith('d-') ? 'district' : 'commune'
}

/** One target of each clause label, for the unit that is looked at (a cascaded target of a lower unit is another row's business). */
export function targetsOfUnit(targets: readonly TargetView[], unitId: string): readonly TargetView[] {
  const own = targets.filter((target) => target.unitId === unitId)
  const chosen = own.length > 0 ? own : targets
  const seen = new Set<string>()
  const labels = new Intl.Collator('vi', { numeric: true })
  return chosen.filter((target) => !seen.has(target.label) && seen.add(target.label)).toSorted((a, b) => labels.compare(a.label, b.label))
}

const figureOf = (row: ReadingRow, partly: string | null): FigureReading => ({ met: row.met, of: row.of, value: row.value, ...(partly ? { partly } : {}) })

/** One column for each target; the total is the reading by unit where it was read, else the target's own. */
export function columnsOf(targets: readonly TargetView[], byUnit: ReadonlyMap<string, IndicatorReadings>, byMonth: ReadonlyMap<string, IndicatorReadings>): readonly MatrixColumn[] {
  return targets.map((target) => {
    const readings = byUnit.get(target.indicatorId)
    const months = monthsOf(byMonth.get(target.indicatorId))
    const total = readings?.total ? figureOf(readings.total, readings.partly) : readings?.reason ? { status: 'cannot-be-computed' as const, reason: readings.reason } : target.reading
    return { id: target.id, label: target.label, name: target.name, target, total, months: isComputed(total) ? months.map(({ reading }) => (reading ? wayOf(reading, target) : null)) : [] }
  })
}

/** Readings run from the beginning of the period; each stands at the month in which it ends. A month that has not begun has no figure yet. */
export function monthsOf(readings: IndicatorReadings | undefined): readonly { readonly month: string; readonly reading: ReadingRow | null }[] {
  if (!readings) return []
  return readings.items.map((row) => ({ month: row.to, reading: row.to.slice(0, 7) > readings.asOf.slice(0, 7) ? null : row }))
}

/** Every unit that any reading names. A unit that a computed reading leaves out has nobody to count. */
export function rowsOf(targets: readonly TargetView[], byUnit: ReadonlyMap<string, IndicatorReadings>): readonly MatrixRow[] {
  const names = new Map<string, string>()
  for (const readings of byUnit.values()) for (const row of readings.items) names.set(row.unitId, row.unitName)
  return [...names].map(([unitId, name]) => ({
    unitId, name,
    readings: Object.fromEntries(targets.flatMap((target) => {
      const readings = byUnit.get(target.indicatorId)
      if (!readings?.total) return []
      const row = readings.items.find((candidate) => candidate.unitId === unitId)
      return [[target.id, row ? figureOf(row, readings.partly) : { met: 0, of: 0, value: null }]]
    })),
  }))
}

/** The matrix as a file: one line for each unit and target. */
export function matrixCsv(columns: readonly MatrixColumn[], rows: readonly MatrixRow[], whole: string): string {
  const lines = [['unit_id', 'unit', 'target', 'name', 'met', 'of', 'percent', 'target_value', 'verdict', 'note'].join(',')]
  const line = (unitId: string, unit: string, column: MatrixColumn, reading: MatrixColumn['total'] | undefined, target: MatrixColumn['target']): void => {
    const computed = reading && isComputed(reading) ? reading : null
    const share = computed ? shareOf(computed) : null
    lines.push([unitId, unit, column.label, column.name, computed?.met ?? '', computed?.of ?? '', share === null ? '' : share.toFixed(1), targetText(target, 'vi'), computed ? verdictOf(computed, target) : 'cannot-be-computed', reading && !isComputed(reading) ? reading.reason : (computed?.partly ?? '')].map(csvField).join(','))
  }
  for (const column of columns) line('', whole, column, column.total, column.target)
  for (const row of rows) for (const column of columns) line(row.unitId, row.name, column, isComputed(column.total) ? row.readings[column.id] : column.total, targetOfPart(column.target))
  return lines.join('\r\n')
}

/** `target~unit`, or `target` alone for the whole; null for anything else. */
export function readCell(text: string | undefined): { readonly columnId: string; readonly unitId: string | null } | null {
  if (!text) return null
  const [columnId, unitId] = text.split('~')
  return columnId ? { columnId, unitId: unitId || null } : null
}
export const writeCell = (cell: { readonly columnId: string; readonly unitId: string | null }): string => (cell.unitId === null ? cell.columnId : `${cell.columnId}~${cell.unitId}`)

export { figureText }
