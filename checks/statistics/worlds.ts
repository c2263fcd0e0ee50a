/** Random small provinces, a reform in the middle, tables published one after another while people are entered late and taken out again. */
import { addDays, day } from '@hoa-nhap/domain/kernel/plain-date'
import { accept, type Decision } from '@hoa-nhap/domain/kernel/decision'
import { compose, type Composed, type PastTable } from '@hoa-nhap/domain/statistics/compose'
import { countFor } from '@hoa-nhap/domain/statistics/counts'
import { isSmall, sumOf, type Solver } from '@hoa-nhap/domain/statistics/gate'
import { firstDayOf, halfOf, lastDayOf } from '@hoa-nhap/domain/statistics/halves'
import { figureId, keyOf, layOut, unitsOf, whole, type Box, type MetKind, type Stands, type TableLayout } from '@hoa-nhap/domain/statistics/layout'
import type { PublicTable, PublicUnit } from './attacker.ts'

export type Random = () => number
export const seeded = (seed: number): Random => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
const pick = <Value>(random: Random, values: readonly Value[]): Value => values[Math.floor(random() * values.length)]!

const reform = '2025-07-01'
const early = '1900-01-01'
const late = '9999-12-31'
/** a and b became x, c became y; d, e and f stayed. */
export const units: readonly PublicUnit[] = [
  ...(['a', 'b'] as const).map((id) => ({ id, from: early, to: reform, becomes: 'x', on: reform })), { id: 'c', from: early, to: reform, becomes: 'y', on: reform },
  ...['x', 'y'].map((id) => ({ id, from: reform, to: late, becomes: null, on: null })), ...['d', 'e', 'f'].map((id) => ({ id, from: early, to: late, becomes: null, on: null })),
]
const unitOf = new Map(units.map((unit) => [unit.id, unit]))
const laterName: Readonly<Record<string, string>> = { a: 'x', b: 'x', c: 'y' }
const nowAt = (unit: string, on: string) => (on >= reform ? (laterName[unit] ?? unit) : unit)

type Person = { readonly home: string; readonly enters: string; readonly served: string | null; readonly inner: boolean }
const homes = ['a', 'b', 'c', 'd', 'e', 'f']
function personOf(random: Random, sizes: readonly number[]): Person {
  let at = random() * sizes.reduce((sum, size) => sum + size, 0)
  const home = homes[Math.max(0, sizes.findIndex((size) => (at -= size) < 0))]!
  const year = pick(random, ['2024', '2025'])
  const enters = random() < 0.4 ? `${year}-01-01` : addDays(day(`${year}-01-01`), Math.floor(random() * 365))
  const served = random() < 0.6 ? addDays(day(enters), Math.floor(random() ** 2 * 250)) : null
  return { home, enters, inner: random() < 0.6, served: served !== null && served.slice(0, 4) === year ? served : null }
}
const thenUnit = (person: Person) => nowAt(person.home, person.enters)

const periods = [['2024-01-01', '2024-12-31'], ['2025-01-01', '2025-06-30'], ['2025-01-01', '2025-12-31'], ['2025-04-01', '2025-09-30'], ['2024-12-15', '2025-12-14'], ['2025-01-01', '2025-03-31'], ['2025-07-01', '2025-12-31'], ['2025-01-01', '2025-09-30']] as const

export type Published = {
  readonly tables: readonly PublicTable[]
  readonly refused: number
  /** What the office counted, under the names the attacker gives to figures. */
  readonly truth: ReadonlyMap<string, number>
}

