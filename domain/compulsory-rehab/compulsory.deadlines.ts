/** Clocks of execution and facility life, and the term of compulsory rehabilitation. */
import { lastHours, leadBefore, term, termServed } from '../kernel/clock.ts'
import { counted, deadlineOf, dueOf } from '../kernel/deadline.ts'
import type { LawRow } from '../kernel/law.ts'
import { newLawFrom, regimeOn, regimes } from '../kernel/law-timeline.ts'
import type { DateStep, Deadline, RuleContext } from '../kernel/measure.ts'
import { addDays, addMonths, addYears, daysBetween, earlier, later, type PlainDate } from '../kernel/plain-date.ts'
import type { Opening } from '../kernel/procedure.ts'
import type { WorkingCalendar } from '../kernel/working-calendar.ts'
import { ageOfMajority, compulsoryLaw, partsBeforeReduction } from './compulsory.law.ts'
import type { CompulsoryState, Gap, Moment } from './compulsory.model.ts'

export const lawOn = (on: PlainDate, ...ids: string[]): LawRow | undefined => ids.map((id) => compulsoryLaw.on(id, on)).find(Boolean)

/** The row of the term: the law of the day of the decision (Law 120/2025 Art. 56(1), (2)). */
export function compulsoryTermRow(state: Pick<CompulsoryState, 'decidedOn' | 'minor' | 'turn' | 'months'>): LawRow | undefined {
  const first = lawOn(state.decidedOn, 'rehab-term-first')
  if (first) return state.turn === 'repeat' || (state.turn === null && state.months > (first.value ?? state.months)) ? lawOn(state.decidedOn, 'rehab-term-repeat') : first
  return lawOn(state.decidedOn, state.minor ? 'compulsory-term-minor' : 'compulsory-term-adult')
}

/** Months that may be served: those of the decision, never more than the law of that day allows, less what a court has cut. */
export function monthsToServe(state: Pick<CompulsoryState, 'decidedOn' | 'minor' | 'turn' | 'months' | 'reducedMonths'>): number {
  const row = compulsoryTermRow(state)
  const highest = row?.highest ?? row?.value
  return Math.max(0, (highest === undefined ? state.months : Math.min(state.months, highest)) - state.reducedMonths)
}

/** The first day that counts: the earliest of being taken, held since the decision, and admitted (Law 15/2012 Art. 110(2)). */
export function servedFrom(state: Pick<CompulsoryState, 'takenOn' | 'holding' | 'admittedOn'>): PlainDate | null {
  return [state.takenOn, state.holding?.from ?? null, state.admittedOn].reduce((first, on) => (first && on ? earlier(first, on) : (first ?? on)))
}

/** Does a day away stop the term? Only by a rule that is not in doubt, or where a human named the paper it rests on. */
function stops(gap: Pick<Gap, 'cause' | 'onPaper'>, on: PlainDate): boolean {
  const row = compulsoryLaw.on(gap.cause === 'escape' ? 'escape-time' : 'prison-rest', on)
  return gap.onPaper || (row !== undefined && row.confidence !== 'unverified')
}

/** Whole days away that are left out; the day of leaving and the day of return are served. */
export function daysAway(gaps: readonly Gap[]): number {
  return gaps.reduce((days, gap) => {
    if (!gap.to) return days
    const [first, last] = [addDays(gap.from, 1), addDays(gap.to, -1)]
    return days + regimes.reduce((sum, regime) => {
      const [from, to] = [regime.from ? later(first, regime.from) : first, regime.to ? earlier(last, regime.to) : last]
      return from <= to && stops(gap, from) ? sum + daysBetween(from, to) + 1 : sum
    }, 0)
  }, 0)
}
const allDaysAway = (gaps: readonly Gap[]): number => gaps.reduce((days, gap) => (gap.to ? days + daysBetween(gap.from, gap.to) : days), 0)

export type ServedTerm = { readonly startedOn: PlainDate; readonly lastDay: PlainDate; readonly otherReading: PlainDate; readonly away: number; readonly months: number }

