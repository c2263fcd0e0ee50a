/** Every role at every door of the register tables: what it reads and what it may write is what the declarations say, here and elsewhere. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Role, type Actor } from '@hoa-nhap/domain/kernel/actor'
import { day } from '@hoa-nhap/domain/kernel/plain-date'
import type { RegisterDeclaration } from '@hoa-nhap/domain/kernel/register'
import { registers } from '@hoa-nhap/domain/registers/registers.registers'
import { actorOf, elsewhere, here, type Place } from '../../checks/support/access-world.ts'
import { testDatabase } from '../../checks/support/database.ts'
import { idOf } from './registers.ids.ts'

const database = await testDatabase()
afterAll(() => database.drop())
const today = day('2026-11-20')
const actors = Role.options.map((role) => actorOf(role, here, today))

type Planted = { readonly id: string; readonly register: string; readonly unit: string; readonly agency: string; readonly province: string }
/** For each register: one record of each body here, one of a body of the same province, one elsewhere. */
const bodies = [...new Map([...actors, ...Role.options.map((role) => actorOf(role, elsewhere, today))].map((actor) => [actor.agencyId, actor])).values()]
const planted: Planted[] = registers.flatMap((register) => bodies.map((body) => ({ id: idOf(register.id, body.agencyId), register: register.id, unit: body.unitId, agency: body.agencyId, province: body.provinceId })))

/** Tries to open a record there, with the caller's own rights; true: the database refused. */
const tries = `create function tries_register(p_register text, p_act text, p_agency text, p_unit text, p_province text) returns boolean language plpgsql as $$
  begin
    perform write_register(jsonb_build_array(jsonb_build_object(
      'record', jsonb_build_object('id', gen_random_uuid(), 'register', p_register, 'unitId', p_unit, 'agencyId', p_agency, 'readerUnit', p_unit, 'readerAgency', p_agency, 'provinceId', p_province,
        'label', 'x', 'labelFold', 'x', 'status', 'open', 'open', true, 'openedOn', '2026-01-01', 'onDay', '2026-01-01', 'state', '{}'::jsonb),
      'event', jsonb_build_object('sequence', 1, 'id', gen_random_uuid(), 'type', p_act, 'occurredOn', '2026-01-01', 'recordedAt', now(), 'postId', 'x', 'role', 'x', 'agencyId', p_agency, 'unitId', p_unit, 'data', '{}'::jsonb, 'change', '{}'::jsonb),
      'dues', '[]'::jsonb)));
    return false;
  exception when insufficient_privilege then return true;
  end $$; grant execute on function tries_register(text, text, text, text, text) to public`

beforeAll(async () => {
  await database.owner(async (admin) => {
    await admin.query(tries)
    for (const { province, commune } of [here, elsewhere] satisfies Place[]) {
      await admin.query(`insert into unit (id, code, level, kind, name, name_fold, province_id) values ($1, $2, 'province', 'tỉnh', $1, $1, $1), ($3, $4, 'commune', 'xã', $3, $3, $1) on conflict (id) do nothing`, [province, province.slice(2), commune, commune.slice(2)])
    }
    for (const body of bodies) await admin.query('insert into agency (id, kind, unit_id, name) values ($1, $2, $3, $1) on conflict (id) do nothing', [body.agencyId, body.agencyKind, body.unitId])
    for (const row of planted) {
      await admin.query(
        `insert into register_record (id, register, unit_id, agency_id, reader_unit, province_id, reader_agency, label, label_fold, status, open, opened_on, on_day, sequence, state, made_by_post)
         values ($1, $2, $3, $4, $3, $5, $4, 'x', 'x', 'open', true, '2026-01-01', '2026-01-01', 1, '{}', 'x')`, [row.id, row.register, row.unit, row.agency, row.province])
      await admin.query(`insert into register_event (record_id, sequence, id, type, occurred_on, recorded_at, post_id, role, agency_id, unit_id, data, change) values ($1, 1, $1, 'x', '2026-01-01', now(), 'x', 'x', $2, $3, '{}', '{}')`, [row.id, row.agency, row.unit])
      await admin.query(`insert into register_file (id, register, record_id, name, type, size, sha256, kept_at, made_by_post, content) values ($1, $2, $1, 'a.pdf', 'application/pdf', 1, 'x', now(), 'x', 'x')`, [row.id, row.register])
      await admin.query(`insert into register_due (record_id, clock, register, unit_id, province_id, agency_id, kind, due_on, bound, body) values ($1, 'x', $2, $3, $4, $5, 'max', '2026-12-01', 'x', '{}')`, [row.id, row.register, row.unit, row.province, row.agency])
    }
  })
})

