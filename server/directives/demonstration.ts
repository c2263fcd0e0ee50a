/** Loads the documents of the demonstration. After the people, so that missed periods are judged on what is counted. */
import { dayOf, type Instant, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { ActorTransaction } from '../platform/route.ts'
import { answerRequest, proposeAllocation } from '@hoa-nhap/domain/directives/allocation.rules'
import { loadBasis, type SharedTarget } from './allocation.queries.ts'
import { allocations, answers, directives, owedPlans } from './demonstration.content.ts'
import { populationOf, populationOn, populationSource } from './demonstration.population.ts'
import { taskDays, taskSteps, urgings } from './demonstration.tasks.ts'
import { askForCauses } from './directives.commands.ts'
import { insertDirective, targetColumns, targetTables } from './directives.store.ts'

const post = 'system'
/** Derived from a text: the same demonstration has the same ids. */
const idOf = (text: string) => {
  let [high, low] = [0x9dc5, 0x811c]
  for (const sign of text) {
    low = Math.imul(low ^ sign.codePointAt(0)!, 0x01000193) >>> 0
    high = Math.imul(high ^ low, 0x85ebca6b) >>> 0
  }
  const hex = `${high.toString(16).padStart(8, '0')}${low.toString(16).padStart(8, '0')}`
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(1, 4)}-${hex.slice(4, 16)}`
}

/** Loads everything once; a second call changes nothing. By a system post. Answers how many documents were written. */
export async function loadDirectivesDemonstration(transaction: ActorTransaction, now: Instant): Promise<number> {
  const { rows } = await transaction.query<{ present: boolean }>('select exists (select from directive) as present')
  if (rows[0]!.present) return 0
  for (const directive of directives) {
    const id = await insertDirective(transaction, directive, { postId: post, at: now, inputHash: null })
    await shareAmongCommunes(transaction, id, now)
  }
  await loadTasks(transaction)
  for (const owed of owedPlans) {
    await transaction.query('insert into owed_plan (directive_id, agency_kind, agency_name, year, answered_by) select d.id, $2, $3, $4, $5 from directive d where d.number = $1', [owed.directive, owed.agencyKind, owed.agencyName, owed.year, owed.answeredBy])
  }
  await loadPopulation(transaction)
  for (const shared of allocations) await loadAllocation(transaction, shared)
  return directives.length
}

/** Days, reports and letters of urging of the tasks, each found by its document and name. */
async function loadTasks(transaction: ActorTransaction): Promise<void> {
  const of = `(select k.id from task k join directive d on d.id = k.directive_id where d.number = x.directive and k.name = x.name)`
  await transaction.query(`update task set deadline = x.deadline from jsonb_to_recordset($1::jsonb) as x(directive text, name text, deadline date) where task.id = ${of}`, [JSON.stringify(taskDays)])
  await transaction.query(
    `insert into task_progress (id, task_id, on_day, progress, done, evidence, link, post_id, recorded_at)
     select x.id, ${of}, x."on", x.text, x.done, x.evidence, x.link, $2, x."on" + time '10:00' from jsonb_to_recordset($1::jsonb) as x(id uuid, directive text, name text, "on" date, text text, done boolean, evidence text, link text)`,
    [JSON.stringify(taskSteps.map((step) => ({ ...step, id: idOf(`${step.directive} ${step.name} ${step.on}`) }))), post],
  )
  await transaction.query('update task set done_on = p.on_day from task_progress p where p.task_id = task.id and p.done')
  await transaction.query(
    `insert into urging_letter (id, task_id, number, on_day, to_kind, to_unit, words, answer_by, post_id, recorded_at, answered_on, answer, answered_by_post)
     select x.id, ${of}, x.number, x."on", x."toKind", (select coalesce((select s.to_id from unit_succession s where s.from_id = d.unit_id and s.to_id <> s.from_id limit 1), d.unit_id) from directive d where d.number = x.directive), x.words, x."answerBy", $2, x."on" + time '15:00',
       (x.answered ->> 'on')::date, x.answered ->> 'words', case when x.answered is not null then $2 end
     from jsonb_to_recordset($1::jsonb) as x(id uuid, directive text, name text, number text, "on" date, "answerBy" date, "toKind" text, words text, answered jsonb)`,
    [JSON.stringify(urgings.map((letter) => ({ ...letter, id: idOf(`${letter.directive} ${letter.number}`) }))), post],
  )
}

async function loadPopulation(transaction: ActorTransaction): Promise<void> {
  await transaction.query(
    `insert into unit_population (unit_id, on_day, population, source) select u.id, $2::date, x.value::int, $3 from jsonb_each_text($1::jsonb) x join unit u on u.id = 'c-' || x.key on conflict do nothing`,
    [JSON.stringify(populationOf), populationOn, populationSource],
  )
}

/** One number of the illustrative plans: divided by inhabitants, what some communes asked, what was answered, and whether it was approved. */
async function loadAllocation(transaction: ActorTransaction, shared: (typeof allocations)[number]): Promise<void> {
  const { rows } = await transaction.query<SharedTarget>(`select ${targetColumns}, coalesce(u.province_id, u.id) as "provinceId" from ${targetTables} where d.number = $1 and t.unit_id = $2 and t.unit_of_measure = 'suất'`, [shared.directive, shared.unitId])
  const [target] = rows
  if (!target) return
  const planned = proposeAllocation(target, 'population', await loadBasis(transaction, target), shared.reserve)
  // A catalogue without inhabitants has nothing to divide by.
  if (!planned.ok) return
  const plan = planned.value
  const id = idOf(`allocation ${shared.directive} ${shared.unitId}`)
  const amounts = new Map(plan.lines.map((line) => [line.unitId, line.amount]))
  let reserve: number = shared.reserve.amount
  const requests = shared.requests.flatMap((request, index) => {
    const unit = plan.lines.toSorted((a, b) => b.amount - a.amount || (a.unitId < b.unitId ? -1 : 1))[request.place]
    if (!unit) return []
    const [before, wanted] = [amounts.get(unit.unitId)!, Math.max(0, amounts.get(unit.unitId)! + request.more)]
    const answered = request.granted === null ? null : answerRequest({ status: 'proposed', amount: before, reserve, wanted }, before + request.granted)
    if (answered?.ok) { amounts.set(unit.unitId, answered.value.amount); reserve = answered.value.reserve }
    return [{ id: idOf(`${id} request ${index}`), unit: unit.unitId, before, wanted, reason: request.reason, asked: `${request.on}T02:00:00Z`, answer: answered?.ok ? answered.value.answer : null, granted: answered?.ok ? answered.value.amount : null, words: answered?.ok ? request.answer : null, answered: answered?.ok ? `${request.answeredOn}T03:00:00Z` : null }]
  })
  await transaction.query(
    `insert into allocation (id, target_id, version, revision, key, whole, reserve_name, reserve, answers, status, note, made_at, made_by_post, decided_at, decided_by_post, decision_note)
     values ($1, $2, 1, $3, 'population', $4, $5, $6, 'commune-committee', $7, $8, $9, $10, $11, $12, $13)`,
    [id, target.id, 1 + requests.length, plan.whole, shared.reserve.name, reserve, shared.approvedOn ? 'approved' : 'proposed', shared.note, `${shared.on}T02:00:00Z`, `province-police:${shared.unitId}/province-police`, shared.approvedOn ? `${shared.approvedOn}T02:00:00Z` : null,
      shared.approvedOn ? `province-police:${shared.unitId}/province-police-director` : null, shared.approvedOn ? 'Đồng ý (minh họa)' : null],
  )
  await transaction.query(`insert into allocation_share (allocation_id, unit_id, weight, capacity, amount) select $1, x.unit, x.weight, x.capacity, x.amount from jsonb_to_recordset($2::jsonb) as x(unit text, weight int, capacity int, amount int)`, [id, JSON.stringify(plan.lines.map((line) => ({ unit: line.unitId, weight: line.weight, capacity: line.capacity, amount: amounts.get(line.unitId) })))])
  await transaction.query(
    `insert into allocation_request (id, allocation_id, unit_id, amount_before, wanted, reason, asked_at, asked_by_post, answer, granted, answer_reason, answered_at, answered_by_post)
     select x.id, $1, x.unit, x.before, x.wanted, x.reason, x.asked, 'commune-committee:' || x.unit || '/commune-chair', x.answer, x.granted, x.words, x.answered, case when x.answer is not null then $3 end
     from jsonb_to_recordset($2::jsonb) as x(id uuid, unit text, before int, wanted int, reason text, asked timestamptz, answer text, granted int, words text, answered timestamptz)`,
    [id, JSON.stringify(requests), `province-police:${shared.unitId}/province-police`],
  )
  if (!shared.approvedOn) return
  await transaction.query('delete from target_assignment where target_id = $1', [target.id])
  await transaction.query(
    `insert into target_assignment (target_id, unit_id, agency_kind, amount, reserve_name, assigned_at, assigned_by_post)
     select $1, x.unit, 'commune-committee', x.amount, x.reserve, $3, $4 from jsonb_to_recordset($2::jsonb) as x(unit text, amount int, reserve text)`,
    [target.id, JSON.stringify([...[...amounts].map(([unit, amount]) => ({ unit, amount })), { unit: shared.unitId, amount: reserve, reserve: shared.reserve.name }]), `${shared.approvedOn}T02:00:00Z`, post],
  )
}

/** A percentage for which the committees of the communes answer goes to each commune of the province on the day of the document. */
async function shareAmongCommunes(transaction: ActorTransaction, id: string, now: Instant): Promise<void> {
  await transaction.query(
    `insert into target_assignment (target_id, unit_id, agency_kind, assigned_at, assigned_by_post)
     select t.id, c.id, t.accountable, $2, $3 from target t join directive d on d.id = t.directive_id join unit c on c.level = 'commune' and c.province_id = t.unit_id
       and (c.valid_from is null or c.valid_from <= coalesce(d.issued_on, t.period_from)) and (c.valid_to is null or c.valid_to > coalesce(d.issued_on, t.period_from))
     where t.directive_id = $1 and t.accountable = 'commune-committee' and t.unit_of_measure like '\\%%'`,
    [id, now, post],
  )
}

/** Once the people are counted: asks for causes of what was missed, and gives the first of them an invented answer. */
export async function judgeDirectivesDemonstration(transaction: ActorTransaction, now: Instant): Promise<number> {
  const today: PlainDate = dayOf(now)
  const asked = await askForCauses(transaction, today)
  if (asked > 0) {
    await transaction.query(
      `with numbered as (select s.id, row_number() over (order by s.unit_id, s.id) as n from shortfall s where s.answered_at is null)
       update shortfall s set cause = a.cause, remedy = a.remedy, answered_at = $2, answered_by_post = $3
       from numbered x join jsonb_to_recordset($1::jsonb) as a(n int, cause text, remedy text) on true
       where s.id = x.id and x.n % 3 = 0 and a.n = (x.n / 3) % $4`,
      [JSON.stringify(answers.map((given, index) => ({ n: index, ...given }))), now, post, answers.length],
    )
  }
  return asked
}

