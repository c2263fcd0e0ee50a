/** The procedure of voluntary rehabilitation at home and in the community: from the registration to the completion paper, or to leaving. */
import type { Refusal } from '../kernel/decision.ts'
import type { LawRow } from '../kernel/law.ts'
import { newLawFrom, regimeOn } from '../kernel/law-timeline.ts'
import type { MeasureEvent } from '../kernel/measure.ts'
import { earlier, later, type PlainDate } from '../kernel/plain-date.ts'
import { buildProcedure, handOverAct, namedHelper, refusal, sentWithMove, type ActSpec, type Input } from '../kernel/procedure.ts'
import {
  afterCorrection, afterRegistration, agencyOf, endFormerForm, endMonitoring, endsWithDeath, fixedMonths, giveUpPostRehab, monthsRefusal, open, preparePostRehab, registrationRefusal, restDays, resultRefusal, servedBefore, shiftOf, startPostRehab, statementRefusal, tell, tellMonitoring, withTerm,
} from './voluntary-rehab.common.ts'
import { absenceOver, completionOpening, handOverAt, lawOn, startOver, voluntaryDeadlines } from './voluntary-rehab.deadlines.ts'
import { stagesOf } from './voluntary-rehab.law.ts'
import { voluntaryFields, voluntaryStatuses, type VoluntaryState, type VoluntaryStatus } from './voluntary-rehab.model.ts'
import { changeForm, closeRest, forceMajeureEnded, interruptSpec, monitoringDecided, openRest, registerRest, resumeAfterPrison } from './voluntary-rehab.turns.ts'

export { stageAdvice, voluntaryTerm, type StageAdvice } from './voluntary-rehab.deadlines.ts'
export { voluntaryLaw } from './voluntary-rehab.law.ts'

type Spec = ActSpec<VoluntaryState>
type VoluntaryInput = Input<VoluntaryState>
const row = (...ids: string[]) => (on: PlainDate): LawRow | undefined => lawOn(on, ...ids)
const beforeEnd = ['registered', 'decided', 'rest-due', 'in-rehab', 'in-prison'] as const

/** The signing agency changed on 2026-07-01; a measure follows with its first act after that day. */
function touch(state: VoluntaryState, event: MeasureEvent): VoluntaryState {
  return event.occurredOn >= newLawFrom && state.agencyId.startsWith('commune-committee:') ? { ...state, agencyId: agencyOf(state.unitId, event.occurredOn) } : state
}
const close = (state: VoluntaryState, status: VoluntaryStatus, event: MeasureEvent): VoluntaryState => ({ ...touch(state, event), status, open: false, endedOn: event.occurredOn, move: null, absentFrom: null })
/** What must follow when this measure ends without completion. */
const givenUp = (input: VoluntaryInput) => [...giveUpPostRehab(input), ...endMonitoring(input, 'voluntary-home')]

const register: Spec = {
  fields: voluntaryFields.register, mode: 'step', begins: true, statuses: [], row: row('register-at-commune', 'register-at-police'),
  check: (input) => registrationRefusal(input, 'voluntary-home') ?? resultRefusal(input),
  consequences: (input) => afterRegistration(input, input.values.text('place') ?? 'home'),
  apply: (_state, event, values) => ({
    status: 'registered', open: true, regime: regimeOn(event.occurredOn), unitId: event.actor.unitId, agencyId: agencyOf(event.actor.unitId, event.occurredOn), registeredOn: event.occurredOn,
    startedOn: null, termEndsOn: null, otherReading: null, endedOn: null, lastStepOn: event.occurredOn, doubts: [],
    place: values.text('place') === 'community' ? 'community' : 'home', turn: values.text('turn') as 'first' | 'repeat' | null, registeredMonths: values.number('months'), registeredAt: event.occurredAt ?? null,
    months: null, provider: values.text('provider'), decidedOn: null, decidedAt: null, startedAt: null, stages: [], lastVisitOn: null, visits: 0, tests: 0, breaches: 0, absentFrom: null, supportedOn: null,
    providerNoticed: [], endNoticeOn: null, helper: null, move: null, completedOn: null, wording: null, late: false,
    interruptions: [], creditedDays: 0, restSince: null, restartedOn: null, monitoredOn: null,
  }),
}

