/**
 * Visits written by many at once while the server, and then the database under it, is killed: every act that was answered 2xx is there, none twice,
 * and whoever repeats gets the same event.
 */
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startEmbedded } from '../../server/platform/embedded-postgres.ts'
import { postmasterOf, startServer, temporaryFolder, type ServerProcess } from '../support/server-process.ts'

const folder = temporaryFolder()
const env = { HOANHAP_DEMO_SIZE: 'small' }
const connections = 16
const wanted = 200
let server: ServerProcess
let cookie = ''
type Measure = { readonly id: string; readonly sequence: number }
let measures: readonly Measure[] = []
let today = ''
type Account = { readonly username: string; readonly password: string; readonly role: string }
let officer: Account

type Visit = { readonly measure: Measure; readonly body: { readonly id: string; readonly type: string; readonly occurredOn: string; readonly basedOn: number; readonly data: object }; told: { status: number; event: unknown } | null }

beforeAll(async () => {
  server = await startServer({ folder, env })
  const accounts = (await server.get('/api/demo/accounts')).json as Account[]
  // The first officer with somebody to visit.
  for (const account of accounts.filter((each) => each.role === 'commune-police')) {
    officer = account
    await signIn()
    const lists = await Promise.all(['kind=voluntary-home&status=in-rehab', 'kind=post-rehab&status=in-management'].map((which) => server.get(`/api/measures?${which}&limit=50`, { cookie })))
    const listed = lists.flatMap((list) => (list.json as { items: { id: string }[] }).items)
    measures = (await Promise.all(listed.map(async ({ id }) => {
      const { sequence, nextActs } = (await server.get(`/api/measures/${id}`, { cookie })).json as { sequence: number; nextActs: { type: string; allowed: boolean }[] }
      return { id, sequence: nextActs.some((act) => act.type === 'record-visit' && act.allowed) ? sequence : -1 }
    }))).filter((measure) => measure.sequence > 0)
    if (measures.length > 0) break
  }
  expect(measures.length).toBeGreaterThan(0)
})
afterAll(async () => {
  await server?.stop()
  fs.rmSync(folder, { recursive: true, force: true })
})

async function signIn(): Promise<void> {
  const { username, password } = officer
  const answer = await fetch(`${server.url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username, password }) })
  expect(answer.status).toBe(200)
  today = ((await answer.clone().json()) as { today: string }).today
  cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!
}

const makeVisit = (number: number): Visit => {
  const measure = measures[number % measures.length]!
  return { measure, body: { id: randomUUID(), type: 'record-visit', occurredOn: today, basedOn: measure.sequence, data: { met: true, where: 'home', note: `lần ${number}` } }, told: null }
}
async function send(visit: Visit): Promise<{ status: number; event: unknown; code?: string }> {
  const answer = await fetch(`${server.url}/api/measures/${visit.measure.id}/events`, { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: JSON.stringify(visit.body) })
  const json = (await answer.json()) as { event?: unknown; code?: string }
  return { status: answer.status, event: json.event, ...(json.code ? { code: json.code } : {}) }
}

/** Sixteen writers until so many were answered; `strike` is called in the middle. Who is refused waits a moment. */
async function write(strikeAfter: number, strike: () => Promise<void> | void): Promise<{ visits: Visit[]; refused: { status: number; code?: string }[] }> {
  const visits: Visit[] = []
  const refused: { status: number; code?: string }[] = []
  const strikes: Promise<void>[] = []
  const answered = () => visits.filter((visit) => visit.told).length
  await Promise.all(Array.from({ length: connections }, async () => {
    while (answered() < wanted && visits.length < 5 * wanted) {
      const visit = makeVisit(visits.length)
      visits.push(visit)
      try {
        const answer = await send(visit)
        if (answer.status === 201) visit.told = answer
        else {
          refused.push(answer)
          await pause(25)
        }
      } catch {
        // The connection died with the server: nobody was told anything.
        if (strikes.length > 0) return
      }
      if (strikes.length === 0 && answered() >= strikeAfter) strikes.push(Promise.resolve(strike()))
    }
  }))
  await Promise.all(strikes)
  return { visits, refused }
}

async function kept(): Promise<Map<string, number>> {
  const cluster = await startEmbedded({ folder })
  const client = new pg.Client({ ...cluster.admin, database: 'hoanhap' })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query<{ id: string; n: number }>(`select id::text, count(*)::int as n from measure_event where type = 'record-visit' group by 1`)
    return new Map(rows.map((row) => [row.id, row.n]))
  } finally {
    await client.end()
  }
}

/** Every answered visit is there once; all repeat, and those who had been told get the same event with 200. */
async function judge(visits: readonly Visit[]): Promise<void> {
  const stored = await kept()
  const told = visits.filter((visit) => visit.told)
  expect(told.filter((visit) => stored.get(visit.body.id) !== 1).map((visit) => visit.body.id)).toEqual([])
  expect(visits.filter((visit) => (stored.get(visit.body.id) ?? 0) > 1)).toEqual([])
  for (const visit of visits) {
    const again = await send(visit)
    expect(again.status, JSON.stringify(again)).toBe(stored.has(visit.body.id) ? 200 : 201)
    if (visit.told) expect(again.event).toEqual(visit.told.event)
  }
  const after = await kept()
  expect(visits.filter((visit) => after.get(visit.body.id) !== 1)).toEqual([])
  // What has been repeated once more changes nothing at all.
  for (const visit of visits.slice(0, 10)) expect((await send(visit)).status).toBe(200)
  expect(await kept()).toEqual(after)
}

test('the server is killed while visits come in from sixteen places', async () => {
  const { visits, refused } = await write(80, () => server.kill())
  expect(visits.filter((visit) => visit.told).length).toBeGreaterThanOrEqual(80)
  expect(visits.some((visit) => !visit.told)).toBe(true)
  expect(refused.filter((answer) => answer.code !== 'try-again' && answer.status !== 503)).toEqual([])
  server = await startServer({ folder, env, patience: 240 })
  await signIn()
  await judge(visits)
})

test('the database is killed under them: a sentence and 503, the process lives, nothing is lost or half-written', async () => {
  const database = postmasterOf(folder)!
  const { visits, refused } = await write(60, () => { process.kill(database, 'SIGKILL') })
  expect(visits.filter((visit) => visit.told).length).toBeGreaterThanOrEqual(60)
  expect(refused.filter((answer) => !(answer.code === 'try-again' || (answer.status === 503 && answer.code === 'database-unavailable')))).toEqual([])
  expect(server.child.exitCode).toBeNull()
  await expect.poll(async () => (await server.get('/readyz')).status, { timeout: 240_000, interval: 250 }).toBe(200)
  expect(postmasterOf(folder)).not.toBe(database)
  await judge(visits)
})
