/** What must be so before an act on a dossier is lawful; whatever the law's row leaves in doubt is decided for the person. */
import { ages, isMinor } from '../assessment/assessment.rules.ts'
import type { Refusal } from '../kernel/decision.ts'
import { regimeOn } from '../kernel/law-timeline.ts'
import { ageOn, type PlainDate } from '../kernel/plain-date.ts'
import { refusal, type Input } from '../kernel/procedure.ts'
import { readingOver } from './compulsory-dossier.deadlines.ts'
import { beforeDecision, isHeld, limitation, limitationRow, openInterim } from './compulsory-dossier.holding.ts'
import { dossierRow, groundsOn, papersNeeded, type DossierGround } from './compulsory-dossier.law.ts'
import type { DossierState } from './compulsory-dossier.model.ts'
import { compulsoryLaw } from './compulsory.law.ts'

export type DossierInput = Input<DossierState>
type Checked = Refusal | null
const reversed = (from: PlainDate, to: PlainDate): Refusal => refusal('dates-reversed', { from, to })

/** Under 18 on the day of the act; the ground of those who evaded until 18 belongs to adults. */
export function onMinorTrack(input: DossierInput): boolean {
  const actOn = input.values.day('lastActOn') ?? input.act.occurredOn
  return input.values.text('ground') !== 'evaded-until-18' && isMinor(input.context.subject, actOn)
}

/** The managing commune of the dossier. */
export function dossierUnit(unit: string | null, actorUnit: string): string | null {
  const found = unit ?? actorUnit
  return found.startsWith('c-') ? found : null
}

export function openingCheck(input: DossierInput): Checked {
  const { values, act, context, row, regime } = input
  const [detectedOn, lastActOn, evasionEndedOn] = [values.day('detectedOn')!, values.day('lastActOn')!, values.day('evasionEndedOn')]
  const ground = values.text('ground') as DossierGround
  if (ageOn(context.subject.birth, act.occurredOn) < ages.lowest) return refusal('under-twelve', { lowest: ages.lowest })
  // A corrected opening stands beside the order that came of it.
  const standing = context.history?.length ? undefined : context.others.find((other) => other.row.open && (other.row.kind === 'compulsory-dossier' || other.row.kind === 'compulsory'))
  if (standing) return refusal('already-in-measure', { kind: standing.row.kind })
  if (!dossierUnit(values.text('unit'), context.actor.unitId)) return refusal('commune-needed', { act: act.type })
  if (detectedOn > act.occurredOn) return reversed(detectedOn, act.occurredOn)
  if (lastActOn > detectedOn) return reversed(lastActOn, detectedOn)
  if (regime === 'before-2022') return null
  const minor = onMinorTrack(input)
  const list = groundsOn(act.occurredOn, minor)
  if (!list.grounds.includes(ground)) return refusal('ground-not-in-law', { ground }, { ...row!, citation: list.citation })
  if (ground === 'evaded-until-18' && (isMinor(context.subject, act.occurredOn) || !evasionEndedOn)) return refusal('evasion-day-needed', { act: act.type }, { ...row!, citation: list.citation })
  if (evasionEndedOn && (evasionEndedOn < lastActOn || evasionEndedOn > act.occurredOn)) return reversed(lastActOn, evasionEndedOn)
  // That somebody evaded is a human's finding, on a paper.
  if (evasionEndedOn && !values.text('basisPaper')) return refusal('basis-needed', { act: act.type }, dossierRow(act.occurredOn, 'limitation-evasion'))
  const from = evasionEndedOn ?? lastActOn
  const end = limitation(from)?.lastDay
  if (end && act.occurredOn > end) return refusal('limitation-over', { lastDay: end }, limitationRow(from))
  const assessment = context.others.filter((other) => other.row.kind === 'assessment').toSorted((a, b) => (a.row.registeredOn < b.row.registeredOn ? 1 : -1))[0]
  return assessment?.facts['result'] === 'not-addicted' ? refusal('not-addicted', { act: act.type }, row) : null
}

