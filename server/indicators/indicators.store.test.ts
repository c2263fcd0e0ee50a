/** A figure, the list behind it and the roll-up are the same number at every moment, whatever happened and whatever has been folded. */
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { factsOf, indicatorOf, placesOf, type UnitFact } from '@hoa-nhap/domain/indicators/indicators.rules'
import type { Bundle, BundleMeasure, IndicatorFact } from '@hoa-nhap/domain/indicators/indicators.model'
import { addDays, day, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { testDatabase, type TestDatabase } from '../../checks/support/database.ts'
import { factColumns, factRow, foldDeltas, loadPlaces, rebuildBuckets, regroupFacts, saveFacts } from './indicators.commands.ts'
import { readingStatement } from './indicators.queries.ts'

const today = day('2026-11-21')
const reform = '2025-07-01'
const nobody = { unit: '', province: '' }
const reader = { unit: null, province: null, until: null }
const people = Array.from({ length: 12 }, (_, index) => `10000000-0000-4000-8000-${String(index).padStart(12, '0')}`)
let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
  await database.owner(async (admin) => {
    const unit = (id: string, level: string, parent: string | null, province: string, from: string | null, to: string | null) =>
      admin.query(`insert into unit (id, code, level, kind, name, name_fold, parent_id, province_id, valid_from, valid_to) values ($1, $1, $2, $2, 'Đơn vị ' || $1, $1, $3, $4, $5, $6)`, [id, level, parent, province, from, to])
    await unit('p-1', 'province', null, 'p-1', null, null)
    await unit('p-2-old', 'province', null, 'p-2-old', null, reform)
    await unit('p-2', 'province', null, 'p-2', reform, null)
    await unit('d-1', 'district', 'p-1', 'p-1', null, reform)
    await unit('d-2', 'district', 'p-2-old', 'p-2-old', null, reform)
    for (const id of ['a-old', 'b-old', 'split-old']) await unit(id, 'commune', 'd-1', 'p-1', null, reform)
    await unit('e-old', 'commune', 'd-2', 'p-2-old', null, reform)
    for (const id of ['a', 'x', 'y']) await unit(id, 'commune', 'p-1', 'p-1', reform, null)
    await unit('e', 'commune', 'p-2', 'p-2', reform, null)
    await admin.query(`insert into unit_succession (from_id, to_id, on_date, part) values ('a-old', 'a', $1, 'whole'), ('b-old', 'a', $1, 'whole'), ('split-old', 'x', $1, 'part'), ('split-old', 'y', $1, 'part'), ('e-old', 'e', $1, 'whole'), ('p-2-old', 'p-2', $1, 'whole'), ('d-1', null, $1, 'whole'), ('d-2', null, $1, 'whole')`, [reform])
    for (const [index, person] of people.entries()) await admin.query(`insert into person (person_id, case_number, registered_at, registered_by_agency, registered_unit) values ($1, $2, now(), 'commune-police:a', 'a')`, [person, `HN-${index}`])
  })
})
afterAll(() => database.drop())
beforeEach(() => database.owner((admin) => admin.query('truncate indicator_fact, indicator_delta, indicator_bucket')))

type Row = { unitId: string; met: number; of: number; value: number | null }
type Table = { rows: Row[]; total: Row; unallocated: number }

/** As the counting functions answer; the caller sees everybody, so nothing is hidden. */
async function table(indicator: string, unit: string, from: string, to: string, units: 'then' | 'now' = 'now', by: 'unit' | 'month' = 'unit', opens = { unit: '', province: unit }): Promise<Table> {
  const statement = readingStatement(indicatorOf(indicator)!, { unit, from: day(from), to: day(to), by, units }, opens, today)
  const { rows } = await database.asSystem((transaction) => transaction.query<{ body: string }>(statement.text, statement.values))
  return JSON.parse(rows[0]!.body) as Table
}

/** The definition, written a second time and in the plainest way: over the rows themselves. */
async function counted(indicator: string, column: string, value: string, from: string, to: string): Promise<{ of: number; met: number }> {
  const { rows } = await database.owner((admin) => admin.query<{ of_on: PlainDate; met_on: PlainDate | null; place: string }>(`select of_on::text, met_on::text, ${column} as place from indicator_fact where indicator_id = $1`, [indicator]))
  const inside = rows.filter((row) => row.place === value && row.of_on >= from && row.of_on <= to)
  return { of: inside.length, met: inside.filter((row) => row.met_on !== null && (indicator === 'completers-supported' || row.met_on <= to)).length }
}

