/** What the three forms of voluntary rehabilitation share: registering, the term and its shifts, change of form, the person's other measures. */
import { ages, isMinor } from '../assessment/assessment.rules.ts'
import type { Refusal } from '../kernel/decision.ts'
import type { LawRow } from '../kernel/law.ts'
import { regimeOn } from '../kernel/law-timeline.ts'
import type { Act, Consequence, DateStep, RuleContext } from '../kernel/measure.ts'
import { addDays, addMonths, ageOn, daysBetween, later, type PlainDate } from '../kernel/plain-date.ts'
import { afterItsSteps, refusal, type Input, type MeasureState } from '../kernel/procedure.ts'
import { term } from '../kernel/clock.ts'
import { privateLaw, publicLaw } from './voluntary-facility.law.ts'
import { voluntaryLaw } from './voluntary-rehab.law.ts'
import type { Interval } from './voluntary-rehab.model.ts'

export const voluntaryKinds = ['voluntary-home', 'voluntary-private', 'voluntary-public'] as const
/** Other kinds whose procedure takes the death of the person as a consequence. */
export const endsWithDeath = ['user-management', 'assessment', 'voluntary-home', 'voluntary-private', 'voluntary-public', 'substitution', 'compulsory-dossier', 'compulsory', 'post-rehab', 'e-monitoring'] as const
export type VoluntaryKind = (typeof voluntaryKinds)[number]
type AnyInput = Input<MeasureState & { readonly endNoticeOn: PlainDate | null }>
type Other = RuleContext['others'][number]

/** The first of these rows that is in force on that day, whichever form of voluntary rehabilitation it belongs to. */
export const voluntaryRow = (on: PlainDate, ...ids: string[]): LawRow | undefined => ids.map((id) => voluntaryLaw.on(id, on) ?? privateLaw.on(id, on) ?? publicLaw.on(id, on)).find(Boolean)

/** The body of the commune that answers on that day: the People's Committee until the law of 2026, the police since. */
export function agencyOf(unitId: string, on: PlainDate): string {
  return `${regimeOn(on) === 'r2026' ? 'commune-police' : 'commune-committee'}:${unitId}`
}

export const open = (context: Pick<RuleContext, 'others'>, ...kinds: readonly string[]): readonly Other[] => context.others.filter((other) => other.row.open && kinds.includes(other.row.kind))

/** The same act for another measure of the person; the id may repeat, it is unique within each measure. */
export function tell(measureId: string, input: Pick<AnyInput, 'act'>, type: string, data: Record<string, unknown> = {}): Consequence {
  return { kind: 'act', measureId, act: { id: input.act.id, type, occurredOn: input.act.occurredOn, occurredAt: input.act.occurredAt, data } }
}

type Telling = Pick<AnyInput, 'act' | 'context'>
const bySystem = (input: Telling): boolean => input.context.actor.role === 'system'

/** When rehabilitation ends without completion, a post-rehabilitation case prepared by the notice is given up. */
export function giveUpPostRehab(input: Telling): Consequence[] {
  return bySystem(input) ? [] : open(input.context, 'post-rehab').filter((other) => !other.row.startedOn && afterVoluntary(other)).map((other) => tell(other.measureId, input, 'rehab-not-completed'))
}
const afterVoluntary = (other: Other): boolean => (other.facts['after'] ?? 'voluntary') === 'voluntary'

