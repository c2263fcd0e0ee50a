/** Clocks and the term of post-rehabilitation management. */
import { daysOf, lastHours, lastWorkingDays, term, type Term } from '../kernel/clock.ts'
import { eMonitoringLaw } from '../e-monitoring/e-monitoring.law.ts'
import { isMinor } from '../assessment/assessment.rules.ts'
import { counted, deadlineOf, endOfMonth } from '../kernel/deadline.ts'
import type { LawRow } from '../kernel/law.ts'
import { newLawFrom, regimes } from '../kernel/law-timeline.ts'
import type { Deadline, RuleContext } from '../kernel/measure.ts'
import { addDays, addHours, daysBetween, earlier, instantAt, later, type Instant, type PlainDate } from '../kernel/plain-date.ts'
import type { Opening } from '../kernel/procedure.ts'
import type { WorkingCalendar } from '../kernel/working-calendar.ts'
import { postRehabLaw } from './post-rehab.law.ts'
import type { Absence, Interruption, PostRehabState } from './post-rehab.model.ts'

export const lawOn = (on: PlainDate, ...ids: string[]): LawRow | undefined => ids.map((id) => postRehabLaw.on(id, on)).find(Boolean)

/**
 * Whole days of unreported absence that verified law leaves out of the term: those before 2025-03-01 (Decree 116/2021 Art. 79(1)b). Later
 * absence lengthens nothing: the text of 2025 was not read, that of 2026 has two readings.
 */
export function daysNotCounted(absences: readonly Absence[], startedOn: PlainDate): number {
  const { from, to } = regimes.find((regime) => regime.id === 'r2021')!
  const verified = postRehabLaw.on('post-absence-excluded', from!)?.confidence === 'verified'
  return verified ? daysOf(absences.filter((absence) => !absence.reported), later(startedOn, from!), to!) : 0
}

/** Whole days of unreported absence that only an unconfirmed reading would leave out; shown beside the term, never added to it. */
export function daysInOtherReading(absences: readonly Absence[], startedOn: PlainDate): number {
  const all = absences.filter((absence) => !absence.reported).reduce((days, absence) => (absence.to >= startedOn ? days + daysBetween(later(absence.from, startedOn), absence.to) + 1 : days), 0)
  return all - daysNotCounted(absences, startedOn)
}

/** Does an interruption stop the term? Only by a rule that is not in doubt. */
function stops(by: Interruption['by'], on: PlainDate): boolean {
  const row = postRehabLaw.on(by === 'prison' ? 'post-prison' : 'post-compulsory-education', on)
  return row !== undefined && row.confidence !== 'unverified'
}
/** Whole days in prison that are left out; the day of going and the day of return count. */
export function daysInterrupted(interruptions: readonly Interruption[]): number {
  return interruptions.reduce((days, each) => (each.to && stops(each.by, each.from) ? days + Math.max(0, daysBetween(each.from, each.to) - 1) : days), 0)
}
/** An interruption that stops the term and has not ended: the last day is not running towards anyone. */
export function stoppedSince(state: Pick<PostRehabState, 'interruptions'>): PlainDate | null {
  return state.interruptions.find((each) => each.to === null && stops(each.by, each.from))?.from ?? null
}

/** The row of the length: two years only for adults after a compulsory decision. */
export function postTermRow(state: Pick<PostRehabState, 'after' | 'minorDecision' | 'decidedMonths'>, completedOn: PlainDate): LawRow | undefined {
  const long = state.after === 'compulsory' && !state.minorDecision ? lawOn(completedOn, 'post-term-2y', 'post-rehab-term-2y') : undefined
  // An unverified row never makes the longer term by itself: then the decision must say it.
  if (long?.value && (long.confidence !== 'unverified' || state.decidedMonths === long.value)) return long
  return lawOn(completedOn, 'post-term-1y', 'post-rehab-term-1y')
}