/** The term as it stands without a gap that is still open; null before anyone is held. */
export function servedTerm(state: CompulsoryState): ServedTerm | null {
  const startedOn = servedFrom(state)
  if (!startedOn) return null
  const months = monthsToServe(state)
  const away = daysAway(state.gaps)
  const counting = termServed(startedOn, months, 'taken', { deducted: state.heldDays, notCounted: away })
  const other = term(state.admittedOn ?? startedOn, months, 'admitted').otherReading
  return { startedOn, months, away, lastDay: counting.lastDay, otherReading: addDays(other, allDaysAway(state.gaps) - state.heldDays) }
}

/** The last lawful day now; null while nobody is held: before the start, or while a day away stops the term. */
export function lastLawfulDay(state: CompulsoryState): ServedTerm | null {
  const open = state.gaps.find((gap) => gap.to === null)
  return open && stops(open, addDays(open.from, 1)) ? null : servedTerm(state)
}

/** Whole days that would be left from that day on; counted down only while the person is held. */
export function daysLeft(state: CompulsoryState): number | null {
  const open = state.gaps.find((gap) => gap.to === null)
  const planned = servedTerm(state)
  return open && planned ? Math.max(0, daysBetween(open.from, planned.lastDay)) : null
}

/** From when the certificate may be issued: the last hours under the law of 2026, the last day of the term before it. */
export function completionOpening(state: CompulsoryState): Opening | null {
  if (!state.termEndsOn) return null
  const row = compulsoryLaw.on('compulsory-certificate', state.termEndsOn)
  if (!row?.value) return { opensOn: state.termEndsOn }
  const window = lastHours(state.termEndsOn, row.value, 'term-end')
  return { opensOn: window.opensOn, opensAt: window.opensAt, row }
}

/** May the term go on after an illness? Only with this much of it left. */
export function enoughLeft(state: Pick<CompulsoryState, 'termEndsOn'>, on: PlainDate, rowId: 'resume-after-illness' | 'turns-eighteen'): LawRow | null {
  const row = lawOn(on, rowId)
  return row?.value && state.termEndsOn && addMonths(on, row.value) <= state.termEndsOn ? row : null
}

/** The day after which an order that was never carried out may no longer be; adults only, not while a court has postponed it, and not while the person is held already. */
export function limitationEnds(state: CompulsoryState): PlainDate | null {
  if (state.minor || state.status === 'postponed' || state.evadingSince || state.admittedOn || state.holding) return null
  const row = lawOn(state.limitationFrom, 'execution-limitation')
  return row?.value ? addYears(state.limitationFrom, row.value) : null
}

const trigger = (moment: Moment | null, anchor: string) => (moment ? { on: moment.on, at: moment.at, anchor } : null)

function executionDeadlines(state: CompulsoryState, calendar: WorkingCalendar): Deadline[] {
  const receipt = state.received ? [] : counted(lawOn(state.effectiveOn, 'court-send-effective'), { on: state.effectiveOn, anchor: 'in-effect' }, calendar)
  const ask = state.personReceivedOn && !state.askedCourt ? counted(lawOn(state.personReceivedOn, 'postpone-exempt-apply'), { on: state.personReceivedOn, anchor: 'received' }, calendar) : []
  const limit = limitationEnds(state)
  const limited = limit ? deadlineOf(lawOn(state.limitationFrom, 'execution-limitation'), { dueOn: limit, unverified: true, why: [{ say: 'anchor.limitation', on: state.limitationFrom }, { say: 'due', on: limit }] }) : []
  return [...receipt, ...ask, ...chain(state, calendar), ...limited]
}

