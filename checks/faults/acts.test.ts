/** An act that was answered with 2xx is there after the server was killed; a repeat answers the same and changes nothing. */
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import pg from 'pg'
import { hashPassword } from '../../server/access/passwords.ts'
import { startEmbedded } from '../../server/platform/embedded-postgres.ts'
import { startServer, temporaryFolder, type ServerProcess } from '../support/server-process.ts'

const folder = temporaryFolder()
const env = { HOANHAP_DEMO_SIZE: 'small' }
let server: ServerProcess | null = null
afterAll(async () => {
  await server?.stop()
  fs.rmSync(folder, { recursive: true, force: true })
})

const unit = 'c-05983'
const agency = `commune-police:${unit}`
const password = 'only for this trial'

async function withDatabase<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const cluster = await startEmbedded({ folder })
  const client = new pg.Client({ ...cluster.admin, database: 'hoanhap' })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function makeOfficer(): Promise<void> {
  const account = randomUUID()
  await withDatabase(async (client) => {
    await client.query('insert into agency (id, kind, unit_id, name, valid_from) values ($1, $2, $3, $1, $4) on conflict (id) do nothing', [agency, 'commune-police', unit, '2025-07-01'])
    await client.query('insert into account (id, username, display_name, password_hash, created_at) values ($1, $2, $2, $3, now())', [account, 'officer-of-the-trial', await hashPassword(password)])
    await client.query('insert into post (id, account_id, agency_id, role, unit_id, province_id, valid_from) values ($1, $2, $3, $4, $5, $6, $7)', [`${agency}/trial`, account, agency, 'commune-police', unit, 'p-20', '2025-07-01'])
  })
}

async function signIn(at: ServerProcess): Promise<string> {
  const answer = await fetch(`${at.url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username: 'officer-of-the-trial', password }) })
  expect(answer.status, await answer.clone().text()).toBe(200)
  return answer.headers.getSetCookie()[0]!.split(';')[0]!
}

type Attempt = { readonly key: string; readonly body: string; answered: { status: number; id: string } | null }

function attempt(number: number): Attempt {
  return {
    key: `trial-${randomUUID()}`, answered: null,
    body: JSON.stringify({ name: `Nguyễn Văn Thử ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[number % 26]}mẫu`, birth: String(1970 + (number % 30)), sex: 'male', residence: { unitId: unit, from: '2026-01-01' } }),
  }
}

async function send(at: ServerProcess, cookie: string, one: Attempt): Promise<{ status: number; id: string } | null> {
  const answer = await fetch(`${at.url}/api/people`, { method: 'POST', headers: { 'content-type': 'application/json', cookie, 'idempotency-key': one.key }, body: one.body })
  const json = (await answer.json()) as { id: string }
  return { status: answer.status, id: json.id }
}

test('the server is killed in the middle of writing', async () => {
  server = await startServer({ folder, env })
  await makeOfficer()
  const cookie = await signIn(server)
  const attempts: Attempt[] = []
  const writing = server
  let killed = false
  const writers = Array.from({ length: 6 }, async () => {
    while (!killed) {
      const one = attempt(attempts.length)
      attempts.push(one)
      try {
        one.answered = await send(writing, cookie, one)
      } catch {
        // The connection died with the server: nobody was told anything.
        return
      }
    }
  })
  await expect.poll(() => attempts.filter((one) => one.answered).length, { timeout: 240_000, interval: 20 }).toBeGreaterThan(60)
  await writing.kill()
  killed = true
  await Promise.all(writers)
  const told = attempts.filter((one) => one.answered)
  expect(told.map((one) => one.answered!.status).filter((status) => status !== 201)).toEqual([])

  server = await startServer({ folder, env })
  const people = async () => await withDatabase(async (client) => new Set((await client.query<{ id: string }>('select person_id::text as id from person')).rows.map((row) => row.id)))
  const kept = await people()
  expect(told.filter((one) => !kept.has(one.answered!.id))).toEqual([])

  // Everyone repeats what was sent: the told get the same answer, the others get one now; nobody stands there twice.
  const again = await signIn(server)
  const ids = new Set<string>()
  for (const one of attempts) {
    const answer = await send(server, again, one)
    expect([200, 201]).toContain(answer!.status)
    if (one.answered) expect(answer!.id).toBe(one.answered.id)
    ids.add(answer!.id)
  }
  expect(ids.size).toBe(attempts.length)
  const named = await withDatabase(async (client) => (await client.query<{ n: number }>(`select count(*)::int as n from person_identity where name like 'Nguyễn Văn Thử %'`)).rows[0]!.n)
  expect(named).toBe(attempts.length)
})
