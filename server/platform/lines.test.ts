/** Readings and acts that share a connection: each keeps its own transaction, its own answer and its own failure, and nobody waits for what is slow. */
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../checks/support/database.ts'
import { Lines } from './lines.ts'

const database = await testDatabase()
afterAll(() => database.drop())

const named = (name: string, text: string, ...values: unknown[]) => ({ name, text, values })
const backend = named('backend', 'select pg_backend_pid() as pid')
const echo = (value: string) => named('echo', 'select $1::text as said', value)
const divide = (by: number) => named('divide', 'select 8 / $1::int as eighth', by)
const wait = named('wait', 'select pg_advisory_xact_lock_shared(7)')
/** Whatever the machine does meanwhile, nothing counts as slow. */
const patient = { mostLines: 1, quickMilliseconds: Infinity, patienceMilliseconds: Infinity }
const strict = { mostLines: 1, quickMilliseconds: 40, slowRuns: 1, patienceMilliseconds: 40 }

async function met(options: ConstructorParameters<typeof Lines>[1], ...statements: Parameters<Lines['send']>[0][]): Promise<Lines> {
  const lines = new Lines(database.pool, options)
  for (const each of statements) expect((await lines.send(each)).error).toBeNull()
  return lines
}

/** Holds the lock that `wait` waits for. */
async function held<T>(work: (release: () => Promise<void>) => Promise<T>): Promise<T> {
  const client = await database.pool.connect()
  let locked = true
  const release = async () => {
    if (locked) await client.query('select pg_advisory_unlock(7)')
    locked = false
  }
  try {
    await client.query('select pg_advisory_lock(7)')
    return await work(release)
  } finally {
    await release()
    client.release()
  }
}

test('many at once are answered each its own, over one connection', async () => {
  const lines = await met(patient, [backend, echo('first')])
  const outcomes = await Promise.all(Array.from({ length: 300 }, (_, index) => lines.send([backend, echo(`${index}`)])))
  expect(outcomes.every(({ error, results }, index) => error === null && results.length === 2 && results[1]!.rows[0]!['said'] === `${index}`)).toBe(true)
  expect(new Set(outcomes.map(({ results }) => results[0]!.rows[0]!['pid'])).size).toBeLessThan(5)
  expect(lines.length).toBe(0)
})

test('what one sets is gone before the next, answered or failed', async () => {
  const set = (value: string) => named('set', `select set_config('app.actor', $1, true), set_config('role', 'hn_anonymous', true)`, value)
  const get = named('get', `select current_setting('app.actor', true) as actor, current_setting('role') as role`)
  const lines = await met(patient, [set('x'), get], [get], [divide(1)])
  const outcomes = await Promise.all(Array.from({ length: 90 }, (_, index) => lines.send(index % 3 === 0 ? [set(`${index}`), get] : index % 3 === 1 ? [set(`${index}`), divide(0)] : [get])))
  for (const [index, { error, results }] of outcomes.entries()) {
    if (index % 3 === 0) expect(results[1]!.rows).toEqual([{ actor: `${index}`, role: 'hn_anonymous' }])
    if (index % 3 === 1) expect(error).toMatchObject({ code: '22012' })
    if (index % 3 === 2) expect(results[0]!.rows).toEqual([{ actor: expect.toBeOneOf([null, '']) as unknown, role: 'none' }])
  }
})

test('a failure is of the one that failed: those behind it are answered', async () => {
  const lines = await met(patient, [divide(1), echo('first')])
  const outcomes = await Promise.all(Array.from({ length: 60 }, (_, index) => lines.send([divide(index % 4), echo(`${index}`)])))
  for (const [index, { error, results }] of outcomes.entries()) {
    if (index % 4 === 0) expect(error).toMatchObject({ code: '22012' })
    else expect([error, results[0]!.rows[0]!['eighth'], results[1]!.rows[0]!['said']]).toEqual([null, Math.trunc(8 / (index % 4)), `${index}`])
  }
  expect(lines.length).toBe(0)
})

test('on a connection that has not prepared it yet, nobody depends on another having prepared it', async () => {
  const pool = new pg.Pool({ ...database.pool.options, password: database.pool.options.password, max: 8 })
  try {
    const lines = new Lines(pool, patient)
    expect((await lines.send([divide(1), echo('first')])).error).toBeNull()
    // The one connection that knows the statements is taken; those that come new do not.
    const taken = await pool.connect()
    const outcomes = await Promise.all(Array.from({ length: 40 }, (_, index) => lines.send([divide(index === 0 ? 0 : 1), echo(`${index}`)])))
    expect(outcomes.map(({ error }) => (error as { code?: string } | null)?.code ?? 'answered')).toEqual(['22012', ...Array.from({ length: 39 }, () => 'answered')])
    taken.release()
  } finally {
    await pool.end()
  }
})

