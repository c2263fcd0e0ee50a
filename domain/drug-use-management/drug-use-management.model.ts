/**
 * Management of a person who uses drugs without permission. Statuses: `detected` (positive test) → `checked` (residence) → `notified` → `managed`
 * → `ended`. Beside: `interrupted` (detention), `stopped` (a ground of the law), `closed` (never decided), `dead`. Nobody is listed before the decision.
 */
import { testFields } from '../assessment/assessment.model.ts'
import type { Instant, PlainDate } from '../kernel/plain-date.ts'
import { choice, field, paperNumber, type Field, type MeasureState } from '../kernel/procedure.ts'
import { moveFields, visitFields } from '../voluntary-rehab/voluntary-rehab.model.ts'
import { stopGrounds, suspicionGrounds } from './drug-use-management.law.ts'

export const drugUseStatuses = ['detected', 'checked', 'notified', 'managed', 'interrupted', 'ended', 'stopped', 'closed', 'dead'] as const
export type DrugUseStatus = (typeof drugUseStatuses)[number]

export type Interval = { readonly from: PlainDate; readonly to: PlainDate | null }
export type TeamMember = { readonly part: string; readonly helper: string }

export type DrugUseState = MeasureState & {
  readonly status: DrugUseStatus
  /** Day and moment of the positive result; the discovery may lie before it. */
  readonly positiveOn: PlainDate
  readonly positiveAt: Instant | null
  readonly foundOn: PlainDate
  readonly remote: boolean
  readonly residence: 'registered' | 'thirty-days' | 'none' | null
  /** The commune of residence where it is another: it takes over with the notice. */
  readonly residenceUnit: string | null
  readonly checkedOn: PlainDate | null
  readonly checkedAt: Instant | null
  readonly resultReceivedOn: PlainDate | null
  readonly resultReceivedAt: Instant | null
  readonly noticeOn: PlainDate | null
  readonly noticeAt: Instant | null
  /** A case in which the law asks for an assessment first, as a human stated it; null where none was stated. */
  readonly assessmentCase: string | null
  /** Day of the latest result of an assessment since the use that is looked at. */
  readonly notAddictedOn: PlainDate | null
  readonly notAddictedAt: Instant | null
  readonly addictedOn: PlainDate | null
  readonly decidedOn: PlainDate | null
  readonly renewed: number
  readonly handedOverOn: PlainDate | null
  readonly useFoundOn: PlainDate | null
  readonly lastCheckOn: PlainDate | null
  readonly checks: number
  readonly tests: number
  readonly visits: number
  readonly team: readonly TeamMember[]
  /** Absences of which nobody knew the place. */
  readonly absences: readonly Interval[]
  readonly detentions: readonly Interval[]
  readonly move: { readonly toUnit: string; readonly leftOn: PlainDate; readonly leftAt: Instant | null } | null
  readonly arrivedOn: PlainDate | null
  readonly fileSentOn: PlainDate | null
  readonly ground: string | null
  readonly late: boolean
}

/** Whether the use is a matter of criminal law is decided by others and only recorded. */
export const criminalCheck: Field = { name: 'criminalCheck', kind: 'choice', required: false, options: ['not-criminal', 'sent-to-investigation'], compartment: 'DO' }
export const assessmentCases = ['commune-education', 'post-rehab'] as const

export const drugUseFields = {
  'record-use': [
    choice('suspicion', suspicionGrounds, false), field('foundOn', 'date'), field('remote', 'yes-no'), field('unit', 'unit'), choice('assessmentCase', assessmentCases, false), ...testFields.filter((each) => each.name !== 'testResult'), criminalCheck, paperNumber,
  ],
  'receive-result': [],
  'verify-residence': [choice('residence', ['registered', 'thirty-days', 'none']), field('livesHereSince', 'date'), field('unit', 'unit'), paperNumber],
  'send-notice': [field('unit', 'unit'), paperNumber],
  'assessed-not-addicted': [field('resultOn', 'date')],
  'assessed-addicted': [field('resultOn', 'date')],
  decide: [field('notAddictedOn', 'date'), field('basisPaper', 'text', { max: 120 }), paperNumber],
  redecide: [field('notAddictedOn', 'date'), field('basisPaper', 'text', { max: 120 }), paperNumber],
  'hand-over-decision': [choice('to', ['person', 'representative'], false), field('copyTo', 'unit')],
  'assign-member': [choice('part', ['deputy', 'family', 'organisation', 'social-worker', 'teacher', 'youth-union']), field('helper', 'text', { required: true, max: 120 })],
  'check-residence': [field('present', 'yes-no', { required: true })],
  'record-visit': visitFields,
  'record-test': testFields,
  'found-using': [criminalCheck, paperNumber],
  'unknown-absence': [field('from', 'date', { required: true }), field('to', 'date', { required: true })],
  interrupt: [paperNumber],
  resume: [paperNumber],
  'move-out': moveFields,
  'confirm-arrival': [field('unit', 'unit')],
  'transfer-file': [paperNumber],
  end: [paperNumber],
  stop: [choice('ground', [...new Set([...stopGrounds.former, ...stopGrounds.present])]), paperNumber, field('orderNumber', 'text', { max: 60, compartment: 'DO' })],
  'close-undecided': [choice('because', ['not-addicted', 'addicted', 'no-use', 'criminal-case', 'opened-by-mistake'], false)],
  'end-by-order': [field('because', 'text', { max: 60 })],
  'end-by-death': [field('diedOn', 'date'), paperNumber],
  'hand-over': [field('unit', 'unit'), field('agency', 'agency')],
} as const satisfies Record<string, readonly Field[]>
