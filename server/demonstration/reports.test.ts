/** The reports of the demonstration: in every state, made by posts that may, numbered in order, and their words say that they are invented. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLedger } from '../access/access.ledger.ts'
import { sessionGate } from '../access/access.session.ts'
import { slices } from '../slices.ts'
import { testApplication, type TestApplication } from '../../checks/support/application.ts'
import { testDatabase } from '../../checks/support/database.ts'
import { loadDemonstration } from './demonstration.ts'

const database = await testDatabase()
let application: TestApplication
beforeAll(async () => {
  application = await testApplication(database, { slices, gate: sessionGate, ledger: openLedger, now: '2026-11-20T02:00:00.000Z' })
  await loadDemonstration({ platform: application.platform }, () => {}, { provinces: [{ then: 'p-20', now: 'p-20', people: 60 }] })
}, 300_000)
afterAll(async () => {
  await application.close()
  await database.drop()
})

test('stand in every state, with numbers in a row and frozen lists as long as their figures', async () => {
  const rows = async (text: string) => (await database.owner((admin) => admin.query<Record<string, unknown>>(text))).rows
  const states = await rows('select definition, state, count(*)::int as n from report group by 1, 2 order by 1, 2')
  expect(states.map((row) => `${String(row['definition'])} ${String(row['state'])}`)).toEqual(expect.arrayContaining(['commune accepted', 'plan accepted', 'province submitted', 'user-management accepted', 'user-management returned', 'user-management submitted', 'facility submitted']))
  const numbers = await rows(`select agency_id, array_agg(number order by number) as numbers from register_entry where kind = 'report' group by 1`)
  expect(numbers.length).toBeGreaterThanOrEqual(3)
  for (const row of numbers) expect(row['numbers']).toEqual((row['numbers'] as number[]).map((_, index) => index + 1))
  const wrong = await rows(`select v.report_id, f ->> 'id' as id from report_exact v cross join jsonb_array_elements(v.data -> 'figures') f
    where v.revision > 0 and f ->> 'id' like 'users-%' and f ->> 'id' !~ '(decided|tests|visits|helped|moved)$'
      and (f ->> 'value')::int <> (select count(*) from report_line l where l.report_id = v.report_id and l.revision = v.revision and l.figure = f ->> 'id')`)
  expect(wrong).toEqual([])
  const written = await rows(`select w.value #>> '{}' as words from report_exact v cross join jsonb_each(v.written -> 'words') w union all select reason from report_step where reason is not null`)
  expect(written.length).toBeGreaterThan(5)
  expect(written.filter((row) => !String(row['words']).includes('minh họa'))).toEqual([])
  expect((await rows('select from report_version where length(pdf) < 1000 or length(docx) < 1000 or length(xlsx) < 1000'))).toEqual([])
})
