/**
 * Every door, as every post of the demonstration, over people with whole lives: nobody is shown somebody who is not theirs, what is hidden answers
 * like what does not exist, whatever was shown stands in the ledger, and what is planted as secret appears nowhere.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { randomUUID } from 'node:crypto'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import { day } from '@hoa-nhap/domain/kernel/plain-date'
import { acts, declarationOf, mayRead } from '@hoa-nhap/domain/access/access.rules'
import { openLedger } from '../../server/access/access.ledger.ts'
import { sessionGate } from '../../server/access/access.session.ts'
import { verifyLedger } from '../../server/access/verify-audit.ts'
import { loadDemonstration } from '../../server/demonstration/demonstration.ts'
import { slices } from '../../server/slices.ts'
import { testApplication, type TestApplication } from '../support/application.ts'
import { testDatabase } from '../support/database.ts'

const database = await testDatabase()
const now = '2026-11-20T02:00:00.000Z'
const today = day('2026-11-20')
let application: TestApplication
type Account = { username: string; password: string; role: Role; agency: string; unitId: string; cookie: string; agencyId: string; postId: string }
const accounts: Account[] = []
type Person = { id: string; name: string; measures: string[] }
let people: Person[] = []
/** Who has a live row of sight or circle, as the tables say: the truth against which the doors are held. */
let seenBy: ReadonlyMap<string, ReadonlySet<string>>

beforeAll(async () => {
  application = await testApplication(database, { slices, gate: sessionGate, ledger: openLedger, now })
  await loadDemonstration({ platform: application.platform }, () => {}, { provinces: [{ then: 'p-20', now: 'p-20', people: 45 }, { then: 'p-24-old', now: 'p-24', people: 30 }] })
  const listed = (await application.call({ method: 'GET', url: '/api/demo/accounts' })).json as Omit<Account, 'cookie' | 'agencyId' | 'postId'>[]
  for (const account of listed) {
    const cookie = await application.signIn(account.username, account.password)
    const { post } = (await application.call({ method: 'GET', url: '/api/session', cookie })).json
    accounts.push({ ...account, cookie, agencyId: post.agencyId, postId: post.postId })
  }
  people = (await database.owner((admin) => admin.query<Person>(`select i.person_id as id, i.name, array(select m.measure_id::text from measure m where m.person_id = i.person_id order by 1) as measures from person_identity i order by 1`))).rows
  const { rows } = await database.owner((admin) => admin.query<{ body: string; person: string }>(
    `select s.agency_id as body, s.person_id as person from sight s where s.until >= $1 and s.grade <> 'archive' union select c.post_id, c.person_id from circle c where c.until >= $1`, [today]))
  const map = new Map<string, Set<string>>()
  for (const row of rows) map.set(row.body, (map.get(row.body) ?? new Set()).add(row.person))
  seenBy = map
}, 300_000)
afterAll(async () => {
  await application.close()
  await database.drop()
})

const hasSight = (account: Account, person: Person) => {
  const { sight } = declarationOf(account.role).during.at(-1)!
  if (sight === 'named') return seenBy.get(account.postId)?.has(person.id) ?? false
  return sight !== 'rollup' && sight !== 'none' && sight !== 'pairs' && (seenBy.get(account.agencyId)?.has(person.id) ?? false)
}
const get = (account: Account, url: string, purpose = 'inspection') => application.call({ method: 'GET', url, cookie: account.cookie, headers: { purpose } })
/** A few people of each sort for one account: enough to find a door left open, few enough to try every account. */
const sampleFor = (account: Account, inSight: number, hidden: number) => [...people.filter((person) => hasSight(account, person)).slice(0, inSight), ...people.filter((person) => !hasSight(account, person)).slice(-hidden)]
const everyId = (text: string) => people.filter((person) => text.includes(person.id))

describe('with everything in place', () => {
  test('there are people, some of them nobody’s any more, and accounts that see some and not others', () => {
    expect(people.length).toBeGreaterThan(50)
    expect(people.some((person) => ![...seenBy.values()].some((seen) => seen.has(person.id)))).toBe(true)
    expect(accounts.length).toBeGreaterThan(50)
    const police = accounts.filter((account) => account.role === 'commune-police')
    expect(police.every((account) => people.some((person) => hasSight(account, person)) && people.some((person) => !hasSight(account, person)))).toBe(true)
  })
})

