/** Acts between the admission and the release: stages, reduction, illness, leave, proceedings, transfer, prison, and how it ends. */
import type { Consequence } from '../kernel/measure.ts'
import { ageOn, daysBetween } from '../kernel/plain-date.ts'
import { refusal } from '../kernel/procedure.ts'
import { dayClock } from '../kernel/clock.ts'
import { completionOpening, enoughLeft, familyWaitOver, lawOn } from './compulsory.deadlines.ts'
import { intervalRefusal } from './compulsory.execution.ts'
import { ageOfMajority, compulsoryStages, remainderGrounds } from './compulsory.law.ts'
import { compulsoryFields, type CompulsoryState } from './compulsory.model.ts'
import { admitted, certificateWording, close, closeGap, completionDay, dayRefusal, giveUpPostRehab, moment, open, row, settle, tell, unfinished, waiting, within, type CompulsoryInput, type Spec } from './compulsory.state.ts'

const present = ['in-facility', 'on-leave', 'out-for-proceedings', 'suspended'] as const

const recordStage: Spec = {
  fields: compulsoryFields['record-stage'], mode: 'note', statuses: present, row: row('compulsory-stages'),
  check: ({ state, values, context, row: basis }) => {
    const names: readonly string[] = state!.regime === 'r2026' ? compulsoryStages.present : compulsoryStages.former
    const stage = values.text('stage')!
    if (state!.regime !== 'before-2022' && !names.includes(stage)) return refusal('other-regime-stage', { stage, regime: state!.regime }, basis)
    return intervalRefusal(state!, values.day('from')!, values.day('to'), context.today)
  },
  apply: (state, event, values) => {
    const interval = { stage: values.text('stage')!, from: values.day('from')!, to: values.day('to') }
    return settle({ ...state!, stages: [...state!.stages.filter((each) => each.stage !== interval.stage), interval] }, event.occurredOn)
  },
}
/** A day in hospital under the eye of the facility is a day served: nothing moves. */
const recordHospital: Spec = {
  fields: compulsoryFields['record-hospital'], mode: 'note', statuses: ['in-facility', 'suspended'], row: row('hospital-time'),
  check: ({ state, values, context }) => intervalRefusal(state!, values.day('from')!, values.day('to'), context.today),
  apply: (state, event, values) => settle({ ...state!, hospital: [...state!.hospital.filter((each) => each.from !== values.day('from')), { from: values.day('from')!, to: values.day('to') }] }, event.occurredOn),
}

/** Grades, reviews and lists of reductions: terms of the law of 2021 only. They inform; the court decides. */
const former = (state: CompulsoryState): boolean => state.regime !== 'r2026'
const recordEvaluation: Spec = {
  fields: compulsoryFields['record-evaluation'], mode: 'note', statuses: present, row: row('monthly-evaluation', 'compulsory-stages'), offered: former,
  apply: (state, event, values) => settle({ ...state!, evaluations: { ...state!.evaluations, [values.text('month')!]: values.text('grade')! } }, event.occurredOn),
}
const reviewReductions: Spec = {
  fields: compulsoryFields['review-reductions'], mode: 'note', statuses: ['in-facility'], row: row('reduce-review'), offered: (state) => former(state),
  apply: (state, event) => settle({ ...state!, reviewedOn: event.occurredOn }, event.occurredOn),
}
const postReductionList: Spec = {
  fields: compulsoryFields['post-reduction-list'], mode: 'note', statuses: ['in-facility'], row: row('reduce-posting'), offered: former,
  apply: (state, event) => settle({ ...state!, postedOn: event.occurredOn }, event.occurredOn),
}
/** Posting inside the facility comes before the proposal of a reduction; an unverified rule does not stand in the way of the person. */
function postingRefusal({ state, values, act, context }: CompulsoryInput) {
  if (values.text('proposed') !== 'reduce') return null
  if (!former(state!)) return refusal('not-in-this-law', { act: act.type })
  const posting = lawOn(act.occurredOn, 'reduce-posting')
  if (!posting?.value || posting.confidence === 'unverified') return null
  if (!state!.postedOn) return refusal('posting-needed', { act: act.type }, posting)
  const due = dayClock(state!.postedOn, posting.value, 'working-day', context.calendar, { anchor: 'posted' })
  return act.occurredOn < due.dueOn ? refusal('not-now', { act: act.type, opensOn: due.dueOn }, posting) : null
}
const proposeToCourt: Spec = {
  fields: compulsoryFields['propose-to-court'], mode: 'note', statuses: ['in-facility', 'suspended'], row: row('propose-to-court'),
  check: postingRefusal,
  apply: (state, event, values) => settle({ ...state!, proposal: { what: values.text('proposed') as 'reduce', on: event.occurredOn, court: values.text('court') } }, event.occurredOn),
}
const reduce: Spec = {
  fields: compulsoryFields.reduce, mode: 'step', statuses: ['in-facility', 'suspended', 'on-leave', 'out-for-proceedings'], row: row('reduce-decide', 't9-reduction'), offered: former,
  check: ({ state, act }) => (former(state!) ? null : refusal('not-in-this-law', { act: act.type })),
  apply: (state, event, values) => settle({ ...state!, proposal: null, postedOn: null, reducedMonths: state!.reducedMonths + values.number('reducedMonths')! }, event.occurredOn),
}

