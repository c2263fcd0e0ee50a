/**
 * Voluntary rehabilitation at home or in the community. Statuses: `registered` → `decided` → `in-rehab` → `completed`; after a part in a private
 * facility `rest-due` → `in-rehab`; `in-prison` while the person is in prison. Ended otherwise: `withdrawn` (left before the start), `not-started`,
 * `quit`, `changed-form`, `rest-lapsed` (the rest was not registered and its time is over), `ended` (death, court, prison). Stages are intervals that may overlap, never one current stage.
 */
import { testFields } from '../assessment/assessment.model.ts'
import type { Instant, PlainDate } from '../kernel/plain-date.ts'
import { choice, field, paperNumber, type Field, type MeasureState } from '../kernel/procedure.ts'

export const voluntaryStatuses = ['registered', 'decided', 'rest-due', 'in-rehab', 'in-prison', 'completed', 'withdrawn', 'not-started', 'quit', 'changed-form', 'rest-lapsed', 'ended'] as const
export type VoluntaryStatus = (typeof voluntaryStatuses)[number]

export type StageInterval = { readonly stage: string; readonly from: PlainDate; readonly to: PlainDate | null }
/** Days from `from` until `to`; open while `to` is null. */
export type Interval = { readonly from: PlainDate; readonly to: PlainDate | null }
/** Stages of the facility as one line of codes and days, and read again: `s1/2026-07-08/2026-07-10`. */
export const stagesText = (stages: readonly StageInterval[]): string => stages.map((each) => [each.stage, each.from, each.to ?? ''].join('/')).join(' ')
export const stagesOfText = (text: string | null): StageInterval[] => (text ?? '').split(' ').filter(Boolean).map((part) => {
  const [stage, from, to] = part.split('/') as [string, PlainDate, string]
  return { stage, from, to: to ? (to as PlainDate) : null }
})
export type Move = { readonly toUnit: string; readonly leftOn: PlainDate; readonly leftAt: Instant | null }

export type VoluntaryState = MeasureState & {
  readonly status: VoluntaryStatus
  readonly place: 'home' | 'community'
  /** First or repeated rehabilitation, as a human stated it on a paper; never computed. */
  readonly turn: 'first' | 'repeat' | null
  readonly registeredMonths: number | null
  readonly registeredAt: Instant | null
  readonly months: number | null
  readonly provider: string | null
  readonly decidedOn: PlainDate | null
  readonly decidedAt: Instant | null
  readonly startedAt: Instant | null
  readonly stages: readonly StageInterval[]
  readonly lastVisitOn: PlainDate | null
  readonly visits: number
  readonly tests: number
  readonly breaches: number
  readonly absentFrom: PlainDate | null
  readonly supportedOn: PlainDate | null
  readonly providerNoticed: readonly string[]
  readonly endNoticeOn: PlainDate | null
  readonly helper: string | null
  readonly move: Move | null
  readonly completedOn: PlainDate | null
  /** Days in prison, which are not served; days served in another form, which are. */
  readonly interruptions: readonly Interval[]
  readonly creditedDays: number
  /** The day the partial stay in a private facility ended, where only the rest is done here. */
  readonly restSince: PlainDate | null
  /** The end of a force majeure restarts the time to begin. */
  readonly restartedOn: PlainDate | null
  /** The day electronic monitoring was decided, which is a measure of its own. */
  readonly monitoredOn: PlainDate | null
  /** The paper's wording: whole process, or time served. Stages never delay the end. */
  readonly wording: 'all-stages' | 'term-served' | null
  readonly late: boolean
}

export const visitFields: readonly Field[] = [
  field('met', 'yes-no', { required: true }), choice('where', ['home', 'office', 'phone', 'elsewhere']), choice('need', ['none', 'health', 'counselling', 'work', 'papers', 'money', 'schooling'], false),
  field('note', 'text', { max: 1000, compartment: 'SO' }),
]
export const moveFields: readonly Field[] = [field('toUnit', 'unit', { required: true }), paperNumber]
export const stageNames = ['a', 'b', 'c', 'd', 'e', 's1', 's2', 's3', 's4', 's5'] as const

export const voluntaryFields = {
  register: [
    choice('place', ['home', 'community']), field('months', 'number', { min: 1, max: 60 }), choice('turn', ['first', 'repeat'], false), field('turnPaper', 'text', { max: 120 }),
    field('resultIssuedOn', 'date'), field('representativeSigned', 'yes-no'), field('provider', 'agency'), field('changeOfForm', 'yes-no'), paperNumber,
  ],
  decide: [field('months', 'number', { min: 1, max: 60 }), choice('turn', ['first', 'repeat'], false), field('turnPaper', 'text', { max: 120 }), paperNumber],
  start: [field('provider', 'agency'), paperNumber],
  'record-stage': [choice('stage', stageNames), field('from', 'date', { required: true }), field('to', 'date')],
  'record-visit': visitFields,
  'record-test': testFields,
  'record-support': [choice('support', ['one-off', 'food', 'medicine', 'other']), { name: 'amount', kind: 'number', required: false, min: 0, compartment: 'MN' }],
  'assign-helper': [field('helper', 'text', { required: true, max: 120 }), paperNumber],
  'provider-notice': [choice('about', ['start', 'quit', 'completion'])],
  'record-absence': [field('from', 'date', { required: true })],
  'excuse-absence': [choice('reason', ['illness', 'family', 'work', 'force-majeure', 'other'])],
  'record-breach': [
    choice('breach', ['not-started', 'quit', 'used']), field('absentFrom', 'date'), field('sessionsMissed', 'number', { min: 0, max: 1000 }), field('basisPaper', 'text', { max: 120 }), paperNumber,
    field('statement', 'text', { max: 1000, compartment: 'DO' }),
  ],
  quit: [choice('by', ['person', 'representative']), choice('reason', ['own-wish', 'other-form', 'illness', 'other'], false)],
  'move-out': moveFields,
  'confirm-arrival': [field('unit', 'unit')],
  'end-notice': [paperNumber],
  complete: [paperNumber],
  'end-by-death': [field('diedOn', 'date'), paperNumber],
  'end-by-order': [choice('order', ['court', 'prison', 'compulsory-education', 'missing'], false), field('because', 'text', { max: 60 }), paperNumber],
  'open-rest': [
    field('unit', 'unit', { required: true }), field('months', 'number', { required: true, min: 1, max: 60 }), choice('turn', ['first', 'repeat'], false), field('decidedOn', 'date', { required: true }), field('startedOn', 'date', { required: true }),
    field('shiftDays', 'number', { min: -100_000, max: 100_000 }), field('stagesDone', 'text', { max: 300 }), field('supportedOn', 'date'),
  ],
  'register-rest': [choice('place', ['home', 'community'], false), field('provider', 'agency'), paperNumber],
  'close-rest': [],
  'change-form': [],
  interrupt: [paperNumber],
  'resume-after-prison': [paperNumber],
  'force-majeure-ended': [field('decisionNumber', 'text', { required: true, max: 120 })],
  'e-monitoring-decided': [],
  'hand-over': [field('unit', 'unit'), field('agency', 'agency')],
} as const satisfies Record<string, readonly Field[]>
