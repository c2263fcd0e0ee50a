/** The procedure of the dossier for compulsory rehabilitation: from the finding of a ground to the effect of the court's decision. */
import type { LawRow } from '../kernel/law.ts'
import { regimeOn } from '../kernel/law-timeline.ts'
import type { Act, Consequence, RuleContext } from '../kernel/measure.ts'
import { addDays, type PlainDate } from '../kernel/plain-date.ts'
import { buildProcedure, refusal, type ActSpec } from '../kernel/procedure.ts'
import { workingCalendar } from '../kernel/working-calendar.ts'
import { evasionCheck, evasionEndCheck, familyCheck, holdCheck, noticeCheck, onMinorTrack, openingCheck, papersCheck, readingReady, releaseCheck, withdrawalCheck, type DossierInput } from './compulsory-dossier.checks.ts'
import { courtActs } from './compulsory-dossier.court.ts'
import { checkedFirst, dossierDeadlines, readingOver } from './compulsory-dossier.deadlines.ts'
import { beforeDecision, communeAgency, daysToDeduct, earliestHoldingEnd, endInterim, interimDays, isHeld, openInterim, runsUndecided } from './compulsory-dossier.holding.ts'
import { dossierRow, type DossierPaper } from './compulsory-dossier.law.ts'
import { dossierFields, dossierStatuses, type DossierState, type Opinion } from './compulsory-dossier.model.ts'
import { closed, finish, letGo, openedDossier, settle, touch } from './compulsory-dossier.state.ts'

export { earliestHoldingEnd, interimDays } from './compulsory-dossier.holding.ts'
export { dossierLaw } from './compulsory-dossier.law.ts'

type Spec = ActSpec<DossierState>
const row = (...ids: readonly string[]) => (on: PlainDate): LawRow | undefined => dossierRow(on, ...ids)
const open = [...beforeDecision, 'applied', 'not-applied', 'under-review', 'release-due'] as const
const withMaker = ['dossier-open', 'dossier-ready', 'dossier-notified', 'dossier-returned', 'court-returned'] as const

const openDossier: Spec = {
  fields: dossierFields['open-dossier'], mode: 'step', begins: true, statuses: [], burdens: true, row: row('dossier-maker'),
  check: openingCheck,
  record: (input) => ({ minorTrack: onMinorTrack(input) }),
  apply: (_state, event, values) => openedDossier(event, values),
}
const recordPaper: Spec = {
  fields: dossierFields['record-paper'], mode: 'note', statuses: withMaker, row: row('dossier-papers'),
  check: ({ values, act }) => (values.day('issuedOn') && values.day('issuedOn')! > act.occurredOn ? refusal('dates-reversed', { from: values.day('issuedOn')!, to: act.occurredOn }) : null),
  apply: (state, event, values) => ({ ...touch(state!, event), papers: [...new Set([...state!.papers, values.text('dossierPaper') as DossierPaper])].toSorted() }),
}
const dossierMade: Spec = {
  fields: dossierFields['dossier-made'], mode: 'step', statuses: ['dossier-open'], row: (on, state) => dossierRow(on, state?.minor ? 'dossier-minor' : 'dossier-adult', 'compulsory-dossier-open'),
  check: papersCheck,
  apply: (state, event) => settle({ ...touch(state!, event), status: 'dossier-ready', madeOn: event.occurredOn }),
}
const giveNotice: Spec = {
  fields: dossierFields['give-notice'], mode: 'step', statuses: ['dossier-ready'], row: row('dossier-notice'),
  check: noticeCheck,
  apply: (state, event) => settle({ ...touch(state!, event), status: 'dossier-notified', noticeOn: event.occurredOn }),
}
const recordOpinion: Spec = {
  fields: dossierFields['record-opinion'], mode: 'note', statuses: ['dossier-notified', 'dossier-at-labour', 'dossier-returned', 'court-pending', 'court-returned', 'court-accepted', 'court-suspended'], row: row('dossier-opinion'),
  apply: (state, event, values) => ({ ...touch(state!, event), opinions: [...state!.opinions, { by: values.text('opinionBy') as Opinion['by'], view: values.text('view')!, on: event.occurredOn }] }),
}

