-- The work for one person: wishes, training, work, support, what a facility does for the way back. Entries are added; a wrong one is replaced by another.
-- One table for each compartment; nobody writes but through `record_reintegration`. What concerns HIV lies in `hiv_result` alone.
create table work_entry (
  id uuid primary key, person_id uuid not null references person, agency_id text not null, unit_id text not null,   -- the commune that looked after the person then
  post_id text not null, role text not null, type text not null, on_day date not null, recorded_at timestamptz not null,
  data jsonb not null, replaces uuid, replaced_by uuid
);
create index on work_entry (person_id);
create table support_entry (
  id uuid primary key, person_id uuid not null references person, agency_id text not null, unit_id text not null,
  post_id text not null, role text not null, type text not null, on_day date not null, recorded_at timestamptz not null,
  data jsonb not null, replaces uuid, replaced_by uuid
);
create index on support_entry (person_id);
-- A helper who is named to the person reads day, time, place and task.
create table support_meeting (
  id uuid primary key, person_id uuid not null references person, agency_id text not null, unit_id text not null,
  post_id text not null, role text not null, type text not null, on_day date not null, recorded_at timestamptz not null,
  data jsonb not null, replaces uuid, replaced_by uuid,
  place text generated always as (data ->> 'place') stored, at_time text generated always as (data ->> 'time') stored, task text generated always as (data ->> 'task') stored
);
create index on support_meeting (person_id);
create table behaviour_rating (
  id uuid primary key, person_id uuid not null references person, agency_id text not null, unit_id text not null,
  post_id text not null, role text not null, type text not null, on_day date not null, recorded_at timestamptz not null,
  data jsonb not null, replaces uuid, replaced_by uuid
);
create index on behaviour_rating (person_id);
-- Each place reads its own; what is handed over to another place stands there too, as that place's own row.
create table treatment_entry (
  id uuid not null, person_id uuid not null references person, agency_id text not null, from_agency text not null, unit_id text not null,
  post_id text not null, role text not null, type text not null, on_day date not null, recorded_at timestamptz not null,
  body bytea not null,                             -- under the person's key
  replaces uuid, replaced_by uuid,
  primary key (id, agency_id)
);
create index on treatment_entry (person_id);
create index on treatment_entry (agency_id, type, on_day);
-- What is still to be done, derived from the entries of the person: checks of work found, wishes that wait.
create table work_due (
  person_id uuid not null references person, clock text not null, entry_id uuid not null, since date not null, due_on date not null, agency_id text not null,
  primary key (person_id, clock, entry_id)
);

do $$ declare t text; begin
  foreach t in array array['work_entry', 'support_entry', 'support_meeting', 'behaviour_rating', 'treatment_entry', 'work_due'] loop
    execute format('grant select, insert, update, delete on %I to hn_keeper', t);
    execute format('create policy kept_by_functions on %I to hn_keeper using (true) with check (true)', t);
  end loop;
end $$;

-- Where the rows of an indicator come from: measures, or entries. Each source saves its own and leaves the other's alone.
alter table indicator_rule add column source text not null default 'measures';
insert into indicator_rule (indicator_id, met_day, source) values ('vocational-training', 'met_on', 'entries'), ('job-advice', 'met_on', 'entries')
  on conflict (indicator_id) do update set met_day = excluded.met_day, source = excluded.source;

