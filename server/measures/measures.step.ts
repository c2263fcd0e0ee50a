/**
 * The common act: one event, later than all before it, on one open measure, that moves nothing but that measure's own state and deadlines. Then
 * nobody's sight, no other measure and no figure can change, so only that measure is derived again, and no events are loaded at all. Where any of the
 * conditions below fails the answer is null, and the whole case decides (`measures.commands.ts`); a test holds the two ways together.
 */
import type { Act, MeasureEvent, MeasureKind, MeasureRow, Procedure, RuleContext } from '@hoa-nhap/domain/kernel/measure'
import type { Actor } from '@hoa-nhap/domain/kernel/actor'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { watchers } from '@hoa-nhap/domain/kernel/liberty'
import { mayChangeFacts } from '@hoa-nhap/domain/indicators/indicators.rules'
import { stepOf, type PlacedAttachment } from '@hoa-nhap/domain/measures/engine'
import type { DeadlineView } from '@hoa-nhap/domain/measures/measures.contract'
import { databaseRole } from '../platform/database-roles.ts'
import type { Statement } from '../platform/route.ts'
import { attachmentRecord, sameJson, stepRows, type DeadlineRecord, type MeasureRecord, type Surroundings } from './measures.rows.ts'
import { placeNow, readersOfOpen, sightFacts, takesPart } from './measures.sight.ts'

/** As `step_of` lists it. `latestOn`: the last day of its events; `between`: types of what came after the sequence the act was based on, null where nothing did. */
export type RawPlace = readonly [
  deadlines: readonly DeadlineView[] | null, unitId: string, agencyId: string, readerUnit: string | null, readerFacility: string | null, readerProvince: string | null, readerUntil: PlainDate | null,
  latestOn: PlainDate | null, between: readonly string[] | null,
]
/** The state of a closed measure is not loaded; the place is that of the one in hand alone. */
export type RawMeasure = readonly [measureId: string, version: string, kind: MeasureKind, sequence: number, state: unknown, registeredOn: PlainDate, place: RawPlace | null]
type RawCompletion = readonly [ofOn: PlainDate, metOn: PlainDate | null, reason: string | null]
/**
 * `version` names the row itself: while it is the same, so is the row. Measures in the order of their ids. Completions and the first contact after each follow from the
 * events of the measures: while those rows are the same, nothing of it has changed that a step asks.
 */
export type RawStep = readonly [birth: string, residenceUnit: string, version: string, measures: readonly RawMeasure[] | null, completions: readonly RawCompletion[] | null]

export type Step = {
  readonly personId: string
  readonly record: MeasureRecord
  readonly event: MeasureEvent
  /** Null: as they were. */
  readonly deadlines: readonly DeadlineView[] | null
  readonly gone: readonly { readonly clock: string; readonly key: string }[]
  readonly put: readonly DeadlineRecord[]
  readonly attachments: readonly PlacedAttachment[]
  readonly state: unknown
  /** Version of the person, number and sum of those of the measures the decision was made of, as `write_step` compares them. */
  readonly seen: string
}

/**
 * Closed measures of the person as the rules may ask for them in a step: that they are there, of which kind and since when. A rule that asks for more
 * is answered nothing, and it is noted: then the whole case decides.
 */
