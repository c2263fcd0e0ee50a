-- Measures and what follows from them. `measure` and `measure_event` hold legal status only. Product roles read; `write_case` writes.
-- Columns frozen; later changes come as a new migration.
create table measure (
  person_id uuid not null references person,
  measure_id uuid not null,
  kind text not null, status text not null, regime text not null, open boolean not null,
  unit_id text not null references unit, agency_id text not null, facility_id text, province_id text not null,
  registered_on date not null, started_on date, term_ends_on date, ended_on date,
  sequence int not null,                          -- the last event's sequence = the version
  -- Read whole and written whole at every act: text is neither taken apart nor put together again.
  state json not null,                            -- the folded state of the procedure; granted to no product role
  deadlines json not null default '[]',           -- the open deadlines as the dossier shows them (the same as the rows of `deadline`)
  next_due_on date,
  -- Access columns: derived by one function from the legal facts, never typed by a handler. All null = nobody's any more.
  reader_unit text, reader_facility text, reader_province text, reader_until date,
  -- What the policies ask of a row stands in the index: how many measures of a person are open to a reader is counted there alone.
  primary key (person_id, measure_id) include (open, kind, reader_unit, reader_facility, reader_province, reader_until)
) with (fillfactor = 80);
create unique index on measure (measure_id);
create index on measure (reader_unit, registered_on desc, measure_id desc);
create index on measure (reader_facility, registered_on desc, measure_id desc) where reader_facility is not null;
create index on measure (reader_province, registered_on desc, measure_id desc);

-- No reference to `person` and no index by it: an event is written with its measure alone, whose row has both, and read by measure. Each would lock and
-- touch another page at every act.
create table measure_event (
  measure_id uuid not null, sequence int not null, id uuid not null, person_id uuid not null,
  type text not null, occurred_on date not null, occurred_at timestamptz, recorded_at timestamptz not null,
  post_id text not null, role text not null, agency_id text not null, unit_id text not null,
  regime text not null, rule text, form text, paper_number text, signed_by text,
  data jsonb not null,
  content_hash bytea not null,                    -- keyed hash of the act as posted; tells a repeat from a reused id
  replaced_by uuid,
  primary key (measure_id, sequence)
);
create unique index on measure_event (measure_id, id);

-- Open deadlines. `kind` is the measure's kind (policies need it), `clock_kind` what the date means.
create table deadline (
  measure_id uuid not null, clock text not null, key text not null default '',
  person_id uuid not null references person, kind text not null, clock_kind text not null,
  opens_on date, opens_at timestamptz, due_on date not null, due_at timestamptz,
  bound text not null, bound_agency text,          -- the role that must act and the agency that hosts it in the managing unit; null: the person, a provider
  act text, form text, unit_id text not null,
  body jsonb not null,                            -- the whole deadline as screens show it: citation, confidence, every step of the explanation
  reader_unit text, reader_facility text, reader_province text, reader_until date,
  primary key (measure_id, clock, key)
) with (fillfactor = 80);
create index on deadline (bound_agency, due_on);
create index on deadline (reader_unit, due_on);

-- One table for each compartment an event may carry; the row stands under the event's id, which is unique within its measure.
-- Bodies follow the act's schema.
create table substance_use (event_id uuid not null, measure_id uuid not null, person_id uuid not null references person, on_day date not null, agency_id text not null, body jsonb not null, primary key (measure_id, event_id));
create table assessment_result (event_id uuid not null, measure_id uuid not null, person_id uuid not null references person, on_day date not null, agency_id text not null, body jsonb not null,
  result text generated always as (body ->> 'result') stored,   -- what bodies that may read the result and not the record see
  primary key (measure_id, event_id));
