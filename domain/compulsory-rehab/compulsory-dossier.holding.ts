/** Days with the family and days kept in a place while the dossier is made, and the last lawful day. */
import { term, type Term } from '../kernel/clock.ts'
import { dueOf } from '../kernel/deadline.ts'
import type { LawRow } from '../kernel/law.ts'
import { newLawFrom, regimes } from '../kernel/law-timeline.ts'
import type { DateStep } from '../kernel/measure.ts'
import { addDays, addMonths, daysBetween, later, type PlainDate } from '../kernel/plain-date.ts'
import type { WorkingCalendar } from '../kernel/working-calendar.ts'
import { dossierRow } from './compulsory-dossier.law.ts'
import type { DossierState, Interim } from './compulsory-dossier.model.ts'

/** Statuses in which the court has not decided yet: the limitation runs. */
export const beforeDecision = ['dossier-open', 'dossier-ready', 'dossier-notified', 'dossier-at-labour', 'dossier-returned', 'court-pending', 'court-returned', 'court-accepted', 'court-suspended'] as const
const firstDay = regimes.find((regime) => regime.id === 'r2021')!.from!

export const runsUndecided = (state: Pick<DossierState, 'status'>): boolean => (beforeDecision as readonly string[]).includes(state.status)
export const openInterim = (state: Pick<DossierState, 'interim'>, how?: Interim['how']): Interim | null => state.interim.find((each) => each.to === null && (how === undefined || each.how === how)) ?? null
export const isHeld = (state: Pick<DossierState, 'interim'>): boolean => openInterim(state, 'facility') !== null

/** Whole days, both ends included, until that day at the latest; a day that belongs to two stays is counted once. */
export function interimDays(interim: readonly Interim[], how: Interim['how'], until: PlainDate): number {
  const stays = interim.filter((each) => each.how === how && each.from <= until).toSorted((a, b) => (a.from < b.from ? -1 : 1))
  let [days, counted] = [0, null as PlainDate | null]
  for (const stay of stays) {
    const to = stay.to && stay.to < until ? stay.to : until
    const from = counted && stay.from <= counted ? addDays(counted, 1) : stay.from
    if (from > to) continue
    days += daysBetween(from, to) + 1
    counted = to
  }
  return days
}

/** Ends the open stay on that day. */
export const endInterim = (interim: readonly Interim[], on: PlainDate): readonly Interim[] => interim.map((each) => (each.to === null ? { ...each, to: later(each.from, on) } : each))

/** Days to deduct from the term: a stay that is still open counts up to the day before the order takes effect, from which day the term itself runs. */
export function daysToDeduct(state: Pick<DossierState, 'interim'>, effectiveOn: PlainDate): number {
  return interimDays(state.interim, 'facility', addDays(effectiveOn, -1)) + (state.interim.some((each) => each.how === 'facility' && each.from === effectiveOn && each.to === effectiveOn) ? 1 : 0)
}

export function limitationRow(from: PlainDate): LawRow | undefined {
  return dossierRow(later(from, firstDay), 'limitation-apply-measure', 'compulsory-limitation')
}
/** After this term no court may apply the measure; the person is free of the dossier. */
export function limitation(from: PlainDate): Term | null {
  const row = limitationRow(from)
  return row?.value ? term(from, row.value, 'last-act') : null
}

/** The order's own term, counted from the holding, because held days are deducted from it: nobody is kept beyond it on a dossier. */
export function termWhileHeld(state: Pick<DossierState, 'interim' | 'months'>): Term | null {
  const stay = openInterim(state, 'facility')
  if (!stay || !state.months) return null
  const counting = term(stay.from, state.months, 'held-since')
  const before = interimDays(state.interim.filter((each) => each !== stay), 'facility', stay.from)
  return { ...counting, lastDay: addDays(counting.lastDay, -before), otherReading: addDays(counting.otherReading, -before) }
}

/** The last lawful day and its other reading, as the state stands. */
export function lastLawfulDay(state: DossierState): { readonly lastDay: PlainDate | null; readonly otherReading: PlainDate | null } {
  if (state.status === 'release-due') return { lastDay: state.termEndsOn, otherReading: state.otherReading }
  if (runsUndecided(state)) {
    // Who evades is held by nobody; the limitation runs anew when the evasion ends.
    if (state.evadingSince && !isHeld(state)) return { lastDay: null, otherReading: null }
    const counting = limitation(state.limitationFrom)
    return { lastDay: counting?.lastDay ?? null, otherReading: counting?.otherReading ?? null }
  }
  const counting = state.status === 'applied' || state.status === 'under-review' ? termWhileHeld(state) : null
  return { lastDay: counting?.lastDay ?? null, otherReading: counting?.otherReading ?? null }
}

