/** Periods of readings: months, and how a range of days is covered by year, month and day buckets. */
import { addDays, addMonths, day, type PlainDate } from '../kernel/plain-date.ts'

export const firstOfYear = (year: number): PlainDate => day(`${String(year).padStart(4, '0')}-01-01`)
export const lastOfYear = (year: number): PlainDate => day(`${String(year).padStart(4, '0')}-12-31`)
const firstOfMonth = (on: PlainDate): PlainDate => day(`${on.slice(0, 7)}-01`)
const startsYear = (on: PlainDate) => on.endsWith('-01-01')
const startsMonth = (on: PlainDate) => on.endsWith('-01')

export const startsOnNewYear = startsYear

/** The months that touch the range, cut to it. */
export function monthsOf(from: PlainDate, to: PlainDate): { readonly from: PlainDate; readonly to: PlainDate }[] {
  const months: { from: PlainDate; to: PlainDate }[] = []
  for (let start = from; start <= to; start = addMonths(firstOfMonth(start), 1)) {
    const end = addDays(addMonths(firstOfMonth(start), 1), -1)
    months.push({ from: start, to: end < to ? end : to })
  }
  return months
}

export type Span = { readonly from: PlainDate; readonly to: PlainDate }
/** Disjoint spans by grain, each by the first day of its buckets, that together are exactly the range. */
export type BucketSpans = { readonly years: readonly Span[]; readonly months: readonly Span[]; readonly days: readonly Span[] }

export function bucketSpans(from: PlainDate, to: PlainDate): BucketSpans {
  const spans = { years: [] as Span[], months: [] as Span[], days: [] as Span[] }
  const end = addDays(to, 1)
  const add = (list: Span[], start: PlainDate) => {
    const last = list.at(-1)
    if (last && next(list, last.to) === start) list[list.length - 1] = { from: last.from, to: start }
    else list.push({ from: start, to: start })
  }
  const next = (list: Span[], start: PlainDate): PlainDate => (list === spans.years ? addMonths(start, 12) : list === spans.months ? addMonths(start, 1) : addDays(start, 1))
  for (let start = from; start < end; ) {
    if (startsYear(start) && addMonths(start, 12) <= end) {
      add(spans.years, start)
      start = addMonths(start, 12)
    } else if (startsMonth(start) && addMonths(start, 1) <= end) {
      add(spans.months, start)
      start = addMonths(start, 1)
    } else {
      add(spans.days, start)
      start = addDays(start, 1)
    }
  }
  return spans
}
