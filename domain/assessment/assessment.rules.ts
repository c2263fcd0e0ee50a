/** The procedure from a body test to the registration for rehabilitation, or to its end without a finding of addiction. */
import type { LawRow } from '../kernel/law.ts'
import { regimeOn } from '../kernel/law-timeline.ts'
import type { Refusal } from '../kernel/decision.ts'
import type { Consequence, MeasureEvent } from '../kernel/measure.ts'
import { addMonths, ageOn, instantAt, type PlainDate } from '../kernel/plain-date.ts'
import { buildProcedure, handOverAct, refusal, type ActSpec, type Input } from '../kernel/procedure.ts'
import { assessmentDeadlines, isMinor, registrationClock, registrationOver } from './assessment.deadlines.ts'
import { ages, assessmentGrounds, assessmentLaw } from './assessment.law.ts'
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
    ground: null, assessedAt: null, requestedOn: null, fileReceivedOn: null, fileReceivedAt: null, staffSentOn: null, detainedOn: null, detentionEndedOn: null, refusedOn: null, result: null, resultOn: null, facility: null, receivedOn: null, toldOn: null, toldAt: null, toldTo: null, restartedOn: null, restartedAt: null,
  }
}
const close = (state: AssessmentState, status: AssessmentState['status'], event: MeasureEvent): AssessmentState => ({ ...state, status, open: false, endedOn: event.occurredOn })
const start = (state: AssessmentState | null, event: MeasureEvent): AssessmentState => state ?? opened(event)

const recordTest: Spec = {
  fields: assessmentFields['record-test'], mode: 'note', begins: true, statuses: ['tested', 'requested', 'resulted', 'told', 'not-registered'], row: row('body-test'),
  check: ({ values, act, context }) => (isMinor(context.subject, act.occurredOn) && values.text('sample') !== 'urine' && !values.flag('representativePresent') ? refusal('representative-needed', { act: act.type }, assessmentLaw.on('body-test', act.occurredOn)) : null),
  apply: start,
}
/** The ground must be one the law of that day knows; the year after commune education is counted to the day of the request. */
function groundRefusal({ values, act, regime, row: basis }: Input<AssessmentState>): Refusal | null {
  const ground = values.text('assessmentGround')
  if (!ground || regime === 'before-2022') return null
  const known: readonly string[] = regime === 'r2026' ? assessmentGrounds.present : assessmentGrounds.former
  if (!known.includes(ground)) return refusal('ground-not-in-law', { ground }, assessmentLaw.on('assessment-grounds', act.occurredOn) ?? basis)
  const [endedOn, lookback] = [values.day('educationEndedOn'), assessmentLaw.on('commune-education-lookback', act.occurredOn)]
  if (ground !== 'commune-education' || !endedOn || !lookback?.value) return null
  const until = addMonths(endedOn, lookback.value)
  return act.occurredOn > until ? refusal('lookback-over', { endedOn, until }, lookback) : null
}
const requestAssessment: Spec = {
  fields: assessmentFields['request-assessment'], mode: 'step', begins: true, statuses: ['tested'], row: row('assessment-request'),
  check: (input) => {
    const { values, act, context, regime, row: basis } = input
    const alone = regime !== 'before-2022' && values.text('requestedBy') === 'person' && isMinor(context.subject, act.occurredOn) && !values.flag('representativeSigned')
    return underAge(context.subject.birth, act.occurredOn) ?? (alone ? refusal('representative-needed', { act: act.type }, basis) : null) ?? groundRefusal(input)
      ?? (values.day('receivedOn') && values.day('receivedOn')! > context.today ? refusal('in-future', { occurredOn: values.day('receivedOn')!, today: context.today }) : null)
  },
  apply: (state, event, values) => ({
    ...start(state, event), status: 'requested', facility: values.text('facility'), receivedOn: values.day('receivedOn'), requestedOn: event.occurredOn, ground: values.text('assessmentGround') as AssessmentState['ground'],
    assessedAt: values.text('assessedAt'), detainedOn: values.day('detainedOn'),
  }),
}
const receiveFile: Spec = {
  fields: assessmentFields['receive-file'], mode: 'note', statuses: ['requested'], row: row('receive-file'), offered: (state) => state.fileReceivedOn === null,
  apply: (state, event) => ({ ...state!, fileReceivedOn: event.occurredOn, fileReceivedAt: event.occurredAt ?? null }),
}
const staffSent: Spec = {
  fields: assessmentFields['staff-sent'], mode: 'note', statuses: ['requested'], row: row('assess-staff-dispatch', 'receive-file'), offered: (state) => state.fileReceivedOn !== null && state.staffSentOn === null,
  apply: (state, event) => ({ ...state!, staffSentOn: event.occurredOn }),
}
const receivePerson: Spec = {
  fields: assessmentFields['receive-person'], mode: 'note', statuses: ['requested'], row: row('assess-file-forward', 'receive-file'), offered: (state) => state.receivedOn === null,
  apply: (state, event, values) => ({ ...state!, receivedOn: event.occurredOn, facility: values.text('facility') ?? state!.facility }),
}
const detentionEnded: Spec = {
  fields: assessmentFields['detention-ended'], mode: 'note', statuses: ['requested', 'resulted', 'told'], row: row('admin-detention-for-assessment', 'detention-ended'), offered: (state) => state.detainedOn !== null && state.detentionEndedOn === null,
  apply: (state, event) => ({ ...state!, detentionEndedOn: event.occurredOn }),
}
/** The person did not come or declined. No text read ties a consequence to it: it is written down, and there is still no result. */
const noteRefusal: Spec = {
  fields: assessmentFields['note-refusal'], mode: 'note', statuses: ['requested'], row: row('assessment-refusal'),
  apply: (state, event) => ({ ...state!, refusedOn: event.occurredOn }),
}
/** An open management of the person as a user learns the result; what follows is decided by its officer. */
function tellManagement(input: Pick<Input<AssessmentState>, 'context' | 'act'>, result: string, resultOn: PlainDate): Consequence[] {
  return input.context.others.filter((other) => other.row.kind === 'user-management' && other.row.open && other.row.registeredOn <= input.act.occurredOn).map((other) => ({
    kind: 'act', measureId: other.measureId, act: { id: input.act.id, type: result === 'addicted' ? 'assessed-addicted' : 'assessed-not-addicted', occurredOn: input.act.occurredOn, occurredAt: input.act.occurredAt, data: { resultOn } },
  }))
}
const recordResult: Spec = {
  fields: assessmentFields['record-result'], mode: 'step', begins: true, statuses: ['tested', 'requested'], row: row('assess-result'),
  check: ({ values, act, context }) => {
    const issuedOn = values.day('issuedOn')
    return underAge(context.subject.birth, act.occurredOn) ?? (issuedOn && issuedOn > act.occurredOn ? refusal('dates-reversed', { from: issuedOn, to: act.occurredOn }) : null)
  },
  consequences: (input) => tellManagement(input, input.values.text('result')!, input.values.day('issuedOn') ?? input.act.occurredOn),
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
  ready: (state, context) => (registrationClock(state, context.subject)?.row.id === 'register-after-post-rehab' ? refusal('no-limit-to-register', { act: 'note-not-registered' }, registrationClock(state, context.subject)!.row) : state.result !== 'addicted' ? refusal('not-addicted', { act: 'note-not-registered' }) : registrationOver(state, context) ? null : refusal('not-told', { act: 'note-not-registered' })),
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
  consequences: (input): Consequence[] => (input.context.actor.role === 'system' ? [] : input.context.others.filter((other) => other.row.open).map((other) => ({ kind: 'act', measureId: other.measureId, act: { id: input.act.id, type: 'end-by-death', occurredOn: input.act.occurredOn, data: {} } }))),
  apply: (state, event) => close(state!, 'ended', event),
}
/** An order of compulsory rehabilitation is in effect: nobody waits for a registration any more. */
const endByOrder: Spec = {
  fields: assessmentFields['end-by-order'], mode: 'system', statuses: openStatuses, row: () => undefined,
  apply: (state, event) => close(state!, 'ended', event),
}
const handOver: Spec = handOverAct(assessmentFields['hand-over'], openStatuses, agencyOf)

