/** The procedure of the management of a person who uses drugs: from a positive test to the end of the year, or to a ground that stops it. */
import { ages, isMinor } from '../assessment/assessment.rules.ts'
import type { Refusal } from '../kernel/decision.ts'
import type { LawRow } from '../kernel/law.ts'
import { newLawFrom, regimeOn } from '../kernel/law-timeline.ts'
import type { Consequence, MeasureEvent, RuleContext } from '../kernel/measure.ts'
import { ageOn, daysBetween, addDays, later, type PlainDate } from '../kernel/plain-date.ts'
import { buildProcedure, handOverAct, refusal, sentWithMove, type ActSpec, type Input } from '../kernel/procedure.ts'
import { workingCalendar } from '../kernel/working-calendar.ts'
import { assessmentFirst, daysInOtherReading, drugUseDeadlines, drugUseTerm, endingRow, endOpening, handOverAt, lawOn } from './drug-use-management.deadlines.ts'
import { stopGrounds } from './drug-use-management.law.ts'
import { drugUseFields, drugUseStatuses, type DrugUseState, type DrugUseStatus } from './drug-use-management.model.ts'

export { drugUseTerm } from './drug-use-management.deadlines.ts'
export { drugUseLaw } from './drug-use-management.law.ts'

type Spec = ActSpec<DrugUseState>
type DrugUseInput = Input<DrugUseState>
const row = (...ids: string[]) => (on: PlainDate): LawRow | undefined => lawOn(on, ...ids)
const before = ['detected', 'checked', 'notified'] as const
const listed = ['managed', 'interrupted'] as const
const openStatuses = [...before, ...listed] as const

/** Who answers: the People's Committee until the law of 2026, the commune police since. */
function agencyOf(unitId: string, on: PlainDate): string {
  return `${regimeOn(on) === 'r2026' ? 'commune-police' : 'commune-committee'}:${unitId}`
}
/** The answering body changed on 2026-07-01; a measure follows with its first act after that day. */
function touch(state: DrugUseState, event: MeasureEvent): DrugUseState {
  return event.occurredOn >= newLawFrom && state.agencyId.startsWith('commune-committee:') ? { ...state, agencyId: agencyOf(state.unitId, event.occurredOn) } : state
}
/** The term follows from the decision and the days that do not count. */
function settle(state: DrugUseState): DrugUseState {
  const counting = drugUseTerm(state)
  return { ...state, termEndsOn: counting?.lastDay ?? null, otherReading: counting ? addDays(counting.otherReading, daysInOtherReading(state)) : null }
}
const close = (state: DrugUseState, status: DrugUseStatus, event: MeasureEvent, ground: string | null = null): DrugUseState => ({ ...touch(state, event), status, open: false, endedOn: event.occurredOn, move: null, ground })
const open = (context: RuleContext, kind: string) => context.others.filter((other) => other.row.kind === kind && other.row.open)

const recordUse: Spec = {
  fields: drugUseFields['record-use'], mode: 'step', begins: true, statuses: [], row: row('use-found'),
  check: ({ values, act, context }) => {
    if (ageOn(context.subject.birth, act.occurredOn) < ages.lowest) return refusal('under-twelve', { lowest: ages.lowest })
    if (open(context, 'user-management').length > 0) return refusal('already-in-measure', { kind: 'user-management' })
    if (!(values.text('unit') ?? context.actor.unitId).startsWith('c-')) return refusal('commune-needed', { act: act.type })
    const foundOn = values.day('foundOn')
    if (foundOn && foundOn > act.occurredOn) return refusal('dates-reversed', { from: foundOn, to: act.occurredOn })
    return sampleRefusal(context, act.occurredOn, values.text('sample'), values.flag('representativePresent'), act.type)
  },
  apply: (_state, event, values) => {
    const unitId = values.text('unit') ?? event.actor.unitId
    return {
      status: 'detected', open: true, regime: regimeOn(event.occurredOn), unitId, agencyId: agencyOf(unitId, event.occurredOn), registeredOn: event.occurredOn, startedOn: null, termEndsOn: null, otherReading: null, endedOn: null,
      lastStepOn: event.occurredOn, doubts: [], positiveOn: event.occurredOn, positiveAt: event.occurredAt ?? null, foundOn: values.day('foundOn') ?? event.occurredOn, remote: values.flag('remote'), residence: null, residenceUnit: null,
      checkedOn: null, checkedAt: null, resultReceivedOn: null, resultReceivedAt: null, noticeOn: null, noticeAt: null, assessmentCase: values.text('assessmentCase'), notAddictedOn: null, notAddictedAt: null, addictedOn: null,
      decidedOn: null, renewed: 0, handedOverOn: null, useFoundOn: null, lastCheckOn: null, checks: 0, tests: 0, visits: 0, team: [], absences: [], detentions: [], move: null, arrivedOn: null, fileSentOn: null, ground: null, late: false,
    }
  },
}
/** A parent or representative stands beside a minor when anything but urine is taken (Decree 105/2021 Art. 46(4); Decree 163/2026 Art. 56(6)). */
function sampleRefusal(context: RuleContext, on: PlainDate, sample: string | null, present: boolean, act: string): Refusal | null {
  return isMinor(context.subject, on) && sample !== null && sample !== 'urine' && !present ? refusal('representative-needed', { act }, lawOn(on, 'user-test')) : null
}

