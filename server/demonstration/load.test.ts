/** The load of the demonstration: refused outside it, done once, continued after an interruption, and its accounts have something to do. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instant } from '@hoa-nhap/domain/kernel/plain-date'
import { openLedger } from '../access/access.ledger.ts'
import { sessionGate } from '../access/access.session.ts'
import { fixedKeys } from '../platform/keys.ts'
import { makePlatform } from '../platform/open-platform.ts'
import { slices } from '../slices.ts'
import { testApplication, type TestApplication } from '../../checks/support/application.ts'
import { testDatabase } from '../../checks/support/database.ts'
import { commands } from './demonstration.commands-line.ts'
import { loadDemonstration } from './demonstration.ts'
import { lastSyllables } from './names.ts'
import type { Province } from './population.ts'

const database = await testDatabase()
/** A Friday morning. */
const now = '2026-11-20T02:00:00.000Z'
const provinces: readonly Province[] = [{ then: 'p-20', now: 'p-20', people: 520 }, { then: 'p-24-old', now: 'p-24', people: 120 }]
let application: TestApplication
type Account = { username: string; password: string; role: string; agency: string; unitId: string }
let accounts: Account[] = []
const rows = async <Row extends object>(text: string, ...values: unknown[]) => await database.owner(async (admin) => (await admin.query<Row>(text, values)).rows)
const count = async (table: string) => Number((await rows<{ n: string }>(`select count(*) as n from ${table}`))[0]!.n)

beforeAll(async () => {
  application = await testApplication(database, { slices, gate: sessionGate, ledger: openLedger, now })
}, 300_000)
afterAll(async () => {
  await application.close()
  await database.drop()
})

test('outside the demonstration nobody is invented', async () => {
  const { platform } = application
  await expect(commands[0]!.run({ opened: { platform: { ...platform, demo: false } }, say() {}, options: {}, args: [] } as never)).rejects.toThrow(/demonstration only/)
  expect(await count('person')).toBe(0)
})

test('an interrupted load goes on where it stopped, and a second one loads nothing twice', async () => {
  const { platform } = application
  const said: string[] = []
  // Thrown from within: the second province is rolled back, the first stays.
  await expect(loadDemonstration({ platform }, (sentence) => { if (sentence.includes('Bắc Giang')) throw new Error('interrupted') }, { provinces })).rejects.toThrow('interrupted')
  const first = await count('person')
  expect(first).toBeGreaterThanOrEqual(260)
  expect(await count('account')).toBe(0)
  expect((await rows<{ part: string }>('select part from demonstration_load')).map((row) => row.part)).toEqual([expect.stringContaining('p-20')])
  await loadDemonstration({ platform }, () => {}, { provinces })
  const people = await count('person')
  expect(people).toBeGreaterThanOrEqual(first + 120)
  const before = await Promise.all(['person', 'measure', 'measure_event', 'deadline', 'account', 'directive', 'duplicate_task', 'counselling_entry'].map(count))
  await loadDemonstration({ platform }, (sentence) => said.push(`again: ${sentence}`), { provinces })
  expect(await Promise.all(['person', 'measure', 'measure_event', 'deadline', 'account', 'directive', 'duplicate_task', 'counselling_entry'].map(count))).toEqual(before)
  expect(said.filter((sentence) => sentence.startsWith('again'))).toEqual([])
  accounts = (await application.call({ method: 'GET', url: '/api/demo/accounts' })).json
}, 300_000)

