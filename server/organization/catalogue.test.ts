/** The committed catalogue on the days that matter. */
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { day } from '@hoa-nhap/domain/kernel/plain-date'
import { foldText, normaliseText } from '@hoa-nhap/domain/kernel/vietnamese-text'
import { agenciesOf, demoProvinces, organizationActsOf } from '@hoa-nhap/domain/organization/organization.agencies'
import { childrenOn, descendantsOn, faultsOf, holderOn, nameOn, standsOn } from '@hoa-nhap/domain/organization/organization.rules'
import { parseRecords } from './csv.ts'
import { readCommittedCatalogue } from './organization.files.ts'
import { catalogueOfRecords } from './organization.store.ts'

const records = readCommittedCatalogue()
const catalogue = catalogueOfRecords(records)
const count = (province: string | null, level: 'province' | 'district' | 'commune', on: string) => descendantsOn(catalogue, province, level, day(on)).length
const byName = (province: string, name: string, on: string) => descendantsOn(catalogue, province, 'commune', day(on)).filter((unit) => nameOn(catalogue, unit, day(on)).name === name)

describe('how many units stand', () => {
  test.each([
    // day, Lạng Sơn districts and communes, Bắc Giang, the former Bắc Ninh, the new Bắc Ninh
    ['2022-01-01', [11, 200], [10, 209], [8, 126], [0, 0]],
    ['2023-04-10', [11, 200], [10, 209], [8, 126], [0, 0]],
    ['2024-05-01', [11, 200], [10, 209], [8, 126], [0, 0]],
    ['2024-11-30', [11, 200], [10, 209], [8, 126], [0, 0]],
    ['2024-12-01', [11, 194], [10, 209], [8, 121], [0, 0]],
    ['2024-12-31', [11, 194], [10, 209], [8, 121], [0, 0]],
    ['2025-01-01', [11, 194], [10, 192], [8, 121], [0, 0]],
    ['2025-06-30', [11, 194], [10, 192], [8, 121], [0, 0]],
    ['2025-07-01', [0, 65], [0, 0], [0, 0], [0, 99]],
    ['2026-05-01', [0, 65], [0, 0], [0, 0], [0, 99]],
    ['2026-09-20', [0, 65], [0, 0], [0, 0], [0, 99]],
  ] as const)('on %s', (on, langSon, bacGiang, formerBacNinh, bacNinh) => {
    const both = (province: string) => [count(province, 'district', on), count(province, 'commune', on)]
    expect([both('p-20'), both('p-24-old'), both('p-27-old'), both('p-24')]).toEqual([langSon, bacGiang, formerBacNinh, bacNinh])
  })
  test.each([
    ['2025-06-30', 63, 696, 10_035], ['2025-07-01', 34, 0, 3321], ['2026-09-20', 34, 0, 3321],
  ])('in the country on %s', (on, provinces, districts, communes) => {
    expect([count(null, 'province', on), count(null, 'district', on), count(null, 'commune', on)]).toEqual([provinces, districts, communes])
  })
  test.each([
    ['2025-07-01', 'Tỉnh Bắc Ninh', 33], ['2026-09-19', 'Tỉnh Bắc Ninh', 33], ['2026-09-20', 'Thành phố Bắc Ninh', 45],
  ])('on %s the province is %s with %i wards', (on, name, wards) => {
    expect(nameOn(catalogue, catalogue.units.get('p-24')!, day(on)).name).toBe(name)
    expect(childrenOn(catalogue, 'p-24', day(on)).filter((unit) => nameOn(catalogue, unit, day(on)).kind === 'phường')).toHaveLength(wards)
  })
  test('every day from 2022-01-01 the sum only changes on the days of the recorded acts', () => {
    const changes: string[] = []
    let before = ''
    for (let time = Date.UTC(2022, 0, 1); time <= Date.UTC(2026, 10, 30); time += 86_400_000) {
      const on = new Date(time).toISOString().slice(0, 10)
      const now = demoProvinces.map((province) => `${count(province, 'district', on)}/${count(province, 'commune', on)}`).join(' ')
      if (before && now !== before) changes.push(on)
      before = now
    }
    expect(changes).toEqual(['2024-12-01', '2025-01-01', '2025-07-01'])
  })
})