class ClosedMeasures { asked = false }
class ClosedRow {
  readonly #all: ClosedMeasures
  readonly open = false
  readonly kind: MeasureKind
  readonly registeredOn: PlainDate
  constructor(all: ClosedMeasures, kind: MeasureKind, registeredOn: PlainDate) {
    this.#all = all
    this.kind = kind
    this.registeredOn = registeredOn
  }
  #ask<Value>(value: Value): Value {
    this.#all.asked = true
    return value
  }
  get status() { return this.#ask('') }
  get regime() { return this.#ask('before-2022' as const) }
  get unitId() { return this.#ask('') }
  get agencyId() { return this.#ask('') }
  get facilityId() { return this.#ask(undefined) }
  get startedOn() { return this.#ask(undefined) }
  get termEndsOn() { return this.#ask(undefined) }
  get endedOn() { return this.#ask(undefined) }
}
class ClosedMeasure {
  readonly #all: ClosedMeasures
  readonly measureId: string
  readonly row: MeasureRow
  constructor(all: ClosedMeasures, measureId: string, kind: MeasureKind, registeredOn: PlainDate) {
    this.#all = all
    this.measureId = measureId
    this.row = new ClosedRow(all, kind, registeredOn)
  }
  get facts(): Readonly<Record<string, unknown>> {
    this.#all.asked = true
    return {}
  }
}

type Derived = { readonly row: MeasureRow; readonly facts: Readonly<Record<string, unknown>> }
const derived = new WeakMap<object, Derived>()
/** What a procedure reads of a state, once for each: a state is never changed, and what stands after an act stands before the next. */
function derivedOf(procedure: Procedure, state: unknown): Derived {
  let known = derived.get(state as object)
  if (!known) derived.set(state as object, (known = { row: procedure.rowOf(state), facts: procedure.factsOf(state) }))
  return known
}

/** Acts that take another way as a rule, or the whole history. */
const never: readonly string[] = ['correct', 'confirm-arrival']
export const mayBeStep = (act: { readonly type: string }): boolean => !never.includes(act.type)

export const loadStep = (measureId: string, act: { readonly basedOn: number }, role: string): Statement => ({
  name: `measures-step-${role}`, text: 'select m.person_id as "personId", step_of(m.person_id, m.measure_id, $2) as found from measure m where m.measure_id = $1', values: [measureId, act.basedOn],
})

/** The step that follows from the act, or null where the whole case is needed: also for every refusal and every repeat. */
export function takeStep(personId: string, raw: RawStep, measureId: string, act: Act, actor: RuleContext['actor'], around: Surroundings): Step | null {
  const [birth, residenceUnit, version, measures, completions] = raw
  const held = measures?.find((measure) => measure[0] === measureId)
  const procedure = held && around.procedureOf(held[2])
  if (!held || !procedure || act.basedOn > held[3]) return null
  const [, , kind, sequence, before, , stands] = held
  if (!stands) return null
  const [deadlines, storedUnit, storedAgency, readerUnit, readerFacility, readerProvince, readerUntil, latestOn, between] = stands
  if ((latestOn !== null && latestOn > act.occurredOn) || (act.basedOn < sequence && (between === null || between.some((type) => !procedure.commutes(act.type, type))))) return null
  const { row, facts: factsBefore } = derivedOf(procedure, before)
  const place = placeNow(row, residenceUnit, around.units)
  const open = readersOfOpen(row, factsBefore, place, around.units)
  if (!row.open || storedUnit !== place.unitId || storedAgency !== place.agencyId || readerUnit !== open.reader_unit || readerFacility !== open.reader_facility || readerProvince !== open.reader_province || readerUntil !== open.reader_until) return null

  const subject = { personId, birth }
  const closed = new ClosedMeasures()
  const others = measures!.filter((measure) => measure !== held).toSorted((a, b) => ((a[5] === b[5] ? a[0] < b[0] : a[5] < b[5]) ? -1 : 1)).map(([otherId, , otherKind, , state, registeredOn]) => {
    const other = around.procedureOf(otherKind)!
    if (state === null) return new ClosedMeasure(closed, otherId, otherKind, registeredOn)
    return { measureId: otherId, ...derivedOf(other, state) }
  })
  const context: RuleContext = { subject, actor, today: around.today, now: around.now, calendar: around.calendar, others }
  const step = stepOf(procedure, { measureId, state: before, sequence }, act, context)
  if (!step || takesPart(step.event.actor) || step.event.data['unit'] !== undefined || step.event.data['toUnit'] !== undefined) return null
  const { row: rowAfter, facts } = derivedOf(procedure, step.state)
  // While a person is on the way to another commune, a row of that commune's inbox goes with the measure.
  if (typeof facts['movingTo'] === 'string' || !sameRow(row, rowAfter) || sightFacts.some((name) => !sameJson(factsBefore[name], facts[name]))) return null
  if (mayChangeFacts(kind, step.event, (completions ?? []).map(([ofOn, metOn, reason]) => ({ ofOn, metOn, reason })))) return null

  const { record, put, gone } = stepRows(personId, { measureId, kind, state: step.state, row: rowAfter, sequence: sequence + 1, facts, deadlines: procedure.deadlinesOf(step.state, context) }, place, open, around, deadlines ?? [])
  // While somebody watches over the last lawful day, sight hangs on the deadlines too.
  if (closed.asked || record.deadlines.some((deadline) => (watchers as readonly string[]).includes(deadline.bound))) return null
  return {
    personId, record, event: step.event, state: step.state, put, gone: gone.map((view) => ({ clock: view.clock, key: view.id.slice(`${measureId}/${view.clock}/`.length) })),
    deadlines: put.length + gone.length > 0 ? record.deadlines : null, attachments: step.attachments,
    seen: `${version} ${measures!.length} ${measures!.reduce((sum, measure) => sum + Number(measure[1]), 0)}`,
  }
}

/** What `step_of` would answer after the step was written as `version`, to an act based on it. */
export function rawAfter(raw: RawStep, step: Step, version: string): RawStep {
  const [birth, residenceUnit, identity, measures, completions] = raw
  return [birth, residenceUnit, identity, measures!.map((measure): RawMeasure => {
    const [measureId, , kind, , , registeredOn, place] = measure
    if (measureId !== step.record.measure_id) return measure
    const [deadlines, unitId, agencyId, readerUnit, readerFacility, readerProvince, readerUntil] = place!
    return [measureId, version, kind, step.event.sequence, step.state, registeredOn, [step.deadlines ?? deadlines, unitId, agencyId, readerUnit, readerFacility, readerProvince, readerUntil, step.event.occurredOn, null]]
  }), completions]
}

function sameRow(a: MeasureRow, b: MeasureRow): boolean {
  return a.status === b.status && a.regime === b.regime && a.open === b.open && a.unitId === b.unitId && a.agencyId === b.agencyId && a.facilityId === b.facilityId && a.registeredOn === b.registeredOn
    && a.startedOn === b.startedOn && a.termEndsOn === b.termEndsOn && a.endedOn === b.endedOn
}

const jsonOrNull = (items: readonly unknown[]): string | null => (items.length > 0 ? JSON.stringify(items) : null)

/**
 * Everything that follows from the step, or nothing. The body that acts is taken from the session by the function itself. In the transaction that loaded the step nothing
 * need be compared; `again` is for what was seen before: row security judges the measure anew, it is still the same post that acts, and the rows must be those that were seen.
 */
export function stepStatement(step: Step, hash: string, operation: string, purpose: string, again?: Pick<Actor, 'role' | 'postId' | 'agencyId' | 'unitId'>): Statement {
  const { record, event, put } = step
  const due = put.map((deadline) => [deadline.key, deadline.bound_agency, deadline.body])
  const values = [
    again ? step.seen : null, step.personId, record.measure_id, event.sequence, JSON.stringify(step.state), step.deadlines === null ? null : JSON.stringify(step.deadlines), record.next_due_on,
    event.id, event.type, event.occurredOn, event.occurredAt ?? null, event.recordedAt, event.actor.role, event.regime, event.rule ?? null, event.paper?.form ?? null, event.paper?.number ?? null,
    event.paper?.signedBy ?? null, JSON.stringify(event.data), Buffer.from(hash, 'hex'), jsonOrNull(step.gone), jsonOrNull(due), jsonOrNull(step.attachments.map((attachment) => attachmentRecord(step.personId, attachment))), operation, purpose,
  ]
  return again ? { name: `measures-write-again-${again.role}`, text: writtenAgain, values: [...values, again.postId, again.agencyId, again.unitId, databaseRole(again.role)] } : { name: 'measures-write-step', text: written, values }
}
const written = `select write_step(${Array.from({ length: 25 }, (_, index) => `$${index + 1}`).join(', ')}) as version`
const writtenAgain = `${written} from measure m where m.measure_id = $3
  and actor_post() = $26 and actor_agency() = $27 and actor_unit() = $28 and current_setting('role') = $29`
