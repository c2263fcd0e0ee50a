/** The procedure of substitution treatment: from the registration, or the admission at the centre, to its completion or another end. */
import { ages, isMinor } from '../assessment/assessment.rules.ts'
import type { Refusal } from '../kernel/decision.ts'
import type { LawRow } from '../kernel/law.ts'
import { newLawFrom, regimeOn } from '../kernel/law-timeline.ts'
import type { Consequence, MeasureEvent, RuleContext } from '../kernel/measure.ts'
import { addMonths, ageOn, type PlainDate } from '../kernel/plain-date.ts'
import { afterItsSteps, buildProcedure, handOverAct, namedHelper, refusal, sentWithMove, type ActSpec, type Input, type Opening, type Values } from '../kernel/procedure.ts'
import { workingCalendar } from '../kernel/working-calendar.ts'
import { absenceOver, handOverAt, lawOn, moveRow, startOver, substitutionDeadlines } from './substitution.deadlines.ts'
import { breachesNeeded, substitutionLaw } from './substitution.law.ts'
import { substitutionFields, substitutionStatuses, type SubstitutionState, type SubstitutionStatus } from './substitution.model.ts'

export { substitutionLaw } from './substitution.law.ts'

type Spec = ActSpec<SubstitutionState>
type SubstitutionInput = Input<SubstitutionState>
const row = (...ids: string[]) => (on: PlainDate): LawRow | undefined => lawOn(on, ...ids)
const openStatuses = ['registered', 'decided', 'in-treatment'] as const

function agencyOf(unitId: string, on: PlainDate): string {
  return `${regimeOn(on) === 'r2026' ? 'commune-police' : 'commune-committee'}:${unitId}`
}
/** The answering body changed on 2026-07-01; a measure follows with its first act after that day. */
function touch(state: SubstitutionState, event: MeasureEvent): SubstitutionState {
  return event.occurredOn >= newLawFrom && state.agencyId.startsWith('commune-committee:') ? { ...state, agencyId: agencyOf(state.unitId, event.occurredOn) } : state
}
const close = (state: SubstitutionState, status: SubstitutionStatus, event: MeasureEvent, ground: string | null = null): SubstitutionState =>
  ({ ...touch(state, event), status, open: false, endedOn: event.occurredOn, facilityId: null, move: null, absentFrom: null, siteSuspendedOn: null, nextCentre: null, ground })
const open = (context: RuleContext, kind: string) => context.others.filter((other) => other.row.kind === kind && other.row.open)

function tell(measureId: string, input: Pick<SubstitutionInput, 'act'>, type: string, data: Record<string, unknown> = {}): Consequence {
  return { kind: 'act', measureId, act: { id: input.act.id, type, occurredOn: input.act.occurredOn, occurredAt: input.act.occurredAt, data } }
}
/** Monitoring hangs on the treatment and ends with it. */
const endMonitoring = (input: SubstitutionInput): Consequence[] => open(input.context, 'e-monitoring').filter((other) => other.facts['over'] === 'substitution').map((other) => tell(other.measureId, input, 'measure-ended', { because: 'measure-ended' }))
/** A post-rehabilitation case prepared for the end of this treatment is given up when it is not completed. */
function givenUp(input: SubstitutionInput): Consequence[] {
  const waiting = input.context.actor.role === 'system' ? [] : open(input.context, 'post-rehab').filter((other) => !other.row.startedOn && other.facts['after'] === 'substitution')
  return [...waiting.map((other) => tell(other.measureId, input, 'rehab-not-completed')), ...endMonitoring(input)]
}
/** Registering answers the assessment and, as the person is found addicted, stops the management as a user. */
function closesOthers(input: SubstitutionInput): Consequence[] {
  const earlier = (kind: string) => open(input.context, kind).filter((other) => other.row.registeredOn <= input.act.occurredOn)
  return [
    ...earlier('assessment').map((other) => tell(other.measureId, input, 'registered', { place: 'substitution' })),
    ...earlier('user-management').map((other) => afterItsSteps(other, tell(other.measureId, input, 'stop', { ground: 'addicted' }))),
  ]
}