describe('an item', () => {
  test('opens for whoever has the person in sight and reads identity; for everybody else it is the same answer as an id that does not exist', async () => {
    const wrong: string[] = []
    for (const account of accounts) {
      const random = await get(account, `/api/people/${randomUUID()}`)
      for (const person of sampleFor(account, 5, 5)) {
        const given = await get(account, `/api/people/${person.id}`)
        const open = hasSight(account, person) && mayRead(account.role, 'person_identity', 'birth', 'sex', 'other_name')
        if (open ? given.status !== 200 : given.status !== random.status || given.text !== random.text) wrong.push(`${account.username}: ${given.status}, ${open ? 'in sight' : 'hidden'}`)
        if (!open && (given.text.includes(person.name) || given.text.includes(person.id))) wrong.push(`${account.username}: names a hidden person`)
      }
    }
    expect(wrong).toEqual([])
  }, 120_000)

  test('a measure, its events and the whole number: the same', async () => {
    const wrong: string[] = []
    for (const account of accounts) {
      const random = randomUUID()
      for (const person of sampleFor(account, 0, 3).filter((candidate) => candidate.measures.length > 0)) {
        for (const [hidden, absent] of [
          [`/api/measures/${person.measures[0]}`, `/api/measures/${random}`], [`/api/measures/${person.measures[0]}/events`, `/api/measures/${random}/events`],
          [`/api/people/${person.id}/personal-number`, `/api/people/${random}/personal-number`], [`/api/people/${person.id}/counselling`, `/api/people/${random}/counselling`],
        ] as const) {
          const [given, expected] = [await get(account, hidden), await get(account, absent)]
          if (given.status === 200 || given.status !== expected.status || given.text !== expected.text) wrong.push(`${account.username} ${hidden.replace(/[0-9a-f-]{36}/, 'id')}: ${given.status}`)
        }
      }
    }
    expect(wrong).toEqual([])
  }, 120_000)

  test('the chair of a commune opens post-rehabilitation management and no other measure of the same person', async () => {
    let opened = 0
    let refused = 0
    for (const account of accounts.filter((each) => each.role === 'commune-chair')) {
      for (const person of people.filter((candidate) => hasSight(account, candidate))) {
        const shown = (await get(account, `/api/people/${person.id}`)).json.measures as { id: string; kind: string }[]
        expect(shown.filter((measure) => measure.kind !== 'post-rehab')).toEqual([])
        opened += shown.length
        for (const measure of person.measures.filter((id) => !shown.some((each) => each.id === id))) {
          const [given, absent] = [await get(account, `/api/measures/${measure}`), await get(account, `/api/measures/${randomUUID()}`)]
          expect([given.status, given.text]).toEqual([absent.status, absent.text])
          refused += 1
        }
      }
    }
    expect(Math.min(opened, refused)).toBeGreaterThan(0)
  }, 120_000)

  test('a write to a hidden person or measure: the same, and nothing is written', async () => {
    const count = async () => (await database.owner((admin) => admin.query(`select (select count(*) from measure_event) as events, (select count(*) from residence) as residences, (select count(*) from counselling_entry) as talks`))).rows
    const before = await count()
    const wrong: string[] = []
    for (const account of accounts.filter((each) => acts(each.role) || each.role === 'counsellor')) {
      const person = people.find((candidate) => !hasSight(account, candidate) && candidate.measures.length > 0)!
      const random = randomUUID()
      const writes: readonly (readonly [(id: string) => string, string, object])[] = [
        [(id) => `/api/measures/${id}/events`, person.measures[0]!, { id: randomUUID(), type: 'visited', occurredOn: today, basedOn: 1, data: {} }],
        [(id) => `/api/people/${id}/residences`, person.id, { unitId: account.unitId.startsWith('c-') ? account.unitId : 'c-05977', from: today, kind: 'temporary' }],
        [(id) => `/api/people/${id}/measures`, person.id, { kind: 'assessment', act: { id: randomUUID(), type: 'referred', occurredOn: today, basedOn: 0, data: {} } }],
        [(id) => `/api/people/${id}/counselling`, person.id, { id: randomUUID(), on: today, kind: 'counselling', note: 'một buổi tư vấn' }],
      ]
      for (const [url, hidden, body] of writes) {
        const post = (id: string) => application.call({ method: 'POST', url: url(id), cookie: account.cookie, body, headers: { 'idempotency-key': randomUUID() } })
        const [given, expected] = [await post(hidden), await post(random)]
        if (given.status < 400 || given.status !== expected.status || given.text !== expected.text) wrong.push(`${account.username} ${url('id')}: ${given.status} ${given.json?.code} / ${expected.status} ${expected.json?.code}`)
      }
    }
    expect(wrong).toEqual([])
    expect(await count()).toEqual(before)
  }, 120_000)
})

