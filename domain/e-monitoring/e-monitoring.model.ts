/**
 * Electronic monitoring. Decisions and events only: there is no field, table or signal for where a person is. Statuses: `asked-for` (parents of a minor)
 * → `decided` → `worn` ⇄ `taken-off`, `paused`; ended by `exempted` or `ended`. It hangs on rehabilitation at home, substitution or post-rehabilitation.
 */
import type { Instant, PlainDate } from '../kernel/plain-date.ts'
import { choice, field, paperNumber, type Field, type MeasureState } from '../kernel/procedure.ts'
import { moveFields, type Move } from '../voluntary-rehab/voluntary-rehab.model.ts'

export const eMonitoringStatuses = ['asked-for', 'decided', 'worn', 'taken-off', 'paused', 'exempted', 'ended'] as const
export type EMonitoringStatus = (typeof eMonitoringStatuses)[number]
export const carriers = ['voluntary-home', 'substitution', 'post-rehab'] as const
export const monitoringGrounds = ['adult', 'parents-request', 'no-stable-residence'] as const

/** What an officer found and wrote in minutes, by the letters of Decree 163/2026 Art. 24(1); `refused`: the person will not have it fitted. */
export const breachKinds = ['tampering', 'not-worn', 'removed', 'battery', 'not-presented', 'refused'] as const
export type BreachKind = (typeof breachKinds)[number]
export type Breach = { readonly on: PlainDate; readonly at: Instant | null; readonly what: BreachKind; readonly cured: 'open' | 'yes' | 'no'; readonly excused: boolean }

export type Moment = { readonly on: PlainDate; readonly at: Instant | null }

export type EMonitoringState = MeasureState & {
  readonly status: EMonitoringStatus
  readonly over: (typeof carriers)[number]
  readonly ground: (typeof monitoringGrounds)[number]
  readonly minor: boolean
  readonly requested: Moment | null
  readonly decidedOn: PlainDate | null
  readonly decidedAt: Instant | null
  readonly months: number | null
  /** The last lawful day of the measure it hangs on, as last known. */
  readonly carrierEndsOn: PlainDate | null
  /** The day on which the person leaves a facility, where the device must be on before. */
  readonly releaseOn: PlainDate | null
  readonly facility: string | null
  readonly fittedOn: PlainDate | null
  readonly wornHereSince: PlainDate | null
  /** From when the person has time to come and have it fitted again. */
  readonly refitFrom: Moment | null
  readonly removedFor: string | null
  readonly damage: (Moment & { readonly reported: boolean }) | null
  readonly batteryEmpty: Moment | null
  readonly breaches: readonly Breach[]
  /** Papers of a breach in substitution treatment, on which a new decision may rest. */
  readonly breachPapers: Moment | null
  readonly officer: string | null
  readonly move: Move | null
  readonly late: boolean
}

const because = field('because', 'text', { max: 60 })

export const eMonitoringFields = {
  request: [choice('over', carriers), field('representativeSigned', 'yes-no', { required: true }), paperNumber],
  decide: [choice('over', carriers, false), choice('monitoringGround', monitoringGrounds, false), field('requestPaper', 'text', { max: 120 }), paperNumber],
  fit: [choice('fittedAt', ['commune', 'facility', 'seat-police']), paperNumber],
  'remove-temporarily': [choice('removal', ['medical', 'abroad', 'proceedings', 'other']), field('until', 'date', { required: true }), field('byAir', 'yes-no'), paperNumber],
  refit: [paperNumber],
  'change-position': [paperNumber],
  'change-position-medical': [paperNumber],
  'note-damage': [],
  'report-damage': [],
  'replace-device': [paperNumber],
  'note-battery-empty': [field('from', 'date', { required: true })],
  'battery-charged': [],
  'record-breach': [choice('finding', breachKinds), field('basisPaper', 'text', { max: 120 }), paperNumber, field('statement', 'text', { max: 1000, compartment: 'DO' })],
  'record-cured': [],
  'record-not-cured': [field('basisPaper', 'text', { max: 120 }), paperNumber],
  'force-majeure-reported': [field('from', 'date', { required: true }), field('to', 'date', { required: true })],
  'breach-papers': [paperNumber],
  'decide-anew': [paperNumber],
  pause: [choice('pausedFor', ['prison', 'compulsory-education', 'reformatory']), paperNumber],
  'end-pause': [],
  exempt: [paperNumber],
  end: [choice('endedBecause', ['term-over', 'facility', 'measure-ended', 'dead-or-missing']), paperNumber],
  'assign-officer': [field('helper', 'text', { required: true, max: 120 }), paperNumber],
  'move-out': moveFields,
  'confirm-arrival': [field('unit', 'unit')],
  'measure-term': [field('endsOn', 'date')],
  'carrier-moved': [field('toUnit', 'unit', { required: true })],
  'measure-ended': [because],
  'end-by-order': [because, paperNumber],
  'end-by-death': [field('diedOn', 'date'), paperNumber],
  'hand-over': [field('unit', 'unit'), field('agency', 'agency')],
} as const satisfies Record<string, readonly Field[]>