const receiveResult: Spec = {
  fields: drugUseFields['receive-result'], mode: 'note', statuses: ['detected', 'checked'], row: row('positive-test-forward', 'positive-result-forward'), offered: (state) => state.resultReceivedOn === null,
  apply: (state, event) => ({ ...touch(state!, event), resultReceivedOn: event.occurredOn, resultReceivedAt: event.occurredAt ?? null }),
}
const verifyResidence: Spec = {
  fields: drugUseFields['verify-residence'], mode: 'step', statuses: ['detected'], row: row('residence-verify', 'residence-verification'),
  check: ({ values, act, row: basis }) => {
    const threshold = lawOn(act.occurredOn, 'stable-residence-threshold', 'stable-residence')
    if (values.text('residence') !== 'thirty-days' || !threshold?.value) return null
    const since = values.day('livesHereSince')
    if (!since) return refusal('statement-needed', { act: act.type, statement: 'lives-here-since' }, basis)
    const days = daysBetween(since, act.occurredOn)
    return days < threshold.value ? refusal('residence-too-short', { days, needed: threshold.value }, threshold) : null
  },
  apply: (state, event, values) => ({ ...touch(state!, event), status: 'checked', residence: values.text('residence') as DrugUseState['residence'], checkedOn: event.occurredOn, checkedAt: event.occurredAt ?? null, residenceUnit: values.text('unit') }),
}
/** The commune of residence manages; without one the commune where the use was found. */
function moved(state: DrugUseState, unit: string | null, event: MeasureEvent): { readonly unitId: string; readonly agencyId: string } {
  const named = unit ?? state.residenceUnit
  const unitId = named?.startsWith('c-') ? named : state.unitId
  return { unitId, agencyId: agencyOf(unitId, event.occurredOn) }
}
const sendNotice: Spec = {
  fields: drugUseFields['send-notice'], mode: 'step', statuses: ['checked'], row: (on, state) => lawOn(on, state?.residence === 'none' ? 'user-act-notify-no-residence' : 'user-act-notify', 'use-notice-send'),
  apply: (state, event, values) => ({ ...touch(state!, event), status: 'notified', noticeOn: event.occurredOn, noticeAt: event.occurredAt ?? null, ...moved(state!, values.text('unit'), event) }),
}

const assessedNotAddicted: Spec = {
  fields: drugUseFields['assessed-not-addicted'], mode: 'system', statuses: openStatuses, row: () => undefined,
  apply: (state, event, values) => ({ ...state!, notAddictedOn: values.day('resultOn') ?? event.occurredOn, notAddictedAt: event.occurredAt ?? null, addictedOn: null }),
}
const assessedAddicted: Spec = {
  fields: drugUseFields['assessed-addicted'], mode: 'system', statuses: openStatuses, row: () => undefined,
  apply: (state, event, values) => ({ ...state!, addictedOn: values.day('resultOn') ?? event.occurredOn, notAddictedOn: null, notAddictedAt: null }),
}

