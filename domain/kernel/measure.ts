/**
 * What every measure (biện pháp) has in common: one row, append-only events, deadlines, and what a post may do next.
 * `measure` and `measure_event` hold legal status only; what belongs to another compartment travels beside the event (see `Attachment`).
 */
import { z } from 'zod'
import type { Actor, Role } from './actor.ts'
import type { Citation, Confidence } from './citation.ts'
import type { Decision, Refusal } from './decision.ts'
import type { Instant, PlainDate } from './plain-date.ts'
import type { WorkingCalendar } from './working-calendar.ts'
import type { Regime } from './law-timeline.ts'

export const MeasureKind = z.enum([
  'user-management', 'assessment', 'voluntary-home', 'voluntary-private', 'voluntary-public', 'substitution', 'compulsory-dossier',
  'compulsory', 'post-rehab', 'e-monitoring',
])
export type MeasureKind = z.infer<typeof MeasureKind>

/** Compartments of `access/compartments.ts`; ST (legal status) is the event itself. */
export const Compartment = z.enum(['ID', 'CT', 'RS', 'ST', 'DO', 'AS', 'TR', 'HV', 'US', 'SO', 'WK', 'MN', 'PL'])
export type Compartment = z.infer<typeof Compartment>

/** What a procedure needs to know of the person; nothing else of the person may decide anything. */
export type Subject = {
  readonly personId: string
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly birth: string
}

/** The part of an act that is not legal status: one row in that compartment's table under the event's id. */
export type Attachment = { readonly compartment: Exclude<Compartment, 'ST' | 'ID'>; readonly body: Readonly<Record<string, unknown>> }

export type MeasureEvent = {
  readonly id: string
  /** 1, 2, 3 … within the measure. */
  readonly sequence: number
  readonly type: string
  readonly occurredOn: PlainDate
  /** Wall-clock moment where the law counts in hours; otherwise the moment the act was recorded. */
  readonly occurredAt?: Instant | undefined
  readonly recordedAt: Instant
  readonly actor: { readonly postId: string; readonly role: Role | 'system'; readonly agencyId: string; readonly unitId: string }
  /** The regime by which this event was judged. */
  readonly regime: Regime
  /** The id of the law row that was used, and the number of the paper, where there is one. */
  readonly rule?: string | undefined
  readonly paper?: { readonly form?: string | undefined; readonly number?: string | undefined; readonly signedBy?: Role | undefined } | undefined
  /** Legal status only: days, months, codes. */
  readonly data: Readonly<Record<string, unknown>>
  /** Set when a later `correct` event replaces this one. */
  readonly replacedBy?: string | undefined
}

/** An act as posted by a user. The client makes `id`, unique within the measure. */
export type Act = {
  readonly id: string
  readonly type: string
  readonly occurredOn: PlainDate
  readonly occurredAt?: Instant | undefined
  /** The last sequence the client saw; 0 for a measure that does not exist yet. */
  readonly basedOn: number
  /** Legal basis chosen by the officer where the act has several (a ground). */
  readonly basis?: string | undefined
  readonly data: Readonly<Record<string, unknown>>
}

export type DeadlineKind = 'max' | 'min' | 'lead' | 'window' | 'asap' | 'right' | 'term' | 'periodic'

/** One step of the explanation of a computed date (the screen shows them in order). */
export type DateStep = { readonly say: string; readonly on?: PlainDate | undefined; readonly at?: Instant | undefined; readonly facts?: Readonly<Record<string, string | number>> | undefined }

export type Deadline = {
  /** The clock's id in the law tables, e.g. `post-rehab-proposal`. Unique among the open deadlines of one measure together with `key`. */
  readonly clock: string
  readonly key?: string | undefined
  readonly kind: DeadlineKind
  /** From when the act may be done (windows, leads). */
  readonly opensOn?: PlainDate | undefined
  readonly opensAt?: Instant | undefined
  /** Last day; for hour clocks also the last moment. */
  readonly dueOn: PlainDate
  readonly dueAt?: Instant | undefined
  /** The post that must act; `person` where the clock gives the person time to act. */
  readonly bound: Role | 'person' | 'provider'
  /** The act that answers it. */
  readonly act?: string | undefined
  readonly form?: string | undefined
  readonly citation: Citation
  readonly confidence: Confidence
  readonly why: readonly DateStep[]
}

