/** Clocks and the term of voluntary rehabilitation in a facility. */
import { lastHours, leadBefore, restarted } from '../kernel/clock.ts'
import { counted, deadlineOf, dueOf, type Trigger } from '../kernel/deadline.ts'
import type { LawRow } from '../kernel/law.ts'
import { newLawFrom } from '../kernel/law-timeline.ts'
import type { DateStep, Deadline, RuleContext } from '../kernel/measure.ts'
import { addDays, addMonths, later, type PlainDate } from '../kernel/plain-date.ts'
import type { Opening } from '../kernel/procedure.ts'
import type { WorkingCalendar } from '../kernel/working-calendar.ts'
import { countedTerm, voluntaryRow } from './voluntary-rehab.common.ts'
import { publicLaw } from './voluntary-facility.law.ts'
import { stagesOf } from './voluntary-rehab.law.ts'
import { startOver } from './voluntary-rehab.deadlines.ts'
import type { FacilityState } from './voluntary-facility.model.ts'

export type FacilityKind = 'voluntary-private' | 'voluntary-public'

/** The paper at the end: the last hours under the law of 2026, the last day before it. */
export function certificateRow(kind: FacilityKind, on: PlainDate): LawRow | undefined {
  return voluntaryRow(on, kind === 'voluntary-private' ? 'private-certificate' : 'public-voluntary-certificate', 'facility-completion')
}
export function completionOpening(kind: FacilityKind, state: FacilityState): Opening | null {
  if (!state.termEndsOn) return null
  const row = certificateRow(kind, state.termEndsOn)
  if (row?.kind !== 'window' || !row.value) return { opensOn: state.termEndsOn }
  const window = lastHours(state.termEndsOn, row.value, 'term-end')
  return { opensOn: window.opensOn, opensAt: window.opensAt, row }
}
export const noticeRow = (kind: FacilityKind, on: PlainDate): LawRow | undefined => voluntaryRow(on, kind === 'voluntary-private' ? 'private-end-notice' : 'public-voluntary-end-notice')

/** The days after which an unexcused absence from the facility counts as leaving, under every reading. */
export function absenceOver(absentFrom: PlainDate, calendar: WorkingCalendar): Opening | null {
  const row = voluntaryRow(absentFrom, 'voluntary-absence-quit', 'self-termination-absence')
  if (!row) return null
  const due = dueOf(row, { on: absentFrom, anchor: 'absent' }, calendar)
  return { opensOn: addDays(due.dueOn, 1), row: due.unverified ? { ...row, confidence: 'unverified' } : row }
}

/** A public place is named by the police: the person's own time to begin is counted from there, the reading in the person's favour. */
export function facilityStartOver(kind: FacilityKind, state: FacilityState, calendar: WorkingCalendar): Opening | null {
  const from = kind === 'voluntary-public' ? state.designatedOn : state.decidedOn
  if (!from) return null
  const over = startOver({ decidedOn: from, restartedOn: state.restartedOn }, calendar)
  return over && kind === 'voluntary-public' && over.row ? { ...over, row: { ...over.row, confidence: 'unverified' } } : over
}

/** From 3 months left on, a person who has recovered goes back; with less the rest is left to its end (Law 120/2025 Art. 39(3)). */
export function tooLittleLeft(state: FacilityState, on: PlainDate): LawRow | null {
  const row = publicLaw.on('voluntary-resume', on)
  return row?.value && state.termEndsOn && addMonths(on, row.value) > addDays(state.termEndsOn, 1) ? row : null
}

/** Stages recorded as done that the law asks for before the private facility may give the paper for a part. */
export function missingForPart(state: FacilityState, on: PlainDate): string[] {
  const needed = stagesOf.present.required.slice(0, stagesOf.former.required.length)
  return needed.filter((stage) => !state.stages.some((each) => each.stage === stage && each.to !== null && each.to <= on))
}

function termSteps(state: FacilityState): DateStep[] {
  if (state.regime === 'r2026' || !state.startedOn || !state.termEndsOn || state.termEndsOn < newLawFrom) return []
  return [state.startedOn < newLawFrom ? { say: 'former-term-kept', on: newLawFrom } : { say: 'decided-under-former-law', on: state.decidedOn ?? state.startedOn, facts: { confidence: 'unverified' } }]
}
/** The row by which the length of this person's term was set. */
export function facilityTermRow(state: Pick<FacilityState, 'decidedOn' | 'registeredOn' | 'turn'>): LawRow | undefined {
  return voluntaryRow(state.decidedOn ?? state.registeredOn, 'voluntary-term-facility', state.turn === 'repeat' ? 'rehab-term-repeat' : 'rehab-term-first')
}

function termDeadlines(kind: FacilityKind, state: FacilityState): Deadline[] {
  const counting = countedTerm(state)
  if (!counting?.termEndsOn || !state.termEndsOn) return []
  const certificate = certificateRow(kind, state.termEndsOn)
  const term = deadlineOf(facilityTermRow(state), { dueOn: state.termEndsOn, unverified: false, why: [...counting.why, ...termSteps(state)] }, { kind: 'term', act: 'complete', bound: 'facility-head', form: certificate?.form })
  const due = certificate?.kind === 'window' && certificate.value
    ? lastHours(state.termEndsOn, certificate.value, 'term-end')
    : { dueOn: state.termEndsOn, opensOn: state.termEndsOn, unverified: false, why: [{ say: 'anchor.term-end', on: state.termEndsOn }, { say: 'free-by-then' }, { say: 'due', on: state.termEndsOn }] }
  return [...term, ...deadlineOf(certificate, due)]
}

