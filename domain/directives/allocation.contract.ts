/** Sharing a province's number out over its units: preview, proposal, another number asked for, answer, approval. */
import { z } from 'zod'
import { figureReaders } from '../access/figures.rules.ts'
import { Count } from '../indicators/indicators.contract.ts'
import { AgencyKind, type Role } from '../kernel/actor.ts'
import { listQuery, operation, page } from '../kernel/operation.ts'
import { InstantText } from '../kernel/plain-date.ts'
import { allocationKeys, approvers } from './allocation.rules.ts'

const Key = z.enum(allocationKeys)
const ReserveInput = z.object({ name: z.string().trim().min(2).max(100), amount: z.number().int().min(0) })
const ShareInput = z.object({ unitId: z.string().max(40), amount: z.number().int().min(0) })
/** Who draws an allocation up: the planning posts of the province. */
export const allocators: readonly Role[] = ['province-police', 'province-police-director', 'province-planner', 'province-labour', 'province-health']
/** The post that speaks for a commune or district about its number. */
export const askers: readonly Role[] = ['commune-chair', 'district-chair']

export const AllocationRequestView = z.object({
  id: z.string(), unitId: z.string(), unitName: z.string(), amountBefore: z.number().int(), wanted: z.number().int(), reason: z.string(), askedAt: InstantText,
  answer: z.enum(['granted', 'partly', 'refused']).nullable(), granted: z.number().int().nullable(), answerReason: z.string().nullable(), answeredAt: InstantText.nullable(),
})
export const AllocationLineView = z.object({
  unitId: z.string(), unitName: z.string(), amount: z.number().int(),
  /** The number of the unit by which the key divided; 1–4 people are "< 5" for whoever does not see them. Null: by hand or equal. */
  weight: Count.nullable(), capacity: z.number().int().nullable(), overCapacity: z.boolean(),
})
export const AllocationView = z.object({
  id: z.string(), targetId: z.string(), version: z.number().int(), revision: z.number().int(), status: z.enum(['proposed', 'approved', 'superseded', 'withdrawn']), key: Key, whole: z.number().int(),
  reserve: z.object({ name: z.string(), amount: z.number().int() }).nullable(), note: z.string().nullable(), madeAt: InstantText, decidedAt: InstantText.nullable(), decisionNote: z.string().nullable(),
  lines: z.array(AllocationLineView), requests: z.array(AllocationRequestView),
  /** What the caller's post may do now. */
  may: z.object({ ask: z.boolean(), answer: z.boolean(), approve: z.boolean(), withdraw: z.boolean() }),
})
export type AllocationView = z.infer<typeof AllocationView>
const AllocationDone = z.object({ id: z.string(), version: z.number().int(), revision: z.number().int(), status: z.enum(['proposed', 'approved', 'superseded', 'withdrawn']) })

const planned = ['not-found', 'unit-not-yours', 'unknown-unit', 'unit-twice', 'nothing-shared', 'compulsory-not-shared', 'percentage-not-divided', 'whole-number-needed', 'reserve-too-large', 'key-without-numbers', 'share-without-number', 'shares-do-not-add-up', 'not-for-an-ended-unit'] as const
const revised = { basedOn: z.number().int().min(0) }

