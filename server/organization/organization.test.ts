/** The slice on a real database: first start, answers of the interface, an import of a whole country. */
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day, type Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { testDatabase, type TestDatabase } from '../../checks/support/database.ts'
import { fixedKeys } from '../platform/keys.ts'
import { makePlatform } from '../platform/open-platform.ts'
import type { Platform } from '../platform/platform.ts'
import type { Answer } from '../platform/route.ts'
import { catalogueFolder, sayImportFault } from './organization.files.ts'
import { importUnits, loadAgencies, loadBodiesOfProvince, loadCatalogue, type ImportResult } from './organization.load.ts'
import { forget } from './organization.memory.ts'
import { routes } from './organization.routes.ts'

const quiet = { info: () => {}, warn: () => {}, error: () => {} }
const platformOf = (database: TestDatabase): Platform => makePlatform({ pool: database.pool, keys: fixedKeys(), demo: true, checkAnswers: true, log: quiet, now: () => '2026-11-21T02:00:00.000Z' as Instant })

type Body = Record<string, unknown>[] & Record<string, unknown>
/** Asks a route as the platform does: input through the declared schemas. */
async function ask(platform: Platform, id: string, input: { query?: object; params?: object }, database?: TestDatabase): Promise<Answer<Body>> {
  const route = routes.find((each) => each.operation.id === id)!
  const query = route.operation.query ? route.operation.query.parse(input.query ?? {}) : undefined
  const params = route.operation.params ? route.operation.params.parse(input.params ?? {}) : undefined
  const read = async (statements: readonly { text: string; values?: readonly unknown[] }[]) =>
    database!.asSystem(async (transaction) => {
      const answers = []
      for (const statement of statements) answers.push(await transaction.query(statement.text, statement.values))
      return answers
    })
  const answer = (await route.handler({ platform, query, params, today: platform.today(), now: platform.now(), read } as never)) as Answer<Body>
  if (answer.ok && 'body' in answer) route.operation.output.parse(answer.body)
  return answer
}
const body = (answer: Answer<Body>): Body => {
  if (!answer.ok || !('body' in answer)) throw new Error('no answer')
  return answer.body
}
const items = (answer: Answer<Body>): Body => body(answer)['items'] as Body
const ids = (answer: Answer<Body>) => items(answer).map((each) => each['id'])

let database: TestDatabase
let platform: Platform
beforeAll(async () => {
  database = await testDatabase()
  platform = platformOf(database)
  await loadCatalogue(platform)
  await loadAgencies(platform)
})
afterAll(() => database.drop())

describe('the first start', () => {
  test('loads every unit once; a second start finds them', async () => {
    const counted = await database.owner((pool) => pool.query(`select (select count(*) from unit)::int units, (select count(*) from unit_succession)::int successions, (select count(*) from agency)::int agencies`))
    expect(counted.rows[0].units).toBeGreaterThan(14_138)
    expect(await loadCatalogue(platform)).toBe(0)
    expect(await loadAgencies(platform)).toBe(counted.rows[0].agencies)
  })
  test('two processes that start at once load one catalogue', async () => {
    const other = await testDatabase()
    try {
      const loaded = await Promise.all([loadCatalogue(platformOf(other)), loadCatalogue(platformOf(other))])
      expect(loaded.toSorted((a, b) => a - b)[0]).toBe(0)
      expect((await other.owner((pool) => pool.query('select version::int from catalogue_version'))).rows).toEqual([{ version: 1 }])
    } finally {
      await other.drop()
    }
  })
  test('the act that handed rehabilitation to the police is recorded with its instrument', async () => {
    const { rows } = await database.owner((pool) => pool.query(`select kind, on_date, instrument from organization_act where id = 'labour-to-police'`))
    expect(rows).toEqual([{ kind: 'hand-over', on_date: '2025-03-01', instrument: '190/2025/QH15' }])
  })
  test('a real province gets the bodies of the law and no invented facility', async () => {
    const other = await testDatabase()
    try {
      const own = platformOf(other)
      await loadCatalogue(own)
      expect(await loadBodiesOfProvince(own, 'd-178')).toBeNull()
      expect(await loadBodiesOfProvince(own, 'p-24')).toBeGreaterThan(1000)
      const { rows } = await other.owner((pool) => pool.query(`select (select count(*) from agency where kind in ('rehab-facility', 'counselling-point', 'employer'))::int as invented, (select count(*) from agency where kind = 'commune-police' and unit_id in (select id from unit where parent_id = 'p-24'))::int as police`))
      expect(rows).toEqual([{ invented: 0, police: 99 }])
    } finally {
      await other.drop()
    }
  })
  test('nobody but the system post changes units; everybody reads them', async () => {
    await expect(database.asNobody((transaction) => transaction.query(`update unit set name = 'x' where id = 'p-20'`))).rejects.toMatchObject({ code: '42501' })
    expect((await database.asNobody((transaction) => transaction.query(`select name from unit where id = 'p-20'`))).rows).toEqual([{ name: 'Tỉnh Lạng Sơn' }])
  })
})

