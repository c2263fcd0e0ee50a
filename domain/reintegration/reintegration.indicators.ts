/** From a person's entries to the rows that the two indicators count, and to who still works. Pure; commands and the demonstration use the same. */
import type { IndicatorFact } from '../indicators/indicators.model.ts'
import type { Places } from '../indicators/indicators.rules.ts'
import { day, later, yearOf, type PlainDate } from '../kernel/plain-date.ts'
import type { Entry } from './reintegration.model.ts'
import { placementsOf, standing, trainingsOf, type Placement } from './reintegration.rules.ts'
import type { CheckMonth } from './reintegration.law.ts'

/** Indicators whose rows come from entries; the others come from measures. */
export const reintegrationIndicators = ['vocational-training', 'job-advice'] as const

/** A wish from the day it may be met; until it is met, or no longer held. `closedOn`: a later entry took it back. */
type Span = { readonly from: PlainDate; readonly unitId: string; readonly metOn: PlainDate | null; readonly closedOn: PlainDate | null }

const firstDay = (year: number): PlainDate => day(`${year}-01-01`)

/**
 * Times in which the person wished it (and, where asked for, was found eligible), in order: each ends where it is met or no longer holds. A wish that was
 * met is over; only a new one begins another time.
 */
function spansOf(entries: readonly Entry[], wished: 'learnTrade' | 'jobAdvice', metDays: readonly PlainDate[], needsEligibility: boolean): Span[] {
  const spans: Span[] = []
  let open: { readonly from: PlainDate; readonly unitId: string } | null = null
  let [wishes, eligible] = [false, !needsEligibility]
  for (const entry of standing(entries, 'wish', ...(needsEligibility ? ['eligibility' as const] : []))) {
    const before: { readonly from: PlainDate; readonly unitId: string } | null = open
    const met = before && metDays.find((on) => on >= before.from && on <= entry.on)
    if (before && met) {
      spans.push({ ...before, metOn: met, closedOn: null })
      open = null
      wishes = false
    }
    if (entry.type === 'wish') wishes = entry.data[wished] === true
    else eligible = entry.data['eligible'] === true
    if (wishes && eligible) open ??= { from: entry.on, unitId: entry.unitId }
    else if (open) {
      spans.push({ ...open, metOn: null, closedOn: entry.on })
      open = null
    }
  }
  const last = open
  return last ? [...spans, { ...last, metOn: metDays.find((on) => on >= last.from) ?? null, closedOn: null }] : spans
}

type Row = { readonly indicatorId: (typeof reintegrationIndicators)[number]; readonly period: number; readonly ofOn: PlainDate; readonly metOn: PlainDate | null; readonly unitId: string }

/**
 * One row a year: who wishes and is not yet served stays in the next year's figure, until served, taken back, or no longer looked after (`managedUntil`:
 * the last day of the last measure; null: one is open). Nothing after `today` counts.
 */
function rowsOf(indicatorId: Row['indicatorId'], spans: readonly Span[], managedUntil: PlainDate | null, today: PlainDate): Row[] {
  const rows = new Map<number, Row>()
  for (const span of spans) {
    if (span.from > today) continue
    const bounds = [today, span.metOn, managedUntil === null ? null : later(managedUntil, span.from)].filter((each): each is PlainDate => each !== null)
    let last = yearOf(bounds.reduce((a, b) => (a < b ? a : b)))
    // Taken back: no longer in the figure of that year.
    if (span.closedOn !== null) last = Math.min(last, yearOf(span.closedOn) - 1)
    for (let year = yearOf(span.from); year <= last; year += 1) {
      const met = span.metOn !== null && yearOf(span.metOn) === year && span.metOn <= today ? span.metOn : null
      const known = rows.get(year)
      // Twice in one year counts once; served once is served.
      if (known?.metOn) continue
      rows.set(year, { indicatorId, period: year, ofOn: known?.ofOn ?? later(span.from, firstDay(year)), metOn: met, unitId: known?.unitId ?? span.unitId })
    }
  }
  return [...rows.values()]
}

/** The rows of one person. `livesIn`: the commune that looks after the person now. */
export function reintegrationFacts(entries: readonly Entry[], managedUntil: PlainDate | null, livesIn: string, places: Places, today: PlainDate): IndicatorFact[] {
  const trained = trainingsOf(entries).map((each) => each.on).toSorted()
  const advised = standing(entries, 'advice').filter((entry) => entry.data['about'] === 'job').map((entry) => entry.on).toSorted()
  const rows = [
    ...rowsOf('vocational-training', spansOf(entries, 'learnTrade', trained, true), managedUntil, today),
    ...rowsOf('job-advice', spansOf(entries, 'jobAdvice', advised, false), managedUntil, today),
  ]
  return rows.map((row) => {
    const then = places.at(row.unitId, row.ofOn)
    const now = places.now(then.unitId, livesIn)
    return {
      indicatorId: row.indicatorId, period: row.period, subject: '', unitThen: then.unitId, districtThen: then.districtId, provinceThen: then.provinceId, unitNow: now.unitId, provinceNow: now.provinceId,
      ofOn: row.ofOn, metOn: row.metOn, reason: row.metOn === null ? 'wish-waiting' : null,
    }
  })
}

/** Work found in a year, and whether the person was still at work (there or elsewhere) at each check that has been made. */
export function stillWorking(entries: readonly Entry[], year: number): { readonly placed: boolean; readonly at: Readonly<Record<CheckMonth, boolean | null>> } {
  const placed = placementsOf(entries).filter((placement) => yearOf(placement.on) === year)
  const at = (month: CheckMonth): boolean | null => {
    const answers = placed.map((placement: Placement) => placement.checks.find((check) => check.month === month)!.answer).filter((answer) => answer !== null)
    return answers.length === 0 ? null : answers.some((answer) => answer === 'working' || answer === 'other-job')
  }
  return { placed: placed.length > 0, at: { 3: at(3), 6: at(6), 12: at(12) } }
}
