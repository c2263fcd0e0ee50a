/**
 * Substitution treatment. Statuses: `registered` → `decided` (law of 2021) → `in-treatment` → `completed`. Ended otherwise: `withdrawn` (before the
 * start), `quit` (own wish), `not-started`, `self-terminated` (both by a record), `forced-end`, `ended` (death, order). It has no term of the law.
 */
import type { Instant, PlainDate } from '../kernel/plain-date.ts'
import { choice, field, paperNumber, type Field, type MeasureState } from '../kernel/procedure.ts'
import { moveFields } from '../voluntary-rehab/voluntary-rehab.model.ts'

export const substitutionStatuses = ['registered', 'decided', 'in-treatment', 'completed', 'withdrawn', 'quit', 'not-started', 'self-terminated', 'forced-end', 'ended'] as const
export type SubstitutionStatus = (typeof substitutionStatuses)[number]

export type SubstitutionState = MeasureState & {
  readonly status: SubstitutionStatus
  /** The medical centre chosen, then the one that treats. */
  readonly centre: string | null
  /** The centre to which the health department has sent the patient of a closed site. */
  readonly nextCentre: string | null
  readonly registeredAt: Instant | null
  readonly decidedOn: PlainDate | null
  /** End of a force majeure, by a recorded decision: the time to begin starts again. */
  readonly restartedOn: PlainDate | null
  readonly startedAt: Instant | null
  readonly noticedOn: PlainDate | null
  readonly noticedAt: Instant | null
  /** Day of a decision on electronic monitoring; its clock is answered. */
  readonly monitoredOn: PlainDate | null
  readonly absentFrom: PlainDate | null
  readonly siteSuspendedOn: PlainDate | null
  readonly reassignedOn: PlainDate | null
  readonly helper: string | null
  readonly move: { readonly toUnit: string; readonly leftOn: PlainDate; readonly leftAt: Instant | null } | null
  readonly completedOn: PlainDate | null
  readonly ground: string | null
}

export const substitutionFields = {
  register: [
    field('centre', 'agency'), { name: 'opioids', kind: 'yes-no', required: false, compartment: 'US' }, field('resultIssuedOn', 'date'), field('representativeSigned', 'yes-no'), field('unit', 'unit'), paperNumber,
  ],
  decide: [paperNumber],
  start: [field('centre', 'agency'), field('unit', 'unit'), field('representativeSigned', 'yes-no'), paperNumber],
  'force-majeure-ended': [field('decisionNumber', 'text', { required: true, max: 60 })],
  'intake-notice': [paperNumber],
  'record-absence': [field('from', 'date', { required: true })],
  'excuse-absence': [choice('reason', ['illness', 'family', 'work', 'force-majeure', 'other'])],
  'record-breach': [
    choice('breach', ['not-started', 'quit']), field('absentFrom', 'date'), field('basisPaper', 'text', { max: 120 }), paperNumber, field('statement', 'text', { max: 1000, compartment: 'DO' }),
  ],
  'forced-end': [
    choice('endGround', ['protocol-breaches', 'tests-in-a-row']), field('firstOn', 'date', { required: true }), field('lastOn', 'date', { required: true }), field('times', 'number', { required: true, min: 1, max: 100 }),
    field('basisPaper', 'text', { max: 120 }), paperNumber,
  ],
  quit: [choice('by', ['person', 'representative']), choice('reason', ['own-wish', 'other-form', 'illness', 'other'], false)],
  complete: [paperNumber],
  'change-centre': [field('centre', 'agency', { required: true }), paperNumber],
  'site-suspended': [paperNumber],
  'reassign-site': [field('centre', 'agency', { required: true }), paperNumber],
  'receive-at-site': [],
  'assign-helper': [field('helper', 'text', { required: true, max: 120 }), paperNumber],
  'move-out': moveFields,
  'confirm-arrival': [field('unit', 'unit')],
  'e-monitoring-decided': [],
  'end-by-order': [field('because', 'text', { max: 60 }), paperNumber],
  'end-by-death': [field('diedOn', 'date'), paperNumber],
  'hand-over': [field('unit', 'unit'), field('agency', 'agency')],
} as const satisfies Record<string, readonly Field[]>
