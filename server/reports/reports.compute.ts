/** The figures of a report, counted in the unit of the post that makes it: one statement for all that is counted from measures and people. */
import { missingOf, taskStatus, verdictOf, type Goal } from '@hoa-nhap/domain/directives/directives.rules'
import { indicatorOf, monthsOf, ratioOf } from '@hoa-nhap/domain/indicators/indicators.rules'
import { computableOf, type IndicatorId } from '@hoa-nhap/domain/indicators/indicators.model'
import type { Actor } from '@hoa-nhap/domain/kernel/actor'
import { earlier, later, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { Period } from '@hoa-nhap/domain/reports/periods.rules'
import { numberWords } from '@hoa-nhap/domain/reports/numbers.rules'
import { figuresOf } from '@hoa-nhap/domain/reports/reports.definitions'
import type { Figure, FigureDefinition, ReportData, ReportDefinition, TargetLine, TaskLine } from '@hoa-nhap/domain/reports/reports.model'
import type { ActorTransaction } from '../platform/route.ts'

/** What the database matches: one for each figure and span of days. */
export type Spec = Readonly<Record<string, unknown>> & { readonly figure: string }

export function specOf(definition: FigureDefinition, span: { readonly from: PlainDate; readonly to: PlainDate }, figure: string = definition.id): Spec | null {
  const { source } = definition
  const days = { figure, from: span.from, to: span.to }
  switch (source.from) {
    case 'measures': return { ...days, source: 'measures', kinds: source.kinds, moment: source.moment, by: source.by, statuses: source.statuses ?? null, notStatuses: source.notStatuses ?? null, only: source.only ?? null }
    case 'acts': return { ...days, source: 'acts', kinds: source.kinds, types: source.types }
    case 'indicator': return indicatorOf(source.indicator)?.source.kind === 'people' ? { ...days, source: 'indicator', indicator: source.indicator, metDay: indicatorOf(source.indicator)!.metRule === 'by-cut-off' ? 'met_on' : 'of_on' } : null
    case 'entry': case 'sum': return null
    default: return source satisfies never
  }
}

/** All specs of a report's own figures; those of an indicator are counted once, whatever part of it is shown. */
export function specsOf(definition: ReportDefinition, period: Period): Spec[] {
  return figuresOf(definition).flatMap((figure) => {
    if (definition.scope === 'facility' && figure.source.from === 'indicator') return []
    const spec = specOf(figure, period)
    return spec ? [spec] : []
  })
}

/** The figure by which the communes' reports are compared with what is counted. */
const comparedBy = 'users-end'
const atMonth = (id: string, to: PlainDate) => `${id}@${to}`

type Count = { figure: string; unitId: string | null; whole: boolean; n: number; met: number; persons: number }

export async function computeReport(transaction: ActorTransaction, definition: ReportDefinition, period: Period, directiveId: string | null, actor: Actor): Promise<ReportData> {
  const figures = figuresOf(definition)
  const charted = figures.filter((figure) => definition.charts?.some((chart) => chart.figures.includes(figure.id)))
  const months = charted.length > 0 ? monthsOf(period.from, earlier(period.to, actor.day)) : []
  const specs = [...specsOf(definition, period), ...months.flatMap((month) => charted.flatMap((figure) => specOf(figure, month, atMonth(figure.id, month.to)) ?? []))]
  const { rows: counts } = await transaction.query<Count>('select figure, unit_id as "unitId", whole, n, met, persons from report_counts($1, $2::jsonb, $3)', [definition.scope, JSON.stringify(specs), [...(definition.byUnit ?? []), ...(definition.compiles ? [comparedBy] : [])]])
  const whole = new Map<string, Count>()
  const byUnit = new Map<string, Count>()
  for (const count of counts) {
    if (count.whole) whole.set(count.figure, count)
    else byUnit.set(`${count.figure} ${count.unitId}`, count)
  }
  const records = await readRegisters(transaction, definition, period, actor)
  const found: Figure[] = figures.flatMap((figure) => figureOf(figure, definition, whole.get(figure.id), records) ?? [])
  const units = definition.byUnit || definition.compiles ? await readUnits(transaction, actor) : []
  const cellOf = (id: string, unitId: string) => valueOf(figures.find((figure) => figure.id === id)!, byUnit.get(`${id} ${unitId}`))
  const directive = directiveId === null ? null : await readDirective(transaction, directiveId, actor)
  return {
    figures: found, byUnit: (definition.byUnit ? units : []).map((unit) => ({ unitId: unit.id, unitName: unit.name, cells: definition.byUnit!.map((id) => cellOf(id, unit.id)) })),
    months: months.map((month) => ({ from: month.from, to: month.to, cells: Object.fromEntries(charted.map((figure) => [figure.id, valueOf(figure, whole.get(atMonth(figure.id, month.to)))])) })),
    targets: directive ? await readTargets(transaction, directive.id, period, actor) : [], tasks: directive ? await readTasks(transaction, directive.id, actor) : [], directive,
    compared: definition.compiles ? await readCompared(transaction, definition, period, units, (unitId) => cellOf(comparedBy, unitId), actor) : [],
    indicatorVersions: Object.fromEntries(figures.flatMap((figure) => (figure.source.from === 'indicator' ? [[figure.source.indicator, indicatorOf(figure.source.indicator)!.version] as const] : []))),
  }
}

const valueOf = (definition: FigureDefinition, count: Count | undefined): number => (count === undefined ? 0 : definition.source.from === 'acts' && definition.source.count === 'persons' ? count.persons : count.n)

function figureOf(definition: FigureDefinition, report: ReportDefinition, count: Count | undefined, records: ReadonlyMap<IndicatorId, { met: number; of: number }>): Figure | null {
  const { id, source } = definition
  if (source.from === 'entry' || source.from === 'sum') return null
  if (source.from !== 'indicator') return { id, value: valueOf(definition, count) }
  const indicator = indicatorOf(source.indicator)!
  if (report.scope === 'facility') return { id, value: null, reason: 'no-place-here' }
  if (computableOf(indicator) === 'no') return { id, value: null, reason: indicator.reason ?? 'not-counted' }
  const { met, of } = indicator.source.kind === 'people' ? { met: count?.met ?? 0, of: count?.n ?? 0 } : (records.get(source.indicator) ?? { met: 0, of: 0 })
  if (of === 0) return { id, value: source.part === 'share' || indicator.source.kind === 'registers' ? null : 0, met, of, reason: indicator.source.kind === 'registers' ? indicator.source.unkept : 'nobody-counted' }
  return { id, value: source.part === 'share' ? ratioOf(met, of) : source.part === 'met' ? met : of, met, of }
}

/** Indicators over registers: no person of a case among them. */
async function readRegisters(transaction: ActorTransaction, definition: ReportDefinition, period: Period, actor: Actor): Promise<ReadonlyMap<IndicatorId, { met: number; of: number }>> {
  const wanted = [...new Set(figuresOf(definition).flatMap((figure) => (figure.source.from === 'indicator' && indicatorOf(figure.source.indicator)?.source.kind === 'registers' ? [figure.source.indicator] : [])))]
  if (wanted.length === 0 || definition.scope === 'facility') return new Map()
  const { rows } = await transaction.query<{ id: IndicatorId; of: string | null; met: string | null }>(
    'select i.id, c.of_count as "of", c.met_count as met from unnest($1::text[]) i(id) cross join lateral count_indicator(i.id, $2, $3::date, $4::date) c', [wanted, definition.scope === 'province' ? actor.provinceId : actor.unitId, period.from, period.to],
  )
  return new Map(rows.map((row) => [row.id, { met: Number(row.met ?? 0), of: Number(row.of ?? 0) }]))
}

async function readUnits(transaction: ActorTransaction, actor: Actor): Promise<readonly { id: string; name: string }[]> {
  const { rows } = await transaction.query<{ id: string; name: string }>(`select id, name from unit where level = 'commune' and province_id = $1 and (valid_from is null or valid_from <= $2) and (valid_to is null or valid_to > $2) order by id`, [actor.provinceId, actor.day])
  return rows
}

async function readDirective(transaction: ActorTransaction, id: string, actor: Actor) {
  const { rows } = await transaction.query<{ id: string; number: string; title: string; issuer: string }>(`select d.id, d.number, d.title, d.issuer ${concerning} and d.id = $2`, [actor.provinceId, id])
  return rows[0] ?? null
}
/** Documents of the province, and of what has become it, of which targets or tasks were entered: one whose entry is not complete may be answered too. */
const concerning = `from directive d where (exists (select from target t where t.directive_id = d.id) or exists (select from task k where k.directive_id = d.id)) and d.unit_id in (with recursive was as (select $1::text as id union select s.from_id from was w join unit_succession s on s.to_id = w.id and s.from_id <> s.to_id) select id from was)`
export async function listDirectives(transaction: ActorTransaction, actor: Actor): Promise<{ id: string; number: string; title: string; kind: string }[]> {
  const { rows } = await transaction.query<{ id: string; number: string; title: string; kind: string }>(`select d.id, d.number, d.title, d.kind ${concerning} order by d.issued_on desc nulls last, d.number`, [actor.provinceId])
  return rows
}

type TargetRow = Goal & { label: string; clause: string; name: string; indicatorId: IndicatorId; from: PlainDate; to: PlainDate; of: string | null; met: string | null }
/** Each target read over the days that its own period and the report's have in common. */
async function readTargets(transaction: ActorTransaction, directiveId: string, period: Period, actor: Actor): Promise<TargetLine[]> {
  const { rows } = await transaction.query<TargetRow>(
    `select t.label, c.label as clause, t.name, t.indicator_id as "indicatorId", t.comparator, t.low::float8 as low, t.high::float8 as high, t.unit_of_measure as "unitOfMeasure", t.period_from as "from", t.period_to as "to", x.of_count as "of", x.met_count as met
     from target t join clause c on c.id = t.clause_id left join lateral count_indicator(t.indicator_id, $4, greatest(t.period_from, $2::date), least(t.period_to, $3::date)) x on t.period_from <= $3 and t.period_to >= $2
     where t.directive_id = $1 order by t.ordinal`, [directiveId, period.from, period.to, actor.provinceId],
  )
  return rows.map((row): TargetLine => {
    const indicator = indicatorOf(row.indicatorId)
    const line = { label: row.label, clause: row.clause, name: row.name, wanted: wantedWords(row), indicatorId: row.indicatorId }
    const none = (reason: string): TargetLine => ({ ...line, met: null, of: null, value: null, verdict: 'unknown', missing: null, reason })
    if (later(row.from, period.from) > earlier(row.to, period.to)) return none('ngoài kỳ của mục tiêu')
    const [met, of] = [Number(row.met ?? 0), Number(row.of ?? 0)]
    if (!indicator || computableOf(indicator) === 'no') return none(indicator?.reason ?? 'chưa tính được: chưa có chỉ số cho mục tiêu này')
    if (indicator.source.kind === 'registers' && of === 0) return none(indicator.source.unkept)
    const verdict = verdictOf(row, met, of)
    // Before the period of the target is over, what is not reached yet is not missed.
    return { ...line, met, of, value: ratioOf(met, of), verdict: verdict === 'met' ? 'reached' : verdict === 'short' ? (row.to < actor.day ? 'missed' : 'open') : 'unknown', missing: missingOf(row, met, of), reason: null }
  })
}
function wantedWords(goal: Goal): string {
  const unit = goal.unitOfMeasure.trim() === '%' ? ' %' : ` ${goal.unitOfMeasure}`
  const [low, high] = [goal.low === null ? '' : numberWords(goal.low, 2), goal.high === null ? '' : numberWords(goal.high, 2)]
  switch (goal.comparator) {
    case 'eq': return `${low || high}${unit}`
    case 'gt': return `trên ${low}${unit}`
    case 'gte': return `từ ${low}${unit}`
    case 'lt': return `dưới ${high || low}${unit}`
    case 'lte': return `không quá ${high || low}${unit}`
    case 'range': return `${low}–${high}${unit}`
    case 'approx': return `khoảng ${low || high}${unit}`
    default: return goal.comparator satisfies never
  }
}

async function readTasks(transaction: ActorTransaction, directiveId: string, actor: Actor): Promise<TaskLine[]> {
  const { rows } = await transaction.query<{ item: string; name: string; lead: string | null; agency: string | null; asWritten: string | null; deadline: PlainDate | null; deadlineAsWritten: string | null; doneOn: PlainDate | null; progress: string | null; reportedOn: PlainDate | null }>(
    `select k.item, k.name, k.lead, k.lead_as_written as "asWritten", k.deadline, k.deadline_as_written as "deadlineAsWritten", k.done_on as "doneOn", p.progress, p.on_day as "reportedOn",
       (select coalesce(n.name, a.name) from agency a left join agency n on n.id = a.successor_id where a.kind = k.lead and a.unit_id = d.unit_id order by a.valid_to desc nulls first limit 1) as agency
     from task k join directive d on d.id = k.directive_id left join lateral (select x.progress, x.on_day from task_progress x where x.task_id = k.id order by x.on_day desc, x.recorded_at desc limit 1) p on true
     where k.directive_id = $1 order by k.ordinal`, [directiveId],
  )
  return rows.map((row) => ({
    item: row.item, name: row.name, lead: row.asWritten ?? row.agency ?? (row.lead ? (leads[row.lead] ?? row.lead) : 'chưa giao'), deadline: row.deadlineAsWritten ?? (row.deadline ? `${row.deadline.slice(8)}/${row.deadline.slice(5, 7)}/${row.deadline.slice(0, 4)}` : ''),
    status: taskStatus({ led: row.lead !== null || row.asWritten !== null, deadline: row.deadline, doneOn: row.doneOn }, actor.day), progress: row.progress, reportedOn: row.reportedOn,
  }))
}
/** Bodies of which every commune or district has one. */
const leads: Readonly<Record<string, string>> = { 'commune-police': 'Công an cấp xã', 'commune-committee': 'UBND cấp xã', 'district-committee': 'UBND cấp huyện', 'health-station': 'Trạm Y tế cấp xã', 'rehab-facility': 'Cơ sở cai nghiện', 'province-committee': 'UBND tỉnh', union: 'Các đoàn thể' }

/** What the communes reported for the same period against what is counted now. */
async function readCompared(transaction: ActorTransaction, definition: ReportDefinition, period: Period, units: readonly { id: string; name: string }[], counted: (unitId: string) => number, actor: Actor): Promise<ReportData['compared']> {
  const { rows } = await transaction.query<{ unitId: string; state: string; reported: number | null }>(
    `select r.unit_id as "unitId", r.state, (select (f ->> 'value')::int from jsonb_array_elements(v.data -> 'figures') f where f ->> 'id' = $6) as reported
     from report r join report_version v on v.report_id = r.id and v.revision = r.revision where r.definition = $1 and r.to_agency = $2 and r.period_kind = $3 and r.from_day = $4 and r.to_day = $5 and r.restated_by is null and r.state in ('submitted', 'accepted')`,
    [definition.compiles, actor.agencyId, period.kind, period.from, period.to, comparedBy],
  )
  const known = new Map(rows.map((row) => [row.unitId, row]))
  return units.map((unit) => {
    const report = known.get(unit.id)
    return { unitId: unit.id, unitName: unit.name, state: report?.state === 'accepted' ? 'accepted' : report ? 'waiting' : 'none', reported: report?.reported ?? null, counted: counted(unit.id) }
  })
}
