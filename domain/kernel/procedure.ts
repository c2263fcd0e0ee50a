/**
 * Builds a `Procedure` from a table of acts. What all procedures share stands here once: schema, dates, closed measures, order, signer,
 * windows, correction, and the list of what a post may do next. Law rows say who signs and when; this file holds no legal number.
 */
import { z } from 'zod'
import type { Role } from './actor.ts'
import { accept, refuse, type Decision, type Refusal } from './decision.ts'
import type { LawRow } from './law.ts'
import { regimeOn, type Regime } from './law-timeline.ts'
import { libertyDeadlines } from './liberty.ts'
import { fold, placeOf, type Act, type Attachment, type Consequence, type Deadline, type MeasureEvent, type MeasureKind, type MeasureRow, type NextAct, type Outcome, type Procedure, type RuleContext } from './measure.ts'
import { dayOf, instant, isPlainDate, later, type Instant, type PlainDate } from './plain-date.ts'

export type FieldKind = 'date' | 'month' | 'choice' | 'text' | 'number' | 'unit' | 'agency' | 'yes-no'

/** One field of an act: the form, the schema and the compartment come from it. Without a compartment it is legal status. */
export type Field = {
  readonly name: string
  readonly kind: FieldKind
  readonly required: boolean
  readonly options?: readonly string[] | undefined
  readonly min?: number | undefined
  readonly max?: number | undefined
  readonly compartment?: Attachment['compartment'] | undefined
}

export const choice = (name: string, options: readonly string[], required = true): Field => ({ name, kind: 'choice', options, required })
export const field = (name: string, kind: FieldKind, more: Partial<Omit<Field, 'name' | 'kind'>> = {}): Field => ({ name, kind, required: false, ...more })
/** Number of the paper as the agency gave it. */
export const paperNumber: Field = { name: 'paperNumber', kind: 'text', required: false, max: 60 }

function schemaOfField(of: Field): z.ZodType {
  switch (of.kind) {
    case 'date': return z.string().refine(isPlainDate, { error: 'not-a-day' })
    case 'month': return z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'not-a-month' })
    case 'choice': return z.enum(of.options as [string, ...string[]])
    case 'text': return z.string().trim().min(1, { error: 'empty' }).max(of.max ?? 500)
    case 'number': return z.number().int().min(of.min ?? 0).max(of.max ?? 1_000_000_000)
    case 'unit': return z.string().regex(/^[pdc]-[0-9a-z-]{1,30}$/, { error: 'not-a-unit' })
    case 'agency': return z.string().min(1).max(100)
    case 'yes-no': return z.boolean()
    default: return of.kind satisfies never
  }
}

export function schemaOfFields(fields: readonly Field[]): z.ZodType<Record<string, unknown>> {
  return z.strictObject(Object.fromEntries(fields.map((of) => [of.name, of.required ? schemaOfField(of) : schemaOfField(of).optional()])))
}

/** The values of an act, read by name; the schema has checked them. */
export class Values {
  readonly #data: Readonly<Record<string, unknown>>
  constructor(data: Readonly<Record<string, unknown>>) {
    this.#data = data
  }
  text(name: string): string | null {
    const value = this.#data[name]
    return typeof value === 'string' && value !== '' ? value : null
  }
  day(name: string): PlainDate | null {
    return this.text(name) as PlainDate | null
  }
  number(name: string): number | null {
    const value = this.#data[name]
    return typeof value === 'number' ? value : null
  }
  flag(name: string): boolean {
    return this.#data[name] === true
  }
}

/** Something in a refolded history that would not be lawful today; it stands in the inbox until a human looks at it. */
export type Doubt = { readonly eventId: string; readonly type: string; readonly code: string; readonly on: PlainDate }

/** What every state has. All of it is JSON; null, never undefined. */
export type MeasureState = {
  readonly status: string
  readonly open: boolean
  /** The regime of the term. */
  readonly regime: Regime
  readonly unitId: string
  readonly agencyId: string
  /** The facility that keeps or treats the person now, by agency id; absent or null while there is none. */
  readonly facilityId?: string | null
  readonly registeredOn: PlainDate
  readonly startedOn: PlainDate | null
  readonly termEndsOn: PlainDate | null
  readonly otherReading: PlainDate | null
  readonly endedOn: PlainDate | null
  readonly lastStepOn: PlainDate
  readonly doubts: readonly Doubt[]
}

