/** Nobody finds out by trying: a hidden person and a random id give the same answer, whatever is tried. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { randomUUID } from 'node:crypto'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import { day } from '@hoa-nhap/domain/kernel/plain-date'
import { testDatabase } from '../../checks/support/database.ts'
import { databaseRole } from '../platform/database-roles.ts'
import { guardedFunctions } from './guarded-functions.ts'
import { actorOf, attachmentTables, buildTrialWorld, here, people } from '../../checks/support/access-world.ts'

const database = await testDatabase()
afterAll(() => database.drop())
beforeAll(() => buildTrialWorld(database).then(() => {}))
const today = day('2026-11-20')
const police = actorOf('commune-police', here, today)

/** Row or error, without anything that names the id. */
async function answerTo(role: Role, statement: string, personId: string): Promise<unknown> {
  try {
    return (await database.as(actorOf(role, here, today), (transaction) => transaction.query(statement.replaceAll('$id', personId)))).rows
  } catch (error) {
    const { code, message, detail, constraint } = error as { code?: string; message?: string; detail?: string; constraint?: string }
    return { code, message: message?.replaceAll(personId, 'id'), detail: detail?.replaceAll(personId, 'id'), constraint }
  }
}

const probes: readonly (readonly [string, Role, string])[] = [
  ['a residence', 'commune-police', `select record_residence('$id', gen_random_uuid(), 'permanent', 'c-00001', null, '2026-01-01', now())`],
  ['a case to read', 'commune-police', `select case_of('$id')`],
  ['an act', 'commune-police', `select write_case('$id', 10, 10, '{}', null)`],
  ['a counselling talk', 'counsellor', `select record_counselling('$id', gen_random_uuid(), '2026-01-01', 'counselling', now(), 'x')`],
  ['a row of a person', 'commune-police', `insert into residence (id, person_id, kind, unit_id, from_day, recorded_at, recorded_by_agency) values (gen_random_uuid(), '$id', 'permanent', 'c-00001', '2026-01-01', now(), 'x')`],
  ['a row of identity', 'commune-police', `insert into person_identity (person_id, name, name_fold, birth, birth_year, sex, residence_unit) values ('$id', 'x', 'x', '1990', 1990, 'male', 'c-00001')`],
  ['a row of sight', 'commune-police', `insert into sight (agency_id, person_id, until) values ('commune-police:c-00001', '$id', '9999-12-31')`],
  ['a pair', 'identity-steward', `select decide_duplicate('$id', 'same-person', 'x', now())`],
]

describe('a hidden person and a random id', () => {
  test.each(probes)('%s (%s)', async (_, role, statement) => {
    const random = await answerTo(role, statement, randomUUID())
    expect(await answerTo(role, statement, people.other)).toEqual(random)
    expect(await answerTo(role, statement, people.closed)).toEqual(random)
  })

  test('nothing was written by any of them', async () => {
    const { rows } = await database.owner((admin) => admin.query(`select (select count(*)::int from residence) as residences, (select count(*)::int from sight where agency_id = 'commune-police:c-00001') as sight`))
    expect(rows).toEqual([{ residences: 4, sight: 2 }])
  })

  test('a function that does not answer for a hidden person does answer for one in sight, or the tests above prove nothing', async () => {
    expect(await answerTo('commune-police', `select record_residence('$id', gen_random_uuid(), 'temporary', 'c-00001', null, '2026-01-01', now())`, people.seen)).toEqual([{ record_residence: true }])
    expect((await answerTo('commune-police', `select case_of('$id') is not null as found`, people.seen))).toEqual([{ found: true }])
  })
})

describe('no post writes a table of persons by itself', () => {
  test('not even in its own scope', async () => {
    for (const statement of [
      `update measure set reader_until = '9999-12-31' where person_id = '${people.seen}'`, `update person_identity set name = 'x' where person_id = '${people.seen}'`,
      `delete from measure_event where person_id = '${people.seen}'`, `update sight set until = '9999-12-31'`,
      ...attachmentTables.map((table) => `insert into ${table} (event_id, measure_id, person_id, on_day, agency_id) values (gen_random_uuid(), gen_random_uuid(), '${people.seen}', '2026-01-01', 'x')`),
    ]) {
      await expect(database.as(police, (transaction) => transaction.query(statement)), statement).rejects.toMatchObject({ code: '42501' })
    }
  })
})

describe('functions with more rights than their caller', () => {
  test.each(Object.entries(guardedFunctions))('%s may be called by those declared and by nobody else', async (name, callers) => {
    const { rows } = await database.owner((admin) => admin.query<{ role: string; may: boolean }>(
      `select r.rolname as role, bool_or(has_function_privilege(r.oid, p.oid, 'execute')) as may from pg_roles r, pg_proc p
       where r.rolname like 'hn\\_%' and not r.rolsuper and r.rolname not in ('hn_owner', 'hn_keeper') and p.pronamespace = 'public'::regnamespace and p.proname = $1 group by 1`, [name]))
    expect(rows.length).toBeGreaterThan(10)
    const declared = new Set([...callers.posts.map(databaseRole), ...(callers.system ? ['hn_system'] : []), ...(callers.login ? ['hn_app'] : []), ...(callers.signIn ? ['hn_sign_in'] : []), ...(callers.anonymous ? ['hn_anonymous'] : [])])
    expect(rows.filter((row) => row.may !== declared.has(row.role)).map((row) => row.role)).toEqual([])
  })

  test('roles without persons get nothing out of them', async () => {
    for (const role of ['privacy-officer', 'system-admin', 'province-planner', 'team-member'] as const) {
      await expect(database.as(actorOf(role, here, today), (transaction) => transaction.query(`select case_of('${people.seen}')`)), role).rejects.toMatchObject({ code: '42501' })
    }
  })
})

describe('a name search of a whole province', () => {
  test('asks for a stated purpose, and names only through identity', async () => {
    const search = `select t.person_id from name_tail t where t.tail >= 'mau' and t.tail < 'mav' order by t.person_id`
    const find = (purpose: 'case' | 'inspection') => database.as(actorOf('province-police', here, today, purpose), (transaction) => transaction.query<{ person_id: string }>(search)).then((answer) => answer.rows.map((row) => row.person_id))
    expect(await find('case')).toEqual([])
    expect(await find('inspection')).toEqual([people.seen, people.listed])
  })
})
