/**
 * The common act: one event, later than all before it, on one open measure, that moves nothing but that measure's own state and deadlines. Then
 * nobody's sight, no other measure and no figure can change, so only that measure is derived again, and no events are loaded at all. Where any of the
 * conditions below fails the answer is null, and the whole case decides (`measures.commands.ts`); a test holds the two ways together.
 */
import type { Act, MeasureEvent, MeasureKind, MeasureRow, NextAct, RuleContext } from '@hoa-nhap/domain/kernel/measure'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { watchers } from '@hoa-nhap/domain/kernel/liberty'
import { mayChangeFacts } from '@hoa-nhap/domain/indicators/indicators.rules'
import { stepOf, type PlacedAttachment } from '@hoa-nhap/domain/measures/engine'
import type { DeadlineView } from '@hoa-nhap/domain/measures/measures.contract'
import type { Statement } from '../platform/route.ts'
import { attachmentRecord, rowsOfMeasure, sameJson, type DeadlineRecord, type MeasureRecord, type Surroundings } from './measures.rows.ts'
import { placeNow, readersOfOpen, sightFacts, takesPart } from './measures.sight.ts'

/** As `step_of` lists it. */
type RawPlace = readonly [deadlines: readonly DeadlineView[] | null, unitId: string, agencyId: string, readerUnit: string | null, readerFacility: string | null, readerProvince: string | null, readerUntil: PlainDate | null]
/** The state of a closed measure is not loaded; the place is that of the one in hand alone. */
type RawMeasure = readonly [measureId: string, kind: MeasureKind, sequence: number, state: unknown, registeredOn: PlainDate, place: RawPlace | null]
export type RawStep = [
  birth: string, residenceUnit: string, measures: readonly RawMeasure[] | null, later: boolean, known: boolean, between: readonly string[] | null,
  completions: readonly (readonly [ofOn: PlainDate, metOn: PlainDate | null, reason: string | null])[] | null,
]

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
  /** What the actor may do next. */
  readonly nextActs: readonly NextAct[]
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

export const loadStep = (measureId: string, act: { readonly id: string; readonly basedOn: number; readonly occurredOn: PlainDate }, role: string): Statement => ({
  name: `measures-step-${role}`, text: 'select m.person_id as "personId", step_of(m.person_id, m.measure_id, $2, $3, $4) as found from measure m where m.measure_id = $1', values: [measureId, act.id, act.basedOn, act.occurredOn],
})

/** The step that follows from the act, or null where the whole case is needed: also for every refusal and every repeat. */
export function takeStep(personId: string, raw: RawStep, measureId: string, act: Act, actor: RuleContext['actor'], around: Surroundings): Step | null {
  const [birth, residenceUnit, measures, later, known, between, completions] = raw
  const held = measures?.find((measure) => measure[0] === measureId)
  const procedure = held && around.procedureOf(held[1])
  if (!held || !procedure || known || later || act.basedOn > held[2] || between?.some((type) => !procedure.commutes(act.type, type))) return null
  const [, kind, sequence, before, , stands] = held
  if (!stands) return null
  const [deadlines, storedUnit, storedAgency, ...readers] = stands
  const row = procedure.rowOf(before)
  const place = placeNow(row, residenceUnit, around.units)
  const factsBefore = procedure.factsOf(before)
  const open = readersOfOpen(row, factsBefore, place, around.units)
  if (!row.open || storedUnit !== place.unitId || storedAgency !== place.agencyId || readers[0] !== open.reader_unit || readers[1] !== open.reader_facility || readers[2] !== open.reader_province || readers[3] !== open.reader_until) return null

  const subject = { personId, birth }
  const closed = new ClosedMeasures()
  const others = measures!.filter((measure) => measure !== held).toSorted((a, b) => ((a[4] === b[4] ? a[0] < b[0] : a[4] < b[4]) ? -1 : 1)).map(([otherId, otherKind, , state, registeredOn]) => {
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
  const nextActs = procedure.nextActs(step.state, context)
  if (closed.asked) return null
  const stored = new Map((deadlines ?? []).map((view) => [view.id, view]))
  const put = rows.deadlines.filter((deadline) => !sameJson(stored.get(deadline.body.id), deadline.body))
  const wanted = new Set(rows.deadlines.map((deadline) => deadline.body.id))
  const gone = (deadlines ?? []).filter((view) => !wanted.has(view.id)).map((view) => ({ clock: view.clock, key: view.id.slice(`${measureId}/${view.clock}/`.length) }))
  return {
    personId, record: rows.measure, event: step.event, state: step.state, put, gone, nextActs,
    deadlines: put.length + gone.length > 0 ? rows.measure.deadlines : null, attachments: step.attachments,
  }
}

function sameRow(a: MeasureRow, b: MeasureRow): boolean {
  return a.status === b.status && a.regime === b.regime && a.open === b.open && a.unitId === b.unitId && a.agencyId === b.agencyId && a.facilityId === b.facilityId && a.registeredOn === b.registeredOn
    && a.startedOn === b.startedOn && a.termEndsOn === b.termEndsOn && a.endedOn === b.endedOn
}

const jsonOrNull = (items: readonly unknown[]): string | null => (items.length > 0 ? JSON.stringify(items) : null)

/** Everything that follows from the step, or nothing. The body that acts is taken from the session by the function itself. */
export function stepStatement(step: Step, hash: string, operation: string, purpose: string): Statement {
  const { record, event, put } = step
  const due = put.map((deadline) => [deadline.key, deadline.bound_agency, deadline.body])
  return {
    name: 'measures-write-step',
    text: 'select write_step($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)',
    values: [
      step.personId, record.measure_id, event.sequence, JSON.stringify(step.state), step.deadlines === null ? null : JSON.stringify(step.deadlines), record.next_due_on,
      event.id, event.type, event.occurredOn, event.occurredAt ?? null, event.recordedAt, event.actor.role, event.regime, event.rule ?? null, event.paper?.form ?? null, event.paper?.number ?? null,
      event.paper?.signedBy ?? null, JSON.stringify(event.data), Buffer.from(hash, 'hex'), jsonOrNull(step.gone), jsonOrNull(due), jsonOrNull(step.attachments.map((attachment) => attachmentRecord(step.personId, attachment))), operation, purpose,
    ],
  }
}
