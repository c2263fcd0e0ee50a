/** The night board and the places, on a real database under the roles of a facility, of another facility, and of those who have no business with it. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApplication, type TestApplication } from '../../checks/support/application.ts'
import { testDatabase } from '../../checks/support/database.ts'
import { openLedger } from '../access/access.ledger.ts'
import { sessionGate } from '../access/access.session.ts'
import { loadDemonstration } from '../demonstration/demonstration.ts'
import { slices } from '../slices.ts'

const database = await testDatabase()
const now = '2026-11-20T02:00:00.000Z'
const today = '2026-11-20'
let application: TestApplication
const cookies = new Map<string, string>()
const rows = async <Row extends object>(text: string, ...values: unknown[]) => await database.owner(async (admin) => (await admin.query<Row>(text, values)).rows)
type Person = { measureId: string; personId: string; name: string; area: string | null; bed: number | null }
type Board = { present: number; away: number; usable: number; free: number; overCapacity: boolean; beyond: Person[]; leaving: (Person & { lastDay: string; papers: { act: string; state: string }[] })[]; coming: Person[]; out: (Person & { why: string })[]; placed: Person[]; unplaced: Person[]; areas: { name: string; beds: number; outOfService: number; taken: number | null; over: boolean }[]; rollCalls: { counted: number; expected: number }[] }
const board = async (username: string): Promise<Board> => (await application.call({ method: 'GET', url: '/api/facilities/night-board', cookie: cookies.get(username)! })).json as Board
const place = (username: string, body: Record<string, unknown>) => application.call({ method: 'POST', url: '/api/facilities/placements', cookie: cookies.get(username)!, body: { id: randomUUID(), ...body } })
const own = 'rehab-facility:p-20.1'

beforeAll(async () => {
  application = await testApplication(database, { slices, gate: sessionGate, ledger: openLedger, now })
  await loadDemonstration({ platform: application.platform }, () => {}, { provinces: [{ then: 'p-20', now: 'p-20', people: 260 }] })
  const { json } = await application.call({ method: 'GET', url: '/api/demo/accounts' })
  const accounts = json as { username: string; password: string; role: string }[]
  const wanted = ['facility-head.p-20', 'facility-intake.p-20', 'facility-health.p-20', 'facility-guard.p-20', 'facility-counsellor.p-20', 'facility-accounts.p-20', 'facility-head.p-20.2', 'province-police.p-20', 'province-health.p-20', ...accounts.filter((each) => ['commune-police', 'counsellor', 'inspector', 'system-admin', 'privacy-officer'].includes(each.role)).map((each) => each.username)]
  for (const account of accounts.filter((each) => wanted.includes(each.username))) cookies.set(account.username, await application.signIn(account.username, account.password))
}, 600_000)
afterAll(async () => {
  await application.close()
  await database.drop()
})

describe('the board', () => {
  test('counts who is kept here, each person once, as the rows of the measures say', async () => {
    const shown = await board('facility-head.p-20')
    const [kept] = await rows<{ n: number }>(`select count(distinct person_id)::int as n from measure where open and facility_id = $1 and reader_facility = $1 and kind in ('compulsory', 'compulsory-dossier', 'voluntary-public', 'voluntary-private') and status not in ('suspended', 'escaped', 'in-prison')`, own)
    expect(kept!.n).toBeGreaterThan(5)
    expect(shown.present + shown.away).toBe(kept!.n)
    expect(shown.free).toBe(Math.max(0, shown.usable - kept!.n))
    const leaving = await rows<{ measure_id: string }>(`select measure_id from measure where open and facility_id = $1 and term_ends_on between $2::date and $2::date + 7 and kind <> 'assessment'`, own, today)
    expect(shown.leaving.map((each) => each.measureId).toSorted()).toEqual(leaving.map((each) => each.measure_id).toSorted())
  })
  test('opens to the posts of the night; others get no board, and nobody learns more than the role reads', async () => {
    for (const username of ['facility-head.p-20', 'facility-intake.p-20', 'facility-health.p-20', 'facility-guard.p-20']) expect((await board(username)).present, username).toBeGreaterThan(0)
    for (const [username, cookie] of cookies) {
      if (/^facility-(head|intake|health|guard)\./.test(username)) continue
      const answer = await application.call({ method: 'GET', url: '/api/facilities/night-board', cookie })
      expect([answer.status, answer.json.code], username).toEqual([403, 'not-your-role'])
    }
    expect((await application.call({ method: 'GET', url: '/api/facilities/night-board' })).status).toBe(401)
    // Who reads no places learns no number of them; who reads a status only sees no paper.
    expect((await board('facility-intake.p-20')).areas.every((area) => area.taken === null)).toBe(true)
    expect((await board('facility-intake.p-20')).placed).toEqual([])
    expect((await board('facility-guard.p-20')).leaving.every((each) => each.papers.length === 0)).toBe(true)
  })
  test('shows another facility its own people and none of these', async () => {
    const [here, there] = [await board('facility-head.p-20'), await board('facility-head.p-20.2')]
    const ids = (shown: Board) => [...shown.placed, ...shown.unplaced, ...shown.leaving, ...shown.beyond].map((each) => each.measureId)
    expect(ids(here).length).toBeGreaterThan(5)
    expect(ids(there).filter((id) => ids(here).includes(id))).toEqual([])
  })
  test('an opening of the board is written with all persons on it', async () => {
    const [before] = await rows<{ n: number }>(`select count(*)::int as n from disclosure where operation = 'facilities.night-board'`)
    const shown = await board('facility-head.p-20')
    const [last] = await rows<{ n: number; persons: number }>(`select (select count(*)::int from disclosure where operation = 'facilities.night-board') as n, persons from disclosure where operation = 'facilities.night-board' order by at desc, position desc nulls last limit 1`)
    expect(last!.n).toBe(before!.n + 1)
    expect(last!.persons).toBeGreaterThanOrEqual(shown.present)
  })
})

describe('places', () => {
  test('a bed is given once, an act sent twice is one, and over the beds there is a warning', async () => {
    const shown = await board('facility-head.p-20')
    const [first, second] = shown.placed
    const area = shown.areas.find((each) => each.taken === 0 && each.beds > 1)!
    const id = randomUUID()
    const once = await place('facility-head.p-20', { id, measureId: first!.measureId, area: area.name, bed: 1 })
    expect([once.status, once.json.taken, once.json.over]).toEqual([201, 1, false])
    expect((await place('facility-head.p-20', { id, measureId: first!.measureId, area: area.name, bed: 1 })).status).toBe(200)
    expect((await place('facility-head.p-20', { id, measureId: first!.measureId, area: area.name, bed: 2 })).json.code).toBe('id-reused')
    expect((await place('facility-head.p-20', { measureId: second!.measureId, area: area.name, bed: 1 })).json.code).toBe('bed-taken')
    expect((await place('facility-head.p-20', { measureId: second!.measureId, area: area.name, bed: area.beds + 1 })).json.code).toBe('bed-unknown')
    expect((await place('facility-head.p-20', { measureId: second!.measureId, area: 'Khu không có' })).json.code).toBe('area-unknown')
    expect((await place('facility-head.p-20', { measureId: second!.measureId, area: area.name, bed: -1 })).status).toBe(422)
    const after = await board('facility-head.p-20')
    expect(after.placed.find((each) => each.measureId === first!.measureId)).toMatchObject({ area: area.name, bed: 1 })
    const usable = area.beds - area.outOfService
    let last: { json: { over: boolean; taken: number; beds: number } } | undefined
    for (const someone of after.placed.filter((each) => each.measureId !== first!.measureId).slice(0, usable)) last = await place('facility-head.p-20', { measureId: someone.measureId, area: area.name })
    expect(last!.json).toMatchObject({ over: usable < after.placed.length, taken: Math.min(usable + 1, after.placed.length), beds: usable })
  })
  test('are given by the posts of the own facility only; a person elsewhere and one who does not exist answer alike', async () => {
    const [stranger] = await rows<{ measure_id: string }>(`select measure_id from measure where open and (reader_facility is distinct from $1) limit 1`, own)
    const area = (await board('facility-head.p-20')).areas[0]!.name
    const [hidden, absent] = [await place('facility-head.p-20', { measureId: stranger!.measure_id, area }), await place('facility-head.p-20', { measureId: randomUUID(), area })]
    expect([hidden.status, hidden.json.code]).toEqual([404, 'not-found'])
    expect({ ...hidden.json, facts: null }).toEqual({ ...absent.json, facts: null })
    for (const username of ['facility-intake.p-20', 'province-police.p-20', 'facility-counsellor.p-20']) expect((await place(username, { measureId: randomUUID(), area })).json.code, username).toBe('not-your-role')
    const inside = (await board('facility-head.p-20')).placed[0]!
    expect((await place('facility-head.p-20.2', { measureId: inside.measureId, area: 'Khu nam' })).json.code).toBe('not-found')
  })
  test('the rows themselves: the facility and the province that watches read them, a commune only the house, others nothing', async () => {
    const actor = (role: string, agencyId: string, unitId: string) => ({ role, agencyId, unitId, provinceId: 'p-20', postId: `${agencyId}/${role}`, day: today }) as never
    const read = (role: string, agencyId: string, unitId = 'p-20', columns = 'measure_id, body') => database.as(actor(role, agencyId, unitId), (transaction) => transaction.query(`select ${columns} from placement`)).then((result) => result.rows.length, (error: Error) => error.message)
    const [{ n }] = (await rows<{ n: number }>('select count(*)::int as n from placement where agency_id = $1 and ended_at is null', own)) as [{ n: number }]
    expect(n).toBeGreaterThan(5)
    expect(await read('facility-guard', own)).toBeGreaterThanOrEqual(n)
    expect(await read('facility-guard', 'rehab-facility:p-20.9')).toBe(0)
    expect(await read('facility-intake', own)).toMatch(/permission denied/)
    expect(await read('counsellor', 'counselling-point:c-05983.1', 'c-05983')).toMatch(/permission denied/)
    expect(await read('commune-police', 'commune-police:c-05983', 'c-05983')).toMatch(/permission denied/)
    expect(await read('commune-police', 'commune-police:c-05983', 'c-05983', 'measure_id, agency_id')).toBeTypeOf('number')
    await expect(database.as(actor('facility-head', own, 'p-20'), (transaction) => transaction.query('delete from placement'))).rejects.toThrow(/permission denied/)
  })
  test('are kept for whoever comes, and taken with the admission', async () => {
    // Somebody who was named for this place and is on the way.
    const [someone] = await rows<{ measure_id: string }>(`select measure_id from measure where open and kind = 'compulsory' and status = 'in-facility' and facility_id = $1 order by measure_id limit 1`, own)
    await database.owner((admin) => admin.query(`update measure set facility_id = null, status = 'facility-named' where measure_id = $1`, [someone!.measure_id]))
    const coming = (await board('facility-head.p-20')).coming.find((each) => each.measureId === someone!.measure_id)
    expect(coming?.area).toBeNull()
    const area = (await board('facility-head.p-20')).areas[0]!.name
    expect((await place('facility-head.p-20', { measureId: coming!.measureId, area, kept: true })).status).toBe(201)
    expect((await board('facility-head.p-20')).coming.find((each) => each.measureId === coming!.measureId)?.area).toBe(area)
    await database.owner((admin) => admin.query('update measure set facility_id = $2 where measure_id = $1', [coming!.measureId, own]))
    expect(await rows(`select 1 from placement where measure_id = $1 and ended_at is null and body ->> 'kept' = 'false'`, coming!.measureId)).toHaveLength(1)
    await database.owner((admin) => admin.query('update measure set facility_id = null where measure_id = $1', [coming!.measureId]))
    expect(await rows('select 1 from placement where measure_id = $1', coming!.measureId)).toEqual([])
    // Somebody who is here has a place, not one that is kept.
    const [present] = (await board('facility-head.p-20')).placed
    await place('facility-head.p-20', { measureId: present!.measureId, area, kept: true })
    expect(await rows(`select 1 from placement where measure_id = $1 and ended_at is null and body ->> 'kept' = 'false'`, present!.measureId)).toHaveLength(1)
  })
  test('end with the keeping: whoever leaves leaves no room behind', async () => {
    const [gone, moved] = (await board('facility-head.p-20')).placed
    await database.owner(async (admin) => {
      await admin.query(`update measure set open = false where measure_id = $1`, [gone!.measureId])
      await admin.query(`update measure set facility_id = 'rehab-facility:p-20.2' where measure_id = $1`, [moved!.measureId])
    })
    expect(await rows('select 1 from placement where measure_id = any ($1)', [gone!.measureId, moved!.measureId])).toEqual([])
  })
})

describe('a roll call', () => {
  test('keeps what was counted beside what the records say, without a name', async () => {
    const shown = await board('facility-guard.p-20')
    const id = randomUUID()
    const call = (counted: number) => application.call({ method: 'POST', url: '/api/facilities/roll-calls', cookie: cookies.get('facility-guard.p-20')!, body: { id, counted } })
    const first = await call(shown.present - 1)
    expect([first.status, first.json.counted, first.json.expected]).toEqual([201, shown.present - 1, shown.present])
    expect((await call(shown.present - 1)).status).toBe(200)
    expect((await call(shown.present)).json.code).toBe('id-reused')
    expect((await board('facility-head.p-20')).rollCalls[0]).toMatchObject({ counted: shown.present - 1, expected: shown.present })
    expect((await board('facility-head.p-20.2')).rollCalls).toEqual([])
    expect((await application.call({ method: 'POST', url: '/api/facilities/roll-calls', cookie: cookies.get('facility-guard.p-20')!, body: { id: randomUUID(), counted: -1 } })).status).toBe(422)
  })
})

describe('an over-stay', () => {
  test('somebody kept past the last day stands on top until the release is recorded; a roll call, a place and a print change nothing of it', async () => {
    const [someone] = await rows<{ measure_id: string; term_ends_on: string }>(`select measure_id, term_ends_on::text from measure where open and facility_id = $1 and kind = 'compulsory' and status = 'in-facility' and term_ends_on > $2::date + 30 limit 1`, own, today)
    // A session does not outlive such a leap.
    const leap = async (moment: string) => { application.setNow(moment); cookies.set('again', await application.signIn('facility-head.p-20', 'hoa-nhap-minh-hoa')) }
    await leap(`${someone!.term_ends_on}T16:59:00.000Z`)
    const before = (await board('again')).beyond.length
    expect((await board('again')).beyond.map((each) => each.measureId)).not.toContain(someone!.measure_id)
    // Midnight in Việt Nam is past.
    await leap(`${someone!.term_ends_on}T17:01:00.000Z`)
    expect((await board('again')).beyond.map((each) => each.measureId)).toContain(someone!.measure_id)
    await application.call({ method: 'POST', url: '/api/facilities/roll-calls', cookie: cookies.get('again')!, body: { id: randomUUID(), counted: 1 } })
    await application.call({ method: 'GET', url: '/api/facilities/night-board?print=true', cookie: cookies.get('again')! })
    expect((await board('again')).beyond.length).toBeGreaterThan(before)
  })
})
