/** How the state of compulsory rehabilitation follows from what has happened; shared by its acts. */
import type { Refusal } from '../kernel/decision.ts'
import type { LawRow } from '../kernel/law.ts'
import { regimeOn } from '../kernel/law-timeline.ts'
import type { Consequence, MeasureEvent, RuleContext } from '../kernel/measure.ts'
import { daysBetween, earlier, type PlainDate } from '../kernel/plain-date.ts'
import { refusal, type ActSpec, type Input, type Values } from '../kernel/procedure.ts'
import { compulsoryStages } from './compulsory.law.ts'
import { lastLawfulDay, lawOn, servedFrom } from './compulsory.deadlines.ts'
import type { CompulsoryState, CompulsoryStatus, Moment } from './compulsory.model.ts'

export type Spec = ActSpec<CompulsoryState>
export type CompulsoryInput = Input<CompulsoryState>
export const row = (...ids: string[]) => (on: PlainDate): LawRow | undefined => lawOn(on, ...ids)

export const waiting = ['ordered', 'facility-requested', 'facility-referred', 'facility-named'] as const
export const admitted = ['in-facility', 'on-leave', 'out-for-proceedings', 'suspended', 'escaped', 'in-prison'] as const
export const unfinished = [...waiting, 'postponed', 'fugitive', ...admitted] as const
/** Offered only where the act is in order; what belongs to another branch of the life is not shown as a later step. */
export const within = (statuses: readonly string[]) => (state: CompulsoryState): boolean => statuses.includes(state.status)

export const moment = (event: MeasureEvent): Moment => ({ on: event.occurredOn, at: event.occurredAt ?? null })

/** Whose work the case is while nobody keeps the person: the commune's committee until the law of 2026, its police since. */
export function communeAgency(unitId: string, on: PlainDate): string {
  return `${regimeOn(on) === 'r2026' ? 'commune-police' : 'commune-committee'}:${unitId}`
}

function placeOf(state: CompulsoryState): string | null {
  if ((waiting as readonly string[]).includes(state.status)) return state.holding?.facility ?? null
  return ['in-facility', 'on-leave', 'out-for-proceedings', 'deceased'].includes(state.status) ? (state.guestAt ?? state.home) : null
}

/** Term, place and agency follow from the facts; nothing of it is typed. */
export function settle(state: CompulsoryState, on: PlainDate): CompulsoryState {
  if (!state.open) return state
  const served = state.status === 'deceased' || state.status === 'postponed' ? null : lastLawfulDay(state)
  const facilityId = placeOf(state)
  return {
    ...state, facilityId, agencyId: facilityId ?? communeAgency(state.unitId, on), startedOn: servedFrom(state), termEndsOn: served?.lastDay ?? null,
    otherReading: served ? (served.otherReading > served.lastDay ? served.otherReading : served.lastDay) : null,
  }
}

/** The place and the term stay on the closed measure: who kept the person last, and until when it was lawful. */
export function close(state: CompulsoryState, status: CompulsoryStatus, event: MeasureEvent): CompulsoryState {
  return { ...state, status, open: false, endedOn: event.occurredOn, leave: null, out: null, evadingSince: null }
}

/** Holding that goes on from the decision becomes deducted days when the person is let go or absconds. */
export function endHolding(state: CompulsoryState, on: PlainDate): CompulsoryState {
  return state.holding ? { ...state, heldDays: state.heldDays + Math.max(0, daysBetween(state.holding.from, on) + 1), holding: null } : state
}

export function closeGap(state: CompulsoryState, on: PlainDate, onPaper: boolean): CompulsoryState {
  return { ...state, gaps: state.gaps.map((gap) => (gap.to === null ? { ...gap, to: on, onPaper: gap.onPaper || onPaper } : gap)) }
}

/** The person is free on the last lawful day at the latest: the day that counts is the earlier of that day and the paper's. */
export function completionDay(occurredOn: PlainDate, termEndsOn: PlainDate | null): PlainDate {
  return termEndsOn ? earlier(occurredOn, termEndsOn) : occurredOn
}

