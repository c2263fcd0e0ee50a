/** Views of documents, targets, tasks and shortfalls. Reference data and counts: no statement here reads a person. */
import type { DirectiveView, TargetView, TaskView } from '@hoa-nhap/domain/directives/directives.contract'
import { goalOfPart, isAnswered, missingOf, taskStatus, verdictOf, type ClauseAnswer } from '@hoa-nhap/domain/directives/directives.rules'
import { computableOf } from '@hoa-nhap/domain/indicators/indicators.model'
import { cellsFor, gated, indicatorOf, ratioOf } from '@hoa-nhap/domain/indicators/indicators.rules'
import type { Actor, AgencyKind } from '@hoa-nhap/domain/kernel/actor'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { registers } from '@hoa-nhap/domain/registers/registers.registers'
import type { z } from 'zod'
import type { ActorTransaction } from '../platform/route.ts'
import { answeringRole, isPerUnit, kindName, loadAgencies, type Agencies } from './directives.agencies.ts'
import { concernedUnits, targetColumns, targetTables, taskColumns, taskTables, type TargetRow, type TaskRow } from './directives.store.ts'

type Reader = Pick<ActorTransaction, 'query'>

export type DirectiveRow = {
  id: string; number: string; kind: 'plan' | 'letter' | 'decision' | 'programme'; title: string; issuer: string; unitId: string; issuedOn: PlainDate | null; dateNote: string | null; illustrative: boolean
  effectiveTo: PlainDate | null; status: 'draft' | 'published'; provinceId: string
}
const directiveColumns = `d.id, d.number, d.kind, d.title, d.issuer, d.unit_id as "unitId", d.issued_on as "issuedOn", d.date_note as "dateNote", d.illustrative, d.effective_to as "effectiveTo", d.status, coalesce(o.province_id, o.id) as "provinceId"`

/** Documents that concern the unit (its own, those above it, those of units that became it) and are in force in that year. */
export async function findDirectives(reader: Reader, filter: { readonly unit?: string | undefined; readonly year?: number | undefined; readonly id?: string }): Promise<DirectiveRow[]> {
  const { rows } = await reader.query<DirectiveRow>(
    `select ${directiveColumns} from directive d join unit o on o.id = d.unit_id
     where ($1::text is null or d.unit_id in (${concernedUnits})) and ($3::text is null or d.id = $3)
       and ($2::int is null or (extract(year from coalesce(d.issued_on, (select min(t.period_from) from target t where t.directive_id = d.id), d.effective_to, make_date($2, 1, 1))) <= $2
         and extract(year from coalesce(d.effective_to, make_date($2, 12, 31))) >= $2))
     order by d.issued_on desc nulls last, d.number`,
    [filter.unit ?? null, filter.year ?? null, filter.id ?? null],
  )
  return rows
}

export type ClauseRow = { id: string; directiveId: string; label: string; kind: 'basis' | 'aim' | 'target' | 'task' | 'organization'; summary: string; answer: ClauseAnswer; sameAs: string | null; note: string | null }

export async function loadParts(reader: Reader, ids: readonly string[]): Promise<{ clauses: ClauseRow[]; targets: TargetRow[]; tasks: TaskRow[] }> {
  const clauses = await reader.query<ClauseRow>(`select c.id, c.directive_id as "directiveId", c.label, c.kind, c.summary, c.answer, c.same_as as "sameAs", c.note from clause c where c.directive_id = any($1) order by c.directive_id, c.ordinal`, [ids])
  const targets = await reader.query<TargetRow>(`select ${targetColumns} from ${targetTables} where t.directive_id = any($1) order by t.directive_id, t.ordinal`, [ids])
  const tasks = await reader.query<TaskRow>(`select ${taskColumns} from ${taskTables} where k.directive_id = any($1) order by k.directive_id, k.ordinal`, [ids])
  return { clauses: clauses.rows, targets: targets.rows, tasks: tasks.rows }
}

export const clauseState = (clause: ClauseRow, targets: readonly TargetRow[], tasks: readonly TaskRow[]) => ({
  label: clause.label, answer: clause.answer, targets: targets.filter((target) => target.clauseId === clause.id).length, tasks: tasks.filter((task) => task.clauseId === clause.id).map((task) => ({ led: isLed(task) })),
})
const isLed = (task: TaskRow) => task.lead !== null || task.leadAsWritten !== null

