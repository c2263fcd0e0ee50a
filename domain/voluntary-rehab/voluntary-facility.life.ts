/** Life in a facility: stages, visits, outings, absence, transfer, postponement, suspension, prison and back. All of the time in it counts. */
import type { LawRow } from '../kernel/law.ts'
import { newLawFrom, regimeOn } from '../kernel/law-timeline.ts'
import { later, type PlainDate } from '../kernel/plain-date.ts'
import { refusal, type ActSpec } from '../kernel/procedure.ts'
import { tooLittleLeft, type FacilityKind } from './voluntary-facility.deadlines.ts'
import { facilityFields, type FacilityState, type FacilityStatus } from './voluntary-facility.model.ts'
import { agencyOf, voluntaryRow } from './voluntary-rehab.common.ts'
import { stagesOf } from './voluntary-rehab.law.ts'
import { interruptSpec, resumeAfterPrison } from './voluntary-rehab.turns.ts'

type Spec = ActSpec<FacilityState>
const row = (...ids: string[]) => (on: PlainDate): LawRow | undefined => voluntaryRow(on, ...ids)
const inside = ['in-rehab'] as const
const running = ['in-rehab', 'suspended'] as const
const only2026 = (act: string, id: string) => (_state: FacilityState, _context: unknown, on: PlainDate) => (regimeOn(on) === 'r2026' ? null : refusal('no-such-act-then', { act, from: newLawFrom }, voluntaryRow(newLawFrom, id)))

const recordStage: Spec = {
  fields: facilityFields['record-stage'], mode: 'note', statuses: running, row: row('stages-voluntary'),
  check: ({ state, values, context, row: basis }) => {
    const [from, to] = [values.day('from')!, values.day('to')]
    const names: readonly string[] = state!.regime === 'r2026' ? stagesOf.present.all : stagesOf.former.all
    if (state!.regime !== 'before-2022' && !names.includes(values.text('stage')!)) return refusal('other-regime-stage', { stage: values.text('stage')!, regime: state!.regime }, basis)
    if (to && to < from) return refusal('dates-reversed', { from, to })
    if (from < state!.startedOn!) return refusal('before-opening', { occurredOn: from, openedOn: state!.startedOn! })
    return (to ?? from) > context.today ? refusal('in-future', { occurredOn: to ?? from, today: context.today }) : null
  },
  apply: (state, _event, values) => {
    const interval = { stage: values.text('stage')!, from: values.day('from')!, to: values.day('to') }
    return { ...state!, stages: [...state!.stages.filter((each) => each.stage !== interval.stage), interval] }
  },
}
const recordVisit: Spec = { fields: facilityFields['record-visit'], mode: 'note', statuses: running, row: row('visit'), apply: (state) => ({ ...state!, visits: state!.visits + 1 }) }
const recordTest: Spec = { fields: facilityFields['record-test'], mode: 'note', statuses: running, row: row('home-test'), apply: (state) => ({ ...state!, tests: state!.tests + 1 }) }
const recordSupport: Spec = {
  fields: facilityFields['record-support'], mode: 'note', statuses: running, row: row('support-after-stages'),
  apply: (state, event, values) => ({ ...state!, supportedOn: values.text('support') === 'one-off' ? later(event.occurredOn, state!.supportedOn ?? event.occurredOn) : state!.supportedOn }),
}
function notify(kind: FacilityKind): Spec {
  return {
    fields: facilityFields.notify, mode: 'note', statuses: running, row: kind === 'voluntary-private' ? row('private-centre-notice', 'private-seat-notice') : row('public-centre-notice'),
    // A public facility sends no notice of its own since 2026: the police named it.
    offered: (_state, context) => kind === 'voluntary-private' || regimeOn(context.today) !== 'r2026',
    apply: (state, _event, values) => ({ ...state!, noticed: [...new Set([...state!.noticed, `${values.text('about')} ${values.text('toPolice')}`])].toSorted(), seatPolice: values.text('seat') ?? state!.seatPolice }),
  }
}

/** Hospital, a funeral, proceedings: the person is out with the facility's knowledge, and the days count. */
const goOut: Spec = {
  fields: facilityFields['go-out'], mode: 'step', statuses: inside, row: row('facility-life'), offered: (state) => !state.outings.some((outing) => outing.to === null),
  ready: (state) => (state.outings.some((outing) => outing.to === null) ? refusal('already-out', {}) : null),
  apply: (state, event, values) => ({ ...state!, outings: [...state!.outings, { why: values.text('why')!, from: event.occurredOn, to: null }] }),
}
const comeBack: Spec = {
  fields: facilityFields['come-back'], mode: 'step', statuses: inside, row: row('facility-life'), offered: (state) => state.absentFrom !== null || state.outings.some((outing) => outing.to === null),
  ready: (state) => (state.absentFrom === null && !state.outings.some((outing) => outing.to === null) ? refusal('no-absence', {}) : null),
  apply: (state, event) => ({ ...state!, absentFrom: null, outings: state!.outings.map((outing) => (outing.to === null ? { ...outing, to: event.occurredOn } : outing)) }),
}
/** Leaving without a word is no escape: nobody searches for a voluntary person. Who is out with the facility's knowledge is not absent. */
const recordAbsence: Spec = {
  fields: facilityFields['record-absence'], mode: 'note', statuses: inside, row: row('facility-life'), offered: (state) => state.absentFrom === null && !state.outings.some((outing) => outing.to === null),
  check: ({ state, values, act }) => {
    const from = values.day('from')!
    if (from > act.occurredOn) return refusal('dates-reversed', { from, to: act.occurredOn })
    if (from < state!.startedOn!) return refusal('before-opening', { occurredOn: from, openedOn: state!.startedOn! })
    return state!.outings.some((outing) => outing.from <= from && (outing.to === null || from < outing.to)) ? refusal('already-out', {}) : null
  },
  apply: (state, _event, values) => ({ ...state!, absentFrom: values.day('from') }),
}
const excuseAbsence: Spec = {
  fields: facilityFields['excuse-absence'], mode: 'note', statuses: inside, row: row('facility-life'), offered: (state) => state.absentFrom !== null,
  check: ({ state }) => (state!.absentFrom === null ? refusal('no-absence', {}) : null),
  apply: (state) => ({ ...state!, absentFrom: null }),
}

