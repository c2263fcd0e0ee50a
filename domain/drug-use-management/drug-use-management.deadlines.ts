/** Clocks and the term of the management of a person who uses drugs. */
import { term, type Term } from '../kernel/clock.ts'
import { counted, deadlineOf, type Trigger } from '../kernel/deadline.ts'
import type { LawRow } from '../kernel/law.ts'
import { newLawFrom } from '../kernel/law-timeline.ts'
import type { Deadline, RuleContext } from '../kernel/measure.ts'
import { addHours, addMonths, daysBetween, earlier, instantAt, later, type Instant, type PlainDate } from '../kernel/plain-date.ts'
import type { Opening } from '../kernel/procedure.ts'
import type { WorkingCalendar } from '../kernel/working-calendar.ts'
import { drugUseLaw } from './drug-use-management.law.ts'
import type { DrugUseState, Interval } from './drug-use-management.model.ts'

export const lawOn = (on: PlainDate, ...ids: string[]): LawRow | undefined => ids.map((id) => drugUseLaw.on(id, on)).find(Boolean)

const daysIn = (intervals: readonly Interval[], since: PlainDate, until: PlainDate): number =>
  intervals.reduce((days, interval) => { const from = later(interval.from, since); const to = interval.to ?? until; return to >= from ? days + daysBetween(from, to) + 1 : days }, 0)

/**
 * Whole days that the law leaves out of the year: absence of which nobody knew the place, under a decision of the law of 2026 (Decree 163/2026
 * Art. 60(2)). Whether it reaches decisions made before that law is open, so there it lengthens nothing.
 */
export function daysNotCounted(state: Pick<DrugUseState, 'decidedOn' | 'absences'>): number {
  return state.decidedOn && drugUseLaw.on('user-absence', state.decidedOn) ? daysIn(state.absences, state.decidedOn, state.decidedOn) : 0
}
/** Days that only an unconfirmed reading would leave out: shown beside the term, never added to it. */
export function daysInOtherReading(state: Pick<DrugUseState, 'decidedOn' | 'absences' | 'detentions'>): number {
  if (!state.decidedOn) return 0
  return daysIn(state.absences, state.decidedOn, state.decidedOn) - daysNotCounted(state) + daysIn(state.detentions, state.decidedOn, state.decidedOn)
}

/** The row of the year, by the day of the decision in force. */
export function termRow(state: Pick<DrugUseState, 'decidedOn' | 'renewed'>): LawRow | undefined {
  return state.decidedOn ? lawOn(state.decidedOn, state.renewed > 0 ? 'user-mgmt-renewed-term' : 'user-mgmt-term', 'user-management-term') : undefined
}

/** One year from the day of the decision. */
export function drugUseTerm(state: Pick<DrugUseState, 'decidedOn' | 'renewed' | 'absences'>): Term | null {
  const row = termRow(state)
  return row?.value && state.decidedOn ? term(state.decidedOn, row.value, 'decided', daysNotCounted(state)) : null
}

/** The paper that ends or stops: for a decision made before the law of 2026 either head of the commune may sign it since. */
export function endingRow(id: 'user-end' | 'user-stop', on: PlainDate, state: Pick<DrugUseState, 'decidedOn'> | null): LawRow | undefined {
  const row = lawOn(on, id)
  const old = on >= newLawFrom && state?.decidedOn && state.decidedOn < newLawFrom ? lawOn(on, 't7-user-management') : undefined
  return row && old ? { ...row, signers: old.signers, confidence: old.confidence } : row
}

export function endOpening(state: DrugUseState): Opening | null {
  return state.termEndsOn ? { opensOn: state.termEndsOn, row: endingRow('user-end', state.termEndsOn, state) } : null
}

/** An assessment comes first: no stable residence, a stated case, or post-rehabilitation management that runs. */
export function assessmentFirst(state: DrugUseState, others: RuleContext['others']): boolean {
  return state.residence === 'none' || state.assessmentCase !== null || others.some((other) => other.row.open && other.row.kind === 'post-rehab' && other.row.status === 'in-management')
}

/** Moment of hand-over of sight after a move: the legal clock. */
export function handOverAt(state: DrugUseState, calendar: WorkingCalendar): Instant | null {
  if (!state.move) return null
  const row = lawOn(state.move.leftOn, 'user-move-police-notice', 'user-move-notify')
  if (!row?.value) return null
  if (row.unit === 'hour') return addHours(state.move.leftAt ?? instantAt(state.move.leftOn, '24:00'), row.value)
  return instantAt(counted(row, { on: state.move.leftOn, anchor: 'left' }, calendar)[0]!.dueOn, '24:00')
}

function residence(state: DrugUseState, calendar: WorkingCalendar): Deadline[] {
  const found: Trigger = { on: state.foundOn, at: state.foundOn === state.positiveOn ? state.positiveAt : null, anchor: 'use-found' }
  const positive: Trigger = { on: state.positiveOn, at: state.positiveAt, anchor: 'positive-result' }
  if (state.remote) return counted(lawOn(state.foundOn, 'residence-verify-remote', 'residence-verification-remote'), found, calendar)
  const former = lawOn(state.foundOn, 'residence-verify')
  return former ? counted(former, found, calendar) : counted(lawOn(state.positiveOn, 'residence-verification'), positive, calendar)
}

function forwarding(state: DrugUseState, calendar: WorkingCalendar): Deadline[] {
  if (state.resultReceivedOn) return []
  return counted(lawOn(state.positiveOn, 'positive-test-forward', 'positive-result-forward'), { on: state.positiveOn, at: state.positiveAt, anchor: 'positive-result' }, calendar)
}