/** The term runs from the day rehabilitation was completed, not from the decision. A shorter decision is kept. */
export function postTerm(state: Pick<PostRehabState, 'after' | 'minorDecision' | 'decidedMonths' | 'absences'> & Partial<Pick<PostRehabState, 'interruptions'>>, completedOn: PlainDate): Term | null {
  const row = postTermRow(state, completedOn)
  const months = row?.value ? Math.min(row.value, state.decidedMonths ?? row.value) : state.decidedMonths
  return months ? term(completedOn, months, 'rehab-completed', daysNotCounted(state.absences, completedOn) + daysInterrupted(state.interruptions ?? [])) : null
}

/** From when the paper at the end may be signed: the last working days under the law of 2026, the last day before it. */
export function completionOpening(state: PostRehabState, calendar: WorkingCalendar): Opening | null {
  if (!state.termEndsOn) return null
  const row = postRehabLaw.on('post-rehab-completion', state.termEndsOn)
  if (!row?.value) return { opensOn: state.termEndsOn }
  return { opensOn: lastWorkingDays(state.termEndsOn, row.value, 'term-end', calendar).opensOn, row }
}

export function handOverAt(state: PostRehabState, calendar: WorkingCalendar): Instant | null {
  if (!state.move) return null
  const row = lawOn(state.move.leftOn, 'post-move-notice', 'post-rehab-move-notify')
  if (!row?.value) return null
  if (row.unit === 'hour') return addHours(state.move.leftAt ?? instantAt(state.move.leftOn, '24:00'), row.value)
  return instantAt(counted(row, { on: state.move.leftOn, anchor: 'left' }, calendar)[0]!.dueOn, '24:00')
}

function proposal(state: PostRehabState, calendar: WorkingCalendar): Deadline[] {
  if (state.reportedOn) {
    return counted(lawOn(state.reportedOn, 'post-dossier', 'post-rehab-proposal'), { on: state.reportedOn, anchor: 'reported' }, calendar)
  }
  if (state.noticeOn) return counted(lawOn(state.noticeOn, 'post-rehab-proposal'), { on: state.noticeOn, anchor: 'notice-received' }, calendar)
  // Rehabilitation completed under the law of 2026 without the notice: the text gives no clock; the nearest one informs.
  const row = state.rehabCompletedOn ? lawOn(state.rehabCompletedOn, 'post-rehab-proposal') : undefined
  return row ? counted({ ...row, confidence: 'unverified' }, { on: state.rehabCompletedOn!, anchor: 'rehab-completed' }, calendar) : []
}

function report(state: PostRehabState, calendar: WorkingCalendar): Deadline[] {
  if (state.after !== 'compulsory' || !state.rehabCompletedOn || state.reportedOn) return []
  return counted(lawOn(state.rehabCompletedOn, 'report-home'), { on: state.rehabCompletedOn, anchor: 'returned' }, calendar)
}

function decision(state: PostRehabState, calendar: WorkingCalendar): Deadline[] {
  if (!state.proposedOn) return []
  const former = lawOn(state.proposedOn, 'post-decide')
  if (former) return counted(former, { on: state.proposedOn, anchor: 'proposed' }, calendar)
  const row = lawOn(state.proposedOn, 'post-rehab-decision')
  const end = state.rehabCompletedOn ?? state.expectedEndOn
  if (!end) return []
  // Ready before the last 24 hours begin; where that day has passed, at once.
  const dueOn = later(addDays(end, -1), state.proposedOn)
  return deadlineOf(row, { dueOn, unverified: false, why: [{ say: 'anchor.expected-end', on: end }, { say: 'no-number-backward' }, { say: 'due', on: dueOn }] })
}

function handOver(state: PostRehabState): Deadline[] {
  if (!state.decidedOn || state.handedOverOn) return []
  const end = state.rehabCompletedOn ?? state.expectedEndOn
  const row = end ? lawOn(end, 'post-rehab-hand-over') : undefined
  return row?.value && end && state.decidedOn <= end ? deadlineOf(row, lastHours(end, row.value, 'expected-end')) : []
}

