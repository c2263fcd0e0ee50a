/**
 * The bulk load and the commands write the same rows: a sample of lives is posted again act by act through the commands, each on its own day, in
 * another database, and every table is compared row by row.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '@hoa-nhap/domain/kernel/actor'
import { MeasureKind } from '@hoa-nhap/domain/kernel/measure'
import { addDays, dayOf, instantAt, type Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { catalogueOfRecords, readCatalogue } from '../organization/organization.store.ts'
import { loadAgencies, loadCatalogue } from '../organization/organization.load.ts'
import { fixedKeys } from '../platform/keys.ts'
import { makePlatform } from '../platform/open-platform.ts'
import type { Platform } from '../platform/platform.ts'
import { inTransaction, readTogether, scopeOf, scopeStatement, systemScope } from '../platform/transaction.ts'
import { register, type Registration } from '../people/people.commands.ts'
import { beginMeasure, recordAct, surroundings, type ActRequest } from '../measures/measures.commands.ts'
import { refreshPerson } from '../measures/measures.jobs.ts'
import { forgetDirectory } from '../measures/measures.model.ts'
import { testDatabase, type TestDatabase } from '../../checks/support/database.ts'
import { demonstrationProvinces, inventPerson, rowsOfPerson, type InventedPerson } from './population.ts'

const [bulk, replayed] = [await testDatabase(), await testDatabase()]
const until = dayOf('2026-11-20T02:00:00.000Z' as Instant)
const today = instantAt(addDays(until, 1), '09:00')
const seed = 'replay'
/** Some of those whose next act is due, and some drawn freely, of each province. */
const indexes = [[2, 15, 16, 18, 202, 205, 209, 215], [7, 17, 200, 206, 212]]
const lives: InventedPerson[] = []
let now: Instant = today
let nextIds: string[] = []

function platformOn(database: TestDatabase): Platform {
  const log = { info() {}, warn() {}, error() {} }
  return { ...makePlatform({ pool: database.pool, keys: fixedKeys(), demo: true, checkAnswers: true, log, now: () => now }), uuid: () => nextIds.shift() ?? randomUUID() }
}

beforeAll(async () => {
  const platform = platformOn(bulk)
  for (const each of [platform, platformOn(replayed)]) {
    await loadCatalogue(each)
    await loadAgencies(each)
  }
  // Bodies that have a successor by now did their own work on the days that are lived again.
  await replayed.owner((admin) => admin.query('alter table sight disable trigger a_successor_sees'))
  const catalogue = catalogueOfRecords(await platform.systemTransaction((transaction) => readCatalogue(transaction)))
  const { around } = await surroundings(platform, dayOf(now), now)
  for (const [position, province] of demonstrationProvinces.entries()) {
    for (const index of indexes[position]!) {
      for (const invented of inventPerson(seed, province, index, catalogue, until)) {
        const load = rowsOfPerson(invented, `HN-MH-${lives.length}`, catalogue, around, platform)
        if (!load) continue
        lives.push(invented)
        await platform.systemTransaction((transaction) => transaction.query('select load_invented_people($1::jsonb)', [JSON.stringify([load])]))
      }
    }
  }
})
afterAll(async () => {
  await bulk.drop()
  await replayed.drop()
})

/** Posts every act of a life as its post, on its day. The ids that the server would draw are those of the life, so that rows can be compared as they are. */
async function replay(platform: Platform, { identity, life }: InventedPerson): Promise<void> {
  const met = new Set<string>()
  for (const [index, posted] of life.posted.entries()) {
    now = posted.now as Instant
    const actor: Actor = { accountId: randomUUID(), agencyKind: 'commune-police', purpose: 'case', day: posted.today, ...posted.actor } as Actor
    const opening = () => scopeStatement(posted.actor.role === 'system' ? { ...systemScope(posted.today), unit: posted.actor.unitId, province: posted.actor.provinceId, account: actor.accountId } : scopeOf(actor))
    const request: ActRequest = {
      actor, now, today: posted.today, platform,
      read: (statements) => readTogether(replayed.pool, opening(), statements), transaction: (work) => inTransaction(replayed.pool, opening(), work),
    }
    if (index === 0) {
      nextIds = [identity.personId]
      const input: Registration = {
        name: identity.name, birth: identity.birth, sex: identity.sex, residence: { unitId: life.homes[0]!.home.unitOn(posted.today), from: posted.today, kind: 'permanent' },
        representative: { name: 'Hoàng Thị Mẫu', relation: 'mother' },
      } as Registration
      const registered = await request.transaction((transaction) => register(input, { actor, now, platform }, transaction))
      expect(registered).toMatchObject({ ok: true, value: { id: identity.personId } })
    }
    const { command } = posted
    nextIds = [...new Set(posted.eventIds.map((event) => event.measureId))].filter((id) => !met.has(id))
    for (const id of nextIds) met.add(id)
    const answer = 'open' in command
      ? await request.transaction((transaction) => beginMeasure(request, transaction, identity.personId, command.open, command.act as never))
      : await recordAct(request, command.measureId, command.act as never)
    expect(answer.ok ? null : answer.refusal, `${command.act.type} on ${posted.today}`).toBeNull()
  }
}

