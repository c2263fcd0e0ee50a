/** Brings a database of simulated lives to the wanted number of people, and builds the floor's tables beside it. */
import type pg from 'pg'

const count = async (client: pg.Client, table: string) => Number((await client.query<{ n: string }>(`select count(*) n from ${table}`)).rows[0]!.n)

/** Columns of a table in order, each as an expression over the alias `t`; overrides by name. */
async function copyTable(client: pg.Client, table: string, overrides: Readonly<Record<string, string>>, source: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = '' order by attnum`, [table],
  )
  const names = rows.map((row) => row.name)
  await client.query(`insert into ${table} (${names.join(', ')}) select ${names.map((name) => overrides[name] ?? `t.${name}`).join(', ')} from ${source}`)
}

/** People of the copies that stay where the originals live; copies beyond them go over the whole country. */
const mostNear = 20_000
const eventsPerPerson = 30

/**
 * Copies whole lives under new ids and other people's names until there are enough people, and `eventsPerPerson` events for each person asked for.
 * Copies near the originals keep their units, so that the rules derive the very rows that were copied; of three copies one goes elsewhere.
 */
export async function growTo(client: pg.Client, people: number, say: (sentence: string) => void): Promise<void> {
  const base = await count(client, 'person')
  const copies = Math.max(Math.ceil(people / base), Math.ceil((people * eventsPerPerson) / (await count(client, 'measure_event')))) - 1
  if (copies < 1) return
  await client.query('create schema if not exists bench')
  await client.query(`create or replace function bench.other(k int, id uuid) returns uuid language sql immutable parallel safe as $$ select md5(k || ':' || id::text)::uuid $$`)
  await client.query(`create table bench.commune as select id, province_id, row_number() over (order by id) - 1 as place, count(*) over () as of_all from unit where level = 'commune' and valid_to is null and province_id not in ('p-20', 'p-24')`)
  await client.query(`create table bench.source as select person_id, row_number() over (order by person_id) - 1 as place, count(*) over () as of_all from person`)
  for (const table of ['measure', 'measure_event', 'deadline', 'indicator_fact', 'person', 'person_identity', 'sight', 'circle', 'residence', 'name_tail', 'substance_use', 'assessment_result', 'family_social', 'work_training', 'support_payment', 'dossier_item']) {
    await client.query(`create table bench.${table} as select * from ${table}`)
  }
  await client.query(`set session_replication_role = replica`)
  let nearPeople = base
  for (let k = 1; k <= copies; k++) {
    const near = k % 3 !== 0 && nearPeople + base <= mostNear
    if (near) nearPeople += base
    await client.query('drop table if exists bench.target')
    await client.query(
      `create table bench.target as
       select u.unit_id, c.id as unit_to, c.province_id as province_to from (select distinct unit_id from bench.measure union select residence_unit from bench.person_identity union select unit_now from bench.indicator_fact) u
       join lateral (select ('x' || substr(md5(${k} || u.unit_id), 1, 8))::bit(32)::bigint & 2147483647 as h) n on true
       join bench.commune c on c.place = n.h % (select max(of_all) from bench.commune)${near ? ' where false' : ''}`,
    )
    await client.query('create unique index on bench.target (unit_id)')
    const id = (column: string) => `bench.other(${k}, t.${column})`
    const unit = `coalesce((select x.unit_to from bench.target x where x.unit_id = t.unit_id), t.unit_id)`
    const province = `coalesce((select x.province_to from bench.target x where x.unit_id = t.unit_id), t.province_id)`
    const reader = `case when t.reader_unit is not null then coalesce((select x.unit_to from bench.target x where x.unit_id = t.reader_unit), t.reader_unit) end`
    const readerProvince = (of: string) => `case when t.reader_province is not null then coalesce((select x.province_to from bench.target x where x.unit_id = t.${of}), t.reader_province) end`
    const agency = `split_part(t.agency_id, ':', 1) || ':' || coalesce((select x.unit_to from bench.target x where x.unit_id = split_part(t.agency_id, ':', 2)), split_part(t.agency_id, ':', 2))`
    const from = (table: string) => `bench.${table} t`
    const person = { person_id: id('person_id') }
    const event = { ...person, measure_id: id('measure_id') }
    await copyTable(client, 'person', { ...person, case_number: `t.case_number || '-${k}'` }, from('person'))
    const named = `bench.person_identity t join bench.source s on s.person_id = t.person_id join bench.source o on o.place = (s.place * 7 + ${k} * 131) % s.of_all join bench.person_identity n on n.person_id = o.person_id`
    await copyTable(client, 'person_identity', {
      ...person, name: 'n.name', name_fold: 'n.name_fold', case_number: `t.case_number || '-${k}'`, personal_number_index: `decode(md5('${k}' || t.person_id::text), 'hex')`,
      residence_unit: `coalesce((select x.unit_to from bench.target x where x.unit_id = t.residence_unit), t.residence_unit)`,
    }, named)
    await copyTable(client, 'residence', { ...person, id: id('id') }, from('residence'))
    await copyTable(client, 'measure', {
      ...event, unit_id: unit, province_id: province, agency_id: agency, reader_unit: reader, reader_province: readerProvince('unit_id'),
      state: `replace(t.state::text, t.unit_id, ${unit})::json`,
    }, from('measure'))
    await copyTable(client, 'measure_event', event, from('measure_event'))
    await copyTable(client, 'deadline', {
      ...event, unit_id: unit, reader_unit: reader, reader_province: readerProvince('unit_id'), bound_agency: `replace(t.bound_agency, t.unit_id, ${unit})`,
      body: `replace(t.body::text, t.measure_id::text, ${id('measure_id')}::text)::jsonb`,
    }, from('deadline'))
    for (const table of ['substance_use', 'assessment_result', 'family_social', 'work_training', 'support_payment', 'dossier_item']) await copyTable(client, table, event, from(table))
    await client.query(
      `insert into sight (agency_id, person_id, until, grade)
       select distinct on (1, 2) case when split_part(t.agency_id, ':', 1) like 'province-%' then split_part(t.agency_id, ':', 1) || ':' || coalesce((select x.province_to from bench.target x where x.unit_id = i.residence_unit), split_part(t.agency_id, ':', 2))
         else ${agency} end, ${id('person_id')}, t.until, t.grade
       from bench.sight t join bench.person_identity i on i.person_id = t.person_id order by 1, 2 on conflict do nothing`)
    await copyTable(client, 'circle', person, from('circle'))
    const factUnit = `coalesce((select x.unit_to from bench.target x where x.unit_id = t.unit_now), t.unit_now)`
    const factProvince = `coalesce((select x.province_to from bench.target x where x.unit_id = t.unit_now), t.province_now)`
    await copyTable(client, 'indicator_fact', near ? person : {
      ...person, unit_then: factUnit, unit_now: factUnit, province_then: factProvince, province_now: factProvince, district_then: 'null',
      reader_unit: reader, reader_province: readerProvince('reader_unit'),
    }, from('indicator_fact'))
    say(`  ${Math.round((k / copies) * 100)} % (${(k + 1) * base} người · people)`)
  }
  await client.query(`update measure m set deadlines = (select coalesce(jsonb_agg(jsonb_set(jsonb_set(d, '{id}', to_jsonb(m.measure_id::text || substr(d ->> 'id', 37))), '{measureId}', to_jsonb(m.measure_id::text)) order by n), '[]')::json from jsonb_array_elements(m.deadlines::jsonb) with ordinality e(d, n)) where m.deadlines::text <> '[]' and m.deadlines #>> '{0,measureId}' <> m.measure_id::text`)
  await client.query('truncate name_tail')
  await client.query(
    `insert into name_tail (reader_province, tail, person_id, head, name, birth_year, residence_unit, same_person, open, reader_until)
     select m.reader_province, array_to_string(w.words[g.n:], ' '), i.person_id, substr(i.name_fold, 1, length(i.name_fold) - length(array_to_string(w.words[g.n:], ' '))), i.name, i.birth_year, i.residence_unit, i.same_person, m.open, '9999-12-31'
     from person_identity i join (select person_id, reader_province, count(*)::int as open from measure where open and reader_province is not null group by 1, 2) m on m.person_id = i.person_id
     cross join lateral (select string_to_array(i.name_fold, ' ') as words) w cross join lateral generate_series(1, cardinality(w.words)) g(n)`)
  await client.query(`set session_replication_role = default`)
  await client.query('truncate indicator_delta')
  await client.query('select rebuild_indicator_buckets()')
  await client.query('drop schema bench cascade')
}

