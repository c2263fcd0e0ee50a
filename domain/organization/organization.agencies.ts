/**
 * The bodies of the demo provinces, unit by unit, with their periods and successors. Pure: the server loads exactly this, and the
 * simulator and the tests ask the same function. Number and names of facilities are invented; kinds, periods and hand-overs are not.
 */
import type { AgencyKind } from '../kernel/actor.ts'
import { earlier, later, type PlainDate } from '../kernel/plain-date.ts'
import { bodyPeriods, handOverToPolice, nationalActs, twoTiersFrom, type BodyPeriod } from './organization.law.ts'
import type { Agency, OrganizationAct, Unit, UnitLevel } from './organization.model.ts'
import { nameOn, type Catalogue } from './organization.rules.ts'

/** Lạng Sơn; Bắc Giang and the former Bắc Ninh, and the Bắc Ninh that follows them. */
export const demoProvinces = ['p-20', 'p-24-old', 'p-27-old', 'p-24'] as const

/** Facilities per province and how many communes share a counselling point: assumed, for the demonstration. */
const facilities: readonly { readonly kind: AgencyKind; readonly of: Readonly<Record<string, number>>; readonly elsewhere: number }[] = [
  { kind: 'rehab-facility', of: { 'p-20': 4, 'p-24-old': 2, 'p-27-old': 2, 'p-24': 4 }, elsewhere: 2 },
  { kind: 'assessing-facility', of: { 'p-20': 3, 'p-24-old': 3, 'p-27-old': 2, 'p-24': 5 }, elsewhere: 3 },
  { kind: 'medical-centre', of: { 'p-20': 3, 'p-24-old': 3, 'p-27-old': 2, 'p-24': 5 }, elsewhere: 3 },
  { kind: 'school', of: { 'p-20': 6, 'p-24-old': 5, 'p-27-old': 4, 'p-24': 9 }, elsewhere: 1 },
  { kind: 'home-provider', of: { 'p-20': 1, 'p-24-old': 1, 'p-27-old': 1, 'p-24': 2 }, elsewhere: 1 },
  { kind: 'employer', of: { 'p-20': 2, 'p-24-old': 1, 'p-27-old': 1, 'p-24': 2 }, elsewhere: 1 },
]
/** A province that follows others keeps their facilities. */
function numberOf(catalogue: Catalogue, facility: (typeof facilities)[number], provinceId: string): number {
  const given = facility.of[provinceId]
  if (given !== undefined) return given
  const before = catalogue.predecessorsOf.get(provinceId) ?? []
  return before.length > 0 ? before.reduce((sum, row) => sum + numberOf(catalogue, facility, row.fromId), 0) : facility.elsewhere
}

/** Whose a facility for rehabilitation is: the province's, a private one, a reformatory school of the ministry for persons under 18. */
export type FacilityType = 'public' | 'private' | 'reformatory'
const typesOf: Readonly<Record<string, readonly FacilityType[]>> = { 'p-20': ['public', 'public', 'private', 'reformatory'] }
const typesElsewhere: readonly FacilityType[] = ['public', 'private']

/** The type of an invented facility, by its agency id. Facilities of a merged province stay what they were. */
export function facilityTypeOf(catalogue: Catalogue, facilityId: string): FacilityType {
  const [provinceId, number] = facilityId.split(':')[1]!.split('.') as [string, string]
  const before = (catalogue.predecessorsOf.get(provinceId) ?? []).map((row) => row.fromId).toSorted()
  const types = typesOf[provinceId] ?? (before.length > 0 ? before.flatMap((id) => typesOf[id] ?? typesElsewhere) : typesElsewhere)
  return types[Number(number) - 1] ?? 'public'
}
const nameOfType: Readonly<Record<FacilityType, string>> = { public: 'Cơ sở cai nghiện ma túy', private: 'Cơ sở cai nghiện ma túy tư nhân', reformatory: 'Trường giáo dưỡng' }
function facilityName(catalogue: Catalogue, kind: AgencyKind, id: string, unitName: string, number: number): string {
  return kind === 'rehab-facility' ? `${nameOfType[facilityTypeOf(catalogue, id)]} số ${number} ${inside(unitName)}` : agencyName(kind, unitName, number)
}

