/** Registers over HTTP: one set of operations for all of them; which fields an act has stands in its declaration. */
import { z } from 'zod'
import { operation, page } from '../kernel/operation.ts'
import { InstantText, PlainDateSchema, PlainDateText } from '../kernel/plain-date.ts'

const Values = z.record(z.string(), z.unknown())
const yesNo = z.enum(['true', 'false']).transform((value) => value === 'true')

export const RegisterSummary = z.object({ id: z.string(), open: z.number().int(), total: z.number().int(), overdue: z.number().int(), /** Acts by which this post may open a record. */ begins: z.array(z.string()), imports: z.boolean() })
export const RecordSummary = z.object({
  id: z.string(), label: z.string(), status: z.string(), open: z.boolean(), unitId: z.string(), unitName: z.string(), agencyId: z.string(), agencyName: z.string(), onDay: PlainDateText, endsOn: PlainDateText.nullable(), nextDueOn: PlainDateText.nullable(),
  sequence: z.number().int(), values: Values,
})
export type RecordSummary = z.infer<typeof RecordSummary>
/** Names of the units, agencies and records that stand in values by their ids, as far as the caller may know them. */
const Names = z.record(z.string(), z.string())
export const RegisterDueView = z.object({
  register: z.string(), recordId: z.string(), label: z.string(), unitName: z.string(), agencyName: z.string(), clock: z.string(), dueOn: PlainDateText, dueAt: InstantText.nullable(), opensOn: PlainDateText.nullable(), kind: z.string(), bound: z.string(), act: z.string().nullable(),
  overdue: z.boolean(), yours: z.boolean(), citation: z.unknown(), confidence: z.string(), why: z.array(z.unknown()),
})
export type RegisterDueView = z.infer<typeof RegisterDueView>
export const RegisterEventView = z.object({
  id: z.string(), sequence: z.number().int(), type: z.string(), occurredOn: PlainDateText, recordedAt: InstantText, role: z.string(), agencyName: z.string(), data: Values, status: z.string().nullable(), changed: z.array(z.object({ key: z.string(), before: z.unknown(), after: z.unknown() })), replacedBy: z.string().nullable(),
})
export const RecordView = RecordSummary.extend({
  register: z.string(), parentId: z.string().nullable(), openedOn: PlainDateText, since: PlainDateText, /** The day the values are shown for; null: now. */ on: PlainDateText.nullable(), names: Names,
  events: z.array(RegisterEventView), dues: z.array(RegisterDueView), nextActs: z.array(z.object({ type: z.string(), allowed: z.boolean(), refusal: z.object({ code: z.string(), detail: z.string(), detailEn: z.string() }).nullable(), citation: z.unknown(), confidence: z.string().nullable(), dueOn: PlainDateText.nullable() })),
  /** Acts whose entry may be corrected by this post. */
  correctable: z.array(z.string()),
})
export type RecordView = z.infer<typeof RecordView>

const inRegister = z.object({ register: z.string().max(60) })
const inRecord = inRegister.extend({ id: z.uuid() })
const actBody = { id: z.uuid(), type: z.string().max(60), occurredOn: PlainDateSchema, data: Values.default({}) }
export const recordFilter = { unit: z.string().max(60).optional(), agency: z.string().max(100).optional(), status: z.string().max(60).optional(), open: yesNo.optional(), q: z.string().trim().max(100).optional(), parent: z.uuid().optional(), from: PlainDateSchema.optional(), to: PlainDateSchema.optional() }

export const listRegisters = operation({
  id: 'registers.all', method: 'GET', path: '/api/registers', summary: 'Registers the post reads', summaryVi: 'Các sổ được xem', access: 'signed-in', audit: null, output: z.object({ items: z.array(RegisterSummary), nextCursor: z.null() }),
})
export const listRecords = operation({
  id: 'registers.list', method: 'GET', path: '/api/registers/:register', summary: 'Records of a register', summaryVi: 'Các mục của một sổ', access: 'signed-in', audit: null,
  params: inRegister, query: z.object({ ...recordFilter, cursor: z.string().optional(), limit: z.coerce.number().transform((value) => Math.min(500, Math.max(1, Math.trunc(value)))).default(50) }),
  output: page(RecordSummary).extend({ names: Names, total: z.number().int() }), refusals: ['not-found', 'unknown-unit', 'cursor-not-yours'],
})
export const getRecord = operation({
  id: 'registers.get', method: 'GET', path: '/api/registers/:register/:id', summary: 'One record, as it stands or as it stood', summaryVi: 'Một mục, hiện nay hoặc một ngày trước', access: 'signed-in', audit: null,
  params: inRecord, query: z.object({ on: PlainDateSchema.optional() }), output: RecordView, refusals: ['not-found'],
})
export const openRecord = operation({
  id: 'registers.open', method: 'POST', path: '/api/registers/:register', summary: 'Open a record', summaryVi: 'Mở một mục', access: 'signed-in', audit: null, status: 201,
  params: inRegister, body: z.object(actBody), output: RecordView, refusals: ['not-found', 'unknown-act', 'in-future', 'id-reused', 'unit-not-yours'],
})
export const recordRegisterAct = operation({
  id: 'registers.act', method: 'POST', path: '/api/registers/:register/:id/events', summary: 'Record an act on a record', summaryVi: 'Ghi một việc vào một mục', access: 'signed-in', audit: null, status: 201,
  params: inRecord, body: z.object({ ...actBody, basedOn: z.number().int().min(1) }), output: RecordView, refusals: ['not-found', 'unknown-act', 'changed-since', 'id-reused', 'register-status', 'register-closed', 'in-future', 'before-opening', 'not-your-role'],
})
/** The entry stays visible; the record is put together again without it and with what is given now. */
export const correctRegisterEvent = operation({
  id: 'registers.correct', method: 'POST', path: '/api/registers/:register/:id/events/:event/correction', summary: 'Correct an entry', summaryVi: 'Ghi đúng lại một việc', access: 'signed-in', audit: null, status: 201,
  params: inRecord.extend({ event: z.uuid() }), body: z.object({ id: z.uuid(), occurredOn: PlainDateSchema, basedOn: z.number().int().min(1), data: Values.default({}) }), output: RecordView,
  refusals: ['not-found', 'changed-since', 'id-reused', 'corrected-already', 'correction-breaks', 'in-future', 'not-your-role'],
})
export const listRegisterDues = operation({
  id: 'registers.dues', method: 'GET', path: '/api/register-dues', summary: 'What registers ask of this post', summaryVi: 'Việc theo sổ', access: 'signed-in', audit: null,
  query: z.object({ due: z.enum(['overdue', 'week', 'month']).optional(), register: z.string().max(60).optional(), mine: yesNo.default(true), limit: z.coerce.number().transform((value) => Math.min(500, Math.max(1, Math.trunc(value)))).default(100) }),
  output: z.object({ items: z.array(RegisterDueView), nextCursor: z.null(), counts: z.object({ overdue: z.number().int(), week: z.number().int(), month: z.number().int() }) }),
})
export const operations = [listRegisters, listRecords, getRecord, openRecord, recordRegisterAct, correctRegisterEvent, listRegisterDues]
