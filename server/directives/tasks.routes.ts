/** Handlers over the operations of `domain/directives/tasks.contract`. */
import { answerUrging, getTask, listCoverage, listTaskDues, urgeTask } from '@hoa-nhap/domain/directives/tasks.contract'
import type { Actor } from '@hoa-nhap/domain/kernel/actor'
import { answerList } from '../platform/list.ts'
import { answer, refused, route, type ActorTransaction, type Answer, type Route } from '../platform/route.ts'
import { findTask } from './directives.commands.ts'
import { answerLetter, urge } from './tasks.commands.ts'
import { findDues, viewCoverage, viewDetail } from './tasks.queries.ts'

const notFound: Answer<never> = refused({ code: 'not-found', facts: {} })

async function detail(transaction: ActorTransaction, params: { readonly id: string; readonly taskId: string }, actor: Actor) {
  const task = (await findTask(transaction, params.id, params.taskId))!
  const { rows } = await transaction.query<{ number: string }>('select number from directive where id = $1', [task.directiveId])
  return viewDetail(transaction, task, rows[0]!.number, actor)
}

const get = route(getTask, (context) => context.transaction(async (transaction) => ((await findTask(transaction, context.params.id, context.params.taskId)) ? answer(await detail(transaction, context.params, context.actor)) : notFound)))

const urging = route(urgeTask, (context) => context.transaction(async (transaction) => {
  const task = await findTask(transaction, context.params.id, context.params.taskId)
  if (!task) return notFound
  const decision = await urge(transaction, task, context.body, context.actor, context.now)
  return decision.ok ? answer(await detail(transaction, context.params, context.actor), 201) : refused(decision.refusal)
}))

const answered = route(answerUrging, (context) => context.transaction(async (transaction) => {
  const task = await findTask(transaction, context.params.id, context.params.taskId)
  if (!task) return notFound
  const decision = await answerLetter(transaction, task, context.params.urgingId, context.body, context.actor)
  return decision.ok ? answer(await detail(transaction, context.params, context.actor)) : refused(decision.refusal)
}))

const dues = route(listTaskDues, (context) => context.transaction(async (transaction) => {
  const all = await findDues(transaction, context.actor)
  return answerList(context.query.why ? all.filter((due) => due.why === context.query.why) : all, context.query)
}))

const coverage = route(listCoverage, (context) => context.transaction(async (transaction) => answerList(await viewCoverage(transaction, context.query, context.today), context.query)))

export const taskRoutes: readonly Route[] = [get, urging, answered, dues, coverage]
