/** Figures over registers and the lists behind them: both read `register_facts`, so that the number is the number of rows. */
import type { IndicatorDefinition } from '@hoa-nhap/domain/indicators/indicators.model'
import { cellsFor, gated, ratioOf } from '@hoa-nhap/domain/indicators/indicators.rules'
import type { Actor, Role } from '@hoa-nhap/domain/kernel/actor'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { registers } from '@hoa-nhap/domain/registers/registers.registers'
import type { Statement } from '../platform/route.ts'
import type { ReadingQuery, RecordQuery } from './indicators.queries.ts'

export type RegisterSource = Extract<IndicatorDefinition['source'], { kind: 'registers' }>

export const unitStatement = (unit: string): Statement => ({ name: 'ind-reg-unit', text: `select $1 as id, coalesce(u.name, 'Việt Nam') as name, coalesce(u.province_id, u.id, '') as "provinceId", u.id is not null or $1 = 'vn' as known from (select 1) x left join unit u on u.id = $1`, values: [unit] })
export type UnitRow = { readonly id: string; readonly name: string; readonly provinceId: string; readonly known: boolean }

export const byUnitStatement = (id: string, query: ReadingQuery): Statement => ({
  name: 'ind-reg-by-unit', text: 'select r.unit_id as "unitId", r.unit_name as "unitName", r.child, r.n::int, r.m::int, coalesce(u.province_id, u.id) as "provinceId" from read_register_by_unit($1, $2, $3::date, $4::date, $5) r join unit u on u.id = r.unit_id order by r.unit_id',
  values: [id, query.unit, query.from, query.to, query.units],
})
export const byMonthStatement = (id: string, query: ReadingQuery): Statement => ({
  name: 'ind-reg-by-month', text: 'select ends_on as "endsOn", n::int, m::int from read_register_by_month($1, $2, $3::date, $4::date)', values: [id, query.unit, query.from, query.to],
})
type ByUnit = { readonly unitId: string; readonly unitName: string; readonly child: boolean; readonly n: number; readonly m: number; readonly provinceId: string }
type ByMonth = { readonly endsOn: PlainDate; readonly n: number; readonly m: number }

/** The answer to a reading; nothing counted says so and is never zero. */
export function readingOf(definition: IndicatorDefinition, query: ReadingQuery, unit: UnitRow, rows: readonly unknown[], actor: Pick<Actor, 'role' | 'unitId' | 'provinceId'>, today: PlainDate) {
  const source = definition.source as RegisterSource
  const open = cellsFor(source, registers, actor)
  const row = (unitId: string, unitName: string, from: PlainDate, to: PlainDate, m: number, n: number, seen: boolean) => ({ unitId, unitName, from, to, met: gated(m, seen), of: gated(n, seen), value: ratioOf(gated(m, seen), gated(n, seen)) })
  const rest = { nextCursor: null, asOf: query.to < today ? query.to : today, definitionVersion: definition.version, partly: definition.reason }
  const whole = open(unit.id, unit.provinceId)
  if (query.by === 'month') {
    const months = rows as readonly ByMonth[]
    const last = months.at(-1)
    if (!last || last.n === 0) return { items: [], total: null, unallocated: 0, ...rest, partly: null, reason: source.unkept }
    return { items: months.map((each) => row(unit.id, unit.name, query.from, each.endsOn, each.m, each.n, whole)), total: row(unit.id, unit.name, query.from, query.to, last.m, last.n, whole), unallocated: 0, ...rest, reason: null }
  }
  const units = rows as readonly ByUnit[]
  const [n, m] = [units.reduce((sum, each) => sum + each.n, 0), units.reduce((sum, each) => sum + each.m, 0)]
  if (n === 0) return { items: [], total: null, unallocated: 0, ...rest, partly: null, reason: source.unkept }
  return {
    items: units.filter((each) => each.child).map((each) => row(each.unitId, each.unitName, query.from, query.to, each.m, each.n, open(each.unitId, each.provinceId))),
    total: row(unit.id, unit.name, query.from, query.to, m, n, whole), unallocated: gated(units.filter((each) => !each.child).reduce((sum, each) => sum + each.n, 0), whole), ...rest, reason: null,
  }
}

/** A role that reads no register has no right on their table either. */
const readsRegisters = (role: Role): boolean => registers.some((register) => register.reads.some((line) => line.roles.includes(role)))

export type SubjectRow = { kind: 'unit' | 'agency' | 'record'; subject: string; label: string; register: string | null; recordId: string | null; unitId: string; unitName: string; met: boolean; ofOn: PlainDate; metOn: PlainDate | null; reason: string | null; total: number; yours: number }

/**
 * The rows behind a figure. Records are named as far as the caller reads them himself (row security); communes and bodies are public. `total`: all of the
 * chosen half; `yours`: those that may be opened.
 */
export const subjectsStatement = (id: string, query: RecordQuery, limit: number, from: number, role: Role): Statement => ({
  name: `ind-reg-list-${query.met}-${query.units}-${role}`,
  text: `with f as materialized (select * from register_facts($1, $2, $3::date, $4::date) x where ${query.met === 'all' ? 'true' : query.met === 'yes' ? 'x.met_on is not null' : 'x.met_on is null'}),
    named as (
      select f.*, case f.kind when 'record' then r.label when 'agency' then a.name else (select u.name from unit u where u.id = f.subject) end as label, r.register
      from f left join ${readsRegisters(role) ? 'register_record r on r.id = f.record_id' : '(select null::text as label, null::text as register) r on true'} left join agency a on a.id = f.agency_id and f.kind = 'agency'
    ), mine as (select n.* from named n where n.label is not null)
    select m.kind, m.subject, m.label, m.register, m.record_id as "recordId", m.unit_${query.units} as "unitId", u.name as "unitName", m.met_on is not null as met, m.of_on as "ofOn", m.met_on as "metOn", m.reason,
      (select count(*) from f)::int as total, (select count(*) from mine)::int as yours
    from (select 1) one left join (select * from mine order by unit_${query.units}, kind, label, subject limit $5 offset $6) m on true left join unit u on u.id = m.unit_${query.units} order by m.unit_${query.units}, m.kind, m.label, m.subject`,
  values: [id, query.unit, query.from, query.to, limit + 1, from],
})

