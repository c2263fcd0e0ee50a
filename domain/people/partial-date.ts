/** Dates of which only a part is known: `1991`, `1991-05`, `1991-05-15`. What is not known is not invented. */
import { addMonths, addDays, day, isPlainDate, yearOf, type PlainDate } from '../kernel/plain-date.ts'

export type PartialDateProblem =
  | { readonly code: 'partial-date-form' }
  | { readonly code: 'no-such-month'; readonly month: number }
  | { readonly code: 'no-such-day'; readonly month: number; readonly year: number; readonly days: number }

const stored = /^((?!0)\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/
const typed = /^(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?((?!0)\d{4})$/

/** Days of that month: 28 to 31. */
export function daysOfMonth(year: number, month: number): number {
  return Number(addDays(addMonths(day(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`), 1), -1).slice(8))
}

/** Reads what an officer types (`1991`, `05/1991`, `15/05/1991`) or what is stored (`1991-05-15`); answers the stored form or what is wrong with it. */
export function readPartialDate(text: string): { readonly ok: true; readonly value: string } | { readonly ok: false; readonly problem: PartialDateProblem } {
  const plain = text.trim()
  const byStore = stored.exec(plain)
  const byHand = byStore ? null : typed.exec(plain)
  if (!byStore && !byHand) return { ok: false, problem: { code: 'partial-date-form' } }
  const [year, month, date] = byStore ? [byStore[1], byStore[2], byStore[3]] : [byHand![3], byHand![2], byHand![1]]
  if (month === undefined) return { ok: true, value: year! }
  const monthNumber = Number(month)
  if (monthNumber < 1 || monthNumber > 12) return { ok: false, problem: { code: 'no-such-month', month: monthNumber } }
  if (date === undefined) return { ok: true, value: `${year}-${month.padStart(2, '0')}` }
  const days = daysOfMonth(Number(year), monthNumber)
  if (Number(date) < 1 || Number(date) > days) return { ok: false, problem: { code: 'no-such-day', month: monthNumber, year: Number(year), days } }
  return { ok: true, value: `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` }
}

/** The first and the last day a partial date may mean. */
export function boundsOf(partial: string): { readonly first: PlainDate; readonly last: PlainDate } {
  if (isPlainDate(partial)) return { first: partial, last: partial }
  const [year, month] = partial.split('-') as [string, string?]
  if (month === undefined) return { first: day(`${year}-01-01`), last: day(`${year}-12-31`) }
  const first = day(`${year}-${month}-01`)
  return { first, last: addDays(addMonths(first, 1), -1) }
}

function wholeYears(birth: PlainDate, on: PlainDate): number {
  const years = yearOf(on) - yearOf(birth)
  return on.slice(5) >= birth.slice(5) ? years : years - 1
}

/** Lowest and highest age in whole years on that day. Equal where the birth date is whole. */
export function ageBounds(birth: string, on: PlainDate): { readonly lowest: number; readonly highest: number } {
  const { first, last } = boundsOf(birth)
  return { lowest: wholeYears(last, on), highest: wholeYears(first, on) }
}
