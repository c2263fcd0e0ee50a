/** Acts on allocations: load, decide by the pure rules, save in one transaction. The database checks the sum once more at its end. */
import { answerRequest, mayApprove, mayAsk, proposeAllocation, type AllocationKey, type AllocationPlan } from '@hoa-nhap/domain/directives/allocation.rules'
import { allocators, askers } from '@hoa-nhap/domain/directives/allocation.contract'
import type { Reserve } from '@hoa-nhap/domain/directives/directives.rules'
import type { Actor, AgencyKind } from '@hoa-nhap/domain/kernel/actor'
import { accept, refuse, type Decision } from '@hoa-nhap/domain/kernel/decision'
import type { Instant } from '@hoa-nhap/domain/kernel/plain-date'
import type { ActorTransaction } from '../platform/route.ts'
import { findAllocation, findRequests, findShares, loadBasis, newestVersion, type AllocationRow, type BasisRow, type RequestRow, type SharedTarget } from './allocation.queries.ts'

export type Wanted = { readonly key: AllocationKey; readonly units?: readonly string[] | undefined; readonly reserve: Reserve | null; readonly shares: readonly { readonly unitId: string; readonly amount: number }[] }

/** What each unit would get; nothing is written. */
export async function planOf(transaction: ActorTransaction, target: SharedTarget, wanted: Wanted, actor: Actor): Promise<Decision<{ readonly plan: AllocationPlan; readonly units: readonly BasisRow[] }>> {
  if (target.provinceId !== actor.provinceId) return refuse('unit-not-yours')
  if (target.unitEnded) return refuse('not-for-an-ended-unit')
  if (target.compulsory) return refuse('compulsory-not-shared')
  const all = await loadBasis(transaction, target)
  const named = wanted.key === 'by-hand' && !wanted.units ? wanted.shares.map((each) => each.unitId) : wanted.units
  if (named && new Set(named).size !== named.length) return refuse('unit-twice')
  const foreign = named?.find((id) => !all.some((unit) => unit.unitId === id))
  if (foreign !== undefined) return refuse('unknown-unit', { unit: foreign })
  const units = named ? all.filter((unit) => named.includes(unit.unitId)) : all
  const plan = proposeAllocation(target, wanted.key, units, wanted.reserve, new Map(wanted.shares.map((each) => [each.unitId, each.amount])))
  return plan.ok ? accept({ plan: plan.value, units }) : plan
}

type Done = { readonly id: string; readonly version: number; readonly revision: number; readonly status: AllocationRow['status'] }
const doneOf = (row: AllocationRow): Done => ({ id: row.id, version: row.version, revision: row.revision, status: row.status })

