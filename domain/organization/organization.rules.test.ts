import { describe, expect, test } from 'vitest'
import { day, type PlainDate } from '../kernel/plain-date.ts'
import { agenciesOf, agencyName } from './organization.agencies.ts'
import type { Succession, Unit, UnitName } from './organization.model.ts'
import { ancestorsOf, catalogueOf, childrenOn, descendantsOn, faultsOf, formerUnitsOn, holderOn, liesWithin, nameOn, standsOn } from './organization.rules.ts'

const on = (text: string): PlainDate => day(text)
const unit = (id: string, parentId: string | null, validFrom: string | null, validTo: string | null, name = id): Unit => ({
  id, code: id.replace(/^[pdc]-/, '').slice(0, id.startsWith('p') ? 2 : id.startsWith('d') ? 3 : 5), level: id.startsWith('p') ? 'province' : id.startsWith('d') ? 'district' : 'commune',
  kind: name.startsWith('Phường') ? 'phường' : 'xã', name, parentId, provinceId: 'p-20', validFrom: validFrom ? on(validFrom) : null, validTo: validTo ? on(validTo) : null, latitude: null, longitude: null,
})
const succession = (fromId: string, toId: string | null, onDate: string, part: 'whole' | 'part' = 'whole', confidence: 'known' | 'inferred' = 'known'): Succession => ({ fromId, toId, onDate: on(onDate), part, confidence })

// An invented province: one district; A merges into B in 2024; B and C become D in 2025-07; E is divided between D and F.
const units = [
  unit('p-20', null, null, null, 'Tỉnh Mẫu'),
  unit('d-100', 'p-20', null, '2025-07-01', 'Huyện Mẫu'),
  unit('c-00001-2024-old', 'd-100', null, '2024-12-01', 'Xã A'),
  unit('c-00002-old', 'd-100', null, '2025-07-01', 'Xã B'),
  unit('c-00003-old', 'd-100', '2022-07-01', '2025-07-01', 'Xã C'),
  unit('c-00005-old', 'd-100', null, '2025-07-01', 'Xã E'),
  unit('c-00004', 'p-20', '2025-07-01', null, 'Phường D'),
  unit('c-00006', 'p-20', '2025-07-01', null, 'Xã F'),
]
const names: UnitName[] = [
  { unitId: 'c-00004', name: 'Xã D', kind: 'xã', validFrom: on('2025-07-01'), validTo: on('2026-09-20') },
  { unitId: 'c-00004', name: 'Phường D', kind: 'phường', validFrom: on('2026-09-20'), validTo: null },
]
const successions = [
  succession('c-00001-2024-old', 'c-00002-old', '2024-12-01', 'whole', 'inferred'),
  succession('c-00002-old', 'c-00004', '2025-07-01'), succession('c-00003-old', 'c-00004', '2025-07-01'),
  succession('c-00005-old', 'c-00004', '2025-07-01', 'part'), succession('c-00005-old', 'c-00006', '2025-07-01', 'part'),
  succession('d-100', null, '2025-07-01'),
]
const catalogue = catalogueOf(units, names, successions)
const ids = (found: readonly Unit[]) => found.map((each) => each.id)

describe('a period is half-open, and an unknown start is not read as a refusal', () => {
  test.each([
    ['2022-06-30', false], ['2022-07-01', true], ['2025-06-30', true], ['2025-07-01', false],
  ])('from 2022-07-01 to 2025-07-01 on %s: %s', (date, stands) => expect(standsOn(units[4] as Unit, on(date))).toBe(stands))
  test('a unit whose start is not known stands before every recorded change', () => expect(standsOn(units[1] as Unit, on('2022-01-01'))).toBe(true))
})

