/**
 * The gate before public statistics. A figure counts people; a figure of one to four is hidden, and so is whatever would give it away.
 *
 * Safe means: for every figure that must be guarded there are two whole tables of non-negative whole numbers that agree with everything published so far and
 * differ in that figure by at least the threshold. One who subtracts and adds all that was ever published cannot narrow it further, not even knowing that people
 * come in whole numbers. The tables (witnesses) are found by a solver that is not trusted: each is checked here in whole numbers before it counts.
 */
import { threshold } from './statistics.law.ts'

/** A count over cells that nothing published divides further ("atoms", by index). */
export type Sum = { readonly atoms: readonly number[] }
/** A figure of the table that is asked for. `cost`: what its loss would mean; a cheaper figure is hidden first. */
export type Offered = Sum & { readonly cost: number }

/** Of two indicators one counts a part of the people of the other: nobody expects more in the part, and the rest can be formed. */
export type Pair = { readonly larger: Sum; readonly smaller: Sum }

export type World = {
  /** What is really in each atom; known to the office alone. */
  readonly truth: readonly number[]
  /** Figures published before, with their true sums: they cannot be taken back. */
  readonly published: readonly Sum[]
  /** Figures that were hidden in earlier tables: they must stay hidden. */
  readonly hiddenBefore: readonly Sum[]
  readonly offered: readonly Offered[]
  /** To which row each atom belongs: a change among few rows is looked for first, because it is found a hundred times faster. */
  readonly rowOf: readonly number[]
  readonly pairs: readonly Pair[]
  /** Figures nobody prints but anybody can form (complements, steps between columns): guarded where they count one to four. Atoms always are. */
  readonly implied: readonly Sum[]
}

/** "A table that agrees with `sums`, at least (most) so many in `target`": sums with a cost may be missed, at that cost a step; the others hold. */
export type Question = {
  readonly size: number
  readonly sums: readonly (Sum & { readonly value: number; readonly cost: number | null })[]
  /** The part is never more than the whole, give or take what is known of those outside the question. */
  readonly pairs: readonly (Pair & { readonly atLeast: number })[]
  readonly target: Difference
  readonly atLeast?: number
  readonly atMost?: number
}
/** Answers with the cheapest table, or null where there is none. Not trusted. */
export type Solver = { nearest(question: Question): Promise<readonly number[] | null> }

export type Guarded = {
  /** For each offered figure, whether it is published. */
  readonly shown: readonly boolean[]
  readonly witnesses: readonly (readonly number[])[]
}

/** A sum, or what is left of it without another. */
export type Difference = Sum & { readonly minus?: readonly number[] | undefined }

export const isSmall = (count: number): boolean => count > 0 && count < threshold
export const sumOf = ({ atoms, minus }: Difference, table: readonly number[]): number => {
  let total = 0
  for (const atom of atoms) total += table[atom]!
  if (minus) for (const atom of minus) total -= table[atom]!
  return total
}
const leftOf = ({ larger, smaller }: Pair): Difference => ({ atoms: larger.atoms, minus: smaller.atoms })
/** Where the part really is no larger than the whole (somebody may have moved between the two days that are counted). */
const orderly = (world: World): readonly Pair[] => world.pairs.filter((pair) => sumOf(leftOf(pair), world.truth) >= 0)