function resultRefusal({ values, act, context }: SubstitutionInput): Refusal | null {
  const assessment = context.others.filter((other) => other.row.kind === 'assessment').toSorted((a, b) => (a.row.registeredOn < b.row.registeredOn ? 1 : -1))[0]
  const resultOn = values.day('resultIssuedOn') ?? (assessment?.facts['resultOn'] as PlainDate | null | undefined) ?? null
  if (assessment?.row.open && assessment.facts['result'] === 'not-addicted') return refusal('not-addicted', { act: act.type })
  if (!resultOn) return refusal('paper-needed', { act: act.type, paper: 'assessment-result' }, lawOn(act.occurredOn, 'register-at-commune', 'register-at-police'))
  if (resultOn > act.occurredOn) return refusal('dates-reversed', { from: resultOn, to: act.occurredOn })
  const validity = substitutionLaw.on('addiction-certificate-validity', act.occurredOn)
  if (!validity?.value) return null
  const validUntil = addMonths(resultOn, validity.value)
  return act.occurredOn > validUntil ? refusal('certificate-expired', { issuedOn: resultOn, validUntil }, validity) : null
}
/** What both ways in ask: age, no second treatment, the representative of a minor, a commune that answers. */
function entryRefusal({ values, act, context, regime, row: basis }: SubstitutionInput): Refusal | null {
  if (ageOn(context.subject.birth, act.occurredOn) < ages.lowest) return refusal('under-twelve', { lowest: ages.lowest })
  if (open(context, 'substitution').length > 0) return refusal('already-in-measure', { kind: 'substitution' })
  if (!(values.text('unit') ?? context.actor.unitId).startsWith('c-')) return refusal('commune-needed', { act: act.type })
  return regime !== 'before-2022' && isMinor(context.subject, act.occurredOn) && !values.flag('representativeSigned') ? refusal('representative-needed', { act: act.type }, basis) : null
}
function opened(event: MeasureEvent, values: Values): SubstitutionState {
  const unitId = values.text('unit') ?? event.actor.unitId
  return {
    status: 'registered', open: true, regime: regimeOn(event.occurredOn), unitId, agencyId: agencyOf(unitId, event.occurredOn), facilityId: null, registeredOn: event.occurredOn, startedOn: null, termEndsOn: null, otherReading: null,
    endedOn: null, lastStepOn: event.occurredOn, doubts: [], centre: values.text('centre'), nextCentre: null, registeredAt: event.occurredAt ?? null, decidedOn: null, restartedOn: null, startedAt: null, noticedOn: null, noticedAt: null, monitoredOn: null, absentFrom: null,
    siteSuspendedOn: null, reassignedOn: null, helper: null, move: null, completedOn: null, ground: null,
  }
}

const register: Spec = {
  fields: substitutionFields.register, mode: 'step', begins: true, statuses: [], row: row('register-at-commune', 'register-at-police'),
  check: (input) => {
    const only = substitutionLaw.on('substitution-opioids-only', input.act.occurredOn)
    return entryRefusal(input) ?? (only && !input.values.flag('opioids') ? refusal('opioids-only', {}, only) : null) ?? (input.regime === 'before-2022' ? null : resultRefusal(input))
  },
  consequences: closesOthers,
  apply: (_state, event, values) => opened(event, values),
}
const decide: Spec = {
  fields: substitutionFields.decide, mode: 'step', statuses: ['registered'], row: row('commune-decide-voluntary'), offered: (_state, context) => lawOn(context.today, 'commune-decide-voluntary') !== undefined,
  check: ({ act, row: basis }) => (basis || regimeOn(act.occurredOn) === 'before-2022' ? null : refusal('no-decision-now', { act: act.type }, lawOn(act.occurredOn, 'substitution-intake-notify'))),
  apply: (state, event) => ({ ...touch(state!, event), status: 'decided', regime: regimeOn(event.occurredOn), decidedOn: event.occurredOn }),
}
const forceMajeureEnded: Spec = {
  fields: substitutionFields['force-majeure-ended'], mode: 'note', statuses: ['decided'], row: row('force-majeure-restart'),
  apply: (state, event) => ({ ...touch(state!, event), restartedOn: event.occurredOn }),
}
/** The centre examines and admits at once; whoever goes there first is registered by the admission. */
const start: Spec = {
  fields: substitutionFields.start, mode: 'step', begins: true, statuses: ['registered', 'decided'], row: row('mmt-admission'),
  check: (input) => {
    const centre = centreOf(input.values, input.context.actor.agencyId, input.state)
    if (!centre) return refusal('paper-needed', { act: input.act.type, paper: 'centre' }, input.row)
    return input.state ? null : entryRefusal(input)
  },
  consequences: (input) => (input.state ? [] : closesOthers(input)),
  apply: (state, event, values) => {
    const standing = state ?? opened(event, values)
    const centre = centreOf(values, event.actor.agencyId, standing)
    return { ...touch(standing, event), status: 'in-treatment', regime: regimeOn(event.occurredOn), startedOn: event.occurredOn, startedAt: event.occurredAt ?? null, centre, facilityId: centre }
  },
}
/** The centre named in the act, else the one that acts, else the one chosen at the registration. */
function centreOf(values: Values, agencyId: string, state: Pick<SubstitutionState, 'centre'> | null): string | null {
  return values.text('centre') ?? (agencyId.startsWith('medical-centre:') ? agencyId : (state?.centre ?? null))
}
const intakeNotice: Spec = {
  fields: substitutionFields['intake-notice'], mode: 'note', statuses: ['in-treatment'], row: row('mmt-notice', 'substitution-intake-notify'), offered: (state) => state.noticedOn === null,
  apply: (state, event) => ({ ...touch(state!, event), noticedOn: event.occurredOn, noticedAt: event.occurredAt ?? null }),
}
const recordAbsence: Spec = {
  fields: substitutionFields['record-absence'], mode: 'note', statuses: ['in-treatment'], row: row('mmt-admission'), offered: (state) => state.absentFrom === null,
  check: ({ state, values, act }) => (values.day('from')! > act.occurredOn ? refusal('dates-reversed', { from: values.day('from')!, to: act.occurredOn }) : values.day('from')! < state!.startedOn! ? refusal('before-opening', { occurredOn: values.day('from')!, openedOn: state!.startedOn! }) : null),
  apply: (state, event, values) => ({ ...touch(state!, event), absentFrom: values.day('from') }),
}
const excuseAbsence: Spec = {
  fields: substitutionFields['excuse-absence'], mode: 'note', statuses: ['in-treatment'], row: row('mmt-admission'), offered: (state) => state.absentFrom !== null,
  check: ({ state }) => (state!.absentFrom === null ? refusal('no-absence', {}) : null),
  apply: (state, event) => ({ ...touch(state!, event), absentFrom: null }),
}

