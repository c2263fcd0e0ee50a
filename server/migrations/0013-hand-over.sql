-- What the body saw that hands a measure over, frozen as it stood at that moment and written in the same statement that moves the measure. It is
-- read for ninety days and never written again; the body that receives reads the live rows alone.
create table handover_snapshot (
  id uuid primary key default gen_random_uuid(), agency_id text not null, person_id uuid not null references person, measure_id uuid not null, kind text not null,
  reason text not null check (reason in ('move', 'hand-over')), on_day date not null, reader_until date not null,
  body jsonb not null                             -- identity as shown on a list, and the legal status; no other compartment
);
create index on handover_snapshot (agency_id, on_day desc);
create index on handover_snapshot (person_id);
create index on handover_snapshot (reader_until);
create trigger frozen before update on handover_snapshot for each row execute function refuse_change();

do $$ begin
  grant select, insert, delete on handover_snapshot to hn_keeper;
  create policy kept_by_functions on handover_snapshot to hn_keeper using (true) with check (true);
  grant update on agency to hn_keeper;
  grant create on schema public to hn_keeper;
end $$;
set local role hn_keeper;

create function write_handover(p_agency text, p_measure measure, p_reason text) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into handover_snapshot (agency_id, person_id, measure_id, kind, reason, on_day, reader_until, body)
  select p_agency, p_measure.person_id, p_measure.measure_id, p_measure.kind, p_reason, actor_day(), actor_day() + 90, jsonb_build_object(
    'caseNumber', p.case_number, 'name', i.name, 'birthYear', i.birth_year, 'sex', i.sex,
    'kind', p_measure.kind, 'status', p_measure.status, 'regime', p_measure.regime, 'unitId', p_measure.unit_id, 'agencyId', p_measure.agency_id,
    'registeredOn', p_measure.registered_on, 'startedOn', p_measure.started_on, 'termEndsOn', p_measure.term_ends_on,
    'deadlines', (select coalesce(jsonb_agg(jsonb_build_object('clock', d.clock, 'dueOn', d.due_on, 'act', d.act, 'form', d.form) order by d.due_on), '[]'::jsonb) from deadline d where d.measure_id = p_measure.measure_id and d.key <> 'arrival'),
    'events', (select coalesce(jsonb_agg(jsonb_build_object('type', e.type, 'occurredOn', e.occurred_on, 'recordedAt', e.recorded_at, 'role', e.role, 'form', e.form, 'paperNumber', e.paper_number) order by e.sequence), '[]'::jsonb)
      from measure_event e where e.measure_id = p_measure.measure_id and e.replaced_by is null))
  from person p join person_identity i on i.person_id = p.person_id where p.person_id = p_measure.person_id and p.sealed_at is null;
end $$;

-- Before a measure takes its new readers: every body of the unit it leaves that sees the person now keeps what it saw. Nothing of the new place is in
-- the tables yet. A unit that ends keeps nothing: its officers see through their new posts.
create function keep_handover() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if old.open and old.reader_unit is not null and new.reader_unit is distinct from old.reader_unit and new.reader_unit is not null
     and exists (select from unit u where u.id = old.reader_unit and (u.valid_to is null or u.valid_to > actor_day())) then
    perform write_handover(s.agency_id, old, 'move') from sight s
      where s.person_id = old.person_id and s.grade = 'scope' and s.until >= actor_day() and s.agency_id in ('commune-police:' || old.reader_unit, 'commune-committee:' || old.reader_unit);
  end if;
  return new;
end $$;

-- A body's work passes to another by law: sight, measures and deadlines are re-pointed in one transaction, and the old body keeps the frozen list. A body
-- that ends loses its posts and their sessions at the same instant. By the system alone.
create function hand_over_body(p_from text, p_to text, p_body_ends boolean, p_at timestamptz) returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_count int; v_measure measure;
begin
  if current_setting('role') <> 'hn_system' then raise exception 'the system post only' using errcode = '42501'; end if;
  if not exists (select from agency where id = p_to) or not exists (select from agency where id = p_from) or p_from = p_to then raise exception 'not found' using errcode = 'HN404'; end if;
  for v_measure in select m.* from measure m where m.open and exists (select from sight s where s.agency_id = p_from and s.person_id = m.person_id and s.grade = 'scope' and s.until >= actor_day()) loop
    perform write_handover(p_from, v_measure, 'hand-over');
  end loop;
  select count(*) into v_count from sight where agency_id = p_from;
  insert into sight (agency_id, person_id, until, grade) select p_to, person_id, until, grade from sight where agency_id = p_from on conflict (agency_id, person_id) do nothing;
  delete from sight where agency_id = p_from;
  update measure set agency_id = p_to where agency_id = p_from;
  update measure set reader_facility = p_to, facility_id = p_to where reader_facility = p_from;
  update deadline set bound_agency = p_to where bound_agency = p_from;
  update deadline set reader_facility = p_to where reader_facility = p_from;
  update agency set successor_id = p_to where id = p_from;
  if p_body_ends then
    update agency set valid_to = actor_day() where id = p_from;
    update post set ends_at = p_at where agency_id = p_from and (ends_at is null or ends_at > p_at);
    update session set ended_at = p_at, ended_because = 'post-ended' where ended_at is null and post_id in (select id from post where agency_id = p_from);
  end if;
  return v_count;
end $$;

-- Snapshots whose ninety days are over; a job removes them.
create function drop_old_handovers() returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_count int;
begin
  if current_setting('role') <> 'hn_system' then raise exception 'jobs only' using errcode = '42501'; end if;
  delete from handover_snapshot where reader_until < actor_day();
  get diagnostics v_count = row_count;
  return v_count;
end $$;
set local role hn_owner;
revoke create on schema public from hn_keeper;
create trigger keeps_handover before update of reader_unit on measure for each row execute function keep_handover();
