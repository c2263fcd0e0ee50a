/**
 * Compulsory rehabilitation from the decision of the court in effect on. `ordered` → (law of 2026: `facility-requested` → `facility-referred` → `facility-named`) →
 * `in-facility` → `completed`. Beside the line: `postponed`, `fugitive` (absconded before admission), `on-leave`, `out-for-proceedings`,
 * `suspended` (ill, at home), `escaped`, `in-prison`. Ended otherwise: `exempted`, `remainder-exempted`, `unexecuted` (not carried out in its time),
 * `deceased` → `ended`. Whoever is held counts down from the first day held; days away are intervals, so the last lawful day is always known.
 */
import type { Instant, PlainDate } from '../kernel/plain-date.ts'
import { choice, field, paperNumber, type Field, type MeasureState } from '../kernel/procedure.ts'
import { stageNames, type StageInterval } from '../voluntary-rehab/voluntary-rehab.model.ts'

export const compulsoryStatuses = [
  'ordered', 'facility-requested', 'facility-referred', 'facility-named', 'postponed', 'fugitive', 'in-facility', 'on-leave', 'out-for-proceedings', 'suspended', 'escaped', 'in-prison',
  'deceased', 'completed', 'exempted', 'remainder-exempted', 'unexecuted', 'ended',
] as const
export type CompulsoryStatus = (typeof compulsoryStatuses)[number]

/** Days away that may not count. `to`: the day of return. `onPaper`: a human named the paper on which leaving the days out rests. */
export type Gap = { readonly from: PlainDate; readonly to: PlainDate | null; readonly cause: 'escape' | 'prison'; readonly onPaper: boolean }
/** One step of the execution, with its hour where it was recorded. */
export type Moment = { readonly on: PlainDate; readonly at: Instant | null }

export type CompulsoryState = MeasureState & {
  readonly status: CompulsoryStatus
  /** Where the person is kept now; null while free, at home, in prison or away. */
  readonly facilityId: string | null
  /** Months of the decision. */
  readonly months: number
  readonly turn: 'first' | 'repeat' | null
  /** The decision was made on a person of 12 to under 18; the kind of decision stays when the person turns 18. */
  readonly minor: boolean
  readonly heldDays: number
  readonly court: string | null
  readonly decidedOn: PlainDate
  readonly effectiveOn: PlainDate
  /** Holding goes on from the decision to the admission: where, and since which day. */
  readonly holding: { readonly facility: string; readonly from: PlainDate } | null
  readonly received: Moment | null
  readonly personReceivedOn: PlainDate | null
  readonly requestedAt: Moment | null
  readonly referredAt: Moment | null
  readonly central: string | null
  readonly designatedAt: Moment | null
  readonly designatedTo: string | null
  readonly designationReceivedAt: Moment | null
  readonly restartedAt: Moment | null
  readonly capacityUntil: PlainDate | null
  readonly askedCourt: 'postpone' | 'exempt' | null
  readonly postponedOn: PlainDate | null
  readonly groundEndedOn: PlainDate | null
  readonly postponements: number
  /** From when the limitation of execution runs. */
  readonly limitationFrom: PlainDate
  readonly evadingSince: PlainDate | null
  readonly admittedOn: PlainDate | null
  readonly takenOn: PlainDate | null
  readonly home: string | null
  readonly guestAt: string | null
  readonly gaps: readonly Gap[]
  readonly searchOn: PlainDate | null
  readonly escapedAt: Moment | null
  readonly escapeNotified: boolean
  readonly hospital: readonly { readonly from: PlainDate; readonly to: PlainDate | null }[]
  readonly stages: readonly StageInterval[]
  readonly evaluations: Readonly<Record<string, string>>
  readonly reviewedOn: PlainDate | null
  readonly postedOn: PlainDate | null
  readonly proposal: { readonly what: 'reduce' | 'suspend' | 'exempt-remainder'; readonly on: PlainDate; readonly court: string | null } | null
  readonly reducedMonths: number
  readonly suspendedOn: PlainDate | null
  readonly leaveAsked: Moment | null
  readonly leave: { readonly from: PlainDate; readonly to: PlainDate } | null
  readonly out: { readonly from: PlainDate; readonly until: PlainDate | null } | null
  readonly protectionNeedOn: PlainDate | null
  readonly protectionSentOn: PlainDate | null
  readonly protectionAgency: string | null
  readonly endNoticeOn: PlainDate | null
  readonly livesIn: string | null
  readonly diedOn: PlainDate | null
  readonly deathTold: readonly string[]
  readonly relativesToldAt: Moment | null
  readonly procuracy: string | null
  readonly escort: string | null
  readonly completedOn: PlainDate | null
  readonly wording: 'all-stages' | 'term-served' | null
  readonly late: boolean
  /** Days kept after the last lawful day, printed for the person. */
  readonly daysBeyond: number
}

/** Health and family grounds lie with the papers of the court, not with the legal status. */
const quiet = (of: Field): Field => ({ ...of, compartment: 'DO' })
const basisPaper = field('basisPaper', 'text', { max: 120 })
const order: readonly Field[] = [
  field('months', 'number', { required: true, min: 1, max: 60 }), field('effectiveOn', 'date', { required: true }), field('court', 'agency'), field('minor', 'yes-no', { required: true }), field('heldDays', 'number', { required: true, min: 0, max: 2000 }),
  field('facility', 'agency'), field('decidedOn', 'date'), choice('turn', ['first', 'repeat'], false), field('turnPaper', 'text', { max: 120 }), field('unit', 'unit'), paperNumber,
]
const courtRequests = ['postpone', 'exempt'] as const
const postponeGrounds = ['serious-illness', 'family-hardship'] as const
const exemptGrounds = ['grave-illness', 'pregnancy', 'no-longer-addicted'] as const
const remainder = ['progress-or-merit', 'grave-illness', 'pregnancy', 'prison'] as const