const decide: Spec = {
  fields: voluntaryFields.decide, mode: 'step', statuses: ['registered'], row: row('commune-decide-voluntary', 'voluntary-decision'),
  check: (input) => {
    const { state, values, act, regime } = input
    // A registration under the former law decided under the present one follows the present term (Law 120/2025 Art. 56(2)).
    if (regime === 'r2026') return !values.text('turn') && !state!.turn ? refusal('statement-needed', { act: 'decide', statement: 'turn' }, lawOn(act.occurredOn, 't2-dossier-open')) : statementRefusal(input)
    const months = values.number('months') ?? state!.registeredMonths
    return months === null ? refusal('months-needed', { act: 'decide' }, lawOn(act.occurredOn, 'voluntary-term-community')) : monthsRefusal(months, act.occurredOn)
  },
  apply: (state, event, values) => {
    const regime = regimeOn(event.occurredOn)
    const turn = (values.text('turn') as 'first' | 'repeat' | null) ?? state!.turn
    const fixed = fixedMonths(turn, event.occurredOn)
    return { ...touch(state!, event), status: 'decided', regime, turn, months: fixed ?? values.number('months') ?? state!.registeredMonths, decidedOn: event.occurredOn, decidedAt: event.occurredAt ?? null }
  },
}

const start: Spec = {
  fields: voluntaryFields.start, mode: 'step', statuses: ['decided'], row: row('rehab-start-home', 'intake'),
  // Days served in another form count: the reading in the person's favour.
  record: ({ context, act }) => ({ creditedDays: servedBefore(context, act.occurredOn) }),
  consequences: (input) => [...endFormerForm(input), ...tellMonitoring(input, 'voluntary-home', withTerm({ ...input.state!, startedOn: input.act.occurredOn, creditedDays: servedBefore(input.context, input.act.occurredOn) }).termEndsOn)],
  apply: (state, event, values) => withTerm<VoluntaryState>({ ...touch(state!, event), status: 'in-rehab', startedOn: event.occurredOn, startedAt: event.occurredAt ?? null, creditedDays: values.number('creditedDays') ?? 0, provider: values.text('provider') ?? state!.provider }),
}

const recordStage: Spec = {
  fields: voluntaryFields['record-stage'], mode: 'note', statuses: ['in-rehab'], row: row('stages-voluntary'),
  check: ({ state, values, context, row: basis }) => {
    const [from, to] = [values.day('from')!, values.day('to')]
    const names: readonly string[] = state!.regime === 'r2026' ? stagesOf.present.all : stagesOf.former.all
    if (state!.regime !== 'before-2022' && !names.includes(values.text('stage')!)) return refusal('other-regime-stage', { stage: values.text('stage')!, regime: state!.regime }, basis)
    if (to && to < from) return refusal('dates-reversed', { from, to })
    if (from < state!.startedOn!) return refusal('before-opening', { occurredOn: from, openedOn: state!.startedOn! })
    return (to ?? from) > context.today ? refusal('in-future', { occurredOn: to ?? from, today: context.today }) : null
  },
  apply: (state, event, values) => {
    const interval = { stage: values.text('stage')!, from: values.day('from')!, to: values.day('to') }
    return { ...touch(state!, event), stages: [...state!.stages.filter((each) => each.stage !== interval.stage), interval] }
  },
}

