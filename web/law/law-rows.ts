/** All law rows of the product, ready to be read by people: by regime, by table, by article, and the regimes side by side. Pure. */
import type { LawRow } from '@hoa-nhap/domain/kernel/law'
import { regimeOn, regimes, type Regime } from '@hoa-nhap/domain/kernel/law-timeline'
import { isPlainDate, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { foldText } from '@hoa-nhap/domain/kernel/vietnamese-text'
import { lawTables } from '@hoa-nhap/domain/measures/measures.law'

/** The tables in the order of a life, then those of no kind of measure. */
const order = ['user-management', 'assessment', 'voluntary-home', 'voluntary-private', 'voluntary-public', 'substitution', 'compulsory-dossier', 'compulsory', 'post-rehab', 'e-monitoring', 'liberty', 'facilities']
export const lawMeasures: readonly string[] = Object.keys(lawTables).toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
export type LawMeasure = string
export type KnownRow = { readonly measure: LawMeasure; readonly row: LawRow }

export const allRows: readonly KnownRow[] = lawMeasures.flatMap((measure) => (lawTables as Readonly<Record<string, { readonly rows: readonly LawRow[] }>>)[measure]!.rows.map((row) => ({ measure, row })))

/** Regimes that have rows, the latest last. */
export const lawRegimes: readonly Regime[] = regimes.map((regime) => regime.id).filter((id) => allRows.some(({ row }) => row.regime === id))

/** The regime of a day in the address, else the one in force today. */
export function regimeFrom(day: string | undefined, today: PlainDate): Regime {
  return regimeOn(day && isPlainDate(day) ? day : today)
}

export type LawQuery = { readonly regime: Regime | 'all'; readonly measure: LawMeasure | null; readonly instrument: string | null; readonly article: string | null; readonly text: string }

const citations = (row: LawRow): LawRow['citation'][] => [row.citation, ...(row.also ?? [])]

/** Rows of a regime that match; an article of an instrument is looked for in all regimes when the chosen one does not cite it. */
export function findRows(rows: readonly KnownRow[], query: LawQuery, words: (row: KnownRow) => string): readonly KnownRow[] {
  const folded = foldText(query.text.trim())
  const citing = (row: LawRow): boolean => citations(row).some((citation) => citation.instrument === query.instrument && (query.article === null || citation.article === query.article))
  const matches = (known: KnownRow, anyRegime: boolean): boolean =>
    (anyRegime || query.regime === 'all' || known.row.regime === query.regime) && (query.measure === null || known.measure === query.measure) && (query.instrument === null || citing(known.row)) && (folded === '' || foldText(words(known)).includes(folded))
  const found = rows.filter((known) => matches(known, false))
  return found.length === 0 && query.instrument !== null ? rows.filter((known) => matches(known, true)) : found
}

/** The instruments that rows cite, each with its articles in the order of their numbers. */
export function articlesOf(rows: readonly KnownRow[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>()
  for (const { row } of rows) for (const { instrument, article } of citations(row)) if (article) found.set(instrument, (found.get(instrument) ?? new Set()).add(article))
  return new Map([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([instrument, articles]) => [instrument, [...articles].toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10) || (a < b ? -1 : 1))]))
}

export type SideBySide = { readonly name: string; readonly measure: LawMeasure; readonly byRegime: Readonly<Partial<Record<Regime, readonly LawRow[]>>> }

/** One line for each rule of a table, with what each regime says. Rules of the same name are the same rule, whatever their ids. */
export function sideBySide(rows: readonly KnownRow[], name: (row: LawRow) => string): readonly SideBySide[] {
  const lines = new Map<string, { name: string; measure: LawMeasure; byRegime: Partial<Record<Regime, LawRow[]>> }>()
  for (const { measure, row } of rows) {
    const named = name(row)
    const line = lines.get(`${measure} ${named}`) ?? { name: named, measure, byRegime: {} }
    line.byRegime[row.regime] = [...(line.byRegime[row.regime] ?? []), row]
    lines.set(`${measure} ${named}`, line)
  }
  return [...lines.values()]
}

/** The rows of every regime whose rule has the name of one that was found, in the same table. */
export function withCounterparts(rows: readonly KnownRow[], found: readonly KnownRow[], name: (row: LawRow) => string): readonly KnownRow[] {
  const wanted = new Set(found.map(({ measure, row }) => `${measure} ${name(row)}`))
  return rows.filter(({ measure, row }) => wanted.has(`${measure} ${name(row)}`))
}

/** The unit word of a row: numbers without a unit of time are counts. */
export function valueOf(row: LawRow): { readonly unit: LawRow['unit'] | 'count'; readonly value: string } {
  const numbers = [row.value, row.highest].filter((value) => value !== undefined)
  if (row.unit === 'no-number' && numbers.length > 0) return { unit: 'count', value: numbers.join('–') }
  return { unit: row.unit, value: row.value === undefined && row.highest !== undefined ? `≤ ${row.highest}` : numbers.join('–') }
}
