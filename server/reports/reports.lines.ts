/** The list behind a figure: frozen for what was sent, live for a draft; always as far as the caller's own sight reaches. */
import { gated } from '@hoa-nhap/domain/indicators/indicators.rules'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { listFigureRecords } from '@hoa-nhap/domain/reports/reports.contract'
import type { FigureDefinition, ReportDefinition } from '@hoa-nhap/domain/reports/reports.model'
import type { Actor, Role } from '@hoa-nhap/domain/kernel/actor'
import { columnsFor } from '@hoa-nhap/domain/access/access.rules'
import type { z } from 'zod'
import { answer, refused, type ActorTransaction, type Answer } from '../platform/route.ts'
import type { Platform } from '../platform/platform.ts'
import { specOf } from './reports.compute.ts'
import type { ReportRow } from './reports.store.ts'
import { opensList } from './reports.views.ts'

type Line = { personId: string; name: string; birthYear: number; measureId: string | null; unitId: string; unitName: string | null; onDay: PlainDate; met: boolean; key: string; yours: number; whole: number }
type Asking = { readonly actor: Actor; readonly platform: Platform; readonly query: z.output<NonNullable<typeof listFigureRecords.query>>; disclose(entry: { readonly persons: readonly string[] }): Promise<void> }

/** A role that reads no person gets the count alone. */
const readsPeople = (role: Role): boolean => columnsFor(role, 'person_identity') !== null && columnsFor(role, 'report_fact_line') !== null

export async function listLines(transaction: ActorTransaction, row: ReportRow, definition: ReportDefinition, figure: FigureDefinition, asking: Asking): Promise<Answer<z.input<typeof listFigureRecords.output>>> {
  if (!opensList(figure, definition)) return refused({ code: 'no-list', facts: {} })
  const { actor, query, platform } = asking
  const own = row.agencyId === actor.agencyId
  const draft = own && (row.state === 'draft' || row.state === 'returned')
  const seal = `report-lines ${actor.postId} ${row.id} ${row.revision} ${figure.id} ${query.part}`
  let after: { on: string; key: string } | null = null
  if (query.cursor) {
    try {
      after = JSON.parse(platform.keys.decrypt(seal, Buffer.from(query.cursor, 'base64url'))) as { on: string; key: string }
    } catch {
      return refused({ code: 'unknown-cursor', facts: {} })
    }
  }
  const wanted = query.part === 'all' ? 'true' : query.part === 'met' ? 'l.met' : 'not l.met'
  const counted = draft ? null : (await transaction.query<{ n: number; met: number }>('select n, met from report_line_count($1, $2, $3)', [row.id, row.revision, figure.id])).rows[0]!
  const whole = counted === null ? null : query.part === 'all' ? counted.n : query.part === 'met' ? counted.met : counted.n - counted.met
  if (!readsPeople(actor.role)) return answer({ items: [], total: gated(whole ?? 0, definition.audience === 'controller'), yours: 0, nextCursor: null })
  const source = draft
    ? 'select x.person_id, x.measure_id, x.unit_id, x.on_day, x.met, coalesce(x.measure_id, x.person_id)::text || x.person_id::text || x.on_day::text as key, x.whole from report_live($1, $2::jsonb) x'
    : figure.source.from === 'indicator'
      ? 'select x.person_id, null::uuid as measure_id, x.unit_id, x.on_day, x.met, x.id::text as key, 0 as whole from report_fact_line x where x.report_id = $1 and x.revision = $2 and x.figure = $3'
      : 'select x.person_id, x.measure_id, x.unit_id, x.on_day, true as met, x.event_id::text as key, 0 as whole from report_line x where x.report_id = $1 and x.revision = $2 and x.figure = $3'
  const values = draft ? [definition.scope, JSON.stringify([specOf(figure, { from: row.from, to: row.to })])] : [row.id, row.revision, figure.id]
  const next = values.length
  const { rows } = await transaction.query<Line>(
    `with mine as materialized (select l.*, i.name, i.birth_year from (${source}) l join person_identity i on i.person_id = l.person_id where ${wanted})
     select m.person_id as "personId", m.name, m.birth_year as "birthYear", m.measure_id as "measureId", m.unit_id as "unitId", u.name as "unitName", m.on_day as "onDay", m.met, m.key, (select count(*) from mine)::int as yours, m.whole
     from mine m left join unit u on u.id = m.unit_id where $${next + 1}::date is null or (m.on_day, m.key) > ($${next + 1}::date, $${next + 2}::text) order by m.on_day, m.key limit $${next + 3}`,
    [...values, after?.on ?? null, after?.key ?? null, query.limit + 1],
  )
  const found = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? found.at(-1)! : null
  await asking.disclose({ persons: [...new Set(found.map((line) => line.personId))] })
  return answer({
    items: found.map(({ personId, name, birthYear, measureId, unitId, unitName, onDay, met }) => ({ personId, name, birthYear, measureId, unitId, unitName: unitName ?? '', onDay, met })),
    total: whole ?? rows[0]?.whole ?? 0, yours: rows[0]?.yours ?? 0, nextCursor: last ? platform.keys.encrypt(seal, JSON.stringify({ on: last.onDay, key: last.key })).toString('base64url') : null,
  })
}