describe('lists, searches, inbox and figures', () => {
  const doors = ['/api/people?limit=500', '/api/people?q=nguyen&limit=500', '/api/people?q=mau&limit=500', '/api/measures?limit=500', '/api/deadlines?limit=500', '/api/deadlines?due=waiting&limit=500', '/api/duplicates?limit=500',
    '/api/indicators/managed-served/records?unit=p-20&from=2024-01-01&to=2024-12-31&limit=500', '/api/indicators/managed-served/records?unit=p-24&from=2026-01-01&to=2026-12-31&limit=500', '/api/shortfalls', '/api/targets', '/api/directives']
  test('name nobody who is not in sight', async () => {
    const wrong: string[] = []
    let named = 0
    for (const account of accounts) {
      for (const door of doors) {
        const given = await get(account, door)
        if (given.status >= 500) wrong.push(`${account.username} ${door}: ${given.status}`)
        if (account.role === 'identity-steward' && door.startsWith('/api/duplicates')) continue
        const shown = everyId(given.text)
        named += shown.length
        const hidden = shown.filter((person) => !hasSight(account, person))
        // A commune that awaits an arrival has the deadline without the person's name.
        const strangers = hidden.filter((person) => !door.startsWith('/api/deadlines') || given.text.includes(person.name))
        if (strangers.length > 0) wrong.push(`${account.username} ${door}: ${strangers.length} not in sight`)
      }
    }
    expect(wrong).toEqual([])
    expect(named).toBeGreaterThan(100)
  }, 120_000)

  test('the province names people of other kinds on a stated purpose only', async () => {
    const province = accounts.find((account) => account.username === 'province-police.p-20')!
    expect((await get(province, '/api/people?limit=500', 'case')).json.code).toBe('purpose-needed')
    expect(everyId((await get(province, '/api/people?limit=500', 'inspection')).text).length).toBeGreaterThan(5)
    // Who is in a kind in which the province acts, or kept on its table, is its own work and needs no further purpose.
    const { rows: own } = await database.owner((admin) => admin.query<{ id: string }>(`select person_id as id from sight where agency_id = $1 and until >= $2 and grade = 'scope'`, [province.agencyId, today]))
    const others = people.filter((person) => !own.some(({ id }) => id === person.id)).slice(0, 30)
    expect(others.length).toBeGreaterThan(5)
    for (const person of others) {
      const given = await get(province, `/api/people/${person.id}`, 'case')
      const absent = await get(province, `/api/people/${randomUUID()}`, 'case')
      expect([given.status, given.text]).toEqual([absent.status, absent.text])
    }
  })

  test('posts without persons are shown none, through any door', async () => {
    for (const account of accounts.filter((each) => ['rollup', 'none'].includes(declarationOf(each.role).during.at(-1)!.sight))) {
      for (const door of doors) expect(everyId((await get(account, door)).text), `${account.username} ${door}`).toEqual([])
    }
  }, 60_000)
})

describe('afterwards', () => {
  test('every person that was shown stands in the ledger of the post that was shown him, and the seals hold', async () => {
    const account = accounts.find((each) => each.role === 'commune-chair' && people.some((person) => hasSight(each, person))) ?? accounts[0]!
    const before = (await get(account, '/api/disclosures?limit=1')).json.items as { at: string }[]
    const shown = everyId((await get(account, '/api/people?limit=500')).text)
    const [entry] = (await get(account, '/api/disclosures?limit=1')).json.items as { operation: string; persons: number; purpose: string }[]
    expect(before.length).toBe(1)
    expect(entry).toMatchObject({ operation: 'people.list', persons: shown.length, purpose: 'inspection' })
    const { rows } = await database.owner((admin) => admin.query<{ ids: string[] }>(`select person_ids as ids from disclosure where post_id = $1 order by id desc limit 1`, [account.postId]))
    expect([...rows[0]!.ids].toSorted()).toEqual(shown.map((person) => person.id).toSorted())
    expect(await database.asSystem((transaction) => verifyLedger(transaction))).toMatchObject({ faults: [] })
  })

  test('no name and no id of a person is in the log', () => {
    const logged = application.logged()
    expect(people.filter((person) => logged.includes(person.id) || logged.includes(person.name)).map((person) => person.id)).toEqual([])
  })
})