export function papersCheck({ state, act, row, regime }: DossierInput): Checked {
  if (regime === 'before-2022') return null
  const missing = papersNeeded(act.occurredOn, state!.minor, state!.stableResidence).find((oneOf) => !oneOf.some((paper) => state!.papers.includes(paper)))
  return missing ? refusal('paper-needed', { act: act.type, paper: missing[0]! }, dossierRow(act.occurredOn, 'dossier-papers') ?? row) : null
}

/** While a person of 12 to under 18 is still under 18, the parents or the representative stand beside. */
export function noticeCheck({ state, values, act, context, row, regime }: DossierInput): Checked {
  if (regime === 'before-2022' || !state!.minor || !isMinor(context.subject, act.occurredOn)) return null
  const to = values.text('noticeTo')
  const both = regime === 'r2026'
  return (both ? to === 'person-and-parents' : to !== 'person') ? null : refusal('representative-needed', { act: act.type }, row)
}

/** Interim management may begin only while the court has not decided, and one stay at a time. */
function stayCheck({ state, act }: DossierInput, from: PlainDate): Checked {
  if (from > act.occurredOn) return reversed(from, act.occurredOn)
  if (from < state!.registeredOn) return refusal('before-opening', { occurredOn: from, openedOn: state!.registeredOn })
  const clash = state!.interim.find((each) => each.to !== null && each.to > from)
  return clash ? refusal('overlapping', { from: clash.from, to: clash.to! }) : null
}
export function familyCheck(input: DossierInput): Checked {
  const { state, act, row, regime } = input
  if (regime === 'r2026') return refusal('no-family-management', { act: act.type }, dossierRow(act.occurredOn, 'compulsory-holding'))
  if (openInterim(state!)) return refusal('already-managed', { act: act.type }, row)
  if (regime !== 'before-2022' && (!state!.stableResidence || state!.familyAgrees !== true)) return refusal('family-agreement-needed', { act: act.type }, dossierRow(act.occurredOn, 'family-undertaking'))
  return stayCheck(input, act.occurredOn)
}
/** Until 2026-06-30 only without a stable residence, when the family refuses, or when the person left the family. */
export function holdCheck(input: DossierInput): Checked {
  const { state, values, act, row, regime } = input
  if (isHeld(state!)) return refusal('already-managed', { act: act.type }, row)
  const from = values.day('heldSince') ?? act.occurredOn
  const stay = stayCheck(input, from)
  if (stay) return stay
  const family = openInterim(state!, 'family')
  if (family && from < family.from) return refusal('overlapping', { from: family.from, to: from })
  if (regime === 'r2026' || regime === 'before-2022') return null
  const reason = values.text('holdReason')
  const stands = reason === 'no-stable-residence' ? !state!.stableResidence : reason === 'family-refuses' ? state!.familyAgrees === false : reason === 'absconded' ? family !== null : false
  return stands ? null : refusal('hold-ground-missing', { act: act.type }, row)
}

export function evasionCheck({ state, values, act }: DossierInput): Checked {
  const from = values.day('from')!
  if (state!.evadingSince) return refusal('already-done', { act: act.type, on: state!.evadingSince })
  if (from > act.occurredOn) return reversed(from, act.occurredOn)
  if (from < state!.limitationFrom) return reversed(state!.limitationFrom, from)
  const stay = openInterim(state!)
  return stay && from < stay.from ? reversed(stay.from, from) : null
}
export function evasionEndCheck({ state, values, act }: DossierInput): Checked {
  const on = values.day('endedOn')!
  if (!state!.evadingSince) return refusal('no-evasion', { act: act.type })
  return on < state!.evadingSince ? reversed(state!.evadingSince, on) : on > act.occurredOn ? reversed(on, act.occurredOn) : null
}

/** A release is refused for nothing but a day that cannot be. */
export function releaseCheck({ state, values, act }: DossierInput): Checked {
  const stay = openInterim(state!, 'facility')
  if (!stay) return refusal('not-held', { act: act.type })
  const on = values.day('releasedOn') ?? act.occurredOn
  return on < stay.from ? reversed(stay.from, on) : on > act.occurredOn ? reversed(on, act.occurredOn) : null
}

