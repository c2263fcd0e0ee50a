/** Judges entries against those that stand, and says what follows from them. Pure. */
import type { Role } from '../kernel/actor.ts'
import type { Citation, Confidence } from '../kernel/citation.ts'
import { accept, refuse, type Decision } from '../kernel/decision.ts'
import type { MeasureKind } from '../kernel/measure.ts'
import { addDays, addMonths, ageOn, weekday, type PlainDate } from '../kernel/plain-date.ts'
import { checkMonths, followUpOn, highestSum, labourLimitOn, lowestSum, moneyOn, noRatingSince, ratingOn, type CheckMonth } from './reintegration.law.ts'
import { declarationOfEntry, takenBack, type Entry, type EntryAct, type EntryType } from './reintegration.model.ts'

/** What of a measure these rules may know. */
export type MeasureFact = { readonly kind: MeasureKind; readonly open: boolean; readonly facilityId: string | null; readonly startedOn: PlainDate | null; readonly endedOn: PlainDate | null }
/** The course or opening that a referral names, as its register keeps it; null: there is none. */
export type OfferFact = { readonly register: 'courses-of-schools' | 'openings'; readonly status: string } | null
export type EntryContext = {
  readonly actor: { readonly role: Role; readonly agencyId: string }
  readonly today: PlainDate
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly birth: string
  /** All entries of the person, also those that were replaced. */
  readonly entries: readonly Entry[]
  readonly measures: readonly MeasureFact[]
  readonly offer?: OfferFact | undefined
}
type Rule = (act: EntryAct, context: EntryContext) => Decision<true>

const yes: Decision<true> = accept(true)
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const number = (value: unknown): number => (typeof value === 'number' ? value : 0)
const byDay = (a: Entry, b: Entry) => (a.on === b.on ? (a.recordedAt < b.recordedAt ? -1 : 1) : a.on < b.on ? -1 : 1)

/** Those that nothing stands in for, in time. */
export const standing = (entries: readonly Entry[], ...types: readonly EntryType[]): Entry[] =>
  entries.filter((entry) => entry.replacedBy === null && entry.type !== takenBack && (types.length === 0 || (types as readonly string[]).includes(entry.type))).toSorted(byDay)

/** The week that a day belongs to, named by its Monday. */
export const mondayOf = (on: PlainDate): PlainDate => addDays(on, -((weekday(on) + 6) % 7))
const monthOf = (on: string): string => on.slice(0, 7)

/** Kept by that facility on that day. */
const keptOn = (measures: readonly MeasureFact[], facilityId: string, on: PlainDate): MeasureFact | undefined =>
  measures.find((measure) => measure.facilityId === facilityId && measure.startedOn !== null && measure.startedOn <= on && (measure.endedOn === null || on <= measure.endedOn))

export type Wish = { readonly learnTrade: boolean; readonly jobAdvice: boolean; readonly trade: string | null; readonly on: PlainDate; readonly entryId: string }
/** The wish as it stands at the end of a day. */
export function wishOn(entries: readonly Entry[], on: PlainDate): Wish | null {
  const last = standing(entries, 'wish').findLast((entry) => entry.on <= on)
  return last ? { learnTrade: last.data['learnTrade'] === true, jobAdvice: last.data['jobAdvice'] === true, trade: text(last.data['trade']) || null, on: last.on, entryId: last.id } : null
}

const wish: Rule = (act) => (act.data['learnTrade'] !== true && typeof act.data['trade'] === 'string' ? refuse('trade-without-wish', { field: 'trade' }) : yes)

const eligibility: Rule = (act) => (act.data['eligible'] === false && !act.data['because'] ? refuse('eligibility-reason', { field: 'because' }) : yes)

const referral: Rule = (act, { entries, offer }) => {
  if (act.data['agreed'] !== true) return refuse('referral-consent', { field: 'agreed' })
  const wanted = wishOn(entries, act.occurredOn)
  const course = act.data['to'] === 'course'
  if (!wanted || (course ? !wanted.learnTrade : !wanted.jobAdvice)) return refuse('referral-wish', { field: 'to' })
  if (!offer || offer.register !== (course ? 'courses-of-schools' : 'openings')) return refuse('offer-unknown', { field: 'recordId' })
  return offer.status === 'open' ? yes : refuse('offer-closed', { field: 'recordId' })
}