/** Which figures of the offered table may be published with the least loss; null where no choice is safe. */
export async function guard(world: World, solver: Solver): Promise<Guarded | null> {
  const { truth, offered } = world
  const shown = offered.map((figure) => !isSmall(sumOf(figure, truth)))
  const targets = targetsOf(world)
  const pairs = orderly(world)
  const value = targets.map((target) => sumOf(target, truth))
  const witnesses: (readonly number[])[] = [truth]
  const [least, most] = [[...value], [...value]]
  const accept = (witness: readonly number[]) => {
    witnesses.push(witness)
    for (const [index, target] of targets.entries()) {
      const at = sumOf(target, witness)
      if (at < least[index]!) least[index] = at
      if (at > most[index]!) most[index] = at
    }
  }
  const safe = (index: number) => most[index]! - least[index]! >= threshold
  const needed = (index: number) => targets[index]!.offered === null ? targets[index]!.always || isSmall(value[index]!) : !shown[targets[index]!.offered]

  const ask = async (index: number, bound: Bound): Promise<boolean> => {
    const sums = [...world.published.map((sum) => ({ atoms: sum.atoms, cost: null })), ...offered.filter((_, each) => shown[each]).map(({ atoms, cost }) => ({ atoms, cost }))]
    const lost = (table: readonly number[]) => offered.flatMap((figure, each) => (shown[each] && sumOf(figure, table) !== sumOf(figure, truth) ? [each] : []))
    let found: readonly number[] | null = null
    for (const rows of [8, 24, Infinity]) {
      const among = rows === Infinity ? null : neighbours(world, targets[index]!, shown, rows)
      if (rows !== Infinity && among === null) continue
      found = (await nearest(solver, truth, sums, pairs, targets[index]!, bound, among)) ?? found
      // A figure over many rows is given up only where no change among all rows spares it.
      if (found !== null && !lost(found).some((each) => spans(world, offered[each]!))) break
    }
    if (found === null) return false
    for (const each of lost(found)) shown[each] = false
    accept(found)
    return true
  }

  for (let open = true; open; ) {
    open = false
    for (let index = 0; index < targets.length; index += 1) {
      if (!needed(index) || safe(index)) continue
      open = true
      if (!(await widen(index, value[index]!, ask))) return null
    }
  }
  const pruned = prune(world, targets, shown, witnesses)
  return isGuarded(world, pruned.shown, pruned.witnesses) ? pruned : null
}

type Bound = { readonly atLeast: number } | { readonly atMost: number }
type Asked = readonly (Sum & { readonly cost: number | null })[]

/** A whole table from the solver, checked; where `among` is given, everything outside those atoms stays as it is. */
async function nearest(solver: Solver, truth: readonly number[], sums: Asked, pairs: readonly Pair[], target: Difference, bound: Bound, among: readonly number[] | null): Promise<readonly number[] | null> {
  const place = new Map((among ?? truth.map((_, atom) => atom)).map((atom, index) => [atom, index]))
  const inside = (sum: Sum) => sum.atoms.flatMap((atom) => place.get(atom) ?? [])
  const outside = (atoms: readonly number[]) => atoms.reduce((total, atom) => (place.has(atom) ? total : total + truth[atom]!), 0)
  const rest = (sum: Difference) => outside(sum.atoms) - outside(sum.minus ?? [])
  const shifted = 'atLeast' in bound ? { atLeast: bound.atLeast - rest(target) } : { atMost: bound.atMost - rest(target) }
  const asked = sums.map((sum) => ({ atoms: inside(sum), value: sumOf(sum, truth) - rest(sum), cost: sum.cost })).filter((sum) => sum.atoms.length > 0)
  const halves = pairs.map((pair) => ({ larger: { atoms: inside(pair.larger) }, smaller: { atoms: inside(pair.smaller) }, atLeast: -rest(leftOf(pair)) })).filter(({ larger, smaller }) => larger.atoms.length + smaller.atoms.length > 0)
  const part = await solver.nearest({ size: place.size, sums: asked, pairs: halves, target: { atoms: inside(target), minus: target.minus && inside({ atoms: target.minus }) }, ...shifted })
  if (part === null || !isTable(part, place.size)) return null
  const table = truth.map((count, atom) => { const at = place.get(atom); return at === undefined ? count : part[at]! })
  if (sums.some((sum) => sum.cost === null && sumOf(sum, table) !== sumOf(sum, truth))) return null
  if (pairs.some((pair) => sumOf(leftOf(pair), table) < 0)) return null
  const reached = sumOf(target, table)
  return ('atLeast' in bound ? reached >= bound.atLeast : reached <= bound.atMost) ? table : null
}

const spans = (world: World, sum: Sum): boolean => sum.atoms.some((atom) => world.rowOf[atom] !== world.rowOf[sum.atoms[0]!])