function afterOpening(opening: Opening | null, on: PlainDate, act: string, basisPaper: string | null): Refusal | null {
  if (!opening) return basisPaper ? null : refusal('basis-needed', { act })
  if (on < opening.opensOn) return refusal('not-now', { act, opensOn: opening.opensOn }, opening.row)
  return opening.row?.confidence === 'unverified' && !basisPaper ? refusal('basis-needed', { act }, opening.row) : null
}
/** Not beginning, or breaking off: written down by a human, only after the time is over under every reading. Leaving by own wish is no breach. */
const recordBreach: Spec = {
  fields: substitutionFields['record-breach'], mode: 'step', statuses: openStatuses, row: row('breach-record'), burdens: true,
  check: ({ state, values, act, context, row: basis }) => {
    if (values.text('breach') === 'not-started') {
      if (state!.status === 'in-treatment') return refusal('out-of-order', { act: act.type, status: state!.status, needs: 'decided' }, basis)
      return afterOpening(startOver(state!, context.calendar), act.occurredOn, act.type, values.text('basisPaper'))
    }
    if (state!.status !== 'in-treatment') return refusal('out-of-order', { act: act.type, status: state!.status, needs: 'in-treatment' }, basis)
    const absentFrom = values.day('absentFrom') ?? state!.absentFrom
    if (!absentFrom) return refusal('statement-needed', { act: act.type, statement: 'absent-from' }, basis)
    return afterOpening(absenceOver(absentFrom, context.calendar), act.occurredOn, act.type, values.text('basisPaper'))
  },
  consequences: givenUp,
  apply: (state, event, values) => close(state!, values.text('breach') === 'not-started' ? 'not-started' : 'self-terminated', event, values.text('breach')),
}
/** The centre ends the treatment for breaches of its rules: its own decision, on counts and days that it names. */
const forcedEnd: Spec = {
  fields: substitutionFields['forced-end'], mode: 'step', statuses: ['in-treatment'], row: row('mmt-forced-end-protocol'), burdens: true,
  check: ({ values, act }) => {
    const basis = lawOn(act.occurredOn, values.text('endGround') === 'protocol-breaches' ? 'mmt-forced-end-protocol' : 'mmt-forced-end-opioid')
    const [firstOn, lastOn, times] = [values.day('firstOn')!, values.day('lastOn')!, values.number('times')!]
    if (lastOn < firstOn) return refusal('dates-reversed', { from: firstOn, to: lastOn })
    if (lastOn > act.occurredOn) return refusal('in-future', { occurredOn: lastOn, today: act.occurredOn })
    if (times < breachesNeeded) return refusal('breaches-too-few', { times, needed: breachesNeeded }, basis)
    const until = basis?.value ? addMonths(firstOn, basis.value) : null
    return until && lastOn > until ? refusal('breaches-too-far', { from: firstOn, to: lastOn, until }, basis) : null
  },
  consequences: givenUp,
  apply: (state, event, values) => close(state!, 'forced-end', event, values.text('endGround')),
}
/** A patient may stop at any time; it is never a breach. */
const quit: Spec = {
  fields: substitutionFields.quit, mode: 'release', statuses: openStatuses, row: row('mmt-leave'), consequences: givenUp,
  apply: (state, event) => close(state!, state!.status === 'in-treatment' ? 'quit' : 'withdrawn', event, 'own-wish'),
}
/** Tapered to a stop. Post-rehabilitation opens as a case that lists nobody; its decision is the chair's. */
const complete: Spec = {
  fields: substitutionFields.complete, mode: 'release', statuses: ['in-treatment'], row: row('treatment-completed'),
  consequences: (input) => {
    // What runs already from an earlier rehabilitation goes on.
    const standing = open(input.context, 'post-rehab')
    const waiting = standing.find((other) => !other.facts['rehabCompletedOn'] && other.facts['after'] === 'substitution')
    const data = { after: 'substitution', completedOn: input.act.occurredOn, unit: input.state!.unitId, minor: isMinor(input.context.subject, input.act.occurredOn) }
    const opening: Consequence = { kind: 'open', measure: 'post-rehab', act: { id: input.act.id, type: 'open-on-completion', occurredOn: input.act.occurredOn, occurredAt: input.act.occurredAt, data } }
    return [...(waiting ? [tell(waiting.measureId, input, 'rehab-completed', { completedOn: input.act.occurredOn })] : standing.length > 0 ? [] : [opening]), ...endMonitoring(input)]
  },
  apply: (state, event) => ({ ...close(state!, 'completed', event), completedOn: event.occurredOn }),
}