/** An account for the commune police of more communes than the demonstration shows, so that the load is not on a few people. */
export async function addOfficers(client: pg.Client, communes: number): Promise<void> {
  await client.query(
    `with chosen as (select g.id as agency_id, g.unit_id, u.province_id from agency g join unit u on u.id = g.unit_id join (select reader_unit, count(*) as n from measure where open group by 1) m on m.reader_unit = g.unit_id
       where g.kind = 'commune-police' and not exists (select from post p where p.agency_id = g.id) order by m.n desc, g.id limit $1),
     made as (insert into account (id, username, display_name, password_hash, created_at)
       select gen_random_uuid(), 'bench.' || c.unit_id, 'Bench ' || c.unit_id, (select a.password_hash from account a join demo_account d on d.account_id = a.id limit 1), now() from chosen c returning id, username)
     insert into post (id, account_id, agency_id, role, unit_id, province_id, valid_from)
     select c.agency_id || '/commune-police', m.id, c.agency_id, 'commune-police', c.unit_id, c.province_id, '2022-01-01' from chosen c join made m on m.username = 'bench.' || c.unit_id`, [communes])
}

/**
 * The floor's tables: what a careful team would make for these pages alone, normalised, without access control, with the indexes ours has. Measures
 * that nobody sees any more are left out, so that both sides answer the same rows.
 */