test('a province too large for one transaction is made in pieces, and goes on with the piece it was at', async () => {
  const other = await testDatabase()
  const { platform, close } = await testApplication(other, { slices, gate: sessionGate, ledger: openLedger, now })
  try {
    const said: number[] = []
    const load = (stopAt: number) => loadDemonstration({ platform }, (sentence) => {
      const reached = Number(/\((\d+)\/90,/.exec(sentence)?.[1] ?? 0)
      if (reached > stopAt) throw new Error('interrupted')
      if (reached > 0) said.push(reached)
    }, { provinces: [{ then: 'p-20', now: 'p-20', people: 90 }], peopleOnly: true, peopleInTransaction: 40 })
    const made = async () => (await other.owner((admin) => admin.query<{ people: number; twice: number; parts: string[] }>(
      `select count(*)::int as people, count(*)::int - count(distinct case_number)::int as twice, (select array_agg(people::text order by part) from demonstration_load) as parts from person`))).rows[0]!
    await expect(load(60)).rejects.toThrow('interrupted')
    const first = await made()
    expect(first.parts).toHaveLength(1)
    expect(first).toMatchObject({ people: Number(first.parts[0]), twice: 0 })
    await load(90)
    const whole = await made()
    expect(whole.parts).toHaveLength(3)
    expect(whole.parts[0]).toBe(first.parts[0])
    expect(whole).toMatchObject({ people: whole.parts.reduce((sum, people) => sum + Number(people), 0), twice: 0 })
    expect(whole.people).toBeGreaterThanOrEqual(90)
    expect(said.filter((reached) => reached > 80).length).toBeGreaterThan(0)
  } finally {
    await close()
    await other.drop()
  }
}, 300_000)

test('where a person is not invented, nothing invented is added', async () => {
  await expect(database.asSystem(async (transaction) => {
    await transaction.query(`select load_invented_people('[]'::jsonb)`)
    return true
  })).resolves.toBe(true)
  const other = await testDatabase()
  try {
    await other.owner(async (admin) => {
      await admin.query(`insert into unit (id, code, level, kind, name, name_fold, province_id) values ('p-20', '20', 'province', 'tỉnh', 'Lạng Sơn', 'lang son', 'p-20') on conflict do nothing`)
      await admin.query(`insert into person (person_id, case_number, registered_at, registered_by_agency, registered_unit) values (gen_random_uuid(), 'HN-20-05983-1234', now(), 'x', 'p-20')`)
    })
    await expect(other.asSystem((transaction) => transaction.query(`select load_invented_people('[]'::jsonb)`))).rejects.toThrow(/not invented/)
  } finally {
    await other.drop()
  }
})

test('an installation that was never started gets people in every province of today, and says how far it is', async () => {
  const other = await testDatabase()
  try {
    const silent = { info() {}, warn() {}, error() {} }
    // No slice is started: the command finds a database that knows neither units nor bodies.
    const platform = makePlatform({ pool: other.pool, keys: fixedKeys(), demo: true, checkAnswers: true, log: silent, now: () => instant(now) })
    expect((await other.owner((admin) => admin.query('select from unit'))).rowCount).toBe(0)
    const said: string[] = []
    const simulate = (say: (sentence: string) => void) => commands[0]!.run({ opened: { platform }, say, options: { people: '700', provinces: 'all' }, args: [] } as never)
    // Stopped in the middle: the provinces before stay, and the second run goes on behind them.
    await expect(simulate((sentence) => { if (sentence.startsWith('20/63')) throw new Error('interrupted') })).rejects.toThrow('interrupted')
    await simulate((sentence) => said.push(sentence))
    const { rows: [made] } = await other.owner((admin) => admin.query<{ people: number; provinces: number; loads: number; twice: number; counted: boolean }>(
      `select count(*)::int as people, (select count(distinct province_id)::int from measure where open) as provinces, (select count(*)::int from demonstration_load) as loads,
         (select count(*)::int from (select case_number from person group by case_number having count(*) > 1) x) as twice, exists (select from indicator_bucket) as counted
       from person`))
    expect(made).toEqual({ people: expect.any(Number), provinces: 34, loads: 63, twice: 0, counted: true })
    expect(made!.people).toBeGreaterThanOrEqual(700)
    // Whoever waits sees every province go by, none twice.
    expect(said.filter((sentence) => /^\d+\/63 /.test(sentence)).map((sentence) => Number(sentence.split('/')[0]))).toEqual(Array.from({ length: 63 }, (_, index) => index + 1))
    expect(said.filter((sentence) => sentence.includes('đời sống')).length).toBe(63 - 20)
    expect(said.at(-1)).toBe(`xong · done: ${made!.people} người · people, 34 tỉnh · provinces`)
  } finally {
    await other.drop()
  }
}, 300_000)

describe('what the accounts find', () => {
  const cookies = new Map<string, string>()
  const cookieOf = async (account: Account) => {
    if (!cookies.has(account.username)) cookies.set(account.username, await application.signIn(account.username, account.password))
    return cookies.get(account.username)!
  }
  const ask = async (account: Account, url: string, purpose = 'case') => application.call({ method: 'GET', url, cookie: await cookieOf(account), headers: { purpose } })
  const of = (...roles: string[]) => accounts.filter((account) => roles.includes(account.role))

  test('every commune account of the police and the committee has people', async () => {
    const without: string[] = []
    for (const account of of('commune-police', 'commune-police-chief', 'commune-chair', 'commune-social')) {
      if ((await ask(account, '/api/people')).json.items.length === 0) without.push(account.username)
    }
    expect(without).toEqual([])
  })
  test('inboxes of several communes show what is late, what is due today and this week', async () => {
    const counts = await Promise.all(of('commune-police', 'commune-chair').map(async (account) => (await ask(account, '/api/deadlines')).json.counts as Record<string, number>))
    expect(counts.filter((each) => each['overdue']! > 0).length).toBeGreaterThan(2)
    expect(counts.filter((each) => each['today']! > 0).length).toBeGreaterThan(0)
    expect(counts.filter((each) => each['week']! > 0).length).toBeGreaterThan(2)
    expect(counts.filter((each) => each['month']! > 0).length).toBeGreaterThan(5)
  })
  test('the case number of an invented person finds that person, as real ones are found', async () => {
    const account = of('commune-police')[0]!
    const { id } = (await ask(account, '/api/people')).json.items[3] as { id: string }
    const { caseNumber } = (await ask(account, `/api/people/${id}`)).json as { caseNumber: string }
    const found = await ask(account, `/api/people?q=${caseNumber.toLowerCase()}`)
    expect(found.json.items.map((person: { id: string }) => person.id)).toEqual([id])
  })
  test('the health station, the assessor, the counsellor and the records post have somebody', async () => {
    for (const role of ['assessor', 'counsellor']) {
      expect((await Promise.all(of(role).map(async (account) => (await ask(account, '/api/people')).json.items.length as number))).reduce((sum, each) => sum + each, 0), role).toBeGreaterThan(0)
    }
    expect((await Promise.all(of('identity-steward').map(async (account) => (await ask(account, '/api/duplicates')).json.items.length as number))).every((pairs) => pairs > 0)).toBe(true)
  })
  test('facilities, courts, centres, the province and the ministry have people and work', async () => {
    const people = async (...roles: string[]) => (await Promise.all(of(...roles).map(async (account) => (await ask(account, '/api/people')).json.items.length as number))).reduce((sum, each) => sum + each, 0)
    const asked = async (...roles: string[]) => (await Promise.all(of(...roles).map(async (account) => Object.values((await ask(account, '/api/deadlines')).json.counts as Record<string, number>).reduce((sum, each) => sum + each, 0)))).reduce((sum, each) => sum + each, 0)
    for (const role of ['facility-head', 'facility-intake', 'facility-health', 'regional-court', 'procuracy', 'substitution-clinician', 'home-provider']) expect(await people(role), role).toBeGreaterThan(0)
    for (const role of ['facility-head', 'regional-court', 'substitution-clinician', 'province-police-director', 'commune-police-chief', 'health-station', 'assessor']) expect(await asked(role), role).toBeGreaterThan(0)
  })
  test('who is kept beyond the last lawful day stands with the procuracy and the inspector, for a few days only', async () => {
    const beyond = await rows<{ days: number; watched: number }>(
      `select (date '2026-11-20' - m.term_ends_on)::int as days, (select count(distinct d.bound)::int from deadline d where d.measure_id = m.measure_id and d.clock = 'held-beyond' and d.bound in ('procuracy', 'inspector')) as watched
       from measure m where m.open and m.term_ends_on < '2026-11-20'`)
    expect(beyond.length).toBeGreaterThan(0)
    expect(beyond.filter(({ days, watched }) => days > 13 || watched !== 2)).toEqual([])
    expect(Number((await rows<{ n: string }>(`select count(distinct person_id) as n from circle where purpose = 'held-beyond'`))[0]!.n)).toBeGreaterThan(0)
  })
  test('a counsellor reads what the own service wrote down, and nobody else does', async () => {
    const written = await rows<{ person: string; agency: string }>('select person_id as person, agency_id as agency from counselling_entry')
    expect(written.length).toBeGreaterThan(0)
    const counsellor = (await Promise.all(of('counsellor').map(async (account) => ({ account, people: (await ask(account, '/api/people')).json.items as { id: string }[] })))).find(({ people }) => people.some((person) => written.some((entry) => entry.person === person.id)))!
    const person = written.find((entry) => counsellor.people.some((each) => each.id === entry.person))!.person
    expect((await ask(counsellor.account, `/api/people/${person}/counselling`)).json.items[0].note.length).toBeGreaterThan(10)
  })
})

test('posts named in events since the present law are those of the accounts, where there is one', async () => {
  const posts = await rows<{ id: string; agency_id: string; role: string }>('select id, agency_id, role from post')
  const strange = await rows<{ post_id: string }>(
    `select distinct e.post_id from measure_event e join post p on p.agency_id = e.agency_id and p.role = e.role where not exists (select from post q where q.id = e.post_id)`)
  expect(strange).toEqual([])
  const used = new Set((await rows<{ post_id: string }>('select distinct post_id from measure_event')).map((row) => row.post_id))
  expect(posts.filter((post) => used.has(post.id)).length).toBeGreaterThan(10)
})

test('names in the database end in a published syllable', async () => {
  const names = await rows<{ name: string }>('select name from person_identity union all select representative_name from person_identity where representative_name is not null')
  expect(names.filter(({ name }) => !lastSyllables.some((syllable) => name.endsWith(` ${syllable}`)))).toEqual([])
})
