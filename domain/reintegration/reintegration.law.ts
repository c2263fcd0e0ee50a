/** Numbers of labour, follow-up and money, each with its article, its days and how sure we are. */
import { cite, type Citation, type Confidence } from '../kernel/citation.ts'
import { newLawFrom } from '../kernel/law-timeline.ts'
import { addDays, day, type PlainDate } from '../kernel/plain-date.ts'

type Dated = { readonly id: string; readonly from: PlainDate; readonly to: PlainDate | null; readonly citation: Citation; readonly confidence: Confidence; readonly note?: string }
const on = <Row extends Dated>(rows: readonly Row[], id: string, at: PlainDate): Row | null => rows.find((row) => row.id === id && row.from <= at && (row.to === null || at <= row.to)) ?? null

const start = day('2022-01-01')
const lastOfLabour = day('2025-02-28')
const transfer = day('2025-03-01')
const lastOfOldLaw = addDays(newLawFrom, -1)
const local = cite('LOCAL', '')

/** Hours of labour in a facility, by age in whole years: from `youngest`, up to the year before `below`. */
export type LabourLimit = Dated & { readonly youngest: number; readonly below: number | null; readonly hoursADay: number; readonly hoursAWeek: number }
/** The texts that changed the rows between the transfer of 2025 and the law of 2026 were not read, nor the hours of minors since. */
const limit = (youngest: number, below: number | null, hoursADay: number, hoursAWeek: number, then: Citation, now: { readonly citation: Citation; readonly confidence: Confidence }): LabourLimit[] => {
  const row = { id: 'labour-hours', youngest, below, hoursADay, hoursAWeek }
  return [
    { ...row, from: start, to: lastOfLabour, citation: then, confidence: 'verified' }, { ...row, from: transfer, to: lastOfOldLaw, citation: then, confidence: 'unverified' },
    { ...row, from: newLawFrom, to: null, ...now },
  ]
}
export const labourLimits: readonly LabourLimit[] = [
  ...limit(18, null, 8, 48, cite('D116', '68', '1'), { citation: cite('D163', '117', '1'), confidence: 'one-copy' }),
  ...limit(15, 18, 6, 30, cite('D116', '74', '1', 'b'), { citation: cite('D116', '74', '1', 'b'), confidence: 'unverified' }),
  ...limit(12, 15, 4, 20, cite('D116', '74', '1', 'a'), { citation: cite('D116', '74', '1', 'a'), confidence: 'unverified' }),
]
/** The row for that age on that day; null: below the lowest age nobody labours. */
export const labourLimitOn = (age: number, at: PlainDate): LabourLimit | null =>
  labourLimits.find((row) => row.youngest <= age && (row.below === null || age < row.below) && row.from <= at && (row.to === null || at <= row.to)) ?? null

/** Clocks that stand with the work itself: no text sets them, each place may set its own. They inform and mark nobody. */
export type FollowUp = Dated & { readonly months?: number; readonly days?: number }
const followUps: readonly FollowUp[] = [
  { id: 'placement-check-3', months: 3, from: start, to: null, citation: local, confidence: 'unverified' },
  { id: 'placement-check-6', months: 6, from: start, to: null, citation: local, confidence: 'unverified' },
  { id: 'placement-check-12', months: 12, from: start, to: null, citation: local, confidence: 'unverified' },
  // A check made a little early counts.
  { id: 'check-opens-before', days: 15, from: start, to: null, citation: local, confidence: 'unverified' },
  { id: 'wish-answered', days: 30, from: start, to: null, citation: local, confidence: 'unverified' },
  { id: 'medicine-before-leaving', days: 30, from: start, to: null, citation: local, confidence: 'unverified' },
  { id: 'health-check', months: 6, from: start, to: lastOfLabour, citation: cite('D116', '67', '1'), confidence: 'verified' },
  { id: 'health-check', months: 6, from: transfer, to: lastOfOldLaw, citation: cite('D116', '67', '1'), confidence: 'unverified' },
  { id: 'health-check', months: 12, from: newLawFrom, to: null, citation: cite('D163', '114', '1'), confidence: 'one-copy' },
]
export const followUpOn = (id: string, at: PlainDate): FollowUp => {
  const row = on(followUps, id, at)
  if (!row) throw new TypeError(`no follow-up ${id} on ${at}`)
  return row
}
export const checkMonths = [3, 6, 12] as const
export type CheckMonth = (typeof checkMonths)[number]