export async function buildFloor(client: pg.Client): Promise<void> {
  await client.query('drop schema if exists floor cascade')
  await client.query('create schema floor')
  const statements = [
    `create table floor.unit as select id, name, level, parent_id, province_id, valid_to from unit`,
    `alter table floor.unit add primary key (id)`,
    `create index on floor.unit (parent_id, level)`,
    `create table floor.agency as select id, name from agency`,
    `alter table floor.agency add primary key (id)`,
    `create table floor.person as select i.person_id as id, p.case_number, i.name, i.name_fold, i.other_name, i.birth, i.birth_year, i.sex, i.personal_number_ending, i.representative_name, i.representative_relation, i.residence_unit as unit_id
     from person_identity i join person p using (person_id)`,
    `alter table floor.person add primary key (id)`,
    `create index on floor.person (name_fold, birth_year)`,
    `create table floor.residence as select id, person_id, kind, unit_id, address_as_written, from_day, to_day from residence`,
    `alter table floor.residence add primary key (id)`,
    `create index on floor.residence (person_id)`,
    `create table floor.measure as select measure_id as id, person_id, kind, status, regime, open, reader_unit as unit_id, province_id, agency_id, facility_id, registered_on, started_on, term_ends_on, ended_on, next_due_on, sequence
     from measure where reader_unit is not null and reader_until >= '2026-11-20'`,
    `alter table floor.measure add primary key (id)`,
    `create index on floor.measure (person_id)`,
    `create index on floor.measure (unit_id, registered_on desc, id desc)`,
    `create index on floor.measure (province_id, registered_on desc, id desc)`,
    `create table floor.event as select measure_id, sequence, id, type, occurred_on, recorded_at, post_id, data from measure_event`,
    `alter table floor.event add primary key (measure_id, sequence)`,
    `create unique index on floor.event (measure_id, id)`,
    `create table floor.deadline as select measure_id, clock, key, due_on, due_at, bound, act, form, body from deadline`,
    `alter table floor.deadline add primary key (measure_id, clock, key)`,
    `create index on floor.deadline (due_on)`,
    `create table floor.fact as select indicator_id, period, person_id, unit_now as unit_id, province_now as province_id, of_on, met_on from indicator_fact`,
    `create index on floor.fact (province_id, indicator_id, period, unit_id) include (of_on, met_on)`,
    `create index on floor.fact (indicator_id, period) include (province_id, of_on, met_on)`,
    `grant usage on schema floor to hn_app`,
    `grant select, insert, update on all tables in schema floor to hn_app`,
  ]
  for (const statement of statements) await client.query(statement)
}
