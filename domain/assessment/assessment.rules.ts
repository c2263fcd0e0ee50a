/** The procedure from a body test to the registration for rehabilitation, or to its end without a finding of addiction. */
import type { LawRow } from '../kernel/law.ts'
import { regimeOn } from '../kernel/law-timeline.ts'
import type { Consequence, MeasureEvent } from '../kernel/measure.ts'
import { ageOn, instantAt, type PlainDate } from '../kernel/plain-date.ts'
import { buildProcedure, refusal, type ActSpec } from '../kernel/procedure.ts'
import { assessmentDeadlines, registrationOver } from './assessment.deadlines.ts'
import { ages, assessmentLaw } from './assessment.law.ts'
import { assessmentFields, assessmentStatuses, type AssessmentState } from './assessment.model.ts'

export { isMinor } from './assessment.deadlines.ts'
export { ages, assessmentLaw } from './assessment.law.ts'

type Spec = ActSpec<AssessmentState>
const row = (...ids: string[]) => (on: PlainDate): LawRow | undefined => ids.map((id) => assessmentLaw.on(id, on)).find(Boolean)

/** Managing agency: the People's Committee until the law of 2026, the commune police since. */
function agencyOf(unitId: string, on: PlainDate): string {
  return `${regimeOn(on) === 'r2026' ? 'commune-police' : 'commune-committee'}:${unitId}`
}

function opened(event: MeasureEvent): AssessmentState {
  return {
    status: 'tested', open: true, regime: regimeOn(event.occurredOn), unitId: event.actor.unitId, agencyId: agencyOf(event.actor.unitId, event.occurredOn), registeredOn: event.occurredOn,
    startedOn: null, termEndsOn: null, otherReading: null, endedOn: null, lastStepOn: event.occurredOn, doubts: [],
    result: null, resultOn: null, facility: null, receivedOn: null, toldOn: null, toldAt: null, toldTo: null, restartedOn: null, restartedAt: null,
  }
}
const close = (state: AssessmentState, status: AssessmentState['status'], event: MeasureEvent): AssessmentState => ({ ...state, status, open: false, endedOn: event.occurredOn })
const start = (state: AssessmentState | null, event: MeasureEvent): AssessmentState => state ?? opened(event)

