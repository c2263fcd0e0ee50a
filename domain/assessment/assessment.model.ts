/**
 * Test and assessment of addiction. Statuses: `tested` → `requested` → `resulted` → `told` → `registered` (closed).
 * Beside: `not-registered` (breach recorded; registering late stays possible), `closed` (no addiction), `ended` (death).
 */
import { choice, field, paperNumber, type Field, type MeasureState } from '../kernel/procedure.ts'
import type { Instant, PlainDate } from '../kernel/plain-date.ts'

export const assessmentStatuses = ['tested', 'requested', 'resulted', 'told', 'not-registered', 'registered', 'closed', 'ended'] as const
export type AssessmentStatus = (typeof assessmentStatuses)[number]

export type AssessmentState = MeasureState & {
  readonly status: AssessmentStatus
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

/** The body test: its content belongs to the compartment of substance use. */
export const testFields: readonly Field[] = [
  choice('sample', ['urine', 'saliva', 'blood', 'hair']),
  { name: 'testResult', kind: 'choice', required: true, options: ['negative', 'positive'], compartment: 'US' },
  { name: 'substance', kind: 'choice', required: false, options: substances, compartment: 'US' },
]

export const assessmentFields = {
  'record-test': testFields,
  'request-assessment': [choice('requestedBy', ['police', 'person', 'representative']), field('facility', 'agency'), field('receivedOn', 'date'), paperNumber],
  'record-result': [
    choice('result', ['addicted', 'not-addicted']), field('issuedOn', 'date'),
    field('certificateNumber', 'text', { max: 60, compartment: 'AS' }), field('facility', 'text', { max: 200, compartment: 'AS' }),
  ],
  'tell-result': [choice('toldTo', ['person', 'representative']), choice('told', ['in-person', 'delivered', 'posted'])],
  registered: [field('place', 'text', { max: 20 })],
  'note-not-registered': [paperNumber, field('basisPaper', 'text', { max: 120 }), field('statement', 'text', { max: 1000, compartment: 'DO' })],
  'force-majeure-ended': [field('decisionNumber', 'text', { required: true, max: 60 })],
  'end-by-death': [field('diedOn', 'date'), paperNumber],
  'hand-over': [field('unit', 'unit'), field('agency', 'agency')],
  'close-without-addiction': [choice('because', ['not-addicted', 'negative-test', 'opened-by-mistake'])],
} as const satisfies Record<string, readonly Field[]>