const changeCentre: Spec = {
  fields: substitutionFields['change-centre'], mode: 'note', statuses: openStatuses, row: row('mmt-transfer'),
  apply: (state, event, values) => ({ ...touch(state!, event), centre: values.text('centre'), facilityId: state!.status === 'in-treatment' ? values.text('centre') : null }),
}
const siteSuspended: Spec = {
  fields: substitutionFields['site-suspended'], mode: 'note', statuses: ['in-treatment'], row: row('mmt-site-reassign'), offered: (state) => state.siteSuspendedOn === null,
  apply: (state, event) => ({ ...touch(state!, event), siteSuspendedOn: event.occurredOn, reassignedOn: null, nextCentre: null }),
}
const reassignSite: Spec = {
  fields: substitutionFields['reassign-site'], mode: 'note', statuses: ['in-treatment'], row: row('mmt-site-reassign'), offered: (state) => state.siteSuspendedOn !== null && state.reassignedOn === null,
  check: ({ state, act }) => (state!.siteSuspendedOn ? null : refusal('out-of-order', { act: act.type, status: state!.status })),
  apply: (state, event, values) => ({ ...touch(state!, event), reassignedOn: event.occurredOn, nextCentre: values.text('centre') }),
}
/** The new centre takes the patient without a gap; until then the former one stands in the row. */
const receiveAtSite: Spec = {
  fields: substitutionFields['receive-at-site'], mode: 'note', statuses: ['in-treatment'], row: row('mmt-transfer'), offered: (state) => state.nextCentre !== null,
  check: ({ state, act }) => (state!.nextCentre ? null : refusal('out-of-order', { act: act.type, status: state!.status })),
  apply: (state, event) => ({ ...touch(state!, event), centre: state!.nextCentre, facilityId: state!.nextCentre, nextCentre: null, siteSuspendedOn: null }),
}
const assignHelper: Spec = {
  fields: substitutionFields['assign-helper'], mode: 'note', statuses: openStatuses, row: row('assigned-worker'),
  apply: (state, event, values) => ({ ...touch(state!, event), helper: values.text('helper') }),
}