/** Atoms of the target's rows and of a few others: first those with the most hidden already, then those with the fewest people. Null where that would be most rows anyway. */
function neighbours(world: World, target: Difference, shown: readonly boolean[], fewRows: number): readonly number[] | null {
  const own = new Set([...target.atoms, ...(target.minus ?? [])].map((atom) => world.rowOf[atom]!))
  const people = new Map<number, number>()
  for (const [atom, row] of world.rowOf.entries()) people.set(row, (people.get(row) ?? 0) + world.truth[atom]!)
  if (own.size > fewRows || people.size <= fewRows * 2) return null
  const hidden = new Map<number, number>()
  for (const [index, figure] of world.offered.entries()) if (!shown[index] && figure.atoms.length > 0 && !spans(world, figure)) hidden.set(world.rowOf[figure.atoms[0]!]!, (hidden.get(world.rowOf[figure.atoms[0]!]!) ?? 0) + 1)
  const rank = (row: number) => (hidden.get(row) ?? 0) * 1_000_000 - (people.get(row)! === 0 ? 500_000 : people.get(row)!)
  const others = [...people.keys()].filter((row) => !own.has(row)).toSorted((a, b) => rank(b) - rank(a) || a - b).slice(0, fewRows)
  const rows = new Set([...own, ...others])
  return world.rowOf.flatMap((row, atom) => (rows.has(row) ? [atom] : []))
}

/** Up by the threshold; where what is published forbids that, as far up as it goes and the rest down. */
async function widen(index: number, value: number, ask: (index: number, bound: Bound) => Promise<boolean>): Promise<boolean> {
  for (let up = threshold; up >= 0; up -= 1) {
    if (up > 0 && !(await ask(index, { atLeast: value + up }))) continue
    const down = threshold - up
    return down === 0 || (value >= down && (await ask(index, { atMost: value - down })))
  }
  return false
}

type Target = Difference & { readonly offered: number | null; readonly always: boolean }
function targetsOf(world: World): readonly Target[] {
  return [
    ...world.offered.map((figure, offered): Target => ({ atoms: figure.atoms, offered, always: false })),
    ...world.hiddenBefore.map((sum): Target => ({ atoms: sum.atoms, offered: null, always: true })),
    ...world.implied.map((sum): Target => ({ atoms: sum.atoms, offered: null, always: false })),
    ...world.pairs.map((pair): Target => ({ ...leftOf(pair), offered: null, always: false })),
    ...world.truth.map((_, atom): Target => ({ atoms: [atom], offered: null, always: false })),
  ]
}

const isTable = (table: readonly number[], size: number): boolean => table.length === size && table.every((count) => Number.isSafeInteger(count) && count >= 0)

/** Shows again what was hidden for a neighbour that has since found another: dearest first, as long as the remaining witnesses guard everything. */
function prune(world: World, targets: readonly Target[], shown: readonly boolean[], witnesses: readonly (readonly number[])[]): Guarded {
  let kept = witnesses
  const now = [...shown]
  const values = new Map(witnesses.map((witness) => [witness, targets.map((target) => sumOf(target, witness))]))
  const truth = values.get(witnesses[0]!)!
  const needed = targets.map((target, index) => (target.offered === null ? target.always || isSmall(truth[index]!) : !now[target.offered]))
  const order = world.offered.map((figure, index) => ({ index, cost: figure.cost })).filter(({ index }) => !now[index] && !isSmall(truth[index]!)).toSorted((a, b) => b.cost - a.cost)
  for (const { index } of order) {
    const left = kept.filter((witness) => values.get(witness)![index] === truth[index])
    const enough = targets.every((_, target) => {
      if (!needed[target] || target === index) return true
      let [least, most] = [Infinity, -Infinity]
      for (const witness of left) {
        const at = values.get(witness)![target]!
        if (at < least) least = at
        if (at > most) most = at
      }
      return most - least >= threshold
    })
    if (!enough) continue
    now[index] = true
    needed[index] = false
    kept = left
  }
  return { shown: now, witnesses: kept }
}

/** The proof, checked from nothing: every witness agrees with all that is published, and every guarded figure moves by the threshold among them. */
export function isGuarded(world: World, shown: readonly boolean[], witnesses: readonly (readonly number[])[]): boolean {
  const { truth, offered } = world
  const fixed: readonly Sum[] = [...world.published, ...offered.filter((_, index) => shown[index])]
  if (offered.some((figure, index) => shown[index] && isSmall(sumOf(figure, truth)))) return false
  if (!witnesses.every((witness) => isTable(witness, truth.length) && fixed.every((sum) => sumOf(sum, witness) === sumOf(sum, truth)) && orderly(world).every((pair) => sumOf(leftOf(pair), witness) >= 0))) return false
  return targetsOf(world).every((target) => {
    const value = sumOf(target, truth)
    if (target.offered === null ? !target.always && !isSmall(value) : shown[target.offered]) return true
    const reached = witnesses.map((witness) => sumOf(target, witness))
    return Math.max(...reached) - Math.min(...reached) >= threshold
  })
}