/**
 * `step` moves the life on; `note` records something beside it; `release` ends the measure and frees the person: no unverified rule refuses it and
 * it stays lawful after the last day; `system` only follows from another act.
 */
export type ActMode = 'step' | 'note' | 'release' | 'system'

export type Input<S> = { readonly state: S | null; readonly act: Act; readonly values: Values; readonly context: RuleContext; readonly row: LawRow | undefined; readonly regime: Regime }
export type Opening = { readonly opensOn: PlainDate; readonly opensAt?: Instant | undefined; readonly row?: LawRow | undefined }

export type ActSpec<S extends MeasureState> = {
  readonly fields: readonly Field[]
  readonly mode: ActMode
  /** Statuses in which the act is in order; empty for acts that only begin a measure. */
  readonly statuses: readonly string[]
  /** May begin a measure. */
  readonly begins?: boolean | undefined
  /** May also follow from another act, without a signer. */
  readonly systemToo?: boolean | undefined
  /** Burdens the person: where its rule is unverified, a paper must be named on which a human rests it. */
  readonly burdens?: boolean | undefined
  /** Days may be added to the term: only while it runs. */
  readonly lengthens?: boolean | undefined
  /** The row that names signer, form and article on that day. */
  readonly row: (on: PlainDate, state: S | null) => LawRow | undefined
  /** From when it may be done; null: no window. */
  readonly opens?: ((state: S, context: RuleContext, on: PlainDate) => Opening | null) | undefined
  /** Not offered at all where it makes no sense (already done, other regime). */
  readonly offered?: ((state: S, context: RuleContext) => boolean) | undefined
  /** A refusal that does not depend on what is typed: also shown among what may not be done. */
  readonly ready?: ((state: S, context: RuleContext, on: PlainDate) => Refusal | null) | undefined
  readonly check?: ((input: Input<S>) => Refusal | null) | undefined
  readonly consequences?: ((input: Input<S>) => readonly Consequence[]) | undefined
  /** Facts kept in the event beside the fields (computed at the time of the act). */
  readonly record?: ((input: Input<S>) => Readonly<Record<string, unknown>>) | undefined
  readonly apply: (state: S | null, event: MeasureEvent, values: Values) => S
  /** What would not be lawful about this event in a refolded history. */
  readonly doubt?: ((state: S, event: MeasureEvent, values: Values) => string | null) | undefined
}

export type ProcedureSpec<S extends MeasureState> = {
  readonly kind: MeasureKind
  /** Statuses in the order of the life; used to offer what comes later and to leave out what has passed. */
  readonly line: readonly string[]
  readonly acts: Readonly<Record<string, ActSpec<S>>>
  readonly deadlines: (state: S, context: Pick<RuleContext, 'subject' | 'calendar' | 'today'>) => readonly Deadline[]
  readonly facts: (state: S) => Readonly<Record<string, unknown>>
  /** What other measures must learn when a correction changes this one. */
  readonly afterCorrection?: ((before: S, after: S, act: Act, context: RuleContext) => readonly Consequence[]) | undefined
}

const no = (code: string, facts: Refusal['facts'] = {}, row?: LawRow): Refusal => ({ code, facts, ...(row ? { citation: row.citation, confidence: row.confidence } : {}) })
/** A refusal of a rule; the article and the confidence come from the row. */
export const refusal = no

/** A second id from a client's id, for the event that stands in the place of a corrected one. */
export function derivedId(id: string): string {
  const last = Number.parseInt(id.slice(-1), 16)
  const first = Number.parseInt(id.slice(0, 1), 16)
  return Number.isNaN(last) || Number.isNaN(first) ? `${id}-2` : `${(first ^ 8).toString(16)}${id.slice(1, -1)}${(last ^ 1).toString(16)}`
}

