/**
 * Voluntary rehabilitation in a private or a public facility. Statuses: `registered` → `decided` → (public: `placement-requested` → `central-requested`
 * → `designated`, perhaps `postponed`) → `in-rehab` → `completed`; `partly-completed` where the rest is done at home; `suspended` while treated at home,
 * `in-prison` in prison. Under the law of 2021 a contract begins it at once. Nobody here is held: leaving is always possible, and never an escape.
 */
import { testFields } from '../assessment/assessment.model.ts'
import type { Instant, PlainDate } from '../kernel/plain-date.ts'
import { choice, field, paperNumber, type Field, type MeasureState } from '../kernel/procedure.ts'
import { stageNames, visitFields, voluntaryFields, type Interval, type StageInterval } from './voluntary-rehab.model.ts'

export const facilityStatuses = [
  'registered', 'decided', 'placement-requested', 'central-requested', 'designated', 'postponed', 'in-rehab', 'suspended', 'in-prison',
  'completed', 'partly-completed', 'withdrawn', 'not-started', 'quit', 'changed-form', 'exempted', 'ended',
] as const
/** A private facility is entered by contract: nobody names, postpones or suspends there. */
const publicOnly: readonly string[] = ['placement-requested', 'central-requested', 'designated', 'postponed', 'suspended', 'exempted']
export const privateStatuses: readonly string[] = facilityStatuses.filter((status) => !publicOnly.includes(status))
export const publicStatuses: readonly string[] = facilityStatuses.filter((status) => status !== 'partly-completed')
export type FacilityStatus = (typeof facilityStatuses)[number]

export type Outing = { readonly why: string; readonly from: PlainDate; readonly to: PlainDate | null }

export type FacilityState = MeasureState & {
  readonly status: FacilityStatus
  /** First or repeated rehabilitation, as a human stated it on a paper; never computed. */
  readonly turn: 'first' | 'repeat' | null
  readonly registeredMonths: number | null
  readonly registeredAt: Instant | null
  readonly months: number | null
  readonly decidedOn: PlainDate | null
  readonly decidedAt: Instant | null
  readonly restartedOn: PlainDate | null
  /** The police of the province, which receives every decision; and the body asked for a place. */
  readonly provincePolice: string | null
  readonly requestedOn: PlainDate | null
  readonly requestedAt: Instant | null
  readonly centralAgency: string | null
  readonly centralOn: PlainDate | null
  readonly centralAt: Instant | null
  readonly designatedOn: PlainDate | null
  /** The facility chosen or named; `facilityId` is the one where the person is now. */
  readonly placeId: string | null
  /** The police of the commune in which the private facility has its seat. */
  readonly seatPolice: string | null
  readonly startedAt: Instant | null
  /** The day this facility took the person in. */
  readonly facilitySince: PlainDate | null
  readonly interruptions: readonly Interval[]
  readonly creditedDays: number
  readonly stages: readonly StageInterval[]
  /** Hospital, leave, out for proceedings: all of it counts in the term. */
  readonly outings: readonly Outing[]
  readonly absentFrom: PlainDate | null
  readonly visits: number
  readonly tests: number
  readonly breaches: number
  readonly supportedOn: PlainDate | null
  readonly noticed: readonly string[]
  readonly endNoticeOn: PlainDate | null
  /** Where a postponed case stood. */
  readonly postponedFrom: FacilityStatus | null
  readonly suspendedOn: PlainDate | null
  readonly transfer: { readonly facility: string; readonly decidedOn: PlainDate } | null
  /** The day the licence of the private facility was suspended. */
  readonly facilityStoppedOn: PlainDate | null
  readonly completedOn: PlainDate | null
  readonly wording: 'all-stages' | 'term-served' | null
  readonly late: boolean
}

const turnFields = [choice('turn', ['first', 'repeat'], false), field('turnPaper', 'text', { max: 120 })]
const proof = field('proofPaper', 'text', { required: true, max: 120 })

export const facilityFields = {
  register: [
    field('months', 'number', { min: 1, max: 60 }), ...turnFields, field('resultIssuedOn', 'date'), field('representativeSigned', 'yes-no'), field('facility', 'agency'), field('changeOfForm', 'yes-no'),
    field('noStableResidence', 'yes-no'), paperNumber,
  ],
  admit: [
    field('unit', 'unit', { required: true }), field('facility', 'agency'), field('months', 'number', { min: 1, max: 60 }), ...turnFields, field('representativeSigned', 'yes-no'), field('changeOfForm', 'yes-no'), paperNumber,
  ],
  decide: [field('months', 'number', { min: 1, max: 60 }), ...turnFields, paperNumber],
  'request-placement': [paperNumber],
  designate: [field('facility', 'agency', { required: true }), paperNumber],
  'request-central': [field('central', 'agency', { required: true }), paperNumber],
  'designate-central': [field('facility', 'agency', { required: true }), paperNumber],
  'force-majeure-ended': voluntaryFields['force-majeure-ended'],
  postpone: [choice('postponement', ['serious-illness', 'family-hardship']), proof, paperNumber],
  'end-postponement': [paperNumber],
  exempt: [choice('exemption', ['critical-illness', 'pregnancy', 'no-longer-addicted']), proof, paperNumber],
  start: [field('facility', 'agency'), field('contractNumber', 'text', { max: 60 }), paperNumber],
  'record-stage': [choice('stage', stageNames), field('from', 'date', { required: true }), field('to', 'date')],
  'record-visit': visitFields,
  'record-test': testFields,
  'record-support': voluntaryFields['record-support'],
  notify: [choice('about', ['start', 'quit', 'completion', 'part']), choice('toPolice', ['residence', 'seat']), field('seat', 'agency'), paperNumber],
  'go-out': [choice('why', ['hospital', 'funeral', 'family', 'proceedings', 'other']), paperNumber],
  'come-back': [],
  'record-absence': voluntaryFields['record-absence'],
  'excuse-absence': voluntaryFields['excuse-absence'],
  suspend: [proof, paperNumber],
  resume: [paperNumber],
  interrupt: voluntaryFields.interrupt,
  'resume-after-prison': voluntaryFields['resume-after-prison'],
  transfer: [field('facility', 'agency', { required: true }), paperNumber],
  'transfer-central': [field('facility', 'agency', { required: true }), paperNumber],
  'receive-transfer': [paperNumber],
  'facility-stopped': [field('decisionNumber', 'text', { required: true, max: 120 })],
  'record-breach': voluntaryFields['record-breach'],
  quit: voluntaryFields.quit,
  'end-notice': voluntaryFields['end-notice'],
  'complete-part': [paperNumber],
  complete: voluntaryFields.complete,
  'end-by-death': voluntaryFields['end-by-death'],
  'end-by-order': voluntaryFields['end-by-order'],
  'change-form': voluntaryFields['change-form'],
  'hand-over': voluntaryFields['hand-over'],
} as const satisfies Record<string, readonly Field[]>
