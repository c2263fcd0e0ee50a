/** Documents, clauses, targets and tasks as rows. */
import type { AgencyKind } from '@hoa-nhap/domain/kernel/actor'
import type { Instant, PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { ClauseAnswer, Comparator } from '@hoa-nhap/domain/directives/directives.rules'
import type { ActorTransaction } from '../platform/route.ts'

export type NewTarget = {
  readonly label: string; readonly name: string; readonly indicatorId: string; readonly comparator: Comparator; readonly low: number | null; readonly high: number | null
  readonly unitOfMeasure: string; readonly striving: boolean; readonly from: PlainDate; readonly to: PlainDate; readonly accountable: AgencyKind; readonly compulsory?: boolean
}
export type NewTask = {
  readonly item: string; readonly name: string; readonly lead?: AgencyKind | undefined; readonly leadAsWritten?: string | undefined; readonly coordinating: readonly AgencyKind[]; readonly coordinatingAsWritten?: readonly string[]
  readonly deadline?: PlainDate | undefined; readonly deadlineAsWritten?: string | undefined
}
export type NewClause = {
  readonly label: string; readonly kind: 'basis' | 'aim' | 'target' | 'task' | 'organization'; readonly summary: string; readonly answer: ClauseAnswer
  /** Label of the clause that says the same. */
  readonly sameAs?: string | undefined; readonly note?: string | undefined; readonly targets: readonly NewTarget[]; readonly tasks: readonly NewTask[]
}
export type NewDirective = {
  readonly number: string; readonly kind: 'plan' | 'letter' | 'decision' | 'programme'; readonly title: string; readonly issuer: string; readonly unitId: string
  readonly issuedOn: PlainDate | null; readonly dateNote?: string; readonly effectiveTo: PlainDate | null; readonly status: 'draft' | 'published'; readonly illustrative: boolean
  readonly bases: readonly { readonly number: string; readonly issuedOn: PlainDate | null }[]
  readonly relations: readonly { readonly relation: 'implements' | 'replaces' | 'extends'; readonly number: string; readonly id?: string }[]
  readonly clauses: readonly NewClause[]
}

/** Readable and stable: the number without tone marks or signs, and the unit that issued it. */
export function directiveId(number: string, unitId: string): string {
  const plain = number.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'd').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')
  return `${plain}-${unitId}`
}

/** Writes one document with all its parts, one statement a table. The caller has checked clauses and numbers. */
export async function insertDirective(transaction: ActorTransaction, directive: NewDirective, by: { readonly postId: string; readonly at: Instant; readonly inputHash: string | null }): Promise<string> {
  const id = directiveId(directive.number, directive.unitId)
  await transaction.query(
    `insert into directive (id, number, kind, title, issuer, unit_id, issued_on, date_note, effective_to, status, illustrative, input_hash, entered_at, entered_by_post, published_at, published_by_post)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, case when $10 = 'published' then $13::timestamptz end, case when $10 = 'published' then $14 end)`,
    [id, directive.number, directive.kind, directive.title, directive.issuer, directive.unitId, directive.issuedOn, directive.dateNote ?? null, directive.effectiveTo, directive.status, directive.illustrative, by.inputHash, by.at, by.postId],
  )
  const clauseId = (index: number) => `${id}.c${index + 1}`
  const clauseOf = new Map(directive.clauses.map((clause, index) => [clause.label, clauseId(index)]))
  const rows = {
    bases: directive.bases.map((basis, index) => ({ ordinal: index + 1, number: basis.number, issued_on: basis.issuedOn })),
    relations: directive.relations.map((relation) => ({ relation: relation.relation, to_number: relation.number, to_id: relation.id ?? null })),
    clauses: directive.clauses.map((clause, index) => ({
      id: clauseId(index), ordinal: index + 1, label: clause.label, kind: clause.kind, summary: clause.summary, answer: clause.answer,
      same_as: clause.sameAs ? (clauseOf.get(clause.sameAs) ?? null) : null, note: clause.note ?? null,
    })),
    targets: directive.clauses.flatMap((clause, index) => clause.targets.map((target) => ({ ...target, clause_id: clauseId(index) }))).map((target, index) => ({
      id: `${id}.t${index + 1}`, ordinal: index + 1, clause_id: target.clause_id, label: target.label, name: target.name, indicator_id: target.indicatorId, comparator: target.comparator, low: target.low, high: target.high,
      unit_of_measure: target.unitOfMeasure, striving: target.striving, period_from: target.from, period_to: target.to, accountable: target.accountable, compulsory: target.compulsory ?? false,
    })),
    tasks: directive.clauses.flatMap((clause, index) => clause.tasks.map((task) => ({ ...task, clause_id: clauseId(index) }))).map((task, index) => ({
      id: `${id}.n${index + 1}`, ordinal: index + 1, clause_id: task.clause_id, item: task.item, name: task.name, lead: task.lead ?? null, lead_as_written: task.leadAsWritten ?? null, coordinating: task.coordinating,
      coordinating_as_written: task.coordinatingAsWritten ?? [], deadline: task.deadline ?? null, deadline_as_written: task.deadlineAsWritten ?? null,
    })),
  }
  await transaction.query(
    `insert into directive_basis (directive_id, ordinal, number, issued_on, basis_id)
     select $1, b.ordinal, b.number, b.issued_on, (select d.id from directive d where d.number = b.number and d.unit_id = $3) from jsonb_to_recordset($2::jsonb) as b(ordinal int, number text, issued_on date)`,
    [id, JSON.stringify(rows.bases), directive.unitId],
  )
  await transaction.query(`insert into directive_relation (from_id, relation, to_number, to_id) select $1, r.relation, r.to_number, r.to_id from jsonb_to_recordset($2::jsonb) as r(relation text, to_number text, to_id text)`, [id, JSON.stringify(rows.relations)])
  await transaction.query(
    `insert into clause (id, directive_id, ordinal, label, kind, summary, answer, same_as, note)
     select c.id, $1, c.ordinal, c.label, c.kind, c.summary, c.answer, c.same_as, c.note from jsonb_to_recordset($2::jsonb) as c(id text, ordinal int, label text, kind text, summary text, answer text, same_as text, note text)`,
    [id, JSON.stringify(rows.clauses)],
  )
  await transaction.query(
    `insert into target (id, directive_id, clause_id, ordinal, label, name, indicator_id, unit_id, comparator, low, high, unit_of_measure, striving, period_from, period_to, accountable, compulsory)
     select t.id, $1, t.clause_id, t.ordinal, t.label, t.name, t.indicator_id, $3, t.comparator, t.low, t.high, t.unit_of_measure, t.striving, t.period_from, t.period_to, t.accountable, t.compulsory
     from jsonb_to_recordset($2::jsonb) as t(id text, clause_id text, ordinal int, label text, name text, indicator_id text, comparator text, low numeric, high numeric, unit_of_measure text, striving boolean, period_from date, period_to date, accountable text, compulsory boolean)`,
    [id, JSON.stringify(rows.targets), directive.unitId],
  )
  await transaction.query(
    `insert into task (id, directive_id, clause_id, ordinal, item, name, lead, lead_as_written, coordinating, coordinating_as_written, deadline, deadline_as_written)
     select t.id, $1, t.clause_id, t.ordinal, t.item, t.name, t.lead, t.lead_as_written, t.coordinating, t.coordinating_as_written, t.deadline, t.deadline_as_written
     from jsonb_to_recordset($2::jsonb) as t(id text, clause_id text, ordinal int, item text, name text, lead text, lead_as_written text, coordinating text[], coordinating_as_written text[], deadline date, deadline_as_written text)`,
    [id, JSON.stringify(rows.tasks)],
  )
  return id
}

