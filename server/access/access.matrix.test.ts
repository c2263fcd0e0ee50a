import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Role, type Actor, type Purpose } from '@hoa-nhap/domain/kernel/actor'
import { day } from '@hoa-nhap/domain/kernel/plain-date'
import { columnsFor, declarationOf } from '@hoa-nhap/domain/access/access.rules'
import { otherTables, personTables } from '@hoa-nhap/domain/access/compartments'
import { testDatabase } from '../../checks/support/database.ts'
import { databaseRole, productRoles } from '../platform/database-roles.ts'
import { policiesSql } from './generate-policies.ts'
import { guardedFunctions } from './guarded-functions.ts'
import { actorOf, buildTrialWorld, elsewhere, expectedKeys, here, keyColumn, type Place, type TrialRow } from '../../checks/support/access-world.ts'

const database = await testDatabase()
afterAll(() => database.drop())
let rows: readonly TrialRow[]
beforeAll(async () => { rows = await buildTrialWorld(database) })

const tables = Object.keys(personTables).filter((name) => !personTables[name]!.planned)
const today = day('2026-11-20')

/** What the actor really reads of every table, in one transaction; 'denied' where the database refuses the statement. */
async function readAll(actor: Actor): Promise<ReadonlyMap<string, 'denied' | readonly string[]>> {
  const found = new Map<string, 'denied' | readonly string[]>()
  await database.as(actor, async (transaction) => {
    for (const table of tables) {
      await transaction.query('savepoint before')
      try {
        const answer = await transaction.query<{ key: string }>(`select ${keyColumn(table)}::text as key from ${table}`)
        found.set(table, answer.rows.map((row) => row.key).toSorted())
      } catch (error) {
        if ((error as { code?: string }).code !== '42501') throw error
        found.set(table, 'denied')
        await transaction.query('rollback to savepoint before')
      }
    }
  })
  return found
}

/** Every cell where what is read is not what is declared. */
async function mismatches(roles: readonly Role[], on = today, purpose: Purpose = 'case', places: readonly Place[] = [here, elsewhere]): Promise<string[]> {
  const wrong: string[] = []
  for (const role of roles) {
    for (const place of places) {
      const actor = actorOf(role, place, on, purpose)
      const found = await readAll(actor)
      for (const table of tables) {
        const expected = expectedKeys(actor, place, table, rows)
        const actual = found.get(table)!
        if (JSON.stringify(expected) !== JSON.stringify(actual)) {
          wrong.push(`${role} ${place === here ? 'here' : 'elsewhere'} ${on} ${purpose} ${table}: ${expected === 'denied' ? 'denied' : expected.length} declared, ${actual === 'denied' ? 'denied' : actual.length} read`)
        }
      }
    }
  }
  return wrong
}

describe('what is in the catalogue is declared', () => {
  test('every table is declared, and every table that names a person is a table of persons or machinery', async () => {
    const { rows: columns } = await database.owner((admin) => admin.query<{ table: string; names: string[] }>(
      `select c.relname as "table", array_agg(a.attname::text) as names from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f') group by 1 order by 1`))
    const undeclared = columns.filter(({ table }) => !(table in personTables) && !(table in otherTables)).map(({ table }) => table)
    expect(undeclared).toEqual([])
    const loose = columns.filter(({ table, names }) => names.some((name) => /^(person|measure)(_|$)|_person(_|$)/.test(name)) && !(table in personTables) && otherTables[table] !== 'machinery').map(({ table }) => table)
    expect(loose).toEqual([])
    expect(tables.filter((name) => !columns.some(({ table }) => table === name))).toEqual([])
  })

  test('row security binds everybody on every table of persons and of machinery', async () => {
    const guarded = [...tables, ...Object.keys(otherTables).filter((name) => (otherTables[name] === 'machinery' || otherTables[name] === 'confidential') && name !== 'migration')]
    const { rows: open } = await database.owner((admin) => admin.query<{ relname: string }>(`select relname from pg_class where relnamespace = 'public'::regnamespace and relname = any ($1) and not (relrowsecurity and relforcerowsecurity)`, [guarded]))
    expect(open).toEqual([])
  })

  test('column by column, each post is granted what the declaration says, and nobody writes a table of persons', async () => {
    const { rows: cells } = await database.owner((admin) => admin.query<{ role: string; table: string; column: string; may_read: boolean; may_write: boolean }>(
      `select r.rolname as role, c.relname as "table", a.attname::text as "column", has_column_privilege(r.oid, c.oid, a.attnum, 'select') as may_read,
         has_column_privilege(r.oid, c.oid, a.attnum, 'insert') or has_column_privilege(r.oid, c.oid, a.attnum, 'update') or has_table_privilege(r.oid, c.oid, 'delete') or has_table_privilege(r.oid, c.oid, 'truncate') as may_write
       from pg_roles r, pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where r.rolname = any ($1) and c.relnamespace = 'public'::regnamespace and c.relname = any ($2)`, [[...productRoles, 'hn_app'], tables]))
    const wrong: string[] = []
    for (const cell of cells) {
      if (cell.role === 'hn_system') continue
      const role = Role.options.find((each) => databaseRole(each) === cell.role)
      const columns = role ? columnsFor(role, cell.table) : null
      const readers = role !== undefined && columns !== null && !['rollup', 'none'].includes(declarationOf(role).during.at(-1)!.sight)
      const declared = readers && (columns === 'all' || columns!.includes(cell.column))
      if (declared !== cell.may_read || cell.may_write) wrong.push(`${cell.role} ${cell.table}.${cell.column}`)
    }
    expect(cells.length).toBeGreaterThan(3_000)
    expect(wrong).toEqual([])
  })

  test('no role has two policies that read one table', async () => {
    const { rows: twice } = await database.owner((admin) => admin.query(
      `select tablename, role, count(*) from (select tablename, unnest(roles)::text as role from pg_policies where schemaname = 'public' and cmd in ('SELECT', 'ALL') and permissive = 'PERMISSIVE') p where role <> 'hn_keeper' group by 1, 2 having count(*) > 1`))
    expect(twice).toEqual([])
  })

  test('no policy serves everybody, and the application owns nothing', async () => {
    const { rows: open } = await database.owner((admin) => admin.query(`select tablename, policyname from pg_policies where schemaname = 'public' and ('public' = any (roles) or 'hn_app' = any (roles))`))
    expect(open).toEqual([])
    const { rows: owned } = await database.owner((admin) => admin.query(`select c.relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = any ($1)`, [[...productRoles, 'hn_app']]))
    expect(owned).toEqual([])
  })

  test('a function with more rights than its caller is declared with its callers, and has a fixed search path', async () => {
    const { rows: definers } = await database.owner((admin) => admin.query<{ name: string; owner: string; fixed: boolean; anyone: boolean }>(
      `select p.proname::text as name, r.rolname as owner, exists (select from unnest(p.proconfig) c where c like 'search_path=%') as fixed, has_function_privilege('hn_anonymous', p.oid, 'execute') as anyone
       from pg_proc p join pg_roles r on r.oid = p.proowner where p.pronamespace = 'public'::regnamespace and p.prosecdef`))
    expect(definers.filter((each) => !each.fixed)).toEqual([])
    expect(definers.filter((each) => each.anyone !== (guardedFunctions[each.name]?.anonymous ?? false))).toEqual([])
    expect(definers.filter((each) => each.owner === 'hn_keeper' && !(each.name in guardedFunctions)).map((each) => each.name)).toEqual([])
  })
})