const tables: Readonly<Record<string, string>> = {
  measure: '*', measure_event: '*', deadline: '*', sight: '*', circle: '*', name_tail: '*', substance_use: '*', assessment_result: '*', family_social: '*', work_training: '*', support_payment: '*', dossier_item: '*',
  treatment_record: '*', indicator_fact: '*', person_identity: 'person_id, name, name_fold, birth, birth_year, sex, residence_unit', person: 'person_id, registered_at, registered_by_agency, registered_unit',
}
async function rowsOf(database: TestDatabase, table: string): Promise<string[]> {
  const { rows } = await database.owner((admin) => admin.query<{ row: string }>(`select to_jsonb(x)::text as row from (select ${tables[table]} from ${table}) x order by 1`))
  return rows.map((row) => row.row)
}

test('a sample of lives, posted again through the commands, gives the same rows in every table', async () => {
  const platform = platformOn(replayed)
  for (const invented of lives) await replay(platform, invented)
  // The day goes on: what follows from it alone is derived again, as the nightly comparison does.
  now = today
  forgetDirectory(platform)
  for (const { identity } of lives) await refreshPerson(platform, identity.personId)
  for (const table of Object.keys(tables)) {
    const [loaded, commanded] = [await rowsOf(bulk, table), await rowsOf(replayed, table)]
    const [inLoad, inCommands] = [new Set(loaded), new Set(commanded)]
    expect({ table, rows: commanded.filter((row) => !inLoad.has(row)) }).toEqual({ table, rows: [] })
    expect({ table, rows: loaded.filter((row) => !inCommands.has(row)) }).toEqual({ table, rows: [] })
    expect({ table, count: loaded.length }).toEqual({ table, count: commanded.length })
  }
  // What the search carries of a person is what stands elsewhere, after every act.
  const copied = await replayed.owner((admin) => admin.query<{ all: number; wrong: number }>(`select count(*)::int as all, count(*) filter (where (t.head || t.tail, t.name, t.birth_year, t.residence_unit, t.same_person, t.open, t.reader_until)
    is distinct from (c.name_fold, c.name, c.birth_year, c.residence_unit, c.same_person, c.open, c.reader_until))::int as wrong from name_tail t cross join lateral name_tail_copy(t.person_id, t.reader_province) c`))
  expect(copied.rows[0]!.wrong).toBe(0)
  expect(copied.rows[0]!.all).toBeGreaterThan(20)
  for (const side of [bulk, replayed]) {
    const { rows } = await side.owner((admin) => admin.query<{ wrong: number }>('select count(*)::int as wrong from person_identity i join person p using (person_id) where i.case_number is distinct from p.case_number'))
    expect(rows[0]!.wrong).toBe(0)
  }
  const count = async (table: string) => (await rowsOf(bulk, table)).length
  const kinds = new Set(lives.flatMap(({ life }) => life.person.measures.map((measure) => measure.kind)))
  expect([...MeasureKind.options].filter((kind) => !kinds.has(kind))).toEqual([])
  expect(await count('measure_event')).toBeGreaterThan(200)
  for (const table of ['deadline', 'sight', 'circle', 'indicator_fact', 'substance_use']) expect(await count(table), table).toBeGreaterThan(0)
}, 300_000)