describe('what stands under a unit on a day', () => {
  test('districts under the province while there are districts', () => expect(ids(childrenOn(catalogue, 'p-20', on('2025-06-30')))).toEqual(['d-100']))
  test('communes directly under the province from the first day without districts', () => expect(ids(childrenOn(catalogue, 'p-20', on('2025-07-01')))).toEqual(['c-00004', 'c-00006']))
  test('the merged commune stands to the day before the merger', () => {
    expect(ids(childrenOn(catalogue, 'd-100', on('2024-11-30')))).toContain('c-00001-2024-old')
    expect(ids(childrenOn(catalogue, 'd-100', on('2024-12-01')))).not.toContain('c-00001-2024-old')
  })
  test('communes of a province are found through its districts', () => expect(ids(descendantsOn(catalogue, 'p-20', 'commune', on('2024-11-30')))).toEqual(['c-00001-2024-old', 'c-00002-old', 'c-00003-old', 'c-00005-old']))
  test('nothing stands under a district that has ended', () => expect(childrenOn(catalogue, 'd-100', on('2026-01-01'))).toEqual([]))
})

test.each([
  ['2025-07-01', 'Xã D', 'xã'], ['2026-09-19', 'Xã D', 'xã'], ['2026-09-20', 'Phường D', 'phường'], ['2020-01-01', 'Xã D', 'xã'],
])('on %s the commune is called %s', (date, name, kind) => expect(nameOn(catalogue, catalogue.units.get('c-00004') as Unit, on(date))).toMatchObject({ name, kind }))

describe('which unit holds an old unit', () => {
  test.each([
    ['c-00001-2024-old', '2024-11-30', { kind: 'held', unitId: 'c-00001-2024-old', confidence: 'known' }],
    ['c-00001-2024-old', '2024-12-01', { kind: 'held', unitId: 'c-00002-old', confidence: 'inferred' }],
    ['c-00001-2024-old', '2026-05-01', { kind: 'held', unitId: 'c-00004', confidence: 'inferred' }],
    ['c-00003-old', '2026-05-01', { kind: 'held', unitId: 'c-00004', confidence: 'known' }],
    ['c-00005-old', '2026-05-01', { kind: 'unallocated', candidates: ['c-00004', 'c-00006'] }],
    ['c-00005-old', '2025-06-30', { kind: 'held', unitId: 'c-00005-old', confidence: 'known' }],
    ['d-100', '2025-07-01', { kind: 'none' }],
    ['c-00004', '2025-06-30', { kind: 'unknown' }],
    ['c-99999', '2025-06-30', { kind: 'unknown' }],
  ])('%s on %s', (id, date, holder) => expect(holderOn(catalogue, id, on(date))).toEqual(holder))
  test('a unit divided between two that became one again is held by that one', () => {
    const again = catalogueOf(
      [...units.slice(0, 2), unit('c-00007-2024-old', 'd-100', null, '2024-12-01'), ...units.slice(3)],
      names, [...successions.slice(1), succession('c-00007-2024-old', 'c-00002-old', '2024-12-01', 'part', 'inferred'), succession('c-00007-2024-old', 'c-00003-old', '2024-12-01', 'part', 'inferred')],
    )
    expect(holderOn(again, 'c-00007-2024-old', on('2025-01-01'))).toEqual({ kind: 'unallocated', candidates: ['c-00002-old', 'c-00003-old'] })
    expect(holderOn(again, 'c-00007-2024-old', on('2025-07-01'))).toEqual({ kind: 'held', unitId: 'c-00004', confidence: 'inferred' })
  })
})

test('the units of then that lie in a unit of now', () => {
  expect(formerUnitsOn(catalogue, 'c-00004', on('2024-05-01'))).toEqual([
    { unitId: 'c-00001-2024-old', part: 'whole' }, { unitId: 'c-00002-old', part: 'whole' }, { unitId: 'c-00003-old', part: 'whole' }, { unitId: 'c-00005-old', part: 'part' },
  ])
  expect(formerUnitsOn(catalogue, 'c-00004', on('2025-01-01'))).not.toContainEqual({ unitId: 'c-00001-2024-old', part: 'whole' })
})

test('a commune lies within its district and its province', () => {
  expect(ids(ancestorsOf(catalogue, 'c-00002-old'))).toEqual(['d-100', 'p-20'])
  expect(liesWithin(catalogue, 'c-00002-old', 'p-20')).toBe(true)
  expect(liesWithin(catalogue, 'c-00002-old', 'd-101')).toBe(false)
})

