/** The period and the lists of the page: pure. */
import type { CoverageView } from '@hoa-nhap/domain/campaigns/coverage.contract'

export type Part = CoverageView['communes']
export type Row = Part['rows'][number]
export type PeriodKey = 'year' | '1' | '2' | '3' | '4'
export const periodKeys: readonly PeriodKey[] = ['year', '1', '2', '3', '4']
export const firstYear = 2022

const lastDays = ['03-31', '06-30', '09-30', '12-31'] as const
const firstDays = ['01-01', '04-01', '07-01', '10-01'] as const

/** First and last day; of the running year to today at the latest. */
export function periodOf(year: number, key: PeriodKey, today: string): { readonly from: string; readonly to: string } {
  const quarter = key === 'year' ? null : Number(key) - 1
  const from = `${year}-${quarter === null ? '01-01' : firstDays[quarter]}`
  const to = `${year}-${quarter === null ? '12-31' : lastDays[quarter]}`
  return { from, to: to > today && from <= today ? today : to }
}

export const yearsTo = (today: string): readonly number[] => Array.from({ length: Number(today.slice(0, 4)) - firstYear + 1 }, (_, index) => Number(today.slice(0, 4)) - index)

/** The list behind a number: exactly as many rows as the number says. */
export const rowsOf = (part: Part, which: 'left' | 'reached'): readonly Row[] => part.rows.filter((row) => (row.covered === 'reached') === (which === 'reached'))