function termAndEnd(state: PostRehabState, calendar: WorkingCalendar): Deadline[] {
  if (!state.termEndsOn || !state.rehabCompletedOn || !state.decidedOn) return []
  const counting = postTerm(state, state.rehabCompletedOn)
  const signer = lawOn(state.termEndsOn, 'post-completion', 'post-rehab-completion')
  const moves = state.termEndsOn >= newLawFrom && state.rehabCompletedOn < newLawFrom ? [{ say: 'equal-term-kept', on: newLawFrom }] : []
  const slip = state.absences.some((absence) => !absence.reported && absence.to >= newLawFrom) ? [{ say: 'absence-two-readings', facts: { confidence: 'unverified' } }] : []
  const main = deadlineOf(postTermRow(state, state.rehabCompletedOn), { dueOn: state.termEndsOn, unverified: false, why: [...(counting?.why ?? []), ...moves, ...slip] }, { kind: 'term', act: 'complete', bound: signer?.signers?.[0] ?? 'commune-chair', form: signer?.form })
  const window = postRehabLaw.on('post-rehab-completion', state.termEndsOn)
  if (window?.value) return [...main, ...deadlineOf(window, lastWorkingDays(state.termEndsOn, window.value, 'term-end', calendar))]
  return [...main, ...deadlineOf(signer, { dueOn: state.termEndsOn, opensOn: state.termEndsOn, unverified: false, why: [{ say: 'anchor.term-end', on: state.termEndsOn }, { say: 'free-by-then' }, { say: 'due', on: state.termEndsOn }] })]
}

function visitReminder(state: PostRehabState): Deadline[] {
  if (!state.startedOn || !state.termEndsOn) return []
  const from = state.lastVisitOn ?? later(state.startedOn, state.decidedOn ?? state.startedOn)
  const row = postRehabLaw.on('post-visit-interval', from)
  if (!row?.value) return []
  const due = earlier(endOfMonth(from, row.value), state.termEndsOn)
  return deadlineOf(row, { dueOn: due, unverified: false, why: [{ say: state.lastVisitOn ? 'anchor.last-visit' : 'anchor.managed-from', on: from }, { say: 'local-interval', facts: { n: row.value } }, { say: 'due', on: due }] })
}

function moveDue(state: PostRehabState, calendar: WorkingCalendar): Deadline[] {
  if (!state.move) return []
  return counted(lawOn(state.move.leftOn, 'post-move-notice', 'post-rehab-move-notify'), { on: state.move.leftOn, at: state.move.leftAt, anchor: 'left' }, calendar)
}

/**
 * Adults in management are monitored electronically (Decree 163/2026 Art. 15(1)): the police chief has hours after the decision on management. A
 * measure of its own answers the clock. Minors are monitored only on request or without a stable residence.
 */
function monitoringDue(state: PostRehabState, context: Pick<RuleContext, 'subject' | 'calendar'>): Deadline[] {
  if (state.monitoredOn || !state.decidedOn || isMinor(context.subject, state.decidedOn)) return []
  return counted(eMonitoringLaw.on('em-decision', state.decidedOn), { on: state.decidedOn, at: state.decidedAt, anchor: 'management-decided' }, context.calendar).map(({ act: _act, ...clock }) => clock)
}

export function postRehabDeadlines(state: PostRehabState, context: Pick<RuleContext, 'subject' | 'calendar' | 'today'>): Deadline[] {
  const { calendar } = context
  switch (state.status) {
    case 'notified':
      return [...proposal(state, calendar), ...moveDue(state, calendar)]
    case 'awaiting-report':
      return [...report(state, calendar), ...proposal(state, calendar), ...moveDue(state, calendar)]
    case 'reported':
      return [...proposal(state, calendar), ...moveDue(state, calendar)]
    case 'proposed':
      return [...decision(state, calendar), ...moveDue(state, calendar)]
    case 'decided':
      return [...handOver(state), ...monitoringDue(state, context), ...moveDue(state, calendar)]
    case 'paused':
      return termAndEnd(state, calendar)
    case 'in-management':
      return [...handOver(state), ...termAndEnd(state, calendar), ...monitoringDue(state, context), ...moveDue(state, calendar), ...visitReminder(state)]
    default:
      return []
  }
}
