/** Decides acts on records of any register and puts their states together: pure. */
import { accept, refuse, type Decision } from '../kernel/decision.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import type { RegisterAct, RegisterActDeclaration, RegisterChange, RegisterContext, RegisterDeclaration, RegisterEvent, RegisterOutcome, RegisterState, RegisterValues } from '../kernel/register.ts'

function merged(before: RegisterValues, change: RegisterValues): RegisterValues {
  const values: Record<string, unknown> = { ...before }
  for (const [key, value] of Object.entries(change)) {
    if (value === null || value === undefined) delete values[key]
    else values[key] = value
  }
  return values
}

/** The state after a change on that day. The first change must carry unit and agency. */
export function after(state: RegisterState | null, change: RegisterChange, on: PlainDate): RegisterState {
  const status = change.status ?? state?.status ?? 'open'
  return {
    status, unitId: change.unitId ?? state?.unitId ?? '', agencyId: change.agencyId ?? state?.agencyId ?? '', values: merged(state?.values ?? {}, change.values),
    openedOn: state?.openedOn ?? on, since: state && state.status === status ? state.since : on,
  }
}

const place = (event: RegisterEvent): number => event.change.standsAt ?? event.sequence
/** The events that stand, in order of day and place; the one that opened the record comes first. */
export const standing = (events: readonly RegisterEvent[]): RegisterEvent[] =>
  events.filter((event) => !event.replacedBy).toSorted((a, b) => (place(a) === 1 || place(b) === 1 ? place(a) - place(b) : a.occurredOn === b.occurredOn ? place(a) - place(b) : a.occurredOn < b.occurredOn ? -1 : 1))

/** The record as it stood at the end of a day (all of its events where none is given), or null before its first. The opening event always comes first. */
export function stateOn(events: readonly RegisterEvent[], on?: PlainDate): RegisterState | null {
  let state: RegisterState | null = null
  for (const event of standing(events)) if (on === undefined || event.occurredOn <= on) state = after(state, event.change, event.occurredOn)
  return state
}

/**
 * The events with one of them said anew: its rule judges the new data on the state before it, and what came after must still be in order. What a later
 * act changed stays as it was.
 */
export function correctedEvents(register: RegisterDeclaration, events: readonly RegisterEvent[], wrong: RegisterEvent, right: Pick<RegisterEvent, 'id' | 'occurredOn' | 'recordedAt' | 'actor' | 'data'>, context: RegisterContext): Decision<{ readonly event: RegisterEvent; readonly events: readonly RegisterEvent[]; readonly outcome: RegisterOutcome }> {
  if (wrong.replacedBy) return refuse('corrected-already')
  const kept = standing(events)
  const at = kept.findIndex((event) => event.id === wrong.id)
  const before = stateOn(kept.slice(0, at))
  const decided = decideRegisterAct(register, before, { id: right.id, type: wrong.type, occurredOn: right.occurredOn, basedOn: at, data: right.data }, context)
  if (!decided.ok) return decided
  const { follows: _, ...change } = decided.value
  const event: RegisterEvent = { ...right, type: wrong.type, sequence: Math.max(...events.map((each) => each.sequence)) + 1, change: { ...change, standsAt: place(wrong) } }
  const next = [...events.map((each) => (each.id === wrong.id ? { ...each, replacedBy: right.id } : each)), event]
  let state: RegisterState | null = null
  for (const each of standing(next)) {
    const declared = register.acts[each.type]
    if (state !== null && declared && (statusRefuses(register, declared, state) !== null || each.occurredOn < state.openedOn)) return refuse('correction-breaks')
    state = after(state, each.change, each.occurredOn)
  }
  return accept({ event, events: next, outcome: decided.value })
}

type Reachable = Pick<RegisterState, 'unitId' | 'agencyId'>

