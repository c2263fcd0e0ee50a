/**
 * Test and assessment of addiction. Statuses: `tested` → `requested` → `resulted` → `told` → `registered` (closed).
 * Beside: `not-registered` (breach recorded; registering late stays possible), `closed` (no addiction), `ended` (death).
 */
import { choice, field, paperNumber, type Field, type MeasureState } from '../kernel/procedure.ts'
import type { Instant, PlainDate } from '../kernel/plain-date.ts'
import { assessmentGrounds } from './assessment.law.ts'

export const assessmentStatuses = ['tested', 'requested', 'resulted', 'told', 'not-registered', 'registered', 'closed', 'ended'] as const
export type AssessmentStatus = (typeof assessmentStatuses)[number]

export type AssessmentState = MeasureState & {
  readonly status: AssessmentStatus
  /** Why the person is assessed, as the requesting body stated it. */
  readonly ground: (typeof assessmentGrounds.former)[number] | null
  /** Where: decides whether medical staff travel or the file does. */
  readonly assessedAt: string | null
  readonly requestedOn: PlainDate | null
  readonly fileReceivedOn: PlainDate | null
  readonly fileReceivedAt: Instant | null
  readonly staffSentOn: PlainDate | null
  /** Administrative holding in order to assess. */
  readonly detainedOn: PlainDate | null
  readonly detentionEndedOn: PlainDate | null
  readonly refusedOn: PlainDate | null
  readonly result: 'addicted' | 'not-addicted' | null
  /** Day on the result paper. */
  readonly resultOn: PlainDate | null
  /** The assessing facility the person was sent to, by agency id. */
  readonly facility: string | null
  readonly receivedOn: PlainDate | null
  /** The provable day (and hour) on which the person, or a minor's representative, was told. Starts the time to register. */
  readonly toldOn: PlainDate | null
  readonly toldAt: Instant | null
  readonly toldTo: 'person' | 'representative' | null
  /** End of a force majeure, by a recorded decision: the time to register starts again. */
  readonly restartedOn: PlainDate | null
  readonly restartedAt: Instant | null
}

export const substances = ['opioids', 'amphetamine-type', 'cannabis', 'cocaine', 'ketamine', 'several', 'other'] as const

/** Who signed the finding: a certificate of the register (its id, or the number on it), or the paper that stands for it where the rule is unverified. */
export const signedBy: readonly Field[] = [field('certificate', 'text', { max: 60, compartment: 'AS' }), field('basisPaper', 'text', { max: 120, compartment: 'AS' })]

/** The body test: its content belongs to the compartment of substance use. */
export const testFields: readonly Field[] = [
  choice('sample', ['urine', 'saliva', 'blood', 'hair']),
  { name: 'testResult', kind: 'choice', required: true, options: ['negative', 'positive'], compartment: 'US' },
  { name: 'substance', kind: 'choice', required: false, options: substances, compartment: 'US' },
  field('representativePresent', 'yes-no'),
]

export const assessmentFields = {
  'record-test': testFields,
  'request-assessment': [
    choice('requestedBy', ['police', 'person', 'representative']), field('facility', 'agency'), field('receivedOn', 'date'),
    choice('assessmentGround', assessmentGrounds.former, false), field('educationEndedOn', 'date'), choice('assessedAt', ['facility', 'holding-with-facility', 'holding-without-facility', 'agreed-place'], false), field('detainedOn', 'date'),
    field('representativeSigned', 'yes-no'), paperNumber,
  ],
  'receive-file': [],
  'staff-sent': [],
  'receive-person': [field('facility', 'agency')],
  'detention-ended': [],
  'note-refusal': [paperNumber, field('statement', 'text', { max: 1000, compartment: 'DO' })],
  'record-result': [
    choice('result', ['addicted', 'not-addicted']), field('issuedOn', 'date'),
    field('certificateNumber', 'text', { max: 60, compartment: 'AS' }), field('facility', 'text', { max: 200, compartment: 'AS' }), ...signedBy,
  ],
  'tell-result': [choice('toldTo', ['person', 'representative']), choice('told', ['in-person', 'delivered', 'posted'])],
  registered: [field('place', 'text', { max: 20 })],
  'note-not-registered': [paperNumber, field('basisPaper', 'text', { max: 120 }), field('statement', 'text', { max: 1000, compartment: 'DO' })],
  'force-majeure-ended': [field('decisionNumber', 'text', { required: true, max: 60 })],
  'end-by-death': [field('diedOn', 'date'), paperNumber],
  'end-by-order': [field('because', 'text', { max: 100 })],
  'hand-over': [field('unit', 'unit'), field('agency', 'agency')],
  'close-without-addiction': [choice('because', ['not-addicted', 'negative-test', 'opened-by-mistake'])],
} as const satisfies Record<string, readonly Field[]>