export function summaryOf(row: DirectiveRow, parts: { readonly clauses: readonly ClauseRow[]; readonly targets: readonly TargetRow[]; readonly tasks: readonly TaskRow[] }) {
  const own = { clauses: parts.clauses.filter((clause) => clause.directiveId === row.id), targets: parts.targets.filter((target) => target.directiveId === row.id), tasks: parts.tasks.filter((task) => task.directiveId === row.id) }
  const { provinceId: _, ...shown } = row
  return { ...shown, clauses: own.clauses.length, targets: own.targets.length, tasks: own.tasks.length, unanswered: own.clauses.filter((clause) => !isAnswered(clauseState(clause, own.targets, own.tasks))).length }
}

export function viewTask(task: TaskRow, agencies: Agencies, today: PlainDate): z.input<typeof TaskView> {
  const lead = task.leadAsWritten ?? (task.lead ? agencies.nameOf(task.lead, task.unitId) : null)
  return {
    id: task.id, clause: task.clauseId, name: task.name, lead, coordinating: [...task.coordinating.map((kind) => agencies.nameOf(kind, task.unitId)), ...task.coordinatingAsWritten],
    deadline: task.deadline, deadlineAsWritten: task.deadlineAsWritten, status: taskStatus({ led: isLed(task), deadline: task.deadline, doneOn: task.doneOn }, today), doneOn: task.doneOn, progress: task.progress,
    evidence: task.evidence, urgings: task.urgings,
  }
}

/** The post named in the document, until when, and its successor; of bodies in every commune the kind and how many received the target. */
export function accountableView(kind: AgencyKind, unitId: string, shares: number, agencies: Agencies) {
  const found = agencies.accountable(kind, unitId)
  return {
    agencyKind: kind, role: answeringRole(kind), agencyName: found.agencyId && found.until === null ? agencies.nameOf(kind, unitId) : found.agencyId ? agencies.nameOf(kind, unitId).split(' (nay: ')[0]! : kindName(kind),
    until: found.until, successorName: found.successor?.name ?? null, receivingUnits: isPerUnit(kind) ? Math.max(1, shares) : 1,
  }
}

type Figure = { of: number; met: number }
const figureKey = (target: Pick<TargetRow, 'indicatorId' | 'from' | 'to'>, unit: string) => `${target.indicatorId} ${unit} ${target.from} ${target.to}`

/** All figures of a page in one statement; each is counted over everybody. */
async function readFigures(reader: Reader, wanted: readonly { readonly target: TargetRow; readonly unit: string }[]): Promise<Map<string, Figure>> {
  const asked = new Map(wanted.filter(({ target }) => isCounted(target.indicatorId)).map(({ target, unit }) => [figureKey(target, unit), { key: figureKey(target, unit), indicator: target.indicatorId, unit, from: target.from, to: target.to }]))
  if (asked.size === 0) return new Map()
  const { rows } = await reader.query<{ key: string; of: number | null; met: number | null }>(
    `select a.key, c.of_count as "of", c.met_count as met from jsonb_to_recordset($1::jsonb) as a(key text, indicator text, unit text, "from" date, "to" date) cross join lateral count_indicator(a.indicator, a.unit, a."from", a."to") c`,
    [JSON.stringify([...asked.values()])],
  )
  return new Map(rows.map((row) => [row.key, { of: Number(row.of ?? 0), met: Number(row.met ?? 0) }]))
}

function isCounted(indicatorId: string): boolean {
  const definition = indicatorOf(indicatorId)
  return definition !== undefined && computableOf(definition) !== 'no'
}

/** What the caller may see of figures: none, or with small cells where he sees what is behind them. */
export type FigureReader = { readonly today: PlainDate; readonly actor: Pick<Actor, 'role' | 'unitId' | 'provinceId'>; readonly figures: boolean }

