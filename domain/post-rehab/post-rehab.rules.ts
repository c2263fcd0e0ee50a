/** The procedure of post-rehabilitation management: from the notice or the return home to the paper at the end. */
import { isMinor } from '../assessment/assessment.rules.ts'
import type { LawRow } from '../kernel/law.ts'
import { regimeOn } from '../kernel/law-timeline.ts'
import type { Consequence, MeasureEvent } from '../kernel/measure.ts'
import { addDays, daysBetween, later, type PlainDate } from '../kernel/plain-date.ts'
import { buildProcedure, handOverAct, namedHelper, refusal, sentWithMove, type ActSpec, type Input, type Values } from '../kernel/procedure.ts'
import { workingCalendar } from '../kernel/working-calendar.ts'
import { completionOpening, daysInOtherReading, handOverAt, lawOn, postRehabDeadlines, postTerm, stoppedSince } from './post-rehab.deadlines.ts'
import { removalGrounds } from './post-rehab.law.ts'
import { postRehabFields, postRehabStatuses, type Absence, type PostRehabState, type PostRehabStatus, type SupportKind } from './post-rehab.model.ts'

export { postTerm } from './post-rehab.deadlines.ts'
export { postRehabLaw } from './post-rehab.law.ts'

type Spec = ActSpec<PostRehabState>
const row = (...ids: string[]) => (on: PlainDate): LawRow | undefined => lawOn(on, ...ids)
const before = ['notified', 'awaiting-report', 'reported', 'proposed', 'decided'] as const
const managed = [...before, 'in-management', 'paused'] as const

/** Status and term follow from what has happened; nothing is typed. */
function settle(state: PostRehabState): PostRehabState {
  if (!state.open) return state
  const status: PostRehabStatus = state.decidedOn
    ? state.rehabCompletedOn ? (state.interruptions.some((each) => each.to === null) ? 'paused' : 'in-management') : 'decided'
    : state.proposedOn ? 'proposed' : state.reportedOn ? 'reported' : state.noticeOn ? 'notified' : 'awaiting-report'
  // While prison stops the term, no last day runs; the days left are a fact of the case.
  const counting = state.rehabCompletedOn && !stoppedSince(state) ? postTerm(state, state.rehabCompletedOn) : null
  return {
    ...state, status, regime: regimeOn(state.rehabCompletedOn ?? state.registeredOn), startedOn: state.decidedOn ? state.rehabCompletedOn : null,
    termEndsOn: counting?.lastDay ?? null, otherReading: counting ? addDays(counting.otherReading, daysInOtherReading(state.absences, state.rehabCompletedOn!)) : null,
  }
}

function opened(event: MeasureEvent, values: Values): PostRehabState {
  const unitId = values.text('unit') ?? event.actor.unitId
  return {
    status: 'notified', open: true, regime: regimeOn(event.occurredOn), unitId, agencyId: `commune-committee:${unitId}`, registeredOn: event.occurredOn,
    startedOn: null, termEndsOn: null, otherReading: null, endedOn: null, lastStepOn: event.occurredOn, doubts: [],
    after: (values.text('after') ?? 'voluntary') as PostRehabState['after'], minorDecision: values.flag('minor'), noticeOn: null, noticeAt: null, expectedEndOn: values.day('expectedEndOn'),
    rehabCompletedOn: null, reportedOn: null, proposedOn: null, decidedOn: null, decidedAt: null, monitoredOn: null, decidedMonths: null, handedOverOn: null, helper: null, visits: 0, lastVisitOn: null, tests: 0, supports: {}, absences: [], interruptions: [], protection: [],
    foundAddictedOn: null, move: null, late: false,
  }
}
const close = (state: PostRehabState, status: PostRehabStatus, event: MeasureEvent): PostRehabState => ({ ...state, status, open: false, endedOn: event.occurredOn, move: null })
const only = (input: Input<PostRehabState>) => (input.context.others.some((other) => other.row.kind === 'post-rehab' && other.row.open) ? refusal('already-in-measure', { kind: 'post-rehab' }) : null)

type Told = Pick<Input<PostRehabState>, 'act' | 'context'>
/** Electronic monitoring that hangs on this management hears of its end, its last day and its move. */
function tellMonitoring(input: Told, type: string, data: Record<string, unknown>): Consequence[] {
  return input.context.others.filter((other) => other.row.kind === 'e-monitoring' && other.row.open && other.facts['over'] === 'post-rehab')
    .map((other) => ({ kind: 'act', measureId: other.measureId, act: { id: input.act.id, type, occurredOn: input.act.occurredOn, occurredAt: input.act.occurredAt, data } }))
}
const endMonitoring = (input: Told): Consequence[] => tellMonitoring(input, 'measure-ended', { because: 'measure-ended' })
/** The last day as it will stand after the act. */
const tellLastDay = (input: Told, after: PostRehabState): Consequence[] => (after.termEndsOn ? tellMonitoring(input, 'measure-term', { endsOn: after.termEndsOn }) : [])

