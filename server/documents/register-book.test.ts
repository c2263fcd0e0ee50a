/** The register book on the real database: no gap and no double, whoever signs at once, whatever breaks, at the turn of the year. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, day, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { actorOf, here } from '../../checks/support/access-world.ts'
import { testDatabase } from '../../checks/support/database.ts'
import { appPool } from '../platform/pools.ts'
import { inTransaction, scopeOf, scopeStatement } from '../platform/transaction.ts'
import type { ActorTransaction } from '../platform/route.ts'

const database = await testDatabase()
const today = day('2026-11-20')
const chief = actorOf('commune-police-chief', here, today)
const pool = appPool(database.appConnection, { max: 25 })
const scopeOn = (on: PlainDate) => scopeStatement(scopeOf({ ...chief, day: on }))
const by = <T>(work: (transaction: ActorTransaction) => Promise<T>, on: PlainDate = today) => inTransaction(pool, scopeOn(on), work)
/** As the functions that issue do: the function itself is closed to posts, and opened here for the test of its own behaviour. */
const take = (transaction: ActorTransaction, series = 'QĐ', on: PlainDate = today) => transaction.query<{ number: number }>(
  `select take_register_number($1, $1 || '-CAX', $2, 'office-paper', $3, 'local.x', 'Quyết định', now()) as number`, [series, on, randomUUID()]).then(({ rows }) => rows[0]!.number)
const entries = (series: string, year = 2026) => database.owner(async (admin) => (await admin.query<{ number: number }>('select number from register_entry where agency_id = $1 and series = $2 and year = $3 order by number', [chief.agencyId, series, year])).rows.map((row) => row.number))
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1)

beforeAll(async () => {
  await database.owner(async (admin) => {
    await admin.query(`insert into unit (id, code, level, kind, name, name_fold, province_id) values ($1, '20', 'province', 'tỉnh', $1, $1, $1), ($2, '00001', 'commune', 'xã', $2, $2, $1) on conflict do nothing`, [here.province, here.commune])
    await admin.query(`insert into agency (id, kind, unit_id, name) values ($1, 'commune-police', $2, $1) on conflict do nothing`, [chief.agencyId, here.commune])
    expect((await admin.query(`select has_function_privilege('hn_commune_police_chief', p.oid, 'execute') as may from pg_proc p where p.proname = 'take_register_number'`)).rows).toEqual([{ may: false }])
    await admin.query(`grant execute on function take_register_number(text, text, date, text, uuid, text, text, timestamptz) to hn_commune_police_chief`)
  })
})
afterAll(async () => { await pool.end(); await database.drop() })

test('fifty signers at once get the numbers 1 to 50, each once', async () => {
  const taken = await Promise.all(Array.from({ length: 50 }, () => by((transaction) => take(transaction))))
  expect(taken.toSorted((a, b) => a - b)).toEqual(upTo(50))
  expect(await entries('QĐ')).toEqual(upTo(50))
})

test('what fails after it took a number takes none: refused by a rule, thrown away, or killed with its connection', async () => {
  const broken = Array.from({ length: 30 }, (_, index) => by(async (transaction) => {
    await take(transaction, 'BC')
    if (index % 3 === 0) throw new Error('cannot be rendered')
    if (index % 3 === 1) await transaction.query('select 1 / 0')
  }).catch(() => 'failed'))
  // A process that dies with a number in hand: its connection is cut by the server.
  const dying = Array.from({ length: 5 }, async () => {
    const client = new pg.Client({ ...database.appConnection })
    client.on('error', () => {})
    await client.connect()
    await client.query('begin')
    const scope = scopeOn(today)
    await client.query(scope.text, [...scope.values!])
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    const taking = client.query(`select take_register_number('BC', 'BC-CAX', $1, 'office-paper', $2, null, 'Báo cáo', now())`, [today, randomUUID()])
    await Promise.race([taking.catch(() => {}), new Promise((resolve) => { setTimeout(resolve, 50) })])
    await database.owner((admin) => admin.query('select pg_terminate_backend($1)', [rows[0]!.pid]))
    await taking.catch(() => {})
  })
  await Promise.all([...broken, ...dying])
  await Promise.all(Array.from({ length: 10 }, () => by((transaction) => take(transaction, 'BC'))))
  expect(await entries('BC')).toEqual(upTo(20))
})

