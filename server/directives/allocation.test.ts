/** A number shared out over HTTP: preview, proposal, another number asked for, answer, approval; whatever happens, the parts and the reserve are the whole. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApplication } from '../../checks/support/application.ts'
import { testDatabase } from '../../checks/support/database.ts'
import { openLedger } from '../access/access.ledger.ts'
import { accessRoutes } from '../access/access.routes.ts'
import { sessionGate } from '../access/access.session.ts'
import { createAccounts, demoPassword } from '../access/accounts.ts'
import { SignInLimits } from '../access/sign-in-limits.ts'
import { slice as indicators } from '../indicators/indicators.slice.ts'
import { loadAgencies, loadCatalogue } from '../organization/organization.load.ts'
import { slice as directives } from './directives.slice.ts'

const database = await testDatabase()
const application = await testApplication(database, { slices: [{ name: 'access', routes: accessRoutes({ limits: new SignInLimits() }) }, indicators, directives], gate: sessionGate, ledger: openLedger, now: '2026-11-20T02:00:00.000Z' })
const { platform, call } = application
const [first, second] = ['c-05983', 'c-05977']
const cookies = new Map<string, string>()
let accounts: { username: string; role: string; unitId: string }[] = []
let target = ''
let made = 0
const newId = () => `40000000-0000-4000-8000-${String((made += 1)).padStart(12, '0')}`

async function as(role: string, unitId: string): Promise<string> {
  const account = accounts.find((each) => each.role === role && each.unitId === unitId)
  if (!account) throw new Error(`no account of ${role} in ${unitId}`)
  const known = cookies.get(account.username) ?? (await application.signIn(account.username, demoPassword))
  cookies.set(account.username, known)
  return known
}
const get = async (url: string, cookie: string) => (await call({ method: 'GET', url, cookie })).json
const send = (url: string, cookie: string, body: object) => call({ method: 'POST', url, cookie, body })

/** A plan with one number; answers the id of its target. */
async function plan(number: string, whole: number, more: object = {}): Promise<string> {
  const body = { number, kind: 'plan', title: 'Kế hoạch suất phục vụ', issuer: 'UBND tỉnh', unitId: 'p-20', clauses: [{ label: 'Mục tiêu 1', kind: 'target', summary: 'Suất phục vụ', answer: 'targets', targets: [{ label: '1', name: 'Suất cai nghiện tại cộng đồng', indicatorId: 'managed-served', comparator: 'gte', low: whole, high: null, unitOfMeasure: 'suất', from: '2026-01-01', to: '2026-12-31', accountable: 'commune-committee', ...more }] }] }
  const answer = await call({ method: 'POST', url: '/api/directives', cookie: await as('province-police', 'p-20'), body, headers: { 'idempotency-key': `plan-${number.replaceAll(/\W/g, '-')}` } })
  return `${answer.json.id}.t1`
}
const sums = async () => (await database.owner((admin) => admin.query<{ whole: number; parts: number }>(`select a.whole, a.reserve + coalesce((select sum(s.amount) from allocation_share s where s.allocation_id = a.id), 0)::int as parts from allocation a`))).rows
const newest = async (of = target) => (await get(`/api/targets/${of}/allocations`, await as('province-police', 'p-20'))).items[0]

beforeAll(async () => {
  await loadCatalogue(platform)
  await loadAgencies(platform)
  await database.asSystem((transaction) => createAccounts(transaction, { provinces: ['p-20', 'p-24'], communes: [{ unitId: first, provinceId: 'p-20' }, { unitId: second, provinceId: 'p-20' }, { unitId: 'c-07210', provinceId: 'p-24' }] }, { today: platform.today(), now: platform.now(), uuid: platform.uuid }))
  accounts = await get('/api/demo/accounts', '')
  await database.owner((admin) => admin.query(`insert into unit_population (unit_id, on_day, population, source) select id, '2025-07-01', 1000 + (row_number() over (order by id)) * 137, 'test' from unit where parent_id = 'p-20' and level = 'commune' and valid_to is null`))
  target = await plan('1/KH-SUAT', 600)
})
afterAll(async () => {
  await application.close()
  await database.drop()
})

