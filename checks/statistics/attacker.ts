/**
 * One who has every published table and knows how units became others, and nothing else. Written apart from the gate: own cells, own equations, own solver (a
 * two-phase simplex on a dense table, where the gate asks HiGHS and checks whole-number tables).
 */

/** A table as the public page gives it. */
export type PublicTable = {
  readonly releasedOn: string
  readonly from: string
  /** `then`: rows are communes as they were; `now`: as they were on the day of the release; `none`: the whole alone. */
  readonly rowsBy: 'then' | 'now' | 'none'
  /** Last days of stretches that all begin on `from`. */
  readonly columns: readonly string[]
  readonly whole: readonly PublicCell[]
  readonly rows: readonly { readonly unit: string; readonly cells: readonly PublicCell[] }[]
  /** Of nested indicators: it counts only the people of the inner one. */
  readonly inner?: boolean
}
export type PublicCell = { readonly of: number | null; readonly met: number | null }
export type PublicUnit = { readonly id: string; readonly from: string; readonly to: string; readonly becomes: string | null; readonly on: string | null }

type Unknown = { readonly unit: string; readonly enter: number; readonly serve: number | null; readonly inner: boolean }
export type Range = { readonly least: number; readonly most: number }

const nextDay = (day: string) => { const at = new Date(`${day}T00:00:00Z`); at.setUTCDate(at.getUTCDate() + 1); return at.toISOString().slice(0, 10) }

export class Attacker {
  readonly unknowns: Unknown[] = []
  readonly cuts: string[]
  private readonly table: Simplex
  private readonly tables: readonly PublicTable[]
  private readonly units: ReadonlyMap<string, PublicUnit>

  /** `cohort`: who is served is served for the day of entering. */
  constructor(tables: readonly PublicTable[], units: readonly PublicUnit[], cohort = false) {
    this.tables = tables
    this.units = new Map(units.map((unit) => [unit.id, unit]))
    this.cuts = [...new Set(tables.flatMap((table) => [table.from, ...table.columns.map(nextDay)]))].toSorted()
    for (const unit of units) {
      for (let enter = 0; enter + 1 < this.cuts.length; enter += 1) {
        const [first, next] = [this.cuts[enter]!, this.cuts[enter + 1]!]
        if (first >= unit.to || next <= unit.from) continue
        for (const inner of tables.some((table) => table.inner) ? [true, false] : [false]) {
          for (let serve = enter; serve + 1 < this.cuts.length && (!cohort || serve === enter); serve += 1) {
            // Who is served is served in the year of entering.
            if (this.cuts[serve]!.slice(0, 4) <= new Date(Date.parse(next) - 86_400_000).toISOString().slice(0, 4)) this.unknowns.push({ unit: unit.id, enter, serve, inner })
          }
          this.unknowns.push({ unit: unit.id, enter, serve: null, inner })
        }
      }
    }
    const equations: { terms: readonly number[]; value: number }[] = []
    for (const table of tables) {
      for (const row of [null, ...table.rows]) {
        for (const [column, cell] of (row === null ? table.whole : row.cells).entries()) {
          for (const measured of ['of', 'met'] as const) if (cell[measured] !== null) equations.push({ terms: this.terms(table, row?.unit ?? null, column, measured), value: cell[measured] })
        }
      }
    }
    this.table = new Simplex(this.unknowns.length, equations)
  }

  private rowOf(table: PublicTable, unit: string): string {
    if (table.rowsBy === 'then') return unit
    let at = this.units.get(unit)!
    while (at.becomes !== null && at.on! <= table.releasedOn) at = this.units.get(at.becomes)!
    return at.id
  }
  terms(table: PublicTable, row: string | null, column: number, measured: 'of' | 'met' | 'unmet'): number[] {
    const end = nextDay(table.columns[column]!)
    return this.unknowns.flatMap(({ unit, enter, serve, inner }, index) => {
      if (table.inner && !inner) return []
      if (row !== null && this.rowOf(table, unit) !== row) return []
      if (this.cuts[enter]! < table.from || this.cuts[enter + 1]! > end) return []
      const met = serve !== null && this.cuts[serve + 1]! <= end
      return measured === 'of' || met === (measured === 'met') ? [index] : []
    })
  }
  range(terms: readonly number[]): Range {
    return { least: -this.table.maximize(terms, -1), most: this.table.maximize(terms, 1) }
  }
  /** Every figure that was withheld, with what is left of its secret. */
  withheld(): { readonly name: string; readonly range: Range }[] {
    return this.tables.flatMap((table, number) => [null, ...table.rows].flatMap((row) => (row === null ? table.whole : row.cells).flatMap((cell, column) => (['of', 'met'] as const).flatMap((measured) => (
      cell[measured] === null ? [{ name: `${number} ${row?.unit ?? 'whole'} ${column} ${measured}`, range: this.range(this.terms(table, row?.unit ?? null, column, measured)) }] : [])))))
  }
  /** Complements, and what lies between two columns: as far as anybody can form them. */
  formed(): { readonly name: string; readonly terms: readonly number[] }[] {
    return [...this.outer(), ...this.tables.flatMap((table, number) => [null, ...table.rows.map((row) => row.unit)].flatMap((row) => table.columns.flatMap((_, column) => [
      { name: `${number} ${row ?? 'whole'} ${column} unmet`, terms: this.terms(table, row, column, 'unmet') },
      ...(column === 0 ? [] : (['of', 'met'] as const).map((measured) => {
        const before = new Set(this.terms(table, row, column - 1, measured))
        return { name: `${number} ${row ?? 'whole'} ${column} step ${measured}`, terms: this.terms(table, row, column, measured).filter((term) => !before.has(term)) }
      })),
    ])))]
  }
  /** Of nested indicators: who is counted by the outer one alone. */
  private outer(): { readonly name: string; readonly terms: readonly number[] }[] {
    if (!this.tables.some((table) => table.inner)) return []
    return this.tables.flatMap((table, number) => [null, ...table.rows.map((row) => row.unit)].flatMap((row) => table.columns.flatMap((_, column) => (['of', 'met', 'unmet'] as const).map((measured) => ({
      name: `${number} ${row ?? 'whole'} ${column} outer ${measured}`, terms: this.terms({ ...table, inner: false }, row, column, measured).filter((term) => !this.unknowns[term]!.inner),
    })))))
  }
}