function notice(state: DrugUseState, calendar: WorkingCalendar): Deadline[] {
  if (!state.checkedOn) return []
  const row = lawOn(state.checkedOn, state.residence === 'none' ? 'user-act-notify-no-residence' : 'user-act-notify', 'use-notice-send')
  return counted(row, { on: state.checkedOn, at: state.checkedAt, anchor: 'residence-checked' }, calendar)
}

/** The clock of the decision: from the earlier receipt; where an assessment comes first, not before its result. */
function decision(state: DrugUseState, calendar: WorkingCalendar): Deadline[] {
  const received: Trigger[] = [
    ...(state.resultReceivedOn ? [{ on: state.resultReceivedOn, at: state.resultReceivedAt, anchor: 'result-received' }] : []),
    ...(state.noticeOn ? [{ on: state.noticeOn, at: state.noticeAt, anchor: 'notice-of-use' }] : []),
  ]
  const first = received.toSorted((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1))[0]
  if (!first) return []
  const waits = state.residence === 'none' || state.assessmentCase !== null
  if (waits && !state.notAddictedOn) return []
  const trigger: Trigger = waits && state.notAddictedOn! >= first.on ? { on: state.notAddictedOn!, at: state.notAddictedAt, anchor: 'found-not-addicted' } : first
  const row = lawOn(trigger.on, 'user-mgmt-decide', 'user-management-decision')
  return counted(row, trigger, calendar)
}

function renewal(state: DrugUseState, calendar: WorkingCalendar): Deadline[] {
  if (!state.useFoundOn || !state.notAddictedOn) return []
  return counted(lawOn(state.notAddictedOn, 'user-mgmt-renew-decide', 'user-management-redecision'), { on: state.notAddictedOn, at: state.notAddictedAt, anchor: 'found-not-addicted' }, calendar)
}

function moves(state: DrugUseState, calendar: WorkingCalendar): Deadline[] {
  const left = state.move ? { on: state.move.leftOn, at: state.move.leftAt, anchor: 'left' } : null
  const person = left ? counted(lawOn(left.on, 'user-present-new-place'), left, calendar) : []
  const office = left ? counted(lawOn(left.on, 'user-move-police-notice', 'user-move-notify'), left, calendar) : []
  const file = state.arrivedOn && !state.fileSentOn ? counted(lawOn(state.arrivedOn, 'user-move-file-transfer'), { on: state.arrivedOn, anchor: 'arrived' }, calendar) : []
  return [...office, ...person, ...file]
}

function residenceCheck(state: DrugUseState): Deadline[] {
  if (!state.decidedOn || !state.termEndsOn) return []
  const from = later(state.lastCheckOn ?? state.decidedOn, state.decidedOn)
  const row = drugUseLaw.on('user-residence-check', from)
  if (!row?.value) return []
  const dueOn = earlier(addMonths(from, row.value), state.termEndsOn)
  return deadlineOf(row, { dueOn, unverified: false, why: [{ say: from === state.lastCheckOn ? 'anchor.last-check' : 'anchor.decided', on: from }, { say: 'count.month', facts: { n: row.value } }, { say: 'due', on: dueOn }] })
}

function theTerm(state: DrugUseState): Deadline[] {
  const counting = drugUseTerm(state)
  if (!counting || !state.termEndsOn) return []
  const ending = endingRow('user-end', state.termEndsOn, state)
  const kept = state.decidedOn! < newLawFrom && state.termEndsOn >= newLawFrom ? [{ say: 'equal-term-kept', on: newLawFrom }] : []
  const readings = daysInOtherReading(state) > 0 ? [{ say: 'other-reading-days', facts: { n: daysInOtherReading(state), confidence: 'unverified' } }] : []
  return [
    ...deadlineOf(termRow(state), { dueOn: state.termEndsOn, unverified: false, why: [...counting.why, ...kept, ...readings] }, { kind: 'term', act: 'end', bound: ending?.signers?.[0] ?? 'commune-police-chief', form: ending?.form }),
    ...deadlineOf(ending, { dueOn: state.termEndsOn, opensOn: state.termEndsOn, unverified: false, why: [{ say: 'anchor.term-end', on: state.termEndsOn }, { say: 'free-by-then' }, { say: 'due', on: state.termEndsOn }] }),
  ]
}

function copy(state: DrugUseState, calendar: WorkingCalendar): Deadline[] {
  if (state.residence !== 'none' || !state.decidedOn || state.handedOverOn) return []
  return counted(lawOn(state.decidedOn, 'user-decision-copy-permanent-commune'), { on: state.decidedOn, anchor: 'decided' }, calendar)
}

export function drugUseDeadlines(state: DrugUseState, context: Pick<RuleContext, 'subject' | 'calendar' | 'today'>): Deadline[] {
  const { calendar } = context
  switch (state.status) {
    case 'detected': return [...forwarding(state, calendar), ...residence(state, calendar)]
    case 'checked': return [...forwarding(state, calendar), ...notice(state, calendar), ...decision(state, calendar)]
    case 'notified': return decision(state, calendar)
    case 'managed': return [...theTerm(state), ...residenceCheck(state), ...renewal(state, calendar), ...moves(state, calendar), ...copy(state, calendar)]
    case 'interrupted': return [...theTerm(state), ...moves(state, calendar)]
    default: return []
  }
}
