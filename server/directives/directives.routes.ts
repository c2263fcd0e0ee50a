/** Handlers over the operations of `domain/directives`. */
import { readsFigures } from '@hoa-nhap/domain/access/figures.rules'
import {
  answerShortfall as answerShortfallOperation, assignTask, createDirective, getDirective, listDirectives, listShortfalls, listTargets, publishDirective, recordTaskProgress, shareTarget,
} from '@hoa-nhap/domain/directives/directives.contract'
import { answerList } from '../platform/list.ts'
import { answer, refused, route, type Answer, type Context, type Route } from '../platform/route.ts'
import { allocationRoutes } from './allocation.routes.ts'
import { loadAgencies } from './directives.agencies.ts'
import { answerShortfall, assignLead, enterDirective, findTask, publish, recordProgress, share } from './directives.commands.ts'
import { findDirectives, findShortfalls, findTargets, findUnit, loadParts, summaryOf, viewDirective, viewShortfalls, viewTargets, viewTask } from './directives.queries.ts'
import { taskRoutes } from './tasks.routes.ts'

const notFound: Answer<never> = refused({ code: 'not-found', facts: {} })
// oxlint-disable-next-line typescript/no-explicit-any -- any context: only what all of them have is used
type AnyContext = Context<any, any, any>
const reading = (context: AnyContext) => ({ today: context.today, actor: context.actor, figures: readsFigures(context.actor.role) })

const list = route(listDirectives, (context) => context.transaction(async (transaction) => {
  const rows = await findDirectives(transaction, context.query)
  const parts = await loadParts(transaction, rows.map((row) => row.id))
  return answerList(rows.map((row) => summaryOf(row, parts)), context.query)
}))

const get = route(getDirective, (context) => context.transaction(async (transaction) => {
  const [row] = await findDirectives(transaction, { id: context.params.id })
  return row ? answer(await viewDirective(transaction, row, reading(context))) : notFound
}))

const create = route(createDirective, (context) => context.transaction(async (transaction) => {
  const decision = await enterDirective(transaction, context.body, context.actor, context.now)
  return decision.ok ? answer({ id: decision.value }, 201) : refused(decision.refusal)
}))

const assign = route(assignTask, (context) => context.transaction(async (transaction) => {
  const task = await findTask(transaction, context.params.id, context.params.taskId)
  if (!task) return notFound
  const decision = await assignLead(transaction, task, context.body, context.actor)
  if (!decision.ok) return refused(decision.refusal)
  const agencies = await loadAgencies(transaction, [task.unitId], context.today)
  return answer(viewTask((await findTask(transaction, context.params.id, context.params.taskId))!, agencies, context.today))
}))

const progress = route(recordTaskProgress, (context) => context.transaction(async (transaction) => {
  const task = await findTask(transaction, context.params.id, context.params.taskId)
  if (!task) return notFound
  const decision = await recordProgress(transaction, task, context.body, context.actor, context.now)
  if (!decision.ok) return refused(decision.refusal)
  const agencies = await loadAgencies(transaction, [task.unitId], context.today)
  return answer(viewTask((await findTask(transaction, context.params.id, context.params.taskId))!, agencies, context.today), 201)
}))

const publication = route(publishDirective, (context) => context.transaction(async (transaction) => {
  const [row] = await findDirectives(transaction, { id: context.params.id })
  if (!row) return notFound
  const decision = await publish(transaction, row, context.actor, context.now)
  if (!decision.ok) return refused(decision.refusal)
  const [published] = await findDirectives(transaction, { id: row.id })
  return answer(summaryOf(published!, await loadParts(transaction, [row.id])))
}))

const targets = route(listTargets, (context) => context.transaction(async (transaction) => {
  const unit = context.query.unit ? await findUnit(transaction, context.query.unit) : null
  if (context.query.unit && !unit) return refused({ code: 'unknown-unit', facts: { unit: context.query.unit } })
  const rows = await findTargets(transaction, context.query)
  const agencies = await loadAgencies(transaction, [...new Set(rows.map((row) => row.unitId))], context.today)
  return answerList(await viewTargets(transaction, rows, unit, { ...reading(context), agencies }), context.query)
}))

const shares = route(shareTarget, (context) => context.transaction(async (transaction) => {
  const decision = await share(transaction, context.params.id, context.body, context.actor, context.now, context.platform.uuid)
  return decision.ok ? answer({ targetId: context.params.id, units: decision.value.units, reserve: context.body.reserve?.amount ?? null }) : refused(decision.refusal)
}))

const shortfalls = route(listShortfalls, (context) => context.transaction(async (transaction) => {
  const province = context.actor.role === 'ministry-police' ? null : context.actor.provinceId
  return answerList(await viewShortfalls(transaction, await findShortfalls(transaction, { ...context.query, province }), reading(context)), context.query)
}))

const answered = route(answerShortfallOperation, (context) => context.transaction(async (transaction) => {
  const decision = await answerShortfall(transaction, context.params.id, context.body, context.actor, context.now)
  return decision.ok ? answer({ id: context.params.id, answeredAt: decision.value }) : refused(decision.refusal)
}))

export const routes: readonly Route[] = [list, get, create, assign, progress, publication, targets, shares, shortfalls, answered, ...allocationRoutes, ...taskRoutes]