export async function viewTargets(reader: Reader, targets: readonly TargetRow[], unit: { readonly id: string; readonly name: string; readonly provinceId: string; readonly validTo: PlainDate | null } | null, context: FigureReader & { readonly agencies: Agencies }): Promise<TargetView[]> {
  const figures = context.figures ? await readFigures(reader, targets.map((target) => ({ target, unit: unit?.id ?? target.unitId }))) : new Map<string, Figure>()
  const shares = unit ? await sharesOf(reader, targets, unit.id) : new Map<string, number>()
  return targets.map((target): TargetView => {
    const unitId = unit?.id ?? target.unitId
    const goal = unitId === target.unitId ? target : goalOfPart(target, shares.get(target.id) ?? null)
    const base = {
      id: target.id, directive: target.directive, clause: target.clauseId, label: target.label, name: target.name, unitId, unitName: unit?.name ?? target.unitName, period: { from: target.from, to: target.to },
      comparator: target.comparator, low: goal.low, high: goal.high, unitOfMeasure: target.unitOfMeasure, striving: target.striving, indicatorId: target.indicatorId,
      accountablePost: accountableView(target.accountable, target.unitId, target.shares, context.agencies),
    }
    const definition = indicatorOf(target.indicatorId)
    const figure = figures.get(figureKey(target, unitId))
    if (!context.figures) return { ...base, reading: { status: 'cannot-be-computed', reason: 'vị trí này không xem số liệu' }, verdict: 'unknown', missing: null }
    if (!definition || !figure) return { ...base, reading: { status: 'cannot-be-computed', reason: definition?.reason ?? 'chưa tính được: chưa có chỉ số cho chỉ tiêu này' }, verdict: 'unknown', missing: null }
    if (definition.source.kind === 'registers' && figure.of === 0) return { ...base, reading: { status: 'cannot-be-computed', reason: definition.source.unkept }, verdict: 'unknown', missing: null }
    const open = cellsFor(definition.source, registers, context.actor)(unitId, unit?.provinceId ?? target.unitId)
    const [met, of] = [gated(figure.met, open), gated(figure.of, open)]
    const hidden = met === '<5' || of === '<5'
    const missing = missingOf(goal, figure.met, figure.of)
    return {
      ...base,
      reading: { met, of, value: ratioOf(met, of), asOf: target.to < context.today ? target.to : context.today, definitionVersion: definition.version, units: (unit ? unit.validTo !== null : target.unitEnded) ? 'then' : 'now', ...(computableOf(definition) === 'partly' && definition.reason ? { partly: definition.reason } : {}) },
      verdict: hidden ? 'unknown' : verdictOf(goal, figure.met, figure.of),
      missing: hidden ? null : missing,
    }
  })
}

/** What was shared out to that unit, by target. */
async function sharesOf(reader: Reader, targets: readonly TargetRow[], unitId: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await reader.query<{ targetId: string; amount: number }>(
    `select a.target_id as "targetId", a.amount::float8 as amount from target_assignment a where a.unit_id = $1 and a.target_id = any($2) and a.amount is not null and a.reserve_name is null`, [unitId, targets.map((target) => target.id)],
  )
  return new Map(rows.map(({ targetId, amount }) => [targetId, amount]))
}

export async function findTargets(reader: Reader, filter: { readonly directive?: string | undefined; readonly year?: number | undefined; readonly unit?: string | undefined }): Promise<TargetRow[]> {
  const { rows } = await reader.query<TargetRow>(
    `select ${targetColumns} from ${targetTables}
     where ($1::text is null or t.unit_id in (${concernedUnits})) and ($2::text is null or d.number = $2 or d.id = $2)
       and ($3::int is null or (extract(year from t.period_from) <= $3 and extract(year from t.period_to) >= $3))
     order by t.period_from desc, d.number, t.ordinal`,
    [filter.unit ?? null, filter.directive ?? null, filter.year ?? null],
  )
  return rows
}

export async function findUnit(reader: Reader, id: string): Promise<{ id: string; name: string; provinceId: string; level: string; validTo: PlainDate | null } | null> {
  const { rows } = await reader.query<{ id: string; name: string; provinceId: string; level: string; validTo: PlainDate | null }>(`select id, name, coalesce(province_id, id) as "provinceId", level, valid_to as "validTo" from unit where id = $1`, [id])
  return rows[0] ?? null
}

