/** Entries of a part of the demonstration's people, each judged by the rules, written in bulk with the dues and figures that follow from them. */
import { day, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { declarationOfEntry, type Entry, type EntryTable, type EntryType } from '@hoa-nhap/domain/reintegration/reintegration.model'
import { directoryOf } from '../measures/measures.model.ts'
import type { Platform } from '../platform/platform.ts'
import type { ActorTransaction } from '../platform/route.ts'
import type { DemonstrationWorld } from '../registers/registers.model.ts'
import { liveEntries, type LifeMeasure, type Numbers } from './demonstration.life.ts'
import { reintegrationOffers, type Offer } from './demonstration.registers.ts'
import { treatmentPurpose } from './reintegration.routes.ts'
import { derivedOf } from './reintegration.store.ts'

const begins = day('2024-11-04')
const peopleInBatch = 200
/** Of all people who were in rehabilitation, or after it, since then. */
const share = 0.45

type Row = { id: string; birth: string; unitId: string; provinceId: string; measures: LifeMeasure[]; units: [PlainDate, string][] }

/** Answers how many people got entries. `numbersOf`: a stream of numbers for a name. */
export async function loadEntriesOfInvented(transaction: ActorTransaction, platform: Platform, world: DemonstrationWorld, numbersOf: (name: string) => Numbers): Promise<number> {
  const { places } = await directoryOf(platform)
  const offers = reintegrationOffers(world)
  const treating = new Map<string, string[]>()
  for (const agency of world.agencies) if (agency.kind === 'medical-centre' && (agency.validTo === null || agency.validTo > world.today)) treating.set(places.now(agency.unitId, null).provinceId, [...(treating.get(places.now(agency.unitId, null).provinceId) ?? []), agency.id])
  const { rows } = await transaction.query<Row>(
    `select i.person_id as id, i.birth, i.residence_unit as "unitId", u.province_id as "provinceId",
       (select json_agg(json_build_object('kind', m.kind, 'open', m.open, 'facilityId', m.facility_id, 'startedOn', m.started_on, 'endedOn', m.ended_on, 'termEndsOn', m.term_ends_on) order by m.registered_on, m.measure_id) from measure m where m.person_id = i.person_id) as measures,
       (select json_agg(json_build_array(x.on_day, x.unit_id) order by x.on_day) from (select min(e.occurred_on) as on_day, e.unit_id from measure k join measure_event e on e.measure_id = k.measure_id where k.person_id = i.person_id and e.agency_id like 'commune-%' group by e.unit_id) x) as units
     from person_identity i join unit u on u.id = i.residence_unit where u.province_id = any ($1)
       and exists (select from measure m where m.person_id = i.person_id and m.kind in ('voluntary-home', 'voluntary-private', 'voluntary-public', 'compulsory', 'post-rehab') and m.started_on is not null and (m.ended_on is null or m.ended_on >= $2)) order by i.person_id`,
    [world.provinces.map((province) => province.now), begins])
  let loaded = 0
  let batch: object[] = []
  const flush = async () => {
    if (batch.length > 0) await transaction.query({ name: 'reintegration-load', text: 'select load_invented_entries($1::jsonb)', values: [JSON.stringify(batch)] })
    loaded += batch.length
    batch = []
  }
  for (const person of rows) {
    const random = numbersOf(`reintegration/${person.id}`)
    if (!random.chance(share)) continue
    const units = person.units ?? []
    const unitOn = (on: PlainDate) => places.at(units.findLast(([from]) => from <= on)?.[1] ?? units[0]?.[1] ?? person.unitId, on).unitId
    const offersOn = (on: PlainDate, register: Offer['register']) => offers.filter((offer) => offer.register === register && offer.provinceId === person.provinceId && offer.from <= on && on <= offer.to)
    const entries = liveEntries({ birth: person.birth, measures: person.measures, random, from: begins, until: world.until, unitOn, offersOn, treating: treating.get(person.provinceId) ?? [] })
    if (entries.length === 0) continue
    const { dues, facts } = derivedOf({ entries, measures: person.measures, unitId: person.unitId }, places, world.today)
    const tables: Record<EntryTable, object[]> = { work_entry: [], support_entry: [], support_meeting: [], behaviour_rating: [], treatment_entry: [] }
    for (const entry of entries) tables[declarationOfEntry(entry.type as EntryType).table].push(...rowsOf(entry, person.id, platform))
    batch.push({ personId: person.id, ...tables, dues: dues.map((due) => ({ person_id: person.id, ...due })), facts })
    if (batch.length === peopleInBatch) await flush()
  }
  await flush()
  return loaded
}

function rowsOf(entry: Entry, personId: string, platform: Platform): object[] {
  const row = { id: entry.id, person_id: personId, agency_id: entry.agencyId, unit_id: entry.unitId, post_id: `${entry.agencyId}/${entry.role}`, role: entry.role, type: entry.type, on_day: entry.on, recorded_at: entry.recordedAt, replaces: null, replaced_by: null }
  if (declarationOfEntry(entry.type as EntryType).table !== 'treatment_entry') return [{ ...row, data: entry.data }]
  const sealed = { ...row, from_agency: entry.agencyId, body: platform.keys.encrypt(treatmentPurpose, JSON.stringify(entry.data)).toString('hex') }
  const to = entry.data['toAgencyId']
  return [sealed, ...(typeof to === 'string' && to !== entry.agencyId ? [{ ...sealed, agency_id: to }] : [])]
}
