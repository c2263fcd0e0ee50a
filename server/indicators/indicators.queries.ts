/** Figures and the lists behind them. The shapes, and why each is one statement, stand beside the SQL functions in the migration. */
import { computableOf, type IndicatorDefinition } from '@hoa-nhap/domain/indicators/indicators.model'
import type { Opens } from '@hoa-nhap/domain/indicators/indicators.rules'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { Statement } from '../platform/route.ts'

/** What every answer says of its definition, as the closing part of the JSON text. */
function restOf(definition: IndicatorDefinition, to: PlainDate, today: PlainDate): string {
  const rest = { nextCursor: null, asOf: to < today ? to : today, definitionVersion: definition.version, partly: computableOf(definition) === 'partly' ? definition.reason : null, reason: null }
  return `,${JSON.stringify(rest).slice(1)}`
}

export type ReadingQuery = { readonly unit: string; readonly from: PlainDate; readonly to: PlainDate; readonly by: 'unit' | 'month'; readonly units: 'then' | 'now' }

/** The whole answer as text; null where the unit does not exist. */
export function readingStatement(definition: IndicatorDefinition, query: ReadingQuery, opens: Opens, today: PlainDate): Statement {
  const rest = restOf(definition, query.to, today)
  if (query.by === 'month') {
    return {
      name: 'indicators-by-month', text: 'select read_indicator_by_month($1, $2, $3::date, $4::date, $5, $6, $7) as body',
      values: [definition.id, query.unit, query.from, query.to, opens.unit, opens.province, rest],
    }
  }
  return {
    name: 'indicators-by-unit', text: 'select read_indicator_by_unit($1, $2, $3::date, $4::date, $5, $6, $7, $8) as body',
    values: [definition.id, query.unit, query.from, query.to, query.units, opens.unit, opens.province, rest],
  }
}

export const figureStatement = (indicatorId: string, unit: string, from: PlainDate, to: PlainDate): Statement => ({
  name: 'indicators-figure', text: 'select of_count as "of", met_count as met from count_indicator($1, $2, $3::date, $4::date)', values: [indicatorId, unit, from, to],
})

const columns = ['all', 'province_now', 'province_then', 'district_then', 'unit_now', 'unit_then'] as const
export type FilterColumn = (typeof columns)[number]

export type Door = { readonly filter: FilterColumn | null; readonly reads: boolean; readonly of: number | null; readonly met: number | null }

/** Before the list: what the unit is, whether this role reads people at all, and the figure over everybody. */
export const doorStatement = (indicatorId: string, unit: string, from: PlainDate, to: PlainDate): Statement => ({
  name: 'indicators-door',
  text: `select indicator_filter($2) as filter, has_column_privilege('indicator_fact', 'person_id', 'select') and has_column_privilege('person_identity', 'name', 'select') as reads,
    c.of_count as "of", c.met_count as met from count_indicator($1, $2, $3::date, $4::date) c`,
  values: [indicatorId, unit, from, to],
})

export type RecordQuery = { readonly unit: string; readonly from: PlainDate; readonly to: PlainDate; readonly units: 'then' | 'now'; readonly met: 'yes' | 'no' | 'all' }
export type RecordRow = { personId: string; name: string; birthYear: number; unitId: string; unitName: string; met: boolean; ofOn: PlainDate; metOn: PlainDate | null; reason: string | null; yours: number }
export type RecordCursor = { readonly ofOn: string; readonly personId: string }

/** The same rows as the figure, as far as the caller's own sight reaches; first and next page are two statements so that each has its plan. */
export function recordsStatement(definition: IndicatorDefinition, filter: FilterColumn, query: RecordQuery, limit: number, after: RecordCursor | null, role: string): Statement {
  const met = definition.metRule === 'with-cohort' ? 'f.met_on is not null' : '(f.met_on is not null and f.met_on <= $3)'
  const wanted = query.met === 'all' ? 'true' : query.met === 'yes' ? met : `not ${met}`
  const where = `f.indicator_id = $1 and f.of_on between $2 and $3 and ${filter === 'all' ? '$4::text is not null' : `f.${filter} = $4`} and ${wanted}`
  return {
    name: `ind-rec-${filter}-${query.met}-${query.units}-${definition.metRule === 'with-cohort' ? 'c' : 'b'}${after ? '-next' : ''}-${role}`.slice(0, 63),
    text: `with mine as (
        select f.person_id, f.unit_${query.units} as unit_id, f.of_on, case when ${met} then f.met_on end as met_on,
          case when f.met_on is not null and not ${met} then 'after-cut-off' else f.reason end as reason
        from indicator_fact f join person_identity i on i.person_id = f.person_id where ${where}
      )
      select m.person_id as "personId", i.name, i.birth_year as "birthYear", m.unit_id as "unitId", u.name as "unitName", m.met_on is not null as met,
        m.of_on as "ofOn", m.met_on as "metOn", m.reason, (select count(*) from mine)::int as yours
      from mine m join person_identity i on i.person_id = m.person_id join unit u on u.id = m.unit_id
      ${after ? 'where (m.of_on, m.person_id) > ($6::date, $7::uuid)' : ''}
      order by m.of_on, m.person_id limit $5`,
    values: [definition.id, query.from, query.to, query.unit, limit + 1, ...(after ? [after.ofOn, after.personId] : [])],
  }
}
