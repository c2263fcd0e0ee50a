/**
 * The night board of a facility: who is there, who is away, who leaves and who comes, from the measures in its sight. Pure. An over-stay is a fact of the measure:
 * nothing here, no reason and no note, takes it off the board.
 */
import { addDays, daysBetween, later, type PlainDate } from '../kernel/plain-date.ts'
import type { Area } from './facilities.model.ts'
import { bedsInUse } from './facilities.model.ts'

/** As the caller's role may read it: events and clocks are empty where it reads a status only. */
export type BoardMeasure = {
  readonly measureId: string
  readonly personId: string
  readonly kind: string
  readonly status: string
  /** The facility that keeps the person; undefined where the role does not read it. */
  readonly facilityId?: string | null | undefined
  readonly termEndsOn: PlainDate | null
  readonly nextDueOn: PlainDate | null
  readonly deadlines: readonly BoardClock[]
  readonly events: readonly BoardEvent[]
}
export type BoardClock = { readonly clock: string; readonly key?: string | null | undefined; readonly act?: string | null | undefined; readonly kind: string; readonly dueOn: PlainDate; readonly dueAt?: string | null | undefined; readonly bound: string; readonly confidence: string }
export type BoardEvent = { readonly type: string; readonly occurredOn: PlainDate; readonly data: Readonly<Record<string, unknown>> }
export type BoardPlace = { readonly measureId: string; readonly area: string; readonly bed: number | null; readonly kept: boolean }

/** Kinds of measure in which a facility keeps somebody. */
export const keptKinds = ['compulsory', 'compulsory-dossier', 'voluntary-public', 'voluntary-private'] as const
const comingStatuses: Readonly<Record<string, readonly string[]>> = {
  compulsory: ['ordered', 'facility-requested', 'facility-referred', 'facility-named'], 'voluntary-public': ['designated'], 'voluntary-private': ['registered', 'decided'], 'compulsory-dossier': [],
}
const presentStatuses: Readonly<Record<string, readonly string[]>> = { compulsory: ['in-facility', 'on-leave', 'out-for-proceedings'], 'voluntary-public': ['in-rehab'], 'voluntary-private': ['in-rehab'] }
/** How long the board looks ahead for leavers, and for the forecast; a choice of the screen. */
export const leavingWithin = 7
export const forecastDays = 30

export type Outing = { readonly why: string; readonly since: PlainDate | null; readonly until: PlainDate | null }
export type Standing = { readonly here: 'present' | 'away' | 'coming' | 'none'; readonly outing: Outing | null }

const dayIn = (value: unknown): PlainDate | null => (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? (value as PlainDate) : null)

/** Where a person of this measure is tonight. */
export function standingOf(measure: BoardMeasure, ownId: string, placed: BoardPlace | undefined, today: PlainDate): Standing {
  const coming = comingStatuses[measure.kind]?.includes(measure.status) ?? false
  // Held here while the execution is prepared: there, not coming. A role that reads no facility knows it by the bed.
  const keptHere = measure.facilityId === undefined ? placed !== undefined && !placed.kept : measure.facilityId === ownId
  if (measure.kind === 'compulsory-dossier') return { here: measure.facilityId === undefined ? 'present' : keptHere ? 'present' : 'none', outing: null }
  if (coming) return { here: keptHere ? 'present' : 'coming', outing: null }
  if (!presentStatuses[measure.kind]?.includes(measure.status)) return { here: 'none', outing: null }
  if (measure.facilityId !== undefined && !keptHere) return { here: measure.facilityId === null ? 'none' : 'coming', outing: null }
  const outing = outingOf(measure, today)
  return { here: outing ? 'away' : 'present', outing }
}

