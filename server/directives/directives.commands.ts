/** Acts on documents, targets, tasks and missed periods: load, decide by the pure rules, save. */
import { createHash } from 'node:crypto'
import { asksForCause, goalOfPart, isComplete, isPercentage, mayPublish, shareOut, verdictOf, type Reserve } from '@hoa-nhap/domain/directives/directives.rules'
import { mayReport, type Evidence } from '@hoa-nhap/domain/directives/tasks.rules'
import type { DirectiveInput } from '@hoa-nhap/domain/directives/directives.contract'
import { computableOf } from '@hoa-nhap/domain/indicators/indicators.model'
import { indicatorOf } from '@hoa-nhap/domain/indicators/indicators.rules'
import type { Actor, AgencyKind } from '@hoa-nhap/domain/kernel/actor'
import { accept, refuse, type Decision } from '@hoa-nhap/domain/kernel/decision'
import { yearOf, type Instant, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { z } from 'zod'
import type { ActorTransaction } from '../platform/route.ts'
import { propose } from './allocation.commands.ts'
import { findTarget, newestVersion } from './allocation.queries.ts'
import { isPerUnit, loadAgencies } from './directives.agencies.ts'
import { clauseState, findUnit, loadParts, type DirectiveRow } from './directives.queries.ts'
import { directiveId, insertDirective, targetColumns, targetTables, taskColumns, taskTables, type NewDirective, type TargetRow, type TaskRow } from './directives.store.ts'

type Input = z.output<typeof DirectiveInput>

/** Planning posts act for their own province; a commune's chair for the commune. */
const plansFor = (actor: Actor, unit: { readonly id: string; readonly provinceId: string; readonly level: string }) =>
  actor.role === 'commune-chair' || actor.role === 'district-chair' ? unit.id === actor.unitId : unit.provinceId === actor.provinceId || unit.id === actor.provinceId

export async function enterDirective(transaction: ActorTransaction, input: Input, actor: Actor, now: Instant): Promise<Decision<string>> {
  const unit = await findUnit(transaction, input.unitId)
  if (!unit) return refuse('unknown-unit', { unit: input.unitId })
  if (!plansFor(actor, unit)) return refuse('unit-not-yours')
  const labels = new Set(input.clauses.map((clause) => clause.label))
  for (const clause of input.clauses) {
    if (clause.sameAs !== undefined && !labels.has(clause.sameAs)) return refuse('unknown-clause', { label: clause.sameAs })
    if (clause.answer === 'same-as' && clause.sameAs === undefined) return refuse('unknown-clause', { label: clause.label })
    for (const target of clause.targets) {
      if (!indicatorOf(target.indicatorId)) return refuse('unknown-indicator', { label: target.label })
      if (target.from > target.to) return refuse('period-reversed', { label: target.label })
      if (!isComplete(target)) return refuse('target-without-number', { label: target.label })
    }
  }
  const inputHash = createHash('sha256').update(JSON.stringify(input)).digest('hex')
  const id = directiveId(input.number, input.unitId)
  const known = await transaction.query<{ id: string; same: boolean }>(`select id, input_hash = $3 and entered_by_post = $4 as same from directive where (unit_id = $1 and number = $2) or id = $5`, [input.unitId, input.number, inputHash, actor.postId, id])
  if (known.rows[0]) return known.rows[0].same ? accept(known.rows[0].id) : refuse('number-taken', { number: input.number })

  const relations: { relation: 'implements' | 'replaces' | 'extends'; id: string; number: string }[] = []
  for (const [relation, reference] of [['implements', input.implementsDirective], ['replaces', input.replacesDirective], ['extends', input.extendsDirective]] as const) {
    if (reference === undefined) continue
    const found = await transaction.query<{ id: string; number: string }>('select id, number from directive where id = $1 or number = $1 order by id = $1 desc limit 1', [reference])
    if (!found.rows[0]) return refuse('unknown-directive', { number: reference })
    relations.push({ relation, ...found.rows[0] })
  }
  const directive: NewDirective = {
    number: input.number, kind: input.kind, title: input.title, issuer: input.issuer, unitId: input.unitId, issuedOn: input.issuedOn ?? null, effectiveTo: input.effectiveTo ?? null, status: 'draft', illustrative: false,
    bases: input.bases.map((number) => ({ number, issuedOn: null })), relations,
    clauses: input.clauses.map((clause, index) => ({
      ...clause, sameAs: clause.answer === 'same-as' ? clause.sameAs : undefined, targets: clause.targets.map((target) => ({ ...target })),
      tasks: clause.tasks.map((task, number) => ({ ...task, item: `${index + 1}.${number + 1}` })),
    })),
  }
  await insertDirective(transaction, directive, { postId: actor.postId, at: now, inputHash })
  // An agency's yearly plan answers the document that asked for it.
  for (const relation of relations) {
    if (relation.relation === 'implements') await transaction.query(`update owed_plan set answered_by = $3, answered_directive_id = $4 where directive_id = $1 and agency_kind = $2 and year = $5 and answered_by is null`, [relation.id, actor.agencyKind, input.number, id, yearOf(input.issuedOn ?? actor.day)])
  }
  return accept(id)
}

export async function publish(transaction: ActorTransaction, row: DirectiveRow, actor: Actor, now: Instant): Promise<Decision<null>> {
  if (row.provinceId !== actor.provinceId && !(await becameProvince(transaction, row.provinceId, actor.provinceId))) return refuse('unit-not-yours')
  const parts = await loadParts(transaction, [row.id])
  const decision = mayPublish(parts.clauses.map((clause) => clauseState(clause, parts.targets, parts.tasks)))
  if (!decision.ok) return decision
  await transaction.query(`update directive set status = 'published', published_at = $2, published_by_post = $3 where id = $1 and status = 'draft'`, [row.id, now, actor.postId])
  return accept(null)
}

export async function becameProvince(transaction: ActorTransaction, before: string, now: string): Promise<boolean> {
  const { rows } = await transaction.query('select from unit_succession where from_id = $1 and to_id = $2', [before, now])
  return rows.length > 0
}

export async function findTask(transaction: ActorTransaction, directive: string, task: string): Promise<(TaskRow & { provinceId: string }) | null> {
  const { rows } = await transaction.query<TaskRow & { provinceId: string }>(
    `select ${taskColumns}, coalesce(o.province_id, o.id) as "provinceId" from ${taskTables} join unit o on o.id = d.unit_id where k.id = $2 and (d.id = $1 or d.number = $1)`, [directive, task],
  )
  return rows[0] ?? null
}

export async function assignLead(transaction: ActorTransaction, task: TaskRow & { provinceId: string }, given: { readonly lead: AgencyKind; readonly coordinating: readonly AgencyKind[]; readonly deadline?: PlainDate | undefined }, actor: Actor): Promise<Decision<null>> {
  if (task.provinceId !== actor.provinceId && !(await becameProvince(transaction, task.provinceId, actor.provinceId))) return refuse('unit-not-yours')
  await transaction.query('update task set lead = $2, coordinating = $3, deadline = coalesce($4::date, deadline) where id = $1', [task.id, given.lead, given.coordinating, given.deadline ?? null])
  return accept(null)
}

const planners: readonly string[] = ['province-police', 'province-police-director', 'province-planner', 'province-health']

/** Whether the post's body leads the task, has taken over from the one that did, or works with it. */
export async function worksOn(transaction: ActorTransaction, task: Pick<TaskRow, 'lead' | 'coordinating' | 'unitId'>, actor: Actor): Promise<boolean> {
  const agencies = await loadAgencies(transaction, [task.unitId], actor.day)
  const leads = task.lead ? [task.lead, agencies.accountable(task.lead, task.unitId).today?.kind] : []
  return leads.includes(actor.agencyKind) || task.coordinating.includes(actor.agencyKind)
}

/** Progress is recorded by the body in the lead (or the one that took over), a body that works with it, or the province's planning post. */
export async function recordProgress(transaction: ActorTransaction, task: TaskRow & { provinceId: string }, given: { readonly id: string; readonly on: PlainDate; readonly progress: string; readonly done: boolean; readonly evidence: Evidence }, actor: Actor, now: Instant): Promise<Decision<null>> {
  const reported = mayReport(given, actor.day)
  if (!reported.ok) return reported
  if (task.provinceId !== actor.provinceId && !(await becameProvince(transaction, task.provinceId, actor.provinceId))) return refuse('unit-not-yours')
  if (!planners.includes(actor.role) && !(await worksOn(transaction, task, actor))) return refuse('not-your-role')
  const row = [given.id, task.id, given.on, given.progress, given.done, given.evidence.text ?? null, given.evidence.link ?? null, [...given.evidence.files]]
  const known = await transaction.query<{ same: boolean }>('select task_id = $2 and on_day = $3 and progress = $4 and done = $5 and evidence is not distinct from $6 and link is not distinct from $7 and files = $8::uuid[] as same from task_progress where id = $1', row)
  if (known.rows[0]) return known.rows[0].same ? accept(null) : refuse('id-reused')
  await transaction.query('insert into task_progress (id, task_id, on_day, progress, done, evidence, link, files, post_id, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8::uuid[], $9, $10)', [...row, actor.postId, now])
  if (given.done) await transaction.query('update task set done_on = $2 where id = $1 and (done_on is null or done_on > $2)', [task.id, given.on])
  return accept(null)
}

/** A percentage goes to each unit as it is, at once. A number becomes a proposal by hand, which is answered and approved like any other. */
export async function share(
  transaction: ActorTransaction, targetId: string, given: { readonly shares: readonly { readonly unitId: string; readonly amount: number | null }[]; readonly reserve: Reserve | null; readonly answers: AgencyKind }, actor: Actor, now: Instant, newId: () => string,
): Promise<Decision<{ units: number }>> {
  const target = await findTarget(transaction, targetId)
  if (!target) return refuse('not-found')
  if (target.provinceId !== actor.provinceId && !(await becameProvince(transaction, target.provinceId, actor.provinceId))) return refuse('unit-not-yours')
  const units = await transaction.query<{ id: string; level: 'province' | 'district' | 'commune'; provinceId: string }>(`select id, level, coalesce(province_id, id) as "provinceId" from unit where id = any($1)`, [given.shares.map((each) => each.unitId)])
  const levelOf = new Map(units.rows.map((row) => [row.id, row]))
  const shares = given.shares.map((each) => ({ ...each, level: levelOf.get(each.unitId)?.level }))
  for (const each of shares) {
    const unit = levelOf.get(each.unitId)
    if (!unit || (unit.provinceId !== target.provinceId && unit.provinceId !== actor.provinceId)) return refuse('unknown-unit', { unit: each.unitId })
  }
  const decision = shareOut(target, shares.map((each) => ({ ...each, level: each.level! })), given.reserve)
  if (!decision.ok) return decision
  if (!isPercentage(target)) {
    const proposed = await propose(transaction, target, { id: newId(), basedOn: await newestVersion(transaction, target.id), key: 'by-hand', reserve: given.reserve, shares: given.shares.map((each) => ({ unitId: each.unitId, amount: each.amount! })), answers: given.answers }, actor, now)
    return proposed.ok ? accept({ units: given.shares.length }) : proposed
  }
  await transaction.query('delete from target_assignment where target_id = $1', [target.id])
  await transaction.query(
    `insert into target_assignment (target_id, unit_id, agency_kind, amount, reserve_name, assigned_at, assigned_by_post) select $1, r.unit, $3, null, null, $4, $5 from unnest($2::text[]) as r(unit)`,
    [target.id, given.shares.map((each) => each.unitId), given.answers, now, actor.postId],
  )
  return accept({ units: given.shares.length })
}

/**
 * Judges periods that are over and asks the accountable posts of what was missed: each unit that received the target, as it stands today,
 * otherwise the unit of the document. A number is asked for by its shares; where none was shared out, of the unit of the document alone. Nothing counted
 * yet is judged later. By a system post; answers how many were asked.
 */
export async function askForCauses(transaction: ActorTransaction, today: PlainDate): Promise<number> {
  const { rows: targets } = await transaction.query<TargetRow>(
    `select ${targetColumns} from ${targetTables} join clause c on c.id = t.clause_id where t.judged_on is null and t.period_to < $1 and c.answer <> 'same-as'`, [today],
  )
  let asked = 0
  for (const target of targets) {
    const definition = indicatorOf(target.indicatorId)
    if (!definition || computableOf(definition) === 'no') continue
    const shares = isPercentage(target) ? new Map<string, number>() : await sharesInForce(transaction, target)
    const units = shares.size > 0 ? [...shares.keys()] : await unitsAsked(transaction, target)
    const figures = await transaction.query<{ unit: string; of: number; met: number }>(
      `select a.unit, c.of_count as "of", c.met_count as met from unnest($1::text[]) as a(unit) cross join lateral count_indicator($2, a.unit, $3::date, $4::date) c`, [units, target.indicatorId, target.from, target.to],
    )
    if (figures.rows.every((figure) => Number(figure.of) === 0)) continue
    const short = figures.rows.filter((figure) => asksForCause(verdictOf(shares.size > 0 ? goalOfPart(target, shares.get(figure.unit)!) : target, Number(figure.met), Number(figure.of)), target.to, today))
    const agencies = await loadAgencies(transaction, [target.unitId], today)
    const kind = isPerUnit(target.accountable) ? target.accountable : (agencies.accountable(target.accountable, target.unitId).today?.kind ?? target.accountable)
    const written = await transaction.query(
      `insert into shortfall (id, target_id, unit_id, period_from, period_to, met, of_count, asked_on, agency_kind)
       select $1 || '.' || s.unit, $1, s.unit, $2, $3, s.met, s."of", $4, $5 from jsonb_to_recordset($6::jsonb) as s(unit text, met int, "of" int) on conflict (id) do nothing`,
      [target.id, target.from, target.to, today, kind, JSON.stringify(short)],
    )
    asked += written.rowCount ?? 0
    await transaction.query('update target set judged_on = $2 where id = $1', [target.id, today])
  }
  return asked
}

/** Shares of a number, by unit that still is. */
async function sharesInForce(transaction: ActorTransaction, target: TargetRow): Promise<ReadonlyMap<string, number>> {
  const { rows } = await transaction.query<{ unit: string; amount: number }>(
    `select a.unit_id as unit, a.amount::float8 as amount from target_assignment a join unit u on u.id = a.unit_id where a.target_id = $1 and a.amount is not null and a.reserve_name is null and u.valid_to is null order by a.unit_id`, [target.id],
  )
  return new Map(rows.map(({ unit, amount }) => [unit, amount]))
}

/** Units that received the target, each as what it has become; the document's own unit where nobody did. */
async function unitsAsked(transaction: ActorTransaction, target: TargetRow): Promise<string[]> {
  const { rows } = !isPercentage(target) ? { rows: [] } : await transaction.query<{ id: string }>(
    `with recursive current as (
       select a.unit_id as id from target_assignment a where a.target_id = $1 and a.reserve_name is null
       union select s.to_id from current c join unit_succession s on s.from_id = c.id and s.to_id <> c.id
     )
     select c.id from current c join unit u on u.id = c.id where u.valid_to is null`,
    [target.id],
  )
  if (rows.length > 0) return rows.map((row) => row.id)
  const own = await transaction.query<{ id: string }>('select coalesce((select s.to_id from unit_succession s where s.from_id = u.id and u.valid_to is not null limit 1), u.id) as id from unit u where u.id = $1', [target.unitId])
  return own.rows.map((row) => row.id)
}

/** Cause and remedy are given once, by the post that answers for the unit. */
export async function answerShortfall(transaction: ActorTransaction, id: string, given: { readonly cause: string; readonly remedy: string }, actor: Actor, now: Instant): Promise<Decision<Instant>> {
  const { rows } = await transaction.query<{ agencyKind: AgencyKind; unitId: string; answered: boolean }>(`select agency_kind as "agencyKind", unit_id as "unitId", answered_at is not null as answered from shortfall where id = $1 for update`, [id])
  const shortfall = rows[0]
  if (!shortfall) return refuse('not-found')
  if (shortfall.agencyKind !== actor.agencyKind) return refuse('not-your-role')
  if (shortfall.unitId !== actor.unitId) return refuse('unit-not-yours')
  if (shortfall.answered) return refuse('already-answered')
  await transaction.query('update shortfall set cause = $2, remedy = $3, answered_at = $4, answered_by_post = $5 where id = $1', [id, given.cause, given.remedy, now, actor.postId])
  return accept(now)
}