describe('GET /api/units', () => {
  test.each([
    ['2025-06-30', undefined, undefined, 63], ['2025-07-01', undefined, undefined, 34], ['2024-05-01', 'p-20', undefined, 11], ['2024-05-01', 'p-20', 'commune', 200], ['2025-06-30', 'p-20', 'commune', 194],
    ['2026-05-01', 'p-20', undefined, 65], ['2024-05-01', 'p-24-old', undefined, 10], ['2024-05-01', 'p-24-old', 'commune', 209], ['2026-05-01', 'p-24', undefined, 99], ['2026-05-01', undefined, 'commune', 3321],
    ['2025-06-30', undefined, 'district', 696], ['2026-05-01', 'p-20', 'district', 0],
  ])('on %s below %s, level %s: %i', async (on, parent, level, expected) => {
    expect(items(await ask(platform, 'organization.units', { query: { on, ...(parent ? { parent } : {}), ...(level ? { level } : {}) } }))).toHaveLength(expected)
  })
  test('without a day: today, with the name of today', async () => {
    const provinces = items(await ask(platform, 'organization.units', {}))
    expect(provinces.find((unit) => unit['id'] === 'p-24')).toMatchObject({ name: 'Thành phố Bắc Ninh', kind: 'thành phố', validFrom: '2025-07-01', validTo: null })
  })
  test('a start that is not known stays null', async () => {
    expect(items(await ask(platform, 'organization.units', { query: { on: '2022-01-01' } })).find((unit) => unit['id'] === 'p-20')).toMatchObject({ validFrom: null })
  })
  test('with a limit in pages that are together the whole list', async () => {
    const whole = await ask(platform, 'organization.units', { query: { on: '2026-05-01', parent: 'p-20' } })
    expect(body(whole)['nextCursor']).toBeNull()
    const first = await ask(platform, 'organization.units', { query: { on: '2026-05-01', parent: 'p-20', limit: 40 } })
    const rest = await ask(platform, 'organization.units', { query: { on: '2026-05-01', parent: 'p-20', limit: 40, cursor: body(first)['nextCursor'] } })
    expect([...ids(first), ...ids(rest)]).toEqual(ids(whole))
    expect([ids(first).length, body(rest)['nextCursor']]).toEqual([40, null])
    expect(await ask(platform, 'organization.units', { query: { cursor: 'none' } })).toMatchObject({ ok: false, refusal: { code: 'unknown-cursor' } })
  })
  test('an unknown parent is refused', async () => expect(await ask(platform, 'organization.units', { query: { parent: 'p-99' } })).toMatchObject({ ok: false, refusal: { code: 'unknown-unit' } }))
})