type Leg = { readonly ids: readonly string[]; readonly anchor: string }
const opening: Leg = { ids: ['dossier-adult', 'compulsory-dossier-open'], anchor: 'detected' }
const openingMinor: Leg = { ids: ['dossier-minor', 'compulsory-dossier-open'], anchor: 'detected' }
const reading: Leg = { ids: ['dossier-read', 'compulsory-read'], anchor: 'notice-given' }
const forwarding: Leg = { ids: ['dossier-forward', 'compulsory-forward-court'], anchor: 'reading-over' }
const checking: Leg = { ids: ['labour-check'], anchor: 'dossier-received' }
const completing: Leg = { ids: ['dossier-supplement'], anchor: 'dossier-returned' }
const accepting: Leg = { ids: ['court-return-incomplete'], anchor: 'court-received' }
const deciding: Leg = { ids: ['court-decide'], anchor: 'court-accepted' }
const decidingMinor: Leg = { ids: ['court-decide-minor'], anchor: 'court-accepted' }
const complaining: Leg = { ids: ['complaint-court-decision'], anchor: 'decision-announced' }

/** The legs of the way that are left, and the day from which the first of them runs. */
function wayLeft(state: DossierState): { readonly from: PlainDate; readonly legs: readonly Leg[] } {
  const decide = state.minor ? decidingMinor : deciding
  const court = [accepting, decide, complaining]
  switch (state.status) {
    case 'dossier-open': return { from: state.detectedOn, legs: [state.minor ? openingMinor : opening, reading, forwarding, checking, ...court] }
    case 'dossier-ready': return { from: state.madeOn ?? state.lastStepOn, legs: [reading, forwarding, checking, ...court] }
    case 'dossier-notified': return { from: state.noticeOn ?? state.lastStepOn, legs: [reading, forwarding, checking, ...court] }
    case 'dossier-at-labour': return { from: state.supplementedOn ?? state.forwardedOn ?? state.lastStepOn, legs: [checking, ...court] }
    case 'dossier-returned': return { from: state.returnedOn ?? state.lastStepOn, legs: [completing, checking, ...court] }
    case 'court-pending': return { from: state.courtSentOn ?? state.lastStepOn, legs: court }
    case 'court-returned': return { from: state.lastStepOn, legs: court }
    case 'court-accepted': case 'court-suspended': return { from: state.acceptedOn ?? state.lastStepOn, legs: [decide, complaining] }
    default: return { from: state.deliveredOn ?? state.decidedOn ?? state.lastStepOn, legs: [complaining] }
  }
}

type Earliest = { readonly on: PlainDate; readonly why: readonly DateStep[] }
const known = new WeakMap<DossierState, { readonly calendar: WorkingCalendar; readonly earliest: Earliest }>()

/**
 * The law gives no number of days for holding. The earliest reading: the times that the law does give for each step still to come, added up.
 * It informs and never keeps anyone: release is lawful on every day before it.
 */
export function earliestHoldingEnd(state: DossierState, calendar: WorkingCalendar): Earliest {
  const found = known.get(state)
  if (found?.calendar === calendar) return found.earliest
  const earliest = addedUp(state, calendar)
  known.set(state, { calendar, earliest })
  return earliest
}

/** No generosity here: what is counted against the keeper is counted shortly. */
function after(row: LawRow, value: number, on: PlainDate, anchor: string, calendar: WorkingCalendar): PlainDate {
  if (row.unit === 'day') return addDays(on, value)
  if (row.unit === 'working-day' && calendar.covers(addMonths(on, 1))) return calendar.addWorkingDays(on, value)
  return dueOf({ ...row, bound: 'commune-police-chief' }, { on, anchor }, calendar).dueOn
}

function addedUp(state: DossierState, calendar: WorkingCalendar): Earliest {
  const { from, legs } = wayLeft(state)
  const first = `anchor.${legs[0]!.anchor}`
  const why: DateStep[] = [{ say: 'no-number' }, { say: 'holding-earliest-reading', facts: { confidence: 'unverified' } }, { say: first, on: from }]
  let on = from
  for (const leg of legs) {
    const row = dossierRow(on, ...leg.ids)
    if (row?.value === undefined) continue
    on = after(row, row.value, on, leg.anchor, calendar)
    why.push({ say: `count.${row.unit}`, facts: { n: row.value }, on })
  }
  const last = lastLawfulDay(state).lastDay
  const end = last && last < on ? last : on
  return { on: end, why: [...why, { say: 'due', on: end }] }
}

/** The agency of the commune that answers: the committee until the law of 2026, the police since. */
export function communeAgency(unitId: string, on: PlainDate): string {
  return `${on >= newLawFrom ? 'commune-police' : 'commune-committee'}:${unitId}`
}
