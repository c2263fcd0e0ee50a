import { afterAll, expect, test } from 'vitest'
import pg from 'pg'
import { testDatabase } from '../../checks/support/database.ts'
import { fixedKeys } from './keys.ts'
import { migrate, type MigrationSet } from './migrate.ts'

const database = await testDatabase()
afterAll(() => database.drop())

const passwords = { app: fixedKeys().secret('database-app'), worker: fixedKeys().secret('database-worker') }
const withFiles = (names: readonly [string, string][], policies: string | null = null): MigrationSet => ({
  files: names.map(([name, sql]) => ({ name, sql })), policies: policies === null ? null : { name: 'policies.generated.sql', sql: policies },
})

test('a fresh database has every migration applied once', async () => {
  const { rows } = await database.owner((admin) => admin.query<{ name: string }>(`select name from migration where name ~ '^[0-9]{4}' order by name`))
  expect(rows.map((row) => row.name)).toContain('0001-organization.sql')
})

test('the application owns nothing and may do nothing before it names an actor', async () => {
  const owned = await database.owner((admin) => admin.query(`select from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = 'hn_app'`))
  expect(owned.rowCount).toBe(0)
  await expect(database.pool.query('select * from person_identity')).rejects.toMatchObject({ code: '42501' })
  await expect(database.pool.query('create table mine (id int)')).rejects.toMatchObject({ code: '42501' })
})

test('a job is added inside the transaction, and only through the function', async () => {
  await database.asSystem((transaction) => transaction.query(`select enqueue('test.task', 'key-1', '{"measureId":"m-1"}')`))
  await expect(database.asSystem(async (transaction) => {
    await transaction.query(`select enqueue('test.task', 'key-2', '{"measureId":"m-2"}')`)
    throw new Error('rolled back')
  })).rejects.toThrow('rolled back')
  const jobs = await database.owner((admin) => admin.query<{ key: string }>('select key from graphile_worker.jobs'))
  expect(jobs.rows.map((row) => row.key)).toEqual(['key-1'])
  await expect(database.asSystem((transaction) => transaction.query('select * from graphile_worker._private_jobs'))).rejects.toMatchObject({ code: '42501' })
  await expect(database.asNobody((transaction) => transaction.query(`select enqueue('test.task', null, '{}')`))).rejects.toMatchObject({ code: '42501' })
})

test('a job carries ids, never a sentence', async () => {
  await expect(database.asSystem((transaction) => transaction.query(`select enqueue('test.task', null, '{"note":"một câu dài"}')`))).rejects.toMatchObject({ code: '22023' })
})

test('what one transaction sets is gone in the next one on the same connection', async () => {
  const pool = new pg.Pool({ ...database.appConnection, max: 1 })
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('role', 'hn_system', true), set_config('app.actor', 'case', true)`)
    await client.query('select from no_such_table').catch(() => {})
    await client.query('rollback')
    const { rows } = await client.query(`select current_user as role, actor_purpose() as purpose`)
    expect(rows).toEqual([{ role: 'hn_app', purpose: null }])
  } finally {
    client.release()
    await pool.end()
  }
})

test('migrations: a changed file is refused, an unknown one too, a broken one changes nothing', async () => {
  const own = await testDatabase()
  try {
    const known = (await own.owner((admin) => admin.query<{ name: string; hash: string }>(`select name, hash from migration where name ~ '^[0-9]{4}' order by name`))).rows
    expect(known.length).toBeGreaterThan(0)
    await own.owner((admin) => admin.query(`delete from migration where name ~ '^[0-9]{4}' or name = 'policies.generated.sql'`))
    const first: [string, string] = ['9001-first.sql', 'create table first_table (id int);']
    expect(await migrate(own.adminConnection, withFiles([first]), passwords)).toEqual(['9001-first.sql'])
    expect(await migrate(own.adminConnection, withFiles([first]), passwords)).toEqual([])
    await expect(migrate(own.adminConnection, withFiles([['9001-first.sql', 'create table other (id int);']]), passwords)).rejects.toThrow(/was changed/)
    await expect(migrate(own.adminConnection, withFiles([]), passwords)).rejects.toThrow(/newer version/)
    await expect(migrate(own.adminConnection, withFiles([first, ['9002-broken.sql', 'create table second_table (id int);\nselect from nowhere;']]), passwords)).rejects.toThrow(/9002-broken\.sql at line 2/)
    expect((await own.owner((admin) => admin.query(`select to_regclass('second_table') as found`))).rows).toEqual([{ found: null }])
    expect(await migrate(own.adminConnection, withFiles([first], 'grant select on first_table to hn_inspector;'), passwords)).toEqual(['policies.generated.sql'])
    expect(await migrate(own.adminConnection, withFiles([first], 'grant select on first_table to hn_inspector;'), passwords)).toEqual([])
  } finally {
    await own.drop()
  }
})