/** Whether a post may do this act on that record: role and reach. */
export function mayDo(declared: RegisterActDeclaration, at: Reachable, context: Omit<RegisterContext, 'related'>): boolean {
  const { actor } = context
  if (actor.role === 'system') return true
  return declared.by.some(({ roles, whose }) => {
    if (!(roles as readonly string[]).includes(actor.role)) return false
    const [unitId, agencyId] = [context.unitNow?.(at.unitId) ?? at.unitId, context.agencyNow?.(at.agencyId) ?? at.agencyId]
    if (whose === 'agency') return agencyId === actor.agencyId || at.agencyId === actor.agencyId
    if (whose === 'unit') return unitId === actor.unitId || at.unitId === actor.unitId
    return [unitId, at.unitId].some((id) => context.unit(id)?.provinceId === actor.provinceId)
  })
}

/** An act other than a beginning that could be done now by its role, reach and status; its own rule may still refuse. */
export function possibleActs(register: RegisterDeclaration, state: RegisterState, context: Omit<RegisterContext, 'related'>): { readonly type: string; readonly refusal: string | null }[] {
  return Object.entries(register.acts).filter(([, declared]) => !declared.begins && mayDo(declared, state, context)).map(([type, declared]) => ({ type, refusal: statusRefuses(register, declared, state) }))
}

const statusRefuses = (register: RegisterDeclaration, declared: RegisterActDeclaration, state: RegisterState): string | null =>
  declared.from ? (declared.from.includes(state.status) ? null : 'register-status') : register.closed.includes(state.status) ? 'register-closed' : null

/** Judges an act: kind, day, order, post, reach, and the register's own rule. The data have passed their schema. */
export function decideRegisterAct(register: RegisterDeclaration, state: RegisterState | null, act: RegisterAct, context: RegisterContext): Decision<RegisterOutcome> {
  const declared = register.acts[act.type]
  if (!declared) return refuse('unknown-act', { act: act.type })
  if (state === null && !declared.begins) return refuse('not-found')
  if (state !== null && declared.begins) return refuse('register-open-already')
  if (act.occurredOn > context.today) return refuse('in-future', { occurredOn: act.occurredOn, today: context.today, field: 'occurredOn' })
  if (state !== null && act.occurredOn < state.openedOn) return refuse('before-opening', { occurredOn: act.occurredOn, openedOn: state.openedOn, field: 'occurredOn' })
  if (state !== null) {
    const because = statusRefuses(register, declared, state)
    if (because) return refuse(because, { status: state.status })
    if (!mayDo(declared, state, context)) return refuse('not-your-role')
  }
  const decided = declared.decide ? declared.decide(state, act, context) : accept<RegisterOutcome>({ values: act.data })
  if (!decided.ok) return decided
  const place = state ?? { unitId: textOf(act.data['unitId']), agencyId: textOf(act.data['agencyId']) }
  const outcome: RegisterOutcome = state !== null ? decided.value : { ...decided.value, unitId: decided.value.unitId ?? (place.unitId || context.actor.unitId), agencyId: decided.value.agencyId ?? (place.agencyId || context.actor.agencyId) }
  const next = after(state, outcome, act.occurredOn)
  if (!register.statuses.includes(next.status)) throw new Error(`${register.id}.${act.type}: no such status ${next.status}`)
  if (!context.unit(next.unitId)) return refuse('unknown-unit', { field: 'unitId' })
  if (!context.agency(next.agencyId)) return refuse('unknown-agency', { field: 'agencyId' })
  // Nobody opens a record, or moves one, to where his own acts do not reach.
  if (!mayDo(declared, next, context)) return refuse('unit-not-yours', { field: 'unitId' })
  return accept(outcome)
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The row of a record: what lists filter, sort and search by. */
export function rowOfRecord(register: RegisterDeclaration, state: RegisterState) {
  return {
    status: state.status, open: !register.closed.includes(state.status), unitId: state.unitId, agencyId: state.agencyId, label: register.label(state).slice(0, 300),
    parentId: register.parentOf?.(state) ?? null, onDay: register.onDay?.(state) ?? state.openedOn, endsOn: register.endsOn?.(state) ?? null,
  }
}