/** The notice of the coming end prepares post-rehabilitation, once. */
export function preparePostRehab(input: Telling & { readonly state: (Pick<MeasureState, 'termEndsOn' | 'unitId'>) | null }): Consequence[] {
  if (open(input.context, 'post-rehab').length > 0) return []
  const data = { after: 'voluntary', expectedEndOn: input.state!.termEndsOn!, minor: isMinor(input.context.subject, input.act.occurredOn), unit: input.state!.unitId }
  return [{ kind: 'open', measure: 'post-rehab', act: { id: input.act.id, type: 'open-from-notice', occurredOn: input.act.occurredOn, occurredAt: input.act.occurredAt, data } }]
}
/** Completion starts what the notice prepared, or opens it. One that runs already from an earlier rehabilitation goes on; it never delays the paper. */
export function startPostRehab(input: Telling & { readonly state: (Pick<MeasureState, 'termEndsOn' | 'unitId'>) | null }, completedOn: PlainDate): Consequence[] {
  const others = open(input.context, 'post-rehab')
  const prepared = others.find((other) => !other.facts['rehabCompletedOn'] && afterVoluntary(other))
  if (prepared) return [tell(prepared.measureId, input, 'rehab-completed', { completedOn })]
  if (others.length > 0) return []
  const data = { after: 'voluntary', completedOn, minor: isMinor(input.context.subject, completedOn), unit: input.state!.unitId }
  return [{ kind: 'open', measure: 'post-rehab', act: { id: input.act.id, type: 'open-on-completion', occurredOn: input.act.occurredOn, occurredAt: input.act.occurredAt, data } }]
}

/** Electronic monitoring hangs on a measure: it ends with it (Decree 163/2026 Art. 20(4)). Whoever ended this one by order has told it already. */
export function endMonitoring(input: Telling, over: VoluntaryKind): Consequence[] {
  return bySystem(input) ? [] : open(input.context, 'e-monitoring').filter((other) => other.facts['over'] === over).map((other) => tell(other.measureId, input, 'measure-ended', { because: 'measure-ended' }))
}
/** Nobody is monitored inside a facility. */
export function endMonitoringInFacility(input: Telling): Consequence[] {
  return bySystem(input) ? [] : open(input.context, 'e-monitoring').map((other) => tell(other.measureId, input, 'measure-ended', { because: 'facility' }))
}
/** Electronic monitoring learns the last day of the term it hangs on; no day while that term stands still. */
export function tellMonitoring(input: Telling, over: VoluntaryKind, endsOn: PlainDate | null): Consequence[] {
  return open(input.context, 'e-monitoring').filter((other) => other.facts['over'] === over).map((other) => tell(other.measureId, input, 'measure-term', endsOn ? { endsOn } : {}))
}

/** A registration closes the assessment; who is found to be addicted is no longer managed as a user (the registration rests on that finding). */
export function afterRegistration(input: Telling, place: string): Consequence[] {
  return [
    ...open(input.context, 'assessment').filter((other) => other.row.registeredOn <= input.act.occurredOn).map((other) => tell(other.measureId, input, 'registered', { place })),
    ...open(input.context, 'user-management').filter((other) => other.row.registeredOn <= input.act.occurredOn).map((other) => afterItsSteps(other, tell(other.measureId, input, 'stop', { ground: 'addicted' }))),
    // A form that was registered and not begun gives way at once; one that runs gives way when the new one begins.
    ...open(input.context, ...voluntaryKinds).filter((other) => !other.row.startedOn).map((other) => tell(other.measureId, input, 'change-form')),
  ]
}
/** The form that ran until now ends when the new one begins. */
export function endFormerForm(input: Telling): Consequence[] {
  return open(input.context, ...voluntaryKinds).filter((other) => other.row.startedOn).map((other) => tell(other.measureId, input, 'change-form'))
}
/** Days already served in another form of the same rehabilitation, on the day the new form begins. */
export function servedBefore(context: Pick<RuleContext, 'others'>, on: PlainDate): number {
  return open(context, ...voluntaryKinds).filter((other) => other.row.startedOn && other.row.startedOn < on).reduce((most, other) => {
    const shift = typeof other.facts['shiftDays'] === 'number' ? other.facts['shiftDays'] : 0
    return Math.max(most, daysBetween(other.row.startedOn!, on) - shift)
  }, 0)
}

/** One form of rehabilitation at a time; another is registered only as a change of form, which the person asks for. */
export function formRefusal(input: Pick<AnyInput, 'context' | 'values'>, kind: VoluntaryKind): Refusal | null {
  if (open(input.context, kind).length > 0) return refusal('already-in-measure', { kind })
  const other = open(input.context, ...voluntaryKinds)[0]
  return other && !input.values.flag('changeOfForm') ? refusal('already-in-measure', { kind: other.row.kind }) : null
}

