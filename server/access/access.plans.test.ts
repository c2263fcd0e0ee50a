/** The statements of the hot paths keep their plans under row security: no scan over a table of persons, no sight hashed as a whole. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor, Purpose, Role } from '@hoa-nhap/domain/kernel/actor'
import { day, type Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { personTables } from '@hoa-nhap/domain/access/compartments'
import { declarationOf } from '@hoa-nhap/domain/access/access.rules'
import { testDatabase } from '../../checks/support/database.ts'
import { countsStatement, inboxStatement, listStatement } from '../measures/measures.queries.ts'
import { peopleStatements, personStatement } from '../people/people.queries.ts'
import type { Statement } from '../platform/route.ts'

const database = await testDatabase()
afterAll(() => database.drop())

const today = day('2026-11-20')
const now = '2026-11-20T02:00:00.000Z' as Instant
const communes = 60
const peopleOfCommune = 100

/** Two provinces of sixty communes with a hundred people each; half of them with an earlier, closed measure. */
beforeAll(async () => {
  await database.owner(async (admin) => {
    await admin.query(`
      insert into unit (id, code, level, kind, name, name_fold, province_id) select 'p-' || p, p::text, 'province', 'tỉnh', 'x', 'x', 'p-' || p from generate_series(91, 92) p;
      insert into unit (id, code, level, kind, name, name_fold, parent_id, province_id) select 'c-' || p || lpad(c::text, 3, '0'), p || lpad(c::text, 3, '0'), 'commune', 'xã', 'x', 'x', 'p-' || p, 'p-' || p from generate_series(91, 92) p, generate_series(1, ${communes}) c;
      create temporary table who as select md5('p' || u.id || n)::uuid as person_id, u.id as unit_id, u.province_id, 'nguyen ' || (array['van', 'thi', 'duc', 'quang'])[1 + n % 4] || ' ' || (array['mau', 'thu', 'nhap', 'giay'])[1 + n % 4] || n as fold, n
        from unit u, generate_series(1, ${peopleOfCommune}) n where u.level = 'commune';
      insert into person (person_id, case_number, registered_at, registered_by_agency, registered_unit) select person_id, 'HN-' || unit_id || '-' || n, now(), 'commune-police:' || unit_id, unit_id from who;
      insert into person_identity (person_id, name, name_fold, birth, birth_year, sex, residence_unit) select person_id, fold, fold, '1990', 1990, 'male', unit_id from who;
      insert into representative (person_id, name, relation, ends_on) select person_id, 'Người Mẫu', 'mother', '9999-12-31' from who where n % 10 = 0;
      insert into residence (id, person_id, kind, unit_id, from_day, recorded_at, recorded_by_agency) select md5(person_id::text || 'r')::uuid, person_id, 'permanent', unit_id, '2022-01-01', now(), 'x' from who;
      insert into name_tail (reader_province, tail, person_id) select province_id, substring(fold from k), person_id from who, unnest(array[1, 8, 12]) k;
      insert into sight (agency_id, person_id, until, grade) select a, person_id, '9999-12-31', g from who, lateral (values ('commune-police:' || unit_id, 'scope'), ('commune-committee:' || unit_id, 'scope'), ('province-police:' || province_id, 'purpose')) s (a, g);
      insert into measure (person_id, measure_id, kind, status, regime, open, unit_id, agency_id, province_id, registered_on, sequence, state, reader_unit, reader_province, reader_until)
        select person_id, md5(person_id::text || m)::uuid, case m when 1 then 'post-rehab' else 'voluntary-home' end, 'running', 'r2026', m = 1, unit_id, 'commune-police:' || unit_id, province_id, date '2024-01-01' + (n * 7 + m), 1, '{}', unit_id, province_id, '9999-12-31'
        from who, generate_series(1, 2) m where m = 1 or n % 2 = 0;
      insert into measure_event (measure_id, sequence, id, person_id, type, occurred_on, recorded_at, post_id, role, agency_id, unit_id, regime, data, content_hash)
        select measure_id, s, md5(measure_id::text || s)::uuid, person_id, 'visited', registered_on + s, now(), 'x', 'x', 'x', 'x', 'r2026', '{}', 'x' from measure, generate_series(1, 6) s;
      insert into deadline (measure_id, clock, person_id, kind, clock_kind, due_on, bound, bound_agency, unit_id, body, reader_unit, reader_province, reader_until)
        select measure_id, 'visit', person_id, kind, 'max', date '2026-11-01' + (random() * 60)::int, 'commune-police', agency_id, unit_id, '{}', reader_unit, reader_province, reader_until from measure where open;
      drop table who`)
    await admin.query('analyze')
  })
})

const actor = (role: Role, purpose: Purpose = 'case'): Actor => {
  const { agency, level } = declarationOf(role)
  const unitId = level === 'commune' ? 'c-91007' : 'p-91'
  return { accountId: '00000000-0000-4000-8000-000000000001', postId: `${agency}:${unitId}/${role}`, role, agencyId: `${agency}:${unitId}`, agencyKind: agency, unitId, provinceId: 'p-91', day: today, purpose }
}
type Node = Record<string, unknown> & { Plans?: Node[] }
const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)]
const guarded = new Set([...Object.keys(personTables), 'sight', 'circle'])