const communesPerCounsellingPoint = 8

const wordsOf: Readonly<Partial<Record<AgencyKind, string>>> = {
  'commune-police': 'Công an', 'commune-committee': 'Ủy ban nhân dân', 'health-station': 'Trạm Y tế', 'counselling-point': 'Điểm tư vấn, hỗ trợ cai nghiện',
  'district-labour': 'Phòng Lao động - Thương binh và Xã hội', 'district-police': 'Công an', 'district-committee': 'Ủy ban nhân dân',
  'province-labour': 'Sở Lao động - Thương binh và Xã hội', 'province-police': 'Công an', 'province-committee': 'Ủy ban nhân dân', 'province-health': 'Sở Y tế',
  'province-information': 'Sở Văn hóa, Thể thao và Du lịch', 'province-records': 'Bộ phận hồ sơ nghiệp vụ', inspector: 'Thanh tra', union: 'Ủy ban Mặt trận Tổ quốc',
  system: 'Bộ phận quản trị hệ thống', court: 'Tòa án nhân dân', procuracy: 'Viện kiểm sát nhân dân', 'ministry-police': 'Bộ Công an',
  'rehab-facility': 'Cơ sở cai nghiện ma túy', 'assessing-facility': 'Cơ sở xác định tình trạng nghiện', 'medical-centre': 'Trung tâm Y tế', school: 'Trường trung cấp nghề', 'home-provider': 'Cơ sở dịch vụ cai nghiện tại gia đình', employer: 'Doanh nghiệp nhận lao động',
}

/** "Công an xã Thất Khê": the kind of the unit in lower case inside a name. */
export function agencyName(kind: AgencyKind, unitName: string, number?: number): string {
  const words = wordsOf[kind] ?? kind
  return number === undefined ? `${words} ${inside(unitName)}` : `${words} số ${number} ${inside(unitName)}`
}

const inside = (unitName: string) => unitName.charAt(0).toLowerCase() + unitName.slice(1)

export function agencyId(kind: AgencyKind, unitId: string, number?: number): string {
  return `${kind}:${unitId}${number === undefined ? '' : `.${number}`}`
}

type Window = { readonly validFrom: PlainDate | null; readonly validTo: PlainDate | null }

/** The part of the body's period that lies within the unit's; undefined where they do not meet. */
function within(unit: Unit, from: PlainDate | null, to: PlainDate | null): Window | undefined {
  const validFrom = unit.validFrom && from ? later(unit.validFrom, from) : (unit.validFrom ?? from)
  const validTo = unit.validTo && to ? earlier(unit.validTo, to) : (unit.validTo ?? to)
  return validFrom !== null && validTo !== null && validFrom >= validTo ? undefined : { validFrom, validTo }
}

/** The one unit that took over all of this one; null where it was divided or nothing followed. */
function wholeSuccessor(catalogue: Catalogue, unitId: string): string | null {
  const successions = catalogue.successorsOf.get(unitId) ?? []
  return successions.length === 1 && successions[0]?.part === 'whole' ? successions[0].toId : null
}

function successorOf(catalogue: Catalogue, unit: Unit, body: BodyPeriod, window: Window): string | null {
  if (window.validTo === null) return null
  // The unit ended before the body did: the same body of the unit that follows.
  if (unit.validTo !== null && window.validTo === unit.validTo && window.validTo !== body.to) {
    const next = wholeSuccessor(catalogue, unit.id)
    return next ? agencyId(body.kind, next) : null
  }
  if (!body.successor) return null
  const standing = window.validTo === twoTiersFrom ? (wholeSuccessor(catalogue, unit.provinceId) ?? unit.provinceId) : unit.provinceId
  const regional = window.validTo === twoTiersFrom && (body.successor.kind === 'court' || body.successor.kind === 'procuracy')
  return agencyId(body.successor.kind, standing, regional ? 1 : undefined)
}

