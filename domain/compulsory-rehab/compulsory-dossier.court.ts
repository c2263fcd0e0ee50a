/** The acts of the court on a dossier, and what follows from its decision. */
import type { LawRow } from '../kernel/law.ts'
import { regimeOn } from '../kernel/law-timeline.ts'
import type { Consequence } from '../kernel/measure.ts'
import { addDays, type PlainDate } from '../kernel/plain-date.ts'
import { refusal, type ActSpec } from '../kernel/procedure.ts'
import { workingCalendar } from '../kernel/working-calendar.ts'
import { decisionCheck, effectReady, orderMonths, readingReady, reviewCheck, type DossierInput } from './compulsory-dossier.checks.ts'
import { complaintOver, readingOver } from './compulsory-dossier.deadlines.ts'
import { daysToDeduct } from './compulsory-dossier.holding.ts'
import { dossierRow } from './compulsory-dossier.law.ts'
import { dossierFields, type DossierState } from './compulsory-dossier.model.ts'
import { closed, finish, settle, touch } from './compulsory-dossier.state.ts'

type Spec = ActSpec<DossierState>
const row = (...ids: readonly string[]) => (on: PlainDate): LawRow | undefined => dossierRow(on, ...ids)
const atCourt = ['court-pending', 'court-accepted', 'court-suspended'] as const

