/** Acts from the decision in effect to the admission: facility, postponement, exemption, absconding, escort. */
import { ages } from '../assessment/assessment.law.ts'
import { newLawFrom, regimeOn } from '../kernel/law-timeline.ts'
import { addDays, addMonths, ageOn, type PlainDate } from '../kernel/plain-date.ts'
import { refusal } from '../kernel/procedure.ts'
import { lawOn, limitationEnds } from './compulsory.deadlines.ts'
import { compulsoryFields, type CompulsoryState } from './compulsory.model.ts'
import { close, closeGap, dayRefusal, endHolding, endOthers, giveUpPostRehab, moment, open, openedState, row, settle, waiting, within, type CompulsoryInput, type Spec } from './compulsory.state.ts'

/** Is the facility named by the police of the province (law of 2026), or by the dossier (law of 2021)? */
const namedByPolice = (state: CompulsoryState): boolean => regimeOn(state.received?.on ?? state.effectiveOn) === 'r2026'

function orderRefusal(input: CompulsoryInput) {
  const { values, act, context } = input
  const effectiveOn = values.day('effectiveOn')!
  const decidedOn = values.day('decidedOn') ?? effectiveOn
  const repeated = lawOn(decidedOn, 'rehab-term-repeat')
  if (open(context, 'compulsory').length > 0) return refusal('already-in-measure', { kind: 'compulsory' })
  if (ageOn(context.subject.birth, decidedOn) < ages.lowest) return refusal('under-twelve', { lowest: ages.lowest })
  if (act.type === 'import-order' && values.text('turn') === 'repeat' && !values.text('turnPaper')) return refusal('paper-needed', { act: act.type, paper: 'turn' }, repeated)
  return dayRefusal(decidedOn, effectiveOn) ?? (effectiveOn > context.today ? refusal('in-future', { occurredOn: effectiveOn, today: context.today }) : null)
}

export const openFromCourt: Spec = {
  fields: compulsoryFields['open-from-court'], mode: 'system', begins: true, statuses: [], row: row('order-import'),
  check: orderRefusal,
  record: (input) => ({ unit: input.values.text('unit') ?? input.context.others.findLast((other) => other.row.kind === 'compulsory-dossier')?.row.unitId ?? input.context.actor.unitId }),
  consequences: endOthers,
  apply: (_state, event, values) => openedState(event, values),
}
/** Orders on paper from before this system, or from elsewhere: term and place as the paper says. */
export const importOrder: Spec = {
  fields: compulsoryFields['import-order'], mode: 'step', begins: true, statuses: [], row: row('order-import'),
  check: (input) => {
    const { values, act, context } = input
    const [taken, admittedOn] = [values.day('takenOn'), values.day('admittedOn')]
    if (!values.text('unit') && !context.actor.unitId.startsWith('c-')) return refusal('unit-needed', { act: act.type })
    if (input.regime !== 'before-2022' && !values.text('paperNumber')) return refusal('paper-needed', { act: act.type, paper: 'court-decision' }, input.row)
    if (admittedOn && !values.text('facility')) return refusal('facility-needed', { act: act.type })
    const fixed = lawOn(values.day('decidedOn') ?? values.day('effectiveOn')!, 'rehab-term-first')
    if (fixed && !values.text('turn')) return refusal('statement-needed', { act: act.type, statement: 'turn' }, fixed)
    const future = [taken, admittedOn].find((on) => on && on > context.today)
    return orderRefusal(input) ?? dayRefusal(values.day('effectiveOn'), admittedOn) ?? dayRefusal(taken, admittedOn) ?? (future ? refusal('in-future', { occurredOn: future, today: context.today }) : null)
  },
  consequences: endOthers,
  apply: (_state, event, values) => openedState(event, values),
}