const measure = (kind: BundleMeasure['kind'], from: PlainDate, length: number | null, more: Partial<BundleMeasure['row']> = {}, events: BundleMeasure['events'] = []): BundleMeasure => ({
  measureId: 'm', kind, events, row: { status: 'completed', open: length === null, unitId: 'a', registeredOn: from, ...(length === null ? {} : { endedOn: addDays(from, length) }), ...more },
})
const anyDay = fc.integer({ min: 0, max: 1_400 }).map((offset) => addDays(day('2023-01-01'), offset))
const anyBundle = fc.record({
  unit: fc.constantFrom('a-old', 'b-old', 'split-old', 'e-old'), lives: fc.option(fc.constantFrom('y', 'e')),
  registered: anyDay, start: fc.option(fc.integer({ min: 0, max: 400 })), length: fc.option(fc.integer({ min: 30, max: 700 })), support: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 2 }),
})
const bundleOf = (person: string, given: typeof anyBundle extends fc.Arbitrary<infer Value> ? Value : never): Bundle => {
  const started = given.start === null ? {} : { startedOn: addDays(given.registered, given.start) }
  const length = given.length === null ? null : given.length + (given.start ?? 0)
  const rehab = measure('voluntary-home', given.registered, length, { ...started, status: length === null ? 'in-rehab' : given.start === null ? 'withdrawn' : 'completed' })
  const ended = rehab.row.endedOn
  const after = ended ? [measure('post-rehab', ended, null, { status: 'running' }, given.support.map((offset) => ({ type: 'record-support', occurredOn: addDays(ended, offset), data: {} })))] : []
  return { personId: person, places: [{ unitId: given.unit, from: day('2020-01-01') }, ...(given.lives ? [{ unitId: given.lives, from: day('2025-09-01') }] : [])], measures: [rehab, ...after] }
}

type Step = { readonly person: number; readonly bundle: Parameters<typeof bundleOf>[1] | null; readonly then: 'nothing' | 'fold' | 'fold-one' | 'rebuild' }
const anyStep: fc.Arbitrary<Step> = fc.record({ person: fc.nat(people.length - 1), bundle: fc.option(anyBundle, { freq: 6 }), then: fc.constantFrom('nothing', 'nothing', 'fold', 'fold-one', 'rebuild') })

async function expectAgreement(indicator: string): Promise<void> {
  for (const [from, to] of [['2024-01-01', '2024-12-31'], ['2023-01-01', '2025-12-31'], ['2024-01-01', '2024-08-15'], ['2024-03-10', '2025-02-20']] as const) {
    const nation = await table(indicator, 'vn', from, to, 'now', 'unit', { unit: '', province: 'p-1' })
    const exact = await counted(indicator, `'vn'`, 'vn', from, to)
    if (exact.of >= 5 && exact.met >= 5) expect(nation.total, `${indicator} nation ${from}–${to}`).toMatchObject(exact)
    for (const province of ['p-1', 'p-2']) {
      const now = await table(indicator, province, from, to)
      const list = await counted(indicator, 'province_now', province, from, to)
      expect(now.total, `${indicator} ${province} ${from}–${to}`).toMatchObject(list)
      if (province === 'p-1') expect(nation.rows.find((row) => row.unitId === province)).toMatchObject(list)
      for (const row of now.rows) expect(row, `${indicator} ${row.unitId} ${from}–${to}`).toMatchObject(await counted(indicator, 'unit_now', row.unitId, from, to))
      expect(now.rows.reduce((sum, row) => sum + row.of, 0) + (now.rows.some((row) => row.unitId === 'split-old') ? 0 : now.unallocated)).toBe(list.of)
      const then = await table(indicator, province, from, to, 'then')
      expect(then.total).toMatchObject(list)
      expect(then.rows.reduce((sum, row) => sum + row.of, 0)).toBe(list.of)
      const months = await table(indicator, province, from, to, 'now', 'month')
      expect(months.total).toMatchObject(list)
      if (indicator === 'completers-supported') expect([months.rows.reduce((sum, row) => sum + row.of, 0), months.rows.reduce((sum, row) => sum + row.met, 0)]).toEqual([list.of, list.met])
      else expect(months.rows.at(-1)).toMatchObject(list)
    }
  }
}