/** The whole document: each sentence with who answers it. */
export async function viewDirective(reader: Reader, row: DirectiveRow, context: FigureReader): Promise<z.input<typeof DirectiveView>> {
  const parts = await loadParts(reader, [row.id])
  const agencies = await loadAgencies(reader, [row.unitId], context.today)
  const targets = await viewTargets(reader, parts.targets, null, { ...context, agencies })
  const bases = await reader.query<{ number: string; issuedOn: PlainDate | null; directiveId: string | null }>(`select number, issued_on as "issuedOn", basis_id as "directiveId" from directive_basis where directive_id = $1 order by ordinal`, [row.id])
  const chain = await reader.query<{ relation: 'implements' | 'replaces' | 'extends' | 'implemented-by' | 'replaced-by' | 'extended-by'; directiveId: string | null; number: string }>(
    `select r.relation, r.to_id as "directiveId", r.to_number as number from directive_relation r where r.from_id = $1
     union all
     select case r.relation when 'implements' then 'implemented-by' when 'replaces' then 'replaced-by' else 'extended-by' end, r.from_id, d.number from directive_relation r join directive d on d.id = r.from_id where r.to_id = $1`,
    [row.id],
  )
  const owed = await reader.query<{ agencyName: string; year: number; answeredBy: string | null }>(`select agency_name as "agencyName", year, answered_by as "answeredBy" from owed_plan where directive_id = $1 order by year, agency_name`, [row.id])
  return {
    ...summaryOf(row, parts), bases: bases.rows, chain: chain.rows, owedPlans: owed.rows,
    clauseList: parts.clauses.map((clause) => ({
      id: clause.id, label: clause.label, kind: clause.kind, summary: clause.summary, answer: isAnswered(clauseState(clause, parts.targets, parts.tasks)) ? clause.answer : 'open', sameAs: clause.sameAs, note: clause.note,
      targets: targets.filter((target) => target.clause === clause.id), tasks: parts.tasks.filter((task) => task.clauseId === clause.id).map((task) => viewTask(task, agencies, context.today)),
    })),
  }
}

export type ShortfallRow = {
  id: string; targetId: string; label: string; indicatorId: string; unitId: string; unitName: string; provinceId: string; from: PlainDate; to: PlainDate; met: number; of: number; agencyKind: AgencyKind
  cause: string | null; remedy: string | null; answeredAt: Date | string | null
}
const shortfallColumns = `s.id, s.target_id as "targetId", t.label, t.indicator_id as "indicatorId", s.unit_id as "unitId", u.name as "unitName", coalesce(u.province_id, u.id) as "provinceId", s.period_from as "from", s.period_to as "to", s.met, s.of_count as "of", s.agency_kind as "agencyKind", s.cause, s.remedy, s.answered_at as "answeredAt"`
const shortfallTables = 'shortfall s join target t on t.id = s.target_id join directive d on d.id = t.directive_id join unit u on u.id = s.unit_id'

/** Missed periods of the caller's province, newest first; of the nation for a post that stands above the provinces. */
export async function findShortfalls(reader: Reader, filter: { readonly directive?: string | undefined; readonly unit?: string | undefined; readonly province: string | null; readonly id?: string }): Promise<ShortfallRow[]> {
  const { rows } = await reader.query<ShortfallRow>(
    `select ${shortfallColumns} from ${shortfallTables}
     where ($1::text is null or s.unit_id = $1) and ($2::text is null or d.number = $2 or d.id = $2) and ($3::text is null or coalesce(u.province_id, u.id) = $3) and ($4::text is null or s.id = $4)
     order by s.answered_at is not null, s.period_to desc, s.unit_id, t.ordinal limit 500`,
    [filter.unit ?? null, filter.directive ?? null, filter.province, filter.id ?? null],
  )
  return rows
}

export async function viewShortfalls(reader: Reader, rows: readonly ShortfallRow[], context: FigureReader) {
  const agencies = await loadAgencies(reader, [...new Set(rows.flatMap((row) => [row.unitId, row.provinceId]))], context.today)
  return rows.map((row) => {
    const open = cellsFor(indicatorOf(row.indicatorId)?.source ?? { kind: 'people' }, registers, context.actor)(row.unitId, row.provinceId)
    const askedOf = isPerUnit(row.agencyKind)
      ? { agencyKind: row.agencyKind, role: answeringRole(row.agencyKind), agencyName: `${kindName(row.agencyKind).replace(' cấp xã', '')} ${row.unitName}`, until: null, successorName: null, receivingUnits: 1 }
      : accountableView(row.agencyKind, row.unitId, 0, agencies)
    return {
      id: row.id, targetId: row.targetId, label: row.label, unitId: row.unitId, unitName: row.unitName, period: { from: row.from, to: row.to }, met: gated(row.met, open), of: gated(row.of, open),
      cause: row.cause, remedy: row.remedy, answeredAt: row.answeredAt === null ? null : new Date(row.answeredAt).toISOString(), askedOf,
    }
  })
}