/** A result of "not addicted" since `since`: told by the assessment of this person, or named with its day by the officer. */
function notAddictedSince(state: DrugUseState, since: PlainDate, named: PlainDate | null, context: RuleContext): boolean {
  if (named && named >= since) return true
  if (state.notAddictedOn && state.notAddictedOn >= since) return true
  return context.others.some((other) => other.row.kind === 'assessment' && other.facts['result'] === 'not-addicted' && ((other.facts['resultOn'] as PlainDate | null) ?? '') >= since)
}

const decide: Spec = {
  fields: drugUseFields.decide, mode: 'step', statuses: ['checked', 'notified'], row: row('user-mgmt-decide', 'user-management-decision'), burdens: true,
  // The former law gives the case to the chair, who must have been told; under the present one the police chief may have found it himself.
  ready: (state, _context, on) => {
    if (state.addictedOn) return refusal('addicted-not-managed', { act: 'decide' }, lawOn(on, 'user-stop'))
    const elsewhere = state.residenceUnit !== null && state.residenceUnit !== state.unitId
    return state.status === 'checked' && (regimeOn(on) !== 'r2026' || elsewhere) ? refusal('out-of-order', { act: 'decide', status: state.status, needs: 'notified' }, lawOn(on, 'user-mgmt-decide', 'user-management-decision')) : null
  },
  check: ({ state, values, act, context }) => {
    const named = values.day('notAddictedOn')
    if (named && named > act.occurredOn) return refusal('dates-reversed', { from: named, to: act.occurredOn })
    if (!assessmentFirst(state!, context.others)) return null
    if (!notAddictedSince(state!, state!.foundOn, named, context)) return refusal('paper-needed', { act: act.type, paper: 'not-addicted-result' }, lawOn(act.occurredOn, 'user-not-addicted'))
    const beside = open(context, 'post-rehab').some((other) => other.row.status === 'in-management') ? lawOn(act.occurredOn, 'user-mgmt-beside-post-rehab') : undefined
    return beside && !values.text('basisPaper') ? refusal('basis-needed', { act: act.type }, beside) : null
  },
  apply: (state, event) => settle({ ...touch(state!, event), status: 'managed', regime: regimeOn(event.occurredOn), decidedOn: event.occurredOn, startedOn: event.occurredOn }),
}
/** Use found again in the year and not addicted: a new decision, a new year from its day. */
const redecide: Spec = {
  fields: drugUseFields.redecide, mode: 'step', statuses: ['managed'], row: row('user-mgmt-renewed-term', 'user-management-redecision'), burdens: true,
  ready: (state, _context, on) => (state.addictedOn ? refusal('addicted-not-managed', { act: 'redecide' }, lawOn(on, 'user-stop')) : state.useFoundOn ? null : refusal('no-use-found', { act: 'redecide' }, lawOn(on, 'user-use-again'))),
  offered: (state) => state.useFoundOn !== null,
  check: ({ state, values, act, context }) => (notAddictedSince(state!, state!.useFoundOn!, values.day('notAddictedOn'), context) ? null : refusal('paper-needed', { act: act.type, paper: 'not-addicted-result' }, lawOn(act.occurredOn, 'user-not-addicted'))),
  apply: (state, event) => settle({ ...touch(state!, event), regime: regimeOn(event.occurredOn), decidedOn: event.occurredOn, renewed: state!.renewed + 1, useFoundOn: null, notAddictedOn: null, notAddictedAt: null, handedOverOn: null }),
}
const handOverDecision: Spec = {
  fields: drugUseFields['hand-over-decision'], mode: 'note', statuses: listed, row: row('user-decision-deliver'), offered: (state) => state.handedOverOn === null,
  apply: (state, event) => ({ ...touch(state!, event), handedOverOn: event.occurredOn }),
}
const assignMember: Spec = {
  fields: drugUseFields['assign-member'], mode: 'note', statuses: listed, row: row('user-team'),
  apply: (state, event, values) => ({ ...touch(state!, event), team: [...state!.team.filter((member) => member.part !== values.text('part')), { part: values.text('part')!, helper: values.text('helper')! }] }),
}
const checkResidence: Spec = {
  fields: drugUseFields['check-residence'], mode: 'note', statuses: ['managed'], row: row('user-residence-check'),
  apply: (state, event) => ({ ...touch(state!, event), checks: state!.checks + 1, lastCheckOn: later(event.occurredOn, state!.lastCheckOn ?? event.occurredOn) }),
}
const recordVisit: Spec = { fields: drugUseFields['record-visit'], mode: 'note', statuses: ['managed'], row: row('user-care'), apply: (state, event) => ({ ...touch(state!, event), visits: state!.visits + 1 }) }
const recordTest: Spec = {
  fields: drugUseFields['record-test'], mode: 'note', statuses: ['managed'], row: row('user-test'),
  check: ({ values, act, context }) => sampleRefusal(context, act.occurredOn, values.text('sample'), values.flag('representativePresent'), act.type),
  apply: (state, event) => ({ ...touch(state!, event), tests: state!.tests + 1 }),
}
const foundUsing: Spec = {
  fields: drugUseFields['found-using'], mode: 'note', statuses: ['managed'], row: row('user-use-again'), offered: (state) => state.useFoundOn === null,
  apply: (state, event) => ({ ...touch(state!, event), useFoundOn: event.occurredOn }),
}

