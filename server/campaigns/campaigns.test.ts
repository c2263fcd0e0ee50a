/** The registers of communication over the demonstration: what is counted, who is not reached, and that each number is the length of its list. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import { openLedger } from '../access/access.ledger.ts'
import { sessionGate } from '../access/access.session.ts'
import { loadDemonstration } from '../demonstration/demonstration.ts'
import { lastSyllables } from '../demonstration/names.ts'
import { slices } from '../slices.ts'
import { testApplication, type TestApplication } from '../../checks/support/application.ts'
import { testDatabase } from '../../checks/support/database.ts'

const database = await testDatabase()
let application: TestApplication
type Account = { username: string; password: string; role: Role; unitId: string }
let accounts: Account[] = []
const cookies = new Map<string, string>()
beforeAll(async () => {
  application = await testApplication(database, { slices, gate: sessionGate, ledger: openLedger, now: '2026-11-20T02:00:00.000Z' })
  await loadDemonstration({ platform: application.platform }, () => {}, { provinces: [{ then: 'p-20', now: 'p-20', people: 12 }, { then: 'p-24-old', now: 'p-24', people: 8 }] })
  accounts = (await application.call({ method: 'GET', url: '/api/demo/accounts' })).json as Account[]
}, 300_000)
afterAll(async () => { await application.close(); await database.drop() })

type Row = { id: string; name: string; covered: string; activities: string[]; missing: string[] }
type Answer = { communes: { of: number; met: number; rows: Row[] }; schools: { of: number; met: number; rows: Row[] }; activities: { id: string; campaignId: string }[]; campaigns: { id: string; name: string; activities: number }[]; areas: { id: string; name: string }[] }
async function as(role: Role, unit: (unitId: string) => boolean, url: string) {
  const account = accounts.find((each) => each.role === role && unit(each.unitId))!
  if (!cookies.has(account.username)) cookies.set(account.username, await application.signIn(account.username, account.password))
  return application.call({ method: 'GET', url, cookie: cookies.get(account.username)! })
}
const is = (wanted: string) => (unitId: string) => unitId === wanted
const anywhere = () => true
const coverage = async (province: string, query: string): Promise<Answer> => (await as('province-planner', is(province), `/api/campaigns/coverage?${query}`)).json as Answer

describe('coverage', () => {
  test.each([
    ['p-20', 'from=2024-01-01&to=2024-12-31', 194], ['p-20', 'from=2025-01-01&to=2025-12-31', 65], ['p-20', 'from=2026-01-01&to=2026-11-20', 65], ['p-24', 'from=2022-12-20&to=2023-12-31&area=p-24-old', null], ['p-24', 'from=2026-01-01&to=2026-11-20', 99],
  ])('%s, %s: every number is the length of its list, some were reached and some not', async (province, query, communes) => {
    const found = await coverage(province, query)
    if (communes !== null) expect(found.communes.of).toBe(communes)
    for (const part of [found.communes, found.schools]) {
      expect(part.of).toBe(part.rows.length)
      expect(part.met).toBe(part.rows.filter((row) => row.covered === 'reached').length)
    }
    expect(found.communes.met).toBeGreaterThan(0)
    expect(found.communes.met).toBeLessThan(found.communes.of)
    const known = new Set(found.activities.map((activity) => activity.id))
    for (const row of [...found.communes.rows, ...found.schools.rows]) {
      expect(row.activities.every((id) => known.has(id)), row.name).toBe(true)
      expect(row.covered === 'not-reached').toBe(row.activities.length === 0)
      expect(row.missing.length > 0).toBe(row.covered === 'partly')
    }
  })
  test.each([['p-20', '2024-01-01', '2024-12-31'], ['p-20', '2025-01-01', '2025-12-31'], ['p-20', '2026-01-01', '2026-11-20'], ['p-24', '2026-01-01', '2026-11-20']])('%s, %s to %s: the page and the indicator of the plan count the same places', async (province, from, to) => {
    const found = await coverage(province, `from=${from}&to=${to}`)
    const { rows } = await database.owner((admin) => admin.query<{ subject: string; met: boolean }>(`select subject, met_on is not null as met from register_rows('communication-coverage', array[$1], $2::date, $3::date)`, [province, from, to]))
    const reached = (part: Answer['communes']) => part.rows.filter((row) => row.covered === 'reached').map((row) => row.id)
    expect(rows.map((row) => row.subject).toSorted()).toEqual([...found.communes.rows, ...found.schools.rows].map((row) => row.id).toSorted())
    expect(rows.filter((row) => row.met).map((row) => row.subject).toSorted()).toEqual([...reached(found.communes), ...reached(found.schools)].toSorted())
  })
  test('the year of the merger names former communes that were left out', async () => {
    const found = await coverage('p-20', 'from=2025-01-01&to=2025-12-31')
    expect(found.communes.rows.some((row) => row.covered === 'partly' && row.missing.every((name) => name.length > 3))).toBe(true)
  })
  test('by campaign: no more than by the whole period, and only its own activities', async () => {
    const whole = await coverage('p-20', 'from=2026-01-01&to=2026-11-20')
    expect(whole.campaigns.length).toBeGreaterThan(1)
    for (const campaign of whole.campaigns) {
      const own = await coverage('p-20', `from=2026-01-01&to=2026-11-20&campaign=${campaign.id}`)
      expect(own.activities.every((activity) => activity.campaignId === campaign.id)).toBe(true)
      expect(own.activities).toHaveLength(campaign.activities)
      expect(own.communes.met).toBeLessThanOrEqual(whole.communes.met)
    }
  })
  test('a province that was formed from two shows each of them before its first day', async () => {
    const found = await coverage('p-24', 'from=2024-01-01&to=2024-12-31')
    expect(found.areas.map((area) => area.id).toSorted()).toEqual(['p-24-old', 'p-27-old'])
    expect((await as('province-planner', is('p-24'), '/api/campaigns/coverage?from=2024-01-01&to=2024-12-31&area=p-20')).json.code).toBe('unknown-unit')
    expect((await as('province-planner', is('p-24'), '/api/campaigns/coverage?from=2024-12-31&to=2024-01-01')).json.code).toBe('period-reversed')
  })
  test('each province sees its own; whoever has no part in it sees nothing', async () => {
    const [north, south] = [await coverage('p-20', 'from=2026-01-01&to=2026-11-20'), await coverage('p-24', 'from=2026-01-01&to=2026-11-20')]
    expect(north.activities.filter((activity) => south.activities.some((each) => each.id === activity.id))).toEqual([])
    for (const role of ['commune-police', 'commune-chair', 'commune-social', 'health-station', 'counsellor', 'team-member', 'union-office', 'school', 'inspector'] as const) expect((await as(role, anywhere, '/api/campaigns/coverage?from=2026-01-01&to=2026-11-20')).status, role).toBe(200)
    for (const role of ['facility-head', 'facility-guard', 'employer', 'procuracy', 'regional-court', 'system-admin', 'privacy-officer', 'identity-steward', 'home-provider'] as const) expect((await as(role, anywhere, '/api/campaigns/coverage?from=2026-01-01&to=2026-11-20')).json.code, role).toBe('not-your-role')
  })
})

describe('the demonstration', () => {
  test('holds what the plan of 2024 and the letter of 2022 ask for, in both provinces and of all kinds', async () => {
    const { rows } = await database.owner((admin) => admin.query<{ register: string; province_id: string; first: string; records: number }>(
      `select register, province_id, min(on_day)::text as first, count(*)::int as records from register_record where register = any ($1) group by 1, 2`, [['campaigns', 'campaign-activities', 'outreach-contacts', 'review-rounds', 'rehab-models', 'drug-free-criteria', 'drug-free-communes', 'harm-reduction-supplies']]))
    expect(rows).toHaveLength(16)
    expect(rows.find((row) => row.register === 'campaigns' && row.province_id === 'p-24')!.first.slice(0, 4)).toBe('2022')
    expect(rows.find((row) => row.register === 'campaign-activities' && row.province_id === 'p-20')!.first.slice(0, 4)).toBe('2024')
    const names = (await as('team-member', anywhere, '/api/outreach/names')).json.items as { name: string }[]
    expect(names.length).toBeGreaterThan(0)
    expect(names.every((each) => (lastSyllables as readonly string[]).includes(each.name.split(' ').at(-1)!))).toBe(true)
  })
})