/** Leave, proceedings, hospital, an outing: the last one that has not ended. */
export function outingOf(measure: BoardMeasure, today: PlainDate): Outing | null {
  const last = (...types: readonly string[]) => measure.events.findLast((event) => types.includes(event.type))
  if (measure.status === 'on-leave') { const leave = last('grant-leave'); return { why: 'leave', since: dayIn(leave?.data['from']) ?? leave?.occurredOn ?? null, until: dayIn(leave?.data['to']) } }
  if (measure.status === 'out-for-proceedings') { const out = last('out-for-proceedings', 'extend-proceedings'); return { why: 'proceedings', since: last('out-for-proceedings')?.occurredOn ?? null, until: dayIn(out?.data['until']) } }
  const hospital = last('record-hospital')
  if (hospital) {
    const [from, to] = [dayIn(hospital.data['from']), dayIn(hospital.data['to'])]
    if (from && from <= today && (to === null || to > today)) return { why: 'hospital', since: from, until: to }
  }
  const step = last('go-out', 'come-back')
  return step?.type === 'go-out' ? { why: typeof step.data['why'] === 'string' ? step.data['why'] : 'other', since: step.occurredOn, until: null } : null
}

/** The papers of an ending: clocks that still stand with somebody are missing; a notice on record is done. */
export function papersOf(measure: BoardMeasure): readonly (BoardClock & { readonly state: 'missing' | 'done' })[] {
  const missing = measure.deadlines.filter((clock) => clock.kind !== 'term' && clock.kind !== 'right' && clock.kind !== 'min' && clock.kind !== 'periodic').map((clock) => ({ ...clock, state: 'missing' as const }))
  const notice = measure.events.findLast((event) => event.type === 'end-notice')
  const done = notice && !missing.some((clock) => clock.act === 'end-notice') ? [{ clock: 'end-notice', key: '', act: 'end-notice', kind: 'lead', dueOn: notice.occurredOn, bound: 'facility-head', confidence: 'verified', state: 'done' as const }] : []
  return [...done, ...missing]
}

export type Forecast = { readonly days: readonly { readonly on: PlainDate; readonly leaving: number; readonly coming: number; readonly present: number }[]; readonly leaving: number; readonly coming: number; readonly withoutDay: number; readonly fullOn: PlainDate | null }

/**
 * Day by day: everybody whose last lawful day has come leaves the day after; whoever is on the way comes on the last day of the clock under which the coming
 * stands, tomorrow at the earliest. Who has neither is counted apart, and nobody is added who has no case yet.
 */
export function forecastOf(present: number, ends: readonly (PlainDate | null)[], arrivals: readonly (PlainDate | null)[], usable: number | null, today: PlainDate): Forecast {
  const tomorrow = addDays(today, 1)
  const leavesOn = ends.flatMap((end) => (end === null ? [] : [later(addDays(end, 1), tomorrow)]))
  const comesOn = arrivals.flatMap((on) => (on === null ? [] : [later(on, tomorrow)]))
  let there = present
  let fullOn: PlainDate | null = null
  const days = Array.from({ length: forecastDays }, (_, index) => {
    const on = addDays(tomorrow, index)
    const [leaving, coming] = [leavesOn.filter((day) => day === on).length, comesOn.filter((day) => day === on).length]
    there += coming - leaving
    if (fullOn === null && usable !== null && there >= usable) fullOn = on
    return { on, leaving, coming, present: there }
  })
  return { days, leaving: days.reduce((sum, each) => sum + each.leaving, 0), coming: days.reduce((sum, each) => sum + each.coming, 0), withoutDay: arrivals.filter((on) => on === null).length, fullOn }
}

export type AreaCount = { readonly name: string; readonly use: Area['use']; readonly beds: number; readonly outOfService: number; readonly taken: number | null; readonly kept: number | null; readonly over: boolean }

/** Beds by area; places nobody may read are null, never nought. Fewer than no bed is free nowhere. */
export function areasOf(areas: readonly Area[], places: readonly BoardPlace[] | null): readonly AreaCount[] {
  return areas.map((area) => {
    const inside = places?.filter((place) => place.area === area.name)
    const [taken, kept] = inside ? [inside.filter((place) => !place.kept).length, inside.filter((place) => place.kept).length] : [null, null]
    return { name: area.name, use: area.use, beds: area.beds, outOfService: area.outOfService ?? 0, taken, kept, over: taken !== null && taken > bedsInUse(area) }
  })
}

/** Days kept after the last lawful day; nought where it has not passed. */
export const daysBeyond = (end: PlainDate | null, today: PlainDate): number => (end !== null && end < today ? daysBetween(end, today) : 0)