/** Sent home to be treated. The days count as served. */
const suspend: Spec = {
  fields: compulsoryFields.suspend, mode: 'step', statuses: ['in-facility'], row: row('suspend-illness'),
  apply: (state, event) => settle({ ...state!, status: 'suspended', suspendedOn: event.occurredOn, proposal: null, guestAt: null }, event.occurredOn),
}
const resume: Spec = {
  fields: compulsoryFields['resume-after-illness'], mode: 'step', statuses: ['suspended'], row: row('resume-after-illness'), offered: within(['suspended']), burdens: true,
  ready: (state, _context, on) => (enoughLeft(state, on, 'resume-after-illness') ? null : refusal('too-little-left', { act: 'resume-after-illness', ...(state.termEndsOn ? { termEndsOn: state.termEndsOn } : {}) }, lawOn(on, 'resume-after-illness'))),
  apply: (state, event, values) => settle({ ...state!, status: 'in-facility', suspendedOn: null, home: values.text('facility') ?? state!.home }, event.occurredOn),
}
const exemptRemainder: Spec = {
  fields: compulsoryFields['exempt-remainder'], mode: 'release', statuses: admitted, row: row('exempt-remainder'), offered: (state) => state.admittedOn !== null,
  check: ({ values, regime, row: basis }) => {
    const ground = values.text('courtGround')!
    const grounds: readonly string[] = regime === 'r2026' ? remainderGrounds.present : remainderGrounds.former
    return regime === 'before-2022' || ground.length === 0 || grounds.includes(ground) ? null : refusal('ground-not-in-law', { ground }, basis)
  },
  consequences: giveUpPostRehab,
  apply: (state, event) => close(state!, 'remainder-exempted', event),
}

const requestLeave: Spec = {
  fields: compulsoryFields['request-leave'], mode: 'note', statuses: ['in-facility'], row: row('mourning-request'), offered: within(['in-facility']),
  apply: (state, event) => settle({ ...state!, leaveAsked: moment(event) }, event.occurredOn),
}
const grantLeave: Spec = {
  fields: compulsoryFields['grant-leave'], mode: 'step', statuses: ['in-facility'], row: row('mourning-decide', 'funeral-leave-decide'), offered: within(['in-facility']),
  check: ({ values, act }) => {
    const [from, to] = [values.day('from')!, values.day('to')!]
    const longest = lawOn(act.occurredOn, 'mourning-leave', 'funeral-leave-max')
    const days = daysBetween(from, to) + 1 - (values.number('travelDays') ?? 0)
    return dayRefusal(from, to) ?? (longest?.value && days > longest.value ? refusal('leave-too-long', { days, highest: longest.value }, longest) : null)
  },
  apply: (state, event, values) => settle({ ...state!, status: 'on-leave', leaveAsked: null, leave: { from: values.day('from')!, to: values.day('to')! } }, event.occurredOn),
}
const returnFromLeave: Spec = {
  fields: compulsoryFields['return-from-leave'], mode: 'step', statuses: ['on-leave'], row: row('mourning-leave', 'funeral-leave-max'), offered: within(['on-leave']),
  apply: (state, event) => settle({ ...state!, status: 'in-facility', leave: null }, event.occurredOn),
}

const outForProceedings: Spec = {
  fields: compulsoryFields['out-for-proceedings'], mode: 'step', statuses: ['in-facility'], row: row('proceedings-out'),
  check: ({ values, act }) => dayRefusal(act.occurredOn, values.day('until')),
  apply: (state, event, values) => settle({ ...state!, status: 'out-for-proceedings', out: { from: event.occurredOn, until: values.day('until') } }, event.occurredOn),
}
const extendProceedings: Spec = {
  fields: compulsoryFields['extend-proceedings'], mode: 'note', statuses: ['out-for-proceedings'], row: row('proceedings-out'), offered: within(['out-for-proceedings']),
  check: ({ values, act }) => dayRefusal(act.occurredOn, values.day('until')),
  apply: (state, event, values) => settle({ ...state!, out: { from: state!.out?.from ?? event.occurredOn, until: values.day('until') } }, event.occurredOn),
}
const returnFromProceedings: Spec = {
  fields: compulsoryFields['return-from-proceedings'], mode: 'step', statuses: ['out-for-proceedings'], row: row('proceedings-out'), offered: within(['out-for-proceedings']),
  apply: (state, event) => settle({ ...state!, status: 'in-facility', out: null }, event.occurredOn),
}