describe('a preview', () => {
  test.each(['equal', 'population'])('by %s divides over all 65 communes and writes nothing', async (key) => {
    const shown = await send(`/api/targets/${target}/allocation-preview`, await as('province-police', 'p-20'), { key, reserve: { name: 'Dự phòng của tỉnh', amount: 30 } })
    expect([shown.status, shown.json.items.length, shown.json.sum, shown.json.whole, shown.json.version]).toEqual([200, 65, 570, 600, 0])
    expect(await sums()).toEqual([])
  })
  test('says what cannot be divided', async () => {
    const cookie = await as('province-police', 'p-20')
    const code = async (body: object, of = target) => { const answer = await send(`/api/targets/${of}/allocation-preview`, cookie, body); return [answer.status, answer.json.code] }
    expect(await code({ key: 'need' })).toEqual([422, 'key-without-numbers'])
    expect(await code({ key: 'equal', units: ['c-07210'] })).toEqual([422, 'unknown-unit'])
    expect(await code({ key: 'by-hand', shares: [{ unitId: first, amount: 599 }] })).toEqual([422, 'shares-do-not-add-up'])
    expect(await code({ key: 'equal', reserve: { name: 'Dự phòng', amount: 601 } })).toEqual([422, 'reserve-too-large'])
    expect(await code({ key: 'equal' }, await plan('2/KH-PHAN-TRAM', 80, { unitOfMeasure: '%' }))).toEqual([422, 'percentage-not-divided'])
    expect(await code({ key: 'equal', reserve: { name: 'Dự phòng', amount: -1 } })).toEqual([422, 'invalid-input'])
    expect(await code({ key: 'equal' }, 'none')).toEqual([404, 'not-found'])
  })
  test('a number on a compulsory measure stays with the province, for the rule and for the database', async () => {
    const compulsory = await plan('3/KH-BAT-BUOC', 50)
    await database.owner((admin) => admin.query('update target set compulsory = true where id = $1', [compulsory]))
    const answer = await send(`/api/targets/${compulsory}/allocation-preview`, await as('province-police', 'p-20'), { key: 'equal' })
    expect([answer.status, answer.json.code]).toEqual([422, 'compulsory-not-shared'])
    await expect(database.asSystem((transaction) => transaction.query(`insert into allocation (id, target_id, version, key, whole, answers, made_at, made_by_post) values ($1, $2, 1, 'equal', 0, 'commune-committee', now(), 'x')`, [newId(), compulsory]))).rejects.toThrow('compulsory-not-shared')
  })
  test('is for the planning posts of the province alone', async () => {
    for (const [role, unit] of [['commune-chair', first], ['commune-police', first], ['identity-steward', 'p-20']] as const) {
      const answer = await send(`/api/targets/${target}/allocation-preview`, await as(role, unit), { key: 'equal' })
      expect([answer.status, answer.json.code], role).toEqual([403, 'not-your-role'])
    }
    expect((await send(`/api/targets/${target}/allocation-preview`, await as('province-police', 'p-24'), { key: 'equal' })).json.code).toBe('unit-not-yours')
    expect((await call({ method: 'GET', url: `/api/targets/${target}/allocations`, cookie: await as('province-police', 'p-24') })).status).toBe(404)
    expect((await call({ method: 'GET', url: `/api/targets/${target}/allocations`, cookie: await as('identity-steward', 'p-20') })).status).toBe(403)
  })
})