/** Agencies that must see a case on its way: the bodies of the commune a person has moved to. */
export function sentWithMove(move: { readonly toUnit: string } | null): string[] {
  return move ? [`commune-police:${move.toUnit}`, `commune-committee:${move.toUnit}`] : []
}

/** An act sent to another measure is not refused because that one went on meanwhile: it then takes the day of its latest step (`facts.lastStepOn`). */
export function afterItsSteps(other: RuleContext['others'][number], consequence: Consequence): Consequence {
  const lastStepOn = other.facts['lastStepOn']
  if (consequence.kind !== 'act' || !isPlainDate(lastStepOn) || lastStepOn <= consequence.act.occurredOn) return consequence
  const { occurredAt: _time, ...act } = consequence.act
  return { ...consequence, act: { ...act, occurredOn: lastStepOn } }
}

/** A helper given as a post (`agency/role`) sees the case; a name on paper does not. */
export function namedHelper(helper: string | null): { readonly postId: string; readonly purpose: string }[] {
  return helper?.includes('/') ? [{ postId: helper, purpose: 'support' }] : []
}

/** A unit or agency hands its work to another: the case follows, to the agency named or to the one that answers in the new unit. Only ever recorded by the system. */
export function handOverAct<S extends MeasureState>(fields: readonly Field[], statuses: readonly string[], agencyOf: (unitId: string, on: PlainDate) => string): ActSpec<S> {
  return {
    fields, mode: 'system', statuses, row: () => undefined,
    apply: (state, event, values) => {
      const unitId = values.text('unit') ?? state!.unitId
      return { ...state!, unitId, agencyId: values.text('agency') ?? agencyOf(unitId, event.occurredOn) }
    },
  }
}

/** Who may sign or record: a refusal, or null. */
function signerRefusal<S extends MeasureState>(spec: ActSpec<S>, row: LawRow | undefined, role: Role | 'system', type: string): Refusal | null {
  if (role === 'system') return spec.mode === 'system' || spec.systemToo ? null : no('wrong-signer', { act: type, role, signer: row?.signers?.[0] ?? 'system' }, row)
  if (spec.mode === 'system') return no('wrong-signer', { act: type, role, signer: 'system' }, row)
  if (!row?.signers || row.signers.includes(role)) return null
  if (spec.mode === 'release' && row.confidence === 'unverified' && heads.includes(role)) return null
  return no('wrong-signer', { act: type, role, signer: row.signers[0] ?? '' }, row)
}

function orderRefusal<S extends MeasureState>(spec: ActSpec<S>, state: S | null, type: string, line: readonly string[], row: LawRow | undefined): Refusal | null {
  if (state === null) return spec.begins ? null : no('out-of-order', { act: type, status: 'none' }, row)
  if (spec.statuses.includes(state.status)) return null
  const needs = line.find((status) => spec.statuses.includes(status))
  return no('out-of-order', { act: type, status: state.status, ...(needs ? { needs } : {}) }, row)
}

/**
 * After the last lawful day only a release is lawful. What happened before it may still be written down, unless it burdens the person or lengthens
 * the term: who is free since that day is not managed again by a late entry.
 */
function termRefusal<S extends MeasureState>(spec: ActSpec<S>, state: S | null, on: PlainDate, type: string, today: PlainDate): Refusal | null {
  if (!state?.termEndsOn || spec.mode === 'release' || spec.mode === 'system') return null
  if ((spec.burdens || spec.lengthens ? later(on, today) : on) <= state.termEndsOn) return null
  return no('term-over', { act: type, termEndsOn: state.termEndsOn })
}

function windowRefusal<S extends MeasureState>(spec: ActSpec<S>, state: S | null, act: Pick<Act, 'occurredOn' | 'occurredAt' | 'type'>, context: RuleContext): Refusal | null {
  const opening = state && spec.opens?.(state, context, act.occurredOn)
  if (!opening) return null
  const early = opening.opensAt && act.occurredAt ? act.occurredAt < opening.opensAt : act.occurredOn < opening.opensOn
  return early ? no('not-now', { act: act.type, opensOn: opening.opensOn, ...(opening.opensAt ? { opensAt: opening.opensAt } : {}) }, opening.row) : null
}