function underAge(birth: string, on: PlainDate) {
  return ageOn(birth, on) < ages.lowest ? refusal('under-twelve', { lowest: ages.lowest }) : null
}

export const assessment = buildProcedure<AssessmentState>({
  kind: 'assessment',
  line: assessmentStatuses,
  acts: {
    'record-test': recordTest, 'request-assessment': requestAssessment, 'receive-file': receiveFile, 'staff-sent': staffSent, 'receive-person': receivePerson, 'detention-ended': detentionEnded, 'note-refusal': noteRefusal, 'record-result': recordResult, 'tell-result': tellResult, registered,
    'note-not-registered': noteNotRegistered, 'force-majeure-ended': forceMajeureEnded, 'close-without-addiction': closeWithoutAddiction, 'end-by-death': endByDeath, 'end-by-order': endByOrder, 'hand-over': handOver,
  },
  deadlines: assessmentDeadlines,
  facts: (state) => ({
    ground: state.ground, refusedOn: state.refusedOn, detainedOn: state.detentionEndedOn ? null : state.detainedOn, result: state.result, resultOn: state.resultOn, toldOn: state.toldOn, registered: state.status === 'registered', notRegistered: state.status === 'not-registered', sentTo: state.facility ? [state.facility] : [],
  }),
  afterCorrection: (before, after, act, context) => (after.result && (after.result !== before.result || after.resultOn !== before.resultOn) ? tellManagement({ act: { ...act, data: {} }, context }, after.result, after.resultOn!) : []),
})