const familyOpinion: Spec = {
  fields: dossierFields['family-opinion'], mode: 'note', statuses: beforeDecision, row: row('family-undertaking'), offered: (_state, context) => checkedFirst(context.today),
  check: ({ regime, act }) => (regime === 'r2026' ? refusal('no-family-management', { act: act.type }, dossierRow(act.occurredOn, 'compulsory-holding')) : null),
  apply: (state, event, values) => ({ ...touch(state!, event), familyAgrees: values.flag('familyAgrees') }),
}
const familyManagement: Spec = {
  fields: dossierFields['family-management'], mode: 'note', statuses: beforeDecision, burdens: true, row: (on, state) => dossierRow(on, state?.minor ? 'interim-minor' : 'interim-family'),
  offered: (state, context) => checkedFirst(context.today) && openInterim(state) === null,
  check: familyCheck,
  apply: (state, event) => settle({ ...touch(state!, event), interim: [...state!.interim, { how: 'family', from: event.occurredOn, to: null, place: null }] }),
}
/** Keeping begins on the day the person is really kept; who left the family is kept by a new decision. */
const hold: Spec = {
  fields: dossierFields.hold, mode: 'note', statuses: [...beforeDecision, 'applied', 'under-review'], burdens: true, row: (on, state) => dossierRow(on, 'compulsory-holding', state?.minor ? 'interim-minor' : 'interim-facility'),
  offered: (state) => !isHeld(state) && state.result !== 'not-applied',
  ready: (state) => (state.result === 'not-applied' ? refusal('court-has-decided', { act: 'hold' }) : null),
  check: holdCheck,
  apply: (state, event, values) => {
    const from = values.day('heldSince') ?? event.occurredOn
    // Whoever is kept evades no longer: the limitation runs anew from that day.
    const evasion = state!.evadingSince ? { evadingSince: null, limitationFrom: from } : {}
    return settle({ ...touch(state!, event), ...evasion, interim: [...endInterim(state!.interim, from), { how: 'facility', from, to: null, place: values.text('facility') }] })
  },
}
const recordEvasion: Spec = {
  fields: dossierFields['record-evasion'], mode: 'note', statuses: beforeDecision, burdens: true, lengthens: true, row: row('limitation-evasion'), offered: (state) => state.evadingSince === null,
  check: evasionCheck,
  apply: (state, event, values) => {
    const from = values.day('from')!
    return settle({ ...touch(state!, event), evadingSince: from, interim: endInterim(state!.interim, from) })
  },
}
const evasionEnded: Spec = {
  fields: dossierFields['evasion-ended'], mode: 'note', statuses: beforeDecision, burdens: true, lengthens: true, row: row('limitation-evasion'), offered: (state) => state.evadingSince !== null,
  check: evasionEndCheck,
  apply: (state, event, values) => settle({ ...touch(state!, event), evadingSince: null, limitationFrom: values.day('endedOn')! }),
}
const releaseFromHolding: Spec = {
  fields: dossierFields['release-from-holding'], mode: 'release', statuses: open, row: row('holding-end'), offered: isHeld,
  ready: (state) => (isHeld(state) ? null : refusal('not-held', { act: 'release-from-holding' })),
  check: releaseCheck,
  apply: (state, event, values) => letGo(touch(state!, event), values.day('releasedOn') ?? event.occurredOn, event.occurredOn),
}

const forwardForCheck: Spec = {
  fields: dossierFields['forward-for-check'], mode: 'step', statuses: ['dossier-notified'], row: row('dossier-forward'), offered: (_state, context) => checkedFirst(context.today),
  opens: (state, context, on) => {
    const over = readingReady(state, context.calendar, on)
    return over ? { opensOn: addDays(over.lastDay, 1), row: readingOver(state, context.calendar)?.row } : null
  },
  ready: (_state, _context, on) => (regimeOn(on) === 'r2026' ? refusal('straight-to-court', { act: 'forward-for-check' }, dossierRow(on, 'compulsory-forward-court')) : null),
  doubt: (state, event) => { const over = readingOver(state, workingCalendar); return over && event.occurredOn <= over.lastDay ? 'before-window' : null },
  apply: (state, event, values) => settle({ ...touch(state!, event), status: 'dossier-at-labour', forwardedOn: event.occurredOn, checker: values.text('checker'), supplementedOn: null }),
}
const returnForCompletion: Spec = {
  fields: dossierFields['return-for-completion'], mode: 'step', statuses: ['dossier-at-labour'], row: row('labour-return'),
  apply: (state, event) => settle({ ...touch(state!, event), status: 'dossier-returned', returnedOn: event.occurredOn }),
}
const supplement: Spec = {
  fields: dossierFields.supplement, mode: 'step', statuses: ['dossier-returned'], row: row('dossier-supplement', 'dossier-maker'),
  apply: (state, event) => settle({ ...touch(state!, event), status: 'dossier-at-labour', supplementedOn: event.occurredOn }),
}

