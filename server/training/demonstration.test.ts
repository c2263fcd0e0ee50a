/** The invented staff, courses and certificates: every finding of the demonstration is carried by a certificate, and the gate stands open where it should. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLedger } from '../access/access.ledger.ts'
import { sessionGate } from '../access/access.session.ts'
import { loadDemonstration } from '../demonstration/demonstration.ts'
import type { Province } from '../demonstration/population.ts'
import { slices } from '../slices.ts'
import { testApplication, type TestApplication } from '../../checks/support/application.ts'
import { testDatabase } from '../../checks/support/database.ts'

const database = await testDatabase()
const now = '2026-11-20T02:00:00.000Z'
const provinces: readonly Province[] = [{ then: 'p-20', now: 'p-20', people: 160 }, { then: 'p-24-old', now: 'p-24', people: 120 }]
let application: TestApplication
const rows = async <Row extends object>(text: string, ...values: unknown[]) => await database.owner(async (admin) => (await admin.query<Row>(text, values)).rows)

beforeAll(async () => {
  application = await testApplication(database, { slices, gate: sessionGate, ledger: openLedger, now })
  const started = Date.now()
  await loadDemonstration({ platform: application.platform }, (sentence) => console.log(Date.now() - started, sentence), { provinces })
  console.log(Date.now() - started, await rows('select register, status, count(*)::int from register_record group by 1, 2 order by 1, 2'), await rows('select count(*)::int as n from certificate_use'))
}, 300_000)
afterAll(async () => {
  await application.close()
  await database.drop()
})

describe('the demonstration', () => {
  test('each finding by a medical post rests on a certificate', async () => {
    expect(await rows(`select e.agency_id, e.occurred_on, count(*)::int from measure_event e where e.type = 'record-result' and not exists (select from certificate_use u where u.measure_id = e.measure_id and u.event_id = e.id) group by 1, 2`)).toEqual([])
  })
})
