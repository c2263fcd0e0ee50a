/** Clocks and the term of voluntary rehabilitation at home and in the community. */
import { isMinor } from '../assessment/assessment.rules.ts'
import { eMonitoringLaw } from '../e-monitoring/e-monitoring.law.ts'
import { lastHours, leadBefore, term, type Term, restarted } from '../kernel/clock.ts'
import { counted, deadlineOf, dueOf, endOfMonth, type Trigger } from '../kernel/deadline.ts'
import type { LawRow } from '../kernel/law.ts'
import type { DateStep, Deadline, RuleContext } from '../kernel/measure.ts'
import { addDays, addHours, addMonths, daysBetween, earlier, instantAt, later, type Instant, type PlainDate } from '../kernel/plain-date.ts'
import type { Opening } from '../kernel/procedure.ts'
import type { WorkingCalendar } from '../kernel/working-calendar.ts'
import { countedTerm, voluntaryRow } from './voluntary-rehab.common.ts'
import { newLawFrom, stageRows, stagesOf, voluntaryLaw } from './voluntary-rehab.law.ts'
import type { VoluntaryState } from './voluntary-rehab.model.ts'

export const lawOn = voluntaryRow

/** The term runs from the start of rehabilitation (Law 120/2025 Art. 32(2); the law of 2021 names no other day). */
export function voluntaryTerm(startedOn: PlainDate, months: number): Term {
  return term(startedOn, months, 'rehab-started')
}

/** The row by which the length of this person's term was set: the law of the day of the decision (Law 120/2025 Art. 56(1), (2)). */
export function termRow(state: Pick<VoluntaryState, 'decidedOn' | 'turn'>): LawRow | undefined {
  const on = state.decidedOn
  if (!on) return undefined
  return lawOn(on, 'voluntary-term-community', state.turn === 'repeat' ? 'rehab-term-repeat' : 'rehab-term-first')
}

/** From when the completion paper may be issued: the last hours under the law of 2026, the last day of the term before it. */
export function completionOpening(state: VoluntaryState): Opening | null {
  if (!state.termEndsOn) return null
  const row = voluntaryLaw.on('home-completion-certificate', state.termEndsOn)
  if (!row?.value) return { opensOn: state.termEndsOn }
  const window = lastHours(state.termEndsOn, row.value, 'term-end')
  return { opensOn: window.opensOn, opensAt: window.opensAt, row }
}

/** The end, under every reading, of the time to start; after it a human may record that the person did not start. */
export function startOver(state: Pick<VoluntaryState, 'decidedOn' | 'restartedOn'>, calendar: WorkingCalendar): Opening | null {
  if (!state.decidedOn) return null
  const row = lawOn(state.decidedOn, 'start-voluntary', 'voluntary-start')
  if (!row) return null
  const due = dueOf(row, { on: later(state.decidedOn, state.restartedOn ?? state.decidedOn), anchor: 'decided' }, calendar)
  return { opensOn: addDays(due.dueOn, 1), row: due.unverified ? { ...row, confidence: 'unverified' } : row }
}

/** The end of the days after which an unexcused absence counts as quitting (law of 2026). */
export function absenceOver(absentFrom: PlainDate, calendar: WorkingCalendar): Opening | null {
  const row = voluntaryLaw.on('voluntary-absence-quit', absentFrom)
  if (!row) return null
  const due = dueOf(row, { on: absentFrom, anchor: 'absent' }, calendar)
  return { opensOn: addDays(due.dueOn, 1), row: due.unverified ? { ...row, confidence: 'unverified' } : row }
}

/** Moment of hand-over of sight after a move: the legal clock; null where the law gives no number. */
export function handOverAt(state: VoluntaryState): Instant | null {
  if (!state.move) return null
  const row = lawOn(state.move.leftOn, 'home-move-notify')
  if (!row?.value) return null
  return addHours(state.move.leftAt ?? instantAt(state.move.leftOn, '24:00'), row.value)
}

export type StageAdvice = { readonly stage: string; readonly from: PlainDate | null; readonly to: PlainDate | null; readonly required: boolean; readonly done: boolean; readonly row: LawRow | undefined; readonly shortBy: number | null }