/** Whole process or time served: only the wording of the certificate, never the day. */
export function certificateWording(state: CompulsoryState): 'all-stages' | 'term-served' {
  const names: readonly string[] = state.regime === 'r2026' ? compulsoryStages.present : compulsoryStages.former
  return names.every((stage) => state.stages.some((each) => each.stage === stage)) ? 'all-stages' : 'term-served'
}

export const open = (context: RuleContext, kind: string) => context.others.filter((other) => other.row.kind === kind && other.row.open)
export function tell(measureId: string, input: Pick<CompulsoryInput, 'act'>, type: string, data: Record<string, unknown> = {}): Consequence {
  return { kind: 'act', measureId, act: { id: input.act.id, type, occurredOn: input.act.occurredOn, occurredAt: input.act.occurredAt, data } }
}
/** When the order ends without being served, a post-rehabilitation case prepared by the notice is given up. */
export function giveUpPostRehab(input: CompulsoryInput): Consequence[] {
  return input.context.actor.role === 'system' ? [] : open(input.context, 'post-rehab').filter((other) => !other.row.startedOn).map((other) => tell(other.measureId, input, 'rehab-not-completed'))
}

/** Kinds that end when an order takes effect, and the dossier that led to it. */
const endedByOrder = ['assessment', 'user-management', 'voluntary-home', 'voluntary-private', 'voluntary-public', 'substitution', 'post-rehab', 'e-monitoring'] as const
export function endOthers(input: CompulsoryInput): Consequence[] {
  return endedByOrder.flatMap((kind) => open(input.context, kind)).map((other) => tell(other.measureId, input, 'end-by-order', { because: 'compulsory-order' }))
}

export function openedState(event: MeasureEvent, values: Values): CompulsoryState {
  const unitId = values.text('unit') ?? event.actor.unitId
  const effectiveOn = values.day('effectiveOn')!
  const decidedOn = values.day('decidedOn') ?? effectiveOn
  const facility = values.text('facility')
  const admittedOn = values.day('admittedOn')
  return settle({
    status: admittedOn ? 'in-facility' : 'ordered', open: true, regime: regimeOn(decidedOn), unitId, agencyId: communeAgency(unitId, event.occurredOn), facilityId: null, registeredOn: event.occurredOn,
    startedOn: null, termEndsOn: null, otherReading: null, endedOn: null, lastStepOn: event.occurredOn, doubts: [],
    months: values.number('months')!, turn: values.text('turn') as 'first' | 'repeat' | null, minor: values.flag('minor'), heldDays: values.number('heldDays') ?? 0, court: values.text('court'), decidedOn, effectiveOn,
    holding: facility && !admittedOn ? { facility, from: effectiveOn } : null, received: null, personReceivedOn: null, requestedAt: null, referredAt: null, central: null, designatedAt: null, designatedTo: null, designationReceivedAt: null,
    restartedAt: null, capacityUntil: null, askedCourt: null, postponedOn: null, groundEndedOn: null, postponements: 0, limitationFrom: effectiveOn, evadingSince: null,
    admittedOn, takenOn: values.day('takenOn'), home: admittedOn ? facility : null, guestAt: null, gaps: [], searchOn: null, escapedAt: null, escapeNotified: false, hospital: [], stages: [], evaluations: {}, reviewedOn: null, postedOn: null,
    proposal: null, reducedMonths: 0, suspendedOn: null, leaveAsked: null, leave: null, out: null, protectionNeedOn: null, protectionSentOn: null, protectionAgency: null, endNoticeOn: null, livesIn: null,
    diedOn: null, deathTold: [], relativesToldAt: null, procuracy: null, escort: null, completedOn: null, wording: null, late: false, daysBeyond: 0,
  }, event.occurredOn)
}

/** A day in the data that lies after today, or before another. */
export function dayRefusal(first: PlainDate | null, second: PlainDate | null): Refusal | null {
  return first && second && second < first ? refusal('dates-reversed', { from: first, to: second }) : null
}