const transferFacility: Spec = {
  fields: compulsoryFields['transfer-facility'], mode: 'note', statuses: ['in-facility'], row: row('facility-transfer'), offered: within(['in-facility']),
  apply: (state, event, values) => settle(values.flag('temporary') ? { ...state!, guestAt: values.text('facility') } : { ...state!, home: values.text('facility'), guestAt: null }, event.occurredOn),
}
const returnFromTransfer: Spec = {
  fields: compulsoryFields['return-from-transfer'], mode: 'note', statuses: ['in-facility'], row: row('escape-record'), offered: (state) => state.guestAt !== null,
  apply: (state, event) => settle({ ...state!, guestAt: null }, event.occurredOn),
}
/** The decision stays one on a minor: its term, and one year of management after it. */
const moveToAdultFacility: Spec = {
  fields: compulsoryFields['move-to-adult-facility'], mode: 'note', statuses: ['in-facility'], row: row('turns-eighteen'), offered: (state) => state.minor && state.status === 'in-facility',
  ready: (state, context, on) => {
    if (ageOn(context.subject.birth, on) < ageOfMajority) return refusal('not-yet-eighteen', { act: 'move-to-adult-facility' }, lawOn(on, 'turns-eighteen'))
    const rule = lawOn(on, 'turns-eighteen')
    return !rule || enoughLeft(state, on, 'turns-eighteen') ? null : refusal('too-little-left', { act: 'move-to-adult-facility', ...(state.termEndsOn ? { termEndsOn: state.termEndsOn } : {}) }, rule)
  },
  check: ({ act, regime }) => (regime === 'r2026' || regime === 'before-2022' ? null : refusal('not-in-this-law', { act: act.type })),
  apply: (state, event, values) => settle({ ...state!, home: values.text('facility'), guestAt: null }, event.occurredOn),
}

/** Prison stops the term under the law of 2026; the rest is served after it. Under the law of 2021 the court exempts the rest. */
const interrupt: Spec = {
  fields: compulsoryFields['interrupt-by-prison'], mode: 'step', statuses: ['in-facility', 'out-for-proceedings', 'suspended'], row: row('prison-rest'), offered: (state) => within(['in-facility', 'out-for-proceedings', 'suspended'])(state), lengthens: true,
  check: ({ act, regime }) => (regime === 'r2026' ? null : refusal('not-in-this-law', { act: act.type })),
  apply: (state, event, values) => settle({ ...state!, status: 'in-prison', out: null, gaps: [...state!.gaps, { from: event.occurredOn, to: null, cause: 'prison', onPaper: values.text('basisPaper') !== null }] }, event.occurredOn),
}
const resumeAfterPrison: Spec = {
  fields: compulsoryFields['resume-after-prison'], mode: 'step', statuses: ['in-prison'], row: row('prison-rest'), offered: within(['in-prison']),
  apply: (state, event, values) => settle({ ...closeGap(state!, event.occurredOn, false), status: 'in-facility', home: values.text('facility') ?? state!.home }, event.occurredOn),
}
const referToEducation: Spec = {
  fields: compulsoryFields['refer-to-education'], mode: 'note', statuses: ['in-facility'], row: row('education-dossier'), offered: within(['in-facility']), burdens: true,
  check: ({ act, row: basis }) => (basis ? null : refusal('not-in-this-law', { act: act.type })),
  apply: (state) => state!,
}

const recordProtectionNeed: Spec = {
  fields: compulsoryFields['record-protection-need'], mode: 'note', statuses: present, row: row('protection-transfer'), offered: (state) => within(present)(state) && state.protectionNeedOn === null,
  apply: (state, event) => settle({ ...state!, protectionNeedOn: event.occurredOn }, event.occurredOn),
}
const referSocialProtection: Spec = {
  fields: compulsoryFields['refer-social-protection'], mode: 'note', statuses: present, row: row('protection-transfer', 'social-protection-transfer'), offered: (state) => within(present)(state) && state.protectionNeedOn !== null,
  apply: (state, event, values) => settle({ ...state!, protectionSentOn: event.occurredOn, protectionAgency: values.text('protectionAgency') }, event.occurredOn),
}

