/** Measures and events as the contract shows them. */
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import type { MeasureEvent, NextAct, RuleContext } from '@hoa-nhap/domain/kernel/measure'
import type { z } from 'zod'
import type { HeldMeasure } from '@hoa-nhap/domain/measures/engine'
import type { EventView, MeasureView, NextActView } from '@hoa-nhap/domain/measures/measures.contract'
import type { Directory } from './directory.ts'
import type { MeasureRecord } from './measures.rows.ts'
import { basisOf, procedureOf } from './procedures.ts'

export function eventView(event: MeasureEvent, directory: Directory): z.input<typeof EventView> {
  const basis = basisOf(event.rule, event.occurredOn)
  return {
    id: event.id, sequence: event.sequence, type: event.type, occurredOn: event.occurredOn, occurredAt: event.occurredAt ?? null, recordedAt: event.recordedAt,
    role: event.actor.role, agencyName: directory.agencyName(event.actor.agencyId), unitId: event.actor.unitId, regime: event.regime, rule: event.rule ?? null,
    form: event.paper?.form ?? null, paperNumber: event.paper?.number ?? null, citation: basis?.citation ?? null, confidence: basis?.confidence ?? null,
    data: event.data, replacedBy: event.replacedBy ?? null,
  }
}

function nextActView(next: NextAct): z.input<typeof NextActView> {
  return {
    type: next.type, allowed: next.allowed, form: next.form ?? null, signer: (next.signer as Role | undefined) ?? null, dueOn: next.dueOn ?? null, dueAt: next.dueAt ?? null,
    opensOn: next.opensOn ?? null, citation: next.citation ?? null, confidence: next.confidence ?? null, ...(next.refusal ? { refusal: next.refusal } : {}),
  }
}

/** The whole measure for a post that reads legal status: events, deadlines, and what the post may do next. */
export function measureView(held: HeldMeasure, record: MeasureRecord, context: RuleContext, directory: Directory): MeasureView {
  return {
    ...measureAfter(record, directory), nextActs: (procedureOf(held.kind)?.nextActs(held.state, context) ?? []).map(nextActView) as MeasureView['nextActs'],
    events: held.events.map((event) => eventView(event, directory)) as MeasureView['events'],
  }
}

/** The measure as it stands after an act, with what is due. What may be done next is told where the measure is opened: a rule is asked once for each kind of act. */
export function measureAfter(record: MeasureRecord, directory: Directory): MeasureView {
  return { ...measureHead(record, directory), deadlines: [...record.deadlines] }
}

/** The row alone. */
export function measureHead(record: MeasureRecord, directory: Directory): MeasureView {
  return {
    id: record.measure_id, personId: record.person_id, kind: record.kind, status: record.status, regime: record.regime as MeasureView['regime'], open: record.open, unitId: record.unit_id,
    unitName: directory.unitName(record.unit_id), agencyName: directory.agencyName(record.agency_id), facilityName: record.facility_id ? directory.agencyName(record.facility_id) : null,
    registeredOn: record.registered_on, startedOn: record.started_on, termEndsOn: record.term_ends_on, endedOn: record.ended_on, sequence: record.sequence,
  }
}
