/** The procedures of voluntary rehabilitation in a private and in a public facility: from the registration or the contract to the paper at the end. */
import type { LawRow } from '../kernel/law.ts'
import { newLawFrom, regimeOn } from '../kernel/law-timeline.ts'
import type { MeasureEvent } from '../kernel/measure.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import { buildProcedure, refusal, type ActSpec, type BuiltProcedure, type Values } from '../kernel/procedure.ts'
import { facilityDeadlines, type FacilityKind } from './voluntary-facility.deadlines.ts'
import { lifeActs } from './voluntary-facility.life.ts'
import { facilityFields, privateStatuses, publicStatuses, type FacilityState, type FacilityStatus } from './voluntary-facility.model.ts'
import { endingActs } from './voluntary-facility.endings.ts'
import {
  afterCorrection, afterRegistration, agencyOf, endFormerForm, endMonitoringInFacility, fixedMonths, monthsRefusal, registrationRefusal, restDays, resultRefusal, servedBefore, shiftOf, statementRefusal, voluntaryRow, withTerm,
} from './voluntary-rehab.common.ts'

export { privateLaw, publicLaw } from './voluntary-facility.law.ts'

type Spec = ActSpec<FacilityState>
const row = (...ids: string[]) => (on: PlainDate): LawRow | undefined => voluntaryRow(on, ...ids)

/** The case goes back to the police of the commune once a place is named. */
const atCommune = (state: FacilityState, event: MeasureEvent): FacilityState => ({ ...state, agencyId: agencyOf(state.unitId, event.occurredOn) })

function opened(event: MeasureEvent, values: Values, status: FacilityStatus, unitId: string): FacilityState {
  return {
    status, open: true, regime: regimeOn(event.occurredOn), unitId, agencyId: agencyOf(unitId, event.occurredOn), facilityId: null, registeredOn: event.occurredOn,
    startedOn: null, termEndsOn: null, otherReading: null, endedOn: null, lastStepOn: event.occurredOn, doubts: [],
    turn: values.text('turn') as 'first' | 'repeat' | null, registeredMonths: values.number('months'), registeredAt: event.occurredAt ?? null, months: null, decidedOn: null, decidedAt: null, restartedOn: null,
    provincePolice: values.text('provincePolice'), requestedOn: null, requestedAt: null, centralAgency: null, centralOn: null, centralAt: null, designatedOn: null, placeId: values.text('facility'), seatPolice: null, startedAt: null, facilitySince: null,
    interruptions: [], creditedDays: 0, stages: [], outings: [], absentFrom: null, visits: 0, tests: 0, breaches: 0, supportedOn: null, noticed: [], endNoticeOn: null, postponedFrom: null, suspendedOn: null,
    transfer: null, facilityStoppedOn: null, completedOn: null, wording: null, late: false,
  }
}

/** Rehabilitation begins: the person is in the facility, the term runs. */
function begun(state: FacilityState, event: MeasureEvent, values: Values): FacilityState {
  const facilityId = values.text('facility') ?? state.placeId ?? (event.actor.agencyId.startsWith('rehab-facility:') ? event.actor.agencyId : null)
  return withTerm<FacilityState>({
    ...state, status: 'in-rehab', startedOn: event.occurredOn, startedAt: event.occurredAt ?? null, facilitySince: event.occurredOn, creditedDays: values.number('creditedDays') ?? 0,
    facilityId, agencyId: facilityId ?? state.agencyId, placeId: facilityId,
  })
}

function register(kind: FacilityKind): Spec {
  return {
    fields: facilityFields.register, mode: 'step', begins: true, statuses: [], row: row(...(kind === 'voluntary-public' ? ['register-no-residence'] : []), 'register-at-police'),
    check: (input) => {
      const refused = registrationRefusal(input, kind) ?? resultRefusal(input)
      if (refused || input.regime === 'r2026' || input.regime === 'before-2022') return refused
      // Before 2026 a person came to a facility by contract; only who had no stable residence was registered at the commune (Decree 116/2021 Art. 28(1)).
      return kind === 'voluntary-public' && input.values.flag('noStableResidence') ? null : refusal('by-contract', { act: 'admit' }, voluntaryRow(input.act.occurredOn, 'facility-admission'))
    },
    record: ({ context }) => ({ provincePolice: `province-police:${context.actor.provinceId}` }),
    consequences: (input) => afterRegistration(input, kind === 'voluntary-private' ? 'private' : 'public'),
    apply: (_state, event, values) => opened(event, values, 'registered', event.actor.unitId),
  }
}

