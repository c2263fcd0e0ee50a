/** All law rows of the measures the product knows, ready to be read by people. Pure. */
import { assessmentLaw } from '@hoa-nhap/domain/assessment/assessment.law'
import type { LawRow } from '@hoa-nhap/domain/kernel/law'
import { regimeOn, type Regime } from '@hoa-nhap/domain/kernel/law-timeline'
import { isPlainDate, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { foldText } from '@hoa-nhap/domain/kernel/vietnamese-text'
import { postRehabLaw } from '@hoa-nhap/domain/post-rehab/post-rehab.law'
import { voluntaryLaw } from '@hoa-nhap/domain/voluntary-rehab/voluntary-rehab.law'

export const lawMeasures = ['assessment', 'voluntary-home', 'post-rehab'] as const
export type LawMeasure = (typeof lawMeasures)[number]
export type KnownRow = { readonly measure: LawMeasure; readonly row: LawRow }

export const allRows: readonly KnownRow[] = [
  ...assessmentLaw.rows.map((row) => ({ measure: 'assessment' as const, row })),
  ...voluntaryLaw.rows.map((row) => ({ measure: 'voluntary-home' as const, row })),
  ...postRehabLaw.rows.map((row) => ({ measure: 'post-rehab' as const, row })),
]

/** The regime of a day in the address, else the one in force today. */
export function regimeFrom(day: string | undefined, today: PlainDate): Regime {
  return regimeOn(day && isPlainDate(day) ? day : today)
}

export type LawQuery = { readonly regime: Regime; readonly measure: LawMeasure | null; readonly instrument: string | null; readonly article: string | null; readonly text: string }

/** Rows of a regime that match; an article of an instrument is looked for in all regimes when the chosen one does not cite it. */
export function findRows(rows: readonly KnownRow[], query: LawQuery, words: (row: KnownRow) => string): readonly KnownRow[] {
  const folded = foldText(query.text.trim())
  const citing = (row: LawRow): boolean => [row.citation, ...(row.also ?? [])].some((citation) => citation.instrument === query.instrument && (query.article === null || citation.article === query.article))
  const matches = (known: KnownRow, anyRegime: boolean): boolean =>
    (anyRegime || known.row.regime === query.regime) && (query.measure === null || known.measure === query.measure) && (query.instrument === null || citing(known.row)) && (folded === '' || foldText(words(known)).includes(folded))
  const found = rows.filter((known) => matches(known, false))
  return found.length === 0 && query.instrument !== null ? rows.filter((known) => matches(known, true)) : found
}

/** The unit word of a row: numbers without a unit of time are counts. */
export function valueOf(row: LawRow): { readonly unit: LawRow['unit'] | 'count'; readonly value: string } {
  const numbers = [row.value, row.highest].filter((value) => value !== undefined)
  if (row.unit === 'no-number' && numbers.length > 0) return { unit: 'count', value: numbers.join('–') }
  return { unit: row.unit, value: row.value === undefined && row.highest !== undefined ? `≤ ${row.highest}` : numbers.join('–') }
}