const recordVisit: Spec = {
  fields: voluntaryFields['record-visit'], mode: 'note', statuses: ['decided', 'in-rehab'], row: row('visit'),
  apply: (state, event) => ({ ...touch(state!, event), visits: state!.visits + 1, lastVisitOn: later(event.occurredOn, state!.lastVisitOn ?? event.occurredOn) }),
}
const recordTest: Spec = {
  fields: voluntaryFields['record-test'], mode: 'note', statuses: ['decided', 'in-rehab'], row: row('home-test'),
  apply: (state, event) => ({ ...touch(state!, event), tests: state!.tests + 1 }),
}
const recordSupport: Spec = {
  fields: voluntaryFields['record-support'], mode: 'note', statuses: ['in-rehab'], row: row('support-after-stages'),
  apply: (state, event, values) => ({ ...touch(state!, event), supportedOn: values.text('support') === 'one-off' ? event.occurredOn : state!.supportedOn }),
}
const assignHelper: Spec = {
  fields: voluntaryFields['assign-helper'], mode: 'note', statuses: ['registered', 'decided', 'in-rehab'], row: row('assigned-worker'),
  apply: (state, event, values) => ({ ...touch(state!, event), helper: values.text('helper') }),
}
const providerNotice: Spec = {
  fields: voluntaryFields['provider-notice'], mode: 'note', statuses: ['in-rehab'], row: row('provider-notice', 'provider-notify'), offered: (state) => state.provider !== null,
  apply: (state, event, values) => ({ ...touch(state!, event), providerNoticed: [...new Set([...state!.providerNoticed, values.text('about')!])] }),
}
const recordAbsence: Spec = {
  fields: voluntaryFields['record-absence'], mode: 'note', statuses: ['in-rehab'], row: row('visit'), offered: (state) => state.absentFrom === null,
  check: ({ state, values, act }) => (values.day('from')! > act.occurredOn ? refusal('dates-reversed', { from: values.day('from')!, to: act.occurredOn }) : values.day('from')! < state!.startedOn! ? refusal('before-opening', { occurredOn: values.day('from')!, openedOn: state!.startedOn! }) : null),
  apply: (state, event, values) => ({ ...touch(state!, event), absentFrom: values.day('from') }),
}
const excuseAbsence: Spec = {
  fields: voluntaryFields['excuse-absence'], mode: 'note', statuses: ['in-rehab'], row: row('visit'), offered: (state) => state.absentFrom !== null,
  check: ({ state }) => (state!.absentFrom === null ? refusal('no-absence', {}) : null),
  apply: (state, event) => ({ ...touch(state!, event), absentFrom: null }),
}

/** A breach is recorded by a human, only after the clock under every reading; where its rule is unverified, on a named paper. */
function breachRefusal({ state, values, act, context, row: basis }: VoluntaryInput): Refusal | null {
  const breach = values.text('breach')
  if (breach === 'used') return state!.status === 'in-rehab' ? null : refusal('out-of-order', { act: act.type, status: state!.status, needs: 'in-rehab' }, basis)
  if (breach === 'not-started') {
    if (state!.status !== 'decided') return refusal('out-of-order', { act: act.type, status: state!.status, needs: 'decided' }, basis)
    return overRefusal(startOver(state!, context.calendar), act.occurredOn, act.type, values.text('basisPaper'))
  }
  if (state!.status !== 'in-rehab') return refusal('out-of-order', { act: act.type, status: state!.status, needs: 'in-rehab' }, basis)
  const absentFrom = values.day('absentFrom') ?? state!.absentFrom
  const absence = absentFrom ? absenceOver(absentFrom, context.calendar) : null
  if (absence) return overRefusal(absence, act.occurredOn, act.type, values.text('basisPaper'))
  const sessions = lawOn(act.occurredOn, 'self-termination-sessions')
  if (!sessions?.value) return refusal('statement-needed', { act: act.type, statement: 'absent-from' }, lawOn(act.occurredOn, 'voluntary-absence-quit'))
  return (values.number('sessionsMissed') ?? 0) < sessions.value ? refusal('sessions-too-few', { missed: values.number('sessionsMissed') ?? 0, needed: sessions.value }, sessions) : null
}
function overRefusal(opening: { opensOn: PlainDate; row?: LawRow | undefined } | null, on: PlainDate, act: string, basisPaper: string | null): Refusal | null {
  if (!opening) return null
  if (on < opening.opensOn) return refusal('not-now', { act, opensOn: opening.opensOn }, opening.row)
  return opening.row?.confidence === 'unverified' && !basisPaper ? refusal('basis-needed', { act }, opening.row) : null
}
const recordBreach: Spec = {
  fields: voluntaryFields['record-breach'], mode: 'step', statuses: ['decided', 'in-rehab'], row: row('breach-record'), burdens: true,
  ready: (state, context, on) => {
    const opening = state.status === 'decided' ? startOver(state, context.calendar) : null
    return opening && on < opening.opensOn ? refusal('not-now', { act: 'record-breach', opensOn: opening.opensOn }, opening.row) : null
  },
  check: breachRefusal,
  consequences: (input) => (input.values.text('breach') === 'used' ? [] : givenUp(input)),
  apply: (state, event, values) => {
    const breached = { ...touch(state!, event), breaches: state!.breaches + 1 }
    switch (values.text('breach')) {
      case 'not-started': return close(breached, 'not-started', event)
      case 'quit': return close(breached, 'quit', event)
      default: return breached
    }
  },
}