const named = (entries: readonly Entry[], type: EntryType, id: unknown): Entry | undefined => standing(entries, type).find((entry) => entry.id === id)

const referralAnswer: Rule = (act, { entries }) => {
  const referred = named(entries, 'referral', act.data['referralId'])
  if (!referred) return refuse('referral-unknown', { field: 'referralId' })
  if (act.occurredOn < referred.on) return refuse('before-referral', { field: 'occurredOn', on: referred.on })
  return standing(entries, 'referral-answer').some((entry) => entry.data['referralId'] === referred.id && entry.id !== act.replaces) ? refuse('referral-answered', { field: 'referralId' }) : yes
}

/** A course that has begun, and how it ended. */
export type Training = { readonly entryId: string; readonly trade: string; readonly on: PlainDate; readonly paidBy: string | null; readonly ended: { readonly step: 'completed' | 'left'; readonly on: PlainDate } | null }
export function trainingsOf(entries: readonly Entry[]): Training[] {
  const all = standing(entries, 'training')
  return all.filter((entry) => entry.data['step'] === 'began').map((entry) => {
    const end = all.find((each) => each.data['trainingId'] === entry.id && each.data['step'] !== 'began')
    return { entryId: entry.id, trade: text(entry.data['trade']), on: entry.on, paidBy: text(entry.data['paidBy']) || null, ended: end ? { step: end.data['step'] as 'completed' | 'left', on: end.on } : null }
  })
}

const training: Rule = (act, { entries }) => {
  const others = entries.filter((entry) => entry.id !== act.replaces)
  if (act.data['step'] === 'began') {
    if (!act.data['trade']) return refuse('trade-needed', { field: 'trade' })
    const known = trainingsOf(others)
    if (known.some((each) => each.ended === null)) return refuse('training-running', { field: 'step' })
    const rule = moneyOn('training-fee', act.occurredOn)
    const paid = known.find((each) => each.paidBy === 'state' && each.ended?.step === 'completed')
    // Recalled or not read again: it is said on the screen and refuses nothing.
    return act.data['paidBy'] === 'state' && rule?.once && rule.confidence === 'verified' && paid ? refuse('training-paid-once', { field: 'paidBy', on: paid.on }, { citation: rule.citation, confidence: rule.confidence }) : yes
  }
  const begun = trainingsOf(others).find((each) => each.entryId === act.data['trainingId'])
  if (!begun) return refuse('training-unknown', { field: 'trainingId' })
  if (begun.ended) return refuse('training-ended', { field: 'trainingId', on: begun.ended.on })
  return act.occurredOn < begun.on ? refuse('before-training', { field: 'occurredOn', on: begun.on }) : yes
}

export type CheckAnswer = 'working' | 'other-job' | 'not-working' | 'not-reached'
export type PlacementCheck = { readonly month: CheckMonth; readonly dueOn: PlainDate; readonly answer: CheckAnswer | null; readonly on: PlainDate | null }
export type Placement = { readonly entryId: string; readonly employer: string; readonly job: string; readonly on: PlainDate; readonly agencyId: string; readonly endedOn: PlainDate | null; readonly checks: readonly PlacementCheck[] }
const clockOf = (month: CheckMonth): string => `placement-check-${month}`
/** Every work found, with its three checks: when they are due, what they found. */
export function placementsOf(entries: readonly Entry[]): Placement[] {
  return standing(entries, 'placement').map((entry) => {
    const about = (type: EntryType) => standing(entries, type).filter((each) => each.data['placementId'] === entry.id)
    return {
      entryId: entry.id, employer: text(entry.data['employer']), job: text(entry.data['job']), on: entry.on, agencyId: entry.agencyId, endedOn: about('placement-ended')[0]?.on ?? null,
      checks: checkMonths.map((month): PlacementCheck => {
        const check = about('placement-check').findLast((each) => each.data['month'] === String(month))
        return { month, dueOn: addMonths(entry.on, followUpOn(clockOf(month), entry.on).months!), answer: (check?.data['answer'] as CheckAnswer | undefined) ?? null, on: check?.on ?? null }
      }),
    }
  })
}