const sendToCourt: Spec = {
  fields: dossierFields['send-to-court'], mode: 'step', statuses: ['dossier-notified', 'dossier-at-labour', 'court-returned'], burdens: true,
  row: (on, state) => dossierRow(on, 'compulsory-forward-court', state?.minor ? 'request-to-court-minor' : 'request-to-court'),
  opens: (state, context, on) => {
    const over = state.status === 'dossier-notified' ? readingReady(state, context.calendar, on) : null
    return over ? { opensOn: addDays(over.lastDay, 1), row: readingOver(state, context.calendar)?.row } : null
  },
  // Under the law of 2021 the Labour division checks first; who did so in 2025 was not read.
  ready: (state, _context, on) => (state.status === 'dossier-notified' && regimeOn(on) === 'r2021' ? refusal('out-of-order', { act: 'send-to-court', status: state.status, needs: 'dossier-at-labour' }, dossierRow(on, 'dossier-forward')) : null),
  apply: (state, event, values) => settle({
    ...touch(state!, event), status: 'court-pending', courtSentOn: event.occurredOn, court: values.text('court'), procuracy: values.text('procuracy') ?? state!.procuracy, namedFacility: values.text('facility') ?? state!.namedFacility, acceptedOn: null,
  }),
}
const courtReturn: Spec = {
  fields: dossierFields['court-return'], mode: 'step', statuses: ['court-pending'], row: row('court-return-incomplete'),
  apply: (state, event) => settle({ ...touch(state!, event), status: 'court-returned', returnedOn: event.occurredOn }),
}
const courtAccept: Spec = {
  fields: dossierFields['court-accept'], mode: 'step', statuses: ['court-pending'], row: row('court-accept-assign'),
  apply: (state, event) => settle({ ...touch(state!, event), status: 'court-accepted', acceptedOn: event.occurredOn, acceptanceNotifiedOn: null, extended: false }),
}
const courtNotify: Spec = {
  fields: dossierFields['court-notify'], mode: 'note', statuses: ['court-accepted', 'court-suspended'], row: row('court-notify-acceptance'), offered: (state) => state.acceptedOn !== null && state.acceptanceNotifiedOn === null,
  apply: (state, event) => ({ ...touch(state!, event), acceptanceNotifiedOn: event.occurredOn }),
}
const courtQuery: Spec = {
  fields: dossierFields['court-query'], mode: 'note', statuses: atCourt, row: row('court-query'), offered: (state) => state.queryOn === null,
  apply: (state, event) => ({ ...touch(state!, event), queryOn: event.occurredOn }),
}
const answerCourtQuery: Spec = {
  fields: dossierFields['answer-court-query'], mode: 'note', statuses: atCourt, row: row('court-query-answer', 'court-clarification-reply'), offered: (state) => state.queryOn !== null,
  check: ({ state, act }) => (state!.queryOn ? null : refusal('nothing-asked', { act: act.type })),
  apply: (state, event) => ({ ...touch(state!, event), queryOn: null }),
}
/** A complex case: the time to decide is prolonged, by the reading that is shorter in all. */
const courtExtend: Spec = {
  fields: dossierFields['court-extend'], mode: 'note', statuses: ['court-accepted'], row: (on, state) => dossierRow(on, state?.minor ? 'court-decide-minor' : 'court-decide'), offered: (state) => !state.extended,
  apply: (state, event) => ({ ...touch(state!, event), extended: true }),
}
const openSession: Spec = {
  fields: dossierFields['open-session'], mode: 'note', statuses: ['court-accepted'], row: row('court-session'), offered: (state) => state.sessionOpenedOn === null,
  apply: (state, event) => ({ ...touch(state!, event), sessionOpenedOn: event.occurredOn, sessionHeldOn: null }),
}
const holdSession: Spec = {
  fields: dossierFields['hold-session'], mode: 'note', statuses: ['court-accepted'], row: row('court-session'), offered: (state) => state.sessionOpenedOn !== null && state.sessionHeldOn === null,
  apply: (state, event, values) => ({ ...touch(state!, event), sessionHeldOn: values.flag('adjourned') ? null : event.occurredOn }),
}
const courtSuspend: Spec = {
  fields: dossierFields['court-suspend'], mode: 'step', statuses: ['court-accepted'], row: row('court-ruling'),
  apply: (state, event) => settle({ ...touch(state!, event), status: 'court-suspended' }),
}
const courtResume: Spec = {
  fields: dossierFields['court-resume'], mode: 'step', statuses: ['court-suspended'], row: row('court-ruling'),
  apply: (state, event) => settle({ ...touch(state!, event), status: 'court-accepted' }),
}
const courtDecided: Spec = {
  fields: dossierFields['court-decided'], mode: 'step', statuses: atCourt, row: row('court-ruling'),
  check: decisionCheck,
  apply: (state, event, values) => {
    const result = values.text('result') as NonNullable<DossierState['result']>
    const decidedOn = values.day('decidedOn') ?? event.occurredOn
    const turn = values.text('turn') as DossierState['turn']
    const decided: DossierState = {
      ...touch(state!, event), result, decidedOn, turn, months: result === 'applied' ? orderMonths(values.number('months'), turn, decidedOn) : null, court: values.text('court') ?? state!.court,
      namedFacility: values.text('facility') ?? state!.namedFacility, absentAtCourt: values.flag('absentAtCourt'), deliveredOn: null, decisionSent: false,
    }
    return result === 'applied' ? settle({ ...decided, status: 'applied' }) : finish(decided, result === 'stopped' ? 'dossier-stopped' : 'not-applied', decidedOn)
  },
}
const deliverDecision: Spec = {
  fields: dossierFields['deliver-decision'], mode: 'note', statuses: ['applied', 'not-applied', 'release-due', 'under-review'], row: row('court-send-decision'), offered: (state) => state.decidedOn !== null && !state.decisionSent,
  apply: (state, event) => ({ ...touch(state!, event), decisionSent: true, deliveredOn: event.occurredOn }),
}
/** A complaint is always written down: whether it came in time is for the court to say. */
const complain: Spec = {
  fields: dossierFields.complain, mode: 'step', statuses: ['applied', 'not-applied', 'under-review'], row: row('complaint-court-decision'),
  apply: (state, event) => settle({ ...touch(state!, event), status: 'under-review', complainedOn: state!.complainedOn ?? event.occurredOn }),
}
const petitionOrProtest: Spec = {
  fields: dossierFields['petition-or-protest'], mode: 'step', statuses: ['applied', 'not-applied', 'under-review'], row: row('petition-protest-court-decision'),
  apply: (state, event) => settle({ ...touch(state!, event), status: 'under-review', complainedOn: state!.complainedOn ?? event.occurredOn }),
}
const forwardComplaint: Spec = {
  fields: dossierFields['forward-complaint'], mode: 'note', statuses: ['under-review'], row: row('complaint-forward'), offered: (state) => !state.complaintForwarded,
  apply: (state, event) => ({ ...touch(state!, event), complaintForwarded: true }),
}
const reviewDecided: Spec = {
  fields: dossierFields['review-decided'], mode: 'step', statuses: ['under-review'], row: row('court-review'),
  check: reviewCheck,
  apply: (state, event, values) => {
    const reviewed: DossierState = { ...touch(state!, event), reviewedOn: event.occurredOn }
    switch (values.text('reviewOutcome')) {
      case 'cancelled': return finish({ ...reviewed, result: 'not-applied', months: null }, 'refused-by-court', event.occurredOn)
      case 'changed': return settle({ ...reviewed, result: 'applied', months: values.number('months'), status: 'applied' })
      default: return settle({ ...reviewed, status: state!.result === 'applied' ? 'applied' : 'not-applied' })
    }
  },
}