create table family_social (event_id uuid not null, measure_id uuid not null, person_id uuid not null references person, on_day date not null, agency_id text not null, body jsonb not null, primary key (measure_id, event_id));
create table work_training (event_id uuid not null, measure_id uuid not null, person_id uuid not null references person, on_day date not null, agency_id text not null, body jsonb not null, primary key (measure_id, event_id));
create table support_payment (event_id uuid not null, measure_id uuid not null, person_id uuid not null references person, on_day date not null, agency_id text not null, body jsonb not null, primary key (measure_id, event_id));
create table dossier_item (event_id uuid not null, measure_id uuid not null, person_id uuid not null references person, on_day date not null, agency_id text not null, body jsonb not null, primary key (measure_id, event_id));
create table treatment_record (event_id uuid not null, measure_id uuid not null, person_id uuid not null references person, on_day date not null, agency_id text not null, body jsonb not null, primary key (measure_id, event_id));
-- What a person tells a counsellor: the counsellor's own service only. Not an event, so that its existence is not seen.
create table counselling_entry (
  agency_id text not null, id uuid not null, person_id uuid not null references person, on_day date not null, kind text not null check (kind in ('counselling', 'health', 'social')),
  post_id text not null, recorded_at timestamptz not null, note bytea not null,
  primary key (agency_id, id)                    -- within the service: another service's id is not a probe
);

create index on substance_use (person_id);
create index on assessment_result (person_id);
create index on family_social (person_id);
create index on work_training (person_id);
create index on support_payment (person_id);
create index on dossier_item (person_id);
create index on treatment_record (person_id);
create index on counselling_entry (agency_id, person_id);

create table outbox (id bigint generated always as identity primary key, at timestamptz not null, topic text not null, ref jsonb not null, done_at timestamptz);

do $$ declare t text; begin
  foreach t in array array['measure', 'measure_event', 'deadline', 'substance_use', 'assessment_result', 'family_social', 'work_training', 'support_payment', 'dossier_item',
      'treatment_record', 'counselling_entry', 'outbox'] loop
    execute format('grant select, insert, update, delete on %I to hn_keeper', t);
    execute format('create policy kept_by_functions on %I to hn_keeper using (true) with check (true)', t);
  end loop;
end $$;

-- All that a decision about one person needs, in one row of JSON: birth, residence, every measure with state and events, indicator facts.
-- Null where the actor does not see the person.
create function case_of(p_person uuid) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not actor_sees(p_person) then return null; end if;
  return (select jsonb_build_object(
    'birth', i.birth, 'nameFold', i.name_fold, 'residenceUnit', i.residence_unit, 'registeredAt', p.registered_at, 'registeredByAgency', p.registered_by_agency,
    'registeredUnit', p.registered_unit,
    'measures', coalesce((select jsonb_agg(jsonb_build_object('measureId', m.measure_id, 'kind', m.kind, 'sequence', m.sequence, 'state', m.state, 'deadlines', m.deadlines,
        'reader', jsonb_build_array(m.reader_unit, m.reader_facility, m.reader_province, m.reader_until), 'unitId', m.unit_id, 'agencyId', m.agency_id, 'open', m.open,
        'events', (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', e.id, 'sequence', e.sequence, 'type', e.type, 'occurredOn', e.occurred_on,
            'occurredAt', e.occurred_at, 'recordedAt', e.recorded_at, 'postId', e.post_id, 'role', e.role, 'agencyId', e.agency_id, 'unitId', e.unit_id, 'regime', e.regime,
            'rule', e.rule, 'form', e.form, 'paperNumber', e.paper_number, 'signedBy', e.signed_by, 'replacedBy', e.replaced_by, 'hash', encode(e.content_hash, 'hex')))
            || jsonb_build_object('data', e.data) order by e.sequence)
          from measure_event e where e.measure_id = m.measure_id)) order by m.registered_on, m.measure_id)
      from measure m where m.person_id = p.person_id), '[]'::jsonb),
    'sight', coalesce((select jsonb_agg(jsonb_build_array(s.agency_id, s.until, s.grade)) from sight s where s.person_id = p.person_id), '[]'::jsonb),
    'circle', coalesce((select jsonb_agg(jsonb_build_array(c.post_id, c.purpose, c.until)) from circle c where c.person_id = p.person_id), '[]'::jsonb),
    'facts', coalesce((select jsonb_agg(jsonb_build_object('indicatorId', f.indicator_id, 'period', f.period, 'subject', f.subject, 'unitThen', f.unit_then, 'unitNow', f.unit_now,
        'districtThen', f.district_then, 'provinceThen', f.province_then, 'provinceNow', f.province_now, 'ofOn', f.of_on, 'metOn', f.met_on, 'reason', f.reason))
      from indicator_fact f where f.person_id = p.person_id), '[]'::jsonb),
    'factReaders', (select jsonb_build_array(f.reader_unit, f.reader_province, f.reader_until) from indicator_fact f where f.person_id = p.person_id limit 1))
  from person p join person_identity i using (person_id) where p.person_id = p_person);