/** What the law says of each stage, as information: no stage delays the end of a term. `shortBy`: days missing to the least length. */
export function stageAdvice(state: VoluntaryState, today: PlainDate): StageAdvice[] {
  const set = state.regime === 'r2026' ? stagesOf.present : stagesOf.former
  return set.all.map((stage) => {
    const interval = state.stages.find((each) => each.stage === stage)
    const row = stageRows[stage] ? voluntaryLaw.on(stageRows[stage], later(state.decidedOn ?? today, newLawFrom)) : undefined
    const until = interval ? (interval.to ?? today) : null
    const least = interval && row?.value && stage !== 's5' ? (row.unit === 'month' ? addMonths(interval.from, row.value) : addDays(interval.from, row.value)) : null
    const shortBy = least && until && until < least ? daysBetween(until, least) : null
    return { stage, from: interval?.from ?? null, to: interval?.to ?? null, required: (set.required as readonly string[]).includes(stage), done: interval?.to !== null && interval !== undefined, row: state.regime === 'r2026' ? row : undefined, shortBy }
  })
}

function regimeSteps(state: VoluntaryState): DateStep[] {
  if (state.regime === 'r2026' || !state.startedOn || !state.termEndsOn || state.termEndsOn < newLawFrom) return []
  return [state.startedOn < newLawFrom ? { say: 'former-term-kept', on: newLawFrom } : { say: 'decided-under-former-law', on: state.decidedOn ?? state.startedOn, facts: { confidence: 'unverified' } }]
}

function termDeadlines(state: VoluntaryState): Deadline[] {
  if (!state.startedOn || !state.months || !state.termEndsOn) return []
  const counting = countedTerm(state)
  if (!counting) return []
  const signer = lawOn(state.termEndsOn, 'community-completion', 'home-completion-certificate')
  const row = termRow(state)
  const term = deadlineOf(row, { dueOn: state.termEndsOn, unverified: false, why: [...counting.why, ...regimeSteps(state)] }, { kind: 'term', act: 'complete', bound: signer?.signers?.[0] ?? 'commune-police-chief', form: signer?.form })
  const window = voluntaryLaw.on('home-completion-certificate', state.termEndsOn)
  if (window?.value) return [...term, ...deadlineOf(window, lastHours(state.termEndsOn, window.value, 'term-end'))]
  return [...term, ...deadlineOf(signer, { dueOn: state.termEndsOn, opensOn: state.termEndsOn, unverified: false, why: [{ say: 'anchor.term-end', on: state.termEndsOn }, { say: 'free-by-then' }, { say: 'due', on: state.termEndsOn }] })]
}

/** The notice of the coming end; where its day would lie before the law that asks for it, the first day of that law. */
function endNotice(state: VoluntaryState): Deadline[] {
  if (!state.termEndsOn || state.endNoticeOn) return []
  const row = voluntaryLaw.on('home-end-notice', state.termEndsOn)
  if (!row?.value) return []
  const lead = leadBefore(state.termEndsOn, row.value, 'term-end')
  if (lead.dueOn >= newLawFrom) return deadlineOf(row, lead)
  return deadlineOf(row, { ...lead, dueOn: newLawFrom, why: [...lead.why, { say: 'law-in-force-from', on: newLawFrom }] })
}

function visitReminder(state: VoluntaryState): Deadline[] {
  if (!state.startedOn || !state.termEndsOn) return []
  const from = state.lastVisitOn ?? state.startedOn
  const row = voluntaryLaw.on('home-visit-interval', from)
  if (!row?.value) return []
  const due = earlier(endOfMonth(from, row.value), state.termEndsOn)
  return deadlineOf(row, { dueOn: due, unverified: false, why: [{ say: state.lastVisitOn ? 'anchor.last-visit' : 'anchor.rehab-started', on: from }, { say: 'local-interval', facts: { n: row.value } }, { say: 'due', on: due }] })
}