describe('GET /api/units/search', () => {
  const search = async (q: string, more: object = {}) => items(await ask(platform, 'organization.find-units', { query: { q, ...more } }))
  test.each([
    ['luong van tri', 'c-05983'], ['Lương Văn Tri', 'c-05983'], ['phuong luong van', 'c-05983'], ['thanh pho bac ninh', 'p-24'], ['tỉnh bắc ninh', 'p-24'], ['dai hoc', undefined],
  ])('"%s" finds %s first', async (q, id) => expect((await search(q))[0]?.['unit']).toEqual(id ? expect.objectContaining({ id }) : undefined))
  test('a former name finds the former unit and what it became', async () => {
    const found = await search('that khe', { province: 'p-20' })
    expect(found.map((each) => (each['unit'] as { id: string }).id)).toEqual(['c-06040', 'c-05995-2024-old', 'c-06040-old'])
    expect(found[1]).toMatchObject({ parentName: 'Huyện Tràng Định', successors: [{ id: 'c-06040', name: 'Xã Thất Khê', on: '2024-12-01', part: 'whole' }] })
  })
  test('a divided unit shows each part', async () => {
    const [found] = await search('dai dong', { province: 'p-20' })
    expect(found).toMatchObject({ successors: [{ part: 'part' }, { part: 'part' }] })
  })
  test('the province of today includes those it followed', async () => {
    const found = await search('yen dung', { province: 'p-24' })
    expect(found.map((each) => (each['unit'] as { id: string }).id)).toContain('d-221')
    expect((await search('yen dung', { province: 'p-20' })).map((each) => (each['unit'] as { id: string }).id)).not.toContain('d-221')
  })
  test('on a day only what stood', async () => {
    const found = await search('that khe', { province: 'p-20', on: '2024-05-01' })
    expect(found.map((each) => (each['unit'] as { name: string }).name)).toEqual(['Thị trấn Thất Khê'])
  })
  test.each(['%', '_', "' or 1=1", '   ', '\ufeff'])('odd words (%j) find nothing and break nothing', async (q) => expect(await search(q)).toEqual([]))
  test('fifty at first, as many as asked for, and the next page goes on', async () => {
    const first = await ask(platform, 'organization.find-units', { query: { q: 'xa' } })
    const next = await ask(platform, 'organization.find-units', { query: { q: 'xa', limit: 50, cursor: body(first)['nextCursor'] } })
    expect([...items(first), ...items(next)]).toEqual(await search('xa', { limit: 100 }))
    expect([items(first).length, items(next).length]).toEqual([50, 50])
  })
})

test('GET /api/units/:id shows what came before and after', async () => {
  expect(body(await ask(platform, 'organization.unit', { params: { id: 'c-06040' } }))).toMatchObject({ unit: { name: 'Xã Thất Khê' }, predecessors: expect.arrayContaining([expect.objectContaining({ id: 'c-06040-old', name: 'Thị trấn Thất Khê', part: 'whole' })]), successors: [] })
  expect(await ask(platform, 'organization.unit', { params: { id: 'c-00000' } })).toMatchObject({ ok: false, refusal: { code: 'not-found' } })
})

test('GET /api/agencies answers the agencies of that day', async () => {
  const of = async (unit: string, on: string, kind?: string) => ids(await ask(platform, 'organization.agencies', { query: { unit, on, ...(kind ? { kind } : {}) } }, database))
  expect(await of('p-20', '2025-02-28', 'province-labour')).toEqual(['province-labour:p-20'])
  expect(await of('p-20', '2025-03-01', 'province-labour')).toEqual([])
  expect(await of('c-05983', '2026-11-21', 'commune-police')).toEqual(['commune-police:c-05983'])
  expect(await of('d-178', '2025-07-01')).toEqual([])
})

