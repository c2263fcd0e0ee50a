import { afterAll, expect, test } from 'vitest'
import pg from 'pg'
import type { Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { testDatabase } from '../../checks/support/database.ts'
import type { Disclosure } from '../platform/session-gate.ts'
import { openLedger } from './access.ledger.ts'
import { verifyLedger } from './verify-audit.ts'

const database = await testDatabase()
afterAll(() => database.drop())
const errors: object[] = []
const log = { error: (fields: object) => { errors.push(fields) } }

const person = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const opening = (number: number, persons = [person(number)]): Disclosure => ({
  at: '2026-11-20T02:00:00.123Z' as Instant, operation: 'people.get', purpose: 'case', outcome: 'shown', persons,
  actor: { accountId: person(1), postId: 'commune-police:c-00001/commune-police', role: 'commune-police', agencyId: 'commune-police:c-00001', agencyKind: 'commune-police', unitId: 'c-00001', provinceId: 'p-20' },
})
const verify = () => database.asSystem(async (transaction) => {
  await transaction.query('select write_out_readings(1000)')
  return verifyLedger(transaction)
})
const count = async () => (await database.owner((admin) => admin.query<{ n: number }>('select count(*)::int as n from disclosure'))).rows[0]!.n
/** Changes the ledger as only a superuser who switches its guards off could. */
const tamper = (statement: string) => database.owner(async (admin) => {
  const client = await admin.connect()
  try {
    await client.query(`set session_replication_role = replica; ${statement}; set session_replication_role = origin`)
  } finally {
    client.release()
  }
})

test('an entry is durable before its answer; entries of one moment share a seal; the chain holds', async () => {
  const ledger = openLedger(database.pool, log)
  await ledger.record(opening(1))
  expect((await database.owner((admin) => admin.query('select entries from disclosure_seal'))).rows).toEqual([{ entries: 1 }])
  expect(await count()).toBe(1)
  await Promise.all(Array.from({ length: 60 }, (_, index) => ledger.record(opening(index, [person(index), person(index + 100)]))))
  const report = await verify()
  expect(report).toMatchObject({ writers: 1, entries: 61, faults: [] })
  expect(report.batches).toBeLessThan(10)
  await ledger.stop()
  await expect(ledger.record(opening(1))).rejects.toThrow()
})

test('one after the other, each recorded in the moment the one before was answered', async () => {
  const ledger = openLedger(database.pool, log)
  for (let number = 0; number < 20; number++) await ledger.record(opening(number))
  await ledger.stop()
})

test('each start has a chain of its own', async () => {
  const ledger = openLedger(database.pool, log)
  await ledger.record(opening(2))
  await ledger.stop()
  expect(await verify()).toMatchObject({ writers: 3, faults: [] })
})

test('what cannot be written is not shown: the answers of a failed flush are refused, and the next chain begins', async () => {
  const ledger = openLedger(database.pool, log)
  await ledger.record(opening(3))
  await database.owner((admin) => admin.query(`alter table disclosure_seal add constraint no_more check (entries < 0) not valid`))
  await expect(ledger.record(opening(4))).rejects.toMatchObject({ code: '08006' })
  await database.owner((admin) => admin.query('alter table disclosure_seal drop constraint no_more'))
  await ledger.record(opening(5))
  await ledger.stop()
  expect(errors).toHaveLength(1)
  expect(JSON.stringify(errors)).not.toContain(person(4))
  expect(await verify()).toMatchObject({ faults: [] })
})

test.each([
  ['a person that is none', opening(9, ['x'])],
  ['a measure that is none', { ...opening(9), measureId: 'x' }],
  ['an article with a zero character', { ...opening(9), article: 'L91\0' }],
  ['an article with half a character', { ...opening(9), article: 'L91 \uD800' }],
])('an entry that could not be written out later is refused at once, alone: %s', async (_, wrong) => {
  const ledger = openLedger(database.pool, log)
  const [before, logged] = [await count(), errors.length]
  const given = await Promise.allSettled([ledger.record(opening(10)), ledger.record(wrong), ledger.record({ ...opening(11), article: 'L91 Đ4; 𝔏' })])
  await ledger.stop()
  expect(given.map((each) => each.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(await count()).toBe(before + 2)
  expect(errors).toHaveLength(logged)
  expect(await verify()).toMatchObject({ waiting: 0, faults: [] })
})

test('a lost connection refuses what was under way and recovers', async () => {
  const ledger = openLedger(database.pool, log)
  await ledger.record(opening(6))
  await database.owner((admin) => admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'hoa-nhap ledger' and datname = current_database()`))
  // The signal has been sent; until its process has ended, the connection may still take an entry or lose it half-way.
  await expect.poll(() => database.owner(async (admin) => (await admin.query(`select 1 from pg_stat_activity where application_name = 'hoa-nhap ledger' and datname = current_database()`)).rowCount), { timeout: 25_000, interval: 20 }).toBe(0)
  await ledger.record(opening(7)).catch(() => {})
  await ledger.record(opening(8))
  await ledger.stop()
  expect(await verify()).toMatchObject({ faults: [] })
})

test('neither a post nor the batch writer appends a row, and nobody at all changes, removes or empties it', async () => {
  const client = new pg.Client(database.appConnection)
  await client.connect()
  try {
    for (const role of ['hn_commune_police', 'hn_privacy_officer', 'hn_system_admin', 'hn_sign_in', 'hn_ledger']) {
      await client.query(`set role ${role}`)
      await expect(client.query(`insert into disclosure (at, post_id, role, agency_id, unit_id, operation, purpose, outcome, person_ids) values (now(), 'x', 'x', 'x', 'x', 'x', 'case', 'shown', '{}')`), role).rejects.toMatchObject({ code: '42501' })
    }
    for (const role of ['hn_ledger', 'hn_system', 'hn_commune_police']) {
      await client.query(`set role ${role}`)
      for (const statement of [`update disclosure set operation = 'x'`, 'delete from disclosure', 'truncate disclosure', `update disclosure_seal set sealed = ''`, 'delete from disclosure_seal', 'truncate disclosure_seal']) {
        await expect(client.query(statement), `${role}: ${statement}`).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|HN403)$/) })
      }
    }
    await client.query('set role hn_ledger')
    for (const statement of ['select 1 from disclosure', 'select 1 from disclosure_seal', 'select 1 from reading_writer', 'select write_out_readings(1)', 'update reading_writer set written_to = 9', 'delete from reading_writer',
      `insert into reading_writer (writer_id, written_to) values (gen_random_uuid(), 9)`]) {
      await expect(client.query(statement), statement).rejects.toMatchObject({ code: '42501' })
    }
  } finally {
    await client.end()
  }
  // The owner of the tables is held by the triggers, row security or not.
  for (const statement of [`update disclosure set operation = 'x'`, 'delete from disclosure_seal', 'truncate disclosure']) {
    await expect(database.owner((admin) => admin.query(statement)), statement).rejects.toMatchObject({ code: 'HN403' })
  }
})

test.each([
  ['an entry names another person', `update disclosure set person_ids = array['${person(999)}'::uuid] where id = (select min(id) from disclosure where batch = 2)`, 'entry-changed'],
  ['an entry is removed', `delete from disclosure where id = (select max(id) from disclosure where batch = 2)`, 'entry-missing'],
  ['an entry is put in', `insert into disclosure (at, post_id, role, agency_id, unit_id, operation, purpose, outcome, person_ids, writer_id, batch, position) select at, post_id, role, agency_id, unit_id, operation, purpose, outcome, person_ids, writer_id, batch, 9999 from disclosure where id = (select min(id) from disclosure where batch = 2)`, 'entry-without-seal'],
  ['a seal and its entries are rewritten together', `update disclosure set purpose = 'records' where batch = 1; update disclosure_seal set sealed = replace(sealed, '"purpose":"case"', '"purpose":"records"') where batch = 1`, 'seal-broken'],
  ['a whole batch is removed', `delete from disclosure where batch = 1; delete from disclosure_seal where batch = 1`, 'batch-missing'],
])('verify-audit finds it when %s', async (_, statement, fault) => {
  const ledger = openLedger(database.pool, log)
  await ledger.record(opening(20))
  await Promise.all([ledger.record(opening(21)), ledger.record(opening(22))])
  await ledger.stop()
  await database.owner((admin) => admin.query('create table if not exists kept_disclosure as table disclosure; create table if not exists kept_seal as table disclosure_seal'))
  await tamper(statement)
  expect((await verify()).faults.map((each) => each.fault)).toContain(fault)
  // Back to the state before, for the next row.
  await tamper(`delete from disclosure; delete from disclosure_seal; insert into disclosure_seal select * from kept_seal;
    insert into disclosure (id, at, account_id, post_id, role, agency_id, unit_id, operation, purpose, outcome, person_ids, measure_id, article, writer_id, batch, position) overriding system value
      select id, at, account_id, post_id, role, agency_id, unit_id, operation, purpose, outcome, person_ids, measure_id, article, writer_id, batch, position from kept_disclosure`)
  expect((await verify()).faults).toEqual([])
  await database.owner((admin) => admin.query('drop table kept_disclosure, kept_seal'))
})