/** The province and those it followed: all whose bodies an installation of that province needs. */
export function withPredecessors(catalogue: Catalogue, provinceId: string): readonly string[] {
  return [...(catalogue.predecessorsOf.get(provinceId) ?? []).map((row) => row.fromId), provinceId]
}

/**
 * Every body of the given provinces, each with its period. Order is stable. `facilities: false` leaves out what is invented for the
 * demonstration (facilities, counselling points): a real province enters its own.
 */
export function agenciesOf(catalogue: Catalogue, provinces: readonly string[] = demoProvinces, options: { readonly facilities: boolean } = { facilities: true }): readonly Agency[] {
  const agencies: Agency[] = []
  const byLevel = new Map<UnitLevel, BodyPeriod[]>()
  for (const body of bodyPeriods) byLevel.set(body.level, [...(byLevel.get(body.level) ?? []), body])
  const units = [...catalogue.units.values()].filter((unit) => provinces.includes(unit.provinceId))
  const counselling = new Map<string, string>()
  for (const unit of units) {
    for (const body of byLevel.get(unit.level) ?? []) {
      const window = within(unit, body.from, body.to)
      if (!window) continue
      agencies.push({ id: agencyId(body.kind, unit.id), kind: body.kind, unitId: unit.id, name: agencyName(body.kind, unit.name), ...window, successorId: successorOf(catalogue, unit, body, window) })
    }
  }
  for (const province of units.filter((unit) => unit.level === 'province')) {
    if (options.facilities) agencies.push(...facilitiesOf(catalogue, province))
    // One regional court and one regional procuracy per province stand for all of them: their areas are not known to the catalogue.
    const window = within(province, twoTiersFrom, null)
    if (window) {
      for (const kind of ['court', 'procuracy'] as const) {
        agencies.push({ id: agencyId(kind, province.id, 1), kind, unitId: province.id, name: `${wordsOf[kind]} khu vực, ${inside(province.name)} (địa hạt chưa xác định)`, ...window, successorId: null })
      }
    }
    if (options.facilities) counsellingPointsOf(catalogue, province.id).forEach((unitId) => counselling.set(unitId, province.id))
  }
  for (const unitId of counselling.keys()) {
    const unit = catalogue.units.get(unitId) as Unit
    const next = wholeSuccessor(catalogue, unitId)
    agencies.push({ id: agencyId('counselling-point', unitId, 1), kind: 'counselling-point', unitId, name: agencyName('counselling-point', unit.name), validFrom: unit.validFrom, validTo: unit.validTo, successorId: next && counselling.has(next) ? agencyId('counselling-point', next, 1) : null })
  }
  const capital = catalogue.units.get('p-01')
  if (capital) agencies.push({ id: agencyId('ministry-police', capital.id), kind: 'ministry-police', unitId: capital.id, name: 'Cục Cảnh sát điều tra tội phạm về ma túy, Bộ Công an', validFrom: handOverToPolice, validTo: null, successorId: null })
  return agencies
}

/** Facilities of a merged province go on under the new one, numbered in the order of the provinces' codes. */
function facilitiesOf(catalogue: Catalogue, province: Unit): Agency[] {
  const heir = province.validTo === null ? null : wholeSuccessor(catalogue, province.id)
  const siblings = heir ? (catalogue.predecessorsOf.get(heir) ?? []).map((row) => row.fromId).toSorted() : []
  return facilities.flatMap((facility) =>
    Array.from({ length: numberOf(catalogue, facility, province.id) }, (_, index): Agency => {
      const number = index + 1
      const before = siblings.slice(0, siblings.indexOf(province.id)).reduce((sum, id) => sum + numberOf(catalogue, facility, id), 0)
      const successorNumber = before + number
      const successorId = heir && successorNumber <= numberOf(catalogue, facility, heir) ? agencyId(facility.kind, heir, successorNumber) : null
      const id = agencyId(facility.kind, province.id, number)
      return { id, kind: facility.kind, unitId: province.id, name: facilityName(catalogue, facility.kind, id, province.name, number), validFrom: province.validFrom, validTo: province.validTo, successorId }
    }),
  )
}

