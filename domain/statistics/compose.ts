/** A new table: counted, set beside everything published before, and only as much of it as is safe. Pure but for the solver, which is given. */
import { accept, refuse, type Decision } from '../kernel/decision.ts'
import { countFor, type Fixing } from './counts.ts'
import { guard, sumOf, type Pair, type Solver, type Sum } from './gate.ts'
import { beginsYear, type Half } from './halves.ts'
import { figureId, impliedOf, layOut, offeredOf, rowsWithWhole, unitsOf, whole, type Box, type MetKind, type Stands, type TableLayout } from './layout.ts'

/** A figure of a table: null where it is not published. */
export type Figures = ReadonlyMap<string, number | null>
export type PastTable = TableLayout & { readonly figures: Figures }

type Part = 'of' | 'met' | 'unmet'
/** Tables of another indicator whose people are among those of this one, or the other way round. */
export type Related = {
  readonly past: readonly PastTable[]
  readonly kept: readonly Box[]
  readonly metKind: MetKind
  /** Whether the other indicator is the larger one. */
  readonly larger: boolean
  readonly pairs: readonly { readonly larger: Part; readonly smaller: Part }[]
  /** True of stretches from New Year only, because the larger one counts on 1 January who was there before. */
  readonly fromNewYear: boolean
}

export type Composed = {
  readonly figures: Figures
  /** To be added to the ledger of counts with the table. */
  readonly added: readonly Box[]
}

/** Tables that share a half month and a commune with the new one, or with one that does: only they can be added and subtracted. */
function touching<Table extends TableLayout>(table: TableLayout, past: readonly Table[]): ReadonlySet<TableLayout> {
  const units = new Map<TableLayout, ReadonlySet<string>>([table, ...past].map((each) => [each, unitsOf(each)]))
  const touch = (a: TableLayout, b: TableLayout) => a.from <= b.to && b.from <= a.to && [...units.get(a)!].some((unit) => units.get(b)!.has(unit))
  const found = new Set<TableLayout>([table])
  for (let before = 0; before !== found.size; ) {
    before = found.size
    for (const each of past) if (!found.has(each) && [...found].some((other) => touch(each, other))) found.add(each)
  }
  return found
}

/** `live`: what is recorded now for the communes of the table. Refused where the whole itself would have to be hidden. */
export async function compose(given: {
  readonly table: TableLayout
  readonly live: readonly Box[]
  readonly kept: readonly Box[]
  readonly past: readonly PastTable[]
  readonly stands: Stands
  readonly metKind: MetKind
  readonly related?: readonly Related[] | undefined
  readonly solver: Solver
}): Promise<Decision<Composed>> {
  const { table, stands } = given
  const fixings: Fixing[] = given.past.map((each) => ({ from: each.from, to: each.to, units: unitsOf(each) }))
  const { boxes, added } = countFor({ from: table.from, to: table.to, units: unitsOf(table) }, given.live, given.kept, fixings)
  const near = touching(table, [...given.past, ...(given.related ?? []).flatMap((each) => each.past)])
  const past = given.past.filter((each) => near.has(each))
  const related = (given.related ?? []).map((each) => ({ ...each, past: each.past.filter((other) => near.has(other)) })).filter((each) => each.past.length > 0)

  const world = { truth: [] as number[], rowOf: [] as number[], published: [] as Sum[], hiddenBefore: [] as Sum[], implied: [] as Sum[], pairs: [] as Pair[] }
  const place = (tables: readonly TableLayout[], printed: readonly PastTable[], counted: readonly Box[], metKind: MetKind, beside: readonly TableLayout[]) => {
    const laid = layOut(tables, counted, stands, metKind, beside)
    const [first, firstRow] = [world.truth.length, world.rowOf.reduce((most, row) => Math.max(most, row + 1), 0)]
    world.truth.push(...laid.truth)
    world.rowOf.push(...laid.rowOf.map((row) => row + firstRow))
    const figures = laid.figures.map((each) => new Map([...each].map(([id, { atoms }]) => [id, { atoms: atoms.map((atom) => atom + first) }])))
    for (const [index, each] of printed.entries()) {
      for (const [id, sum] of figures[index]!) {
        const count = each.figures.get(id) ?? null
        if (count === null) world.hiddenBefore.push(sum)
        else if (count === sumOf(sum, world.truth)) world.published.push(sum)
        else throw new Error(`the ledger of counts does not agree with a published table at ${id}`)
      }
    }
    for (const [index, each] of tables.entries()) world.implied.push(...impliedOf(each, figures[index]!))
    return figures
  }
  const own = [...past, table]
  const ownFigures = place(own, past, boxes, given.metKind, related.flatMap((each) => each.past))
  let from = own.length
  for (const each of related) {
    const others = place(each.past, each.past, each.kept, each.metKind, own)
    // The figures of both, under the same table: those of this indicator and those of the other.
    const together = [...own.map((of, index) => [of, ownFigures[index]!, others[each.past.length + index]!, each.past] as const), ...each.past.map((of, index) => [of, ownFigures[from + index]!, others[index]!, own] as const)]
    for (const [of, mine, theirs, reach] of together) world.pairs.push(...pairsOf(of, reach, each, each.larger ? theirs : mine, each.larger ? mine : theirs))
    from += each.past.length
  }

  const offered = offeredOf(table, ownFigures[past.length]!, world.truth)
  const guarded = await guard({ ...world, offered: offered.map(({ figure }) => figure) }, given.solver)
  if (guarded === null) return refuse('no-safe-release')
  const figures = new Map(offered.map(({ id, figure }, index) => [id, guarded.shown[index] ? sumOf(figure, world.truth) : null]))
  if (figures.get(figureId(whole, table.columns.length - 1, 'of')) === null) return refuse('no-safe-release')
  return accept({ figures, added })
}

/** `reach`: tables of the indicator that this one is formed from; a stretch none of them covers tells nothing. */
function pairsOf(table: TableLayout, reach: readonly TableLayout[], related: Related, larger: ReadonlyMap<string, Sum>, smaller: ReadonlyMap<string, Sum>): Pair[] {
  if (related.fromNewYear && !beginsYear(table.from)) return []
  const part = (figures: ReadonlyMap<string, Sum>, row: string, column: number, measured: Part): Sum => {
    if (measured !== 'unmet') return figures.get(figureId(row, column, measured))!
    const met = new Set(figures.get(figureId(row, column, 'met'))!.atoms)
    return { atoms: figures.get(figureId(row, column, 'of'))!.atoms.filter((atom) => !met.has(atom)) }
  }
  return table.columns.flatMap((end, column) => {
    if (!reaches(reach, table.from, end)) return []
    return rowsWithWhole(table).flatMap((row) => related.pairs.map((pair) => ({ larger: part(larger, row, column, pair.larger), smaller: part(smaller, row, column, pair.smaller) })))
  })
}

/** Whether every half month of the stretch lies in one of the tables. */
function reaches(tables: readonly TableLayout[], from: Half, to: Half): boolean {
  for (let half = from; half <= to; half += 1) if (!tables.some((table) => table.from <= half && half <= table.to)) return false
  return true
}