/** An act as offered (or refused) to one actor on one day. */
export type NextAct = {
  readonly type: string
  readonly allowed: boolean
  readonly form?: string | undefined
  readonly signer?: Role | undefined
  readonly dueOn?: PlainDate | undefined
  readonly dueAt?: Instant | undefined
  readonly opensOn?: PlainDate | undefined
  readonly citation?: Citation | undefined
  readonly confidence?: Confidence | undefined
  readonly refusal?: Refusal | undefined
}

/** The current row of a measure, derived from its events alone. */
export type MeasureRow = {
  readonly kind: MeasureKind
  readonly status: string
  /** The regime of the measure's term. */
  readonly regime: Regime
  readonly open: boolean
  /** The commune that manages, the agency that answers, the facility that keeps. */
  readonly unitId: string
  readonly agencyId: string
  readonly facilityId?: string | undefined
  readonly registeredOn: PlainDate
  readonly startedOn?: PlainDate | undefined
  /** Last lawful day of the term; the earlier reading where two exist. */
  readonly termEndsOn?: PlainDate | undefined
  readonly endedOn?: PlainDate | undefined
}

/** What else must happen in the same transaction: a measure that opens, or an act on another measure of the same person. */
export type Consequence =
  | { readonly kind: 'open'; readonly measure: MeasureKind; readonly act: Omit<Act, 'basedOn'> }
  | { readonly kind: 'act'; readonly measureId: string; readonly act: Omit<Act, 'basedOn'> }

export type Outcome = {
  readonly events: readonly Omit<MeasureEvent, 'sequence' | 'recordedAt' | 'actor'>[]
  readonly attachments: readonly Attachment[]
  readonly consequences: readonly Consequence[]
}

/** All that a rule may look at besides the state and the act. */
export type RuleContext = {
  readonly subject: Subject
  readonly actor: Pick<Actor, 'role' | 'agencyId' | 'unitId' | 'provinceId' | 'postId' | 'delegated'> | { readonly role: 'system'; readonly agencyId: string; readonly unitId: string; readonly provinceId: string; readonly postId: string; readonly delegated?: undefined }
  readonly today: PlainDate
  readonly now: Instant
  readonly calendar: WorkingCalendar
  /** The person's other measures, legal status only, so that a rule can see what it crosses. */
  readonly others: readonly { readonly measureId: string; readonly row: MeasureRow; readonly facts: Readonly<Record<string, unknown>> }[]
  /** All events of this measure; needed to decide a `correct`, which is judged on the history that would remain. */
  readonly history?: readonly MeasureEvent[] | undefined
}

/**
 * A procedure of the law. Pure: state, act, day and law in; facts or a refusal out.
 * `State` must be JSON-serialisable; it is stored beside the row so that a decision needs no replay.
 */
export interface Procedure<State = unknown> {
  readonly kind: MeasureKind
  /** Act types by which a measure of this kind may begin. */
  readonly begins: readonly string[]
  /** Schema of `data` for each act type (zod); the web form and the API document read the same. */
  readonly acts: Readonly<Record<string, z.ZodType>>
  /** Pairs of act types that commute: an act based on an older sequence is still taken when only such acts came between. */
  readonly commutes: (a: string, b: string) => boolean
  decide(state: State | null, act: Act, context: RuleContext): Decision<Outcome>
  evolve(state: State | null, event: MeasureEvent): State
  rowOf(state: State): MeasureRow
  deadlinesOf(state: State, context: Pick<RuleContext, 'subject' | 'calendar' | 'today'>): readonly Deadline[]
  nextActs(state: State, context: RuleContext): readonly NextAct[]
  /** What other measures' rules may know of this one (`RuleContext.others[].facts`). */
  factsOf(state: State): Readonly<Record<string, unknown>>
}

/** Place among events of one day: its sequence, or that of the event in whose place it stands after a correction. */
export function placeOf(event: Pick<MeasureEvent, 'sequence' | 'data'>): number {
  const standsAt = event.data['standsAt']
  return typeof standsAt === 'number' ? standsAt : event.sequence
}

/** The state after all events that stand, in order of (occurredOn, sequence); replaced events are left out. */
export function fold<State>(procedure: Procedure<State>, events: readonly MeasureEvent[]): State | null {
  const standing = events.filter((event) => !event.replacedBy).toSorted((a, b) => (a.occurredOn === b.occurredOn ? placeOf(a) - placeOf(b) : a.occurredOn < b.occurredOn ? -1 : 1))
  let state: State | null = null
  for (const event of standing) state = procedure.evolve(state, event)
  return state
}