const openFromNotice: Spec = {
  fields: postRehabFields['open-from-notice'], mode: 'step', begins: true, systemToo: true, statuses: [], row: row('post-opening'),
  check: (input) => only(input) ?? (input.regime === 'before-2022' || input.regime === 'r2026' ? null : refusal('no-such-act-then', { act: input.act.type, from: '2026-07-01' }, input.row)),
  apply: (_state, event, values) => settle({ ...opened(event, values), noticeOn: event.occurredOn, noticeAt: event.occurredAt ?? null }),
}
const openOnCompletion: Spec = {
  fields: postRehabFields['open-on-completion'], mode: 'step', begins: true, systemToo: true, statuses: [], row: row('post-opening'),
  check: (input) => only(input) ?? (input.values.day('completedOn')! > input.act.occurredOn ? refusal('dates-reversed', { from: input.values.day('completedOn')!, to: input.act.occurredOn }) : null),
  apply: (_state, event, values) => settle({ ...opened(event, values), rehabCompletedOn: values.day('completedOn') }),
}
const reportHome: Spec = {
  fields: postRehabFields['report-home'], mode: 'step', statuses: ['awaiting-report'], row: row('report-completion'), offered: (state) => state.noticeOn === null,
  apply: (state, event) => settle({ ...state!, reportedOn: event.occurredOn }),
}
const propose: Spec = {
  fields: postRehabFields.propose, mode: 'step', statuses: ['notified', 'awaiting-report', 'reported'], row: row('post-dossier', 'post-rehab-proposal'),
  // Under the law of 2021 the dossier follows the person's report; completed cases without it may be proposed since 2026-07-01.
  ready: (state, _context, on) => (state.status === 'awaiting-report' && regimeOn(on) !== 'r2026' ? refusal('out-of-order', { act: 'propose', status: state.status, needs: 'reported' }, lawOn(on, 'post-dossier')) : null),
  apply: (state, event) => settle({ ...state!, proposedOn: event.occurredOn }),
}
const decide: Spec = {
  fields: postRehabFields.decide, mode: 'step', statuses: ['proposed'], row: row('post-decide', 'post-rehab-decision'),
  check: ({ state, values, act }) => {
    const months = values.number('months')
    const on = state!.rehabCompletedOn ?? act.occurredOn
    const longest = (state!.after === 'compulsory' && !state!.minorDecision ? lawOn(on, 'post-term-2y', 'post-rehab-term-2y') : undefined) ?? lawOn(on, 'post-term-1y', 'post-rehab-term-1y')
    return months !== null && longest?.value && months > longest.value ? refusal('longer-than-law', { months, highest: longest.value }, longest) : null
  },
  apply: (state, event, values) => settle({ ...state!, decidedOn: event.occurredOn, decidedAt: event.occurredAt ?? null, decidedMonths: values.number('months') }),
}
const handOverDecision: Spec = {
  fields: postRehabFields['hand-over-decision'], mode: 'note', statuses: ['decided', 'in-management'], row: row('post-deliver', 'post-rehab-hand-over'), offered: (state) => state.handedOverOn === null,
  apply: (state, event) => settle({ ...state!, handedOverOn: event.occurredOn }),
}
const rehabCompleted: Spec = {
  fields: postRehabFields['rehab-completed'], mode: 'note', systemToo: true, statuses: managed, row: row('post-opening'), offered: (state) => state.rehabCompletedOn === null && state.after !== 'voluntary',
  check: ({ state, act, values, context }) => {
    const completedOn = values.day('completedOn')!
    if (completedOn > context.today) return refusal('in-future', { occurredOn: completedOn, today: context.today })
    // A term that is over stays over, also when the day of completion is corrected afterwards.
    const over = state!.termEndsOn !== null && context.today > state!.termEndsOn
    return over && (postTerm(state!, completedOn)?.lastDay ?? completedOn) > state!.termEndsOn! ? refusal('term-over', { act: act.type, termEndsOn: state!.termEndsOn! }) : null
  },
  consequences: (input) => tellLastDay(input, settle({ ...input.state!, rehabCompletedOn: input.values.day('completedOn') })),
  apply: (state, _event, values) => settle({ ...state!, rehabCompletedOn: values.day('completedOn') }),
}
const rehabNotCompleted: Spec = {
  fields: postRehabFields['rehab-not-completed'], mode: 'system', statuses: managed, row: () => undefined, consequences: endMonitoring,
  apply: (state, event) => close(state!, 'withdrawn', event),
}
/** A correction moved or took back the day of completion. */
const rehabNotYetCompleted: Spec = {
  fields: postRehabFields['rehab-not-yet-completed'], mode: 'system', statuses: managed, row: () => undefined,
  apply: (state, _event, values) => settle({ ...state!, rehabCompletedOn: null, expectedEndOn: values.day('expectedEndOn') ?? state!.expectedEndOn }),
}
const recordVisit: Spec = {
  fields: postRehabFields['record-visit'], mode: 'note', statuses: ['decided', 'in-management'], row: row('post-visit'),
  apply: (state, event) => ({ ...state!, visits: state!.visits + 1, lastVisitOn: later(event.occurredOn, state!.lastVisitOn ?? event.occurredOn) }),
}
const recordSupport: Spec = {
  fields: postRehabFields['record-support'], mode: 'note', statuses: managed, row: row('post-support'),
  apply: (state, event, values) => {
    const kind = values.text('support') as SupportKind
    const first = state!.supports[kind]
    return { ...state!, supports: { ...state!.supports, [kind]: first && first < event.occurredOn ? first : event.occurredOn } }
  },
}
const recordTest: Spec = {
  fields: postRehabFields['record-test'], mode: 'note', statuses: ['in-management'], row: row('post-test'),
  apply: (state) => ({ ...state!, tests: state!.tests + 1 }),
}
const assignHelper: Spec = {
  fields: postRehabFields['assign-helper'], mode: 'note', statuses: ['decided', 'in-management'], row: row('post-helper'),
  apply: (state, _event, values) => ({ ...state!, helper: values.text('helper') }),
}