/** Until 2026-06-30 the contract with the facility is the beginning (Decree 116/2021 Art. 35–36). */
function admit(kind: FacilityKind): Spec {
  return {
    fields: facilityFields.admit, mode: 'step', begins: true, statuses: [], row: row('facility-admission', 'rehab-start-private'),
    check: (input) => (input.regime === 'r2026' ? refusal('by-registration', { act: 'register', from: newLawFrom }, voluntaryRow(newLawFrom, 'register-at-police')) : registrationRefusal(input, kind)),
    record: ({ context, act }) => ({ creditedDays: servedBefore(context, act.occurredOn), provincePolice: `province-police:${context.actor.provinceId}` }),
    consequences: (input) => [...afterRegistration(input, kind === 'voluntary-private' ? 'private' : 'public'), ...endFormerForm(input), ...endMonitoringInFacility(input)],
    apply: (_state, event, values) => begun({ ...opened(event, values, 'registered', values.text('unit')!), months: values.number('months') }, event, values),
  }
}

const decide: Spec = {
  fields: facilityFields.decide, mode: 'step', statuses: ['registered'], row: row('voluntary-decision', 'decide-no-residence'),
  check: (input) => {
    const { state, values, act, regime } = input
    // A registration under the former law decided under the present one follows the present term (Law 120/2025 Art. 56(2)).
    if (regime === 'r2026') return !values.text('turn') && !state!.turn ? refusal('statement-needed', { act: 'decide', statement: 'turn' }, voluntaryRow(act.occurredOn, 't2-dossier-open')) : statementRefusal(input)
    const months = values.number('months') ?? state!.registeredMonths
    return months === null ? refusal('months-needed', { act: 'decide' }, voluntaryRow(act.occurredOn, 'voluntary-term-facility')) : monthsRefusal(months, act.occurredOn, 'voluntary-term-facility')
  },
  apply: (state, event, values) => {
    const turn = (values.text('turn') as 'first' | 'repeat' | null) ?? state!.turn
    return atCommune({ ...state!, status: 'decided', regime: regimeOn(event.occurredOn), turn, months: fixedMonths(turn, event.occurredOn) ?? values.number('months') ?? state!.registeredMonths, decidedOn: event.occurredOn, decidedAt: event.occurredAt ?? null }, event)
  },
}

/** Before 2026 nobody was asked for a place: the public facility took the person on the decision alone. */
const newWay = (_state: FacilityState, _context: unknown, on: PlainDate) => (regimeOn(on) === 'r2026' ? null : refusal('no-such-act-then', { act: 'request-placement', from: newLawFrom }, voluntaryRow(newLawFrom, 'public-voluntary-request')))

const requestPlacement: Spec = {
  fields: facilityFields['request-placement'], mode: 'step', statuses: ['decided'], row: row('public-voluntary-request'), ready: newWay,
  record: ({ context }) => ({ provincePolice: `province-police:${context.actor.provinceId}` }),
  apply: (state, event, values) => ({ ...state!, status: 'placement-requested', requestedOn: event.occurredOn, requestedAt: event.occurredAt ?? null, provincePolice: values.text('provincePolice') ?? state!.provincePolice, agencyId: values.text('provincePolice') ?? state!.agencyId }),
}
const designate: Spec = {
  fields: facilityFields.designate, mode: 'step', statuses: ['placement-requested', 'designated'], row: row('public-voluntary-designate'), ready: newWay,
  apply: (state, event, values) => atCommune({ ...state!, status: 'designated', designatedOn: event.occurredOn, placeId: values.text('facility') }, event),
}
/** No room in the province, or a reformatory school for a person under 18: the directors of C04 and C10 are asked. */
const requestCentral: Spec = {
  fields: facilityFields['request-central'], mode: 'step', statuses: ['placement-requested'], row: row('public-voluntary-request-central'), ready: newWay,
  apply: (state, event, values) => ({ ...state!, status: 'central-requested', centralOn: event.occurredOn, centralAt: event.occurredAt ?? null, centralAgency: values.text('central'), agencyId: values.text('central')! }),
}
const designateCentral: Spec = {
  fields: facilityFields['designate-central'], mode: 'step', statuses: ['central-requested'], row: row('public-voluntary-designate-central'), ready: newWay,
  apply: (state, event, values) => atCommune({ ...state!, status: 'designated', designatedOn: event.occurredOn, placeId: values.text('facility') }, event),
}
const forceMajeureEnded: Spec = {
  fields: facilityFields['force-majeure-ended'], mode: 'note', statuses: ['decided', 'designated'], row: row('force-majeure-restart'),
  apply: (state, event) => ({ ...state!, restartedOn: event.occurredOn }),
}