export const compulsoryFields = {
  'open-from-court': order,
  'import-order': [...order, field('admittedOn', 'date'), field('takenOn', 'date')],
  'record-receipt': [choice('receivedBy', ['executing-body', 'person'])],
  'request-court': [choice('courtRequest', courtRequests), quiet(choice('courtGround', [...postponeGrounds, ...exemptGrounds])), field('court', 'agency'), paperNumber],
  postpone: [quiet(choice('courtGround', postponeGrounds)), field('court', 'agency'), paperNumber],
  'refuse-request': [paperNumber],
  'report-ground-ended': [paperNumber],
  'end-postponement': [basisPaper, paperNumber],
  exempt: [quiet(choice('courtGround', exemptGrounds)), field('court', 'agency'), paperNumber],
  'request-facility': [paperNumber],
  'refer-designation': [choice('referTo', ['ministry-drug-police', 'ministry-reformatories']), field('central', 'agency'), paperNumber],
  designate: [field('facility', 'agency', { required: true }), paperNumber],
  'receive-designation': [paperNumber],
  'extend-for-capacity': [field('until', 'date', { required: true }), paperNumber],
  'force-majeure-ended': [field('decisionNumber', 'text', { required: true, max: 60 })],
  admit: [field('facility', 'agency'), field('takenOn', 'date'), field('escort', 'agency'), field('belongings', 'text', { max: 1000, compartment: 'DO' }), paperNumber],
  'record-escape': [basisPaper, field('note', 'text', { max: 1000, compartment: 'DO' })],
  'order-search': [paperNumber],
  'notify-escape': [paperNumber],
  'record-return': [choice('returnedHow', ['by-self', 'found', 'brought-by-family']), field('facility', 'agency'), basisPaper],
  'end-unexecuted': [paperNumber],
  'record-stage': [choice('stage', stageNames), field('from', 'date', { required: true }), field('to', 'date')],
  'record-hospital': [field('from', 'date', { required: true }), field('to', 'date')],
  'record-evaluation': [field('month', 'month', { required: true }), choice('grade', ['good', 'fair', 'average', 'weak'])],
  'review-reductions': [choice('reviewResult', ['proposed', 'not-proposed'])],
  'post-reduction-list': [paperNumber],
  'propose-to-court': [choice('proposed', ['reduce', 'suspend', 'exempt-remainder']), field('court', 'agency'), quiet(choice('courtGround', ['progress', 'merit', 'serious-illness', ...remainder.slice(1)], false)), paperNumber],
  reduce: [field('reducedMonths', 'number', { required: true, min: 1, max: 24 }), field('court', 'agency'), paperNumber],
  suspend: [field('court', 'agency'), paperNumber],
  'resume-after-illness': [field('court', 'agency'), field('facility', 'agency'), basisPaper, paperNumber],
  'exempt-remainder': [quiet(choice('courtGround', remainder)), field('court', 'agency'), paperNumber],
  'request-leave': [choice('relative', ['parent', 'spouse', 'spouse-parent', 'child'])],
  'grant-leave': [field('from', 'date', { required: true }), field('to', 'date', { required: true }), field('travelDays', 'number', { min: 0, max: 15 }), paperNumber],
  'return-from-leave': [],
  'out-for-proceedings': [field('requestedBy', 'agency'), field('until', 'date'), paperNumber],
  'extend-proceedings': [field('until', 'date', { required: true }), paperNumber],
  'return-from-proceedings': [],
  'transfer-facility': [field('facility', 'agency', { required: true }), field('temporary', 'yes-no'), paperNumber],
  'return-from-transfer': [],
  'move-to-adult-facility': [field('facility', 'agency', { required: true }), paperNumber],
  'interrupt-by-prison': [basisPaper, paperNumber],
  'resume-after-prison': [field('facility', 'agency'), paperNumber],
  'refer-to-education': [basisPaper, paperNumber],
  'record-protection-need': [choice('protectionNeed', ['minor-without-home', 'frail-without-residence', 'no-residence-unable-to-work'])],
  'refer-social-protection': [field('protectionAgency', 'agency'), paperNumber],
  'end-notice': [field('unit', 'unit'), paperNumber],
  complete: [choice('handedTo', ['person', 'family', 'commune', 'social-protection'], false), paperNumber],
  'record-death': [field('diedOn', 'date'), field('procuracy', 'agency'), paperNumber],
  'notify-death': [choice('told', ['investigation', 'procuracy', 'court', 'health', 'relatives'])],
  'close-after-death': [choice('relativesPresent', ['yes', 'no']), paperNumber],
  'end-by-death': [field('diedOn', 'date'), paperNumber],
  'end-by-order': [field('because', 'text', { max: 60 }), choice('order', ['court', 'prison', 'compulsory-education', 'missing'], false), paperNumber],
  'order-corrected': [field('months', 'number', { min: 1, max: 60 }), field('heldDays', 'number', { min: 0, max: 2000 }), field('heldDaysBefore', 'number', { min: 0, max: 2000 })],
  'hand-over': [field('unit', 'unit'), field('agency', 'agency')],
} as const satisfies Record<string, readonly Field[]>