export const recordReceipt: Spec = {
  fields: compulsoryFields['record-receipt'], mode: 'note', statuses: [...waiting, 'postponed', 'fugitive'], row: row('court-send-effective'), offered: (state) => !state.received || !state.personReceivedOn,
  apply: (state, event, values) => settle(values.text('receivedBy') === 'person' ? { ...state!, personReceivedOn: event.occurredOn } : { ...state!, received: moment(event) }, event.occurredOn),
}
/** Never refused as late: the text says nothing of what lateness means. */
export const requestCourt: Spec = {
  fields: compulsoryFields['request-court'], mode: 'note', statuses: [...waiting, 'postponed'], row: row('postpone-exempt-apply'),
  apply: (state, event, values) => settle({ ...state!, askedCourt: values.text('courtRequest') as 'postpone' | 'exempt', court: values.text('court') ?? state!.court }, event.occurredOn),
}
export const postpone: Spec = {
  fields: compulsoryFields.postpone, mode: 'step', statuses: waiting, row: row('postpone-decide'),
  apply: (state, event, values) => settle({ ...endHolding(state!, event.occurredOn), status: 'postponed', askedCourt: null, postponedOn: event.occurredOn, groundEndedOn: null, postponements: state!.postponements + 1, court: values.text('court') ?? state!.court }, event.occurredOn),
}
export const refuseRequest: Spec = {
  fields: compulsoryFields['refuse-request'], mode: 'note', statuses: [...waiting, 'postponed'], row: row('postpone-decide'), offered: (state) => state.askedCourt !== null,
  apply: (state, event) => settle({ ...state!, askedCourt: null }, event.occurredOn),
}
export const reportGroundEnded: Spec = {
  fields: compulsoryFields['report-ground-ended'], mode: 'note', statuses: ['postponed'], row: row('postponement-ground-over'), offered: within(['postponed']),
  apply: (state, event) => settle({ ...state!, groundEndedOn: event.occurredOn }, event.occurredOn),
}
/** The court cancels the postponement: the execution begins anew from here. */
export const endPostponement: Spec = {
  fields: compulsoryFields['end-postponement'], mode: 'step', statuses: ['postponed'], row: row('postponement-over'), offered: within(['postponed']), burdens: true,
  apply: (state, event) => settle({
    ...state!, status: 'ordered', postponedOn: null, limitationFrom: event.occurredOn, received: moment(event), requestedAt: null, referredAt: null, designatedAt: null, designatedTo: null, designationReceivedAt: null, restartedAt: null, capacityUntil: null,
  }, event.occurredOn),
}
export const exempt: Spec = {
  fields: compulsoryFields.exempt, mode: 'release', statuses: [...waiting, 'postponed', 'fugitive'], row: row('exempt-order'),
  offered: (state) => state.admittedOn === null,
  check: ({ state, values, act, row: basis }) => (values.text('courtGround') === 'no-longer-addicted' && state!.postponements === 0 ? refusal('only-while-postponed', { act: act.type }, basis) : null),
  consequences: giveUpPostRehab,
  apply: (state, event) => close(state!, 'exempted', event),
}