describe('from proposal to approval', () => {
  const id = newId()
  const body = { id, basedOn: 0, key: 'population', reserve: { name: 'Dự phòng của tỉnh', amount: 20 }, answers: 'commune-committee', note: 'Theo dân số' }
  test('a proposal is made once, and the second of two who saw the same is told', async () => {
    const cookie = await as('province-police', 'p-20')
    const proposed = await send(`/api/targets/${target}/allocations`, cookie, body)
    expect([proposed.status, proposed.json]).toEqual([201, { id, version: 1, revision: 1, status: 'proposed' }])
    expect((await send(`/api/targets/${target}/allocations`, cookie, body)).json).toEqual(proposed.json)
    expect((await send(`/api/targets/${target}/allocations`, cookie, { ...body, key: 'equal' })).json.code).toBe('id-reused')
    expect((await send(`/api/targets/${target}/allocations`, cookie, { ...body, id: newId() })).json.code).toBe('changed-since')
    expect((await database.owner((admin) => admin.query('select from target_assignment where target_id = $1', [target]))).rows).toEqual([])
  })
  test('a commune asks for another number, the province answers out of the reserve', async () => {
    const chair = await as('commune-chair', first)
    const before = (await newest()).lines.find((line: { unitId: string }) => line.unitId === first).amount as number
    const request = { id: newId(), wanted: before + 8, reason: 'Có thêm một nơi phục vụ từ tháng 3' }
    expect((await get('/api/task-dues', chair)).items).toContainEqual(expect.objectContaining({ why: 'proposal', targetId: target }))
    expect((await send(`/api/allocations/${id}/requests`, await as('commune-police', first), request)).status).toBe(403)
    expect((await send(`/api/allocations/${id}/requests`, await as('commune-chair', 'c-07210'), request)).json.code).toBe('unit-not-yours')
    expect((await send(`/api/allocations/${newId()}/requests`, chair, request)).status).toBe(404)
    const asked = await send(`/api/allocations/${id}/requests`, chair, request)
    expect([asked.status, asked.json.revision]).toEqual([201, 2])
    expect((await send(`/api/allocations/${id}/requests`, chair, request)).status).toBe(201)
    expect((await send(`/api/allocations/${id}/requests`, chair, { ...request, id: newId() })).json.code).toBe('asked-already')
    const director = await as('province-police-director', 'p-20')
    expect((await send(`/api/allocations/${id}/approval`, director, { basedOn: 2 })).json.code).toBe('request-unanswered')
    const police = await as('province-police', 'p-20')
    expect((await get('/api/task-dues', police)).items).toContainEqual(expect.objectContaining({ why: 'asked-for-another', targetId: target }))
    const answer = (granted: number, basedOn: number, cookie = police) => send(`/api/allocations/${id}/requests/${request.id}`, cookie, { basedOn, granted, reason: 'Nơi phục vụ đã được công bố' })
    expect((await answer(before + 8, 1)).json.code).toBe('changed-since')
    expect((await answer(before + 9, 2)).json.code).toBe('granted-beyond')
    expect((await answer(before + 5, 2, await as('province-police', 'p-24'))).json.code).toBe('unit-not-yours')
    expect((await answer(before + 5, 2)).json).toMatchObject({ revision: 3 })
    expect((await answer(before + 5, 2)).status).toBe(200)
    const shown = await newest()
    expect([shown.reserve, shown.requests]).toMatchObject([{ amount: 15 }, [{ unitId: first, amountBefore: before, answer: 'partly', granted: before + 5 }]])
    expect(shown.lines.find((line: { unitId: string }) => line.unitId === first).amount).toBe(before + 5)
  })
  test('another post approves; then the numbers are what each unit answers for', async () => {
    const director = await as('province-police-director', 'p-20')
    expect((await send(`/api/allocations/${id}/approval`, await as('province-police', 'p-20'), { basedOn: 3 })).json.code).toBe('not-your-role')
    const approved = await send(`/api/allocations/${id}/approval`, director, { basedOn: 3, note: 'Đồng ý' })
    expect([approved.status, approved.json.status]).toEqual([200, 'approved'])
    const handed = (await database.owner((admin) => admin.query<{ n: number; total: number; reserve: string | null }>('select count(*)::int as n, sum(amount)::int as total, max(reserve_name) as reserve from target_assignment where target_id = $1', [target]))).rows[0]
    expect(handed).toEqual({ n: 66, total: 600, reserve: 'Dự phòng của tỉnh' })
    expect((await send(`/api/allocations/${id}/requests`, await as('commune-chair', second), { id: newId(), wanted: 1, reason: 'Muộn rồi' })).json.code).toBe('allocation-closed')
  })
  test('a new version takes the place of the old one, and both stay to be seen', async () => {
    const planner = await as('province-planner', 'p-20')
    const next = { id: newId(), basedOn: 1, key: 'by-hand', shares: [{ unitId: first, amount: 350 }, { unitId: second, amount: 250 }], answers: 'commune-committee' }
    expect((await send(`/api/targets/${target}/allocations`, planner, next)).status).toBe(201)
    expect((await send(`/api/allocations/${next.id}/approval`, planner, { basedOn: 1 })).json.code).toBe('not-by-oneself')
    expect((await send(`/api/allocations/${next.id}/approval`, await as('province-police-director', 'p-20'), { basedOn: 1 })).json.status).toBe('approved')
    const versions = (await get(`/api/targets/${target}/allocations`, planner)).items as { version: number; status: string }[]
    expect(versions.map((each) => [each.version, each.status])).toEqual([[2, 'approved'], [1, 'superseded']])
    // A unit is measured by its own share, a unit without one by nothing, and the document's unit by the whole.
    const measured = async (unit: string) => (await get(`/api/targets?directive=1-kh-suat-p-20&unit=${unit}`, planner)).items.map(({ low, verdict, missing }: { low: number | null; verdict: string; missing: number | null }) => [low, verdict, missing])
    expect(await measured(first)).toEqual([[350, 'short', 350]])
    expect(await measured('c-06001')).toEqual([[null, 'unknown', null]])
    expect(await measured('p-20')).toEqual([[600, 'short', 600]])
    const covered = (await get('/api/directive-coverage?directive=1-kh-suat-p-20', planner)).items[0].unitsWithoutTarget[0]
    expect([covered.expected, covered.received, covered.units.length]).toEqual([65, 2, 63])
  })
  test('a proposal is taken back with its reason', async () => {
    const other = await plan('4/KH-SUAT', 10)
    const one = newId()
    const cookie = await as('province-police', 'p-20')
    await send(`/api/targets/${other}/allocations`, cookie, { id: one, basedOn: 0, key: 'equal', units: [first, second], answers: 'commune-committee' })
    expect((await send(`/api/allocations/${one}/withdrawal`, cookie, { basedOn: 1, reason: 'Chờ số liệu mới' })).json.status).toBe('withdrawn')
    expect((await send(`/api/allocations/${one}/approval`, await as('province-police-director', 'p-20'), { basedOn: 2 })).json.code).toBe('allocation-closed')
  })
})