const withdraw: Spec = {
  fields: dossierFields.withdraw, mode: 'release', statuses: [...beforeDecision, 'applied', 'not-applied', 'under-review'], row: row('dossier-withdrawal'),
  check: withdrawalCheck,
  apply: (state, event, values) => {
    const because = values.text('because')
    return finish(touch(state!, event), because === 'not-addicted' ? 'not-addicted' : because === 'limitation-over' ? 'lapsed' : 'withdrawn', event.occurredOn)
  },
}
/** No capacity, pregnancy, the sole carer of a small child: the measure is not applied. */
const exclude: Spec = {
  fields: dossierFields.exclude, mode: 'release', statuses: [...beforeDecision, 'applied', 'not-applied', 'under-review'], row: row('not-applied-persons'),
  apply: (state, event) => finish(touch(state!, event), 'excluded', event.occurredOn),
}
const otherOpen = ({ context, act }: DossierInput): Consequence[] => context.others.filter((other) => other.row.open).map((other) => ({ kind: 'act', measureId: other.measureId, act: { id: act.id, type: 'end-by-death', occurredOn: act.occurredOn, data: {} } }))
const endByDeath: Spec = {
  fields: dossierFields['end-by-death'], mode: 'release', systemToo: true, statuses: open, row: row('dossier-end-otherwise'),
  consequences: (input) => (input.context.actor.role === 'system' ? [] : otherOpen(input)),
  apply: (state, event) => closed(touch(state!, event), 'ended', event.occurredOn),
}
const endByOrder: Spec = {
  fields: dossierFields['end-by-order'], mode: 'release', systemToo: true, statuses: open, row: row('dossier-end-otherwise'),
  apply: (state, event) => closed(touch(state!, event), 'ended', event.occurredOn),
}
/** A unit or agency hands its work to another: the dossier follows. */
const handOver: Spec = {
  fields: dossierFields['hand-over'], mode: 'system', statuses: open, row: () => undefined,
  apply: (state, event, values) => {
    const unitId = values.text('unit') ?? state!.unitId
    const agency = values.text('agency')
    // A facility that hands over keeps nobody any more: the stay goes on in its successor.
    if (agency?.startsWith('rehab-facility:')) return settle({ ...state!, interim: state!.interim.map((each) => (each.to === null && each.how === 'facility' ? { ...each, place: agency } : each)) })
    return { ...state!, unitId, agencyId: agency ?? communeAgency(unitId, event.occurredOn) }
  },
}

export const compulsoryDossier = buildProcedure<DossierState>({
  kind: 'compulsory-dossier',
  line: dossierStatuses,
  acts: {
    'open-dossier': openDossier, 'record-paper': recordPaper, 'dossier-made': dossierMade, 'give-notice': giveNotice, 'record-opinion': recordOpinion, 'forward-for-check': forwardForCheck, 'return-for-completion': returnForCompletion,
    supplement, ...courtActs, 'family-opinion': familyOpinion, 'family-management': familyManagement, hold, 'record-evasion': recordEvasion, 'evasion-ended': evasionEnded, 'release-from-holding': releaseFromHolding,
    withdraw, exclude, 'end-by-death': endByDeath, 'end-by-order': endByOrder, 'hand-over': handOver,
  },
  deadlines: dossierDeadlines,
  facts: (state) => ({
    ground: state.ground, minor: state.minor, detectedOn: state.detectedOn, decidedOn: state.decidedOn, result: state.result, months: state.months, court: state.court, effectiveOn: state.effectiveOn,
    held: isHeld(state), heldSince: openInterim(state, 'facility')?.from ?? null, interim: openInterim(state)?.how ?? 'none', interimStays: state.interim, familyDays: closedDays(state, 'family'), heldDays: closedDays(state, 'facility'),
    holdingTerm: !isHeld(state) ? null : state.status === 'release-due' ? 'at-once' : runsUndecided(state) ? 'no-number' : 'whole-term', holdingEarliest: isHeld(state) && state.open ? earliestHoldingEnd(state, workingCalendar).on : null,
    released: state.released, daysBeyond: state.daysBeyond, sentTo: [state.checker, state.court, state.procuracy].filter((agency) => agency !== null), named: [],
  }),
  afterCorrection: orderAfterCorrection,
})

/** An order that opened from this dossier follows its corrections: taken back with it, or with other months or held days. */
function orderAfterCorrection(before: DossierState, after: DossierState, act: Act, context: RuleContext): Consequence[] {
  const order = context.others.find((other) => other.row.kind === 'compulsory' && other.row.open)
  if (!order || !before.effectiveOn) return []
  const tell = (type: string, data: Record<string, unknown>): Consequence[] => [{ kind: 'act', measureId: order.measureId, act: { id: act.id, type, occurredOn: act.occurredOn, data } }]
  if (!after.effectiveOn || after.months === null) return tell('end-by-order', { because: 'order-taken-back' })
  const [heldDaysBefore, heldDays] = [daysToDeduct(before, before.effectiveOn), daysToDeduct(after, after.effectiveOn)]
  // With another day of effect the stay simply goes on in the order: its days are counted there.
  const days = before.effectiveOn === after.effectiveOn && heldDays !== heldDaysBefore ? { heldDays, heldDaysBefore } : {}
  const months = after.months === before.months ? {} : { months: after.months }
  return 'heldDays' in days || 'months' in months ? tell('order-corrected', { ...days, ...months }) : []
}

/** Days of the stays that have ended, as of the last of them. */
function closedDays(state: DossierState, how: 'family' | 'facility'): number {
  const ended = state.interim.filter((each) => each.to !== null)
  const last = ended.reduce<PlainDate | null>((latest, each) => (latest && latest > each.to! ? latest : each.to), null)
  return last ? interimDays(ended, how, last) : 0
}
