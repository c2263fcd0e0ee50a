/** What a request of the public pages asks for, and the answer to it; shared by pages, files and the API. */
import type { PublicProvider } from '@hoa-nhap/domain/facilities/facilities.contract'
import { services, type Service } from '@hoa-nhap/domain/facilities/facilities.model'
import { isPlainDate, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { Unit } from '@hoa-nhap/domain/organization/organization.model'
import { standsOn, type Catalogue } from '@hoa-nhap/domain/organization/organization.rules'
import type { Platform } from '../platform/platform.ts'
import type { Statement } from '../platform/route.ts'
import { anonymousScope, readTogether, scopeStatement } from '../platform/transaction.ts'
import { around, communesOf, nameOf, pointOf, provinceOf, unitOn, unitsOn, type Nearness, type Point } from './public-places.ts'
import { ofUnits, receptionUnits, withEarlier, type PublicRecord } from './public-list.store.ts'

/** As nobody in particular: the same rows for whoever asks. */
export async function readPublic<Row>(platform: Platform, statements: readonly Statement[]): Promise<Row[][]> {
  const results = await readTogether(platform.pool, scopeStatement(anonymousScope(platform.today())), statements)
  return results.map((result) => result.rows as Row[])
}

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

/** Kilometres beyond the province's border within which a place is still near. */
const reach = 60
export const shownPlaces = 10
const mostPlaces = 60

export type Found = { readonly record: PublicRecord; readonly nearness: Nearness }
export type CommuneAnswer = {
  readonly unit: Unit; readonly province: Unit | undefined; readonly found: readonly Found[]; readonly total: number; readonly reception: boolean; readonly nearestReception: readonly Found[]; readonly hasPoint: boolean
  /** Communes of the province with whether a place lies there, for the map and its table. */
  readonly communes: readonly { readonly unit: Unit; readonly point: Point | null; readonly places: number; readonly reception: boolean }[]
}

/** People register where they live: the reception point of another commune is no place of theirs, unless places to register were asked for. */
const offered = (record: PublicRecord, service: Asked['service']): boolean => matches(record, service) && (record.register !== 'reception-points' || service === 'registration')

/** The places near a commune on a day, nearest first. The commune is one of that day. */
export async function nearCommune(platform: Platform, catalogue: Catalogue, unit: Unit, asked: Pick<Asked, 'on' | 'service' | 'more'>, today: PlainDate): Promise<CommuneAnswer> {
  // Nearness is that of the land as it is divided today; a commune of then has no middle of its own.
  const present = unitOn(catalogue, unit.id, today) ?? unit
  const near = around(catalogue, present.id, today, reach)
  const byUnit = new Map(near.flatMap((each) => withEarlier(catalogue, each.unitId).map((id) => [id, each] as const)))
  const [rows] = await readPublic<PublicRecord>(platform, [ofUnits([...byUnit.keys()], asked.on)])
  const all = rows!.flatMap((record) => { const nearness = byUnit.get(record.unitId); return nearness ? [{ record, nearness }] : [] })
  const order = (a: Found, b: Found) => rank(a.nearness) - rank(b.nearness) || Number(a.record.status === 'suspended') - Number(b.record.status === 'suspended') || (a.record.id < b.record.id ? -1 : 1)
  const found = all.filter(({ record, nearness }) => offered(record, asked.service) || (nearness.same && matches(record, asked.service))).toSorted(order)
  const receptions = all.filter(({ record }) => record.register === 'reception-points').toSorted(order)
  const province = provinceOf(catalogue, present, today)
  const counts = new Map<string, { places: number; reception: boolean }>()
  for (const { record, nearness } of all) {
    const known = counts.get(nearness.unitId) ?? { places: 0, reception: false }
    counts.set(nearness.unitId, { places: known.places + (offered(record, asked.service) ? 1 : 0), reception: known.reception || record.register === 'reception-points' })
  }
  return {
    unit, province, found: found.slice(0, asked.more ? mostPlaces : shownPlaces), total: found.length, reception: receptions.some(({ nearness }) => nearness.same), nearestReception: receptions.slice(0, 3), hasPoint: pointOf(catalogue, present.id, today) !== null,
    communes: province ? communesOf(catalogue, province.id, today).map((each) => ({ unit: each, point: pointOf(catalogue, each.id, today), places: counts.get(each.id)?.places ?? 0, reception: counts.get(each.id)?.reception ?? false })) : [],
  }
}
const rank = (nearness: Nearness): number => (nearness.same ? -1 : nearness.km ?? (nearness.sameDistrict ? 500 : 1000))

export type ProvinceAnswer = { readonly unit: Unit; readonly records: readonly PublicRecord[]; readonly communes: readonly { readonly unit: Unit; readonly places: number; readonly reception: boolean }[] }
/** A province of a day by its communes of that day. */
export async function ofProvince(platform: Platform, catalogue: Catalogue, unit: Unit, asked: Pick<Asked, 'on' | 'service'>): Promise<ProvinceAnswer> {
  const communes = communesOf(catalogue, unit.id, asked.on)
  const ids = unitIdsOf(catalogue, unit)
  const [rows] = await readPublic<PublicRecord>(platform, [ofUnits(ids, asked.on)])
  const records = rows!.filter((record) => matches(record, asked.service))
  const counts = new Map<string, { places: number; reception: boolean }>()
  for (const record of rows!) {
    const commune = unitOn(catalogue, record.unitId, asked.on)?.id ?? record.unitId
    const known = counts.get(commune) ?? { places: 0, reception: false }
    counts.set(commune, { places: known.places + (offered(record, asked.service) ? 1 : 0), reception: known.reception || record.register === 'reception-points' })
  }
  return { unit, records, communes: communes.map((each) => ({ unit: each, places: counts.get(each.id)?.places ?? 0, reception: counts.get(each.id)?.reception ?? false })) }
}

/** Every unit, of any time, whose places belong to this one: a province with its communes, a district with its, a commune with those it was made of. */
export function unitIdsOf(catalogue: Catalogue, unit: Unit): readonly string[] {
  if (unit.level === 'commune') return withEarlier(catalogue, unit.id)
  const roots = new Set(withEarlier(catalogue, unit.id))
  return [...catalogue.units.values()].flatMap((each) => (each.level === 'commune' && (unit.level === 'province' ? roots.has(each.provinceId) : each.parentId !== null && roots.has(each.parentId)) ? [each.id] : []))
}

/** The communes of a unit that have no place to register on a day. */
export async function withoutReception(platform: Platform, catalogue: Catalogue, unit: Unit | null, on: PlainDate): Promise<readonly Unit[]> {
  const [rows] = await readPublic<{ unit_id: string }>(platform, [receptionUnits(on)])
  const having = new Set(rows!.map((row) => unitOn(catalogue, row.unit_id, on)?.id ?? row.unit_id))
  const communes = unit === null ? [] : unit.level === 'commune' ? unitsOn(catalogue, unit.id, on).filter((each) => standsOn(each, on)) : communesOf(catalogue, unit.id, on)
  return communes.filter((each) => !having.has(each.id))
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