describe('figure, list and roll-up', () => {
  test('agree after any sequence of acts, corrections, folds and rebuilds', async () => {
    const places = await database.asSystem((transaction) => loadPlaces(transaction, today))
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 6, maxLength: 30 }), async (steps) => {
        await database.owner((admin) => admin.query('truncate indicator_fact, indicator_delta, indicator_bucket'))
        for (const [index, step] of steps.entries()) {
          const facts = step.bundle ? factsOf(bundleOf(people[step.person]!, step.bundle), places, today) : []
          await database.asSystem((transaction) => saveFacts(transaction, people[step.person]!, facts, reader))
          if (step.then === 'fold') await database.asSystem((transaction) => foldDeltas(transaction))
          if (step.then === 'fold-one') await database.asSystem((transaction) => foldDeltas(transaction, 1))
          if (step.then === 'rebuild') await database.asSystem(rebuildBuckets)
          if (index % 10 === 9 || index === steps.length - 1) for (const indicator of ['managed-served', 'completers-supported']) await expectAgreement(indicator)
        }
      }),
      { numRuns: 10 },
    )
  })

  test('agree while acts and folds run at the same time: a reader always adds the tail', async () => {
    const places = await database.asSystem((transaction) => loadPlaces(transaction, today))
    const fact = (person: string, start: number): IndicatorFact[] => factsOf({ personId: person, places: [{ unitId: 'a-old', from: day('2020-01-01') }], measures: [measure('voluntary-home', addDays(day('2024-01-05'), start), null, { status: 'in-rehab', startedOn: addDays(day('2024-01-06'), start) })] }, places, today)
    for (const person of people) await database.asSystem((transaction) => saveFacts(transaction, person, fact(person, 0), reader))
    let stop = false
    const folding = (async () => { while (!stop) await database.asSystem((transaction) => foldDeltas(transaction, 7)) })()
    // Every write keeps each person in 2024, so whoever reads in between must always find all of them.
    const writing = (async () => { for (let round = 1; round <= 15; round += 1) await Promise.all(people.slice(0, 4).map((person) => database.asSystem((transaction) => saveFacts(transaction, person, fact(person, round * 3), reader)))); stop = true })()
    while (!stop) expect((await table('managed-served', 'p-1', '2024-01-01', '2024-12-31')).total).toMatchObject({ of: people.length, met: people.length })
    await Promise.all([folding, writing])
    await expectAgreement('managed-served')
  })

  test('after a bulk load the rebuilt buckets say what the rows say', async () => {
    const places = await database.asSystem((transaction) => loadPlaces(transaction, today))
    const rows = fc.sample(anyBundle, { numRuns: people.length, seed: 7 }).flatMap((given, index) => factsOf(bundleOf(people[index]!, given), places, today).map((fact) => factRow(people[index]!, fact, reader)))
    await database.owner(async (admin) => {
      for (const row of rows) await admin.query(`insert into indicator_fact (${factColumns.join(', ')}) values (${factColumns.map((_, index) => `$${index + 1}`).join(', ')})`, row)
    })
    await database.asSystem(rebuildBuckets)
    for (const indicator of ['managed-served', 'completers-supported']) await expectAgreement(indicator)
  })
})

describe('units of then and of now', () => {
  const fact = (unit: string, lives: string | null, places: Awaited<ReturnType<typeof loadPlaces>>) => factsOf({ personId: 'p', places: [{ unitId: unit, from: day('2020-01-01') }, ...(lives ? [{ unitId: lives, from: day('2025-08-01') }] : [])], measures: [measure('voluntary-home', day('2024-02-01'), 90, { startedOn: day('2024-02-03') })] }, places, today)
  test('2024 by the district of then, by the communes of now, with the unallocated of a divided commune said', async () => {
    const places = await database.asSystem((transaction) => loadPlaces(transaction, today))
    const where: [string, string | null][] = [['a-old', null], ['b-old', null], ['split-old', null], ['split-old', 'y'], ['e-old', null]]
    for (const [index, [unit, lives]] of where.entries()) await database.asSystem((transaction) => saveFacts(transaction, people[index]!, fact(unit, lives, places), reader))
    const now = await table('managed-served', 'p-1', '2024-01-01', '2024-12-31')
    expect(now.rows.map((row) => [row.unitId, row.of])).toEqual([['a', 2], ['x', 0], ['y', 1]])
    expect([now.unallocated, now.total.of]).toEqual([1, 4])
    expect((await table('managed-served', 'p-1', '2024-01-01', '2024-12-31', 'then')).rows.map((row) => [row.unitId, row.of])).toEqual([['d-1', 4]])
    expect((await table('managed-served', 'd-1', '2024-01-01', '2024-12-31', 'then', 'unit', { unit: '', province: 'd-1' })).rows.map((row) => [row.unitId, row.of])).toEqual([['a-old', 1], ['b-old', 1], ['split-old', 2]])
    expect((await table('managed-served', 'p-2-old', '2024-01-01', '2024-12-31', 'then', 'unit', { unit: '', province: 'p-2' })).rows.map((row) => [row.unitId, row.of])).toEqual([['d-2', 1]])
    expect((await table('managed-served', 'p-2', '2024-01-01', '2024-12-31')).rows.map((row) => [row.unitId, row.of])).toEqual([['e', 1]])
  })
})