describe('the catalogue as a whole', () => {
  test('no orphan, no overlap, no unit outside its parent, every ended unit says what it became', () => expect(faultsOf(catalogue)).toEqual([]))
  test('names are written one way and fold to something', () => {
    for (const unit of records.units) {
      expect(normaliseText(unit.name)).toBe(unit.name)
      expect(foldText(unit.name)).toMatch(/^[a-z0-9 ]+$/)
    }
  })
  test('the names of a unit follow each other without a gap', () => {
    for (const [id, names] of catalogue.namesOf) {
      const unit = catalogue.units.get(id)!
      const ordered = names.toSorted((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1))
      expect(ordered[0]?.validFrom).toBe(unit.validFrom)
      expect(ordered.at(-1)?.validTo).toBe(unit.validTo)
      expect(ordered.at(-1)?.name).toBe(unit.name)
      ordered.slice(1).forEach((name, index) => expect(name.validFrom).toBe(ordered[index]?.validTo))
    }
  })
  test('one codes, several places: the id tells them apart', () => {
    expect(catalogue.units.get('p-24-old')?.name).toBe('Tỉnh Bắc Giang')
    expect(catalogue.units.get('c-06040-2024-old')?.name).toBe('Xã Đại Đồng')
    expect(catalogue.units.get('c-06040-old')?.name).toBe('Thị trấn Thất Khê')
    expect(catalogue.units.get('c-06040')?.name).toBe('Xã Thất Khê')
  })
  test('every commune of the demo provinces but one has a centre inside their bounds', () => {
    const without: string[] = []
    for (const unit of [...childrenOn(catalogue, 'p-20', day('2026-01-01')), ...childrenOn(catalogue, 'p-24', day('2026-01-01'))]) {
      if (unit.latitude === null || unit.longitude === null) without.push(unit.id)
      else expect([unit.latitude > 20.9 && unit.latitude < 22.5, unit.longitude > 105.8 && unit.longitude < 107.4]).toEqual([true, true])
    }
    expect(without).toEqual(['c-06172'])
  })
})

describe('what became of a unit', () => {
  test.each([
    // unit of then, what holds it on 2025-01-01, what holds it today
    ['c-05995-2024-old', 'Thị trấn Thất Khê', 'Xã Thất Khê'],
    ['c-06574-2024-old', 'Xã Tam Gia', 'Xã Khuất Xá'],
    ['c-06454-2024-old', 'Thị trấn Hữu Lũng', 'Xã Hữu Lũng'],
    ['c-07204-2024-old', 'Phường Ngô Quyền', 'Phường Bắc Giang'],
    ['c-07684-2024-old', 'Phường Tân An', 'Phường Tân An'],
    ['c-07681-2024-old', 'Phường Nham Biền', 'Phường Yên Dũng'],
    ['d-221', 'Thành phố Bắc Giang', null],
  ])('%s → %s → %s', (id, in2025, now) => {
    const held = (on: string) => {
      const holder = holderOn(catalogue, id, day(on))
      return holder.kind === 'held' ? nameOn(catalogue, catalogue.units.get(holder.unitId)!, day(on)).name : null
    }
    expect([held('2025-01-01'), held('2026-05-01')]).toEqual([in2025, now])
  })
  test('Đại Đồng was divided between Thất Khê and Đội Cấn: a person there is nobody’s until the residence says', () => {
    expect(holderOn(catalogue, 'c-06040-2024-old', day('2024-12-01'))).toEqual({ kind: 'unallocated', candidates: ['c-06025-old', 'c-06040-old'] })
    expect(holderOn(catalogue, 'c-06040-2024-old', day('2025-07-01'))).toEqual({ kind: 'unallocated', candidates: ['c-06004', 'c-06040'] })
  })
  test('two possible neighbours that became one commune leave no doubt', () => {
    expect(holderOn(catalogue, 'c-07828-2024-old', day('2025-01-01')).kind).toBe('unallocated')
    expect(holderOn(catalogue, 'c-07828-2024-old', day('2025-07-01'))).toMatchObject({ kind: 'held', confidence: 'inferred' })
  })
  test('every commune of the demo provinces in 2022 is held today, but for those that were divided', () => {
    const open: string[] = []
    for (const province of ['p-20', 'p-24-old', 'p-27-old']) {
      for (const unit of descendantsOn(catalogue, province, 'commune', day('2022-01-01'))) if (holderOn(catalogue, unit.id, day('2026-09-20')).kind !== 'held') open.push(unit.name)
    }
    expect(open.toSorted()).toEqual(['Xã Bính Xá', 'Xã Kiên Mộc', 'Xã Đại Đồng'])
  })
  test('a xã that became a phường is the same unit', () => {
    expect(byName('p-24', 'Xã Bố Hạ', '2026-09-19').map((unit) => unit.id)).toEqual(byName('p-24', 'Phường Bố Hạ', '2026-09-20').map((unit) => unit.id))
    expect(byName('p-24-old', 'Xã Phương Sơn', '2022-06-30').map((unit) => unit.id)).toEqual(byName('p-24-old', 'Thị trấn Phương Sơn', '2022-07-01').map((unit) => unit.id))
  })
})

