/**
 * Post-rehabilitation management. Under the law of 2026: `notified` → `proposed` → `decided` → (rehabilitation completed) `in-management` → `completed`.
 * Under the law of 2021: `awaiting-report` → `reported` → `proposed` → `in-management` → `completed`. Ended otherwise: `removed`, `ended` (death),
 * `lapsed` (the term passed without a decision), `withdrawn` (rehabilitation was not completed). Nobody is listed before the decision.
 */
import { signedBy, testFields } from '../assessment/assessment.model.ts'
import type { Instant, PlainDate } from '../kernel/plain-date.ts'
import { choice, field, paperNumber, type Field, type MeasureState } from '../kernel/procedure.ts'
import { moveFields, visitFields } from '../voluntary-rehab/voluntary-rehab.model.ts'

export const postRehabStatuses = ['notified', 'awaiting-report', 'reported', 'proposed', 'decided', 'in-management', 'paused', 'completed', 'removed', 'ended', 'lapsed', 'withdrawn'] as const
export type PostRehabStatus = (typeof postRehabStatuses)[number]

export const supportKinds = ['education', 'counselling', 'supervision', 'work', 'training', 'money', 'papers', 'schooling'] as const
export type SupportKind = (typeof supportKinds)[number]
/** Prison or a school of compulsory education in the middle of the term; `to`: the day of return. */
export type Interruption = { readonly by: 'prison' | 'compulsory-education'; readonly from: PlainDate; readonly to: PlainDate | null }
export type Absence = { readonly from: PlainDate; readonly to: PlainDate; readonly reported: boolean }

export type PostRehabState = MeasureState & {
  readonly status: PostRehabStatus
  readonly after: 'voluntary' | 'substitution' | 'compulsory'
  readonly minorDecision: boolean
  readonly noticeOn: PlainDate | null
  readonly noticeAt: Instant | null
  readonly expectedEndOn: PlainDate | null
  readonly rehabCompletedOn: PlainDate | null
  readonly reportedOn: PlainDate | null
  readonly proposedOn: PlainDate | null
  readonly decidedOn: PlainDate | null
  readonly decidedAt: Instant | null
  readonly decidedMonths: number | null
  /** The day electronic monitoring was decided; a measure of its own. */
  readonly monitoredOn: PlainDate | null
  readonly handedOverOn: PlainDate | null
  readonly helper: string | null
  readonly visits: number
  readonly lastVisitOn: PlainDate | null
  readonly tests: number
  /** First day on which each kind of support was given. */
  readonly supports: Readonly<Partial<Record<SupportKind, PlainDate>>>
  readonly absences: readonly Absence[]
  readonly interruptions: readonly Interruption[]
  /** Stays in a social protection facility: they count as management. */
  readonly protection: readonly { readonly from: PlainDate; readonly to: PlainDate | null; readonly agency: string | null }[]
  readonly foundAddictedOn: PlainDate | null
  readonly move: { readonly toUnit: string; readonly leftOn: PlainDate; readonly leftAt: Instant | null } | null
  readonly late: boolean
}

const after = choice('after', ['voluntary', 'substitution', 'compulsory'])
export const postRehabFields = {
  'open-from-notice': [after, field('expectedEndOn', 'date', { required: true }), field('minor', 'yes-no'), field('unit', 'unit'), paperNumber],
  'open-on-completion': [after, field('completedOn', 'date', { required: true }), field('minor', 'yes-no'), field('unit', 'unit'), paperNumber],
  'report-home': [choice('how', ['in-person', 'representative', 'in-writing'], false)],
  propose: [paperNumber],
  decide: [field('months', 'number', { min: 1, max: 24 }), paperNumber],
  'hand-over-decision': [choice('to', ['person', 'representative'])],
  'rehab-completed': [field('completedOn', 'date', { required: true })],
  'rehab-not-completed': [],
  'rehab-not-yet-completed': [field('expectedEndOn', 'date')],
  'record-visit': visitFields,
  'record-support': [
    choice('support', supportKinds), field('detail', 'text', { max: 1000, compartment: 'SO' }), field('work', 'text', { max: 300, compartment: 'WK' }), field('amount', 'number', { min: 0, compartment: 'MN' }),
  ],
  'record-test': testFields,
  'assign-helper': [field('helper', 'text', { required: true, max: 120 }), paperNumber],
  'reported-absence': [field('from', 'date', { required: true }), field('to', 'date', { required: true })],
  'unreported-absence': [field('from', 'date', { required: true }), field('to', 'date', { required: true })],
  'move-out': moveFields,
  'confirm-arrival': [field('unit', 'unit')],
  'found-addicted': [field('certificateNumber', 'text', { max: 60, compartment: 'AS' }), ...signedBy],
  'found-not-addicted': [field('certificateNumber', 'text', { max: 60, compartment: 'AS' }), ...signedBy],
  'pause-management': [choice('interruptedBy', ['prison', 'compulsory-education']), paperNumber],
  'go-on-with-management': [paperNumber],
  'record-protection-stay': [field('from', 'date', { required: true }), field('to', 'date'), field('protectionAgency', 'agency')],
  complete: [paperNumber],
  'remove-early': [choice('ground', ['prison', 'compulsory-education', 'found-addicted', 'moved', 'dead-or-missing']), paperNumber],
  'close-undecided': [],
  'end-by-order': [field('because', 'text', { max: 60 }), choice('order', ['court', 'prison', 'compulsory-education', 'missing'], false), paperNumber],
  'end-by-death': [field('diedOn', 'date'), paperNumber],
  'e-monitoring-decided': [],
  'hand-over': [field('unit', 'unit'), field('agency', 'agency')],
} as const satisfies Record<string, readonly Field[]>