/** A reduction of the term is known to the law before 2026 only; with it the monthly rating it rests on (the last three months "khá" or better). */
const ratings: readonly Dated[] = [
  { id: 'monthly-rating', from: start, to: lastOfLabour, citation: cite('D116', '58', '1'), confidence: 'verified' },
  { id: 'monthly-rating', from: transfer, to: lastOfOldLaw, citation: cite('D116', '58', '1'), confidence: 'unverified' },
]
export const ratingOn = (at: PlainDate): Dated | null => on(ratings, 'monthly-rating', at)
/** Why none is written since. */
export const noRatingSince = { from: newLawFrom, citation: cite('L120', '39'), confidence: 'verified' } as const

/**
 * Money in đồng, by day. `amount`: the sum itself; `perDay` with `days`: so much a day, at most so many days; `baseSalaries`: so many times the base salary
 * as the lowest. The base salary is remembered, not read: what rests on it informs and refuses nothing.
 */
export type MoneyRow = Dated & { readonly amount?: number; readonly perDay?: number; readonly days?: number; readonly baseSalaries?: number; readonly share?: number; readonly once?: true }
const split = (row: Omit<MoneyRow, 'from' | 'to' | 'confidence'>): MoneyRow[] => [{ ...row, from: start, to: lastOfLabour, confidence: 'verified' }, { ...row, from: transfer, to: lastOfOldLaw, confidence: 'unverified' }]
export const money: readonly MoneyRow[] = [
  { id: 'base-salary', amount: 1_490_000, from: start, to: day('2023-06-30'), citation: local, confidence: 'unverified' },
  { id: 'base-salary', amount: 1_800_000, from: day('2023-07-01'), to: day('2024-06-30'), citation: local, confidence: 'unverified' },
  { id: 'base-salary', amount: 2_340_000, from: day('2024-07-01'), to: null, citation: local, confidence: 'unverified' },
  ...split({ id: 'one-off', baseSalaries: 1, once: true, citation: cite('D116', '34', '4', 'b') }),
  { id: 'one-off', baseSalaries: 1, once: true, from: newLawFrom, to: null, citation: cite('D163', '131', '1'), confidence: 'one-copy' },
  // The ceiling of the training itself is set by another circular that was not read.
  ...split({ id: 'training-fee', once: true, citation: cite('TT62', '9') }),
  { id: 'training-fee', from: newLawFrom, to: null, citation: cite('D163', '137'), confidence: 'one-copy' },
  ...split({ id: 'release-meals', perDay: 70_000, days: 3, citation: cite('TT62', '5', '11') }),
  { id: 'loan', from: start, to: lastOfOldLaw, citation: cite('D116', '80', '3'), confidence: 'verified' },
  { id: 'loan', from: newLawFrom, to: null, citation: cite('D163', '137'), confidence: 'one-copy' },
  { id: 'tuition', from: start, to: lastOfOldLaw, citation: cite('D116', '80', '1'), confidence: 'verified' },
  { id: 'tuition', from: newLawFrom, to: null, citation: cite('D163', '137'), confidence: 'one-copy' },
  { id: 'saved-of-labour', share: 20, from: newLawFrom, to: null, citation: cite('D163', '118', '2'), confidence: 'one-copy' },
]
export const moneyOn = (id: string, at: PlainDate): MoneyRow | null => on(money, id, at)
/** The lowest sum of a kind of support that day, as far as it is known. */
export function lowestSum(id: string, at: PlainDate): { readonly amount: number; readonly row: MoneyRow; readonly confidence: Confidence } | null {
  const row = moneyOn(id, at)
  const base = moneyOn('base-salary', at)
  if (!row?.baseSalaries || !base?.amount) return null
  return { amount: row.baseSalaries * base.amount, row, confidence: 'unverified' }
}
/** The highest sum of so many days; null: the law names none. */
export function highestSum(id: string, at: PlainDate, days: number): { readonly amount: number; readonly days: number; readonly row: MoneyRow } | null {
  const row = moneyOn(id, at)
  return row?.perDay === undefined || row.days === undefined ? null : { amount: row.perDay * Math.min(days, row.days), days: row.days, row }
}