describe('the bodies of the demo provinces', () => {
  const agencies = agenciesOf(catalogue)
  const all = new Map(agencies.map((agency) => [agency.id, agency]))
  test('ids are unique, every successor exists and stands when it takes over', () => {
    expect(all.size).toBe(agencies.length)
    for (const agency of agencies) {
      if (agency.successorId === null) continue
      const next = all.get(agency.successorId)
      expect([agency.id, next && agency.validTo && standsOn(next, agency.validTo)]).toEqual([agency.id, true])
    }
  })
  test('no body outlives its unit', () => {
    for (const agency of agencies) {
      const unit = catalogue.units.get(agency.unitId)!
      if (unit.validTo !== null) expect([agency.id, agency.validTo !== null && agency.validTo <= unit.validTo]).toEqual([agency.id, true])
    }
  })
  test.each([
    ['2024-05-01', 'commune-police', 200 + 209 + 126], ['2025-06-30', 'commune-committee', 194 + 192 + 121], ['2025-07-01', 'commune-police', 65 + 99], ['2026-09-20', 'health-station', 65 + 99],
    ['2024-05-01', 'district-labour', 29], ['2025-02-28', 'district-police', 29], ['2025-03-01', 'district-police', 0], ['2025-06-30', 'district-committee', 29], ['2025-07-01', 'district-committee', 0],
    ['2025-02-28', 'province-labour', 3], ['2025-03-01', 'province-labour', 0], ['2025-07-01', 'court', 2], ['2025-07-01', 'province-police', 2],
  ])('on %s of kind %s: %i', (on, kind, expected) => expect(agencies.filter((agency) => agency.kind === kind && standsOn(agency, day(on)))).toHaveLength(expected))
  test('acts of organization carry their instrument', () => {
    const basis = new Map(records.units.map((unit) => [unit.id, unit.basis]))
    const names = new Map(records.names.map((name) => [`${name.unitId} ${name.validFrom}`, name.basis]))
    const acts = organizationActsOf(catalogue, { unit: (id) => basis.get(id) || undefined, name: (id, from) => names.get(`${id} ${from}`) || undefined })
    expect(acts.every((act) => act.instrument !== '')).toBe(true)
    expect(acts.map((act) => `${act.onDate} ${act.kind} ${act.instrument}`)).toEqual(expect.arrayContaining([
      '2022-07-01 rename 510/NQ-UBTVQH15', '2024-02-01 rename 938/NQ-UBTVQH15', '2025-01-01 merge 1191/NQ-UBTVQH15', '2025-03-01 hand-over 190/2025/QH15', '2025-07-01 merge 1672/NQ-UBTVQH15',
      '2025-07-01 merge 1658/NQ-UBTVQH15', '2025-07-01 abolish-level 203/2025/QH15', '2026-09-20 rename 39/2026/QH16', '2026-09-20 rename 388/NQ-UBTVQH16',
    ]))
  })
})

describe('against reference files (HOANHAP_REFERENCE_DATA)', () => {
  const folder = process.env['HOANHAP_REFERENCE_DATA']
  if (!folder) {
    test('HOANHAP_REFERENCE_DATA is not set: nothing was compared', () => expect(folder).toBeFalsy())
    return
  }
  const reference = (name: string) => [...parseRecords(fs.readFileSync(path.join(folder, 'admin-units', name), 'utf8'))].map((row) => row.record)
  test('every unit of the country on 2025-06-30 and 2025-07-01: id, code, name of the day, parent, end', () => {
    const different: string[] = []
    for (const row of reference('units.csv')) {
      const unit = catalogue.units.get(row['id']!)
      const on = day(row['valid_to'] ? '2025-06-30' : '2025-07-01')
      if (!unit || unit.code !== row['code'] || unit.level !== row['level'] || (unit.parentId ?? '') !== row['parent_id'] || (unit.validTo ?? '') !== row['valid_to'] || nameOn(catalogue, unit, on).name !== normaliseText(row['name']!) || nameOn(catalogue, unit, on).kind !== row['kind']) different.push(row['id']!)
    }
    expect(different).toEqual([])
  })
  test('every succession of 2025-07-01', () => {
    const key = (from: string, to: string, on: string, part: string) => `${from} ${to} ${on} ${part}`
    const ours = records.successions.filter((row) => row.onDate === '2025-07-01').map((row) => key(row.fromId, row.toId ?? '', row.onDate, row.part)).toSorted()
    expect(ours).toEqual(reference('successions.csv').map((row) => key(row['from_id']!, row['to_id']!, row['on_date']!, row['part']!)).toSorted())
  })
  test('every change of the demo provinces since 2022, before and after, by code', () => {
    for (const row of reference('changes-demo-before-2025-07.csv')) {
      if (row['on_date']! < '2022-01-01') continue
      const on = day(row['on_date']!)
      const before = day(new Date(Date.parse(on) - 86_400_000).toISOString().slice(0, 10))
      const named = (date: typeof on) => {
        const unit = [...catalogue.units.values()].find((each) => each.level === row['level'] && each.code === row['code'] && standsOn(each, date))
        return unit ? [nameOn(catalogue, unit, date).name, row['level'] === 'commune' ? catalogue.units.get(unit.parentId!)!.code : row['province_code']] : ['', '']
      }
      const parent = (column: string) => (row['level'] === 'commune' ? row[column] : row[column] ? row['province_code'] : '')
      expect([row['code'], ...named(before), ...named(on)]).toEqual([row['code'], row['name_before'], parent('parent_before'), row['name_after'], parent('parent_after')])
    }
  })
  test('every change of 2026', () => {
    for (const row of reference('changes-2026.csv')) {
      const unit = catalogue.units.get(row['id']!)!
      const before = day(new Date(Date.parse(row['on_date']!) - 86_400_000).toISOString().slice(0, 10))
      expect([nameOn(catalogue, unit, before).name, nameOn(catalogue, unit, day(row['on_date']!)).name]).toEqual([row['name_before'], row['name_after']])
    }
  })
})