const unknownAbsence: Spec = {
  fields: drugUseFields['unknown-absence'], mode: 'note', statuses: ['managed'], row: row('user-absence'), lengthens: true, offered: (_state, context) => lawOn(context.today, 'user-absence') !== undefined,
  check: ({ state, values, act, row: basis }) => {
    const [from, to] = [values.day('from')!, values.day('to')!]
    if (!basis || !lawOn(from, 'user-absence')) return refusal('no-such-act-then', { act: act.type, from: newLawFrom }, lawOn(newLawFrom, 'user-absence'))
    if (to < from) return refusal('dates-reversed', { from, to })
    if (to > act.occurredOn) return refusal('in-future', { occurredOn: to, today: act.occurredOn })
    if (from < state!.decidedOn!) return refusal('before-opening', { occurredOn: from, openedOn: state!.decidedOn! })
    return state!.absences.some((other) => from <= other.to! && other.from <= to) ? refusal('overlapping', { from, to }) : null
  },
  apply: (state, event, values) => settle({ ...touch(state!, event), absences: [...state!.absences, { from: values.day('from')!, to: values.day('to') }] }),
}
/** Detention interrupts the work with the person; the last lawful day stays where it is. */
const interrupt: Spec = {
  fields: drugUseFields.interrupt, mode: 'step', statuses: ['managed'], row: row('user-detention'), offered: (_state, context) => lawOn(context.today, 'user-detention') !== undefined,
  check: ({ act, row: basis }) => (basis ? null : refusal('no-such-act-then', { act: act.type, from: newLawFrom }, lawOn(newLawFrom, 'user-detention'))),
  apply: (state, event) => ({ ...touch(state!, event), status: 'interrupted', detentions: [...state!.detentions, { from: event.occurredOn, to: null }] }),
}
const resume: Spec = {
  fields: drugUseFields.resume, mode: 'step', statuses: ['interrupted'], row: row('user-detention'),
  apply: (state, event) => settle({ ...touch(state!, event), status: 'managed', detentions: state!.detentions.map((each) => (each.to === null ? { ...each, to: addDays(event.occurredOn, -1) } : each)) }),
}

const moveOut: Spec = {
  fields: drugUseFields['move-out'], mode: 'note', statuses: listed, row: row('user-move-police-notice', 'user-move-notify'), offered: (state) => state.move === null,
  check: ({ state, values }) => (state!.move ? refusal('already-moving', { toUnit: state!.move.toUnit }) : values.text('toUnit') === state!.unitId ? refusal('same-unit', {}) : null),
  apply: (state, event, values) => ({ ...touch(state!, event), move: { toUnit: values.text('toUnit')!, leftOn: event.occurredOn, leftAt: event.occurredAt ?? null }, arrivedOn: null, fileSentOn: null }),
}
const confirmArrival: Spec = {
  fields: drugUseFields['confirm-arrival'], mode: 'note', systemToo: true, statuses: listed, row: row('user-move-police-notice', 'user-move-notify'), offered: (state, context) => state.move?.toUnit === context.actor.unitId,
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
    return { ...state!, unitId, agencyId: agencyOf(unitId, event.occurredOn), move: null, arrivedOn: event.occurredOn }
  },
}
const transferFile: Spec = {
  fields: drugUseFields['transfer-file'], mode: 'note', statuses: listed, row: row('user-move-file-transfer', 'user-move-notify'), offered: (state) => (state.move !== null || state.arrivedOn !== null) && state.fileSentOn === null,
  check: ({ state }) => (state!.move || state!.arrivedOn ? null : refusal('no-move', {})),
  apply: (state, event) => ({ ...touch(state!, event), fileSentOn: event.occurredOn }),
}