export const requestFacility: Spec = {
  fields: compulsoryFields['request-facility'], mode: 'step', statuses: ['ordered'], row: row('compulsory-request-facility'), offered: namedByPolice,
  check: ({ act, regime }) => (regime === 'r2026' || regime === 'before-2022' ? null : refusal('no-such-act-then', { act: act.type, from: newLawFrom }, lawOn(newLawFrom, 'compulsory-request-facility'))),
  apply: (state, event) => settle({ ...state!, status: 'facility-requested', requestedAt: moment(event) }, event.occurredOn),
}
export const referDesignation: Spec = {
  fields: compulsoryFields['refer-designation'], mode: 'step', statuses: ['facility-requested'], row: row('compulsory-refer'), offered: within(['facility-requested']),
  apply: (state, event, values) => settle({ ...state!, status: 'facility-referred', referredAt: moment(event), central: values.text('central') }, event.occurredOn),
}
export const designate: Spec = {
  fields: compulsoryFields.designate, mode: 'step', statuses: ['facility-requested', 'facility-referred'], row: (on, state) => lawOn(on, state?.status === 'facility-referred' ? 'compulsory-designate-central' : 'compulsory-designate'), offered: namedByPolice,
  apply: (state, event, values) => settle({ ...state!, status: 'facility-named', designatedAt: moment(event), designatedTo: values.text('facility'), designationReceivedAt: null }, event.occurredOn),
}
export const receiveDesignation: Spec = {
  fields: compulsoryFields['receive-designation'], mode: 'note', statuses: ['facility-named'], row: row('compulsory-designate-send'), offered: (state) => state.status === 'facility-named' && state.designationReceivedAt === null,
  apply: (state, event) => settle({ ...state!, designationReceivedAt: moment(event) }, event.occurredOn),
}
/** The facility is full: the time to bring the person is longer, the term of the person is not. */
export const extendForCapacity: Spec = {
  fields: compulsoryFields['extend-for-capacity'], mode: 'note', statuses: ['ordered'], row: row('escort-capacity-extension'), offered: (state) => !namedByPolice(state),
  check: ({ state, values, act, row: basis }) => {
    if (!basis?.value) return refusal('not-in-this-law', { act: act.type })
    const last = addMonths(state!.received?.on ?? state!.effectiveOn, basis.value)
    return values.day('until')! > last ? refusal('longer-than-allowed', { until: values.day('until')!, last }, basis) : null
  },
  apply: (state, event, values) => settle({ ...state!, capacityUntil: values.day('until') }, event.occurredOn),
}
export const forceMajeureEnded: Spec = {
  fields: compulsoryFields['force-majeure-ended'], mode: 'note', statuses: ['ordered', 'facility-named'], row: row('escort-force-majeure'),
  apply: (state, event) => settle({ ...state!, restartedAt: moment(event) }, event.occurredOn),
}

/** Leaving without return, before or after admission. Days away lengthen the term only by a rule that is not in doubt, or on a named paper. */
export const recordEscape: Spec = {
  fields: compulsoryFields['record-escape'], mode: 'step', statuses: [...waiting, 'in-facility', 'on-leave', 'out-for-proceedings'], row: row('escape-record'), lengthens: true,
  apply: (state, event, values) => {
    if (!state!.admittedOn) return settle({ ...endHolding(state!, event.occurredOn), status: 'fugitive', evadingSince: event.occurredOn, escapedAt: moment(event), searchOn: null }, event.occurredOn)
    // From a leave the person is away since the day on which he or she should have been back.
    const from = state!.leave && state!.leave.to < event.occurredOn ? state!.leave.to : event.occurredOn
    return settle({ ...state!, status: 'escaped', leave: null, out: null, escapedAt: moment(event), escapeNotified: false, searchOn: null, gaps: [...state!.gaps, { from, to: null, cause: 'escape', onPaper: values.text('basisPaper') !== null }] }, event.occurredOn)
  },
}
export const orderSearch: Spec = {
  fields: compulsoryFields['order-search'], mode: 'note', statuses: ['fugitive', 'escaped'], row: (on, state) => lawOn(on, state?.status === 'escaped' ? 'search-escaped' : 'search-before-admission'), offered: (state) => within(['fugitive', 'escaped'])(state) && state.searchOn === null,
  apply: (state, event) => settle({ ...state!, searchOn: event.occurredOn }, event.occurredOn),
}
export const notifyEscape: Spec = {
  fields: compulsoryFields['notify-escape'], mode: 'note', statuses: ['escaped'], row: (on) => lawOn(on, 'escape-notify', 'search-escaped'), offered: (state) => state.status === 'escaped' && !state.escapeNotified,
  apply: (state, event) => settle({ ...state!, escapeNotified: true }, event.occurredOn),
}
export const recordReturn: Spec = {
  fields: compulsoryFields['record-return'], mode: 'step', statuses: ['fugitive', 'escaped'], row: row('found-again'), offered: within(['fugitive', 'escaped']),
  apply: (state, event, values) => {
    const on = event.occurredOn
    const facility = values.text('facility')
    if (state!.status === 'escaped') return settle({ ...closeGap(state!, on, values.text('basisPaper') !== null), status: 'in-facility', guestAt: facility && facility !== state!.home ? facility : state!.guestAt, searchOn: null }, on)
    return settle({ ...state!, status: state!.designatedTo ? 'facility-named' : 'ordered', evadingSince: null, limitationFrom: on, holding: facility ? { facility, from: on } : null, takenOn: null, searchOn: null }, on)
  },
}