-- As `save_indicator_facts` of 0005, for the named indicators alone; the facts of a restricted person belong to the province and to no commune.
create function save_facts_within(person uuid, facts jsonb, within text[], reader_unit text, reader_province text, reader_until date) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  with closed as materialized (select exists (select from public.closed_person c where c.person_id = person and c.restricted) as restricted
  ), wanted as (
    select f."indicatorId" as indicator_id, f.period, coalesce(f.subject, '') as subject, case when c.restricted then 'none' else f."unitThen" end as unit_then, case when c.restricted then 'none' else f."unitNow" end as unit_now,
      case when c.restricted then null else f."districtThen" end as district_then, f."provinceThen" as province_then, f."provinceNow" as province_now, f."ofOn" as of_on, f."metOn" as met_on, f.reason
    from jsonb_to_recordset(facts) as f("indicatorId" text, period int, subject text, "unitThen" text, "unitNow" text, "districtThen" text, "provinceThen" text, "provinceNow" text, "ofOn" date, "metOn" date, reason text) cross join closed c
    where f."indicatorId" = any (within)
  ), before as (
    select b.indicator_id, b.period, b.subject, b.unit_then, b.unit_now, b.province_then, b.province_now, b.of_on, b.met_on from public.indicator_fact b where b.person_id = person and b.indicator_id = any (within)
  ), gone as (
    delete from public.indicator_fact g where g.person_id = person and g.indicator_id = any (within) and not exists (select from wanted w where w.indicator_id = g.indicator_id and w.period = g.period and w.subject = g.subject)
  ), others as (
    update public.indicator_fact f set reader_unit = save_facts_within.reader_unit, reader_province = save_facts_within.reader_province, reader_until = save_facts_within.reader_until
    where f.person_id = person and f.indicator_id <> all (within)
      and (f.reader_unit, f.reader_province, f.reader_until) is distinct from (save_facts_within.reader_unit, save_facts_within.reader_province, save_facts_within.reader_until)
  ), written as (
    insert into public.indicator_fact as f (indicator_id, period, person_id, subject, unit_then, unit_now, district_then, province_then, province_now, of_on, met_on, reason, reader_unit, reader_province, reader_until)
    select w.indicator_id, w.period, person, w.subject, w.unit_then, w.unit_now, w.district_then, w.province_then, w.province_now, w.of_on, w.met_on, w.reason, save_facts_within.reader_unit, save_facts_within.reader_province, save_facts_within.reader_until
    from wanted w
    on conflict (person_id, indicator_id, period, subject) do update set
      unit_then = excluded.unit_then, unit_now = excluded.unit_now, district_then = excluded.district_then, province_then = excluded.province_then, province_now = excluded.province_now,
      of_on = excluded.of_on, met_on = excluded.met_on, reason = excluded.reason, reader_unit = excluded.reader_unit, reader_province = excluded.reader_province, reader_until = excluded.reader_until
  ), change as (
    select x.indicator_id, x.unit_then, x.unit_now, x.province_then, x.province_now, d.on_day, sum(x.sign * d.of_change)::int as of_change, sum(x.sign * d.met_change)::int as met_change
    from (select b.*, -1 as sign from before b union all select w.indicator_id, w.period, w.subject, w.unit_then, w.unit_now, w.province_then, w.province_now, w.of_on, w.met_on, 1 from wanted w) x
    join public.indicator_rule r on r.indicator_id = x.indicator_id
    cross join lateral (values
      (x.of_on, 1, case when r.met_day = 'of_on' and x.met_on is not null then 1 else 0 end),
      (case when r.met_day = 'met_on' then x.met_on end, 0, 1)) as d(on_day, of_change, met_change)
    where d.on_day is not null
    group by x.indicator_id, x.unit_then, x.unit_now, x.province_then, x.province_now, d.on_day
    having sum(x.sign * d.of_change) <> 0 or sum(x.sign * d.met_change) <> 0
  )
  insert into public.indicator_delta (indicator_id, unit_then, unit_now, province_then, province_now, on_day, of_change, met_change)
  select indicator_id, unit_then, unit_now, province_then, province_now, on_day, of_change, met_change from change
$$;
revoke all on function save_facts_within(uuid, jsonb, text[], text, text, date) from public;

-- The whole truth of measures; where a closed person's rows are saved again, all that are given.
create or replace function save_indicator_facts(person uuid, facts jsonb, reader_unit text, reader_province text, reader_until date) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  select public.save_facts_within(person, facts, array(select r.indicator_id from public.indicator_rule r where r.source = 'measures' union select f ->> 'indicatorId' from jsonb_array_elements(facts) f), reader_unit, reader_province, reader_until)
$$;