/** What must be done next so that the person comes to a facility: five days under the law of 2021, steps of hours under that of 2026. */
function chain(state: CompulsoryState, calendar: WorkingCalendar): Deadline[] {
  const received = state.restartedAt ?? state.received
  if (!received) return []
  const former = lawOn(received.on, 'escort')
  if (former) {
    const due = dueOf(former, trigger(received, state.restartedAt ? 'force-majeure-ended' : 'received')!, calendar)
    return deadlineOf(former, state.capacityUntil && state.capacityUntil > due.dueOn ? { ...due, dueOn: state.capacityUntil, why: [...due.why, { say: 'facility-full-until', on: state.capacityUntil }] } : due)
  }
  switch (state.status) {
    case 'ordered': return counted(lawOn(received.on, 'compulsory-request-facility'), trigger(received, 'received'), calendar)
    case 'facility-requested': return counted(lawOn(state.requestedAt!.on, 'compulsory-designate'), trigger(state.requestedAt, 'facility-requested'), calendar)
    case 'facility-referred': return counted(lawOn(state.referredAt!.on, 'compulsory-designate-central'), trigger(state.referredAt, 'facility-requested'), calendar)
    case 'facility-named':
      return state.designationReceivedAt
        ? counted(lawOn(state.designationReceivedAt.on, 'compulsory-escort'), trigger(state.restartedAt ?? state.designationReceivedAt, state.restartedAt ? 'force-majeure-ended' : 'designation-received'), calendar)
        : counted(lawOn(state.designatedAt!.on, 'compulsory-designate-send'), trigger(state.designatedAt, 'facility-named'), calendar)
    default: return []
  }
}

/** The notice before the end; where thirty days before lie ahead of the law of 2026, the former notice or the first day of that law. */
function endNotice(state: CompulsoryState): Deadline[] {
  if (!state.termEndsOn || state.endNoticeOn) return []
  const former = (on: PlainDate): Deadline[] => {
    const row = lawOn(on, 'release-notice')
    return row?.value ? deadlineOf(row, leadBefore(state.termEndsOn!, row.value, 'term-end')) : []
  }
  const row = compulsoryLaw.on('compulsory-end-notice', state.termEndsOn)
  if (!row?.value) return former(state.termEndsOn)
  const lead = leadBefore(state.termEndsOn, row.value, 'term-end')
  if (lead.dueOn >= newLawFrom) return deadlineOf(row, lead)
  const old = former(addDays(newLawFrom, -1))
  return old[0] && old[0].dueOn < newLawFrom ? old : deadlineOf(row, { ...lead, dueOn: newLawFrom, why: [...lead.why, { say: 'law-in-force-from', on: newLawFrom }] })
}

function termSteps(state: CompulsoryState, served: ServedTerm): DateStep[] {
  return [
    { say: state.admittedOn === served.startedOn ? 'anchor.admitted' : 'anchor.taken', on: served.startedOn },
    { say: 'count.month', facts: { n: served.months } },
    ...(state.reducedMonths > 0 ? [{ say: 'months-reduced', facts: { n: state.reducedMonths } }] : []),
    ...(state.heldDays > 0 ? [{ say: 'held-days-deducted', facts: { n: state.heldDays } }] : []),
    ...(served.away > 0 ? [{ say: 'days-away', facts: { n: served.away } }] : []),
    ...(state.regime !== 'r2026' && served.lastDay >= newLawFrom ? [{ say: 'former-term-kept', on: newLawFrom }] : []),
    { say: 'term-last-day', on: served.lastDay }, { say: 'term-other-reading', on: served.otherReading }, { say: 'free-by-then' },
  ]
}

function termAndCertificate(state: CompulsoryState): Deadline[] {
  const served = lastLawfulDay(state)
  if (!served || !state.termEndsOn) return []
  const signer = lawOn(state.termEndsOn, 'compulsory-completion', 'compulsory-certificate')
  const row = compulsoryTermRow(state) ?? lawOn(state.termEndsOn, 'held-deducted')
  const main = deadlineOf(row, { dueOn: served.lastDay, unverified: false, why: termSteps(state, served) }, { kind: 'term', act: 'complete', bound: signer?.signers?.[0] ?? 'facility-head', form: signer?.form })
  const window = compulsoryLaw.on('compulsory-certificate', state.termEndsOn)
  if (window?.value) return [...main, ...deadlineOf(window, lastHours(state.termEndsOn, window.value, 'term-end'))]
  return [...main, ...deadlineOf(signer, { dueOn: state.termEndsOn, opensOn: state.termEndsOn, unverified: false, why: [{ say: 'anchor.term-end', on: state.termEndsOn }, { say: 'free-by-then' }, { say: 'due', on: state.termEndsOn }] })]
}

