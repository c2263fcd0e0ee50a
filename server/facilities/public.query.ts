/** What a request of the public pages asks for, and the answer to it; shared by pages, files and the API. */
import type { PublicProvider } from '@hoa-nhap/domain/facilities/facilities.contract'
import { services, type Service } from '@hoa-nhap/domain/facilities/facilities.model'
import { isPlainDate, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { Unit } from '@hoa-nhap/domain/organization/organization.model'
import type { Catalogue } from '@hoa-nhap/domain/organization/organization.rules'
import { around, communesOf, nameOf, pointOf, provinceOf, unitOn, type Nearness, type Point } from './public-places.ts'
import { ofUnit, onceFor, type Placed, type Snapshot } from './public-snapshot.ts'
import type { PublicRecord } from './public-list.store.ts'

export type Asked = { readonly unitId: string | null; readonly typed: string | null; readonly service: Service | 'minors' | null; readonly on: PlainDate; readonly past: boolean; readonly fault: 'wrong-day' | 'future' | null; readonly more: boolean; readonly language: 'vi' | 'en' }

const first = (value: unknown): string | null => { const one = Array.isArray(value) ? value[0] : value; return typeof one === 'string' && one.trim() !== '' ? one.trim().slice(0, 100) : null }

/** Wrong input never stops a page: it is said, and the nearest right answer is shown. */
export function askedOf(query: Readonly<Record<string, unknown>>, today: PlainDate): Asked {
  const given = first(query['on'])
  const right = given !== null && isPlainDate(given)
  const future = right && given > today
  const on = right && !future ? given : today
  const service = first(query['service'])
  return {
    unitId: first(query['unit']), typed: first(query['q']), service: service === 'minors' || services.includes(service as Service) ? (service as Service | 'minors') : null, on, past: on < today,
    fault: given !== null && !right ? 'wrong-day' : future ? 'future' : null, more: first(query['more']) !== null, language: first(query['lang']) === 'en' ? 'en' : 'vi',
  }
}

export const matches = (record: PublicRecord, service: Asked['service']): boolean =>
  service === null || (service === 'minors' ? record.listing.minors === true : record.listing.services.includes(service))
/** People register where they live: the reception point of another commune is no place of theirs, unless places to register were asked for. */
const offered = (record: PublicRecord, service: Asked['service']): boolean => matches(record, service) && (record.register !== 'reception-points' || service === 'registration')

/** Kilometres beyond the province's border within which a place is still near. */
const reach = 60
const shownPlaces = 10
const mostPlaces = 60

export type Found = { readonly record: PublicRecord; readonly nearness: Nearness }
type Counted = { readonly unit: Unit; readonly places: number; readonly reception: boolean }
export type CommuneAnswer = {
  readonly unit: Unit; readonly found: readonly Found[]; readonly total: number; readonly reception: boolean; readonly nearestReception: readonly Found[]; readonly hasPoint: boolean
  /** Communes of the province with whether a place lies there, for the map and its table. */
  readonly communes: readonly (Counted & { readonly point: Point | null })[]
}

const counted = (unit: Unit, placed: readonly Placed[], service: Asked['service']): Counted => ({ unit, places: placed.filter(({ record }) => offered(record, service)).length, reception: placed.some(({ record }) => record.register === 'reception-points') })

/** The places near a commune on a day, nearest first. Nearness is that of the land as it is divided today; a commune of then has no middle of its own. */
export function nearCommune(snapshot: Snapshot, catalogue: Catalogue, unit: Unit, asked: Pick<Asked, 'service' | 'more'>, today: PlainDate): CommuneAnswer {
  const present = unitOn(catalogue, unit.id, today) ?? unit
  const found: Found[] = []
  const receptions: Found[] = []
  let total = 0
  const most = asked.more ? mostPlaces : shownPlaces
  // Communes come nearest first; those at the same distance need no other order than that of ids.
  for (const nearness of around(catalogue, present.id, today, reach)) {
    const group = snapshot.byPresent.get(nearness.unitId)
    if (!group) continue
    const fitting = group.filter(({ record }) => offered(record, asked.service) || (nearness.same && matches(record, asked.service)))
    total += fitting.length
    if (found.length < most) found.push(...fitting.toSorted((a, b) => Number(a.record.status === 'suspended') - Number(b.record.status === 'suspended')).map(({ record }) => ({ record, nearness })))
    if (receptions.length < 3) receptions.push(...group.filter(({ record }) => record.register === 'reception-points').map(({ record }) => ({ record, nearness })))
  }
  return {
    unit, found: found.slice(0, most), total, reception: receptions.some(({ nearness }) => nearness.same), nearestReception: receptions.slice(0, 3), hasPoint: pointOf(catalogue, present.id, today) !== null,
    communes: communesAround(snapshot, catalogue, present, asked.service, today),
  }
}

/** The communes of the province of a commune, counted once for all that ask. */
function communesAround(snapshot: Snapshot, catalogue: Catalogue, present: Unit, service: Asked['service'], today: PlainDate): CommuneAnswer['communes'] {
  const province = provinceOf(catalogue, present, today)
  return province ? onceFor(snapshot, `communes ${province.id} ${service} ${today}`, () => communesOf(catalogue, province.id, today).map((each) => ({ ...counted(each, snapshot.byPresent.get(each.id) ?? [], service), point: pointOf(catalogue, each.id, today) }))) : []
}

export type ProvinceAnswer = { readonly unit: Unit; readonly records: readonly PublicRecord[]; readonly communes: readonly Counted[] }
/** A province of a day by its communes of that day. */
export function ofProvince(snapshot: Snapshot, catalogue: Catalogue, unit: Unit, asked: Pick<Asked, 'service'>): ProvinceAnswer {
  const communes = communesOf(catalogue, unit.id, snapshot.on)
  return { unit, records: ofUnit(snapshot, catalogue, unit).flatMap(({ record }) => (matches(record, asked.service) ? [record] : [])), communes: communes.map((each) => counted(each, snapshot.byThen.get(each.id) ?? [], asked.service)) }
}

/** The communes of a unit that have no place to register on a day. */
export function withoutReception(snapshot: Snapshot, catalogue: Catalogue, unit: Unit | null): readonly Unit[] {
  const communes = unit === null ? [] : unit.level === 'commune' ? [unit] : communesOf(catalogue, unit.id, snapshot.on)
  return communes.filter((each) => !snapshot.byThen.get(each.id)?.some(({ record }) => record.register === 'reception-points'))
}

/** As the API and the files give it. */
export function providerOf(catalogue: Catalogue, record: PublicRecord, on: PlainDate): PublicProvider {
  const { listing } = record
  const unit = unitOn(catalogue, record.unitId, on) ?? catalogue.units.get(record.unitId)
  return {
    id: record.id, kind: listing.kind, name: listing.name, unitId: unit?.id ?? record.unitId, unitName: nameOf(catalogue, record.unitId, on), provinceId: unit?.provinceId ?? '', agencyId: record.agencyId, status: record.status, suspendedUntil: listing.suspendedUntil, since: record.since,
    address: listing.address, phone: listing.phone, website: listing.website, hours: [...listing.hours], services: [...listing.services], costs: listing.costs.map((cost) => ({ ...cost, note: cost.note ?? null })), papers: [...listing.papers], minors: listing.minors, publishedOn: listing.publishedOn,
    publications: listing.publications.map((each) => ({ channel: each.channel, on: each.on, link: each.link ?? null, place: each.place ?? null })), capacity: listing.capacity, free: listing.free, posts: [...listing.posts],
  }
}