do $$ begin
  grant execute on function save_facts_within(uuid, jsonb, text[], text, text, date) to hn_keeper;
  grant create on schema public to hn_keeper;
end $$;
grant select on indicator_rule to hn_keeper;
set local role hn_keeper;

-- The whole truth of the entries; read by whoever reads the person's measures.
create function save_entry_facts(p_person uuid, p_facts jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_readers record;
begin
  select m.reader_unit, m.reader_province, m.reader_until into v_readers from measure m where m.person_id = p_person and m.open order by m.registered_on desc, m.measure_id limit 1;
  perform save_facts_within(p_person, p_facts, array(select r.indicator_id from indicator_rule r where r.source = 'entries'), v_readers.reader_unit, v_readers.reader_province, v_readers.reader_until);
end $$;

-- What a decision about an entry needs: birth, the commune in charge, measures by their days, every entry (those under seal without their text). One
-- writer for a person at a time, to the end of the transaction. Null where the actor does not see the person.
create function reintegration_of(p_person uuid) returns json
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not actor_sees(p_person) then return null; end if;
  perform pg_advisory_xact_lock(4207, hashtext(p_person::text));
  return (select json_build_object('birth', i.birth, 'unitId', i.residence_unit,
    'measures', (select coalesce(json_agg(json_build_object('kind', m.kind, 'open', m.open, 'facilityId', m.facility_id, 'startedOn', m.started_on, 'endedOn', m.ended_on) order by m.registered_on, m.measure_id), '[]') from measure m where m.person_id = p_person),
    'entries', (select coalesce(json_agg(json_build_object('id', e.id, 'type', e.type, 'on', e.on_day, 'data', e.data, 'recordedAt', e.recorded_at, 'agencyId', e.agency_id, 'role', e.role, 'unitId', e.unit_id, 'replaces', e.replaces, 'replacedBy', e.replaced_by)
        order by e.on_day, e.recorded_at, e.id), '[]') from (
      select id, type, on_day, data, recorded_at, agency_id, role, unit_id, replaces, replaced_by from work_entry where person_id = p_person
      union all select id, type, on_day, data, recorded_at, agency_id, role, unit_id, replaces, replaced_by from support_entry where person_id = p_person
      union all select id, type, on_day, data, recorded_at, agency_id, role, unit_id, replaces, replaced_by from support_meeting where person_id = p_person
      union all select id, type, on_day, data, recorded_at, agency_id, role, unit_id, replaces, replaced_by from behaviour_rating where person_id = p_person
      union all select id, type, on_day, '{}'::jsonb, recorded_at, agency_id, role, unit_id, replaces, replaced_by from treatment_entry where person_id = p_person and agency_id = from_agency) e))
    from person_identity i where i.person_id = p_person);
end $$;

-- Writes one entry with what follows from it. 'new', 'same' (sent before), 'other' (the id is taken), 'replaced' (what it replaces has been replaced); null:
-- not in sight, or not a table of this post. `p_copy_to`: the place a running medicine is handed over to. Dues and facts: the whole truth, null: as they are.
create function record_reintegration(p_person uuid, p_table text, p_id uuid, p_type text, p_on date, p_at timestamptz, p_data jsonb, p_body bytea, p_replaces uuid, p_copy_to text, p_dues jsonb, p_facts jsonb) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_role text := replace(substr(current_setting('role'), 4), '_', '-'); v_unit text; v_same boolean; v_count int;
begin
  if not actor_sees(p_person) or not (case p_table
    when 'work_entry' then v_role = any (array['commune-police', 'commune-police-chief', 'commune-chair', 'commune-social', 'counsellor', 'facility-head', 'facility-counsellor', 'facility-workshop'])
    when 'support_entry' then v_role = any (array['commune-police', 'commune-police-chief', 'commune-chair', 'commune-social', 'facility-head', 'facility-accounts'])
    when 'support_meeting' then v_role = any (array['commune-police', 'commune-police-chief', 'commune-chair', 'commune-social', 'counsellor'])
    when 'behaviour_rating' then v_role = any (array['facility-head', 'facility-counsellor'])
    when 'treatment_entry' then v_role = any (array['facility-head', 'facility-health', 'health-station', 'substitution-clinician'])
    else false end) then return null; end if;
  perform pg_advisory_xact_lock(4207, hashtext(p_person::text));
  select residence_unit into v_unit from person_identity where person_id = p_person;
  if p_table = 'treatment_entry' then
    if exists (select from treatment_entry where id = p_id) then
      select t.person_id = p_person and t.agency_id = actor_agency() and t.type = p_type and t.on_day = p_on into v_same from treatment_entry t where t.id = p_id and t.agency_id = t.from_agency;
      return case when v_same then 'same' else 'other' end;
    end if;
    if p_replaces is not null then
      update treatment_entry set replaced_by = p_id where id = p_replaces and person_id = p_person and from_agency = actor_agency() and replaced_by is null;
      if not found then return 'replaced'; end if;
    end if;
    insert into treatment_entry (id, person_id, agency_id, from_agency, unit_id, post_id, role, type, on_day, recorded_at, body, replaces)
      select p_id, p_person, a, actor_agency(), v_unit, actor_post(), v_role, p_type, p_on, p_at, p_body, p_replaces from unnest(array(select distinct x from unnest(array[actor_agency(), p_copy_to]) x where x is not null)) a;
  else
    execute format('select person_id = $1 and agency_id = $2 and type = $3 and on_day = $4 and data = $5 and replaces is not distinct from $6 from %I where id = $7', p_table)
      into v_same using p_person, actor_agency(), p_type, p_on, p_data, p_replaces, p_id;
    if v_same is not null then return case when v_same then 'same' else 'other' end; end if;
    if p_replaces is not null then
      execute format('update %I set replaced_by = $1 where id = $2 and person_id = $3 and agency_id = $4 and replaced_by is null', p_table) using p_id, p_replaces, p_person, actor_agency();
      get diagnostics v_count = row_count;
      if v_count = 0 then return 'replaced'; end if;
    end if;
    execute format('insert into %I (id, person_id, agency_id, unit_id, post_id, role, type, on_day, recorded_at, data, replaces) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)', p_table)
      using p_id, p_person, actor_agency(), v_unit, actor_post(), v_role, p_type, p_on, p_at, p_data, p_replaces;
  end if;
  if p_dues is not null then perform keep_work_dues(p_person, p_dues); end if;
  if p_facts is not null then perform save_entry_facts(p_person, p_facts); end if;
  return 'new';
end $$;

create function keep_work_dues(p_person uuid, p_dues jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  delete from work_due where person_id = p_person;
  insert into work_due (person_id, clock, entry_id, since, due_on, agency_id)
    select p_person, r.clock, r.entry_id, r.since, r.due_on, r.agency_id from jsonb_to_recordset(p_dues) as r (clock text, entry_id uuid, since date, due_on date, agency_id text);
end $$;

-- A wish that was not met by the end of the year is carried into the next, while somebody looks after the person: whom the job has still to go through.
create function wishes_to_carry(p_year int, p_limit int) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if current_setting('role') <> 'hn_system' then raise exception 'jobs only' using errcode = '42501'; end if;
  return query select distinct f.person_id from indicator_fact f join indicator_rule r on r.indicator_id = f.indicator_id and r.source = 'entries'
    where f.period = p_year - 1 and f.met_on is null and exists (select from measure m where m.person_id = f.person_id and m.open)
      and exists (select from work_due d where d.person_id = f.person_id and d.clock = case f.indicator_id when 'job-advice' then 'wish-job' else 'wish-trade' end)
      and not exists (select from indicator_fact n where n.person_id = f.person_id and n.indicator_id = f.indicator_id and n.period = p_year) limit p_limit;
end $$;
-- By that job: the whole truth of the person again.
create function renew_entry_facts(p_person uuid, p_dues jsonb, p_facts jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if current_setting('role') <> 'hn_system' then raise exception 'jobs only' using errcode = '42501'; end if;
  perform keep_work_dues(p_person, p_dues);
  perform save_entry_facts(p_person, p_facts);
end $$;

-- Entries of invented people, for a fresh demonstration; each with dues and facts of its person.
create function load_invented_entries(p_people jsonb) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_count int;
begin
  if current_setting('role') <> 'hn_system' then raise exception 'the system post only' using errcode = '42501'; end if;
  if exists (select from person where case_number not like 'HN-MH-%') then raise exception 'there are people who are not invented' using errcode = '42501'; end if;
  insert into work_entry (id, person_id, agency_id, unit_id, post_id, role, type, on_day, recorded_at, data, replaces, replaced_by)
    select r.* from jsonb_array_elements(p_people) o, jsonb_to_recordset(o -> 'work_entry') as r (id uuid, person_id uuid, agency_id text, unit_id text, post_id text, role text, type text, on_day date, recorded_at timestamptz, data jsonb, replaces uuid, replaced_by uuid);
  insert into support_entry (id, person_id, agency_id, unit_id, post_id, role, type, on_day, recorded_at, data, replaces, replaced_by)
    select r.* from jsonb_array_elements(p_people) o, jsonb_to_recordset(o -> 'support_entry') as r (id uuid, person_id uuid, agency_id text, unit_id text, post_id text, role text, type text, on_day date, recorded_at timestamptz, data jsonb, replaces uuid, replaced_by uuid);
  insert into support_meeting (id, person_id, agency_id, unit_id, post_id, role, type, on_day, recorded_at, data, replaces, replaced_by)
    select r.* from jsonb_array_elements(p_people) o, jsonb_to_recordset(o -> 'support_meeting') as r (id uuid, person_id uuid, agency_id text, unit_id text, post_id text, role text, type text, on_day date, recorded_at timestamptz, data jsonb, replaces uuid, replaced_by uuid);
  insert into behaviour_rating (id, person_id, agency_id, unit_id, post_id, role, type, on_day, recorded_at, data, replaces, replaced_by)
    select r.* from jsonb_array_elements(p_people) o, jsonb_to_recordset(o -> 'behaviour_rating') as r (id uuid, person_id uuid, agency_id text, unit_id text, post_id text, role text, type text, on_day date, recorded_at timestamptz, data jsonb, replaces uuid, replaced_by uuid);
  insert into treatment_entry (id, person_id, agency_id, from_agency, unit_id, post_id, role, type, on_day, recorded_at, body, replaces, replaced_by)
    select r.id, r.person_id, r.agency_id, r.from_agency, r.unit_id, r.post_id, r.role, r.type, r.on_day, r.recorded_at, decode(r.body, 'hex'), r.replaces, r.replaced_by
    from jsonb_array_elements(p_people) o, jsonb_to_recordset(o -> 'treatment_entry') as r (id uuid, person_id uuid, agency_id text, from_agency text, unit_id text, post_id text, role text, type text, on_day date, recorded_at timestamptz, body text, replaces uuid, replaced_by uuid);
  insert into work_due (person_id, clock, entry_id, since, due_on, agency_id)
    select r.person_id, r.clock, r.entry_id, r.since, r.due_on, r.agency_id from jsonb_array_elements(p_people) o, jsonb_to_recordset(o -> 'dues') as r (person_id uuid, clock text, entry_id uuid, since date, due_on date, agency_id text);
  perform save_entry_facts((o ->> 'personId')::uuid, o -> 'facts') from jsonb_array_elements(p_people) o where jsonb_array_length(o -> 'facts') > 0;
  select jsonb_array_length(p_people) into v_count;
  return v_count;
end $$;
set local role hn_owner;
revoke create on schema public from hn_keeper;
