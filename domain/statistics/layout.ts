/**
 * What published tables have in common: every table is cut into the finest cells ("atoms") that the figures of all tables together tell apart, by commune of then
 * and now, by half month of entering, by half month of being served. A figure of any table is then a sum over atoms, whatever its period, its units or its year.
 */
import type { Offered, Sum } from './gate.ts'
import { firstDayOf, yearOfHalf, type Half } from './halves.ts'
import type { PlainDate } from '../kernel/plain-date.ts'

/** People counted with the same key (`then|now`), entering in the same half month and served in the same one (null: not by then). */
export type Box = { readonly key: string; readonly of: Half; readonly met: Half | null; readonly count: number }

/** A table as far as the gate is concerned. Columns are the last half months of cumulative stretches from `from`. */
export type TableLayout = {
  readonly from: Half
  readonly to: Half
  readonly columns: readonly Half[]
  /** Rows in the order of the page; the whole province is a row of its own, `whole`, and not among them. */
  readonly rows: readonly string[]
  /** Which row people of that key are counted in. */
  readonly rowOf: ReadonlyMap<string, string>
  /** Other units of the province, in which nobody was counted: nobody ever will be, for these half months. */
  readonly closed?: readonly string[] | undefined
}
export type Measured = 'of' | 'met'
export const whole = 'all'
export const figureId = (row: string, column: number, measured: Measured): string => `${row}|${column}|${measured}`
export const measures: readonly Measured[] = ['of', 'met']
export const rowsWithWhole = (table: TableLayout): readonly string[] => [...table.rows, whole]

/** In which half months a commune of then can have received anybody. */
export type Stands = (unitId: string) => { readonly from: PlainDate | null; readonly to: PlainDate | null }
/** Served in the same half month as entered (cohorts), or any time of the year from then on. */
export type MetKind = 'same-half' | 'same-year'

export type Laid = {
  readonly truth: readonly number[]
  /** The row of the last table each atom lies in, or of an earlier one, by number. */
  readonly rowOf: readonly number[]
  /** For each table, its figures as sums over atoms. */
  readonly figures: readonly ReadonlyMap<string, Sum>[]
}

export const thenOf = (key: string): string => key.slice(0, key.indexOf('|'))
export const nowOf = (key: string): string => key.slice(key.indexOf('|') + 1)
export const keyOf = (then: string, now: string): string => `${then}|${now}`

/** Communes of then for which the table settles who was counted. */
export const unitsOf = (table: TableLayout): ReadonlySet<string> => new Set([...[...table.rowOf.keys()].map(thenOf), ...(table.closed ?? [])])