function absenceCheck({ state, values, act }: Input<PostRehabState>) {
  const [from, to] = [values.day('from')!, values.day('to')!]
  if (to < from) return refusal('dates-reversed', { from, to })
  if (to > act.occurredOn) return refusal('in-future', { occurredOn: to, today: act.occurredOn })
  if (from < state!.startedOn!) return refusal('before-opening', { occurredOn: from, openedOn: state!.startedOn! })
  return state!.absences.some((other) => from <= other.to && other.from <= to) ? refusal('overlapping', { from, to }) : null
}
const absence = (reported: boolean): Spec['apply'] => (state, _event, values) => settle({ ...state!, absences: [...state!.absences, { from: values.day('from')!, to: values.day('to')!, reported } satisfies Absence] })
const reportedAbsence: Spec = {
  fields: postRehabFields['reported-absence'], mode: 'note', statuses: ['in-management'], row: row('post-absence-excluded', 'post-rehab-absence'), lengthens: true, check: absenceCheck, apply: absence(true),
}
/** Only verified law lengthens a term; otherwise the entry stands beside it. */
const unreportedAbsence: Spec = {
  fields: postRehabFields['unreported-absence'], mode: 'note', statuses: ['in-management'], row: row('post-absence-excluded', 'post-rehab-absence'), lengthens: true, check: absenceCheck, apply: absence(false),
}