test('a reform recorded later moves the rows to what their commune has become, and not those of then', async () => {
  const before = placesOf((await database.owner((admin) => admin.query<UnitFact>(`select id, level, parent_id as "parentId", province_id as "provinceId", null as "validTo" from unit`))).rows, [], today)
  for (const [index, unit] of ['a-old', 'split-old', 'e-old'].entries()) {
    await database.asSystem((transaction) => saveFacts(transaction, people[index]!, factsOf({ personId: people[index]!, places: [{ unitId: unit, from: day('2020-01-01') }], measures: [measure('voluntary-home', day('2024-02-01'), 90, { startedOn: day('2024-02-03') })] }, before, today), reader))
  }
  expect((await table('managed-served', 'p-2', '2024-01-01', '2024-12-31')).total.of).toBe(0)
  expect(await database.asSystem((transaction) => regroupFacts(transaction, today))).toBe(4)
  expect((await table('managed-served', 'p-2', '2024-01-01', '2024-12-31')).rows.map((row) => [row.unitId, row.of])).toEqual([['e', 1]])
  expect(await table('managed-served', 'p-1', '2024-01-01', '2024-12-31')).toMatchObject({ unallocated: 1, total: { of: 2 } })
  expect((await table('managed-served', 'p-2-old', '2024-01-01', '2024-12-31', 'then', 'unit', { unit: '', province: 'p-2' })).total.of).toBe(1)
  expect(await database.asSystem((transaction) => regroupFacts(transaction, today))).toBe(0)
})

describe('small cells', () => {
  test('who may see figures but not people gets "<5" and no percentage; a zero and an empty unit say so', async () => {
    const places = await database.asSystem((transaction) => loadPlaces(transaction, today))
    for (const person of people.slice(0, 3)) await database.asSystem((transaction) => saveFacts(transaction, person, factsOf({ personId: person, places: [{ unitId: 'a-old', from: day('2020-01-01') }], measures: [measure('voluntary-home', day('2024-02-01'), 90, { startedOn: day('2024-02-03') })] }, places, today), reader))
    const hidden = await table('managed-served', 'p-1', '2024-01-01', '2024-12-31', 'now', 'unit', nobody)
    expect(hidden.rows.map((row) => [row.unitId, row.met, row.of, row.value])).toEqual([['a', '<5', '<5', null], ['x', 0, 0, null], ['y', 0, 0, null]])
    expect(hidden.total).toMatchObject({ met: '<5', of: '<5', value: null })
    const own = await table('managed-served', 'p-1', '2024-01-01', '2024-12-31', 'now', 'unit', { unit: 'a', province: '' })
    expect(own.rows[0]).toMatchObject({ met: 3, of: 3, value: 100 })
    for (const query of [['then', 'unit'], ['now', 'month']] as const) {
      const text = JSON.stringify(await table('managed-served', 'p-1', '2024-01-01', '2024-12-31', query[0], query[1], nobody))
      expect(text).not.toMatch(/"(met|of)":[1-4]\b/)
    }
  })
})

test('the tables of counts are read through the functions alone, and nobody who is not signed in has those', async () => {
  for (const role of ['province-planner', 'commune-police', 'province-police', 'ministry-police', 'system-admin'] as const) {
    for (const name of ['indicator_bucket', 'indicator_delta']) {
      const actor = { role, unitId: 'p-1', provinceId: 'p-1', agencyId: 'province-committee:p-1', postId: 'post', day: today }
      await expect(database.as(actor, (transaction) => transaction.query(`select from ${name}`)), `${role} ${name}`).rejects.toMatchObject({ code: '42501' })
    }
  }
  await expect(database.asNobody((transaction) => transaction.query(`select read_indicator_by_unit('managed-served', 'vn', '2024-01-01', '2024-12-31', 'now', '', '', '}')`))).rejects.toMatchObject({ code: '42501' })
})
