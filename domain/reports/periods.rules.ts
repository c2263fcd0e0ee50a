/** Periods of reports: which days a week, month, quarter, half-year or year has under a way of cutting them, and what the period is called. */
import { z } from 'zod'
import { addDays, addMonths, day, daysBetween, weekday, yearOf, type PlainDate } from '../kernel/plain-date.ts'
import { cutOffs, type CutOffId } from './reports.law.ts'

export const PeriodKind = z.enum(['week', 'month', 'quarter', 'half-year', 'year', 'range'])
export type PeriodKind = z.infer<typeof PeriodKind>
export type Period = { readonly kind: PeriodKind; readonly from: PlainDate; readonly to: PlainDate }

const fromMondayToSunday = 6
const months: Readonly<Record<'month' | 'quarter' | 'half-year' | 'year', number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 }
const first = (year: number, month: number, date: number): PlainDate => day(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`)

/** First day of the reporting year that is called `year`. */
export function firstDayOf(year: number, cutOff: CutOffId): PlainDate {
  const { firstMonth, firstDay } = cutOffs[cutOff]
  return first(firstMonth === 1 ? year : year - 1, firstMonth, firstDay)
}

/** The year in whose reporting year the day lies. */
export function reportingYearOf(on: PlainDate, cutOff: CutOffId): number {
  const year = yearOf(on)
  return on >= firstDayOf(year + 1, cutOff) ? year + 1 : year
}

/** The period of that kind which holds the day. A week runs from Monday to Sunday under every way of cutting. */
export function periodOf(kind: Exclude<PeriodKind, 'range'>, on: PlainDate, cutOff: CutOffId): Period {
  if (kind === 'week') {
    const from = addDays(on, -((weekday(on) + 6) % 7))
    return { kind, from, to: addDays(from, fromMondayToSunday) }
  }
  const start = firstDayOf(reportingYearOf(on, cutOff), cutOff)
  for (let from = start; ; from = addMonths(from, months[kind])) {
    const next = addMonths(from, months[kind])
    if (on < next) return { kind, from, to: addDays(next, -1) }
  }
}

/** True where the days are those of a period of that kind; any days make a range. */
export function isPeriod(period: Period, cutOff: CutOffId): boolean {
  if (period.from > period.to) return false
  if (period.kind === 'range') return true
  const lawful = periodOf(period.kind, period.from, cutOff)
  return lawful.from === period.from && lawful.to === period.to
}

/** The period of the same kind just before; of a range: as many days before it. */
export function periodBefore(period: Period, cutOff: CutOffId): Period {
  const last = addDays(period.from, -1)
  if (period.kind !== 'range') return periodOf(period.kind, last, cutOff)
  return { kind: 'range', from: addDays(last, -daysBetween(period.from, period.to)), to: last }
}

/** The last periods of a kind that are over or run on that day, latest first. */
export function lastPeriods(kind: Exclude<PeriodKind, 'range'>, today: PlainDate, cutOff: CutOffId, count: number): Period[] {
  const found = [periodOf(kind, today, cutOff)]
  while (found.length < count) found.push(periodBefore(found.at(-1)!, cutOff))
  return found
}

const dayWords = (on: PlainDate) => `${on.slice(8, 10)}/${on.slice(5, 7)}/${on.slice(0, 4)}`
const roman = ['I', 'II', 'III', 'IV'] as const

/** `quý I năm 2026`, `6 tháng đầu năm 2026`, `từ 01/02/2026 đến 15/03/2026`. */
export function periodName(period: Period, cutOff: CutOffId, language: 'vi' | 'en' = 'vi'): string {
  const year = reportingYearOf(period.from, cutOff)
  // In months since the reporting year began; a first day of December is the first month.
  const place = period.kind === 'week' || period.kind === 'range' ? 0 : Math.round(((yearOf(period.from) - yearOf(firstDayOf(year, cutOff))) * 12 + Number(period.from.slice(5, 7)) - cutOffs[cutOff].firstMonth) / months[period.kind])
  const days = { vi: `từ ${dayWords(period.from)} đến ${dayWords(period.to)}`, en: `from ${dayWords(period.from)} to ${dayWords(period.to)}` }[language]
  switch (period.kind) {
    case 'week': return language === 'vi' ? `tuần ${days}` : `week ${days}`
    case 'month': return language === 'vi' ? `tháng ${place + 1} năm ${year}` : `month ${place + 1} of ${year}`
    case 'quarter': return language === 'vi' ? `quý ${roman[place]} năm ${year}` : `quarter ${roman[place]} of ${year}`
    case 'half-year': return language === 'vi' ? `6 tháng ${place === 0 ? 'đầu' : 'cuối'} năm ${year}` : `${place === 0 ? 'first' : 'second'} half of ${year}`
    case 'year': return language === 'vi' ? `năm ${year}` : `year ${year}`
    case 'range': return days
  }
}

/** Days of the period as a reader sees them. */
export const periodDays = (period: Pick<Period, 'from' | 'to'>): string => `${dayWords(period.from)} – ${dayWords(period.to)}`