const moveOut: Spec = {
  fields: postRehabFields['move-out'], mode: 'note', statuses: managed, row: row('post-move-notice', 'post-rehab-move-notify'), offered: (state) => state.move === null,
  check: ({ state, values }) => (state!.move ? refusal('already-moving', { toUnit: state!.move.toUnit }) : values.text('toUnit') === state!.unitId ? refusal('same-unit', {}) : null),
  apply: (state, event, values) => ({ ...state!, move: { toUnit: values.text('toUnit')!, leftOn: event.occurredOn, leftAt: event.occurredAt ?? null } }),
}
const confirmArrival: Spec = {
  fields: postRehabFields['confirm-arrival'], mode: 'note', systemToo: true, statuses: managed, row: row('post-move-notice', 'post-rehab-move-notify'), offered: (state, context) => state.move?.toUnit === context.actor.unitId,
  check: ({ state, values, act, context }) => {
    if (!state!.move) return refusal('no-move', {})
    if (act.occurredOn < state!.move.leftOn) return refusal('dates-reversed', { from: state!.move.leftOn, to: act.occurredOn })
    if (context.actor.role === 'system') {
      const at = handOverAt(state!, context.calendar)
      return at && context.now >= at ? null : refusal('not-now', { act: act.type, ...(at ? { opensAt: at } : {}) })
    }
    return context.actor.unitId === (values.text('unit') ?? state!.move.toUnit) ? null : refusal('not-your-unit', { toUnit: state!.move.toUnit })
  },
  consequences: (input) => tellMonitoring(input, 'carrier-moved', { toUnit: input.values.text('unit') ?? input.state!.move?.toUnit ?? input.context.actor.unitId }),
  apply: (state, event, values) => {
    const unitId = values.text('unit') ?? state!.move?.toUnit ?? event.actor.unitId
    return { ...state!, unitId, agencyId: `commune-committee:${unitId}`, move: null }
  },
}
const foundAddicted: Spec = {
  fields: postRehabFields['found-addicted'], mode: 'note', statuses: ['in-management'], row: row('post-found-addicted'),
  record: ({ context, act }) => ({ minor: isMinor(context.subject, act.occurredOn) }),
  apply: (state, event) => ({ ...state!, foundAddictedOn: event.occurredOn }),
}
/** Used, but not addicted: management goes on. */
const foundNotAddicted: Spec = {
  fields: postRehabFields['found-not-addicted'], mode: 'note', statuses: ['in-management'], row: row('post-use-not-addicted'),
  apply: (state) => state!,
}
const interrupt: Spec = {
  fields: postRehabFields['pause-management'], mode: 'step', statuses: ['in-management'], row: row('post-prison'), offered: (state, context) => state.status === 'in-management' && regimeOn(context.today) === 'r2026', lengthens: true,
  check: ({ act, regime }) => (regime === 'r2026' ? null : refusal('not-in-this-law', { act: act.type })),
  apply: (state, event, values) => settle({ ...state!, interruptions: [...state!.interruptions, { by: values.text('interruptedBy') as 'prison' | 'compulsory-education', from: event.occurredOn, to: null }] }),
}
const resumed = (state: PostRehabState, on: PlainDate): PostRehabState => settle({ ...state, interruptions: state.interruptions.map((each) => (each.to === null ? { ...each, to: on } : each)) })
const resume: Spec = {
  fields: postRehabFields['go-on-with-management'], mode: 'step', statuses: ['paused'], row: row('post-prison'), offered: (state) => state.status === 'paused',
  consequences: (input) => tellLastDay(input, resumed(input.state!, input.act.occurredOn)),
  apply: (state, event) => resumed(state!, event.occurredOn),
}
/** Electronic monitoring was decided: its clock of hours is answered. */
const monitoringDecided: Spec = {
  fields: postRehabFields['e-monitoring-decided'], mode: 'system', statuses: ['decided', 'in-management', 'paused'], row: () => undefined,
  apply: (state, event) => ({ ...state!, monitoredOn: event.occurredOn }),
}
/** Time in a social protection facility counts as management: it is written down, and moves nothing. */
const recordProtectionStay: Spec = {
  fields: postRehabFields['record-protection-stay'], mode: 'note', statuses: ['decided', 'in-management'], row: row('post-social-protection', 'post-support'),
  check: ({ values, context }) => {
    const [from, to] = [values.day('from')!, values.day('to')]
    if (to && to < from) return refusal('dates-reversed', { from, to })
    return (to ?? from) > context.today ? refusal('in-future', { occurredOn: to ?? from, today: context.today }) : null
  },
  apply: (state, _event, values) => ({ ...state!, protection: [...state!.protection.filter((each) => each.from !== values.day('from')), { from: values.day('from')!, to: values.day('to'), agency: values.text('protectionAgency') }] }),
}
const complete: Spec = {
  fields: postRehabFields.complete, mode: 'release', statuses: ['in-management', 'paused'], row: row('post-completion', 'post-rehab-completion'), consequences: endMonitoring,
  ready: (state) => (state.termEndsOn ? null : refusal('out-of-order', { act: 'complete', status: state.status })),
  opens: (state, context) => completionOpening(state, context.calendar),
  doubt: (state, event) => { const opening = completionOpening(state, workingCalendar); return opening && event.occurredOn < opening.opensOn ? 'before-window' : null },
  apply: (state, event) => ({ ...close(state!, 'completed', event), late: state!.termEndsOn !== null && event.occurredOn > state!.termEndsOn }),
}
const removeEarly: Spec = {
  fields: postRehabFields['remove-early'], mode: 'release', statuses: managed, row: row('post-removal'),
  check: ({ state, values, act, regime, row: basis }) => {
    const grounds: readonly string[] = regime === 'r2026' ? removalGrounds.present : removalGrounds.former
    const ground = values.text('ground')!
    if (regime !== 'before-2022' && !grounds.includes(ground)) return refusal('ground-not-in-law', { ground }, basis)
    return ground === 'found-addicted' && !state!.foundAddictedOn ? refusal('paper-needed', { act: act.type, paper: 'assessment-result' }, basis) : null
  },
  consequences: endMonitoring,
  apply: (state, event) => close(state!, 'removed', event),
}
/** The whole term passed without a decision: nobody may be listed any more. */
const closeUndecided: Spec = {
  fields: postRehabFields['close-undecided'], mode: 'release', statuses: ['notified', 'awaiting-report', 'reported', 'proposed'], row: row('post-opening'),
  offered: (state, context) => state.termEndsOn !== null && context.today > state.termEndsOn,
  check: ({ state, act }) => (state!.termEndsOn && act.occurredOn > state!.termEndsOn ? null : refusal('not-now', { act: act.type, ...(state!.termEndsOn ? { opensOn: state!.termEndsOn } : {}) })),
  apply: (state, event) => close(state!, 'lapsed', event),
}
/** An order of the court takes the place of management, or another decision ends it. */
const endByOrder: Spec = {
  fields: postRehabFields['end-by-order'], mode: 'release', systemToo: true, statuses: managed, row: row('post-removal'), consequences: endMonitoring,
  apply: (state, event) => close(state!, 'removed', event),
}
/** Kinds that end with the death of the person. */
const diesWith: readonly string[] = ['assessment', 'user-management', 'voluntary-home', 'voluntary-private', 'voluntary-public', 'substitution', 'compulsory-dossier', 'compulsory', 'e-monitoring']
const endByDeath: Spec = {
  fields: postRehabFields['end-by-death'], mode: 'release', systemToo: true, statuses: managed, row: row('post-removal'),
  consequences: (input): Consequence[] => (input.context.actor.role === 'system' ? [] : input.context.others.filter((other) => other.row.open && diesWith.includes(other.row.kind)).map((other) => ({ kind: 'act', measureId: other.measureId, act: { id: input.act.id, type: 'end-by-death', occurredOn: input.act.occurredOn, data: {} } }))),
  apply: (state, event) => close(state!, 'ended', event),
}
const handOver: Spec = handOverAct(postRehabFields['hand-over'], managed, (unitId) => `commune-committee:${unitId}`)