/** Which documents concern a unit: its own, those of the units above it, and those of units that became one of them. */
export const concernedUnits = `
  with recursive above as (
    select u.id, u.parent_id from unit u where u.id = $1
    union select u.id, u.parent_id from above a join unit u on u.id = a.parent_id
  ), concerned as (
    select id from above
    union select s.from_id from concerned c join unit_succession s on s.to_id = c.id and s.from_id <> c.id
  )
  select id from concerned`

export type TargetRow = {
  id: string; directiveId: string; directive: string; clauseId: string; label: string; name: string; unitId: string; unitName: string; indicatorId: string; comparator: Comparator; low: number | null; high: number | null
  unitOfMeasure: string; striving: boolean; from: PlainDate; to: PlainDate; accountable: AgencyKind; compulsory: boolean; shares: number; unitEnded: boolean
}
export const targetColumns = `t.id, t.directive_id as "directiveId", d.number as directive, t.clause_id as "clauseId", t.label, t.name, t.unit_id as "unitId", u.name as "unitName", t.indicator_id as "indicatorId", t.comparator,
  t.low::float8 as low, t.high::float8 as high, t.unit_of_measure as "unitOfMeasure", t.striving, t.period_from as "from", t.period_to as "to", t.accountable, t.compulsory, u.valid_to is not null as "unitEnded",
  (select count(*) from target_assignment a where a.target_id = t.id and a.reserve_name is null)::int as shares`
export const targetTables = 'target t join directive d on d.id = t.directive_id join unit u on u.id = t.unit_id'

export type TaskRow = {
  id: string; directiveId: string; clauseId: string; item: string; name: string; unitId: string; lead: AgencyKind | null; leadAsWritten: string | null; coordinating: AgencyKind[]; coordinatingAsWritten: string[]
  deadline: PlainDate | null; deadlineAsWritten: string | null; doneOn: PlainDate | null; progress: string | null; evidence: { text: string | null; link: string | null; files: string[] } | null; urgings: number
}
export const taskColumns = `k.id, k.directive_id as "directiveId", k.clause_id as "clauseId", k.item, k.name, d.unit_id as "unitId", k.lead, k.lead_as_written as "leadAsWritten", k.coordinating, k.coordinating_as_written as "coordinatingAsWritten",
  k.deadline, k.deadline_as_written as "deadlineAsWritten", k.done_on as "doneOn", (select p.progress from task_progress p where p.task_id = k.id order by p.on_day desc, p.recorded_at desc limit 1) as progress,
  (select jsonb_build_object('text', p.evidence, 'link', p.link, 'files', p.files) from task_progress p where p.task_id = k.id order by p.on_day desc, p.recorded_at desc limit 1) as evidence,
  (select count(*) from urging_letter l where l.task_id = k.id)::int as urgings`
export const taskTables = 'task k join directive d on d.id = k.directive_id'