async function planOf(who: Actor, statement: Statement): Promise<Node[]> {
  const { rows } = await database.as(who, (transaction) => transaction.query<{ 'QUERY PLAN': { Plan: Node }[] }>(`explain (format json, verbose) ${statement.text}`, statement.values))
  return nodesOf(rows[0]!['QUERY PLAN'][0]!.Plan)
}
function faultsOf(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) => [
    ...(String(node['Node Type']).includes('Seq Scan') && guarded.has(String(node['Relation Name'])) ? [`scans ${String(node['Relation Name'])}`] : []),
    ...Object.entries(node).flatMap(([key, value]) => (typeof value === 'string' && value.includes('hashed SubPlan') ? [`${key}: a hashed subplan`] : [])),
  ])
}

const inboxOf = (role: Role) => ({ agencyId: actor(role).agencyId, today, now, unit: undefined })
const aPerson = async () => (await database.owner((admin) => admin.query<{ id: string }>(`select person_id as id from person_identity where residence_unit = 'c-91007' order by 1 limit 1`))).rows[0]!.id

describe('a plan over 12,000 people', () => {
  test.each<[string, Role, Purpose, () => Statement | Promise<Statement>]>([
    ['the list of a commune by date', 'commune-police', 'case', () => listStatement('commune-police', {}, 50, null)],
    ['its next page', 'commune-police', 'case', () => listStatement('commune-police', {}, 50, ['2025-01-01', '00000000-0000-4000-8000-000000000001'])],
    ['the same narrowed to the own unit', 'commune-police', 'case', () => listStatement('commune-police', { unit: 'c-91007' }, 50, null)],
    ['the list of a chair, who sees one kind', 'commune-chair', 'case', () => listStatement('commune-chair', {}, 50, null)],
    ['the list of a province on a stated purpose', 'province-police', 'inspection', () => listStatement('province-police', {}, 50, null)],
    ['the inbox', 'commune-police', 'case', () => inboxStatement('commune-police', 'week', inboxOf('commune-police'), 50, null)],
    ['its counts', 'commune-police', 'case', () => countsStatement('commune-police', inboxOf('commune-police'))],
    ['a dossier', 'commune-police', 'case', async () => personStatement('commune-police', await aPerson())],
    ['a dossier for the province', 'province-police', 'inspection', async () => personStatement('province-police', await aPerson())],
    ['people of a commune by name', 'commune-police', 'case', () => peopleStatements('commune-police', 'agency', { by: 'name', words: ['nguyen', 'van'] }, undefined, null)[0]!(50)],
    ['people of a province by name', 'province-police', 'inspection', () => peopleStatements('province-police', 'province', { by: 'name', words: ['nguyen', 'van'] }, undefined, null)[0]!(50)],
    ['and with a longer word in between', 'province-police', 'inspection', () => peopleStatements('province-police', 'province', { by: 'name', words: ['nguyen', 'van'] }, undefined, null)[1]!(20)],
    ['events of one measure', 'commune-police', 'case', async () => ({ text: 'select * from measure_event e where e.measure_id = $1', values: [(await database.owner((admin) => admin.query<{ id: string }>(`select measure_id as id from measure limit 1`))).rows[0]!.id] })],
  ])('%s (%s, %s)', async (_, role, purpose, statementOf) => {
    expect(faultsOf(await planOf(actor(role, purpose), await statementOf()))).toEqual([])
  })

  test('and they find what is there, or their plans say little', async () => {
    const found = await database.as(actor('province-police', 'inspection'), (transaction) => transaction.query<{ found: number }>(peopleStatements('province-police', 'province', { by: 'name', words: ['nguyen', 'van'] }, undefined, null)[0]!(50)))
    expect(Number(found.rows[0]!.found)).toBe(51)
    const list = await database.as(actor('commune-police'), (transaction) => transaction.query<{ found: number }>(listStatement('commune-police', {}, 50, null)))
    expect(Number(list.rows[0]!.found)).toBe(51)
    const without = await database.as(actor('province-police'), (transaction) => transaction.query<{ found: number }>(listStatement('province-police', {}, 50, null)))
    expect(Number(without.rows[0]!.found)).toBe(0)
  })

  test('a list narrowed to the own unit goes by the reader, in its order', async () => {
    const nodes = await planOf(actor('commune-police'), listStatement('commune-police', { unit: 'c-91007' }, 50, null))
    expect(nodes.filter((node) => node['Relation Name'] === 'measure').map((node) => [node['Node Type'], node['Index Name']])).toEqual([['Index Scan', 'measure_reader_unit_registered_on_measure_id_idx']])
    expect(nodes.map((node) => node['Node Type'])).not.toContain('Sort')
  })

  test('a scan would be seen', async () => {
    expect(faultsOf(await planOf(actor('commune-police'), { text: `select person_id from person_identity where other_name = 'x'` }))).toContain('scans person_identity')
  })
})
