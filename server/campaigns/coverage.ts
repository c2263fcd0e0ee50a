/** Who was reached in a period: held activities in the caller's sight against the communes and schools that stand on its last day. */
import { coverageOfCommunes, coverageOfSchools, type Coverage, type HeldActivity } from '@hoa-nhap/domain/campaigns/coverage.rules'
import type { CoverageView } from '@hoa-nhap/domain/campaigns/coverage.contract'
import type { Decision } from '@hoa-nhap/domain/kernel/decision'
import { accept, refuse } from '@hoa-nhap/domain/kernel/decision'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { RegisterValues } from '@hoa-nhap/domain/kernel/register'
import type { Succession, Unit } from '@hoa-nhap/domain/organization/organization.model'
import { catalogueOf, formerUnitsOn, nameOn, standsOn } from '@hoa-nhap/domain/organization/organization.rules'
import type { z } from 'zod'
import { directoryOf } from '../measures/measures.model.ts'
import type { Platform } from '../platform/platform.ts'
import type { Rows, Statement } from '../platform/route.ts'

type Query = { readonly from: PlainDate; readonly to: PlainDate; readonly campaign?: string | undefined; readonly area?: string | undefined }
type Reading = { readonly actor: { readonly role: string; readonly provinceId: string }; readonly platform: Platform; read(statements: readonly Statement[]): Promise<readonly Rows[]> }
type ActivityRow = { id: string; label: string; parent_id: string; agency_id: string; on_day: PlainDate; values: RegisterValues }
type School = { id: string; name: string; unit_id: string; valid_from: PlainDate | null; valid_to: PlainDate | null; successor_id: string | null }

/** The own province with those it was formed from, their communes and what became of them. */
const places = (provinceId: string): Statement[] => [
  {
    name: 'campaigns-units', values: [provinceId],
    text: `select id, code, level, kind, name, parent_id as "parentId", coalesce(province_id, id) as "provinceId", valid_from as "validFrom", valid_to as "validTo", latitude, longitude from unit
      where level <> 'district' and coalesce(province_id, id) in (select $1 union select s.from_id from unit_succession s where s.to_id = $1)`,
  },
  {
    name: 'campaigns-successions', values: [provinceId],
    text: `select s.from_id as "fromId", s.to_id as "toId", s.on_date as "onDate", s.part, s.confidence from unit_succession s join unit u on u.id = s.from_id
      where coalesce(u.province_id, u.id) in (select $1 union select x.from_id from unit_succession x where x.to_id = $1)`,
  },
  { name: 'campaigns-schools', values: [provinceId], text: `select a.id, a.name, a.unit_id, a.valid_from, a.valid_to, a.successor_id from agency a where a.kind = 'school' and a.unit_id in (select $1 union select x.from_id from unit_succession x where x.to_id = $1)` },
]

const text = (values: RegisterValues, key: string): string | null => (typeof values[key] === 'string' ? values[key] : null)
const byName = <Item extends { readonly name: string }>(items: readonly Item[]): Item[] => items.toSorted((a, b) => a.name.localeCompare(b.name, 'vi'))

export async function coverageIn(context: Reading, query: Query): Promise<Decision<z.input<typeof CoverageView>>> {
  const { from, to } = query
  if (to < from) return refuse('period-reversed', { field: 'to' })
  const { provinceId, role } = context.actor
  const [unitRows, successions, schoolRows, held, campaigns] = await context.read([
    ...places(provinceId),
    { name: `campaigns-held-${role}`, values: [from, to], text: `select r.id, r.label, r.parent_id, r.agency_id, r.on_day, r.state -> 'values' as values from register_record r where r.register = 'campaign-activities' and r.status = 'held' and r.on_day between $1 and $2 order by r.on_day desc, r.id` },
    { name: `campaigns-named-${role}`, values: [from, to], text: `select r.id, r.label as name from register_record r where r.register = 'campaigns' and r.status <> 'cancelled' and r.on_day <= $2 and (r.ends_on is null or r.ends_on >= $1) order by r.on_day desc, r.label` },
  ])
  const catalogue = catalogueOf(unitRows!.rows as Unit[], [], successions!.rows as Succession[])
  const units = [...catalogue.units.values()]
  const areas = units.filter((unit) => unit.level === 'province' && standsOn(unit, to))
  if (query.area !== undefined && !areas.some((area) => area.id === query.area)) return refuse('unknown-unit', { field: 'area' })
  const area = query.area ?? (areas.length === 1 ? areas[0]!.id : '')
  const inside = (id: string): boolean => area === '' ? areas.some((each) => each.id === id) : id === area

  const all = held!.rows as ActivityRow[]
  const rows = query.campaign === undefined ? all : all.filter((row) => row.parent_id === query.campaign)
  const activities = rows.map((row): HeldActivity => ({
    id: row.id, campaignId: row.parent_id, heldOn: row.on_day, unitsReached: Array.isArray(row.values['unitsReached']) ? (row.values['unitsReached'] as string[]) : [], schoolId: text(row.values, 'schoolId'), reach: typeof row.values['reach'] === 'number' ? row.values['reach'] : 0,
  }))
  const communes = byName(units.filter((unit) => unit.level === 'commune' && inside(unit.provinceId) && standsOn(unit, to)).map((unit) => ({ id: unit.id, name: nameOn(catalogue, unit, to).name })))
  const former = (id: string) => formerUnitsOn(catalogue, id, from).map(({ unitId }) => ({ id: unitId, name: catalogue.units.get(unitId)?.name ?? unitId }))
  const schools = schoolRows!.rows as School[]
  const standing = byName(schools.filter((school) => inside(school.unit_id) && standsOn({ validFrom: school.valid_from, validTo: school.valid_to }, to)))
  const placed = (coverage: Coverage) => ({ of: coverage.of, met: coverage.met, rows: coverage.rows.map((row) => ({ ...row, activities: [...row.activities], missing: [...row.missing], latitude: catalogue.units.get(row.id)?.latitude ?? null, longitude: catalogue.units.get(row.id)?.longitude ?? null })) })
  const communesReached = placed(coverageOfCommunes(communes, activities, former))
  const schoolsReached = placed(coverageOfSchools(standing, activities, (id) => schools.filter((school) => school.successor_id === id).map((school) => school.id)))
  // Within one area of several: the activities that reached somebody there.
  const shown = new Set([...communesReached.rows, ...schoolsReached.rows].flatMap((row) => row.activities))
  const directory = await directoryOf(context.platform)
  const counts = new Map<string, number>()
  for (const row of all) counts.set(row.parent_id, (counts.get(row.parent_id) ?? 0) + 1)
  return accept({
    from, to, area, areas: byName(areas.map(({ id, name }) => ({ id, name }))),
    campaigns: (campaigns!.rows as { id: string; name: string }[]).map((campaign) => ({ ...campaign, activities: counts.get(campaign.id) ?? 0 })),
    communes: communesReached, schools: schoolsReached,
    activities: rows.filter((row) => query.area === undefined || shown.has(row.id)).map((row) => ({
      id: row.id, campaignId: row.parent_id, title: row.label, channel: text(row.values, 'channel') as 'meeting', agencyName: directory.agencyName(row.agency_id), heldOn: row.on_day, place: text(row.values, 'place'),
      reach: typeof row.values['reach'] === 'number' ? row.values['reach'] : 0, reachCounted: text(row.values, 'reachCounted') as 'estimate',
    })),
  })
}