/** Every n-th commune by code has a counselling point; a commune that takes one over has one too. */
function counsellingPointsOf(catalogue: Catalogue, provinceId: string): readonly string[] {
  const communes = [...catalogue.units.values()].filter((unit) => unit.level === 'commune' && unit.provinceId === provinceId).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const chosen = new Set<string>()
  const add = (id: string) => {
    if (catalogue.units.get(id)?.provinceId !== provinceId || chosen.has(id)) return
    chosen.add(id)
    const next = wholeSuccessor(catalogue, id)
    if (next) add(next)
  }
  communes.forEach((unit, index) => {
    if (index % communesPerCounsellingPoint === 0) add(unit.id)
  })
  return [...chosen]
}

/** Acts of organization that the catalogue knows of: national ones, and those by which units of these provinces began, ended or were renamed. */
export function organizationActsOf(catalogue: Catalogue, bases: { readonly unit: (id: string) => string | undefined; readonly name: (unitId: string, from: PlainDate) => string | undefined }, provinces: readonly string[] = demoProvinces): readonly OrganizationAct[] {
  const merges = new Map<string, { on: PlainDate; instrument: string; provinceId: string; units: number }>()
  const renames = new Map<string, { on: PlainDate; instrument: string; provinceId: string; names: string[] }>()
  for (const unit of catalogue.units.values()) {
    if (!provinces.includes(unit.provinceId) || unit.level === 'province' && unit.validFrom === twoTiersFrom) continue
    const instrument = bases.unit(unit.id)
    if (unit.validFrom !== null && instrument && (catalogue.predecessorsOf.get(unit.id)?.length ?? 0) > 0) {
      const key = `${unit.validFrom} ${instrument}`
      const merge = merges.get(key) ?? { on: unit.validFrom, instrument, provinceId: unit.provinceId, units: 0 }
      merges.set(key, { ...merge, units: merge.units + 1 })
    }
  }
  for (const names of catalogue.namesOf.values()) {
    for (const name of names) {
      const unit = catalogue.units.get(name.unitId)
      if (!unit || !provinces.includes(unit.provinceId) || name.validFrom === null || name.validFrom === unit.validFrom) continue
      const instrument = bases.name(name.unitId, name.validFrom)
      if (!instrument) continue
      const key = `${name.validFrom} ${instrument}`
      const rename = renames.get(key) ?? { on: name.validFrom, instrument, provinceId: unit.provinceId, names: [] }
      renames.set(key, { ...rename, names: [...rename.names, name.name] })
    }
  }
  const provinceName = (id: string, on: PlainDate) => {
    const unit = catalogue.units.get(id)
    return unit ? nameOn(catalogue, unit, on).name : id
  }
  const acts: OrganizationAct[] = nationalActs.map((act) => ({ ...act }))
  for (const merge of merges.values()) acts.push({ id: `merge-${merge.on}-${merge.provinceId}`, kind: 'merge', onDate: merge.on, instrument: merge.instrument, summary: `Sắp xếp đơn vị hành chính của ${provinceName(merge.provinceId, merge.on)}: ${merge.units} đơn vị mới` })
  for (const rename of renames.values()) acts.push({ id: `rename-${rename.on}-${rename.instrument.replaceAll('/', '-')}`, kind: 'rename', onDate: rename.on, instrument: rename.instrument, summary: rename.names.length > 3 ? `${rename.names.length} đơn vị đổi tên hoặc loại thuộc ${provinceName(rename.provinceId, rename.on)}` : rename.names.toSorted().join(', ') })
  return acts.toSorted((a, b) => (a.onDate === b.onDate ? (a.id < b.id ? -1 : 1) : a.onDate < b.onDate ? -1 : 1))
}
