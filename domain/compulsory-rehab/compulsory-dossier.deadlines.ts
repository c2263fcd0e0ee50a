/** Clocks of the dossier for compulsory rehabilitation, from the finding of a ground to the effect of the court's decision. */
import type { Role } from '../kernel/actor.ts'
import { counted, deadlineOf, dueOf } from '../kernel/deadline.ts'
import type { LawRow } from '../kernel/law.ts'
import { newLawFrom, regimeOn } from '../kernel/law-timeline.ts'
import type { Deadline, RuleContext } from '../kernel/measure.ts'
import { addDays, later, type PlainDate } from '../kernel/plain-date.ts'
import type { WorkingCalendar } from '../kernel/working-calendar.ts'
import { bearerOn, dossierRow } from './compulsory-dossier.law.ts'
import { earliestHoldingEnd, limitation, limitationRow, openInterim, runsUndecided, termWhileHeld } from './compulsory-dossier.holding.ts'
import type { DossierState } from './compulsory-dossier.model.ts'

/** Until 2026-06-30 a dossier is checked before it goes to the court; under the law of 2026 nobody stands between. */
export const checkedFirst = (on: PlainDate): boolean => regimeOn(on) !== 'r2026'

/** The post that must act: the maker, where the row of that day lets it sign. */
function bearer(row: LawRow | undefined, state: DossierState): Deadline['bound'] | undefined {
  return row?.signers?.includes(state.maker as Role) ? (state.maker as Role) : row?.bound
}
type More = { readonly act?: string; readonly key?: string; readonly kind?: Deadline['kind']; readonly form?: string | undefined }
function clock(state: DossierState, calendar: WorkingCalendar, on: PlainDate | null, anchor: string, ids: readonly string[], more: More = {}): Deadline[] {
  const row = on ? dossierRow(on, ...ids) : undefined
  return row && on ? counted(row, { on, anchor }, calendar, { bound: bearer(row, state), ...more }) : []
}

/** The last day of reading, under the reading that gives the person more time; forwarding opens the day after. */
export function readingOver(state: DossierState, calendar: WorkingCalendar): { readonly lastDay: PlainDate; readonly row: LawRow } | null {
  const row = state.noticeOn ? dossierRow(state.noticeOn, 'dossier-read', 'compulsory-read') : undefined
  return row && state.noticeOn ? { lastDay: dueOf(row, { on: state.noticeOn, anchor: 'notice-given' }, calendar).dueOn, row } : null
}

/** The last day for a complaint: from the announcement, for a person who was absent from the receipt; null while that day is unknown. */
export function complaintOver(state: DossierState, calendar: WorkingCalendar): { readonly lastDay: PlainDate; readonly row: LawRow } | null {
  const from = state.absentAtCourt ? state.deliveredOn : state.decidedOn
  const row = from ? dossierRow(from, 'complaint-court-decision') : undefined
  return row && from ? { lastDay: dueOf(row, { on: from, anchor: 'decision-announced' }, calendar).dueOn, row } : null
}

/** The limitation, while the court has not decided. */
function limitationDue(state: DossierState): Deadline[] {
  if (!runsUndecided(state) || !state.termEndsOn) return []
  const counting = limitation(state.limitationFrom)
  const signer = dossierRow(state.termEndsOn, 'dossier-withdrawal')
  return counting ? deadlineOf(limitationRow(state.limitationFrom), { dueOn: counting.lastDay, unverified: false, why: counting.why }, { kind: 'term', act: 'withdraw', bound: bearer(signer, state) ?? signer?.signers?.[0] }) : []
}

/** Who keeps a person has a last lawful day, or the law's silence with the earliest reading; the release is always the act that answers. */
function holdingDue(state: DossierState, calendar: WorkingCalendar, today: PlainDate): Deadline[] {
  const stay = openInterim(state, 'facility')
  if (!stay) return []
  const end = dossierRow(later(today, stay.from), 'holding-end')
  const bound = bearer(end, state)
  if (state.status === 'release-due' && state.termEndsOn) return deadlineOf(end, { dueOn: state.termEndsOn, unverified: false, why: [{ say: 'anchor.no-ground-left', on: state.termEndsOn }, { say: 'at-once' }, { say: 'due', on: state.termEndsOn }] }, { kind: 'term', bound })
  const whole = runsUndecided(state) ? null : termWhileHeld(state)
  const row = dossierRow(stay.from, 'interim-term')
  const earliest = earliestHoldingEnd(state, calendar)
  const silent = row ? deadlineOf({ ...row, confidence: 'unverified' }, { dueOn: earliest.on, unverified: true, why: earliest.why }, { kind: 'term', bound, key: 'earliest' }) : []
  return [...silent, ...(whole && row ? deadlineOf(row, { dueOn: whole.lastDay, unverified: false, why: whole.why }, { kind: 'term', bound, key: 'whole-term' }) : [])]
}

