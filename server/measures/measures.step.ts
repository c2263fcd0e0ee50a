/**
 * The common act: one event, later than all before it, on one open measure, that moves nothing but that measure's own state and deadlines. Then
 * nobody's sight, no other measure and no figure can change, so only that measure is derived again, and no events are loaded at all. Where any of the
 * conditions below fails the answer is null, and the whole case decides (`measures.commands.ts`); a test holds the two ways together.
 */
import type { Act, MeasureEvent, MeasureKind, MeasureRow, RuleContext } from '@hoa-nhap/domain/kernel/measure'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { watchers } from '@hoa-nhap/domain/kernel/liberty'
import { mayChangeFacts } from '@hoa-nhap/domain/indicators/indicators.rules'
import { stepOf, type PlacedAttachment } from '@hoa-nhap/domain/measures/engine'
import type { DeadlineView } from '@hoa-nhap/domain/measures/measures.contract'
import type { Statement } from '../platform/route.ts'
import { attachmentRecord, rowsOfMeasure, sameJson, type DeadlineRecord, type MeasureRecord, type Surroundings } from './measures.rows.ts'
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
  /** Versions of every row the decision was made of, as `write_step` compares them. */
  readonly seen: string
}

/**
 * Closed measures of the person as the rules may ask for them in a step: that they are there, of which kind and since when. A rule that asks for more
 * is answered nothing, and it is noted: then the whole case decides.
 */
class ClosedMeasures {
  asked = false
  other(measureId: string, kind: MeasureKind, registeredOn: PlainDate): RuleContext['others'][number] {
    const ask = <Value>(value: Value): Value => {
      this.asked = true
      return value
    }
    const row: MeasureRow = {
      kind, open: false, registeredOn, get status() { return ask('') }, get regime() { return ask('before-2022' as const) }, get unitId() { return ask('') }, get agencyId() { return ask('') },
      get facilityId() { return ask(undefined) }, get startedOn() { return ask(undefined) }, get termEndsOn() { return ask(undefined) }, get endedOn() { return ask(undefined) },
    }
    return { measureId, row, get facts() { return ask({}) } }
  }
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
  const row = procedure.rowOf(before)
  const place = placeNow(row, residenceUnit, around.units)
  const factsBefore = procedure.factsOf(before)
  const open = readersOfOpen(row, factsBefore, place, around.units)
  if (!row.open || storedUnit !== place.unitId || storedAgency !== place.agencyId || readerUnit !== open.reader_unit || readerFacility !== open.reader_facility || readerProvince !== open.reader_province || readerUntil !== open.reader_until) return null

  const subject = { personId, birth }
  const closed = new ClosedMeasures()
  const others = measures!.filter((measure) => measure !== held).toSorted((a, b) => ((a[5] === b[5] ? a[0] < b[0] : a[5] < b[5]) ? -1 : 1)).map(([otherId, , otherKind, , state, registeredOn]) => {
    const other = around.procedureOf(otherKind)!
    return state === null ? closed.other(otherId, otherKind, registeredOn) : { measureId: otherId, row: other.rowOf(state), facts: other.factsOf(state) }
  })
  const context: RuleContext = { subject, actor, today: around.today, now: around.now, calendar: around.calendar, others }
  const step = stepOf(procedure, { measureId, state: before, sequence }, act, context)
  if (!step || takesPart(step.event.actor) || step.event.data['unit'] !== undefined || step.event.data['toUnit'] !== undefined) return null
  const facts = procedure.factsOf(step.state)
  const rowAfter = procedure.rowOf(step.state)
  // While a person is on the way to another commune, a row of that commune's inbox goes with the measure.
  if (typeof facts['movingTo'] === 'string' || !sameRow(row, rowAfter) || sightFacts.some((name) => !sameJson(factsBefore[name], facts[name]))) return null
  if (mayChangeFacts(kind, step.event, (completions ?? []).map(([ofOn, metOn, reason]) => ({ ofOn, metOn, reason })))) return null

  const rows = rowsOfMeasure(personId, { measureId, kind, state: step.state, row: rowAfter, sequence: sequence + 1, facts, deadlines: procedure.deadlinesOf(step.state, context) }, place, open, around)
  // While somebody watches over the last lawful day, sight hangs on the deadlines too.
  if (rows.deadlines.some((deadline) => (watchers as readonly string[]).includes(deadline.bound))) return null
  if (closed.asked) return null
  const stored = new Map((deadlines ?? []).map((view) => [view.id, view]))
  const put = rows.deadlines.filter((deadline) => !sameJson(stored.get(deadline.body.id), deadline.body))
  const wanted = new Set(rows.deadlines.map((deadline) => deadline.body.id))
  const gone = (deadlines ?? []).filter((view) => !wanted.has(view.id)).map((view) => ({ clock: view.clock, key: view.id.slice(`${measureId}/${view.clock}/`.length) }))
  return {
    personId, record: rows.measure, event: step.event, state: step.state, put, gone,
    deadlines: put.length + gone.length > 0 ? rows.measure.deadlines : null, attachments: step.attachments,
    seen: `${version} ${measures!.map((measure) => measure[1]).join(' ')}`,
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
 * need be compared; `again` is for what was loaded before: row security judges the measure anew, and the rows must be those that were seen.
 */
export function stepStatement(step: Step, hash: string, operation: string, purpose: string, again?: { readonly role: string }): Statement {
  const { record, event, put } = step
  const due = put.map((deadline) => [deadline.key, deadline.bound_agency, deadline.body])
  return {
    ...(again ? { name: `measures-write-again-${again.role}`, text: `${written} from measure m where m.measure_id = $3` } : { name: 'measures-write-step', text: written }),
    values: [
      again ? step.seen : null, step.personId, record.measure_id, event.sequence, JSON.stringify(step.state), step.deadlines === null ? null : JSON.stringify(step.deadlines), record.next_due_on,
      event.id, event.type, event.occurredOn, event.occurredAt ?? null, event.recordedAt, event.actor.role, event.regime, event.rule ?? null, event.paper?.form ?? null, event.paper?.number ?? null,
      event.paper?.signedBy ?? null, JSON.stringify(event.data), Buffer.from(hash, 'hex'), jsonOrNull(step.gone), jsonOrNull(due), jsonOrNull(step.attachments.map((attachment) => attachmentRecord(step.personId, attachment))), operation, purpose,
    ],
  }
}
const written = `select write_step(${Array.from({ length: 25 }, (_, index) => `$${index + 1}`).join(', ')}) as version`