/** All versions, newest first, so that it is seen who was offered what and why it changed. */
export const listAllocations = operation({
  id: 'directives.allocations', method: 'GET', path: '/api/targets/:id/allocations', summary: 'How a number was shared out: all versions', summaryVi: 'Các lần phân bổ chỉ tiêu', access: figureReaders, audit: null,
  params: z.object({ id: z.string() }), query: z.object(listQuery), output: page(AllocationView), refusals: ['not-found', 'unknown-cursor'],
})
export const previewAllocation = operation({
  id: 'directives.allocation-preview', method: 'POST', path: '/api/targets/:id/allocation-preview', summary: 'What each unit would get by that key; nothing is written', summaryVi: 'Xem trước phân bổ', access: allocators, audit: null,
  params: z.object({ id: z.string() }),
  /** `units` absent: all units one level below. `shares`: the numbers by hand. */
  body: z.object({ key: Key, units: z.array(z.string().max(40)).max(500).optional(), reserve: ReserveInput.nullable().default(null), shares: z.array(ShareInput).max(500).default([]) }),
  output: z.object({
    targetId: z.string(), key: Key, whole: z.number().int(), reserve: z.object({ name: z.string(), amount: z.number().int() }).nullable(), sum: z.number().int(), items: z.array(AllocationLineView), unknown: z.array(z.string()), over: z.number().int(),
    /** Day of the numbers behind the key and where they come from. */
    basis: z.string(), version: z.number().int(),
  }),
  refusals: planned,
})
export const proposeAllocationOperation = operation({
  id: 'directives.allocate', method: 'POST', path: '/api/targets/:id/allocations', summary: 'Put a proposal before the units', summaryVi: 'Đưa phương án phân bổ để các đơn vị góp ý', access: allocators, audit: 'allocation-proposed', status: 201,
  params: z.object({ id: z.string() }),
  /** `basedOn`: the newest version that was seen, 0 for none. With a key the server divides; `shares` count only by hand. */
  body: z.object({ id: z.uuid(), ...revised, key: Key, units: z.array(z.string().max(40)).max(500).optional(), reserve: ReserveInput.nullable().default(null), shares: z.array(ShareInput).max(500).default([]), answers: AgencyKind, note: z.string().trim().max(500).optional() }),
  output: AllocationDone, refusals: [...planned, 'changed-since', 'id-reused'],
})
export const askForAnother = operation({
  id: 'directives.ask-for-another', method: 'POST', path: '/api/allocations/:id/requests', summary: 'A unit asks for another number', summaryVi: 'Đơn vị đề nghị số khác', access: askers, audit: 'allocation-request-made', status: 201,
  params: z.object({ id: z.uuid() }), body: z.object({ id: z.uuid(), wanted: z.number().int().min(0).max(1_000_000), reason: z.string().trim().min(5).max(1000) }), output: AllocationDone,
  refusals: ['allocation-closed', 'unit-not-yours', 'asked-already', 'same-number', 'id-reused'],
})
export const answerAllocationRequest = operation({
  id: 'directives.answer-request', method: 'POST', path: '/api/allocations/:id/requests/:requestId', summary: 'The province answers a unit', summaryVi: 'Tỉnh trả lời đơn vị', access: allocators, audit: 'allocation-request-answered',
  params: z.object({ id: z.uuid(), requestId: z.uuid() }), body: z.object({ ...revised, granted: z.number().int().min(0).max(1_000_000), reason: z.string().trim().min(5).max(1000) }), output: AllocationDone,
  refusals: ['allocation-closed', 'unit-not-yours', 'granted-beyond', 'reserve-too-small', 'already-answered', 'changed-since', 'whole-number-needed'],
})
export const approveAllocation = operation({
  id: 'directives.approve-allocation', method: 'POST', path: '/api/allocations/:id/approval', summary: 'Approve: the numbers go to the units', summaryVi: 'Phê duyệt phân bổ', access: approvers, audit: 'allocation-approved',
  params: z.object({ id: z.uuid() }), body: z.object({ ...revised, note: z.string().trim().max(500).optional() }), output: AllocationDone,
  refusals: ['allocation-closed', 'unit-not-yours', 'not-by-oneself', 'request-unanswered', 'changed-since'],
})
export const withdrawAllocation = operation({
  id: 'directives.withdraw-allocation', method: 'POST', path: '/api/allocations/:id/withdrawal', summary: 'Take a proposal back', summaryVi: 'Rút phương án', access: allocators, audit: 'allocation-withdrawn',
  params: z.object({ id: z.uuid() }), body: z.object({ ...revised, reason: z.string().trim().min(5).max(500) }), output: AllocationDone, refusals: ['allocation-closed', 'unit-not-yours', 'changed-since'],
})
export const operations = [listAllocations, previewAllocation, proposeAllocationOperation, askForAnother, answerAllocationRequest, approveAllocation, withdrawAllocation]