function start(kind: FacilityKind): Spec {
  return {
    fields: facilityFields.start, mode: 'step', statuses: kind === 'voluntary-private' ? ['decided'] : ['decided', 'designated'],
    row: kind === 'voluntary-private' ? row('rehab-start-private', 'facility-admission') : row('rehab-start-public-voluntary', 'facility-admission'),
    ready: (state) => (kind === 'voluntary-public' && state.status === 'decided' && state.regime === 'r2026' ? refusal('out-of-order', { act: 'start', status: state.status, needs: 'designated' }, voluntaryRow(state.decidedOn!, 'public-voluntary-designate')) : null),
    check: ({ state, values, context, act, row: basis }) => (values.text('facility') ?? state!.placeId ?? (context.actor.agencyId.startsWith('rehab-facility:') ? context.actor.agencyId : null) ? null : refusal('paper-needed', { act: act.type, paper: 'facility' }, basis)),
    record: ({ context, act }) => ({ creditedDays: servedBefore(context, act.occurredOn) }),
    consequences: (input) => [...endFormerForm(input), ...endMonitoringInFacility(input)],
    apply: (state, event, values) => begun(state!, event, values),
  }
}

/** A unit or agency hands its work to another: the case follows, also while a facility keeps the person. */
const handOver: Spec = {
  fields: facilityFields['hand-over'], mode: 'system', statuses: ['registered', 'decided', 'placement-requested', 'central-requested', 'designated', 'postponed', 'in-rehab', 'suspended', 'in-prison'], row: () => undefined,
  apply: (state, event, values) => {
    const unitId = values.text('unit') ?? state!.unitId
    const elsewhere = !state!.agencyId.startsWith('commune-')
    const agency = values.text('agency')
    // A facility hands over to its successor: the stay goes on there.
    if (agency?.startsWith('rehab-facility:')) return { ...state!, unitId, agencyId: state!.facilityId ? agency : state!.agencyId, facilityId: state!.facilityId ? agency : null, placeId: agency }
    return { ...state!, unitId, agencyId: values.text('agency') ?? (elsewhere ? state!.agencyId : agencyOf(unitId, event.occurredOn)) }
  },
}

/** Bodies that must see the case on its way: the province that receives every decision, who was asked for a place, the facility, the seat's police. */
function sentTo(state: FacilityState): string[] {
  const province = state.decidedOn || state.startedOn ? state.provincePolice : null
  return [...new Set([province, state.centralAgency, state.placeId, state.transfer?.facility ?? null, state.seatPolice].filter((agency): agency is string => agency !== null && agency !== state.facilityId))]
}

function facilityProcedure(kind: FacilityKind): BuiltProcedure<FacilityState> {
  const placement: Record<string, Spec> = kind === 'voluntary-public' ? { 'request-placement': requestPlacement, designate, 'request-central': requestCentral, 'designate-central': designateCentral } : {}
  const line = kind === 'voluntary-private' ? privateStatuses : publicStatuses
  const ofKind = (acts: Record<string, Spec>): Record<string, Spec> => Object.fromEntries(Object.entries(acts).map(([type, of]) => [type, { ...of, statuses: of.statuses.filter((status) => line.includes(status)) }]))
  return buildProcedure<FacilityState>({
    kind, line,
    acts: ofKind({ register: register(kind), admit: admit(kind), decide, ...placement, 'force-majeure-ended': forceMajeureEnded, start: start(kind), ...lifeActs(kind), ...endingActs(kind), 'hand-over': handOver }),
    deadlines: (state, context) => facilityDeadlines(kind, state, context),
    facts: (state) => ({
      months: state.months, turn: state.turn, decidedOn: state.decidedOn, startedOn: state.startedOn, completedOn: state.completedOn, late: state.late, wording: state.wording, breaches: state.breaches, endNoticeOn: state.endNoticeOn,
      place: state.placeId, suspendedOn: state.suspendedOn, out: state.outings.find((outing) => outing.to === null)?.why ?? null, absentFrom: state.absentFrom, shiftDays: shiftOf(state.interruptions, state.creditedDays), restDays: restDays(state),
      visits: state.visits, supportedOn: state.supportedOn, sentTo: sentTo(state),
    }),
    afterCorrection,
  })
}

export const voluntaryPrivate = facilityProcedure('voluntary-private')
export const voluntaryPublic = facilityProcedure('voluntary-public')