const placementCheck: Rule = (act, { entries }) => {
  const others = entries.filter((entry) => entry.id !== act.replaces)
  const placement = placementsOf(others).find((each) => each.entryId === act.data['placementId'])
  if (!placement) return refuse('placement-unknown', { field: 'placementId' })
  const check = placement.checks.find((each) => String(each.month) === act.data['month'])!
  if (check.answer !== null && check.answer !== 'not-reached') return refuse('check-done', { field: 'month', on: check.on ?? '' })
  const opens = addDays(check.dueOn, -followUpOn('check-opens-before', act.occurredOn).days!)
  return act.occurredOn < opens ? refuse('check-too-early', { field: 'occurredOn', on: opens }) : yes
}

const placementEnded: Rule = (act, { entries }) => {
  const placement = placementsOf(entries.filter((entry) => entry.id !== act.replaces)).find((each) => each.entryId === act.data['placementId'])
  if (!placement) return refuse('placement-unknown', { field: 'placementId' })
  if (placement.endedOn) return refuse('placement-over', { field: 'placementId', on: placement.endedOn })
  return act.occurredOn < placement.on ? refuse('before-placement', { field: 'occurredOn', on: placement.on }) : yes
}

/** Labour in the week of a day, with the limit for the age then. */
export function weekOf(entries: readonly Entry[], birth: string, on: PlainDate): { readonly hours: number; readonly days: number; readonly limit: ReturnType<typeof labourLimitOn> } {
  const monday = mondayOf(on)
  const mine = standing(entries, 'labour').filter((entry) => mondayOf(entry.on) === monday)
  const sum = (key: string) => mine.reduce((all, entry) => all + number(entry.data[key]), 0)
  return { hours: sum('hours'), days: sum('days'), limit: labourLimitOn(ageOn(birth, on), on) }
}

const labour: Rule = (act, { entries, measures, actor, birth }) => {
  if (!keptOn(measures, actor.agencyId, act.occurredOn)) return refuse('not-kept-here', { field: 'occurredOn' })
  const { hours, days, limit } = weekOf(entries.filter((entry) => entry.id !== act.replaces), birth, act.occurredOn)
  if (!limit) return refuse('labour-age', {})
  const basis = { citation: limit.citation, confidence: limit.confidence }
  const [given, longest, worked] = [number(act.data['hours']), number(act.data['longestDay']), number(act.data['days'])]
  if (longest > limit.hoursADay) return refuse('labour-day', { field: 'longestDay', hours: longest, highest: limit.hoursADay }, basis)
  if (hours + given > limit.hoursAWeek) return refuse('labour-week', { field: 'hours', hours: hours + given, highest: limit.hoursAWeek }, basis)
  if (days + worked > 7) return refuse('labour-days', { field: 'days', days: days + worked })
  return given > worked * longest ? refuse('labour-hours-add-up', { field: 'hours', hours: given, highest: worked * longest }) : yes
}

const support: Rule = (act, { entries, measures }) => {
  const kind = text(act.data['kind'])
  const [amount, days] = [number(act.data['amount']), number(act.data['days'])]
  const row = moneyOn(kind, act.occurredOn)
  if (row?.perDay !== undefined && days === 0) return refuse('support-days', { field: 'days' })
  const highest = highestSum(kind, act.occurredOn, days)
  const basis = row ? { citation: row.citation, confidence: row.confidence } : undefined
  if (highest && row?.confidence !== 'unverified' && amount > highest.amount) return refuse('support-too-high', { field: 'amount', amount, highest: highest.amount, days: highest.days }, basis)
  if (kind !== 'one-off' || !row?.once) return yes
  // Once for each rehabilitation: another may be paid once a later one has begun.
  const paid = standing(entries.filter((entry) => entry.id !== act.replaces), 'support').findLast((entry) => entry.data['kind'] === 'one-off')
  const rehabilitation: readonly MeasureKind[] = ['voluntary-home', 'voluntary-private', 'voluntary-public', 'compulsory']
  const begunSince = measures.some((measure) => rehabilitation.includes(measure.kind) && measure.startedOn !== null && paid !== undefined && measure.startedOn > paid.on)
  return paid && !begunSince && row.confidence !== 'unverified' ? refuse('support-paid-once', { field: 'kind', on: paid.on }, basis) : yes
}