test('where no connection can be had, all who wait for it are told so', async () => {
  const pool = new pg.Pool({ ...database.pool.options, password: database.pool.options.password, max: 1, connectionTimeoutMillis: 100 })
  try {
    const lines = new Lines(pool, patient)
    expect((await lines.send([echo('first')])).error).toBeNull()
    const taken = await pool.connect()
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => lines.send([echo('x')])))
    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true)
    taken.release()
    expect((await lines.send([echo('again')])).results[0]!.rows).toEqual([{ said: 'again' }])
  } finally {
    await pool.end()
  }
})

test('a statement that was never met, or was slow when it was, has a connection of its own', async () => {
  const lines = await met(strict, [echo('first')])
  for (let time = 0; time < 2; time++) {
    await held(async (release) => {
      const slow = lines.send([wait])
      expect(lines.length).toBe(0)
      const outcomes = await Promise.all(Array.from({ length: 20 }, (_, index) => lines.send([echo(`${index}`)])))
      expect(outcomes.map(({ results }) => results[0]!.rows[0]!['said'])).toEqual(Array.from({ length: 20 }, (_, index) => `${index}`))
      await pause(50)
      await release()
      expect((await slow).error).toBeNull()
    })
  }
})

test('where the first of a line is waited for, others go elsewhere, and those behind it are answered after it', async () => {
  const lines = await met(strict, [wait], [echo('first')])
  await held(async (release) => {
    const answered: string[] = []
    const slow = lines.send([wait]).then(({ error }) => answered.push(error ? 'failed' : 'slow'))
    await pause(50)
    for (const word of ['a', 'b', 'c']) expect((await lines.send([echo(word)])).results[0]!.rows).toEqual([{ said: word }])
    expect(answered).toEqual([])
    await release()
    await slow
    expect(answered).toEqual(['slow'])
  })
  expect(lines.length).toBe(0)
})

test('what is written by one stands when it is answered, whatever becomes of those before and behind it', async () => {
  await database.owner((admin) => admin.query('create table written (id int primary key); grant select, insert on written to hn_app'))
  const insert = (id: number) => named('insert', 'insert into written (id) values ($1)', id)
  const lines = await met(patient, [insert(0), divide(1)], [insert(-1)])
  await Promise.all(Array.from({ length: 80 }, async (_, index) => {
    // Written, then failed; written; written already.
    const { error } = await lines.send(index % 4 === 0 ? [insert(index + 1), divide(0)] : index % 4 === 1 ? [insert(index + 1)] : [insert(0)])
    expect(error === null).toBe(index % 4 === 1)
    if (index % 4 === 1) expect((await database.owner((admin) => admin.query('select id from written where id = $1', [index + 1]))).rows).toHaveLength(1)
  }))
  expect((await database.owner((admin) => admin.query('select id from written where id > 0 order by id'))).rows.map(({ id }: { id: number }) => id)).toEqual(Array.from({ length: 20 }, (_, index) => index * 4 + 2))
})

test('a pool that is too small is not shared: what writes would wait for ever', async () => {
  const pool = new pg.Pool({ ...database.pool.options, password: database.pool.options.password, max: 3 })
  try {
    const lines = new Lines(pool)
    for (let time = 0; time < 3; time++) {
      const reading = lines.send([echo('x')])
      await pause(0)
      expect(lines.length).toBe(0)
      expect((await reading).error).toBeNull()
    }
  } finally {
    await pool.end()
  }
})

test('a connection that dies fails all that are on it, and the next reading has another', async () => {
  const lines = await met(patient, [backend], [wait], [echo('first')])
  await held(async () => {
    const first = lines.send([wait])
    await pause(20)
    const behind = Array.from({ length: 20 }, () => lines.send([echo('behind')]))
    const { rows } = await database.owner((admin) => admin.query<{ pid: number }>(`select pid from pg_stat_activity where wait_event_type = 'Lock' and wait_event = 'advisory' and datname = current_database()`)) as { rows: { pid: number }[] }
    expect(rows).toHaveLength(1)
    await database.owner((admin) => admin.query('select pg_terminate_backend($1)', [rows[0]!.pid]))
    expect((await first).error).toMatchObject({ severity: 'FATAL' })
    const lost = await Promise.all(behind)
    expect(lost.every(({ error }) => error !== null)).toBe(true)
  })
  expect(lines.length).toBe(0)
  expect((await lines.send([echo('again')])).results[0]!.rows).toEqual([{ said: 'again' }])
})