/** Leaving is always possible in a voluntary measure. */
const quit: Spec = {
  fields: voluntaryFields.quit, mode: 'release', statuses: beforeEnd, row: row('leave'),
  consequences: givenUp,
  apply: (state, event) => close(state!, state!.startedOn ? 'quit' : 'withdrawn', event),
}

const moveOut: Spec = {
  fields: voluntaryFields['move-out'], mode: 'note', statuses: ['registered', 'decided', 'rest-due', 'in-rehab'], row: row('home-move', 'home-move-notify'), offered: (state) => state.move === null,
  check: ({ state, values }) => (state!.move ? refusal('already-moving', { toUnit: state!.move.toUnit }) : values.text('toUnit') === state!.unitId ? refusal('same-unit', {}) : null),
  apply: (state, event, values) => ({ ...touch(state!, event), move: { toUnit: values.text('toUnit')!, leftOn: event.occurredOn, leftAt: event.occurredAt ?? null } }),
}
const confirmArrival: Spec = {
  fields: voluntaryFields['confirm-arrival'], mode: 'note', systemToo: true, statuses: ['registered', 'decided', 'rest-due', 'in-rehab'], row: row('home-move', 'home-move-notify'), offered: (state, context) => state.move?.toUnit === context.actor.unitId,
  check: ({ state, values, act, context }) => {
    if (!state!.move) return refusal('no-move', {})
    if (act.occurredOn < state!.move.leftOn) return refusal('dates-reversed', { from: state!.move.leftOn, to: act.occurredOn })
    if (context.actor.role === 'system') {
      const at = handOverAt(state!)
      return at && context.now >= at ? null : refusal('not-now', { act: act.type, ...(at ? { opensAt: at } : {}) })
    }
    return context.actor.unitId === (values.text('unit') ?? state!.move.toUnit) ? null : refusal('not-your-unit', { toUnit: state!.move.toUnit })
  },
  consequences: (input) => {
    const unit = input.values.text('unit') ?? input.state!.move!.toUnit
    return [
      ...open(input.context, 'post-rehab').filter((other) => !other.row.startedOn).map((other) => tell(other.measureId, input, 'hand-over', { unit })),
      ...open(input.context, 'e-monitoring').filter((other) => other.facts['over'] === 'voluntary-home').map((other) => tell(other.measureId, input, 'carrier-moved', { toUnit: unit })),
    ]
  },
  apply: (state, event, values) => {
    const unitId = values.text('unit') ?? state!.move?.toUnit ?? event.actor.unitId
    return { ...state!, unitId, agencyId: agencyOf(unitId, event.occurredOn), move: null }
  },
}

const endNotice: Spec = {
  fields: voluntaryFields['end-notice'], mode: 'step', statuses: ['in-rehab'], row: row('home-end-notice'),
  offered: (state, context) => state.endNoticeOn === null && regimeOn(context.today) === 'r2026',
  check: ({ state, act, regime }) => (regime !== 'r2026' ? refusal('no-such-act-then', { act: act.type, from: newLawFrom }, lawOn(newLawFrom, 'home-end-notice')) : state!.endNoticeOn ? refusal('already-done', { act: act.type, on: state!.endNoticeOn }) : null),
  consequences: preparePostRehab,
  apply: (state, event) => ({ ...touch(state!, event), endNoticeOn: event.occurredOn }),
}

