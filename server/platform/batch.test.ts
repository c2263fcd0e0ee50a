/** Statements that travel together: one transaction, results in order, and a connection that stays usable whatever happens. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../checks/support/database.ts'
import { canBatch, sendBatch } from './batch.ts'

const database = await testDatabase()
beforeAll(() => database.owner((admin) => admin.query('create table tried (id int primary key, at timestamptz default now()); grant select, insert on tried to hn_app')))
afterAll(() => database.drop())

async function connected<T>(work: (send: (statements: Parameters<typeof sendBatch>[1]) => ReturnType<typeof sendBatch>) => Promise<T>): Promise<T> {
  const client = await database.pool.connect()
  try {
    return await work((statements) => sendBatch(client, statements))
  } finally {
    client.release()
  }
}
const named = (name: string, text: string, ...values: unknown[]) => ({ name, text, values })

test('results come in order, with the types pg gives them, the first time and when prepared', async () => {
  await connected(async (send) => {
    for (let time = 0; time < 3; time++) {
      const { results, error } = await send([
        named('a', `select $1::int as number, $2::text as text, null::text as nothing, date '2026-11-20' as day, $3::bytea as bytes, true as flag, '{"a":1}'::jsonb as json, 5000000000::bigint as large`, time, 'Đặng Thị Ướm', Buffer.from([0, 255])),
        named('b', 'select n from generate_series(1, $1::int) n', 3),
        named('c', 'select 1 as one where false'),
      ])
      expect(error).toBeNull()
      expect(results[0]!.rows).toEqual([{ number: time, text: 'Đặng Thị Ướm', nothing: null, day: '2026-11-20', bytes: Buffer.from([0, 255]), flag: true, json: { a: 1 }, large: 5_000_000_000 }])
      expect([results[1]!.rows.map((row) => row['n']), results[1]!.rowCount]).toEqual([[1, 2, 3], 3])
      expect([results[2]!.rows, results[2]!.rowCount]).toEqual([[], 0])
    }
  })
})

test('they are one transaction: settings last to its end, an error undoes what went before, and the next batch works', async () => {
  await connected(async (send) => {
    const first = await send([named('set', `select set_config('app.unit', $1, true)`, 'c-1'), named('get', `select current_setting('app.unit', true) as unit`)])
    expect(first.results[1]!.rows).toEqual([{ unit: 'c-1' }])
    expect((await send([named('get', `select current_setting('app.unit', true) as unit`)])).results[0]!.rows).toEqual([{ unit: '' }])
    const insert = (id: number) => named('insert', 'insert into tried (id) values ($1)', id)
    const failed = await send([insert(1), named('bad', 'select 1 / $1::int as x', 0), insert(2)])
    expect(failed.error).toMatchObject({ code: '22012' })
    expect(failed.results).toHaveLength(1)
    const second = await send([insert(1), named('bad', 'select 1 / $1::int as x', 1), named('all', 'select id from tried')])
    expect([second.error, second.results[0]!.rowCount, second.results[2]!.rows]).toEqual([null, 1, [{ id: 1 }]])
    expect((await send([insert(1)])).error).toMatchObject({ code: '23505' })
    expect((await send([named('wrong', 'select nothing from nowhere'), insert(3)])).error).toMatchObject({ code: '42P01' })
    expect((await send([insert(3), named('all', 'select id from tried order by id')])).results[1]!.rows).toEqual([{ id: 1 }, { id: 3 }])
  })
})

test('a statement that failed the first time it was met can be sent again', async () => {
  await connected(async (send) => {
    for (const divisor of [0, 0, 1, 0, 2]) {
      const { error, results } = await send([named('once', 'select 4 / $1::int as quarter', divisor)])
      if (divisor === 0) expect(error).toMatchObject({ code: '22012' })
      else expect(results[0]!.rows).toEqual([{ quarter: 4 / divisor }])
    }
  })
})

test('the same text under two names is prepared twice, another text under the same name anew', async () => {
  await connected(async (send) => {
    for (let time = 0; time < 2; time++) {
      expect((await send([named('role-a', 'select 1 as one'), named('role-b', 'select 1 as one')])).results.map((result) => result.rows)).toEqual([[{ one: 1 }], [{ one: 1 }]])
      expect((await send([named('role-a', 'select 2 as two')])).results[0]!.rows).toEqual([{ two: 2 }])
    }
  })
})

test('many batches over few connections keep apart what belongs to each', async () => {
  const answers = await Promise.all(Array.from({ length: 300 }, (_, index) => connected((send) => send([named('echo', 'select $1::text as said', `${index}`), named('twice', 'select $1::int * 2 as twice', index)]))))
  expect(answers.every((answer, index) => answer.results[0]!.rows[0]!['said'] === `${index}` && answer.results[1]!.rows[0]!['twice'] === index * 2)).toBe(true)
})

test('a large value and a large answer arrive whole', async () => {
  const large = 'ỡ'.repeat(300_000)
  await connected(async (send) => {
    const { results } = await send([named('large', 'select $1::text || $2::text as back', large, 'x'), named('echo', 'select $1::text as said', 'after')])
    expect([results[0]!.rows[0]!['back'] === `${large}x`, results[1]!.rows[0]]).toEqual([true, { said: 'after' }])
  })
})

test('a connection that dies answers with an error', async () => {
  const lost = await database.pool.connect()
  const send = (statements: Parameters<typeof sendBatch>[1]) => sendBatch(lost, statements)
  try {
    const { results } = await send([named('pid', 'select pg_backend_pid() as pid')])
    const pending = send([named('sleep', 'select pg_sleep(20)')])
    await database.owner((admin) => admin.query('select pg_terminate_backend($1)', [results[0]!.rows[0]!['pid']]))
    expect((await pending).error).toMatchObject({ severity: 'FATAL' })
  } finally {
    lost.release(true)
  }
  await connected(async (send) => expect((await send([named('alive', 'select 1 as alive')])).results[0]!.rows).toEqual([{ alive: 1 }]))
})

describe('what cannot be sent this way goes through pg itself', () => {
  test.each<[string, Parameters<typeof canBatch>[0], boolean]>([
    ['text, numbers, nothing, bytes', [named('x', 'x', 'a', 1, null, true, Buffer.alloc(1))], true],
    ['a list', [named('x', 'x', ['a'])], false],
    ['an object', [named('x', 'x', {})], false],
    ['a moment as an object', [named('x', 'x', new Date(0))], false],
    ['a text without name and values may be several statements', [{ text: 'select 1; select 2' }], false],
  ])('%s', (_, statements, can) => expect(canBatch(statements)).toBe(can))
})
