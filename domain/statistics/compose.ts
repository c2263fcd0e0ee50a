/** A new table: counted, set beside everything published before, and only as much of it as is safe. Pure but for the solver, which is given. */
import { accept, refuse, type Decision } from '../kernel/decision.ts'
import { countFor, type Fixing } from './counts.ts'
import { guard, sumOf, type Solver, type Sum } from './gate.ts'
import { figureId, impliedOf, layOut, offeredOf, thenOf, whole, type Box, type MetKind, type Stands, type TableLayout } from './layout.ts'

/** A figure of a table: null where it is not published. */
export type Figures = ReadonlyMap<string, number | null>
export type PastTable = TableLayout & { readonly figures: Figures }

export type Composed = {
  readonly figures: Figures
  /** To be added to the ledger of counts with the table. */
  readonly added: readonly Box[]
}

export const unitsOf = (table: TableLayout): ReadonlySet<string> => new Set([...table.rowOf.keys()].map(thenOf))

/** Tables that share a half month and a commune with the new one, or with one that does: only they can be added and subtracted. */
function related(table: TableLayout, past: readonly PastTable[]): readonly PastTable[] {
  const units = new Map<TableLayout, ReadonlySet<string>>([table, ...past].map((each) => [each, unitsOf(each)]))
  const touch = (a: TableLayout, b: TableLayout) => a.from <= b.to && b.from <= a.to && [...units.get(a)!].some((unit) => units.get(b)!.has(unit))
  const found = new Set<TableLayout>([table])
  for (let before = 0; before !== found.size; ) {
    before = found.size
    for (const each of past) if (!found.has(each) && [...found].some((other) => touch(each, other))) found.add(each)
  }
  return past.filter((each) => found.has(each))
}

/** `live`: what is recorded now for the communes of the table. Refused where the whole itself would have to be hidden. */
export async function compose(given: {
  readonly table: TableLayout
  readonly live: readonly Box[]
  readonly kept: readonly Box[]
  readonly past: readonly PastTable[]
  readonly stands: Stands
  readonly metKind: MetKind
  readonly solver: Solver
}): Promise<Decision<Composed>> {
  const { table } = given
  const fixings: Fixing[] = given.past.map((each) => ({ from: each.from, to: each.to, units: unitsOf(each) }))
  const { boxes, added } = countFor({ from: table.from, to: table.to, units: unitsOf(table) }, given.live, given.kept, fixings)
  const past = related(table, given.past)
  // A key that came up since: the table knows in which row its people are.
  const laid = layOut([...past, table], boxes, given.stands, given.metKind)
  const [published, hiddenBefore, implied]: [Sum[], Sum[], Sum[]] = [[], [], []]
  for (const [index, each] of past.entries()) {
    for (const [id, sum] of laid.figures[index]!) {
      const printed = each.figures.get(id)
      if (printed === undefined || printed === null) hiddenBefore.push(sum)
      else if (printed === sumOf(sum, laid.truth)) published.push(sum)
      else throw new Error(`the ledger of counts does not agree with a published table at ${id}`)
    }
    implied.push(...impliedOf(each, laid.figures[index]!))
  }
  const own = laid.figures[past.length]!
  const offered = offeredOf(table, own, laid.truth)
  implied.push(...impliedOf(table, own))
  const guarded = await guard({ truth: laid.truth, rowOf: laid.rowOf, published, hiddenBefore, offered: offered.map(({ figure }) => figure), implied }, given.solver)
  if (guarded === null) return refuse('no-safe-release')
  const figures = new Map(offered.map(({ id, figure }, index) => [id, guarded.shown[index] ? sumOf(figure, laid.truth) : null]))
  if (figures.get(figureId(whole, table.columns.length - 1, 'of')) === null) return refuse('no-safe-release')
  return accept({ figures, added })
}