/** Whether it is the first rehabilitation or a repeated one is stated by a human on a paper; it is never computed. */
export function statementRefusal(input: Pick<AnyInput, 'act' | 'values'>): Refusal | null {
  return input.values.text('turn') === 'repeat' && !input.values.text('turnPaper') ? refusal('paper-needed', { act: input.act.type, paper: 'turn' }, voluntaryLaw.on('rehab-term-repeat', input.act.occurredOn)) : null
}

/** The months chosen within the law of 2021; null where that law does not speak on that day. */
export function monthsRefusal(months: number | null, on: PlainDate, id: 'voluntary-term-community' | 'voluntary-term-facility' = 'voluntary-term-community'): Refusal | null {
  const range = voluntaryRow(on, id)
  if (!range?.value || !range.highest || months === null) return null
  return months < range.value || months > range.highest ? refusal('months-out-of-range', { months, lowest: range.value, highest: range.highest }, range) : null
}

/** The months of the law of 2026 for what a human stated of the turn; null on another day. */
export function fixedMonths(turn: string | null, on: PlainDate): number | null {
  return voluntaryLaw.on(turn === 'repeat' ? 'rehab-term-repeat' : 'rehab-term-first', on)?.value ?? null
}

/** A registration at the commune rests on the result of the assessment; since 2026 on one that is not too old. */
export function resultRefusal({ values, act, context, regime }: Pick<AnyInput, 'values' | 'act' | 'context' | 'regime'>): Refusal | null {
  if (regime === 'before-2022') return null
  const assessment = context.others.filter((other) => other.row.kind === 'assessment').toSorted((a, b) => (a.row.registeredOn < b.row.registeredOn ? 1 : -1))[0]
  const resultOn = values.day('resultIssuedOn') ?? (assessment?.facts['resultOn'] as PlainDate | null | undefined) ?? null
  if (assessment?.row.open && assessment.facts['result'] === 'not-addicted') return refusal('not-addicted', { act: act.type })
  if (!resultOn) return refusal('paper-needed', { act: act.type, paper: 'assessment-result' }, voluntaryRow(act.occurredOn, 'register-at-commune', 'register-at-police'))
  if (resultOn > act.occurredOn) return refusal('dates-reversed', { from: resultOn, to: act.occurredOn })
  const validity = voluntaryLaw.on('addiction-certificate-validity', act.occurredOn)
  if (!validity?.value) return null
  const validUntil = addMonths(resultOn, validity.value)
  return act.occurredOn > validUntil ? refusal('certificate-expired', { issuedOn: resultOn, validUntil }, validity) : null
}

/** Age, representative, turn and months, as every registration is judged; the result of the assessment is judged beside it. */
export function registrationRefusal(input: AnyInput, kind: VoluntaryKind): Refusal | null {
  const { values, act, context, regime } = input
  if (ageOn(context.subject.birth, act.occurredOn) < ages.lowest) return refusal('under-twelve', { lowest: ages.lowest })
  const form = formRefusal(input, kind)
  if (form) return form
  if (regime !== 'before-2022' && isMinor(context.subject, act.occurredOn) && !values.flag('representativeSigned')) return refusal('representative-needed', { act: act.type }, input.row)
  const months = values.number('months')
  const range = kind === 'voluntary-home' ? 'voluntary-term-community' : 'voluntary-term-facility'
  if (regime === 'r2026') {
    if (!values.text('turn')) return refusal('statement-needed', { act: act.type, statement: 'turn' }, voluntaryLaw.on('rehab-term-first', act.occurredOn))
    const fixed = fixedMonths(values.text('turn'), act.occurredOn)
    if (months !== null && fixed !== null && months !== fixed) return refusal('months-fixed', { months: fixed }, voluntaryLaw.on(values.text('turn') === 'repeat' ? 'rehab-term-repeat' : 'rehab-term-first', act.occurredOn))
  } else if (months === null) return refusal('months-needed', { act: act.type }, voluntaryRow(act.occurredOn, range))
  return statementRefusal(input) ?? monthsRefusal(months, act.occurredOn, range)
}

