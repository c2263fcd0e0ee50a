/** Reading measures and deadlines. Hot answers are PostgreSQL's own JSON text; row security is the scope, so no statement names one. */
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import { addDays, addHours, type Instant, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { Statement } from '../platform/route.ts'

export type ListFilter = { readonly kind?: string | undefined; readonly status?: string | undefined; readonly unit?: string | undefined }

const listColumns = `m.measure_id as id, m.person_id as "personId", i.name as "personName", i.birth_year as "birthYear", m.kind, m.status, m.unit_id as "unitId",
  m.registered_on as "registeredOn", m.started_on as "startedOn", m.term_ends_on as "termEndsOn",
  m.ended_on as "endedOn", m.next_due_on as "nextDueOn"`

/** First and next page are two statements: an optional cursor in one would spoil the plan. Filters are added only when given, for the same reason. */
export function listStatement(role: Role, filter: ListFilter, limit: number, after: readonly string[] | null): Statement {
  const values: unknown[] = [limit]
  const conditions: string[] = []
  const name = ['measures-list']
  const add = (label: string, value: string | undefined, condition: (parameter: string) => string) => {
    if (value === undefined) return
    values.push(value)
    conditions.push(condition(`$${values.length}`))
    name.push(label)
  }
  add('kind', filter.kind, (parameter) => `m.kind = ${parameter}`)
  add('status', filter.status, (parameter) => `m.status = ${parameter}`)
  add('unit', filter.unit, (parameter) => `m.unit_id = ${parameter}`)
  if (after) {
    values.push(after[0], after[1])
    conditions.push(`(m.registered_on, m.measure_id) < ($${values.length - 1}::date, $${values.length}::uuid)`)
    name.push('next')
  }
  return {
    name: `${name.join('-')}-${role}`.slice(0, 63),
    text: `select coalesce(json_agg(p), '[]')::text as items, count(*)::int as found from (
  select ${listColumns} from measure m join person_identity i on i.person_id = m.person_id
  ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''} order by m.registered_on desc, m.measure_id desc limit $1 + 1) p`,
    values,
  }
}

/** Clocks that ask something of an office. A right, a lowest time or the end of a term is nobody's overdue work. */
const askingKinds = `('max', 'lead', 'window', 'asap', 'periodic')`

const overdueCondition = `(case when d.due_at is null then d.due_on < $2::date else d.due_at < $3::timestamptz end)`

export type Due = 'overdue' | 'today' | 'week' | 'month' | 'waiting' | undefined

export type InboxMoment = { readonly agencyId: string; readonly today: PlainDate; readonly now: Instant; readonly unit: string | undefined }

/** How far the parts of the inbox look ahead, on the screen; no clock of the law. */
const ahead = { hours: 24, week: 7, month: 31 } as const

/** $1 agency, $2 today, $3 now, $4 in 24 hours, $5 last day of the week, $6 last day of the month */
const momentValues = (moment: InboxMoment) => [moment.agencyId, moment.today, moment.now, addHours(moment.now, ahead.hours), addDays(moment.today, ahead.week), addDays(moment.today, ahead.month)]

const segments: Readonly<Record<Exclude<Due, undefined | 'waiting'>, string>> = {
  overdue: overdueCondition,
  today: `not ${overdueCondition} and (case when d.due_at is null then d.due_on <= $2::date else d.due_at <= $4::timestamptz end)`,
  week: `not ${overdueCondition} and d.due_on <= $5::date`,
  month: `not ${overdueCondition} and d.due_on <= $6::date`,
}
/** Every moment stands in every statement, so that the parameters are the same for all. */
const typed = `(select $1::text, $2::date, $3::timestamptz, $4::timestamptz, $5::date, $6::date) moment`

/** How many of each, over all that this agency must do and that its post may see. */
export function countsStatement(role: Role, moment: InboxMoment): Statement {
  const unit = moment.unit === undefined ? '' : ' and d.unit_id = $7'
  return {
    name: `measures-inbox-counts${unit ? '-unit' : ''}-${role}`.slice(0, 63),
    text: `select count(*) filter (where ${segments.overdue}) as overdue, count(*) filter (where ${segments.today}) as today, count(*) filter (where ${segments.week}) as week,
  count(*) filter (where ${segments.month}) as month, min(d.due_on) filter (where d.due_on >= $2::date) as next_due_on,
  (select count(*) from deadline d where d.bound_agency is distinct from $1 and d.clock_kind in ${askingKinds} and d.reader_unit = (select actor_unit())${unit}) as waiting
from ${typed}, deadline d where d.bound_agency = $1 and d.clock_kind in ${askingKinds}${unit}`,
    values: [...momentValues(moment), ...(moment.unit === undefined ? [] : [moment.unit])],
  }
}

export function inboxStatement(role: Role, due: Due, moment: InboxMoment, limit: number, after: readonly string[] | null): Statement {
  const values: unknown[] = [...momentValues(moment), limit]
  const conditions = due === 'waiting'
    ? ['d.bound_agency is distinct from $1', 'd.reader_unit = (select actor_unit())', `d.clock_kind in ${askingKinds}`]
    : ['d.bound_agency = $1', `d.clock_kind in ${askingKinds}`, ...(due ? [segments[due]] : [])]
  if (moment.unit !== undefined) {
    values.push(moment.unit)
    conditions.push(`d.unit_id = $${values.length}`)
  }
  if (after) {
    values.push(...after)
    const [first] = [values.length - 4]
    conditions.push(`(d.due_on, coalesce(d.due_at, 'infinity'), d.measure_id, d.clock, d.key) > ($${first}::date, $${first + 1}::timestamptz, $${first + 2}::uuid, $${first + 3}, $${first + 4})`)
  }
  return {
    name: `measures-inbox-${due ?? 'all'}${moment.unit === undefined ? '' : '-unit'}${after ? '-next' : ''}-${role}`.slice(0, 63),
    text: `with page as materialized (
  select d.body, d.person_id, i.person_id as seen, i.name, i.birth_year, d.unit_id, ${overdueCondition} and d.bound_agency is not null as overdue, d.due_on, coalesce(d.due_at, 'infinity') as due_at, d.measure_id, d.clock, d.key
  from ${typed}, deadline d left join person_identity i on i.person_id = d.person_id
  where ${conditions.join(' and ')} order by d.due_on, coalesce(d.due_at, 'infinity'), d.measure_id, d.clock, d.key limit $7 + 1),
shown as materialized (select * from page limit $7)
select coalesce((select jsonb_agg(s.body || jsonb_build_object('personId', s.seen, 'personName', s.name, 'birthYear', s.birth_year, 'unitId', s.unit_id,
    'unitName', coalesce((select u.name from unit u where u.id = s.unit_id), s.unit_id), 'overdue', s.overdue) order by s.due_on, s.due_at, s.measure_id, s.clock, s.key) from shown s), '[]')::text as items,
  (select string_agg(distinct seen::text, ',') from shown) as persons, (select count(*) from page) as found,
  (select array_to_string(array[l.due_on::text, l.due_at::text, l.measure_id::text, l.clock, l.key], '|') from shown l offset $7 - 1 limit 1) as last`,
    values,
  }
}

/** One measure as far as roles go that read only its status. */
export function statusStatement(measureId: string): Statement {
  return {
    name: 'measures-status', values: [measureId],
    text: `select m.measure_id, m.person_id, m.kind, m.status, m.open, m.unit_id, m.registered_on, m.started_on, m.term_ends_on, m.ended_on, m.sequence from measure m where m.measure_id = $1`,
  }
}