/** Months of the order: those of the court, never more than the law of the day of the decision allows. */
export function orderMonths(months: number | null, turn: string | null, on: PlainDate): number | null {
  return months ?? compulsoryLaw.on(turn === 'repeat' ? 'rehab-term-repeat' : 'rehab-term-first', on)?.value ?? null
}
export function monthsCheck(input: Pick<DossierInput, 'values' | 'act'>, minor: boolean, on: PlainDate): Checked {
  const { values, act } = input
  const [months, turn] = [values.number('months'), values.text('turn')]
  const fixed = compulsoryLaw.on(turn === 'repeat' ? 'rehab-term-repeat' : 'rehab-term-first', on)
  if (fixed && !turn) return refusal('statement-needed', { act: act.type, statement: 'turn' }, fixed)
  if (fixed && turn === 'repeat' && !values.text('turnPaper')) return refusal('paper-needed', { act: act.type, paper: 'turn' }, fixed)
  const range = fixed ?? compulsoryLaw.on(minor ? 'compulsory-term-minor' : 'compulsory-term-adult', on)
  if (!fixed && months === null) return refusal('months-needed', { act: act.type }, range)
  const highest = range?.highest ?? range?.value
  // A shorter term of the court is kept as the court wrote it.
  return months !== null && highest !== undefined && months > highest ? refusal('longer-than-law', { months, highest }, range) : null
}
export function decisionCheck(input: DossierInput): Checked {
  const { state, values, act, regime } = input
  const on = values.day('decidedOn') ?? act.occurredOn
  if (on > act.occurredOn) return reversed(on, act.occurredOn)
  const since = state!.acceptedOn ?? state!.courtSentOn!
  if (on < since) return reversed(since, on)
  if (values.text('result') !== 'applied' || regime === 'before-2022') return null
  if (state!.termEndsOn && on > state!.termEndsOn) return refusal('limitation-over', { lastDay: state!.termEndsOn }, limitationRow(state!.limitationFrom))
  if (!(values.text('court') ?? state!.court)) return refusal('statement-needed', { act: act.type, statement: 'court' })
  return monthsCheck({ values, act }, state!.minor, on)
}

export function reviewCheck({ state, values, act }: DossierInput): Checked {
  const outcome = values.text('reviewOutcome')
  const months = values.number('months')
  if (outcome !== 'changed') return null
  if (months === null) return refusal('months-needed', { act: act.type })
  const range = compulsoryLaw.on('rehab-term-repeat', state!.decidedOn!) ?? compulsoryLaw.on(state!.minor ? 'compulsory-term-minor' : 'compulsory-term-adult', state!.decidedOn!)
  const highest = range?.highest ?? range?.value
  return highest !== undefined && months > highest ? refusal('longer-than-law', { months, highest }, range) : null
}

/** Effect waits until the person can know the decision; the window adds the time to complain. */
export function effectReady(state: DossierState, on: PlainDate): Checked {
  if (state.reviewedOn) return on < state.reviewedOn ? reversed(state.reviewedOn, on) : null
  return state.absentAtCourt && !state.deliveredOn ? refusal('decision-not-delivered', { act: 'decision-effective' }, dossierRow(on, 'complaint-court-decision')) : null
}

/** After the court applied the measure the maker can no longer take the dossier back; that the person is not addicted ends it at any time. */
export function withdrawalCheck({ state, values, act, row }: DossierInput): Checked {
  const because = values.text('because')
  if (because === 'limitation-over') return state!.termEndsOn && act.occurredOn > state!.termEndsOn ? null : refusal('not-now', { act: act.type, ...(state!.termEndsOn ? { opensOn: state!.termEndsOn } : {}) }, limitationRow(state!.limitationFrom))
  return because === 'not-addicted' || (beforeDecision as readonly string[]).includes(state!.status) || state!.status === 'not-applied' ? null : refusal('court-has-decided', { act: act.type }, row)
}

/** Forwarding before the person has had the whole time to read. */
export function readingReady(state: DossierState, calendar: DossierInput['context']['calendar'], on: PlainDate): { readonly opensOn: PlainDate; readonly lastDay: PlainDate } | null {
  const over = readingOver(state, calendar)
  return over && regimeOn(on) !== 'before-2022' ? { opensOn: over.lastDay, lastDay: over.lastDay } : null
}