const moveOut: Spec = {
  fields: substitutionFields['move-out'], mode: 'note', statuses: openStatuses, row: moveRow, offered: (state) => state.move === null,
  check: ({ state, values }) => (state!.move ? refusal('already-moving', { toUnit: state!.move.toUnit }) : values.text('toUnit') === state!.unitId ? refusal('same-unit', {}) : null),
  apply: (state, event, values) => ({ ...touch(state!, event), move: { toUnit: values.text('toUnit')!, leftOn: event.occurredOn, leftAt: event.occurredAt ?? null } }),
}
const confirmArrival: Spec = {
  fields: substitutionFields['confirm-arrival'], mode: 'note', systemToo: true, statuses: openStatuses, row: moveRow, offered: (state, context) => state.move?.toUnit === context.actor.unitId,
  check: ({ state, values, act, context }) => {
    if (!state!.move) return refusal('no-move', {})
    if (act.occurredOn < state!.move.leftOn) return refusal('dates-reversed', { from: state!.move.leftOn, to: act.occurredOn })
    if (context.actor.role === 'system') {
      const at = handOverAt(state!, context.calendar)
      return at && context.now >= at ? null : refusal('not-now', { act: act.type, ...(at ? { opensAt: at } : {}) })
    }
    return context.actor.unitId === (values.text('unit') ?? state!.move.toUnit) ? null : refusal('not-your-unit', { toUnit: state!.move.toUnit })
  },
  apply: (state, event, values) => {
    const unitId = values.text('unit') ?? state!.move?.toUnit ?? event.actor.unitId
    return { ...state!, unitId, agencyId: agencyOf(unitId, event.occurredOn), move: null }
  },
}
const endByOrder: Spec = {
  fields: substitutionFields['end-by-order'], mode: 'release', systemToo: true, statuses: openStatuses, row: row('end-otherwise'),
  consequences: givenUp,
  apply: (state, event, values) => close(state!, 'ended', event, values.text('because')),
}
const endByDeath: Spec = {
  fields: substitutionFields['end-by-death'], mode: 'release', systemToo: true, statuses: openStatuses, row: row('end-otherwise'),
  consequences: (input) => (input.context.actor.role === 'system' ? [] : input.context.others.filter((other) => other.row.open).map((other) => tell(other.measureId, input, 'end-by-death'))),
  apply: (state, event) => close(state!, 'ended', event, 'dead-or-missing'),
}
/** Electronic monitoring was decided: its clock of hours is answered. */
const monitoringDecided: Spec = {
  fields: substitutionFields['e-monitoring-decided'], mode: 'system', statuses: openStatuses, row: () => undefined,
  apply: (state, event) => ({ ...state!, monitoredOn: event.occurredOn }),
}
const handOver: Spec = handOverAct(substitutionFields['hand-over'], openStatuses, agencyOf)

export const substitution = buildProcedure<SubstitutionState>({
  kind: 'substitution',
  line: substitutionStatuses,
  acts: {
    register, decide, 'force-majeure-ended': forceMajeureEnded, start, 'intake-notice': intakeNotice, complete, quit, 'record-absence': recordAbsence, 'excuse-absence': excuseAbsence, 'change-centre': changeCentre, 'site-suspended': siteSuspended, 'reassign-site': reassignSite,
    'receive-at-site': receiveAtSite, 'assign-helper': assignHelper, 'move-out': moveOut, 'confirm-arrival': confirmArrival, 'record-breach': recordBreach, 'forced-end': forcedEnd, 'end-by-order': endByOrder, 'end-by-death': endByDeath, 'e-monitoring-decided': monitoringDecided, 'hand-over': handOver,
  },
  deadlines: substitutionDeadlines,
  facts: (state) => ({
    centre: state.centre, decidedOn: state.decidedOn, startedOn: state.startedOn, completedOn: state.completedOn, ground: state.ground, absentFrom: state.absentFrom, eMonitoring: state.monitoredOn, protected: state.status === 'in-treatment',
    movingTo: state.move?.toUnit ?? null, handOverAt: handOverAt(state, workingCalendar), sentTo: [...sentWithMove(state.move), ...[state.centre, state.nextCentre].filter((each) => each !== null)], named: namedHelper(state.helper),
  }),
  afterCorrection: (before, after, act, context) => {
    const postRehab = open(context, 'post-rehab')[0]
    if (!postRehab || before.completedOn === after.completedOn || postRehab.facts['after'] !== 'substitution') return []
    return [tell(postRehab.measureId, { act }, after.completedOn ? 'rehab-completed' : 'rehab-not-completed', after.completedOn ? { completedOn: after.completedOn } : {})]
  },
})