describe('what makes a catalogue unsound', () => {
  const faults = (extraUnits: Unit[], extraSuccessions: Succession[] = []) => faultsOf(catalogueOf([...units, ...extraUnits], names, [...successions, ...extraSuccessions])).map((fault) => `${fault.unitId} ${fault.fault}`)
  test('the invented province is sound', () => expect(faults([])).toEqual([]))
  test('a unit without its parent', () => expect(faults([unit('c-00009', 'p-99', '2025-07-01', null)])).toEqual(['c-00009 orphan']))
  test('a commune under a commune', () => expect(faults([unit('c-00009', 'c-00004', '2025-07-01', null)])).toEqual(['c-00009 wrong-parent-level']))
  test('a unit that outlives its district', () => expect(faults([unit('c-00009', 'd-100', '2024-01-01', null)])).toEqual(['c-00009 outside-parent']))
  test('one code at the same time twice', () => expect(faults([{ ...unit('c-00009', 'p-20', '2025-08-01', null), code: '00004' }])).toEqual(['c-00009 same-code-same-day']))
  test('an end without a successor', () => expect(faults([unit('c-00009-old', 'd-100', null, '2025-07-01')])).toEqual(['c-00009-old ended-without-succession']))
  test('a successor that does not stand yet', () => expect(faults([unit('c-00009-old', 'd-100', null, '2024-01-01')], [succession('c-00009-old', 'c-00004', '2024-01-01')])).toEqual(['c-00009-old unknown-succession']))
  test('a succession on another day than the end', () => expect(faults([unit('c-00009-old', 'd-100', null, '2025-06-01')], [succession('c-00009-old', 'c-00004', '2025-07-01')])).toEqual(['c-00009-old succession-not-on-end']))
})

describe('the bodies of a province over time', () => {
  const agencies = agenciesOf(catalogue, ['p-20'])
  const standing = (kind: string, date: string) => agencies.filter((agency) => agency.kind === kind && standsOn(agency, on(date))).map((agency) => agency.id)
  test('every commune of a day has its police, committee and health station', () => {
    for (const date of ['2022-01-01', '2024-12-01', '2025-06-30', '2025-07-01', '2026-11-21']) {
      const communes = ids(descendantsOn(catalogue, 'p-20', 'commune', on(date)))
      for (const kind of ['commune-police', 'commune-committee', 'health-station']) expect(standing(kind, date).toSorted()).toEqual(communes.map((id) => `${kind}:${id}`).toSorted())
    }
  })
  test.each([
    ['district-labour', '2025-02-28', ['district-labour:d-100']], ['district-labour', '2025-03-01', []],
    ['district-police', '2025-02-28', ['district-police:d-100']], ['district-police', '2025-03-01', []],
    ['district-committee', '2025-06-30', ['district-committee:d-100']], ['district-committee', '2025-07-01', []],
    ['province-labour', '2025-02-28', ['province-labour:p-20']], ['province-labour', '2025-03-01', []],
    ['court', '2025-06-30', ['court:d-100']], ['court', '2025-07-01', ['court:p-20.1']],
    ['province-police', '2022-01-01', ['province-police:p-20']], ['province-police', '2026-11-21', ['province-police:p-20']],
  ])('%s on %s', (kind, date, expected) => expect(standing(kind, date)).toEqual(expected))
  test('Labour hands over to the provincial police, the district court to the regional one', () => {
    const successor = (id: string) => agencies.find((agency) => agency.id === id)?.successorId
    expect(successor('province-labour:p-20')).toBe('province-police:p-20')
    expect(successor('district-labour:d-100')).toBe('province-police:p-20')
    expect(successor('court:d-100')).toBe('court:p-20.1')
    expect(successor('commune-police:c-00001-2024-old')).toBe('commune-police:c-00002-old')
    expect(successor('commune-police:c-00002-old')).toBe('commune-police:c-00004')
    expect(successor('commune-police:c-00005-old')).toBeNull()
  })
  test('ids are unique and every successor exists', () => {
    const all = new Set(agencies.map((agency) => agency.id))
    expect(all.size).toBe(agencies.length)
    expect(agencies.filter((agency) => agency.successorId !== null && !all.has(agency.successorId))).toEqual([])
  })
  test('a body is called after its unit', () => expect(agencyName('commune-police', 'Phường Lương Văn Tri')).toBe('Công an phường Lương Văn Tri'))
})
