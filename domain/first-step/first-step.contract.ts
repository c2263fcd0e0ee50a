/** What the point's own posts do with confidential requests. The public side has no interface: pages with forms (`server/first-step`). */
import { z } from 'zod'
import { Limit, operation, page } from '../kernel/operation.ts'
import { InstantText, PlainDateText } from '../kernel/plain-date.ts'
import { askers, callTimes, firstStepReaders, firstStepStatuses, FirstStepAct, FirstStepStatus, HelpKind, lengths, reaches } from './first-step.model.ts'

export const FirstStepSummary = z.object({
  id: z.string(), alias: z.string(), who: z.enum(askers), help: z.array(HelpKind), reach: z.enum(reaches), callTime: z.enum(callTimes), status: FirstStepStatus,
  madeOn: PlainDateText, lastContactOn: PlainDateText, eraseOn: PlainDateText, sequence: z.number().int(),
})
export type FirstStepSummary = z.infer<typeof FirstStepSummary>

export const FirstStepView = FirstStepSummary.extend({
  phone: z.string().nullable(), note: z.string().nullable(), answer: z.string().nullable(),
  events: z.array(z.object({ type: z.enum(['made', 'opened', 'contacted', 'answered', 'closed']), at: InstantText, postId: z.string().nullable() })),
})
export type FirstStepView = z.infer<typeof FirstStepView>

export const listFirstSteps = operation({
  id: 'first-step.list', method: 'GET', path: '/api/first-steps', summary: 'Confidential requests to your point', summaryVi: 'Yêu cầu kín gửi đến điểm của bạn', access: firstStepReaders, audit: 'first-steps-listed',
  query: z.object({ status: z.enum([...firstStepStatuses, 'open']).optional(), cursor: z.string().max(400).optional(), limit: Limit }), output: page(FirstStepSummary),
})
export const getFirstStep = operation({
  id: 'first-step.get', method: 'GET', path: '/api/first-steps/:id', summary: 'One confidential request; the opening is shown to whoever has its code', summaryVi: 'Một yêu cầu kín; người có mã thấy đã mở', access: firstStepReaders, audit: 'first-step-opened',
  params: z.object({ id: z.uuid() }), output: FirstStepView,
})
export const actOnFirstStep = operation({
  id: 'first-step.act', method: 'POST', path: '/api/first-steps/:id/acts', summary: 'Contacted, answered or closed', summaryVi: 'Đã liên hệ, trả lời hoặc khép lại', access: firstStepReaders, audit: 'first-step-answered',
  params: z.object({ id: z.uuid() }), body: z.object({ id: z.uuid(), type: FirstStepAct, basedOn: z.number().int().min(1), text: z.string().max(lengths.answer).nullish() }), output: FirstStepView, status: 201,
  refusals: ['changed-since', 'id-reused', 'first-step-closed', 'first-step-answer-missing', 'first-step-answer-only'],
})
export const operations = [listFirstSteps, getFirstStep, actOnFirstStep]
