/** The entries of the demonstration: many kinds, in the sight of those who wrote them, with figures that equal their lists. All people are invented. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApplication, type TestApplication } from '../../checks/support/application.ts'
import { testDatabase } from '../../checks/support/database.ts'
import { openLedger } from '../access/access.ledger.ts'
import { sessionGate } from '../access/access.session.ts'
import { loadDemonstration } from '../demonstration/demonstration.ts'
import { slices } from '../slices.ts'
import { derivedOf, loadEntries, storedEntries } from './reintegration.store.ts'
import { directoryOf } from '../measures/measures.model.ts'

const database = await testDatabase()
let application: TestApplication
const said: string[] = []
const rows = (text: string, ...values: unknown[]) => database.owner(async (admin) => (await admin.query(text, values)).rows as Record<string, unknown>[])
beforeAll(async () => {
  application = await testApplication(database, { slices, gate: sessionGate, ledger: openLedger, now: '2026-11-20T02:00:00Z' })
  await loadDemonstration({ platform: application.platform }, (sentence) => { said.push(sentence) }, { provinces: [{ then: 'p-20', now: 'p-20', people: 500 }, { then: 'p-24-old', now: 'p-24', people: 300 }] })
}, 600_000)
afterAll(async () => {
  await application.close()
  await database.drop()
})

test('every kind of entry is there, of both provinces, none after yesterday, none before two years ago', async () => {
  const kinds = await rows(`select type, count(*)::int as n, min(on_day)::text as first, max(on_day)::text as last from (select type, on_day from work_entry union all select type, on_day from support_entry union all select type, on_day from support_meeting union all select type, on_day from behaviour_rating
    union all select type, on_day from treatment_entry) x group by 1 order by 1`)
  expect(kinds.map((row) => row['type'])).toEqual(['advice', 'eligibility', 'health-check', 'health-visit', 'labour', 'labour-pay', 'medicine-handover', 'meeting', 'placement', 'placement-check', 'rating', 'referral', 'referral-answer', 'support', 'training', 'wish'])
  for (const row of kinds) expect([String(row['first']) >= '2024-11-04', String(row['last']) <= '2026-11-19']).toEqual([true, true])
  expect((await rows(`select distinct register from register_record where register in ('courses-of-schools', 'employers', 'openings') order by 1`)).map((row) => row['register'])).toEqual(['courses-of-schools', 'employers', 'openings'])
  // Whoever is referred is referred to a record that is there.
  expect(await rows(`select 1 from work_entry w where w.type = 'referral' and not exists (select from register_record r where r.id = (w.data ->> 'recordId')::uuid)`)).toEqual([])
  expect(await rows(`select 1 from (select agency_id from work_entry union select agency_id from support_entry union select agency_id from support_meeting union select agency_id from behaviour_rating union select agency_id from treatment_entry) x where not exists (select from agency a where a.id = x.agency_id)`)).toEqual([])
})

test('what was written in bulk is what the commands would have written: dues and figures of every person', async () => {
  const { places } = await directoryOf(application.platform)
  const people = await rows('select distinct person_id as id from work_entry order by 1')
  expect(people.length).toBeGreaterThan(100)
  for (const { id } of people) {
    const stored = await application.platform.systemTransaction(async (transaction) => storedEntries((await transaction.query(loadEntries(String(id)))).rows))
    const { dues, facts } = derivedOf(stored!, places, application.platform.today())
    expect((await rows('select clock, entry_id::text from work_due where person_id = $1 order by 1, 2', id)).map((row) => `${String(row['clock'])} ${String(row['entry_id'])}`)).toEqual(dues.map((due) => `${due.clock} ${due.entry_id}`).toSorted())
    expect((await rows(`select indicator_id || ' ' || period || ' ' || coalesce(met_on::text, '') || ' ' || unit_now as fact from indicator_fact where person_id = $1 and indicator_id in ('vocational-training', 'job-advice') order by 1`, id)).map((row) => row['fact']))
      .toEqual(facts.map((fact) => `${fact.indicatorId} ${fact.period} ${fact.metOn ?? ''} ${fact.unitNow}`).toSorted())
  }
})

test('the figures are the number of their rows, and lie between nought and all', async () => {
  for (const indicator of ['vocational-training', 'job-advice']) {
    const [figure] = await rows(`select sum(of_count)::int as of, sum(met_count)::int as met from indicator_bucket where scope = 'province' and basis = 'now' and grain = 'y' and indicator_id = $1 and at_day between '2025-01-01' and '2026-12-31'`, indicator)
    const [list] = await rows(`select count(*)::int as of, count(*) filter (where met_on is not null)::int as met from indicator_fact where indicator_id = $1 and of_on between '2025-01-01' and '2026-12-31'`, indicator)
    expect(figure).toEqual(list)
    expect(Number(figure!['of'])).toBeGreaterThan(20)
    expect(Number(figure!['met'])).toBeGreaterThan(0)
    expect(Number(figure!['met'])).toBeLessThan(Number(figure!['of']))
  }
})