const placedUnit = (input: CompulsoryInput): string => input.values.text('unit') ?? input.state!.livesIn ?? input.state!.unitId
const endNotice: Spec = {
  fields: compulsoryFields['end-notice'], mode: 'step', statuses: [...waiting, 'in-facility', 'on-leave', 'out-for-proceedings', 'suspended'], row: row('release-notice', 'compulsory-end-notice'),
  offered: (state) => state.termEndsOn !== null && state.endNoticeOn === null,
  check: ({ state, act }) => (state!.endNoticeOn ? refusal('already-done', { act: act.type, on: state!.endNoticeOn }) : state!.termEndsOn ? null : refusal('out-of-order', { act: act.type, status: state!.status })),
  consequences: (input): Consequence[] => (input.regime !== 'r2026' || open(input.context, 'post-rehab').length > 0 ? [] : [{
    kind: 'open', measure: 'post-rehab', act: { id: input.act.id, type: 'open-from-notice', occurredOn: input.act.occurredOn, occurredAt: input.act.occurredAt, data: { after: 'compulsory', minor: input.state!.minor, expectedEndOn: input.state!.termEndsOn!, unit: placedUnit(input) } },
  }]),
  apply: (state, event, values) => settle({ ...state!, endNoticeOn: event.occurredOn, livesIn: values.text('unit') }, event.occurredOn),
}

const served = [...waiting, ...present, 'escaped'] as const
/** The release: always possible from the window on, whatever papers and stages are missing. */
const complete: Spec = {
  fields: compulsoryFields.complete, mode: 'release', statuses: served, row: row('compulsory-completion', 'compulsory-certificate'),
  offered: (state) => state.termEndsOn !== null,
  opens: completionOpening,
  ready: (state, _context, on) => (state.termEndsOn ? null : refusal('out-of-order', { act: 'complete', status: state.status }, lawOn(on, 'compulsory-completion', 'compulsory-certificate'))),
  doubt: (state, event) => { const opening = completionOpening(state); return opening && event.occurredOn < opening.opensOn ? 'before-window' : null },
  consequences: (input): Consequence[] => {
    const completedOn = completionDay(input.act.occurredOn, input.state!.termEndsOn)
    const prepared = open(input.context, 'post-rehab')[0]
    if (prepared) return [tell(prepared.measureId, input, 'rehab-completed', { completedOn })]
    return [{ kind: 'open', measure: 'post-rehab', act: { id: input.act.id, type: 'open-on-completion', occurredOn: input.act.occurredOn, occurredAt: input.act.occurredAt, data: { after: 'compulsory', minor: input.state!.minor, completedOn, unit: placedUnit(input) } } }]
  },
  apply: (state, event) => ({
    ...close(state!, 'completed', event), completedOn: completionDay(event.occurredOn, state!.termEndsOn), wording: certificateWording(state!),
    late: state!.termEndsOn !== null && event.occurredOn > state!.termEndsOn, daysBeyond: state!.termEndsOn ? Math.max(0, daysBetween(state!.termEndsOn, event.occurredOn)) : 0,
  }),
}