function readyRefusal<S extends MeasureState>(spec: ActSpec<S>, state: S | null, context: RuleContext, on: PlainDate): Refusal | null {
  return (state && spec.ready?.(state, context, on)) ?? null
}

const correctFields: readonly Field[] = [
  field('replaces', 'text', { required: true, max: 80 }),
  choice('reason', ['wrong-date', 'wrong-content', 'wrong-person', 'entered-twice', 'did-not-happen']),
  field('insteadOn', 'date'),
]
const correctSchema = z.strictObject({
  replaces: z.string().max(80), reason: z.enum(['wrong-date', 'wrong-content', 'wrong-person', 'entered-twice', 'did-not-happen']),
  insteadOn: z.string().refine(isPlainDate, { error: 'not-a-day' }).optional(),
  /** Right values, by field name, in place of the wrong ones. */
  instead: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
})
const heads: readonly Role[] = ['commune-police-chief', 'commune-chair', 'facility-head']

export type BuiltProcedure<S extends MeasureState> = Procedure<S> & { readonly forms: Readonly<Record<string, { readonly fields: readonly Field[]; readonly mode: ActMode; readonly begins: boolean }>>; readonly spec: ProcedureSpec<S> }

export function buildProcedure<S extends MeasureState>(spec: ProcedureSpec<S>): BuiltProcedure<S> {
  const schemas: Record<string, z.ZodType<Record<string, unknown>>> = Object.fromEntries(Object.entries(spec.acts).map(([type, of]) => [type, schemaOfFields(of.fields)]))
  schemas['correct'] = correctSchema as z.ZodType<Record<string, unknown>>
  const derived = new WeakMap<S, { readonly today: PlainDate; readonly birth: string; readonly calendar: RuleContext['calendar']; readonly deadlines: readonly Deadline[] }>()

  function evolve(state: S | null, event: MeasureEvent): S {
    if (event.type === 'correct') {
      if (state === null) throw new Error('a correction cannot come first')
      return state
    }
    const of = spec.acts[event.type]
    if (!of) {
      if (state === null) throw new Error(`unknown first event ${event.type}`)
      return { ...state, doubts: [...state.doubts, { eventId: event.id, type: event.type, code: 'unknown-act', on: event.occurredOn }] }
    }
    if (state === null && !of.begins) throw new Error(`${event.type} cannot come first`)
    const values = new Values(event.data)
    const code = state === null ? null : doubtOf(of, state, event, values)
    const next = of.apply(state, event, values)
    const moves = of.mode === 'step' || of.mode === 'release' || state === null
    const lastStepOn = moves && (state === null || event.occurredOn > state.lastStepOn) ? event.occurredOn : next.lastStepOn
    return { ...next, lastStepOn, doubts: code ? [...next.doubts, { eventId: event.id, type: event.type, code, on: event.occurredOn }] : next.doubts }
  }

  function doubtOf(of: ActSpec<S>, state: S, event: MeasureEvent, values: Values): string | null {
    if (of.mode === 'system') return null
    if (!state.open) return 'measure-closed'
    if (!of.statuses.includes(state.status)) return 'out-of-order'
    if (state.termEndsOn && event.occurredOn > state.termEndsOn && of.mode === 'step') return 'term-over'
    return of.doubt?.(state, event, values) ?? null
  }

  function decide(state: S | null, given: Act, context: RuleContext): Decision<Outcome> {
    // Instants are compared as text, so all of them are brought to UTC first.
    const act: Act = given.occurredAt ? { ...given, occurredAt: instant(given.occurredAt) } : given
    if (act.type === 'correct') return decideCorrection(state, act, context)
    const of = Object.hasOwn(spec.acts, act.type) ? spec.acts[act.type] : undefined
    if (!of) return refuse('unknown-act', { act: act.type })
    const common = dateRefusal(state, act, context)
    if (common) return { ok: false, refusal: common }
    const parsed = schemas[act.type]!.safeParse(act.data)
    if (!parsed.success) return refuse('bad-data', { act: act.type, field: parsed.error.issues[0]?.path.join('.') ?? '', problem: parsed.error.issues[0]?.message ?? '' })
    const values = new Values(parsed.data)
    const row = of.row(act.occurredOn, state)
    const regime = regimeOn(act.occurredOn)
    const input: Input<S> = { state, act, values, context, row, regime }
    const imported = regime === 'before-2022'
    const refused = orderRefusal(of, state, act.type, spec.line, row)
      ?? stepOrderRefusal(of, state, act)
      ?? (imported ? null : signerRefusal(of, row, context.actor.role, act.type))
      ?? termRefusal(of, state, act.occurredOn, act.type, context.today)
      ?? (imported ? null : windowRefusal(of, state, act, context))
      ?? (imported ? null : readyRefusal(of, state, context, act.occurredOn))
      ?? (of.burdens && row?.confidence === 'unverified' && !values.text('basisPaper') ? no('basis-needed', { act: act.type }, row) : null)
      ?? of.check?.(input)
    if (refused) return { ok: false, refusal: refused }
    const event = eventOf(of, input)
    if (state && of.mode === 'note' && act.occurredOn < state.lastStepOn && context.history?.length && outOfPlace(event, context)) {
      return { ok: false, refusal: no('out-of-order', { act: act.type, status: state.status, lastStepOn: state.lastStepOn }, row) }
    }
    return accept({ events: [event], attachments: attachmentsOf(of, parsed.data), consequences: of.consequences?.(input) ?? [] })
  }

  /** Written down late: would it have been in order on the day it happened? */
  function outOfPlace(event: Outcome['events'][number], context: RuleContext): boolean {
    const { role, postId, agencyId, unitId } = context.actor
    const late: MeasureEvent = { ...event, sequence: Number.MAX_SAFE_INTEGER, recordedAt: context.now, actor: { role, postId, agencyId, unitId } }
    return fold(procedure, [...context.history!, late])!.doubts.some((doubt) => doubt.eventId === event.id && doubt.code === 'out-of-order')
  }

  function dateRefusal(state: S | null, act: Act, context: RuleContext): Refusal | null {
    if (act.occurredOn > context.today) return no('in-future', { occurredOn: act.occurredOn, today: context.today })
    if (act.occurredAt && dayOf(act.occurredAt) !== act.occurredOn) return no('time-not-on-day', { occurredOn: act.occurredOn })
    if (act.occurredAt && act.occurredAt > context.now && dayOf(act.occurredAt) === context.today) return no('in-future', { occurredOn: act.occurredOn, today: context.today })
    if (state && !state.open && act.type !== 'correct' && context.actor.role !== 'system') return no('measure-closed', { status: state.status, ...(state.endedOn ? { endedOn: state.endedOn } : {}) })
    if (state && act.type !== 'correct' && act.occurredOn < state.registeredOn) return no('before-opening', { occurredOn: act.occurredOn, openedOn: state.registeredOn })
    return null
  }

  function stepOrderRefusal(of: ActSpec<S>, state: S | null, act: Act): Refusal | null {
    if (!state || (of.mode !== 'step' && of.mode !== 'release') || act.occurredOn >= state.lastStepOn) return null
    return no('out-of-order', { act: act.type, status: state.status, lastStepOn: state.lastStepOn })
  }

  function eventOf(of: ActSpec<S>, input: Input<S>): Outcome['events'][number] {
    const { act, row, values, regime } = input
    const legal = Object.fromEntries(of.fields.filter((each) => !each.compartment && act.data[each.name] !== undefined).map((each) => [each.name, act.data[each.name]]))
    const number = values.text('paperNumber')
    return {
      id: act.id, type: act.type, occurredOn: act.occurredOn, occurredAt: act.occurredAt, regime, rule: row?.id,
      paper: row?.form || number ? { form: row?.form, ...(number ? { number } : {}), ...(row?.signers?.[0] && input.context.actor.role !== 'system' ? { signedBy: input.context.actor.role } : {}) } : undefined,
      data: { ...legal, ...(act.basis ? { basis: act.basis } : {}), ...of.record?.(input) },
    }
  }

  function attachmentsOf(of: ActSpec<S>, data: Readonly<Record<string, unknown>>): Attachment[] {
    const bodies = new Map<Attachment['compartment'], Record<string, unknown>>()
    for (const each of of.fields) {
      if (!each.compartment || data[each.name] === undefined) continue
      bodies.set(each.compartment, { ...bodies.get(each.compartment), [each.name]: data[each.name] })
    }
    return [...bodies].map(([compartment, body]) => ({ compartment, body }))
  }

  function decideCorrection(state: S | null, act: Act, context: RuleContext): Decision<Outcome> {
    if (state === null) return refuse('out-of-order', { act: 'correct', status: 'none' })
    if (!context.history) throw new Error('a correction is decided on the history of the measure')
    const common = dateRefusal(state, act, context)
    if (common) return { ok: false, refusal: common }
    const parsed = correctSchema.safeParse(act.data)
    if (!parsed.success) return refuse('bad-data', { act: 'correct', field: parsed.error.issues[0]?.path.join('.') ?? '', problem: parsed.error.issues[0]?.message ?? '' })
    const { replaces, reason, insteadOn, instead } = parsed.data
    const target = context.history.find((event) => event.id === replaces && !event.replacedBy && event.type !== 'correct')
    if (!target) return refuse('nothing-to-correct', { replaces })
    if (target.actor.role === 'system') return refuse('correct-at-source', { act: target.type })
    const of = spec.acts[target.type]
    const mayCorrect = context.actor.role === target.actor.role || (context.actor.role !== 'system' && (heads.includes(context.actor.role) || of?.row(target.occurredOn, null)?.signers?.includes(context.actor.role)))
    if (!mayCorrect) return refuse('wrong-signer', { act: 'correct', role: context.actor.role, signer: target.actor.role })
    let substitute: MeasureEvent | null = null
    let attachments: Attachment[] = []
    if (insteadOn || instead) {
      const on = (insteadOn ?? target.occurredOn) as PlainDate
      if (on > context.today) return refuse('in-future', { occurredOn: on, today: context.today })
      const names = new Set((of?.fields ?? []).map((each) => each.name))
      const data = { ...Object.fromEntries(Object.entries(target.data).filter(([name]) => names.has(name))), ...instead }
      const required = schemaOfFields((of?.fields ?? []).filter((each) => !each.compartment || each.name in data))
      const checked = required.safeParse(data)
      if (!checked.success) return refuse('bad-data', { act: target.type, field: checked.error.issues[0]?.path.join('.') ?? '', problem: checked.error.issues[0]?.message ?? '' })
      const computed = Object.fromEntries(Object.entries(target.data).filter(([name]) => !names.has(name)))
      const legal = Object.fromEntries(Object.entries(checked.data).filter(([name]) => !of?.fields.find((each) => each.name === name)?.compartment))
      const { occurredAt: _time, replacedBy: _replaced, ...rest } = target
      substitute = { ...rest, id: derivedId(act.id), sequence: Number.MAX_SAFE_INTEGER, occurredOn: on, ...(on === target.occurredOn && target.occurredAt ? { occurredAt: target.occurredAt } : {}), regime: regimeOn(on), data: { ...computed, ...legal, standsAt: placeOf(target) } }
      attachments = of ? attachmentsOf(of, checked.data) : []
      const refused = of ? substituteRefusal(of, target, on, checked.data, context) : null
      if (refused) return { ok: false, refusal: refused }
    }
    const remaining = [...context.history.map((event) => (event.id === target.id ? { ...event, replacedBy: act.id } : event)), ...(substitute ? [substitute] : [])]
    const first = remaining.filter((event) => !event.replacedBy && event.type !== 'correct').toSorted((a, b) => (a.occurredOn === b.occurredOn ? placeOf(a) - placeOf(b) : a.occurredOn < b.occurredOn ? -1 : 1))[0]
    if (!first || !spec.acts[first.type]?.begins) return refuse('history-impossible', { act: target.type, on: target.occurredOn, because: 'no-beginning' })
    const after = fold(procedure, remaining)!
    const before = new Set(state.doubts.map((doubt) => doubt.eventId))
    const impossible = after.doubts.find((doubt) => !before.has(doubt.eventId) && (doubt.code === 'out-of-order' || doubt.code === 'measure-closed'))
    if (impossible) return refuse('history-impossible', { act: impossible.type, on: impossible.on, because: impossible.code })
    // A term that is over stays over: no correction manages a person again, or holds one longer than the decision as it stood that day.
    if (state.termEndsOn && context.today > state.termEndsOn && after.termEndsOn && after.termEndsOn > state.termEndsOn) return refuse('term-over', { act: target.type, termEndsOn: state.termEndsOn })
    const { sequence: _s, recordedAt: _r, actor: _a, ...placed } = substitute ?? ({} as MeasureEvent)
    return accept({
      events: [
        { id: act.id, type: 'correct', occurredOn: act.occurredOn, occurredAt: act.occurredAt, regime: regimeOn(act.occurredOn), data: { replaces: target.id, replacedType: target.type, reason, ...(substitute ? { insteadId: substitute.id } : {}) } },
        ...(substitute ? [placed] : []),
      ],
      attachments,
      consequences: spec.afterCorrection?.(state, after, act, context) ?? [],
    })
  }

  /** What stands in the place of a wrong entry is judged as the act itself would have been: by its signer, on its day, on the state it met. */
  function substituteRefusal(of: ActSpec<S>, target: MeasureEvent, on: PlainDate, data: Readonly<Record<string, unknown>>, context: RuleContext): Refusal | null {
    const regime = regimeOn(on)
    const { role, postId, agencyId, unitId } = target.actor
    if (regime === 'before-2022' || role === 'system') return null
    const earlier = context.history!.filter((event) => event.id !== target.id && !event.replacedBy && event.type !== 'correct' && (event.occurredOn === on ? placeOf(event) < placeOf(target) : event.occurredOn < on))
    const state = earlier.length > 0 && spec.acts[earlier.toSorted((a, b) => (a.occurredOn === b.occurredOn ? placeOf(a) - placeOf(b) : a.occurredOn < b.occurredOn ? -1 : 1))[0]!.type]?.begins ? fold(procedure, earlier) : null
    // Whether it is in order at all is judged on the whole history.
    if (state === null && !of.begins) return null
    const act: Act = { id: target.id, type: target.type, occurredOn: on, basedOn: 0, data }
    const row = of.row(on, state)
    const values = new Values(data)
    return (of.mode === 'release' ? null : signerRefusal(of, row, role, target.type))
      ?? termRefusal(of, state, on, target.type, context.today)
      ?? (of.burdens && row?.confidence === 'unverified' && !values.text('basisPaper') ? no('basis-needed', { act: target.type }, row) : null)
      ?? of.check?.({ state, act, values, context: { ...context, actor: { ...context.actor, role, postId, agencyId, unitId } }, row, regime }) ?? null
  }

  function rowOf(state: S): MeasureRow {
    return {
      kind: spec.kind, status: state.status, regime: state.regime, open: state.open, unitId: state.unitId, agencyId: state.agencyId, registeredOn: state.registeredOn,
      ...(state.facilityId ? { facilityId: state.facilityId } : {}), ...(state.startedOn ? { startedOn: state.startedOn } : {}), ...(state.termEndsOn ? { termEndsOn: state.termEndsOn } : {}), ...(state.endedOn ? { endedOn: state.endedOn } : {}),
    }
  }

  function nextActs(state: S, context: RuleContext): NextAct[] {
    if (!state.open) return []
    const deadlines = procedure.deadlinesOf(state, context)
    const over = state.termEndsOn !== null && context.today > state.termEndsOn
    const position = spec.line.indexOf(state.status)
    const offers: { next: NextAct; sort: string }[] = []
    Object.entries(spec.acts).forEach(([type, of], index) => {
      if (of.mode === 'system' || of.statuses.length === 0) return
      if (of.offered && !of.offered(state, context)) return
      const inOrder = of.statuses.includes(state.status)
      const comesLater = of.mode === 'step' || of.mode === 'release' ? of.statuses.some((status) => spec.line.indexOf(status) > position) : false
      if (!inOrder && !comesLater) return
      const row = of.row(context.today, state)
      const due = deadlines.find((each) => each.act === type && each.kind !== 'term') ?? deadlines.find((each) => each.act === type)
      const opening = inOrder ? of.opens?.(state, context, context.today) : null
      const refused = orderRefusal(of, state, type, spec.line, row) ?? signerRefusal(of, row, context.actor.role, type) ?? termRefusal(of, state, context.today, type, context.today)
        ?? windowRefusal(of, state, { type, occurredOn: context.today, occurredAt: context.now }, context) ?? readyRefusal(of, state, context, context.today)
      const next: NextAct = {
        type, allowed: refused === null, form: row?.form, signer: row?.signers?.[0], dueOn: due?.dueOn, dueAt: due?.dueAt, opensOn: opening?.opensOn ?? due?.opensOn,
        citation: row?.citation ?? due?.citation, confidence: row?.confidence ?? due?.confidence, ...(refused ? { refusal: refused } : {}),
      }
      offers.push({ next, sort: `${refused ? 1 : 0}|${due?.dueOn ?? '9999'}|${String(index).padStart(3, '0')}` })
    })
    if (!over) offers.push({ next: { type: 'correct', allowed: true }, sort: '0|9999|999' })
    return offers.toSorted((a, b) => (a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : 0)).map((offer) => offer.next)
  }

  /** The act that ends the measure when its term is over, and who signs it that day. */
  function releaseOf(state: S, given: readonly Deadline[], today: PlainDate): { act: string; row: LawRow | undefined; signer: Role } {
    const releases = Object.keys(spec.acts).filter((type) => spec.acts[type]!.mode === 'release' && spec.acts[type]!.statuses.includes(state.status))
    const named = given.find((each) => each.kind === 'term' && each.act && releases.includes(each.act))?.act
    const act = named ?? releases.find((type) => type === 'complete') ?? releases[0] ?? 'complete'
    const row = spec.acts[act]?.row(later(today, state.termEndsOn ?? today), state)
    return { act, row, signer: row?.signers?.[0] ?? (/^(rehab-facility|medical-centre):/.test(state.agencyId) ? 'facility-head' : 'commune-police-chief') }
  }

  const procedure: BuiltProcedure<S> = {
    kind: spec.kind,
    begins: Object.entries(spec.acts).filter(([, of]) => of.begins).map(([type]) => type),
    acts: schemas,
    commutes: (a, b) => spec.acts[a]?.mode === 'note' && spec.acts[b]?.mode === 'note',
    decide, evolve, rowOf, nextActs,
    deadlinesOf: (state, context) => {
      if (!state.open) return []
      // Asked twice for one answer: for the rows, and again for what may be done next.
      const known = derived.get(state)
      if (known && known.today === context.today && known.birth === context.subject.birth && known.calendar === context.calendar) return known.deadlines
      const all = spec.deadlines(state, context)
      // Past the last day nothing is asked any more but the ending.
      const standing = state.termEndsOn && context.today > state.termEndsOn ? all.filter((each) => each.act && spec.acts[each.act]?.mode === 'release') : all
      const deadlines = state.termEndsOn ? [...standing, ...libertyDeadlines({ state, given: standing, release: releaseOf(state, all, context.today), calendar: context.calendar, today: context.today })] : standing
      derived.set(state, { today: context.today, birth: context.subject.birth, calendar: context.calendar, deadlines })
      return deadlines
    },
    factsOf: (state) => ({ status: state.status, termEndsOn: state.termEndsOn, otherReading: state.otherReading, doubts: state.doubts.length, ...spec.facts(state) }),
    forms: { ...Object.fromEntries(Object.entries(spec.acts).map(([type, of]) => [type, { fields: of.fields, mode: of.mode, begins: of.begins === true }])), correct: { fields: correctFields, mode: 'note', begins: false } },
    spec,
  }
  return procedure
}