const cutsOf = (halves: Iterable<Half>): readonly Half[] => [...new Set(halves)].toSorted((a, b) => a - b)
/** The stretch a half month lies in: the number of cuts not after it. */
function stretchOf(cuts: readonly Half[], half: Half): number {
  let [low, high] = [0, cuts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (cuts[middle]! <= half) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Atoms of all tables. Cells that cannot hold anybody are left out (a commune that had ended, a service before entering): whoever attacks knows that too.
 * `boxes` must hold exactly what the tables counted. `beside`: tables of another indicator, whose figures are formed here too, as far as these tables reach.
 */
export function layOut(own: readonly TableLayout[], boxes: readonly Box[], stands: Stands, metKind: MetKind, beside: readonly TableLayout[] = []): Laid {
  const tables = [...own, ...beside]
  const rowsBeside = tables.map((table, index) => (index < own.length ? null : rowOfUnit(table)))
  const rowIn = (index: number, key: string) => tables[index]!.rowOf.get(key) ?? rowsBeside[index]?.get(thenOf(key)) ?? null
  const entering = cutsOf(tables.flatMap((table) => [table.from, table.to + 1, ...table.columns.map((end) => end + 1)]))
  const serving = cutsOf(tables.flatMap((table) => table.columns.map((end) => end + 1)))
  const keys = [...new Set(own.flatMap((table) => [...table.rowOf.keys()]))].toSorted()
  const domains = tables.map(unitsOf)
  const figures = tables.map(() => new Map<string, number[]>())
  const counted = new Map<string, Map<string, number>>()
  for (const box of boxes) {
    const cell = `${stretchOf(entering, box.of)}.${box.met === null ? serving.length : stretchOf(serving, box.met)}`
    const ofKey = counted.get(box.key) ?? counted.set(box.key, new Map()).get(box.key)!
    ofKey.set(cell, (ofKey.get(cell) ?? 0) + box.count)
  }

  const truth: number[] = []
  const rowOf: number[] = []
  const rowNumbers = new Map<string, number>()
  const atomOf = new Map<string, number>()
  for (const key of keys) {
    const stand = stands(thenOf(key))
    const places = tables.map((_, index) => (rowIn(index, key) !== null ? 'in' : index < own.length && domains[index]!.has(thenOf(key)) ? 'shut' : 'out'))
    for (let stretch = 1; stretch < entering.length; stretch += 1) {
      const [first, last] = [entering[stretch - 1]!, entering[stretch]! - 1]
      const over = tables.flatMap((table, index) => (table.from <= first && last <= table.to ? [index] : []))
      if (!over.some((index) => index < own.length && places[index] === 'in')) continue
      const possible = over.every((index) => places[index] !== 'shut') && (stand.to === null || firstDayOf(first) < stand.to) && (stand.from === null || firstDayOf(last + 1) > stand.from)
      for (let served = 0; served <= serving.length; served += 1) {
        const count = counted.get(key)?.get(`${stretch}.${served}`) ?? 0
        if (count === 0 && !(possible && (served === serving.length || mayServe(serving, served, first, last, metKind)))) continue
        const inside: [number, string][] = []
        for (const index of over) {
          const table = tables[index]!
          if (places[index] !== 'in') continue
          const row = table.rowOf.get(key)!
          for (const [column, end] of table.columns.entries()) {
            if (last > end) continue
            const met = served < serving.length && serving[served]! - 1 <= end
            for (const each of row === whole ? [whole] : [row, whole]) {
              inside.push([index, figureId(each, column, 'of')])
              if (met) inside.push([index, figureId(each, column, 'met')])
            }
          }
        }
        const signature = inside.map(([index, id]) => `${index}:${id}`).join(' ')
        let atom = atomOf.get(signature)
        if (atom === undefined) {
          atom = truth.push(0) - 1
          atomOf.set(signature, atom)
          const latest = over.findLast((index) => index < own.length && places[index] === 'in')!
          const row = `${tables[latest]!.rows.length > 0 ? '' : key}${tables[latest]!.rowOf.get(key)!}`
          rowOf.push(rowNumbers.get(row) ?? rowNumbers.set(row, rowNumbers.size).get(row)!)
          for (const [index, id] of inside) {
            const list = figures[index]!.get(id)
            if (list) list.push(atom)
            else figures[index]!.set(id, [atom])
          }
        }
        truth[atom]! += count
      }
    }
  }
  return {
    truth, rowOf,
    figures: tables.map((table, index) => new Map(rowsWithWhole(table).flatMap((row) => table.columns.flatMap((_, column) => measures.map((measured) => {
      const id = figureId(row, column, measured)
      return [id, { atoms: figures[index]!.get(id) ?? [] }] as const
    }))))),
  }
}

/** The row of a commune of then, where all its people are in one. */
function rowOfUnit(table: TableLayout): ReadonlyMap<string, string> {
  const rows = new Map<string, Set<string>>()
  for (const [key, row] of table.rowOf) rows.set(thenOf(key), (rows.get(thenOf(key)) ?? new Set()).add(row))
  return new Map([...rows].flatMap(([unit, found]) => (found.size === 1 ? [[unit, [...found][0]!] as const] : [])))
}

function mayServe(serving: readonly Half[], served: number, first: Half, last: Half, metKind: MetKind): boolean {
  const [from, to] = [served === 0 ? -Infinity : serving[served - 1]!, serving[served]! - 1]
  return metKind === 'same-half' ? from <= last && to >= first : to >= first && (from === -Infinity || yearOfHalf(from) <= yearOfHalf(last))
}

/** Complements (not served), and what came between two columns: nobody prints them, anybody can form them. */
export function impliedOf(table: TableLayout, figures: ReadonlyMap<string, Sum>): Sum[] {
  const less = (a: Sum, b: Sum): Sum => { const without = new Set(b.atoms); return { atoms: a.atoms.filter((atom) => !without.has(atom)) } }
  const of = (row: string, column: number, measured: Measured) => figures.get(figureId(row, column, measured))!
  return rowsWithWhole(table).flatMap((row) => table.columns.flatMap((_, column) => [
    less(of(row, column, 'of'), of(row, column, 'met')),
    ...(column === 0 ? [] : measures.map((measured) => less(of(row, column, measured), of(row, column - 1, measured)))),
  ]))
}

/** What the loss of a figure means: the whole before a row, the last column before earlier ones, who was counted before who was served; the larger the dearer. */
export function offeredOf(table: TableLayout, figures: ReadonlyMap<string, Sum>, truth: readonly number[]): { readonly id: string; readonly figure: Offered }[] {
  return rowsWithWhole(table).flatMap((row) => table.columns.flatMap((_, column) => measures.map((measured) => {
    const id = figureId(row, column, measured)
    const { atoms } = figures.get(id)!
    const count = atoms.reduce((total, atom) => total + truth[atom]!, 0)
    const last = column === table.columns.length - 1
    const cost = (row === whole ? 200 : 2) * (measured === 'of' ? 3 : 2) * (last ? 2 : 1) * (count === 0 ? 1.5 : 1) + Math.min(count, 1000) / 1000
    return { id, figure: { atoms, cost } }
  })))
}