const tiny = 1e-7

/** max ±Σ x over { x ≥ 0, equations }: the first basis is found once and kept for every question. */
class Simplex {
  private readonly rows: Float64Array[]
  private readonly basis: number[]
  private readonly size: number

  constructor(size: number, equations: readonly { readonly terms: readonly number[]; readonly value: number }[]) {
    this.size = size
    const count = equations.length
    const rows = equations.map(({ terms, value }, index) => {
      const row = new Float64Array(size + count + 1)
      for (const term of terms) row[term]! += 1
      row[size + index] = 1
      row[size + count] = value
      return row
    })
    this.rows = rows
    this.basis = equations.map((_, index) => size + index)
    const artificial = new Float64Array(size + count)
    artificial.fill(-1, size)
    const reached = this.climb(artificial, size + count)
    if (reached < -1e-5) throw new Error('the published tables contradict one another')
    // What is still artificial says nothing new: it leaves for any real unknown, or its row is empty.
    for (let index = 0; index < this.rows.length; index += 1) {
      if (this.basis[index]! < size) continue
      const entering = this.rows[index]!.findIndex((value, column) => column < size && Math.abs(value) > tiny)
      if (entering >= 0) this.pivot(index, entering)
    }
    const keep = this.basis.map((column) => column < size)
    this.rows = this.rows.filter((_, index) => keep[index]).map((row) => { const short = new Float64Array(size + 1); short.set(row.subarray(0, size)); short[size] = row[size + count]!; return short })
    this.basis = this.basis.filter((_, index) => keep[index])
  }

  maximize(terms: readonly number[], sign: 1 | -1): number {
    const goal = new Float64Array(this.size)
    for (const term of terms) goal[term]! += sign
    return this.climb(goal, this.size)
  }

  private climb(goal: Float64Array, columns: number): number {
    const gain = Float64Array.from(goal)
    let value = 0
    for (const [index, column] of this.basis.entries()) {
      const weight = goal[column]!
      if (weight === 0) continue
      const row = this.rows[index]!
      for (let each = 0; each < columns; each += 1) gain[each]! -= weight * row[each]!
      value += weight * row.at(-1)!
    }
    for (let step = 0; step < 20_000; step += 1) {
      let entering = -1
      // The steepest first; when that takes long, the first that gains, which cannot turn in a circle.
      for (let column = 0; column < columns; column += 1) if (gain[column]! > tiny && (entering < 0 || (step < 2_000 && gain[column]! > gain[entering]!))) entering = column
      if (entering < 0) return value
      let [leaving, least] = [-1, Infinity]
      for (const [index, row] of this.rows.entries()) {
        if (row[entering]! <= tiny) continue
        const ratio = row.at(-1)! / row[entering]!
        if (ratio < least - 1e-9 || (ratio < least + 1e-9 && this.basis[index]! < this.basis[leaving]!)) [leaving, least] = [index, ratio]
      }
      if (leaving < 0) return Infinity
      this.pivot(leaving, entering)
      const row = this.rows[leaving]!
      const weight = gain[entering]!
      for (let each = 0; each < columns; each += 1) gain[each]! -= weight * row[each]!
      value += weight * row.at(-1)!
    }
    throw new Error('the simplex did not end')
  }

  private pivot(leaving: number, entering: number): void {
    const row = this.rows[leaving]!
    const by = row[entering]!
    for (let each = 0; each < row.length; each += 1) row[each]! /= by
    for (const [index, other] of this.rows.entries()) {
      const weight = other[entering]!
      if (index === leaving || weight === 0) continue
      for (let each = 0; each < row.length; each += 1) other[each]! -= weight * row[each]!
    }
    this.basis[leaving] = entering
  }
}