end $$;

-- Writes one decision about one person: rows, events, deadlines, compartments, sight, search, indicator facts and deltas, outbox, ledger.
-- `p_seen` = {"count": n, "sum": Σ sequences} of the person's measures as they were read; if they differ now, HN409 and nothing is written.
-- Arrays that are null or absent change nothing.
create function write_case(p_person uuid, p_seen_count int, p_seen_sum int, p_write jsonb, p_ledger jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_count int; v_sum int;
begin
  if not actor_sees(p_person) then raise exception 'not found' using errcode = 'HN404'; end if;
  -- One writer for a person at a time, to the end of the transaction: no row is locked across a round trip.
  perform pg_advisory_xact_lock(4207, hashtext(p_person::text));
  select count(*), coalesce(sum(sequence), 0) into v_count, v_sum from measure where person_id = p_person;
  if v_count <> p_seen_count or v_sum <> p_seen_sum then raise exception 'changed since' using errcode = 'HN409'; end if;

  if p_write ? 'opened' then
    insert into measure (person_id, measure_id, kind, status, regime, open, unit_id, agency_id, facility_id, province_id, registered_on, started_on, term_ends_on, ended_on,
        sequence, state, deadlines, next_due_on, reader_unit, reader_facility, reader_province, reader_until)
      select p_person, r.measure_id, r.kind, r.status, r.regime, r.open, r.unit_id, r.agency_id, r.facility_id, r.province_id, r.registered_on, r.started_on, r.term_ends_on, r.ended_on,
        r.sequence, r.state, r.deadlines, r.next_due_on, r.reader_unit, r.reader_facility, r.reader_province, r.reader_until
      from jsonb_populate_recordset(null::measure, p_write -> 'opened') r;
  end if;
  if p_write ? 'changed' then
    update measure m set status = r.status, regime = r.regime, open = r.open, unit_id = r.unit_id, agency_id = r.agency_id, facility_id = r.facility_id, province_id = r.province_id,
        registered_on = r.registered_on, started_on = r.started_on, term_ends_on = r.term_ends_on, ended_on = r.ended_on, sequence = r.sequence, state = r.state,
        deadlines = r.deadlines, next_due_on = r.next_due_on, reader_unit = r.reader_unit, reader_facility = r.reader_facility, reader_province = r.reader_province, reader_until = r.reader_until
      from jsonb_populate_recordset(null::measure, p_write -> 'changed') r where m.person_id = p_person and m.measure_id = r.measure_id;
  end if;
  if p_write ? 'events' then
    insert into measure_event (measure_id, sequence, id, person_id, type, occurred_on, occurred_at, recorded_at, post_id, role, agency_id, unit_id, regime, rule, form, paper_number, signed_by, data, content_hash)
      select r.measure_id, r.sequence, r.id, p_person, r.type, r.occurred_on, r.occurred_at, r.recorded_at, r.post_id, r.role, r.agency_id, r.unit_id, r.regime, r.rule, r.form, r.paper_number, r.signed_by,
        r.data, decode(r.hash, 'hex')
      from jsonb_to_recordset(p_write -> 'events') as r (measure_id uuid, sequence int, id uuid, type text, occurred_on date, occurred_at timestamptz, recorded_at timestamptz, post_id text, role text,
        agency_id text, unit_id text, regime text, rule text, form text, paper_number text, signed_by text, data jsonb, hash text);
  end if;
  if p_write ? 'replaced' then
    update measure_event e set replaced_by = r.replaced_by from jsonb_to_recordset(p_write -> 'replaced') as r (measure_id uuid, id uuid, replaced_by uuid)
      where e.measure_id = r.measure_id and e.id = r.id;
  end if;
  if p_write ? 'deadlinesGone' then
    delete from deadline d using jsonb_to_recordset(p_write -> 'deadlinesGone') as r (measure_id uuid, clock text, key text)
      where d.measure_id = r.measure_id and d.clock = r.clock and d.key = r.key;
  end if;
  if p_write ? 'deadlines' then
    insert into deadline (measure_id, clock, key, person_id, kind, clock_kind, opens_on, opens_at, due_on, due_at, bound, bound_agency, act, form, unit_id, body,
        reader_unit, reader_facility, reader_province, reader_until)
      select r.measure_id, r.clock, r.key, p_person, r.kind, r.clock_kind, r.opens_on, r.opens_at, r.due_on, r.due_at, r.bound, r.bound_agency, r.act, r.form, r.unit_id, r.body,
        r.reader_unit, r.reader_facility, r.reader_province, r.reader_until
      from jsonb_populate_recordset(null::deadline, p_write -> 'deadlines') r
      on conflict (measure_id, clock, key) do update set clock_kind = excluded.clock_kind, opens_on = excluded.opens_on, opens_at = excluded.opens_at, due_on = excluded.due_on, due_at = excluded.due_at,
        bound = excluded.bound, bound_agency = excluded.bound_agency, act = excluded.act, form = excluded.form, unit_id = excluded.unit_id, body = excluded.body,
        reader_unit = excluded.reader_unit, reader_facility = excluded.reader_facility, reader_province = excluded.reader_province, reader_until = excluded.reader_until;
  end if;
  if p_write ? 'attachments' then perform write_compartments(p_person, p_write -> 'attachments'); end if;
  if p_write ? 'sight' then
    -- What stands is replaced as a whole: there is no instant without the right reader, and none with two.
    delete from sight s where s.person_id = p_person
      and not exists (select from jsonb_to_recordset(p_write -> 'sight') as r (agency_id text, until date, grade text) where r.agency_id = s.agency_id);
    insert into sight (agency_id, person_id, until, grade) select r.agency_id, p_person, r.until, r.grade from jsonb_to_recordset(p_write -> 'sight') as r (agency_id text, until date, grade text)
      on conflict (agency_id, person_id) do update set until = excluded.until, grade = excluded.grade;
  end if;
  if p_write ? 'circle' then
    delete from circle where person_id = p_person;
    insert into circle (post_id, person_id, purpose, until) select r.post_id, p_person, r.purpose, r.until from jsonb_to_recordset(p_write -> 'circle') as r (post_id text, purpose text, until date);
  end if;
  if p_write ? 'nameTails' then
    delete from name_tail where person_id = p_person;
    insert into name_tail (reader_province, tail, person_id) select distinct r.reader_province, r.tail, p_person from jsonb_to_recordset(p_write -> 'nameTails') as r (reader_province text, tail text);
  end if;
  if p_write ? 'residenceUnit' then update person_identity set residence_unit = p_write ->> 'residenceUnit' where person_id = p_person; end if;
  -- The facts are the whole truth of this person in the indicators; `save_indicator_facts` appends the difference.
  if p_write ? 'facts' then
    perform save_indicator_facts(p_person, p_write -> 'facts', p_write #>> '{factReaders,0}', p_write #>> '{factReaders,1}', (p_write #>> '{factReaders,2}')::date);
  elsif p_write ? 'factReaders' then
    perform set_indicator_readers(p_person, p_write #>> '{factReaders,0}', p_write #>> '{factReaders,1}', (p_write #>> '{factReaders,2}')::date);
  end if;
  if p_write ? 'outbox' then
    insert into outbox (at, topic, ref) select r.at, r.topic, r.ref from jsonb_to_recordset(p_write -> 'outbox') as r (at timestamptz, topic text, ref jsonb);
  end if;
  if p_ledger is not null then
    insert into disclosure (at, account_id, post_id, role, agency_id, unit_id, operation, purpose, outcome, person_ids, measure_id)
      values ((p_ledger ->> 'at')::timestamptz, actor_account(), actor_post(), p_ledger ->> 'role', actor_agency(), actor_unit(), p_ledger ->> 'operation', p_ledger ->> 'purpose', 'shown',
        array[p_person], (p_ledger ->> 'measureId')::uuid);
  end if;
end $$;

-- An event's part in another compartment: one row in that compartment's table under the event's id.
create function write_compartments(p_person uuid, p_rows jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_row record; v_table text;
begin
  if not actor_sees(p_person) then raise exception 'not found' using errcode = 'HN404'; end if;
  for v_row in select * from jsonb_to_recordset(p_rows) as r (compartment text, event_id uuid, measure_id uuid, on_day date, agency_id text, body jsonb) loop
    v_table := case v_row.compartment when 'US' then 'substance_use' when 'AS' then 'assessment_result' when 'SO' then 'family_social' when 'WK' then 'work_training'
      when 'MN' then 'support_payment' when 'DO' then 'dossier_item' when 'TR' then 'treatment_record' end;
    if v_table is null then raise exception 'no table for this compartment' using errcode = '22023'; end if;
    execute format('insert into %I (event_id, measure_id, person_id, on_day, agency_id, body) values ($1, $2, $3, $4, $5, $6)', v_table)
      using v_row.event_id, v_row.measure_id, p_person, v_row.on_day, v_row.agency_id, v_row.body;
  end loop;
end $$;

-- A counselling talk with a person in the actor's sight, kept for the actor's own service. Null: not yours; else 'new', 'same' or 'other' (id taken).
create function record_counselling(p_person uuid, p_id uuid, p_on date, p_kind text, p_at timestamptz, p_note bytea) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_row record;
begin
  if current_setting('role') not in ('hn_counsellor', 'hn_health_station') or not actor_sees(p_person) then return null; end if;
  insert into counselling_entry (agency_id, id, person_id, on_day, kind, post_id, recorded_at, note) values (actor_agency(), p_id, p_person, p_on, p_kind, actor_post(), p_at, p_note)
    on conflict do nothing;
  if found then return 'new'; end if;
  select person_id, on_day, kind into v_row from counselling_entry where agency_id = actor_agency() and id = p_id;
  return case when v_row.person_id = p_person and v_row.on_day = p_on and v_row.kind = p_kind then 'same' else 'other' end;
end $$;

-- What the jobs go through: persons whose derived rows may change with the day.
create function persons_to_refresh(p_after uuid, p_limit int) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if current_setting('role') <> 'hn_system' then raise exception 'jobs only' using errcode = '42501'; end if;
  return query select p.person_id from person p where p.sealed_at is null and (p_after is null or p.person_id > p_after)
    and exists (select from sight s where s.person_id = p.person_id and s.grade <> 'archive') order by p.person_id limit p_limit;
end $$;

grant insert on disclosure to hn_keeper;
do $$ declare f text; begin
  create policy kept_by_functions on disclosure for insert to hn_keeper with check (true);
  grant create on schema public to hn_keeper;
  foreach f in array array['case_of(uuid)', 'write_case(uuid, int, int, jsonb, jsonb)', 'write_compartments(uuid, jsonb)', 'record_counselling(uuid, uuid, date, text, timestamptz, bytea)',
      'persons_to_refresh(uuid, int)'] loop
    execute 'alter function ' || f || ' owner to hn_keeper';
  end loop;
  revoke create on schema public from hn_keeper;
end $$;