function transfer(kind: FacilityKind, central: boolean): Spec {
  return {
    fields: facilityFields.transfer, mode: 'note', statuses: inside, row: central ? row('public-transfer-central') : row(kind === 'voluntary-private' ? 'facility-change' : 'public-transfer'),
    offered: (state, context) => state.transfer === null && (!central || regimeOn(context.today) === 'r2026'),
    ...(central ? { ready: only2026('transfer-central', 'public-transfer-central') } : {}),
    check: ({ state, values }) => (values.text('facility') === state!.facilityId ? refusal('same-facility', {}) : null),
    apply: (state, event, values) => ({ ...state!, transfer: { facility: values.text('facility')!, decidedOn: event.occurredOn } }),
  }
}
const receiveTransfer: Spec = {
  fields: facilityFields['receive-transfer'], mode: 'step', statuses: inside, row: row('facility-life'), offered: (state, context) => state.transfer?.facility === context.actor.agencyId,
  ready: (state) => (state.transfer ? null : refusal('no-move', {})),
  check: ({ state, context }) => (state!.transfer!.facility === context.actor.agencyId ? null : refusal('not-your-facility', { facility: state!.transfer!.facility })),
  apply: (state, event) => ({ ...state!, facilitySince: event.occurredOn, startedAt: event.occurredAt ?? null, facilityId: state!.transfer!.facility, agencyId: state!.transfer!.facility, placeId: state!.transfer!.facility, transfer: null, facilityStoppedOn: null, noticed: state!.noticed.filter((each) => !each.startsWith('start ')) }),
}
const facilityStopped: Spec = {
  fields: facilityFields['facility-stopped'], mode: 'note', statuses: inside, row: row('private-suspended'), offered: (_state, context) => regimeOn(context.today) === 'r2026',
  ready: only2026('facility-stopped', 'private-suspended'),
  apply: (state, event) => ({ ...state!, facilityStoppedOn: event.occurredOn }),
}

/** The director of the police of the province postpones, exempts and suspends for who came of his own will (Law 120/2025 Art. 39(4)). */
const before = ['decided', 'placement-requested', 'central-requested', 'designated'] as const
const postpone: Spec = {
  fields: facilityFields.postpone, mode: 'step', statuses: before, row: row('voluntary-postpone'), ready: only2026('postpone', 'voluntary-postpone'),
  apply: (state, event) => ({ ...state!, status: 'postponed', postponedFrom: state!.status, agencyId: agencyOf(state!.unitId, event.occurredOn) }),
}
const endPostponement: Spec = {
  fields: facilityFields['end-postponement'], mode: 'step', statuses: ['postponed'], row: row('voluntary-postpone'),
  // The place is named anew; without one the decision stands as it was.
  apply: (state, event) => ({ ...state!, status: (state!.postponedFrom === 'designated' ? 'designated' : 'decided') as FacilityStatus, postponedFrom: null, restartedOn: event.occurredOn, designatedOn: state!.postponedFrom === 'designated' ? event.occurredOn : null }),
}
const suspend: Spec = {
  fields: facilityFields.suspend, mode: 'step', statuses: inside, row: row('voluntary-suspend'), ready: only2026('suspend', 'voluntary-suspend'),
  apply: (state, event) => ({
    ...state!, status: 'suspended', suspendedOn: event.occurredOn, absentFrom: null, facilityId: null, agencyId: agencyOf(state!.unitId, event.occurredOn),
    outings: state!.outings.map((outing) => (outing.to === null ? { ...outing, to: event.occurredOn } : outing)),
  }),
}
const resume: Spec = {
  fields: facilityFields.resume, mode: 'step', statuses: ['suspended'], row: row('voluntary-resume'),
  ready: (state, _context, on) => {
    const least = tooLittleLeft(state, on)
    return least ? refusal('too-little-left', { months: least.value!, termEndsOn: state.termEndsOn! }, least) : null
  },
  apply: (state) => ({ ...state!, status: 'in-rehab', suspendedOn: null, facilityId: state!.placeId, agencyId: state!.placeId ?? state!.agencyId }),
}

/** The acts between the beginning and the end, by kind. */
export function lifeActs(kind: FacilityKind): Record<string, Spec> {
  const byKind: Record<string, Spec> = kind === 'voluntary-private'
    ? { 'facility-stopped': facilityStopped }
    : { 'transfer-central': transfer(kind, true), postpone, 'end-postponement': endPostponement, suspend, resume }
  return {
    'record-stage': recordStage, 'record-visit': recordVisit, 'record-test': recordTest, 'record-support': recordSupport, notify: notify(kind), 'go-out': goOut, 'come-back': comeBack,
    'record-absence': recordAbsence, 'excuse-absence': excuseAbsence, transfer: transfer(kind, false), 'receive-transfer': receiveTransfer, ...byKind,
    interrupt: interruptSpec<FacilityState>(kind, running, (state) => ({ ...state, facilityId: null, transfer: null, suspendedOn: null })),
    'resume-after-prison': resumeAfterPrison<FacilityState>(kind, (state) => ({ ...state, facilityId: state.placeId, agencyId: state.placeId ?? state.agencyId })),
  }
}
