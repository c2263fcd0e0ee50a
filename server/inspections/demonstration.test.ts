/** The invented inspections, complaints and confidential requests: two years of them, in every state, by the rules. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApplication, type TestApplication } from '../../checks/support/application.ts'
import { testDatabase } from '../../checks/support/database.ts'
import { openLedger } from '../access/access.ledger.ts'
import { sessionGate } from '../access/access.session.ts'
import { loadDemonstration } from '../demonstration/demonstration.ts'
import { slices } from '../slices.ts'

const database = await testDatabase()
let application: TestApplication
const rows = async <Row extends object>(text: string) => await database.owner(async (admin) => (await admin.query<Row>(text)).rows)
beforeAll(async () => {
  application = await testApplication(database, { slices, gate: sessionGate, ledger: openLedger, now: '2026-11-20T02:00:00.000Z' })
  await loadDemonstration({ platform: application.platform }, () => {}, { provinces: [{ then: 'p-20', now: 'p-20', people: 60 }, { then: 'p-24-old', now: 'p-24', people: 40 }] })
}, 300_000)
afterAll(async () => {
  await application.close()
  await database.drop()
})

describe('inspections and complaints', () => {
  test('stand in every state, in both provinces and in each year', async () => {
    const states = await rows<{ register: string; status: string; province: string; n: number }>(`select register, status, province_id as province, count(*)::int as n from register_record where register in ('inspections', 'findings', 'complaints') group by 1, 2, 3`)
    for (const [register, wanted] of [['inspections', ['planned', 'held', 'concluded', 'finished']], ['findings', ['open', 'closed']], ['complaints', ['received', 'accepted', 'decided', 'closed', 'second']]] as const) {
      const found = new Set(states.filter((each) => each.register === register).map((each) => each.status))
      expect(wanted.filter((status) => !found.has(status)), register).toEqual([])
      for (const province of ['p-20', 'p-24']) expect(states.filter((each) => each.register === register && each.province === province).reduce((sum, each) => sum + each.n, 0), `${register} ${province}`).toBeGreaterThan(register === 'complaints' ? 5 : 10)
    }
    expect((await rows<{ year: number }>(`select distinct extract(year from on_day)::int as year from register_record where register = 'inspections' order by 1`)).map((row) => row.year).filter((year) => year <= 2026)).toEqual([2024, 2025, 2026])
  })
  test('no finding is closed by a post of the inspected body', async () => {
    expect(await rows(`select e.record_id from register_event e join register_record r on r.id = e.record_id where r.register = 'findings' and e.type in ('recheck', 'close') and e.agency_id = r.agency_id`)).toEqual([])
  })
})

test('the facts for the plan are on every desk that inspects, and some bodies were never inspected', async () => {
  const inspector = (await application.call({ method: 'GET', url: '/api/demo/accounts' })).json.find((account: { role: string; unitId: string }) => account.role === 'inspector' && account.unitId === 'p-20')
  const cookie = await application.signIn(inspector.username, inspector.password)
  const { items } = (await application.call({ method: 'GET', url: '/api/inspection-facts', cookie })).json
  expect(items.filter((item: { lastInspectedOn: string | null }) => item.lastInspectedOn !== null).length).toBeGreaterThan(4)
  expect(items.filter((item: { lastInspectedOn: string | null }) => item.lastInspectedOn === null).length).toBeGreaterThan(20)
})

test('each point of the demonstration has requests, none of them of a real shape', async () => {
  const points = await rows<{ agency: string; n: number }>('select agency_id as agency, count(*)::int as n from first_step_request group by 1 order by 1')
  expect(points.length).toBe(4)
  for (const point of points) expect(point.n).toBeGreaterThan(2)
  const account = (await application.call({ method: 'GET', url: '/api/demo/accounts' })).json.find((each: { role: string }) => each.role === 'counsellor')
  const cookie = await application.signIn(account.username, account.password)
  const { items } = (await application.call({ method: 'GET', url: '/api/first-steps', cookie })).json
  expect(items.length).toBeGreaterThan(2)
  const texts = JSON.stringify(items)
  expect(texts).not.toMatch(/Nguyễn|Trần|Hoàng Văn|\d{12}/)
})