/** Whole days left when prison stopped the term; null while it runs. */
function daysLeft(state: PostRehabState): number | null {
  const since = stoppedSince(state)
  const counting = since && state.rehabCompletedOn ? postTerm(state, state.rehabCompletedOn) : null
  return since && counting ? Math.max(0, daysBetween(since, counting.lastDay)) : null
}

export const postRehab = buildProcedure<PostRehabState>({
  kind: 'post-rehab',
  line: postRehabStatuses,
  acts: {
    'open-from-notice': openFromNotice, 'open-on-completion': openOnCompletion, 'report-home': reportHome, propose, decide, 'hand-over-decision': handOverDecision, complete, 'record-visit': recordVisit, 'record-support': recordSupport,
    'record-test': recordTest, 'assign-helper': assignHelper, 'reported-absence': reportedAbsence, 'unreported-absence': unreportedAbsence, 'move-out': moveOut, 'confirm-arrival': confirmArrival,
    'rehab-completed': rehabCompleted, 'found-addicted': foundAddicted, 'remove-early': removeEarly, 'close-undecided': closeUndecided, 'end-by-death': endByDeath, 'end-by-order': endByOrder,
    'found-not-addicted': foundNotAddicted, 'pause-management': interrupt, 'go-on-with-management': resume, 'record-protection-stay': recordProtectionStay, 'e-monitoring-decided': monitoringDecided,
    'rehab-not-completed': rehabNotCompleted, 'rehab-not-yet-completed': rehabNotYetCompleted, 'hand-over': handOver,
  },
  deadlines: postRehabDeadlines,
  facts: (state) => ({
    after: state.after, rehabCompletedOn: state.rehabCompletedOn, expectedEndOn: state.expectedEndOn, decidedOn: state.decidedOn, handedOverOn: state.handedOverOn, visits: state.visits, supports: state.supports,
    minor: state.minorDecision, eMonitoring: state.monitoredOn, interruptedOn: state.interruptions.find((each) => each.to === null)?.from ?? null, daysLeft: daysLeft(state),
    foundAddictedOn: state.foundAddictedOn, late: state.late, movingTo: state.move?.toUnit ?? null, handOverAt: handOverAt(state, workingCalendar),
    sentTo: [...sentWithMove(state.move), ...state.protection.flatMap((each) => (each.agency && each.to === null ? [each.agency] : []))], named: namedHelper(state.helper),
  }),
})