describe('Σ parts + reserve = whole', () => {
  test('after any sequence of acts', async () => {
    const [police, director, chairs] = [await as('province-police', 'p-20'), await as('province-police-director', 'p-20'), [await as('commune-chair', first), await as('commune-chair', second)]]
    const step = fc.record({ act: fc.constantFrom('propose', 'ask', 'ask', 'answer', 'answer', 'approve'), key: fc.constantFrom('equal', 'population'), reserve: fc.nat(40), unit: fc.nat(1), number: fc.nat(60) })
    let [runs, done] = [0, 0]
    await fc.assert(fc.asyncProperty(fc.integer({ min: 40, max: 900 }), fc.array(step, { minLength: 4, maxLength: 14 }), async (whole, steps) => {
      const of = await plan(`P${(runs += 1)}-${made}/KH`, whole)
      for (const { act, key, reserve, unit, number } of steps) {
        const shown = await newest(of)
        if (!shown || act === 'propose') { if ((await send(`/api/targets/${of}/allocations`, police, { id: newId(), basedOn: shown?.version ?? 0, key, units: unit ? undefined : [first, second], reserve: reserve ? { name: 'Dự phòng', amount: reserve } : null, answers: 'commune-committee' })).status === 201) done += 1 }
        else if (act === 'ask') { if ((await send(`/api/allocations/${shown.id}/requests`, chairs[unit]!, { id: newId(), wanted: number, reason: 'Đề nghị khác' })).status === 201) done += 1 }
        else if (act === 'answer') for (const request of shown.requests.filter((each: { answer: string | null }) => each.answer === null)) { if ((await send(`/api/allocations/${shown.id}/requests/${request.id}`, police, { basedOn: shown.revision, granted: Math.round((request.amountBefore + request.wanted * 2) / 3), reason: 'Trả lời' })).status === 200) done += 1 }
        else if ((await send(`/api/allocations/${shown.id}/approval`, director, { basedOn: shown.revision })).status === 200) done += 1
        for (const { whole: all, parts } of await sums()) expect(parts).toBe(all)
      }
      const handed = (await database.owner((admin) => admin.query<{ total: number | null }>('select sum(amount)::int as total from target_assignment where target_id = $1', [of]))).rows[0]!
      if (handed.total !== null) expect(handed.total).toBe(whole)
    }), { numRuns: 8 })
    expect(done).toBeGreaterThan(15)
  })
  test('the database refuses at the end of the transaction what does not add up, whoever writes', async () => {
    const { id } = await newest()
    await expect(database.asSystem((transaction) => transaction.query('update allocation_share set amount = amount + 1 where allocation_id = $1 and unit_id = $2', [id, first]))).rejects.toThrow('shares-do-not-add-up')
    await expect(database.asSystem((transaction) => transaction.query('update allocation set reserve = reserve + 1, reserve_name = $2 where id = $1', [id, 'x']))).rejects.toThrow('shares-do-not-add-up')
    await expect(database.asSystem((transaction) => transaction.query('delete from target_assignment where target_id = $1 and unit_id = $2', [target, first]))).rejects.toThrow('shares-do-not-add-up')
    for (const { whole, parts } of await sums()) expect(parts).toBe(whole)
  })
})