describe('import of units', () => {
  const units = ['id,code,level,kind,name,parent_code,parent_id,valid_from,valid_to,basis', 'p-98-old,98,province,tỉnh,Tỉnh Mẫu Cũ,,,,2025-07-01,', 'p-98,98,province,tỉnh,Tỉnh Mẫu,,,2025-07-01,,', 'c-98001-old,98001,commune,xã,"Xã Hoà, Mẫu",98,p-98-old,,2025-07-01,', 'c-98001,98001,commune,xã,Xã Mẫu,98,p-98,2025-07-01,,1/NQ']
  const successions = ['from_id,to_id,on_date,part', 'p-98-old,p-98,2025-07-01,whole', 'c-98001-old,c-98001,2025-07-01,whole']
  const text = (lines: readonly string[]) => `${lines.join('\r\n')}\r\n`
  const change = (lines: readonly string[], index: number, line: string) => lines.map((each, at) => (at === index ? line : each))
  const fresh = async <T>(work: (platform: Platform, database: TestDatabase) => Promise<T>) => {
    const other = await testDatabase()
    try {
      return await work(platformOf(other), other)
    } finally {
      await other.drop()
    }
  }
  const faultsOf = (result: ImportResult) => (result.ok ? [] : result.faults.map((fault) => `${fault.file} ${fault.line} ${fault.field ?? ''} ${fault.code}`))

  test('takes a small country, answers by it, and a repeat changes nothing', () => fresh(async (empty, other) => {
    const steps: string[] = []
    expect(await importUnits(empty, text(units), text(successions), (step) => steps.push(step))).toEqual({ ok: true, units: 4, added: 4, changed: 0, successions: 2 })
    expect([...new Set(steps)]).toEqual(['reading', 'checking', 'units', 'successions', 'done'])
    expect(ids(await ask(empty, 'organization.units', { query: { on: '2025-07-01' } }))).toEqual(['p-98'])
    const state = async () => JSON.stringify(await other.owner(async (pool) => [(await pool.query('select * from unit order by id')).rows, (await pool.query('select * from unit_succession order by from_id')).rows, (await pool.query('select * from catalogue_version')).rows]))
    const before = await state()
    expect(before).toContain('Xã Hòa, Mẫu')
    expect(await importUnits(empty, text(units), text(successions))).toMatchObject({ ok: true, added: 0, changed: 0 })
    expect(await state()).toBe(before)
  }))
  test('a corrected name shows at once, and the former spelling still finds the unit', () => fresh(async (empty) => {
    await importUnits(empty, text(units), text(successions))
    expect((await importUnits(empty, text(change(units, 4, 'c-98001,98001,commune,phường,Phường Mẫu Mới,98,p-98,2025-07-01,,')), text(successions))).ok).toBe(true)
    forget(empty)
    for (const q of ['mau moi', 'xa mau']) expect(items(await ask(empty, 'organization.find-units', { query: { q, on: '2026-01-01' } })).map((each) => (each['unit'] as { name: string }).name)).toEqual(['Phường Mẫu Mới'])
  }))
  test.each([
    ['a column missing', change(units, 0, 'id,code,level,kind,name,parent_id,valid_from'), successions, ['units 1 valid_to column-missing']],
    ['a day that does not exist', change(units, 2, 'p-98,98,province,tỉnh,Tỉnh Mẫu,,,2025-02-30,,'), successions, ['units 3 valid_from not-a-day']],
    ['an unknown level and an empty name', change(units, 4, 'c-98001,98001,village,xã,,98,p-98,2025-07-01,,'), successions, ['units 5 level not-allowed', 'units 5 name empty']],
    ['a lost leading zero', change(units, 4, 'c-98001,9801,commune,xã,Xã Mẫu,98,p-98,2025-07-01,,'), successions, ['units 5 code not-a-code']],
    ['an id twice', [...units, units[4]!], successions, ['units 6 id id-twice']],
    ['a parent that is nowhere', change(units, 4, 'c-98001,98001,commune,xã,Xã Mẫu,98,p-97,2025-07-01,,'), successions, ['units 5 parent_id orphan']],
    ['an end before the start', change(units, 4, 'c-98001,98001,commune,xã,Xã Mẫu,98,p-98,2025-07-01,2025-07-01,'), successions, expect.arrayContaining(['units 5 id empty-period'])],
    ['an end without a successor', units, successions.slice(0, 2), ['units 4 id ended-without-succession']],
    ['a successor that is nowhere', units, change(successions, 2, 'c-98001-old,c-98002,2025-07-01,whole'), ['successions 3 to_id unknown-unit']],
    ['a succession on another day', units, change(successions, 2, 'c-98001-old,c-98001,2025-07-02,whole'), ['successions 3 from_id succession-not-on-end']],
    ['an open quotation mark', change(units, 3, 'c-98001-old,98001,commune,xã,"Xã Mẫu,98,p-98-old,,2025-07-01,'), successions, ['units 4  quote-open']],
    ['an empty file', [''], successions, ['units 0  no-rows']],
  ])('%s is refused by its line, and nothing is written', (_, unitLines, successionLines, expected) => fresh(async (empty, other) => {
    const result = await importUnits(empty, text(unitLines), text(successionLines))
    expect(faultsOf(result)).toEqual(expected)
    expect((await other.owner((pool) => pool.query('select (select count(*) from unit)::int as units, (select count(*) from unit_succession)::int as successions'))).rows).toEqual([{ units: 0, successions: 0 }])
    if (!result.ok) for (const fault of result.faults) for (const language of ['vi', 'en'] as const) expect(sayImportFault(fault, language)).not.toMatch(new RegExp(`: ${fault.code}$`))
  }))
  test('at most twenty faults are shown, the rest counted', () => fresh(async (empty) => {
    const many = [units[0]!, ...Array.from({ length: 50 }, (_, index) => `c-${10_000 + index},${10_000 + index},commune,xã,,98,p-98,,,`)]
    const result = await importUnits(empty, text(many), text(successions))
    expect(result.ok ? null : [result.faults.length, result.more]).toEqual([20, 30])
  }))
  test('the committed catalogue imports onto itself without a change, and earlier names stay', async () => {
    const read = (name: string) => fs.readFileSync(path.join(catalogueFolder(), name), 'utf8')
    expect(await importUnits(platform, read('units.csv'), read('successions.csv'))).toMatchObject({ ok: true, added: 0, changed: 0 })
  })

  const folder = process.env['HOANHAP_REFERENCE_DATA']
  if (!folder) test('HOANHAP_REFERENCE_DATA is not set: the import of the whole country was not tried', () => expect(folder).toBeFalsy())
  else {
    const reference = (name: string) => fs.readFileSync(path.join(folder, 'admin-units', name), 'utf8')
    test('the whole country into an empty database: 14,138 units, right on both sides of the reform', () => fresh(async (empty, other) => {
      const progress: number[] = []
      expect(await importUnits(empty, reference('units.csv'), reference('successions.csv'), (step, done) => { if (step === 'units') progress.push(done) })).toEqual({ ok: true, units: 14_138, added: 14_138, changed: 0, successions: 11_314 })
      expect(progress.at(-1)).toBe(14_138)
      for (const [on, level, expected] of [['2025-06-30', 'province', 63], ['2025-06-30', 'district', 696], ['2025-06-30', 'commune', 10_035], ['2025-07-01', 'province', 34], ['2025-07-01', 'commune', 3321]] as const) {
        expect(items(await ask(empty, 'organization.units', { query: { on, level } }))).toHaveLength(expected)
      }
      expect((await other.owner((pool) => pool.query('select count(*)::int as n from unit_succession'))).rows).toEqual([{ n: 11_314 }])
      expect(await importUnits(empty, reference('units.csv'), reference('successions.csv'))).toMatchObject({ ok: true, added: 0, changed: 0 })
    }))
    test('the whole country onto the committed catalogue keeps the history of the demo provinces', () => fresh(async (own) => {
      await loadCatalogue(own)
      expect(await importUnits(own, reference('units.csv'), reference('successions.csv'))).toMatchObject({ ok: true, units: 14_138, added: 0 })
      forget(own)
      for (const [on, parent, expected] of [['2022-01-01', 'p-20', 200], ['2024-05-01', 'p-24-old', 209], ['2025-06-30', 'p-24-old', 192], ['2026-05-01', 'p-24', 99]] as const) {
        expect(items(await ask(own, 'organization.units', { query: { on, parent, level: 'commune' } }))).toHaveLength(expected)
      }
      expect(items(await ask(own, 'organization.units', { query: { on: day('2026-09-20') } })).find((unit) => unit['id'] === 'p-24')).toMatchObject({ name: 'Thành phố Bắc Ninh' })
      expect(await importUnits(own, reference('units.csv'), reference('successions.csv'))).toMatchObject({ ok: true, added: 0, changed: 0 })
    }))
  }
})