/** Other measures of the person end with a death; those that know no such act are left to their own bodies. */
const diesWith = ['assessment', 'user-management', 'voluntary-home', 'voluntary-private', 'voluntary-public', 'substitution', 'compulsory-dossier', 'post-rehab', 'e-monitoring'] as const
const tellOfDeath = (input: CompulsoryInput): Consequence[] => (input.context.actor.role === 'system' ? [] : diesWith.flatMap((kind) => open(input.context, kind)).map((other) => tell(other.measureId, input, 'end-by-death')))
/** A death in the facility: who must be told stands in the inbox until it is done; nobody is held any more. */
const recordDeath: Spec = {
  fields: compulsoryFields['record-death'], mode: 'release', statuses: [...waiting, 'in-facility', 'on-leave', 'out-for-proceedings', 'suspended'], row: row('death-record'),
  consequences: tellOfDeath,
  apply: (state, event, values) => settle({ ...state!, status: 'deceased', diedOn: values.day('diedOn') ?? event.occurredOn, procuracy: values.text('procuracy'), leave: null, out: null }, event.occurredOn),
}
const notifyDeath: Spec = {
  fields: compulsoryFields['notify-death'], mode: 'note', statuses: ['deceased'], row: row('death-record'), offered: within(['deceased']),
  apply: (state, event, values) => settle({ ...state!, deathTold: [...new Set([...state!.deathTold, values.text('told')!])], relativesToldAt: values.text('told') === 'relatives' ? (state!.relativesToldAt ?? moment(event)) : state!.relativesToldAt }, event.occurredOn),
}
const closeAfterDeath: Spec = {
  fields: compulsoryFields['close-after-death'], mode: 'release', statuses: ['deceased'], row: row('death-relatives', 'death-family-wait'), offered: within(['deceased']),
  check: ({ state, values, act, context, row: basis }) => {
    if (values.text('relativesPresent') === 'yes') return null
    const wait = familyWaitOver(state!, context.calendar)
    if (!wait) return refusal('relatives-not-told', { act: act.type }, basis)
    const early = wait.opensAt && act.occurredAt ? act.occurredAt < wait.opensAt : act.occurredOn < wait.opensOn
    return early ? refusal('not-now', { act: act.type, opensOn: wait.opensOn, ...(wait.opensAt ? { opensAt: wait.opensAt } : {}) }, wait.row) : null
  },
  apply: (state, event) => close(state!, 'ended', event),
}
const endByDeath: Spec = {
  fields: compulsoryFields['end-by-death'], mode: 'release', systemToo: true, statuses: unfinished, row: row('end-order-otherwise'),
  consequences: tellOfDeath,
  apply: (state, event, values) => ({ ...close(state!, 'ended', event), diedOn: values.day('diedOn') ?? event.occurredOn }),
}
/** The order falls away: changed by a higher court, taken over by another decision, the person declared missing. */
const endByOrder: Spec = {
  fields: compulsoryFields['end-by-order'], mode: 'release', systemToo: true, statuses: unfinished, row: row('end-order-otherwise'),
  consequences: giveUpPostRehab,
  apply: (state, event) => close(state!, 'ended', event),
}
/** A correction in the dossier changed the months or the days held before the order: the last lawful day moves, but never one that has passed to a later one. */
const orderCorrected: Spec = {
  fields: compulsoryFields['order-corrected'], mode: 'system', statuses: unfinished, row: () => undefined,
  apply: (state, event, values) => {
    const difference = (values.number('heldDays') ?? 0) - (values.number('heldDaysBefore') ?? 0)
    const corrected = settle({ ...state!, months: values.number('months') ?? state!.months, heldDays: Math.max(0, state!.heldDays + difference) }, event.occurredOn)
    const over = state!.termEndsOn !== null && event.occurredOn > state!.termEndsOn
    return over && corrected.termEndsOn !== null && corrected.termEndsOn > state!.termEndsOn! ? state! : corrected
  },
}
const handOver: Spec = {
  fields: compulsoryFields['hand-over'], mode: 'system', statuses: [...unfinished, 'deceased'], row: () => undefined,
  apply: (state, event, values) => {
    const agency = values.text('agency')
    const moved = agency?.startsWith('rehab-facility:') ?? false
    const place = (facility: string | null): string | null => (moved && facility === state!.facilityId && facility ? agency : facility)
    const settled = settle({ ...state!, unitId: values.text('unit') ?? state!.unitId, home: place(state!.home), guestAt: place(state!.guestAt), holding: state!.holding && moved ? { ...state!.holding, facility: agency! } : state!.holding }, event.occurredOn)
    return agency && !moved && !settled.facilityId ? { ...settled, agencyId: agency } : settled
  },
}

export const facilityActs = {
  'record-stage': recordStage, 'record-hospital': recordHospital, 'record-evaluation': recordEvaluation, 'review-reductions': reviewReductions, 'post-reduction-list': postReductionList, 'propose-to-court': proposeToCourt, reduce,
  suspend, 'resume-after-illness': resume, 'exempt-remainder': exemptRemainder, 'request-leave': requestLeave, 'grant-leave': grantLeave, 'return-from-leave': returnFromLeave, 'out-for-proceedings': outForProceedings, 'extend-proceedings': extendProceedings,
  'return-from-proceedings': returnFromProceedings, 'transfer-facility': transferFacility, 'return-from-transfer': returnFromTransfer, 'move-to-adult-facility': moveToAdultFacility, 'interrupt-by-prison': interrupt, 'resume-after-prison': resumeAfterPrison,
  'refer-to-education': referToEducation, 'record-protection-need': recordProtectionNeed, 'refer-social-protection': referSocialProtection, 'end-notice': endNotice, complete, 'record-death': recordDeath, 'notify-death': notifyDeath,
  'close-after-death': closeAfterDeath, 'end-by-death': endByDeath, 'end-by-order': endByOrder, 'order-corrected': orderCorrected, 'hand-over': handOver,
} satisfies Record<string, Spec>