const reaches = (sight: 'agency' | 'unit' | 'province' | 'all', row: Planted, actor: Actor): boolean =>
  sight === 'all' || (sight === 'province' && row.province === actor.provinceId) || (sight === 'unit' && row.unit === actor.unitId) || (sight === 'agency' && row.agency === actor.agencyId)
const sees = (register: RegisterDeclaration, row: Planted, actor: Actor) => register.reads.some((line) => line.roles.includes(actor.role) && reaches(line.sight, row, actor))

test('there are registers to look at', () => { expect(registers.length).toBeGreaterThan(5) })

test.each(['register_record', 'register_event', 'register_due', 'register_file'])('%s: each role reads what is declared, nothing else', async (table) => {
  const wrong: string[] = []
  const key = table === 'register_record' ? 'id' : 'record_id'
  for (const actor of actors) {
    const expected = planted.filter((row) => sees(registers.find((register) => register.id === row.register)!, row, actor)).map((row) => row.id).toSorted()
    const found = await database.as(actor, async (transaction) => {
      await transaction.query('savepoint before')
      try {
        return (await transaction.query<{ id: string }>(`select ${key}::text as id from ${table}`)).rows.map((row) => row.id).toSorted()
      } catch (error) {
        if ((error as { code?: string }).code !== '42501') throw error
        await transaction.query('rollback to savepoint before')
        return [] as string[]
      }
    })
    if (JSON.stringify(found) !== JSON.stringify(expected)) wrong.push(`${actor.role}: ${expected.length} declared, ${found.length} read`)
  }
  expect(wrong).toEqual([])
})

test('no product role writes a table of registers itself', async () => {
  const { rows } = await database.owner((admin) => admin.query<{ grantee: string; table_name: string }>(
    `select distinct grantee, table_name from information_schema.role_table_grants where table_name like 'register\\_%' and privilege_type <> 'SELECT' and grantee not in ('hn_owner', 'hn_system', 'hn_keeper', 'postgres')`))
  expect(rows.filter((row) => row.grantee.startsWith('hn_'))).toEqual([])
})

test('an act is taken by the database from the roles and within the reach that its register declares', async () => {
  const wrong: string[] = []
  for (const actor of actors) {
    // His own body, another of his unit, another of his province, one elsewhere: each stands for its kind.
    const near = [(row: Planted) => row.agency === actor.agencyId, (row: Planted) => row.agency !== actor.agencyId && row.unit === actor.unitId, (row: Planted) => row.unit !== actor.unitId && row.province === actor.provinceId, (row: Planted) => row.province !== actor.provinceId]
    const tried = registers.flatMap((register) => near.flatMap((is) => planted.find((row) => row.register === register.id && is(row)) ?? []))
    const asked = tried.flatMap((row) => Object.keys(registers.find((register) => register.id === row.register)!.acts).map((act) => ({ row, act })))
    const refused = await database.as(actor, async (transaction) => (await transaction.query<{ refused: boolean }>(
      `select tries_register(x.register, x.act, x.agency, x.unit, x.province) as refused from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) with ordinality as x (register, act, agency, unit, province, n) order by x.n`,
      [asked.map(({ row }) => row.register), asked.map(({ act }) => act), asked.map(({ row }) => row.agency), asked.map(({ row }) => row.unit), asked.map(({ row }) => row.province)])).rows.map((row) => row.refused))
    for (const [index, { row, act }] of asked.entries()) {
      const declared = registers.find((register) => register.id === row.register)!.acts[act]!
      const may = declared.by.some((line) => line.roles.includes(actor.role) && reaches(line.whose, row, actor))
      if (refused[index] === may) wrong.push(`${actor.role} ${row.register}.${act} at ${row.agency}: ${may ? 'refused' : 'taken'}`)
    }
  }
  expect(wrong).toEqual([])
})