/** The order opens the measure itself; held days go with it, to be deducted from its term. */
function openCompulsory({ state, act }: DossierInput): Consequence[] {
  const facility = state!.facilityId ?? null
  return [{
    kind: 'open', measure: 'compulsory',
    act: {
      id: act.id, type: 'open-from-court', occurredOn: act.occurredOn,
      data: {
        months: state!.months!, effectiveOn: act.occurredOn, court: state!.court!, minor: state!.minor, heldDays: daysToDeduct(state!, act.occurredOn), decidedOn: state!.decidedOn!, unit: state!.unitId,
        ...(facility ? { facility } : {}), ...(state!.turn ? { turn: state!.turn } : {}),
      },
    },
  }]
}
const decisionEffective: Spec = {
  fields: dossierFields['decision-effective'], mode: 'step', statuses: ['applied'], row: row('court-effect'),
  opens: (state, context) => {
    const over = state.reviewedOn ? null : complaintOver(state, context.calendar)
    return over ? { opensOn: addDays(over.lastDay, 1), row: over.row } : null
  },
  ready: (state, _context, on) => effectReady(state, on),
  consequences: openCompulsory,
  record: ({ state, act }) => ({ heldDays: daysToDeduct(state!, act.occurredOn), months: state!.months! }),
  doubt: (state, event) => { const over = state.reviewedOn ? null : complaintOver(state, workingCalendar); return over && event.occurredOn <= over.lastDay ? 'before-window' : null },
  apply: (state, event) => {
    const before = addDays(event.occurredOn, -1)
    return { ...closed(touch(state!, event), 'effective', event.occurredOn), interim: state!.interim.map((each) => (each.to === null ? { ...each, to: before < each.from ? each.from : before } : each)), effectiveOn: event.occurredOn }
  },
}
/** A dossier the court did not apply ends; also one whose whole term passed while the person was held. */
const closeDossier: Spec = {
  fields: dossierFields['close-dossier'], mode: 'release', statuses: ['not-applied', 'applied', 'under-review'], row: row('dossier-withdrawal'),
  offered: (state, context) => state.status === 'not-applied' || (state.termEndsOn !== null && context.today > state.termEndsOn),
  check: ({ state, act }) => (state!.status === 'not-applied' || (state!.termEndsOn !== null && act.occurredOn > state!.termEndsOn) ? null : refusal('court-has-decided', { act: act.type })),
  apply: (state, event) => finish(touch(state!, event), state!.status === 'not-applied' ? 'refused-by-court' : 'lapsed', event.occurredOn),
}

export const courtActs: Readonly<Record<string, Spec>> = {
  'send-to-court': sendToCourt, 'court-return': courtReturn, 'court-accept': courtAccept, 'court-notify': courtNotify, 'court-query': courtQuery, 'answer-court-query': answerCourtQuery, 'court-extend': courtExtend,
  'open-session': openSession, 'hold-session': holdSession, 'court-suspend': courtSuspend, 'court-resume': courtResume, 'court-decided': courtDecided, 'deliver-decision': deliverDecision, complain,
  'petition-or-protest': petitionOrProtest, 'forward-complaint': forwardComplaint, 'review-decided': reviewDecided, 'decision-effective': decisionEffective, 'close-dossier': closeDossier,
}