/** Publishes up to `count` tables, each judged by `solver`; without one only small figures are hidden, as it is often done. */
export async function publish(seed: number, count: number, solver: Solver | null, nested = false): Promise<Published> {
  const random = seeded(seed)
  const sizes = homes.map(() => 0.2 + random() ** 3 * 8)
  const people = Array.from({ length: 20 + Math.floor(random() * 160) }, () => personOf(random, sizes))
  const ledgers = { outer: { kept: [] as Box[], past: [] as PastTable[] }, inner: { kept: [] as Box[], past: [] as PastTable[] } }
  const tables: PublicTable[] = []
  const truth = new Map<string, number>()
  let refused = 0
  let releasedOn = '2025-01-10'
  const metKind: MetKind = nested ? 'same-half' : 'same-year'
  for (let number = 0; number < count; number += 1) {
    releasedOn = addDays(day(releasedOn), Math.floor(random() * 200))
    const possible = periods.filter(([, to]) => to < releasedOn)
    // Late entries, and records that were taken out again.
    for (let late_ = 0; late_ < 3; late_ += 1) people.push(personOf(random, sizes))
    people.splice(Math.floor(random() * people.length), 1)
    if (possible.length === 0) continue
    const [from, to] = pick(random, possible)
    const inner = nested && random() < 0.5
    const { kept, past } = ledgers[inner ? 'inner' : 'outer']
    const other = ledgers[inner ? 'outer' : 'inner']
    const rowsBy = pick(random, ['now', 'now', 'then', 'none'] as const)
    const months = Math.round((Date.parse(to) - Date.parse(from)) / 2_629_800_000)
    const ends = months >= 6 && random() < 0.5 ? Array.from({ length: Math.floor(months / 3) }, (_, index) => lastDayOf(halfOf(day(from)) + (index + 1) * 6 - 1)) : [to]
    const keys = new Set([...people.map((person) => keyOf(thenUnit(person), nowAt(thenUnit(person), releasedOn))), ...units.filter((unit) => unit.from <= to).map((unit) => keyOf(unit.id, nowAt(unit.id, releasedOn))), ...[...kept, ...other.kept].map((box) => box.key), ...past.flatMap((each) => [...each.rowOf.keys()].filter((key) => unitOf.get(key.split('|')[0]!)!.from <= to))])
    const rowOf = new Map([...keys].map((key) => [key, rowsBy === 'none' ? whole : rowsBy === 'then' ? key.split('|')[0]! : nowAt(key.split('|')[1]!, releasedOn)]))
    const table: TableLayout = { from: halfOf(day(from)), to: halfOf(day(to)), columns: ends.map((end) => halfOf(day(end))), rows: rowsBy === 'none' ? [] : [...new Set(rowOf.values())].toSorted(), rowOf }
    const live = people.filter((person) => (!inner || person.inner) && person.enters >= from && person.enters <= to).map((person): Box => ({
      key: keyOf(thenUnit(person), nowAt(thenUnit(person), releasedOn)), of: halfOf(day(person.enters)), met: person.served === null || person.served > releasedOn ? null : halfOf(day(nested ? person.enters : person.served)), count: 1,
    }))
    const composed = solver === null ? carelessly(table, live, kept, past, metKind) : await compose({ table, live, kept, past, stands, metKind, related: nested ? [{ ...other, metKind, larger: inner, pairs: [{ larger: 'of', smaller: 'of' }, { larger: 'met', smaller: 'met' }, { larger: 'unmet', smaller: 'unmet' }], fromNewYear: false }] : [], solver })
    if (!composed.ok) {
      refused += 1
      continue
    }
    kept.push(...composed.value.added)
    past.push({ ...table, figures: composed.value.figures })
    const cells = (row: string) => ends.map((_, column) => ({ of: composed.value.figures.get(figureId(row, column, 'of'))!, met: composed.value.figures.get(figureId(row, column, 'met'))! }))
    for (const row of [null, ...table.rows]) {
      for (const [column, end] of table.columns.entries()) {
        const counted = kept.filter((box) => (row === null ? rowOf.has(box.key) : rowOf.get(box.key) === row) && box.of >= table.from && box.of <= end)
        const sum = (boxes: readonly Box[]) => boxes.reduce((total, box) => total + box.count, 0)
        truth.set(`${tables.length} ${row ?? 'whole'} ${column} of`, sum(counted))
        truth.set(`${tables.length} ${row ?? 'whole'} ${column} met`, sum(counted.filter((box) => box.met !== null && box.met <= end)))
      }
    }
    tables.push({ releasedOn, inner, from: firstDayOf(table.from), rowsBy, columns: ends, whole: cells(whole), rows: table.rows.map((unit) => ({ unit, cells: cells(unit) })) })
  }
  return { tables, refused, truth }
}

const stands: Stands = (id) => ({ from: day(unitOf.get(id)!.from), to: day(unitOf.get(id)!.to) })

/** Small figures are hidden and nothing else: what the gate is there to do better. */
function carelessly(table: TableLayout, live: readonly Box[], kept: readonly Box[], past: readonly PastTable[], metKind: MetKind): Decision<Composed> {
  const { boxes, added } = countFor({ from: table.from, to: table.to, units: unitsOf(table) }, live, kept, past.map((each) => ({ from: each.from, to: each.to, units: unitsOf(each) })))
  const { truth, figures } = layOut([table], boxes, stands, metKind)
  return accept({ added, figures: new Map([...figures[0]!].map(([id, sum]) => [id, isSmall(sumOf(sum, truth)) ? null : sumOf(sum, truth)])) })
}