/** Under the law of 2026 the person is kept at once, in the nearest facility or reformatory school. */
function holdAtOnce(state: DossierState, calendar: WorkingCalendar): Deadline[] {
  if (!runsUndecided(state) || state.interim.length > 0 || state.registeredOn < newLawFrom) return []
  return clock(state, calendar, state.registeredOn, 'dossier-opened', ['compulsory-holding'])
}

function courtClocks(state: DossierState, calendar: WorkingCalendar): Deadline[] {
  const on = state.acceptedOn
  if (!on) return []
  const notify = state.acceptanceNotifiedOn ? [] : clock(state, calendar, on, 'court-accepted', ['court-notify-acceptance'])
  const row = dossierRow(on, state.minor ? 'court-decide-minor' : 'court-decide')
  const silent = clock(state, calendar, on, 'court-accepted', ['court-decision'])
  const decide = row ? counted(state.extended && row.highest ? { ...row, value: row.highest } : row, { on, anchor: 'court-accepted' }, calendar) : []
  const session = state.sessionHeldOn ? [] : clock(state, calendar, state.sessionOpenedOn, 'session-opened', ['court-session'])
  return [...notify, ...(decide.length > 0 ? decide : silent), ...session]
}

function queryDue(state: DossierState, calendar: WorkingCalendar): Deadline[] {
  return clock(state, calendar, state.queryOn, 'court-asked', ['court-query-answer', 'court-clarification-reply'])
}

function decided(state: DossierState, calendar: WorkingCalendar): Deadline[] {
  if (!state.decidedOn) return []
  const send = state.decisionSent ? [] : clock(state, calendar, state.decidedOn, 'decision-announced', ['court-send-decision'])
  const from = state.absentAtCourt ? state.deliveredOn : state.decidedOn
  const complain = clock(state, calendar, from, 'decision-announced', ['complaint-court-decision'])
  const over = complaintOver(state, calendar)
  const effect = over ? dossierRow(over.lastDay, 'court-effect') : undefined
  const answer = state.result === 'applied' ? 'decision-effective' : 'close-dossier'
  const due = over ? addDays(over.lastDay, 1) : null
  return [...send, ...complain, ...(effect && due ? deadlineOf(effect, { dueOn: due, opensOn: due, unverified: false, why: [{ say: 'anchor.complaint-time-over', on: over!.lastDay }, { say: 'due', on: due }] }, { act: answer, kind: 'asap' }) : [])]
}

function review(state: DossierState, calendar: WorkingCalendar): Deadline[] {
  return [...(state.complaintForwarded ? [] : clock(state, calendar, state.complainedOn, 'complaint-received', ['complaint-forward'])), ...clock(state, calendar, state.complainedOn, 'complaint-received', ['court-review'])]
}

function ofStatus(state: DossierState, calendar: WorkingCalendar): Deadline[] {
  switch (state.status) {
    case 'dossier-open': return clock(state, calendar, state.detectedOn, 'detected', [state.minor ? 'dossier-minor' : 'dossier-adult', 'compulsory-dossier-open'])
    case 'dossier-ready': return clock(state, calendar, state.madeOn, 'dossier-made', ['dossier-notice'])
    case 'dossier-notified': {
      const over = readingOver(state, calendar)
      return [...clock(state, calendar, state.noticeOn, 'notice-given', ['dossier-read', 'compulsory-read']), ...clock(state, calendar, over?.lastDay ?? null, 'reading-over', ['dossier-forward', 'compulsory-forward-court'])]
    }
    case 'dossier-at-labour': return clock(state, calendar, state.supplementedOn ?? state.forwardedOn, 'dossier-received', state.supplementedOn ? ['labour-resend'] : ['labour-check'])
    case 'dossier-returned': return clock(state, calendar, state.returnedOn, 'dossier-returned', ['dossier-supplement'])
    case 'court-pending': return [...clock(state, calendar, state.courtSentOn, 'court-received', ['court-return-incomplete']), ...clock(state, calendar, state.courtSentOn, 'court-received', ['court-accept-assign'])]
    case 'court-accepted': return courtClocks(state, calendar)
    case 'applied': case 'not-applied': return decided(state, calendar)
    case 'under-review': return review(state, calendar)
    default: return []
  }
}

/** Everything somebody must do, and the days on which the person's liberty hangs. */
export function dossierDeadlines(state: DossierState, context: Pick<RuleContext, 'subject' | 'calendar' | 'today'>): Deadline[] {
  const { calendar, today } = context
  const all = [...holdingDue(state, calendar, today), ...limitationDue(state), ...holdAtOnce(state, calendar), ...ofStatus(state, calendar), ...queryDue(state, calendar)]
  return all.map((each) => ({ ...each, bound: bearerOn(each.bound, today) }))
}