export async function propose(transaction: ActorTransaction, target: SharedTarget, given: Wanted & { readonly id: string; readonly basedOn: number; readonly answers: AgencyKind; readonly note?: string | undefined }, actor: Actor, now: Instant): Promise<Decision<Done>> {
  const planned = await planOf(transaction, target, given, actor)
  // The same act twice is one: answered before anything is judged again.
  const known = await findAllocation(transaction, given.id)
  if (known) return known.targetId === target.id && known.madeByPost === actor.postId && known.key === given.key ? accept(doneOf(known)) : refuse('id-reused')
  if (!planned.ok) return planned
  // Two who propose at the same moment: the second sees that something came between.
  await transaction.query(`select pg_advisory_xact_lock(hashtext('allocation ' || $1))`, [target.id])
  const newest = await newestVersion(transaction, target.id)
  if (newest !== given.basedOn) return refuse('changed-since', { version: newest })
  const { plan } = planned.value
  await transaction.query(`update allocation set status = 'withdrawn', revision = revision + 1, decided_at = $2, decided_by_post = $3, decision_note = $4 where target_id = $1 and status = 'proposed'`, [target.id, now, actor.postId, `→ ${newest + 1}`])
  await transaction.query(
    `insert into allocation (id, target_id, version, key, whole, reserve_name, reserve, answers, note, made_at, made_by_post) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [given.id, target.id, newest + 1, plan.key, plan.whole, plan.reserve?.name ?? null, plan.reserve?.amount ?? 0, given.answers, given.note ?? null, now, actor.postId],
  )
  await transaction.query(
    `insert into allocation_share (allocation_id, unit_id, weight, capacity, amount) select $1, s."unitId", s.weight, s.capacity, s.amount from jsonb_to_recordset($2::jsonb) as s("unitId" text, weight int, capacity int, amount int)`,
    [given.id, JSON.stringify(plan.lines)],
  )
  return accept({ id: given.id, version: newest + 1, revision: 1, status: 'proposed' })
}

async function held(transaction: ActorTransaction, id: string, actor: Actor): Promise<Decision<{ readonly row: AllocationRow; readonly requests: RequestRow[]; readonly amounts: ReadonlyMap<string, number> }>> {
  const row = await findAllocation(transaction, id, true)
  if (!row) return refuse('not-found')
  if (row.provinceId !== actor.provinceId) return refuse('unit-not-yours')
  const [requests, shares] = [await findRequests(transaction, [id]), await findShares(transaction, [id])]
  return accept({ row, requests, amounts: new Map(shares.map((share) => [share.unitId, share.amount])) })
}
const waitingOf = (requests: readonly RequestRow[]) => requests.filter((request) => request.answer === null).map((request) => request.unitId)

export async function ask(transaction: ActorTransaction, id: string, given: { readonly id: string; readonly wanted: number; readonly reason: string }, actor: Actor, now: Instant): Promise<Decision<Done>> {
  const loaded = await held(transaction, id, actor)
  if (!loaded.ok) return loaded
  const { row, requests, amounts } = loaded.value
  const known = requests.find((request) => request.id === given.id)
  if (known) return known.unitId === actor.unitId && known.wanted === given.wanted && known.reason === given.reason ? accept(doneOf(row)) : refuse('id-reused')
  const decision = mayAsk({ status: row.status, amounts, waiting: waitingOf(requests) }, actor.unitId, given.wanted)
  if (!decision.ok) return decision
  const taken = await transaction.query('select from allocation_request where id = $1', [given.id])
  if (taken.rows.length > 0) return refuse('id-reused')
  await transaction.query(`insert into allocation_request (id, allocation_id, unit_id, amount_before, wanted, reason, asked_at, asked_by_post) values ($1, $2, $3, $4, $5, $6, $7, $8)`, [given.id, id, actor.unitId, amounts.get(actor.unitId), given.wanted, given.reason, now, actor.postId])
  await transaction.query('update allocation set revision = revision + 1 where id = $1', [id])
  return accept({ ...doneOf(row), revision: row.revision + 1 })
}

export async function answerRequestOf(transaction: ActorTransaction, id: string, requestId: string, given: { readonly basedOn: number; readonly granted: number; readonly reason: string }, actor: Actor, now: Instant): Promise<Decision<Done>> {
  const loaded = await held(transaction, id, actor)
  if (!loaded.ok) return loaded
  const { row, requests, amounts } = loaded.value
  const request = requests.find((each) => each.id === requestId)
  if (!request) return refuse('not-found')
  if (request.answer !== null) return request.granted === given.granted && request.answerReason === given.reason ? accept(doneOf(row)) : refuse('already-answered')
  if (row.revision !== given.basedOn) return refuse('changed-since', { revision: row.revision })
  const decision = answerRequest({ status: row.status, amount: amounts.get(request.unitId)!, reserve: row.reserve, wanted: request.wanted }, given.granted)
  if (!decision.ok) return decision
  await transaction.query('update allocation_share set amount = $3 where allocation_id = $1 and unit_id = $2', [id, request.unitId, decision.value.amount])
  // What a unit gives back goes to a reserve of its own name where the proposal had none.
  await transaction.query('update allocation set reserve = $2, reserve_name = coalesce(reserve_name, $3), revision = revision + 1 where id = $1', [id, decision.value.reserve, decision.value.reserve > 0 ? 'Dự phòng' : null])
  await transaction.query('update allocation_request set answer = $2, granted = $3, answer_reason = $4, answered_at = $5, answered_by_post = $6 where id = $1', [requestId, decision.value.answer, given.granted, given.reason, now, actor.postId])
  return accept({ ...doneOf(row), revision: row.revision + 1 })
}

/** The version in force gives way, and its numbers become what each unit answers for. */
export async function approve(transaction: ActorTransaction, id: string, given: { readonly basedOn: number; readonly note?: string | undefined }, actor: Actor, now: Instant): Promise<Decision<Done>> {
  const loaded = await held(transaction, id, actor)
  if (!loaded.ok) return loaded
  const { row, requests, amounts } = loaded.value
  if (row.status === 'approved') return accept(doneOf(row))
  if (row.revision !== given.basedOn) return refuse('changed-since', { revision: row.revision })
  const decision = mayApprove({ status: row.status, madeByPost: row.madeByPost, waiting: waitingOf(requests).length }, actor)
  if (!decision.ok) return decision
  await transaction.query(`update allocation set status = 'superseded', revision = revision + 1 where target_id = $1 and status = 'approved'`, [row.targetId])
  await transaction.query(`update allocation set status = 'approved', revision = revision + 1, decided_at = $2, decided_by_post = $3, decision_note = $4 where id = $1`, [id, now, actor.postId, given.note ?? null])
  await transaction.query('delete from target_assignment where target_id = $1', [row.targetId])
  const parts = [...[...amounts].map(([unit, amount]) => ({ unit, amount, reserve: null as string | null })), ...(row.reserveName === null ? [] : [{ unit: row.unitId, amount: row.reserve, reserve: row.reserveName }])]
  await transaction.query(
    `insert into target_assignment (target_id, unit_id, agency_kind, amount, reserve_name, assigned_at, assigned_by_post) select $1, r.unit, $3, r.amount, r.reserve, $4, $5 from jsonb_to_recordset($2::jsonb) as r(unit text, amount numeric, reserve text)`,
    [row.targetId, JSON.stringify(parts), row.answers, now, actor.postId],
  )
  return accept({ ...doneOf(row), revision: row.revision + 1, status: 'approved' })
}

export async function withdraw(transaction: ActorTransaction, id: string, given: { readonly basedOn: number; readonly reason: string }, actor: Actor, now: Instant): Promise<Decision<Done>> {
  const loaded = await held(transaction, id, actor)
  if (!loaded.ok) return loaded
  const { row } = loaded.value
  if (row.status === 'withdrawn') return accept(doneOf(row))
  if (row.status !== 'proposed') return refuse('allocation-closed')
  if (row.revision !== given.basedOn) return refuse('changed-since', { revision: row.revision })
  await transaction.query(`update allocation set status = 'withdrawn', revision = revision + 1, decided_at = $2, decided_by_post = $3, decision_note = $4 where id = $1`, [id, now, actor.postId, given.reason])
  return accept({ ...doneOf(row), revision: row.revision + 1, status: 'withdrawn' })
}

/** What the caller's post may do with a version now; the acts judge again. */
export const mayWith = (actor: Actor) => (row: AllocationRow, requests: readonly RequestRow[], units: readonly string[]) => {
  const ours = row.provinceId === actor.provinceId && row.status === 'proposed'
  const waiting = waitingOf(requests)
  return {
    ask: ours && askers.includes(actor.role) && units.includes(actor.unitId) && !waiting.includes(actor.unitId), answer: ours && allocators.includes(actor.role) && waiting.length > 0,
    approve: ours && mayApprove({ status: row.status, madeByPost: row.madeByPost, waiting: waiting.length }, actor).ok, withdraw: ours && allocators.includes(actor.role),
  }
}