/** Half of the term: from here a reduction is looked at (law of 2021). Information for the facility and the person, never a condition of the court. */
export function halfServedOn(state: CompulsoryState): PlainDate | null {
  return state.startedOn && state.termEndsOn ? addDays(state.startedOn, Math.floor(daysBetween(state.startedOn, state.termEndsOn) / partsBeforeReduction)) : null
}

/** Latest months in a row graded fair or better. */
export function goodMonths(evaluations: Readonly<Record<string, string>>): number {
  const months = Object.keys(evaluations).toSorted().toReversed()
  const bad = months.findIndex((month) => !['good', 'fair'].includes(evaluations[month]!))
  return bad < 0 ? months.length : bad
}

function reductions(state: CompulsoryState): Deadline[] {
  const half = halfServedOn(state)
  if (!half || state.regime === 'r2026' || !state.termEndsOn || !state.startedOn) return []
  const eligible = lawOn(half, 'reduce-eligible')
  const from = state.reviewedOn ?? state.startedOn
  const review = lawOn(from, 'reduce-review')
  const reviewDue = review?.value ? earlier(addMonths(from, review.value), state.termEndsOn) : null
  return [
    ...(state.reducedMonths === 0 ? deadlineOf(eligible, { dueOn: half, unverified: false, why: [{ say: 'half-of-term', on: half }, { say: 'good-months', facts: { n: goodMonths(state.evaluations) } }] }) : []),
    ...(reviewDue && regimeOn(reviewDue) !== 'r2026' ? deadlineOf(review, { dueOn: reviewDue, unverified: false, why: [{ say: state.reviewedOn ? 'anchor.last-review' : 'anchor.taken', on: from }, { say: 'count.month', facts: { n: review!.value! } }, { say: 'due', on: reviewDue }] }) : []),
  ]
}

/** A minor who turns 18 with enough of the term left goes to a facility for adults; known only with the whole day of birth. */
function turnsEighteen(state: CompulsoryState, birth: string): Deadline[] {
  if (!state.minor || !state.termEndsOn || birth.length < newLawFrom.length) return []
  const on = addYears(birth as PlainDate, ageOfMajority)
  const row = on >= (state.admittedOn ?? on) ? enoughLeft(state, on, 'turns-eighteen') : null
  return row ? deadlineOf(row, { dueOn: on, opensOn: on, unverified: false, why: [{ say: 'turns-eighteen', on }, { say: 'due', on }] }) : []
}

function protection(state: CompulsoryState): Deadline[] {
  if (!state.protectionNeedOn || state.protectionSentOn || !state.termEndsOn) return []
  const row = compulsoryLaw.on('social-protection-transfer', state.termEndsOn)
  if (row?.value) return deadlineOf(row, leadBefore(state.termEndsOn, row.value, 'term-end'))
  return deadlineOf(lawOn(state.termEndsOn, 'protection-transfer'), { dueOn: state.termEndsOn, unverified: false, why: [{ say: 'anchor.term-end', on: state.termEndsOn }, { say: 'no-number' }, { say: 'due', on: state.termEndsOn }] })
}

function inside(state: CompulsoryState, birth: string, calendar: WorkingCalendar): Deadline[] {
  const asked = counted(state.leaveAsked ? lawOn(state.leaveAsked.on, 'mourning-decide', 'funeral-leave-decide') : undefined, trigger(state.leaveAsked, 'leave-asked'), calendar)
  return [...termAndCertificate(state), ...endNotice(state), ...protection(state), ...reductions(state), ...turnsEighteen(state, birth), ...longInHospital(state, calendar), ...asked]
}

