/** Letters of urging: sent by the province to the office that leads, answered by that office. */
import { mayUrge } from '@hoa-nhap/domain/directives/tasks.rules'
import type { Actor, AgencyKind } from '@hoa-nhap/domain/kernel/actor'
import { accept, refuse, type Decision } from '@hoa-nhap/domain/kernel/decision'
import type { Instant, PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { ActorTransaction } from '../platform/route.ts'
import { isPerUnit, loadAgencies } from './directives.agencies.ts'
import { becameProvince } from './directives.commands.ts'
import { findUnit } from './directives.queries.ts'
import type { TaskRow } from './directives.store.ts'

export type LocatedTask = TaskRow & { readonly provinceId: string }

export async function isOurs(transaction: ActorTransaction, provinceId: string, actor: Actor): Promise<boolean> {
  return provinceId === actor.provinceId || (await becameProvince(transaction, provinceId, actor.provinceId))
}

/** The letter goes to the body that does the work today. */
export async function urge(transaction: ActorTransaction, task: LocatedTask, given: { readonly id: string; readonly number: string; readonly on: PlainDate; readonly answerBy: PlainDate; readonly words: string; readonly toUnit?: string | undefined }, actor: Actor, now: Instant): Promise<Decision<null>> {
  if (!(await isOurs(transaction, task.provinceId, actor))) return refuse('unit-not-yours')
  const known = await transaction.query<{ same: boolean }>('select task_id = $2 and number = $3 and words = $4 and post_id = $5 as same from urging_letter where id = $1', [given.id, task.id, given.number, given.words, actor.postId])
  if (known.rows[0]) return known.rows[0].same ? accept(null) : refuse('id-reused')
  const decision = mayUrge({ led: task.lead !== null || task.leadAsWritten !== null, doneOn: task.doneOn }, given, actor.day)
  if (!decision.ok) return decision
  const agencies = await loadAgencies(transaction, [task.unitId], actor.day)
  const kind: AgencyKind = task.lead === null ? 'province-committee' : isPerUnit(task.lead) ? task.lead : (agencies.accountable(task.lead, task.unitId).today?.kind ?? task.lead)
  const to = given.toUnit ? await findUnit(transaction, given.toUnit) : { id: actor.provinceId, provinceId: actor.provinceId }
  if (!to || to.provinceId !== actor.provinceId) return refuse('unknown-unit', { unit: given.toUnit ?? '', field: 'toUnit' })
  const taken = await transaction.query('select from urging_letter where task_id = $1 and number = $2', [task.id, given.number])
  if (taken.rows.length > 0) return refuse('number-taken', { number: given.number, field: 'number' })
  await transaction.query('insert into urging_letter (id, task_id, number, on_day, to_kind, to_unit, words, answer_by, post_id, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', [given.id, task.id, given.number, given.on, kind, to.id, given.words, given.answerBy, actor.postId, now])
  return accept(null)
}

/** Whether a letter was sent to the post's body: of its kind, in its unit, or to all of that kind in its province. */
export const sentTo = (letter: { readonly toKind: AgencyKind; readonly toUnit: string }, actor: Pick<Actor, 'agencyKind' | 'unitId' | 'provinceId'>): boolean =>
  letter.toKind === actor.agencyKind && (letter.toUnit === actor.unitId || letter.toUnit === actor.provinceId)

export async function answerLetter(transaction: ActorTransaction, task: LocatedTask, id: string, given: { readonly on: PlainDate; readonly answer: string }, actor: Actor): Promise<Decision<null>> {
  const { rows } = await transaction.query<{ toKind: AgencyKind; toUnit: string; on: PlainDate; answeredOn: PlainDate | null; answer: string | null; answeredByPost: string | null }>(
    `select to_kind as "toKind", to_unit as "toUnit", on_day as "on", answered_on as "answeredOn", answer, answered_by_post as "answeredByPost" from urging_letter where id = $1 and task_id = $2 for update`, [id, task.id],
  )
  const letter = rows[0]
  if (!letter) return refuse('not-found')
  if (!(await isOurs(transaction, task.provinceId, actor))) return refuse('unit-not-yours')
  if (!sentTo(letter, actor)) return refuse('not-your-role')
  if (letter.answeredOn !== null) return letter.answer === given.answer && letter.answeredByPost === actor.postId ? accept(null) : refuse('already-answered')
  if (given.on > actor.day) return refuse('in-future', { occurredOn: given.on, today: actor.day, field: 'on' })
  if (given.on < letter.on) return refuse('before-opening', { occurredOn: given.on, openedOn: letter.on, field: 'on' })
  await transaction.query('update urging_letter set answered_on = $2, answer = $3, answered_by_post = $4 where id = $1', [id, given.on, given.answer, actor.postId])
  return accept(null)
}
