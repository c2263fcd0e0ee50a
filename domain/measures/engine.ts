/**
 * Applies acts to all measures of one person: decide, number, evolve, then the consequences on other measures, all or nothing.
 * Pure. The server's commands and the simulator of the demonstration use the same function, so that both write the same history.
 */
import { accept, refuse, type Decision } from '../kernel/decision.ts'
import { fold, type Act, type Attachment, type MeasureEvent, type MeasureKind, type MeasureRow, type Outcome, type Procedure, type RuleContext, type Subject } from '../kernel/measure.ts'
import type { Instant, PlainDate } from '../kernel/plain-date.ts'
import type { WorkingCalendar } from '../kernel/working-calendar.ts'

export type HeldMeasure = {
  readonly measureId: string
  readonly kind: MeasureKind
  readonly state: unknown
  readonly row: MeasureRow
  readonly events: readonly MeasureEvent[]
}

export type Person = { readonly subject: Subject; readonly measures: readonly HeldMeasure[] }

/** An attachment with the event and measure it stands under. */
export type PlacedAttachment = Attachment & { readonly eventId: string; readonly measureId: string; readonly occurredOn: PlainDate; readonly agencyId: string }

export type Applied = {
  readonly person: Person
  readonly changed: readonly { readonly measureId: string; readonly before: HeldMeasure | null; readonly after: HeldMeasure; readonly newEvents: readonly MeasureEvent[]; readonly replaced: readonly string[] }[]
  readonly attachments: readonly PlacedAttachment[]
}

export type EngineContext = {
  readonly actor: RuleContext['actor']
  readonly today: PlainDate
  readonly now: Instant
  readonly calendar: WorkingCalendar
  readonly procedureOf: (kind: MeasureKind) => Procedure | undefined
  /** Makes an id for a measure that opens as a consequence. */
  readonly newId: () => string
}

export type Command =
  | { readonly open: MeasureKind; readonly measureId: string; readonly act: Act }
  | { readonly measureId: string; readonly act: Act }

/** The system post that carries consequences; it can decide nothing by itself. */
function systemActor(actor: RuleContext['actor']): RuleContext['actor'] {
  return { role: 'system', agencyId: actor.agencyId, unitId: actor.unitId, provinceId: actor.provinceId, postId: actor.postId }
}

export type Stepped = { readonly event: MeasureEvent; readonly state: unknown; readonly attachments: readonly PlacedAttachment[] }

/** An event as decided takes its number, its moment and whose it is. */
const numbered = (event: Outcome['events'][number], sequence: number, actor: RuleContext['actor'], now: Instant): MeasureEvent => ({
  ...event, sequence, recordedAt: now, actor: { postId: actor.postId, role: actor.role, agencyId: actor.agencyId, unitId: actor.unitId },
})

const placed = (attachments: readonly Attachment[], first: MeasureEvent | undefined, measureId: string): PlacedAttachment[] =>
  first ? attachments.map((attachment) => ({ ...attachment, eventId: first.id, measureId, occurredOn: first.occurredOn, agencyId: first.actor.agencyId })) : []

/**
 * What `applyAct` does where an act adds one event to one measure, and nothing follows on others; null where it is refused or does more. The caller
 * has seen that no event of the measure happened on a later day; `sequence` is that of the last one.
 */
export function stepOf(procedure: Procedure, held: Pick<HeldMeasure, 'measureId' | 'state'> & { readonly sequence: number }, act: Act, context: RuleContext): Stepped | null {
  if (act.type === 'correct') return null
  const decision = procedure.decide(held.state, act, context)
  if (!decision.ok || decision.value.events.length !== 1 || decision.value.consequences.length > 0) return null
  const event = numbered(decision.value.events[0]!, held.sequence + 1, context.actor, context.now)
  return { event, state: procedure.evolve(held.state, event), attachments: placed(decision.value.attachments, event, held.measureId) }
}

export function applyAct(person: Person, command: Command, context: EngineContext): Decision<Applied> {
  const measures = new Map(person.measures.map((measure) => [measure.measureId, measure]))
  const changed = new Map<string, { before: HeldMeasure | null; newEvents: MeasureEvent[]; replaced: string[] }>()
  const attachments: PlacedAttachment[] = []
  const queue: { command: Command; actor: RuleContext['actor']; follows?: true }[] = [{ command, actor: context.actor }]

  while (queue.length > 0) {
    const next = queue.shift()!
    const held = measures.get(next.command.measureId)
    // Two acts may send the same ending on its way: the second finds the measure ended, and nothing is left to do.
    if (next.follows && held && !held.row.open) continue
    const kind = 'open' in next.command ? next.command.open : held?.kind
    const procedure = kind ? context.procedureOf(kind) : undefined
    if (!kind || !procedure) return refuse('not-found')
    const { measureId, act } = next.command
    const others = [...measures.values()].filter((other) => other.measureId !== measureId).map((other) => ({ measureId: other.measureId, row: other.row, facts: context.procedureOf(other.kind)!.factsOf(other.state) }))
    const ruleContext: RuleContext = { subject: person.subject, actor: next.actor, today: context.today, now: context.now, calendar: context.calendar, others, history: held?.events ?? [] }
    const decision = procedure.decide(held?.state ?? null, act, ruleContext)
    if (!decision.ok) return decision

    let sequence = held?.events.length ?? 0
    const newEvents = decision.value.events.map((event) => numbered(event, ++sequence, next.actor, context.now))
    const corrected = new Map<string, string>()
    for (const event of newEvents) if (event.type === 'correct' && typeof event.data['replaces'] === 'string') corrected.set(event.data['replaces'], event.id)
    const earlier = (held?.events ?? []).map((event) => (corrected.has(event.id) ? { ...event, replacedBy: corrected.get(event.id)! } : event))
    const events = [...earlier, ...newEvents]
    const lastDay = held?.events.reduce((latest, event) => (event.occurredOn > latest ? event.occurredOn : latest), held.events[0]?.occurredOn ?? ('' as PlainDate))
    const inOrder = corrected.size === 0 && newEvents.every((event) => lastDay === undefined || event.occurredOn >= lastDay)
    const state: unknown = inOrder ? newEvents.reduce<unknown>((current, event) => procedure.evolve(current, event), held?.state ?? null) : fold(procedure, events)
    const after: HeldMeasure = { measureId, kind, state, row: procedure.rowOf(state), events }
    measures.set(measureId, after)
    const record = changed.get(measureId) ?? { before: held ?? null, newEvents: [], replaced: [] }
    record.newEvents.push(...newEvents)
    record.replaced.push(...corrected.keys())
    changed.set(measureId, record)

    attachments.push(...placed(decision.value.attachments, newEvents[0], measureId))
    for (const consequence of decision.value.consequences) {
      const target = consequence.kind === 'open'
        ? { open: consequence.measure, measureId: context.newId(), act: { ...consequence.act, basedOn: 0 } }
        : { measureId: consequence.measureId, act: { ...consequence.act, basedOn: measures.get(consequence.measureId)?.events.length ?? 0 } }
      queue.push({ command: target, actor: systemActor(next.actor), follows: true })
    }
  }

  return accept({
    person: { subject: person.subject, measures: [...measures.values()] },
    changed: [...changed].map(([measureId, record]) => ({ measureId, before: record.before, after: measures.get(measureId)!, newEvents: record.newEvents, replaced: record.replaced })),
    attachments,
  })
}
