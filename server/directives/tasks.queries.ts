/** Views of tasks, of what waits for a post, and of what nobody covers. Documents and offices only. */
import { allocators, askers } from '@hoa-nhap/domain/directives/allocation.contract'
import { approvers } from '@hoa-nhap/domain/directives/allocation.rules'
import type { CoverageView, TaskDetail, TaskDue } from '@hoa-nhap/domain/directives/tasks.contract'
import { coverageOf, urgers, type CoverageClause } from '@hoa-nhap/domain/directives/tasks.rules'
import type { Actor, AgencyKind } from '@hoa-nhap/domain/kernel/actor'
import type { Instant, PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { z } from 'zod'
import type { ActorTransaction } from '../platform/route.ts'
import { isPerUnit, kindName, loadAgencies } from './directives.agencies.ts'
import { worksOn } from './directives.commands.ts'
import { clauseState, findDirectives, loadParts, viewTask } from './directives.queries.ts'
import { concernedUnits, taskColumns, taskTables, type TaskRow } from './directives.store.ts'
import { isOurs, sentTo, type LocatedTask } from './tasks.commands.ts'

const planners: readonly string[] = ['province-police', 'province-police-director', 'province-planner', 'province-health']
type Letter = { id: string; number: string; on: PlainDate; toKind: AgencyKind; toUnit: string; unitName: string; words: string; answerBy: PlainDate; answeredOn: PlainDate | null; answer: string | null }

export async function viewDetail(transaction: ActorTransaction, task: LocatedTask, directive: string, actor: Actor): Promise<z.input<typeof TaskDetail>> {
  const agencies = await loadAgencies(transaction, [task.unitId], actor.day)
  const reports = await transaction.query<{ id: string; on: PlainDate; progress: string; done: boolean; text: string | null; link: string | null; files: string[]; recordedAt: Date }>(
    `select id, on_day as "on", progress, done, evidence as text, link, files, recorded_at as "recordedAt" from task_progress where task_id = $1 order by on_day desc, recorded_at desc`, [task.id],
  )
  const letters = await transaction.query<Letter>(
    `select l.id, l.number, l.on_day as "on", l.to_kind as "toKind", l.to_unit as "toUnit", u.name as "unitName", l.words, l.answer_by as "answerBy", l.answered_on as "answeredOn", l.answer from urging_letter l join unit u on u.id = l.to_unit where l.task_id = $1 order by l.on_day desc, l.number`, [task.id],
  )
  const ours = await isOurs(transaction, task.provinceId, actor)
  return {
    ...viewTask(task, agencies, actor.day), directiveId: task.directiveId, directive,
    reports: reports.rows.map(({ text, link, files, recordedAt, ...report }) => ({ ...report, evidence: { text, link, files }, recordedAt: new Date(recordedAt).toISOString() as Instant })),
    urgingList: letters.rows.map((letter) => ({
      id: letter.id, number: letter.number, on: letter.on, to: isPerUnit(letter.toKind) && letter.toUnit !== task.provinceId ? `${kindName(letter.toKind)}, ${letter.unitName}` : agencies.nameOf(letter.toKind, task.unitId), words: letter.words, answerBy: letter.answerBy,
      answeredOn: letter.answeredOn, answer: letter.answer, late: letter.answeredOn === null && letter.answerBy < actor.day,
    })),
    may: {
      report: ours && (planners.includes(actor.role) || (await worksOn(transaction, task, actor))), urge: ours && urgers.includes(actor.role) && task.doneOn === null && (task.lead !== null || task.leadAsWritten !== null),
      answer: ours && letters.rows.some((letter) => letter.answeredOn === null && sentTo(letter, actor)),
    },
  }
}

type DueRow = TaskRow & { directive: string; provinceId: string }
/** Open tasks, unanswered letters and allocations of the caller's province that wait for this post, the nearest day first. */
export async function findDues(transaction: ActorTransaction, actor: Actor): Promise<TaskDue[]> {
  const tasks = await transaction.query<DueRow>(
    `select ${taskColumns}, d.number as directive, coalesce(o.province_id, o.id) as "provinceId" from ${taskTables} join unit o on o.id = d.unit_id
     where k.done_on is null and (k.lead is not null or k.lead_as_written is not null) and d.unit_id in (${concernedUnits}) order by k.deadline nulls last, k.id`, [actor.unitId],
  )
  const agencies = await loadAgencies(transaction, [...new Set(tasks.rows.map((task) => task.unitId))], actor.day)
  const dues: TaskDue[] = []
  for (const task of tasks.rows) {
    const today = task.lead === null ? undefined : isPerUnit(task.lead) ? task.lead : agencies.accountable(task.lead, task.unitId).today?.kind
    const leads = task.lead !== null && (task.lead === actor.agencyKind || today === actor.agencyKind)
    const late = task.deadline !== null && task.deadline < actor.day
    const base = { id: task.id, directiveId: task.directiveId, directive: task.directive, name: task.name, taskId: task.id, targetId: null, agency: task.leadAsWritten ?? (task.lead ? agencies.nameOf(task.lead, task.unitId) : null), number: null, dueOn: task.deadline, late, urged: task.urgings }
    if (leads && task.deadline !== null) dues.push({ why: 'leads', ...base })
    else if (late && urgers.includes(actor.role)) dues.push({ why: 'late-below', ...base })
  }
  const letters = await transaction.query<Letter & { taskId: string; name: string; directiveId: string; directive: string }>(
    `select l.id, l.number, l.on_day as "on", l.to_kind as "toKind", l.to_unit as "toUnit", l.answer_by as "answerBy", k.id as "taskId", k.name, d.id as "directiveId", d.number as directive from urging_letter l join task k on k.id = l.task_id join directive d on d.id = k.directive_id
     where l.answered_on is null and l.to_kind = $1 and l.to_unit = any($2) order by l.answer_by, l.id`, [actor.agencyKind, [actor.unitId, actor.provinceId]],
  )
  for (const letter of letters.rows) dues.push({ why: 'urged', id: letter.id, directiveId: letter.directiveId, directive: letter.directive, name: letter.name, taskId: letter.taskId, targetId: null, agency: null, number: letter.number, dueOn: letter.answerBy, late: letter.answerBy < actor.day, urged: 1 })
  const allocations = await transaction.query<{ id: string; targetId: string; label: string; name: string; directiveId: string; directive: string; waiting: number; concerned: boolean; own: boolean }>(
    `select a.id, t.id as "targetId", t.label, t.name, d.id as "directiveId", d.number as directive, (select count(*) from allocation_request r where r.allocation_id = a.id and r.answer is null)::int as waiting,
       exists (select from allocation_share s where s.allocation_id = a.id and s.unit_id = $2) as concerned, a.made_by_post = $3 as own
     from allocation a join target t on t.id = a.target_id join directive d on d.id = t.directive_id join unit u on u.id = t.unit_id where a.status = 'proposed' and coalesce(u.province_id, u.id) = $1 order by a.made_at`,
    [actor.provinceId, actor.unitId, actor.postId],
  )
  for (const each of allocations.rows) {
    const base = { id: each.id, directiveId: each.directiveId, directive: each.directive, name: each.name, taskId: null, targetId: each.targetId, agency: null, number: each.label, dueOn: null, late: false, urged: 0 }
    if (askers.includes(actor.role) && each.concerned) dues.push({ why: 'proposal', ...base })
    else if (each.waiting > 0 && allocators.includes(actor.role)) dues.push({ why: 'asked-for-another', ...base })
    else if (each.waiting === 0 && !each.own && approvers.includes(actor.role)) dues.push({ why: 'approval', ...base })
  }
  return dues.toSorted((a, b) => (a.dueOn ?? '9999') < (b.dueOn ?? '9999') ? -1 : (a.dueOn ?? '9999') > (b.dueOn ?? '9999') ? 1 : 0)
}

/** Which level a body of that kind is of; its units are all expected to have received the target. */
const levelOf = (kind: AgencyKind): 'commune' | 'district' => (kind.startsWith('district-') ? 'district' : 'commune')

export async function viewCoverage(transaction: ActorTransaction, filter: { readonly unit?: string | undefined; readonly directive?: string | undefined }, today: PlainDate): Promise<CoverageView[]> {
  const rows = await findDirectives(transaction, filter.directive ? { id: filter.directive } : { unit: filter.unit })
  const ids = rows.map((row) => row.id)
  const parts = await loadParts(transaction, ids)
  const evidenced = await transaction.query<{ id: string }>(`select distinct p.task_id as id from task_progress p join task k on k.id = p.task_id where k.directive_id = any($1) and (p.evidence is not null or p.link is not null or cardinality(p.files) > 0)`, [ids])
  const shown = new Set(evidenced.rows.map((row) => row.id))
  const owed = await transaction.query<{ directiveId: string; agencyName: string; year: number }>(`select directive_id as "directiveId", agency_name as "agencyName", year from owed_plan where directive_id = any($1) and answered_by is null order by year, agency_name`, [ids])
  const perUnit = parts.targets.filter((target) => isPerUnit(target.accountable))
  const missing = await transaction.query<{ targetId: string; expected: number; received: number; units: { id: string; name: string }[] | null }>(
    `select x.target as "targetId", count(*)::int as expected, count(a.unit_id)::int as received, jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) order by u.name) filter (where a.unit_id is null) as units
     from jsonb_to_recordset($1::jsonb) as x(target text, unit text, level text, "on" date)
     join unit u on u.level = x.level and u.province_id = x.unit and (u.valid_from is null or u.valid_from <= x."on") and (u.valid_to is null or u.valid_to > x."on")
     left join target_assignment a on a.target_id = x.target and a.unit_id = u.id and a.reserve_name is null
     group by x.target`,
    [JSON.stringify(perUnit.map((target) => ({ target: target.id, unit: target.unitId, level: levelOf(target.accountable), on: rows.find((row) => row.id === target.directiveId)?.issuedOn ?? target.from })))],
  )
  return rows.map((row): CoverageView => {
    const clauses = parts.clauses.filter((clause) => clause.directiveId === row.id).map((clause): CoverageClause => ({
      ...clauseState(clause, parts.targets, parts.tasks), id: clause.id, kind: clause.kind, summary: clause.summary,
      targets: parts.targets.filter((target) => target.clauseId === clause.id).map(({ id, label, name }) => ({ id, label, name })),
      tasks: parts.tasks.filter((task) => task.clauseId === clause.id).map((task) => ({ id: task.id, name: task.name, led: task.lead !== null || task.leadAsWritten !== null, deadline: task.deadline, doneOn: task.doneOn, evidenced: shown.has(task.id) })),
    }))
    const { clausesWithoutOwner, targetsWithoutClause, tasks, overdue, withoutEvidence } = coverageOf(clauses, today)
    return {
      directiveId: row.id, directive: row.number, title: row.title, illustrative: row.illustrative, clauses: clauses.length, targets: parts.targets.filter((target) => target.directiveId === row.id).length,
      clausesWithoutOwner: [...clausesWithoutOwner], targetsWithoutClause: [...targetsWithoutClause], tasks, overdue: [...overdue], withoutEvidence: [...withoutEvidence], plansOwed: owed.rows.filter((each) => each.directiveId === row.id).map(({ agencyName, year }) => ({ agencyName, year })),
      unitsWithoutTarget: perUnit.filter((target) => target.directiveId === row.id).flatMap((target) => {
        const found = missing.rows.find((each) => each.targetId === target.id)
        return found?.units ? [{ targetId: target.id, label: target.label, name: target.name, agencyKind: target.accountable, expected: found.expected, received: found.received, units: found.units }] : []
      }),
    }
  })
}