/** What the person has saved of the pay for labour and not been paid yet. */
export function savingsOf(entries: readonly Entry[]): number {
  const sum = (type: EntryType, key: string) => standing(entries, type).reduce((all, entry) => all + number(entry.data[key]), 0)
  return sum('labour-pay', 'saved') - sum('savings-paid', 'amount')
}

const labourPay: Rule = (act, { entries, measures, actor }) => {
  const month = text(act.data['month'])
  if (monthOf(month) > monthOf(act.occurredOn)) return refuse('month-ahead', { field: 'month' })
  if (number(act.data['saved']) > number(act.data['amount'])) return refuse('saved-more-than-pay', { field: 'saved' })
  if (!measures.some((measure) => measure.facilityId === actor.agencyId && measure.startedOn !== null && monthOf(measure.startedOn) <= monthOf(month) && (measure.endedOn === null || monthOf(measure.endedOn) >= monthOf(month)))) return refuse('not-kept-here', { field: 'month' })
  return standing(entries, 'labour-pay').some((entry) => entry.id !== act.replaces && entry.agencyId === actor.agencyId && monthOf(text(entry.data['month'])) === monthOf(month)) ? refuse('month-paid', { field: 'month' }) : yes
}

const savingsPaid: Rule = (act, { entries }) => {
  const left = savingsOf(entries.filter((entry) => entry.id !== act.replaces))
  return number(act.data['amount']) > left ? refuse('savings-too-high', { field: 'amount', highest: left }) : yes
}

const rating: Rule = (act, { entries, measures, actor }) => {
  const month = text(act.data['month']) as PlainDate
  const kept = measures.find((measure) => measure.kind === 'compulsory' && measure.facilityId === actor.agencyId && measure.startedOn !== null && monthOf(measure.startedOn) <= monthOf(month) && (measure.endedOn === null || monthOf(measure.endedOn) >= monthOf(month)))
  if (!kept) return refuse('not-kept-here', { field: 'month' })
  if (!ratingOn(month)) return refuse('rating-not-in-law', { field: 'month', on: noRatingSince.from }, { citation: noRatingSince.citation, confidence: noRatingSince.confidence })
  if (monthOf(month) > monthOf(act.occurredOn)) return refuse('month-ahead', { field: 'month' })
  return standing(entries, 'rating').some((entry) => entry.id !== act.replaces && monthOf(text(entry.data['month'])) === monthOf(month)) ? refuse('month-rated', { field: 'month' }) : yes
}

const meeting: Rule = (act) => (typeof act.data['nextOn'] === 'string' && act.data['nextOn'] <= act.occurredOn ? refuse('next-meeting-before', { field: 'nextOn', on: act.occurredOn }) : yes)

const medicineHandover: Rule = (act) => {
  if (act.data['medicine'] === 'none') return act.data['toAgencyId'] || number(act.data['days']) > 0 ? refuse('medicine-none', { field: 'medicine' }) : yes
  if (!act.data['toAgencyId']) return refuse('medicine-place', { field: 'toAgencyId' })
  if (act.data['days'] === undefined || act.data['days'] === null) return refuse('medicine-days', { field: 'days' })
  return act.data['medicine'] === 'other-running' && !act.data['name'] ? refuse('medicine-name', { field: 'name' }) : yes
}

const rules: Partial<Record<EntryType, Rule>> = {
  wish, eligibility, referral, 'referral-answer': referralAnswer, training, 'placement-check': placementCheck, 'placement-ended': placementEnded, labour, support, 'labour-pay': labourPay, 'savings-paid': savingsPaid, rating, meeting, 'medicine-handover': medicineHandover,
}

