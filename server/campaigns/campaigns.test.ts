/** The registers of communication over the demonstration: what is counted, who is not reached, and that each number is the length of its list. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import { openLedger } from '../access/access.ledger.ts'
import { sessionGate } from '../access/access.session.ts'
import { loadDemonstration } from '../demonstration/demonstration.ts'
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

async function as(role: Role, province: string, url: string, body?: unknown) {
  const account = accounts.find((each) => each.role === role && (each.unitId === province || (each.unitId.startsWith('c-') && accounts.indexOf(each) < accounts.length)))!
  if (!cookies.has(account.username)) cookies.set(account.username, await application.signIn(account.username, account.password))
  return application.call({ method: body === undefined ? 'GET' : 'POST', url, cookie: cookies.get(account.username)!, ...(body === undefined ? {} : { body }) })
}

describe('coverage', () => {
  test('every number is the length of its list, and some communes and schools were not reached', async () => {
    const { json } = await as('province-planner', 'p-20', '/api/campaigns/coverage?from=2026-01-01&to=2026-11-20')
    for (const part of [json.communes, json.schools]) {
      expect(part.of).toBe(part.rows.length)
      expect(part.met).toBe(part.rows.filter((row: { covered: string }) => row.covered === 'reached').length)
      expect(part.met).toBeGreaterThan(0)
      expect(part.met).toBeLessThan(part.of)
    }
    const known = new Set(json.activities.map((activity: { id: string }) => activity.id))
    for (const row of [...json.communes.rows, ...json.schools.rows]) {
      expect(row.activities.every((id: string) => known.has(id))).toBe(true)
      expect(row.covered === 'not-reached').toBe(row.activities.length === 0)
    }
  })
})