test('a book is opened once: two who open it, or open it and take from it, do not make two', async () => {
  const open = (after: number) => by((transaction) => transaction.query<{ opened: boolean }>('select open_register_book($1, 2026, $2, now()) as opened', ['TB', after])).then(({ rows }) => rows[0]!.opened)
  const outcomes = await Promise.all([open(7), open(7), open(7)])
  expect(outcomes.toSorted()).toEqual([false, false, true])
  expect(await open(9)).toBe(false)
  expect(await by((transaction) => take(transaction, 'TB'))).toBe(8)
  // Nobody opened this one: those who take first open it.
  const first = await Promise.all([1, 2, 3].map(() => by((transaction) => take(transaction, 'TTr'))))
  expect(first.toSorted((a, b) => a - b)).toEqual([1, 2, 3])
})

test('a number written by hand comes from the same series, and the same one sent twice takes one', async () => {
  const hand = (id: string, title: string) => by((transaction) => transaction.query<{ number: number | null }>(`select enter_by_hand($1, 'TB', 'TB-CAX', $2, $3, now()) as number`, [id, today, title])).then(({ rows }) => rows[0]!.number)
  const id = randomUUID()
  expect(await Promise.all([hand(id, 'Thông báo lịch họp'), hand(id, 'Thông báo lịch họp')])).toEqual([9, 9])
  expect(await hand(id, 'Một văn bản khác')).toBe(null)
  expect(await by((transaction) => take(transaction, 'TB'))).toBe(10)
})

test('the year turns at midnight: the old book keeps its last number, the new one begins with 1, and nothing is given for another day', async () => {
  const [eve, newYear] = [day('2026-12-31'), day('2027-01-01')]
  const taken = await Promise.all(Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? by((transaction) => take(transaction, 'KH', eve), eve) : by((transaction) => take(transaction, 'KH', newYear), newYear))))
  expect(taken.toSorted((a, b) => a - b)).toEqual(upTo(10).flatMap((number) => [number, number]))
  expect([await entries('KH', 2026), await entries('KH', 2027)]).toEqual([upTo(10), upTo(10)])
  await expect(by((transaction) => take(transaction, 'KH', eve), newYear)).rejects.toMatchObject({ code: 'HN425' })
  await expect(by((transaction) => take(transaction, 'KH', addDays(eve, -1)), addDays(eve, -1))).rejects.toMatchObject({ code: 'HN425' })
})

test('a closed book gives nothing, what was entered is never changed, and an office that changes its way of numbering gives no number twice', async () => {
  await by((transaction) => transaction.query(`select close_register_book('KH', 2026, now())`))
  await expect(by((transaction) => take(transaction, 'KH', day('2026-12-31')), day('2026-12-31'))).rejects.toMatchObject({ code: 'HN423' })
  await expect(database.owner((admin) => admin.query('update register_entry set number = 99 where number = 1'))).rejects.toMatchObject({ code: 'HN403' })
  await expect(database.owner((admin) => admin.query('delete from register_entry'))).rejects.toMatchObject({ code: 'HN403' })
  expect(await by((transaction) => take(transaction, 'chung'))).toBe(51)
  expect(await by((transaction) => take(transaction, 'HD'))).toBe(52)
})

test('another office sees nothing of the book', async () => {
  const other = actorOf('commune-chair', here, today)
  const read = (actor: typeof chief) => database.as(actor, (transaction) => transaction.query('select 1 from register_entry')).then(({ rows }) => rows.length)
  expect(await read(other)).toBe(0)
  expect(await read(chief)).toBeGreaterThan(50)
})