describe('each role reads what is declared, here and elsewhere', () => {
  test.each([['2026-11-20', 'case'], ['2026-11-20', 'inspection'], ['2026-06-30', 'case'], ['2024-06-01', 'case']] as const)('on %s, purpose %s', async (on, purpose) => {
    expect(await mismatches(Role.options, day(on), purpose)).toEqual([])
  })

  test('the world holds something for every table, or the tests above prove little', () => {
    for (const table of tables) {
      const read = Role.options.map((role) => expectedKeys(actorOf(role, here, today, 'inspection'), here, table, rows)).filter((keys) => keys !== 'denied')
      expect(read.some((keys) => keys.length > 0), table).toBe(true)
    }
  })
})

describe('nobody', () => {
  test('the login itself may read no table at all', async () => {
    for (const table of [...tables, ...Object.keys(otherTables)]) {
      await expect(database.pool.query(`select 1 from ${table} limit 1`), table).rejects.toMatchObject({ code: '42501' })
    }
  })

  test('an anonymous caller reads reference data and nothing of persons', async () => {
    for (const table of tables) await expect(database.asNobody((transaction) => transaction.query(`select 1 from ${table} limit 1`)), table).rejects.toMatchObject({ code: '42501' })
    expect((await database.asNobody((transaction) => transaction.query('select 1 from unit limit 1'))).rowCount).toBe(1)
  })

  test('a role without settings sees nothing', async () => {
    for (const role of Role.options) {
      for (const table of tables.filter((name) => expectedKeys(actorOf(role, here, today), here, name, rows) !== 'denied')) {
        const answer = await database.asScope({ databaseRole: databaseRole(role), unit: '', agency: '', province: '', post: '', day: '' }, (transaction) => transaction.query(`select ${keyColumn(table)} from ${table}`))
        expect(answer.rows, `${role} ${table}`).toEqual([])
      }
    }
  })
})

describe('a test that cannot fail proves nothing: each of these faults is found', () => {
  const repair = () => database.owner(async (admin) => {
    const client = await admin.connect()
    try {
      await client.query(`begin; set local role hn_owner; ${policiesSql()}; commit`)
    } finally {
      client.release()
    }
  })
  test.each([
    ['a policy is missing', 'drop policy reads_commune_police on measure', ['commune-police']],
    ['a policy lets everything through', 'alter policy reads_commune_police on measure_event using (true)', ['commune-police']],
    ['a policy forgets the day', 'alter policy reads_commune_chair on dossier_item using (exists (select from measure m where m.measure_id = dossier_item.measure_id))', ['commune-chair']],
    ['a compartment is granted to the wrong role', 'grant select on treatment_record to hn_commune_police', ['commune-police']],
    ['what a counsellor wrote is opened to the police', 'grant select on counselling_entry to hn_commune_police; create policy mutant on counselling_entry for select to hn_commune_police using (true)', ['commune-police']],
    ['a named column becomes the whole row', 'grant select on assessment_result to hn_commune_police', ['commune-police']],
    ['sight is asked of the wrong body', `alter policy reads_regional_court on measure using (exists (select from sight s where s.person_id = measure.person_id))`, ['regional-court']],
    ['row security is switched off', 'alter table measure disable row level security', ['commune-police', 'facility-guard']],
  ] as const)('%s', async (_, fault, roles) => {
    await database.owner((admin) => admin.query(fault))
    try {
      const found = await mismatches(roles)
      const granted = await database.owner((admin) => admin.query<{ wrong: boolean }>(`select has_table_privilege('hn_commune_police', 'assessment_result', 'select') as wrong`))
      expect(found.length > 0 || granted.rows[0]!.wrong).toBe(true)
    } finally {
      await database.owner((admin) => admin.query('drop policy if exists mutant on counselling_entry'))
      await repair()
    }
  })
  test('and all is well again after the repair', async () => {
    expect(await mismatches(['commune-police', 'commune-chair', 'regional-court', 'facility-guard'])).toEqual([])
  })
})