const end: Spec = {
  fields: drugUseFields.end, mode: 'release', statuses: listed, row: (on, state) => endingRow('user-end', on, state), opens: endOpening,
  doubt: (state, event) => (state.termEndsOn && event.occurredOn < state.termEndsOn ? 'before-window' : null),
  apply: (state, event) => ({ ...close(state!, 'ended', event, 'term-over'), late: state!.termEndsOn !== null && event.occurredOn > state!.termEndsOn }),
}
const stop: Spec = {
  fields: drugUseFields.stop, mode: 'release', systemToo: true, statuses: openStatuses, row: (on, state) => endingRow('user-stop', on, state),
  check: ({ values, regime, row: basis }) => {
    const ground = values.text('ground')!
    const grounds: readonly string[] = regime === 'r2026' ? stopGrounds.present : stopGrounds.former
    return regime === 'before-2022' || grounds.includes(ground) ? null : refusal('ground-not-in-law', { ground }, basis)
  },
  apply: (state, event, values) => close(state!, 'stopped', event, values.text('ground')),
}
/** Nothing was decided: the person was on no list and is on none. */
const closeUndecided: Spec = {
  fields: drugUseFields['close-undecided'], mode: 'release', statuses: before, row: row('user-delist'),
  apply: (state, event, values) => close(state!, 'closed', event, values.text('because')),
}
const endByOrder: Spec = {
  fields: drugUseFields['end-by-order'], mode: 'release', systemToo: true, statuses: openStatuses, row: (on, state) => endingRow('user-stop', on, state),
  apply: (state, event, values) => close(state!, 'stopped', event, values.text('because')),
}
const endByDeath: Spec = {
  fields: drugUseFields['end-by-death'], mode: 'release', systemToo: true, statuses: openStatuses, row: row('user-delist'),
  consequences: deathElsewhere,
  apply: (state, event) => close(state!, 'dead', event, 'dead-or-missing'),
}
function deathElsewhere(input: DrugUseInput): Consequence[] {
  if (input.context.actor.role === 'system') return []
  return input.context.others.filter((other) => other.row.open).map((other) => ({ kind: 'act', measureId: other.measureId, act: { id: input.act.id, type: 'end-by-death', occurredOn: input.act.occurredOn, data: {} } }))
}
const handOver: Spec = handOverAct(drugUseFields['hand-over'], openStatuses, agencyOf)

export const userManagement = buildProcedure<DrugUseState>({
  kind: 'user-management',
  line: drugUseStatuses,
  acts: {
    'record-use': recordUse, 'receive-result': receiveResult, 'verify-residence': verifyResidence, 'send-notice': sendNotice, decide, redecide, 'hand-over-decision': handOverDecision, end,
    'check-residence': checkResidence, 'record-visit': recordVisit, 'record-test': recordTest, 'assign-member': assignMember, 'found-using': foundUsing, 'unknown-absence': unknownAbsence, interrupt, resume,
    'move-out': moveOut, 'confirm-arrival': confirmArrival, 'transfer-file': transferFile, stop, 'close-undecided': closeUndecided, 'end-by-order': endByOrder, 'end-by-death': endByDeath,
    'assessed-not-addicted': assessedNotAddicted, 'assessed-addicted': assessedAddicted, 'hand-over': handOver,
  },
  deadlines: drugUseDeadlines,
  facts: (state) => ({
    lastStepOn: state.lastStepOn,
    positiveOn: state.positiveOn, residence: state.residence, decidedOn: state.decidedOn, renewed: state.renewed, useFoundOn: state.useFoundOn, notAddictedOn: state.notAddictedOn, addictedOn: state.addictedOn, checks: state.checks, visits: state.visits,
    ground: state.ground, late: state.late, movingTo: state.move?.toUnit ?? null, handOverAt: handOverAt(state, workingCalendar), sentTo: sentWithMove(state.move),
    named: state.team.filter((member) => member.helper.includes('/')).map((member) => ({ postId: member.helper, purpose: 'support' })),
  }),
})
