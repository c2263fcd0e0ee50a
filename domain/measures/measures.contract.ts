/** Measures, their events, what may be done next, and the inbox of due acts. */
import { z } from 'zod'
import { Role } from '../kernel/actor.ts'
import { Citation, Confidence } from '../kernel/citation.ts'
import { Refusal } from '../kernel/decision.ts'
import { MeasureKind } from '../kernel/measure.ts'
import { Regime } from '../kernel/law-timeline.ts'
import { Limit, operation, page } from '../kernel/operation.ts'
import { InstantText, PlainDateSchema, PlainDateText } from '../kernel/plain-date.ts'

export const ActInput = z.object({
  /** Made by the client; unique within the measure. */
  id: z.uuid(),
  type: z.string().max(60),
  occurredOn: PlainDateSchema,
  occurredAt: InstantText.optional(),
  basedOn: z.number().int().min(0).default(0),
  basis: z.string().max(60).optional(),
  data: z.record(z.string(), z.unknown()).default({}),
})
export const EventView = z.object({
  id: z.string(), sequence: z.number().int(), type: z.string(), occurredOn: PlainDateText, occurredAt: InstantText.nullable(), recordedAt: InstantText,
  role: z.union([Role, z.literal('system')]), agencyName: z.string(), unitId: z.string(), regime: Regime, rule: z.string().nullable(),
  form: z.string().nullable(), paperNumber: z.string().nullable(), citation: Citation.nullable(), confidence: Confidence.nullable(),
  data: z.record(z.string(), z.unknown()), replacedBy: z.string().nullable(),
})
export const DateStepView = z.object({ say: z.string(), on: PlainDateText.optional(), at: InstantText.optional(), facts: z.record(z.string(), z.union([z.string(), z.number()])).optional() })
export const DeadlineView = z.object({
  id: z.string(), measureId: z.string(), measureKind: MeasureKind, clock: z.string(), kind: z.enum(['max', 'min', 'lead', 'window', 'asap', 'right', 'term', 'periodic']),
  opensOn: PlainDateText.nullable(), opensAt: InstantText.nullable(), dueOn: PlainDateText, dueAt: InstantText.nullable(),
  bound: z.string(), act: z.string().nullable(), form: z.string().nullable(), citation: Citation, confidence: Confidence, why: z.array(DateStepView),
})
export type DeadlineView = z.infer<typeof DeadlineView>
export const NextActView = z.object({
  type: z.string(), allowed: z.boolean(), form: z.string().nullable(), signer: Role.nullable(), dueOn: PlainDateText.nullable(), dueAt: InstantText.nullable(),
  opensOn: PlainDateText.nullable(), citation: Citation.nullable(), confidence: Confidence.nullable(), refusal: Refusal.optional(),
})
export const MeasureView = z.object({
  id: z.string(), personId: z.string(), kind: MeasureKind, status: z.string(), regime: Regime, open: z.boolean(), unitId: z.string(), unitName: z.string(),
  agencyName: z.string(), facilityName: z.string().nullable(), registeredOn: PlainDateText, startedOn: PlainDateText.nullable(), termEndsOn: PlainDateText.nullable(),
  endedOn: PlainDateText.nullable(), sequence: z.number().int(),
  events: z.array(EventView).optional(), nextActs: z.array(NextActView).optional(), deadlines: z.array(DeadlineView).optional(),
})
export type MeasureView = z.infer<typeof MeasureView>
export const MeasureListItem = z.object({
  id: z.string(), personId: z.string(), personName: z.string(), birthYear: z.number().int(), kind: MeasureKind, status: z.string(), unitId: z.string(), unitName: z.string(),
  registeredOn: PlainDateText, startedOn: PlainDateText.nullable(), termEndsOn: PlainDateText.nullable(), endedOn: PlainDateText.nullable(), nextDueOn: PlainDateText.nullable(),
})
export const listMeasures = operation({
  id: 'measures.list', method: 'GET', path: '/api/measures', summary: 'Measures in your sight, newest first', summaryVi: 'Các biện pháp trong phạm vi của bạn', access: 'signed-in', audit: 'measures-listed',
  query: z.object({ kind: MeasureKind.optional(), status: z.string().max(60).optional(), unit: z.string().optional(), cursor: z.string().optional(), limit: Limit }),
  output: page(MeasureListItem), headers: ['Purpose'],
})
export const getMeasure = operation({
  id: 'measures.get', method: 'GET', path: '/api/measures/:id', summary: 'One measure with events, deadlines and lawful next acts', summaryVi: 'Một biện pháp, việc đã làm và việc được làm', access: 'signed-in', audit: 'measure-opened',
  params: z.object({ id: z.string() }), output: MeasureView, headers: ['Purpose'], refusals: ['not-found'],
})
/** All at once: `nextCursor` is always null. */
export const listEvents = operation({
  id: 'measures.events', method: 'GET', path: '/api/measures/:id/events', summary: 'All events of a measure, corrected ones included', summaryVi: 'Mọi việc đã ghi', access: 'signed-in', audit: 'measure-opened',
  params: z.object({ id: z.string() }), output: page(EventView), headers: ['Purpose'],
})
export const ActAnswer = z.object({ event: EventView, measure: MeasureView, opened: z.array(z.object({ measureId: z.string(), kind: MeasureKind })) })
export const actRefusals = ['not-found', 'unknown-act', 'id-reused', 'changed-since', 'not-now', 'wrong-signer', 'out-of-order', 'in-future', 'measure-closed', 'term-over', 'paper-needed']
export const beginMeasure = operation({
  id: 'measures.begin', method: 'POST', path: '/api/people/:id/measures', summary: 'Begin a measure with its first act', summaryVi: 'Mở một biện pháp', access: 'signed-in', audit: 'act-recorded', status: 201,
  params: z.object({ id: z.string() }), body: z.object({ kind: MeasureKind, act: ActInput }), output: ActAnswer, headers: ['Idempotency-Key'], refusals: [...actRefusals, 'idempotency-key-needed', 'key-reused'],
})
/** 201 the first time, 200 with the same answer when repeated. */
export const recordAct = operation({
  id: 'measures.act', method: 'POST', path: '/api/measures/:id/events', summary: 'Record an act', summaryVi: 'Ghi một việc', access: 'signed-in', audit: 'act-recorded', status: 201,
  params: z.object({ id: z.string() }), body: ActInput, output: ActAnswer, refusals: actRefusals,
})
/** The consequences an act would have, computed and not written (the panel "Lưu xong thì sao?"). */
export const previewAct = operation({
  id: 'measures.preview', method: 'POST', path: '/api/measures/preview', summary: 'What follows if this act is saved', summaryVi: 'Lưu xong thì sao?', access: 'signed-in', audit: null,
  body: z.object({ personId: z.string().optional(), measureId: z.string().optional(), kind: MeasureKind, birth: z.string().optional(), act: ActInput }),
  output: z.object({ refusal: Refusal.nullable(), deadlines: z.array(DeadlineView), termEndsOn: PlainDateText.nullable() }),
})
export const InboxItem = DeadlineView.extend({ personId: z.string().nullable(), personName: z.string().nullable(), birthYear: z.number().int().nullable(), unitId: z.string(), unitName: z.string(), overdue: z.boolean() })
export type InboxItem = z.infer<typeof InboxItem>
export const listDeadlines = operation({
  id: 'measures.deadlines', method: 'GET', path: '/api/deadlines', summary: 'What this post must do, and by when', summaryVi: 'Việc cần làm', access: 'signed-in', audit: 'deadlines-listed',
  query: z.object({ due: z.enum(['overdue', 'today', 'week', 'month', 'waiting']).optional(), unit: z.string().optional(), cursor: z.string().optional(), limit: Limit }),
  output: z.object({
    items: z.array(InboxItem), nextCursor: z.string().nullable(),
    counts: z.object({ overdue: z.number().int(), today: z.number().int(), week: z.number().int(), month: z.number().int(), waiting: z.number().int() }),
    nextDueOn: PlainDateText.nullable(),
  }),
  headers: ['Purpose'],
})
export const operations = [listMeasures, getMeasure, listEvents, beginMeasure, recordAct, previewAct, listDeadlines]