const recordTest: Spec = {
  fields: assessmentFields['record-test'], mode: 'note', begins: true, statuses: ['tested', 'requested', 'resulted', 'told', 'not-registered'], row: row('body-test'),
  apply: start,
}
const requestAssessment: Spec = {
  fields: assessmentFields['request-assessment'], mode: 'step', begins: true, statuses: ['tested'], row: row('assessment-request'),
  check: ({ values, act, context }) => underAge(context.subject.birth, act.occurredOn) ?? (values.day('receivedOn') && values.day('receivedOn')! > context.today ? refusal('in-future', { occurredOn: values.day('receivedOn')!, today: context.today }) : null),
  apply: (state, event, values) => ({ ...start(state, event), status: 'requested', facility: values.text('facility'), receivedOn: values.day('receivedOn') }),
}
const recordResult: Spec = {
  fields: assessmentFields['record-result'], mode: 'step', begins: true, statuses: ['tested', 'requested'], row: row('assess-result'),
  check: ({ values, act, context }) => {
    const issuedOn = values.day('issuedOn')
    return underAge(context.subject.birth, act.occurredOn) ?? (issuedOn && issuedOn > act.occurredOn ? refusal('dates-reversed', { from: issuedOn, to: act.occurredOn }) : null)
  },
  apply: (state, event, values) => ({ ...start(state, event), status: 'resulted', result: values.text('result') as 'addicted' | 'not-addicted', resultOn: values.day('issuedOn') ?? event.occurredOn }),
}
const tellResult: Spec = {
  fields: assessmentFields['tell-result'], mode: 'step', statuses: ['resulted', 'told'], row: row('assess-result-forward', 'addiction-result-send'),
  offered: (state) => state.status !== 'told' || state.toldTo === 'person',
  apply: (state, event, values) => ({ ...state!, status: 'told', toldOn: event.occurredOn, toldAt: event.occurredAt ?? null, toldTo: values.text('toldTo') as 'person' | 'representative' }),
}
const registered: Spec = {
  fields: assessmentFields.registered, mode: 'system', statuses: ['tested', 'requested', 'resulted', 'told', 'not-registered'], row: row('register-voluntary', 'rehab-registration'),
  apply: (state, event) => close(state!, 'registered', event),
}
const noteNotRegistered: Spec = {
  fields: assessmentFields['note-not-registered'], mode: 'step', statuses: ['told'], row: row('not-registered-record'), burdens: true,
  offered: (state) => state.result === 'addicted',
  opens: (state, context) => registrationOver(state, context),
  ready: (state, context) => (state.result !== 'addicted' ? refusal('not-addicted', { act: 'note-not-registered' }) : registrationOver(state, context) ? null : refusal('not-told', { act: 'note-not-registered' })),
  check: ({ state, context, act, values }) => {
    const over = registrationOver(state!, context)!
    // The end of the time may fall on the day itself: without a recorded hour only the next day is certain.
    if (!act.occurredAt && act.occurredOn <= over.opensOn && over.opensAt > instantAt(over.opensOn)) return refusal('not-now', { act: act.type, opensOn: over.opensOn, opensAt: over.opensAt }, over.row)
    return over.row.confidence === 'unverified' && !values.text('basisPaper') ? refusal('basis-needed', { act: act.type }, over.row) : null
  },
  apply: (state) => ({ ...state!, status: 'not-registered' }),
}
const forceMajeureEnded: Spec = {
  fields: assessmentFields['force-majeure-ended'], mode: 'step', statuses: ['told', 'not-registered'], row: row('force-majeure-restart'),
  apply: (state, event) => ({ ...state!, status: 'told', restartedOn: event.occurredOn, restartedAt: event.occurredAt ?? null }),
}
const closeWithoutAddiction: Spec = {
  fields: assessmentFields['close-without-addiction'], mode: 'release', statuses: ['tested', 'requested', 'resulted', 'told'], row: row('no-addiction'),
  offered: (state) => state.result !== 'addicted',
  check: ({ state, values, row: basis }) => (state!.result === 'addicted' && values.text('because') !== 'opened-by-mistake' ? refusal('result-says-otherwise', { act: 'close-without-addiction' }, basis) : null),
  apply: (state, event) => close(state!, 'closed', event),
}

const openStatuses = ['tested', 'requested', 'resulted', 'told', 'not-registered'] as const
const endByDeath: Spec = {
  fields: assessmentFields['end-by-death'], mode: 'release', systemToo: true, statuses: openStatuses, row: row('no-addiction'),
  consequences: (input): Consequence[] => (input.context.actor.role === 'system' ? [] : input.context.others.filter((other) => other.row.open && ['voluntary-home', 'post-rehab'].includes(other.row.kind)).map((other) => ({ kind: 'act', measureId: other.measureId, act: { id: input.act.id, type: 'end-by-death', occurredOn: input.act.occurredOn, data: {} } }))),
  apply: (state, event) => close(state!, 'ended', event),
}
/** A unit or agency hands its work to another: the case follows. */
const handOver: Spec = {
  fields: assessmentFields['hand-over'], mode: 'system', statuses: openStatuses, row: () => undefined,
  apply: (state, event, values) => {
    const unitId = values.text('unit') ?? state!.unitId
    return { ...state!, unitId, agencyId: values.text('agency') ?? agencyOf(unitId, event.occurredOn) }
  },
}

function underAge(birth: string, on: PlainDate) {
  return ageOn(birth, on) < ages.lowest ? refusal('under-twelve', { lowest: ages.lowest }) : null
}

export const assessment = buildProcedure<AssessmentState>({
  kind: 'assessment',
  line: assessmentStatuses,
  acts: {
    'record-test': recordTest, 'request-assessment': requestAssessment, 'record-result': recordResult, 'tell-result': tellResult, registered,
    'note-not-registered': noteNotRegistered, 'force-majeure-ended': forceMajeureEnded, 'close-without-addiction': closeWithoutAddiction, 'end-by-death': endByDeath, 'hand-over': handOver,
  },
  deadlines: assessmentDeadlines,
  facts: (state) => ({ result: state.result, resultOn: state.resultOn, toldOn: state.toldOn, registered: state.status === 'registered', notRegistered: state.status === 'not-registered', sentTo: state.facility ? [state.facility] : [] }),
})