/** The person is free on the last lawful day at the latest: the day that counts is the earlier of that day and the paper's. */
export function completionDay(occurredOn: PlainDate, termEndsOn: PlainDate | null): PlainDate {
  return termEndsOn ? earlier(occurredOn, termEndsOn) : occurredOn
}
const complete: Spec = {
  fields: voluntaryFields.complete, mode: 'release', statuses: ['in-rehab'], row: row('community-completion', 'home-completion-certificate'),
  opens: completionOpening,
  doubt: (state, event) => { const opening = completionOpening(state); return opening && event.occurredOn < opening.opensOn ? 'before-window' : null },
  consequences: (input) => [...startPostRehab(input, completionDay(input.act.occurredOn, input.state!.termEndsOn)), ...endMonitoring(input, 'voluntary-home')],
  apply: (state, event) => {
    const required: readonly string[] = state!.regime === 'r2026' ? stagesOf.present.required : stagesOf.former.required
    const wording = required.every((stage) => state!.stages.some((each) => each.stage === stage)) ? 'all-stages' : 'term-served'
    return { ...close(state!, 'completed', event), completedOn: completionDay(event.occurredOn, state!.termEndsOn), wording, late: state!.termEndsOn !== null && event.occurredOn > state!.termEndsOn }
  },
}

const endByDeath: Spec = {
  fields: voluntaryFields['end-by-death'], mode: 'release', systemToo: true, statuses: beforeEnd, row: row('end-otherwise'),
  consequences: (input) => (input.context.actor.role === 'system' ? [] : open(input.context, ...endsWithDeath).map((other) => tell(other.measureId, input, 'end-by-death'))),
  apply: (state, event) => close(state!, 'ended', event),
}
const endByOrder: Spec = {
  fields: voluntaryFields['end-by-order'], mode: 'release', systemToo: true, statuses: beforeEnd, row: row('end-otherwise'),
  check: ({ values, context, act }) => (context.actor.role === 'system' || values.text('order') ? null : refusal('statement-needed', { act: act.type, statement: 'order' })),
  consequences: givenUp,
  apply: (state, event) => close(state!, 'ended', event),
}
const handOver: Spec = handOverAct(voluntaryFields['hand-over'], beforeEnd, agencyOf)

export const voluntaryHome = buildProcedure<VoluntaryState>({
  kind: 'voluntary-home',
  line: voluntaryStatuses,
  acts: {
    register, decide, start, complete, 'end-notice': endNotice, 'record-visit': recordVisit, 'record-test': recordTest, 'record-stage': recordStage, 'record-support': recordSupport, 'assign-helper': assignHelper,
    'provider-notice': providerNotice, 'record-absence': recordAbsence, 'excuse-absence': excuseAbsence, 'move-out': moveOut, 'confirm-arrival': confirmArrival, 'record-breach': recordBreach,
    'open-rest': openRest, 'register-rest': registerRest, 'close-rest': closeRest, 'force-majeure-ended': forceMajeureEnded,
    interrupt: interruptSpec<VoluntaryState>('voluntary-home', ['in-rehab'], (state) => state), 'resume-after-prison': resumeAfterPrison<VoluntaryState>('voluntary-home', (state) => state),
    quit, 'end-by-death': endByDeath, 'end-by-order': endByOrder, 'change-form': changeForm, 'e-monitoring-decided': monitoringDecided, 'hand-over': handOver,
  },
  deadlines: voluntaryDeadlines,
  facts: (state) => ({
    place: state.place, months: state.months, turn: state.turn, decidedOn: state.decidedOn, startedOn: state.startedOn, completedOn: state.completedOn, late: state.late, wording: state.wording, breaches: state.breaches,
    visits: state.visits, supportedOn: state.supportedOn, endNoticeOn: state.endNoticeOn, shiftDays: shiftOf(state.interruptions, state.creditedDays), restDays: restDays(state), restSince: state.restSince, eMonitoring: state.monitoredOn, movingTo: state.move?.toUnit ?? null, handOverAt: handOverAt(state),
    sentTo: [...sentWithMove(state.move), ...(state.provider ? [state.provider] : [])], named: namedHelper(state.helper),
  }),
  afterCorrection: (before, after, act, context) => [
    ...afterCorrection(before, after, act, context),
    ...(before.open && !after.open ? endMonitoring({ act, context }, 'voluntary-home') : after.termEndsOn === before.termEndsOn ? [] : tellMonitoring({ act, context }, 'voluntary-home', after.termEndsOn)),
  ],
})
