/**
 * What a report may show to those who see figures and no persons. Numbers of 1 to 4 are hidden together with what they could be computed from: the ways in
 * which a measure ended are put together, flows are left out where only they would tell, and communes with small numbers stand in one line. What is published is
 * then exact, and no equation of the report holds a hidden small number as its only unknown.
 */
import { figuresOf } from './reports.definitions.ts'
import { smallestShown } from './reports.law.ts'
import type { Figure, FigureDefinition, ReportData, ReportDefinition, UnitRow } from './reports.model.ts'

export const isSmall = (count: number | null | undefined): boolean => typeof count === 'number' && count > 0 && count < smallestShown
/** The reason of a figure that is kept back. */
export const small = 'small'
/** Communes put together: `unitId` of their line. */
export const together = 'together'

const hide = (figure: Figure): Figure => ({ id: figure.id, value: null, reason: small })

/** The movement to which a figure belongs: measures of the same kinds counted by the same days, without a further condition. */
function movementOf({ source }: FigureDefinition): string | null {
  return source.from === 'measures' && !source.only ? `${source.by} ${source.kinds.join(' ')}` : null
}

function hiddenOf(definition: ReportDefinition, figures: ReadonlyMap<string, Figure>): Set<string> {
  const hidden = new Set<string>()
  const value = (id: string) => figures.get(id)?.value ?? null
  const defined = figuresOf(definition)
  const movements = new Map<string, FigureDefinition[]>()
  for (const figure of defined) {
    const key = movementOf(figure)
    if (key !== null) movements.set(key, [...(movements.get(key) ?? []), figure])
  }
  for (const members of movements.values()) {
    const at = (moment: string) => members.filter((member) => member.source.from === 'measures' && member.source.moment === moment)
    const ended = at('ended')
    const flows = [...at('begun'), ...ended]
    const sum = ended.reduce((all, member) => all + (value(member.id) ?? 0), 0)
    if ([...at('at-start'), ...at('at-end')].some((member) => isSmall(value(member.id)))) for (const member of members) hidden.add(member.id)
    else if (at('begun').some((member) => isSmall(value(member.id))) || isSmall(sum)) for (const member of flows) hidden.add(member.id)
    else if (ended.some((member) => isSmall(value(member.id)))) for (const member of ended) hidden.add(member.id)
  }
  for (const { id, source } of defined) {
    const figure = figures.get(id)
    if (!figure) continue
    if (source.from === 'indicator') {
      // Of the numerator alone the other half is another figure of the report.
      if (isSmall(figure.met) || isSmall(figure.of) || (figure.met !== undefined && figure.of !== undefined && isSmall(figure.of - figure.met))) {
        if (source.part !== 'of' || isSmall(figure.of)) hidden.add(id)
      }
    } else if (source.from === 'acts' && isSmall(figure.value)) hidden.add(id)
    else if (source.from === 'measures' && source.only) {
      const whole = defined.find((other) => other.source.from === 'measures' && !other.source.only && other.source.moment === source.moment && other.source.by === source.by && other.source.kinds.join() === source.kinds.join())
      const all = whole ? value(whole.id) : null
      if (isSmall(figure.value) || (all !== null && figure.value !== null && isSmall(all - figure.value)) || (whole && hidden.has(whole.id))) hidden.add(id)
    }
  }
  // A sum without one of its parts would tell that part.
  for (let changed = true; changed; ) {
    changed = false
    for (const { id, source } of defined) {
      if (source.from !== 'sum') continue
      const parts = [...source.of, ...(source.minus ?? [])]
      if (!hidden.has(id) && (isSmall(value(id)) || parts.some((part) => hidden.has(part)))) { hidden.add(id); changed = true }
    }
  }
  return hidden
}

/** Communes that have a small number in any column stand together; others join them, the smallest first, until the line itself has none. */
export function groupedRows(rows: readonly UnitRow[], name: (count: number) => string): readonly UnitRow[] {
  const cellsOf = (row: UnitRow) => row.cells.filter((cell) => cell !== null)
  const weight = (row: UnitRow) => cellsOf(row).reduce((all, cell) => all + cell, 0)
  const clean = rows.filter((row) => !row.cells.some(isSmall))
  const merged = rows.filter((row) => row.cells.some(isSmall))
  if (merged.length === 0) return rows
  const waiting = clean.filter((row) => weight(row) > 0).toSorted((a, b) => weight(a) - weight(b) || (a.unitId < b.unitId ? -1 : 1))
  const sum = () => rows[0]!.cells.map((cell, column) => (cell === null ? null : merged.reduce((all, row) => all + (row.cells[column] ?? 0), 0)))
  while ((merged.length < 2 || sum().some(isSmall)) && waiting.length > 0) merged.push(waiting.shift()!)
  // Nothing is left that could cover them: the line keeps its place without a number.
  const cells = merged.length < 2 || sum().some(isSmall) ? sum().map(() => null) : sum()
  const gone = new Set(merged.map((row) => row.unitId))
  return [...rows.filter((row) => !gone.has(row.unitId)), { unitId: together, unitName: name(merged.length), cells }]
}

/** The report's data as those see it who see no persons. */
export function shownToFigureReaders(definition: ReportDefinition, data: ReportData): ReportData {
  const figures = new Map(data.figures.map((figure) => [figure.id, figure]))
  const hidden = hiddenOf(definition, figures)
  const columns = definition.byUnit ?? []
  const open = data.byUnit.map((row) => ({ ...row, cells: row.cells.map((cell, index) => (hidden.has(columns[index]!) ? null : cell)) }))
  const rows = groupedRows(open, (count) => `${count} xã, phường khác (gộp vì số nhỏ)`)
  // Where even that line tells too much, the table is left out: its columns would be the totals less the others.
  const tells = rows.some((row) => row.unitId === together && row.cells.every((cell) => cell === null))
  return {
    ...data,
    figures: data.figures.map((figure) => (hidden.has(figure.id) ? hide(figure) : figure)),
    byUnit: tells ? [] : rows,
    months: data.months.map((month) => ({ ...month, cells: Object.fromEntries(Object.entries(month.cells).map(([id, cell]) => [id, isSmall(cell) ? null : cell])) })),
    targets: data.targets.map((target) => (isSmall(target.met) || isSmall(target.of) || (target.met !== null && target.of !== null && isSmall(target.of - target.met)) ? { ...target, met: null, of: null, value: null, missing: null, reason: small } : target)),
    compared: data.compared.map((row) => ({ ...row, reported: null, counted: null })),
  }
}