function supportDue(state: VoluntaryState, calendar: WorkingCalendar): Deadline[] {
  if (state.supportedOn) return []
  const required = state.regime === 'r2026' ? stagesOf.present.required.slice(0, stagesOf.former.required.length) : stagesOf.former.required
  const ends = required.map((stage) => state.stages.find((each) => each.stage === stage)?.to ?? null)
  if (ends.some((end) => end === null)) return []
  const on = (ends as PlainDate[]).reduce((latest, end) => later(latest, end))
  return counted(voluntaryLaw.on('support-after-stages', on), { on, anchor: 'stages-done' }, calendar)
}

function moveDue(state: VoluntaryState, calendar: WorkingCalendar): Deadline[] {
  if (!state.move) return []
  const row = lawOn(state.move.leftOn, 'home-move', 'home-move-notify')
  return counted(row, { on: state.move.leftOn, at: state.move.leftAt, anchor: 'left' }, calendar, { act: 'confirm-arrival' })
}

function providerDue(state: VoluntaryState, calendar: WorkingCalendar): Deadline[] {
  if (!state.provider || !state.startedOn || state.providerNoticed.includes('start')) return []
  return counted(lawOn(state.startedOn, 'provider-notice', 'provider-notify'), { on: state.startedOn, at: state.startedAt, anchor: 'rehab-started' }, calendar, { key: 'start' })
}

function startDue(state: VoluntaryState, calendar: WorkingCalendar): Deadline[] {
  const row = lawOn(state.decidedOn!, 'start-voluntary', 'voluntary-start')
  return counted(row, restarted({ on: state.decidedOn!, at: state.decidedAt, anchor: 'decided' }, state.restartedOn ? { on: state.restartedOn } : null), calendar)
}

/**
 * Rehabilitation at home is monitored electronically, adults by the law itself (Decree 163/2026 Art. 15(1)). The decision is a measure of its own, so
 * no act of this one answers the clock. Whoever was decided on before 2026-07-01 became subject to it (Art. 151) without a time limit.
 */
function monitoringDue(state: VoluntaryState, context: Pick<RuleContext, 'subject' | 'calendar'>): Deadline[] {
  const from = state.restSince ?? state.decidedOn
  if (state.monitoredOn || !from || isMinor(context.subject, from)) return []
  return counted(eMonitoringLaw.on('em-decision', from), { on: from, at: from === state.decidedOn ? state.decidedAt : null, anchor: 'voluntary-decided' }, context.calendar).map(({ act: _act, ...clock }) => clock)
}

export function voluntaryDeadlines(state: VoluntaryState, context: Pick<RuleContext, 'subject' | 'calendar' | 'today'>): Deadline[] {
  const { calendar } = context
  switch (state.status) {
    case 'registered': {
      const trigger: Trigger = { on: state.registeredOn, at: state.registeredAt, anchor: 'registered' }
      const row = lawOn(state.registeredOn, 'commune-decide-voluntary', 'voluntary-decision')
      if (!row) return []
      const due = dueOf(row, trigger, calendar)
      // Who signs is read on the day of signing: after 2026-07-01 the police chief, also for earlier registrations.
      const signer = lawOn(later(due.dueOn, context.today), 'commune-decide-voluntary', 'voluntary-decision')
      return deadlineOf(row, due, { bound: signer?.signers?.[0], form: signer?.form })
    }
    case 'decided':
      return state.decidedOn ? [...startDue(state, calendar), ...monitoringDue(state, context), ...moveDue(state, calendar)] : []
    case 'in-rehab': {
      const absence = state.absentFrom ? counted(voluntaryLaw.on('voluntary-absence-quit', state.absentFrom), { on: state.absentFrom, anchor: 'absent' }, calendar) : []
      return [...termDeadlines(state), ...monitoringDue(state, context), ...endNotice(state), ...absence, ...moveDue(state, calendar), ...providerDue(state, calendar), ...supportDue(state, calendar), ...visitReminder(state)]
    }
    case 'rest-due':
      return [...termDeadlines(state).filter((each) => each.kind === 'term').map((each) => ({ ...each, act: 'close-rest' })), ...counted(lawOn(state.registeredOn, 'private-partial-register-home'), { on: state.registeredOn, anchor: 'part-certificate' }, calendar), ...monitoringDue(state, context), ...moveDue(state, calendar)]
    default:
      return []
  }
}