/** Judges one entry: post, day, what it replaces, and its own rule. */
export function judgeEntry(act: EntryAct, context: EntryContext): Decision<true> {
  const { actor, today, entries } = context
  if (act.occurredOn > today) return refuse('in-future', { field: 'occurredOn', occurredOn: act.occurredOn, today })
  const replaced = act.replaces === undefined ? null : entries.find((entry) => entry.id === act.replaces)
  if (replaced === undefined || (act.type === takenBack && !replaced)) return refuse('entry-unknown', { field: 'replaces' })
  if (replaced) {
    // Whoever wrote it puts it right; who came after writes what is so now.
    if (replaced.agencyId !== actor.agencyId) return refuse('entry-of-others')
    if (replaced.replacedBy !== null || replaced.type === takenBack) return refuse('entry-replaced')
    if (act.type !== takenBack && replaced.type !== act.type) return refuse('entry-other-type')
    if (act.type === takenBack && dependsOn(entries, replaced.id)) return refuse('entry-needed')
  }
  const type = act.type === takenBack ? (replaced!.type as EntryType) : act.type
  if (!declarationOfEntry(type).by.includes(actor.role)) return refuse('not-your-role')
  return act.type === takenBack ? yes : (rules[act.type]?.(act, context) ?? yes)
}

/** Another entry that stands speaks of this one. */
const dependsOn = (entries: readonly Entry[], id: string): boolean => standing(entries).some((entry) => ['referralId', 'trainingId', 'placementId'].some((key) => entry.data[key] === id))

export type WorkDue = { readonly clock: string; readonly entryId: string; readonly dueOn: PlainDate; readonly agencyId: string; readonly citation: Citation; readonly confidence: Confidence }
/** What is still to be done about work: checks of each place of work, and wishes that nobody has answered. Nothing where nobody looks after the person. */
export function workDues(entries: readonly Entry[], managed: boolean): WorkDue[] {
  if (!managed) return []
  const dues: WorkDue[] = []
  for (const placement of placementsOf(entries)) {
    for (const check of placement.checks) {
      if ((check.answer !== null && check.answer !== 'not-reached') || (placement.endedOn !== null && placement.endedOn < check.dueOn)) continue
      const { citation, confidence } = followUpOn(clockOf(check.month), placement.on)
      dues.push({ clock: clockOf(check.month), entryId: placement.entryId, dueOn: check.dueOn, agencyId: placement.agencyId, citation, confidence })
    }
  }
  const last = standing(entries, 'wish').at(-1)
  if (last) {
    const { days, citation, confidence } = followUpOn('wish-answered', last.on)
    const dueOn = addDays(last.on, days!)
    for (const waiting of waitingOf(entries)) dues.push({ clock: waiting === 'trade' ? 'wish-trade' : 'wish-job', entryId: last.id, dueOn, agencyId: last.agencyId, citation, confidence })
  }
  return dues.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.clock < b.clock ? -1 : 1))
}

/** Wishes that wait: no course begun since for who may learn a trade, no advice given since. */
export function waitingOf(entries: readonly Entry[]): ('trade' | 'job')[] {
  const last = standing(entries, 'wish').at(-1)
  if (!last) return []
  const trained = trainingsOf(entries).some((each) => each.on >= last.on)
  const closedOut = standing(entries, 'eligibility').at(-1)?.data['eligible'] === false
  const advised = standing(entries, 'advice').some((entry) => entry.data['about'] === 'job' && entry.on >= last.on)
  return [...(last.data['learnTrade'] === true && !trained && !closedOut ? ['trade' as const] : []), ...(last.data['jobAdvice'] === true && !advised ? ['job' as const] : [])]
}

/** What the sum should be, for the screen; where the parameter is only remembered it says so. */
export const supportHint = (kind: string, on: PlainDate, days: number) => ({ lowest: lowestSum(kind, on), highest: highestSum(kind, on, days), row: moneyOn(kind, on) })

/** When the next health check of a resident falls due. */
export const nextHealthCheck = (last: PlainDate, today: PlainDate): PlainDate => addMonths(last, followUpOn('health-check', today).months!)
/** From which day before leaving the running medicines are to be settled. */
export const medicineSettledFrom = (leavesOn: PlainDate, today: PlainDate): PlainDate => addDays(leavesOn, -followUpOn('medicine-before-leaving', today).days!)
