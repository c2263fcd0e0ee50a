/** Routes of `inspections.contract.ts`. */
import { readComplainant, writeComplainant, inspectionFacts, Complainant, type BodyFacts } from '@hoa-nhap/domain/inspections/inspections.contract'
import { inspectedKinds, type InspectedKind } from '@hoa-nhap/domain/inspections/inspections.model'
import { gated, opensOf } from '@hoa-nhap/domain/indicators/indicators.rules'
import { answer, refused, route, type Answer, type Context, type Route } from '../platform/route.ts'

const notFound: Answer<never> = refused({ code: 'not-found', facts: {} })
export const complainantPurpose = 'complaint-person'

/** Bodies of the province with what registers say of them; the caller's own sight of each register applies. */
const bodiesText = `
with body as (
  select a.id, a.name, a.kind, u.id as unit_id, u.name as unit_name from agency a join unit u on u.id = a.unit_id
  where a.kind = any ($1) and coalesce(u.province_id, u.id) = $2 and (a.valid_from is null or a.valid_from <= $3) and (a.valid_to is null or a.valid_to > $3) and a.id <> $4
), complaint as (
  select state -> 'values' ->> 'about' as id, count(*)::int as n from register_record where register = 'complaints' and province_id = $2 and open and state -> 'values' ->> 'instance' = 'first' group by 1
), finding as (
  select reader_agency as id, count(*)::int as n, (count(*) filter (where status = 'open' and state -> 'values' ->> 'remedyBy' < $3::text))::int as late from register_record where register = 'findings' and province_id = $2 and open group by 1
), place as (
  select distinct on (reader_agency) reader_agency as id, (state -> 'values' ->> 'beds')::int as beds, (state -> 'values' ->> 'present')::int as present from register_record where register = 'facilities' and province_id = $2 and open order by reader_agency, opened_on desc
), inspection as (
  select state -> 'values' ->> 'inspected' as id, max(on_day) filter (where status in ('held', 'concluded', 'finished')) as last, min(on_day) filter (where status in ('planned', 'announced')) as planned from register_record where register = 'inspections' and province_id = $2 group by 1
)
select b.id, b.name, b.kind, b.unit_id, b.unit_name, coalesce(c.n, 0) as complaints, coalesce(f.n, 0) as findings, coalesce(f.late, 0) as late, p.beds, p.present, i.last::text, i.planned::text
from body b left join complaint c on c.id = b.id left join finding f on f.id = b.id left join place p on p.id = b.id left join inspection i on i.id = b.id order by b.kind, b.unit_name, b.id`

type Row = { readonly id: string; readonly name: string; readonly kind: InspectedKind; readonly unit_id: string; readonly unit_name: string; readonly complaints: number; readonly findings: number; readonly late: number; readonly beds: number | null; readonly present: number | null; readonly last: string | null; readonly planned: string | null }
type Figures = { readonly agency_id: string; readonly overdue: number; readonly alarms: number }

/** Whether that record is a complaint that the caller's own body handles. */
async function handledHere(context: Pick<Context<unknown, unknown, unknown>, 'actor' | 'read'>, id: string): Promise<boolean> {
  const [found] = await context.read([{ name: `inspections-own-complaint-${context.actor.role}`, text: `select 1 from register_record where id = $1 and register = 'complaints' and reader_agency = $2`, values: [id, context.actor.agencyId] }])
  return found!.rows.length > 0
}

export const routes: readonly Route[] = [
  route(inspectionFacts, async (context) => {
    const { actor, query, today } = context
    const [bodies, figures] = await context.read([
      { name: `inspections-bodies-${actor.role}`, text: bodiesText, values: [query.kind ? [query.kind] : inspectedKinds, actor.provinceId, today, actor.agencyId] },
      { name: `inspections-figures-${actor.role}`, text: 'select agency_id, overdue, alarms from inspection_figures()' },
    ])
    const counted = new Map((figures!.rows as unknown as readonly Figures[]).map((row) => [row.agency_id, row]))
    const open = opensOf(actor).province === actor.provinceId
    const items: BodyFacts[] = (bodies!.rows as unknown as readonly Row[]).map((row) => ({
      agencyId: row.id, agencyName: row.name, kind: row.kind, unitId: row.unit_id, unitName: row.unit_name, overdue: gated(counted.get(row.id)?.overdue ?? 0, open), alarms: gated(counted.get(row.id)?.alarms ?? 0, open),
      openComplaints: row.complaints, openFindings: row.findings, lateFindings: row.late, beds: row.beds, present: row.present, lastInspectedOn: row.last, plannedOn: row.planned,
    }))
    return answer({ items, asOf: today, nextCursor: null })
  }),
  route(readComplainant, async (context) => {
    const { actor, params, platform } = context
    if (!(await handledHere(context, params.id))) return notFound
    const [found] = await context.read([{ name: `inspections-complainant-${actor.role}`, text: 'select body, recorded_at from complaint_person where record_id = $1', values: [params.id] }])
    await context.disclose({ persons: [] })
    const row = found!.rows[0] as { body: Buffer; recorded_at: Date } | undefined
    if (!row) return answer({ person: null })
    const person = Complainant.parse(JSON.parse(platform.keys.decrypt(`${complainantPurpose}:${params.id}`, row.body)))
    return answer({ person: { ...person, recordedAt: row.recorded_at.toISOString() } })
  }),
  route(writeComplainant, async (context) => {
    const { actor, params, body, platform, now } = context
    if (!(await handledHere(context, params.id))) return notFound
    const kept = await context.transaction(async (transaction) => (await transaction.query<{ kept: boolean }>({
      name: `inspections-keep-complainant-${actor.role}`, text: 'select keep_complaint_person($1, $2, $3) as kept', values: [params.id, platform.keys.encrypt(`${complainantPurpose}:${params.id}`, JSON.stringify(body)), now],
    })).rows[0]!.kept)
    if (!kept) return notFound
    await context.disclose({ persons: [] })
    return answer(undefined, 204)
  }),
]