function onLeave(state: CompulsoryState): Deadline[] {
  const { leave } = state
  return leave ? deadlineOf(lawOn(leave.from, 'mourning-leave', 'funeral-leave-max'), { dueOn: leave.to, unverified: false, why: [{ say: 'anchor.leave', on: leave.from }, { say: 'travel-not-counted' }, { say: 'due', on: leave.to }] }) : []
}

/** A stay in hospital long enough for the court to suspend the order: information for the head and the person. */
function longInHospital(state: CompulsoryState, calendar: WorkingCalendar): Deadline[] {
  const stay = state.hospital.find((each) => each.to === null)
  const rule = stay ? lawOn(stay.from, 'suspend-illness') : undefined
  return rule?.value ? counted(rule, { on: stay!.from, anchor: 'hospital' }, calendar, { bound: 'facility-head', act: 'propose-to-court' }) : []
}

/** Out until the day the request names: then back, or extended. */
function outUntil(state: CompulsoryState): Deadline[] {
  const until = state.out?.until
  return until ? deadlineOf(lawOn(state.out!.from, 'proceedings-out'), { dueOn: until, unverified: false, why: [{ say: 'anchor.proceedings', on: state.out!.from }, { say: 'due', on: until }] }, { act: 'return-from-proceedings', bound: 'facility-head' }) : []
}

function search(state: CompulsoryState, calendar: WorkingCalendar): Deadline[] {
  if (!state.escapedAt || state.searchOn) return []
  return counted(lawOn(state.escapedAt.on, state.status === 'escaped' ? 'search-escaped' : 'search-before-admission'), trigger(state.escapedAt, 'escape'), calendar, { act: 'order-search' })
}

function death(state: CompulsoryState, calendar: WorkingCalendar): Deadline[] {
  const on = state.diedOn ?? state.lastStepOn
  const tell = state.deathTold.length < deathBodies.length ? counted(lawOn(on, 'death-record'), { on, anchor: 'death' }, calendar) : []
  const wait = counted(lawOn(on, 'death-relatives', 'death-family-wait'), trigger(state.relativesToldAt, 'relatives-told'), calendar)
  return [...tell, ...wait]
}
/** Whoever must learn of a death in a facility. */
export const deathBodies = ['investigation', 'procuracy', 'court', 'health', 'relatives'] as const

/** The moment until which relatives are waited for. */
export function familyWaitOver(state: CompulsoryState, calendar: WorkingCalendar): Opening | null {
  if (!state.relativesToldAt) return null
  const row = lawOn(state.relativesToldAt.on, 'death-relatives', 'death-family-wait')
  if (!row) return null
  const due = dueOf(row, trigger(state.relativesToldAt, 'relatives-told')!, calendar)
  return { opensOn: due.dueOn, opensAt: due.dueAt, row }
}

export function compulsoryDeadlines(state: CompulsoryState, context: Pick<RuleContext, 'subject' | 'calendar' | 'today'>): Deadline[] {
  const { calendar, subject } = context
  switch (state.status) {
    case 'ordered': case 'facility-requested': case 'facility-referred': case 'facility-named':
      return [...executionDeadlines(state, calendar), ...termAndCertificate(state), ...endNotice(state)]
    case 'postponed':
      return state.groundEndedOn ? counted(lawOn(state.groundEndedOn, 'postponement-ground-over'), { on: state.groundEndedOn, anchor: 'ground-ended' }, calendar, { act: 'end-postponement' }) : []
    case 'in-facility':
      return inside(state, subject.birth, calendar)
    case 'on-leave':
      return [...onLeave(state), ...termAndCertificate(state), ...endNotice(state)]
    case 'out-for-proceedings': case 'suspended':
      return [...outUntil(state), ...termAndCertificate(state), ...endNotice(state), ...protection(state)]
    case 'fugitive':
      return search(state, calendar)
    case 'escaped':
      return [...search(state, calendar), ...(state.escapeNotified || !state.escapedAt ? [] : counted(lawOn(state.escapedAt.on, 'escape-notify'), trigger(state.escapedAt, 'escape'), calendar)), ...termAndCertificate(state)]
    case 'deceased':
      return death(state, calendar)
    default:
      return []
  }
}