/**
 * Days by which the end moves: whole days in prison are not served (Law 120/2025 Art. 47(1); the day of going and the day of return count), days
 * served in another form are.
 */
export function shiftOf(interruptions: readonly Interval[], creditedDays: number): number {
  return interruptions.reduce((sum, each) => sum + (each.to ? Math.max(0, daysBetween(each.from, each.to) - 1) : 0), 0) - creditedDays
}

export type TermParts = { readonly startedOn: PlainDate | null; readonly months: number | null; readonly interruptions: readonly Interval[]; readonly creditedDays: number }
export type CountedTerm = { readonly termEndsOn: PlainDate | null; readonly otherReading: PlainDate | null }

/** Both readings of the end with the steps that explain them; null while the person is in prison, when the rest stands still. */
export function countedTerm(parts: TermParts): (CountedTerm & { readonly why: readonly DateStep[] }) | null {
  if (!parts.startedOn || !parts.months || parts.interruptions.some((each) => each.to === null)) return null
  const counting = term(parts.startedOn, parts.months, 'rehab-started')
  const shift = shiftOf(parts.interruptions, parts.creditedDays)
  if (shift === 0) return { termEndsOn: counting.lastDay, otherReading: counting.otherReading, why: counting.why }
  // Who has served all of it elsewhere is free on the day the new form begins.
  const [lastDay, otherReading] = [later(addDays(counting.lastDay, shift), parts.startedOn), later(addDays(counting.otherReading, shift), addDays(parts.startedOn, 1))]
  const prison = shift + parts.creditedDays
  return {
    termEndsOn: lastDay, otherReading,
    why: [
      ...counting.why.slice(0, 2),
      ...(prison > 0 ? [{ say: 'days-in-prison', facts: { n: prison } }] : []),
      ...(parts.creditedDays > 0 ? [{ say: 'days-served-before', facts: { n: parts.creditedDays } }] : []),
      { say: 'term-last-day', on: lastDay }, { say: 'term-other-reading', on: otherReading },
    ],
  }
}
/** The end as the state now gives it. */
export function withTerm<S extends TermParts & CountedTerm>(state: S): S {
  const counted = countedTerm(state)
  return { ...state, termEndsOn: counted?.termEndsOn ?? null, otherReading: counted?.otherReading ?? null }
}
/** Days of the term that were left when the interruption began; null while nothing is interrupted. */
export function restDays(parts: TermParts): number | null {
  const since = parts.interruptions.find((each) => each.to === null)?.from
  const whole = since ? countedTerm({ ...parts, interruptions: parts.interruptions.filter((each) => each.to !== null) }) : null
  return since && whole?.termEndsOn ? Math.max(0, daysBetween(since, whole.termEndsOn)) : null
}

type Corrected = Pick<MeasureState, 'termEndsOn'> & { readonly completedOn: PlainDate | null; readonly endNoticeOn: PlainDate | null }
/** What post-rehabilitation must learn when a correction moves the completion, its notice or the end. */
export function afterCorrection(before: Corrected, after: Corrected, act: Act, context: RuleContext): Consequence[] {
  const postRehab = open(context, 'post-rehab').find(afterVoluntary)
  if (!postRehab) return []
  if (after.completedOn && after.completedOn !== before.completedOn) return [tell(postRehab.measureId, { act }, 'rehab-completed', { completedOn: after.completedOn })]
  if (before.completedOn && !after.completedOn) return [tell(postRehab.measureId, { act }, after.endNoticeOn ? 'rehab-not-yet-completed' : 'rehab-not-completed')]
  if (before.endNoticeOn && !after.endNoticeOn && !postRehab.row.startedOn) return [tell(postRehab.measureId, { act }, 'rehab-not-completed')]
  return after.termEndsOn && after.termEndsOn !== before.termEndsOn && !after.completedOn ? [tell(postRehab.measureId, { act }, 'rehab-not-yet-completed', { expectedEndOn: after.termEndsOn })] : []
}