/** The notice of the coming end; where its day would lie before the law that asks for it, the first day of that law. */
function endNotice(kind: FacilityKind, state: FacilityState): Deadline[] {
  if (!state.termEndsOn || state.endNoticeOn) return []
  const row = noticeRow(kind, state.termEndsOn)
  if (!row?.value) return []
  const lead = leadBefore(state.termEndsOn, row.value, 'term-end')
  return deadlineOf(row, lead.dueOn >= newLawFrom ? lead : { ...lead, dueOn: newLawFrom, why: [...lead.why, { say: 'law-in-force-from', on: newLawFrom }] })
}

/** Notices of the admission: to the commune under the law of 2021; to the police at the seat of a private facility since 2026. */
function noticesDue(kind: FacilityKind, state: FacilityState, calendar: WorkingCalendar): Deadline[] {
  const since = state.facilitySince
  if (!since) return []
  const trigger: Trigger = { on: since, at: state.startedAt, anchor: 'taken-in' }
  const residence = voluntaryRow(since, kind === 'voluntary-private' ? 'private-centre-notice' : 'public-centre-notice')
  const seat = kind === 'voluntary-private' ? voluntaryRow(since, 'private-seat-notice') : undefined
  return [
    ...(state.noticed.includes('start residence') ? [] : counted(residence, trigger, calendar, { key: 'start' })),
    ...(state.noticed.includes('start seat') ? [] : counted(seat, trigger, calendar, { key: 'start' })),
  ]
}

/** The one payment after three stages, also in a private facility (Decree 163/2026 Art. 131(1)): a right of the person. */
function supportDue(kind: FacilityKind, state: FacilityState, context: Pick<RuleContext, 'calendar' | 'today'>): Deadline[] {
  if (kind !== 'voluntary-private' || state.regime !== 'r2026' || state.supportedOn || missingForPart(state, context.today).length > 0) return []
  const on = state.stages.reduce((latest, each) => (each.to && stagesOf.present.required.slice(0, stagesOf.former.required.length).some((stage) => stage === each.stage) ? later(latest, each.to) : latest), state.startedOn!)
  return counted(voluntaryRow(on, 'support-after-stages'), { on, anchor: 'stages-done' }, context.calendar)
}

function startDue(kind: FacilityKind, state: FacilityState, calendar: WorkingCalendar): Deadline[] {
  const from = kind === 'voluntary-public' ? state.designatedOn : state.decidedOn
  if (!from) return []
  const first: Trigger = { on: from, at: kind === 'voluntary-private' ? state.decidedAt : null, anchor: kind === 'voluntary-public' ? 'designated' : 'decided' }
  const trigger = restarted(first, state.restartedOn ? { on: state.restartedOn } : null)
  const clocks = counted(voluntaryRow(from, 'start-voluntary', 'voluntary-start'), trigger, calendar)
  return kind === 'voluntary-public' ? clocks.map((clock) => ({ ...clock, confidence: 'unverified' })) : clocks
}

function decisionDue(state: FacilityState, context: Pick<RuleContext, 'calendar' | 'today'>): Deadline[] {
  const row = voluntaryRow(state.registeredOn, 'voluntary-decision', 'decide-no-residence')
  if (!row) return []
  const due = dueOf(row, { on: state.registeredOn, at: state.registeredAt, anchor: 'registered' }, context.calendar)
  const signer = voluntaryRow(later(due.dueOn, context.today), 'voluntary-decision', 'decide-no-residence')
  return deadlineOf(row, due, { bound: signer?.signers?.[0], form: signer?.form })
}

export function facilityDeadlines(kind: FacilityKind, state: FacilityState, context: Pick<RuleContext, 'subject' | 'calendar' | 'today'>): Deadline[] {
  const { calendar } = context
  switch (state.status) {
    case 'registered':
      return decisionDue(state, context)
    case 'decided':
      return kind === 'voluntary-public'
        ? counted(publicLaw.on('public-voluntary-request', state.decidedOn!), { on: state.decidedOn!, at: state.decidedAt, anchor: 'decided' }, calendar)
        : startDue(kind, state, calendar)
    case 'placement-requested':
      return counted(publicLaw.on('public-voluntary-designate', state.requestedOn!), { on: state.requestedOn!, at: state.requestedAt, anchor: 'placement-requested' }, calendar)
    case 'central-requested':
      return counted(publicLaw.on('public-voluntary-designate-central', state.centralOn!), { on: state.centralOn!, at: state.centralAt, anchor: 'placement-requested' }, calendar)
    case 'designated':
      return startDue(kind, state, calendar)
    case 'in-rehab': {
      const absence = state.absentFrom ? counted(voluntaryRow(state.absentFrom, 'voluntary-absence-quit', 'self-termination-absence'), { on: state.absentFrom, anchor: 'absent' }, calendar) : []
      const stopped = state.facilityStoppedOn && !state.transfer ? counted(voluntaryRow(state.facilityStoppedOn, 'private-suspended-client-move'), { on: state.facilityStoppedOn, anchor: 'facility-stopped' }, calendar) : []
      return [...termDeadlines(kind, state), ...endNotice(kind, state), ...absence, ...noticesDue(kind, state, calendar), ...supportDue(kind, state, context), ...stopped]
    }
    case 'suspended':
      return [...termDeadlines(kind, state), ...endNotice(kind, state), ...counted(publicLaw.on('report-after-postponement', state.suspendedOn!), { on: state.suspendedOn!, anchor: 'sent-home' }, calendar)]
    default:
      return []
  }
}