export const admit: Spec = {
  fields: compulsoryFields.admit, mode: 'step', statuses: waiting, row: row('escort', 'compulsory-escort'),
  ready: (state, _context, on) => {
    if (namedByPolice(state) && state.status !== 'facility-named') return refusal('out-of-order', { act: 'admit', status: state.status, needs: 'facility-named' }, lawOn(on, 'compulsory-escort'))
    const limit = limitationEnds(state)
    return limit && on > limit ? refusal('execution-over', { last: limit }, lawOn(state.limitationFrom, 'execution-limitation')) : null
  },
  check: ({ state, values, act, context }) => {
    const taken = values.day('takenOn')
    if (taken && taken > act.occurredOn) return refusal('dates-reversed', { from: taken, to: act.occurredOn })
    if (taken && taken < state!.effectiveOn) return refusal('before-opening', { occurredOn: taken, openedOn: state!.effectiveOn })
    return values.text('facility') ?? state!.designatedTo ?? state!.holding?.facility ?? (context.actor.agencyId.startsWith('rehab-facility:') ? context.actor.agencyId : null) ? null : refusal('facility-needed', { act: act.type })
  },
  record: ({ values, state, context }) => ({ facility: values.text('facility') ?? state!.designatedTo ?? state!.holding?.facility ?? context.actor.agencyId }),
  apply: (state, event, values) => settle({ ...state!, status: 'in-facility', admittedOn: event.occurredOn, takenOn: values.day('takenOn'), home: values.text('facility'), escort: values.text('escort'), askedCourt: null }, event.occurredOn),
}

/** Never carried out within its year: it may no longer be. */
export const endUnexecuted: Spec = {
  fields: compulsoryFields['end-unexecuted'], mode: 'release', statuses: waiting, row: row('execution-limitation'), offered: (state) => !state.holding && limitationEnds(state) !== null,
  opens: (state) => { const limit = limitationEnds(state); return limit ? { opensOn: addDays(limit, 1), row: lawOn(state.limitationFrom, 'execution-limitation') } : null },
  check: ({ state, act }) => (limitationEnds(state!) ? null : refusal('out-of-order', { act: act.type, status: state!.status })),
  consequences: giveUpPostRehab,
  apply: (state, event) => close(state!, 'unexecuted', event),
}

export const executionActs = {
  'open-from-court': openFromCourt, 'import-order': importOrder, 'record-receipt': recordReceipt, 'request-facility': requestFacility, 'refer-designation': referDesignation, designate, 'receive-designation': receiveDesignation,
  'extend-for-capacity': extendForCapacity, 'force-majeure-ended': forceMajeureEnded, 'request-court': requestCourt, postpone, 'refuse-request': refuseRequest, 'report-ground-ended': reportGroundEnded,
  'end-postponement': endPostponement, exempt, admit, 'record-escape': recordEscape, 'order-search': orderSearch, 'notify-escape': notifyEscape, 'record-return': recordReturn, 'end-unexecuted': endUnexecuted,
} satisfies Record<string, Spec>

/** A stage or a stay in hospital lies within the time since the admission and not ahead of today. */
export function intervalRefusal(state: CompulsoryState, from: PlainDate, to: PlainDate | null, today: PlainDate) {
  if (to && to < from) return refusal('dates-reversed', { from, to })
  if (state.startedOn && from < state.startedOn) return refusal('before-opening', { occurredOn: from, openedOn: state.startedOn })
  return (to ?? from) > today ? refusal('in-future', { occurredOn: to ?? from, today }) : null
}
