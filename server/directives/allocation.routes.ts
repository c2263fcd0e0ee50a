/** Handlers over the operations of `domain/directives/allocation.contract`. */
import {
  answerAllocationRequest, approveAllocation, askForAnother, listAllocations, previewAllocation, proposeAllocationOperation, withdrawAllocation,
} from '@hoa-nhap/domain/directives/allocation.contract'
import { answerList } from '../platform/list.ts'
import { answer, refused, route, type Answer, type Route } from '../platform/route.ts'
import { answerRequestOf, approve, ask, mayWith, planOf, propose, withdraw } from './allocation.commands.ts'
import { findTarget, needYear, newestVersion, viewAllocations, viewLine } from './allocation.queries.ts'

const notFound: Answer<never> = refused({ code: 'not-found', facts: {} })

const basisOf: Readonly<Record<string, (target: Parameters<typeof needYear>[0]) => string>> = {
  equal: () => 'chia đều', 'by-hand': () => 'nhập tay', population: () => 'dân số công bố gần nhất', capacity: () => 'chỗ phục vụ của các đơn vị đang hoạt động',
  need: (target) => `số lượt cần phục vụ đã đăng ký năm ${needYear(target).from.slice(0, 4)}`,
}

const list = route(listAllocations, (context) => context.transaction(async (transaction) => {
  const target = await findTarget(transaction, context.params.id)
  if (!target || (target.provinceId !== context.actor.provinceId && context.actor.role !== 'ministry-police')) return notFound
  return answerList(await viewAllocations(transaction, target.id, mayWith(context.actor), context.actor), context.query)
}))

const preview = route(previewAllocation, (context) => context.transaction(async (transaction) => {
  const target = await findTarget(transaction, context.params.id)
  if (!target) return notFound
  const decision = await planOf(transaction, target, context.body, context.actor)
  if (!decision.ok) return refused(decision.refusal)
  const { plan, units } = decision.value
  const names = new Map(units.map((unit) => [unit.unitId, unit.unitName]))
  const items = plan.lines.map((line) => viewLine({ ...line, unitName: names.get(line.unitId) ?? line.unitId }, plan.key, target.provinceId, context.actor))
  return answer({
    targetId: target.id, key: plan.key, whole: plan.whole, reserve: plan.reserve, sum: plan.lines.reduce((sum, line) => sum + line.amount, 0), items, unknown: [...plan.unknown], over: items.filter((line) => line.overCapacity).length,
    basis: basisOf[plan.key]!(target), version: await newestVersion(transaction, target.id),
  })
}))

const allocate = route(proposeAllocationOperation, (context) => context.transaction(async (transaction) => {
  const target = await findTarget(transaction, context.params.id)
  if (!target) return notFound
  const decision = await propose(transaction, target, context.body, context.actor, context.now)
  return decision.ok ? answer(decision.value, 201) : refused(decision.refusal)
}))

const another = route(askForAnother, (context) => context.transaction(async (transaction) => {
  const decision = await ask(transaction, context.params.id, context.body, context.actor, context.now)
  return decision.ok ? answer(decision.value, 201) : refused(decision.refusal)
}))
const answered = route(answerAllocationRequest, (context) => context.transaction(async (transaction) => {
  const decision = await answerRequestOf(transaction, context.params.id, context.params.requestId, context.body, context.actor, context.now)
  return decision.ok ? answer(decision.value) : refused(decision.refusal)
}))
const approved = route(approveAllocation, (context) => context.transaction(async (transaction) => {
  const decision = await approve(transaction, context.params.id, context.body, context.actor, context.now)
  return decision.ok ? answer(decision.value) : refused(decision.refusal)
}))
const withdrawn = route(withdrawAllocation, (context) => context.transaction(async (transaction) => {
  const decision = await withdraw(transaction, context.params.id, context.body, context.actor, context.now)
  return decision.ok ? answer(decision.value) : refused(decision.refusal)
}))

export const allocationRoutes: readonly Route[] = [list, preview, allocate, another, answered, approved, withdrawn]
