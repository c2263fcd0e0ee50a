-- Where in a facility a person lies. Not an event of the measure: the law asks for no paper on a bed, and nobody outside the facility's care learns of it.
create table placement (
  event_id uuid not null, measure_id uuid not null, person_id uuid not null references person, on_day date not null, agency_id text not null,
  body jsonb not null,                            -- area, bed, kept (a place held for somebody who comes)
  placed_at timestamptz not null default now(), ended_at timestamptz, post_id text,
  primary key (measure_id, event_id)
);
create index on placement (person_id);
create index on placement (agency_id) where ended_at is null;
grant select, insert, update, delete on placement to hn_keeper;
create policy kept_by_functions on placement to hn_keeper using (true) with check (true);

-- Counts at a roll call: no person.
create table roll_call (id uuid primary key, agency_id text not null, at timestamptz not null, expected int not null check (expected >= 0), counted int not null check (counted >= 0), away int not null check (away >= 0), post_id text not null);
create index on roll_call (agency_id, at desc);
alter table roll_call enable row level security;
alter table roll_call force row level security;
grant select, insert on roll_call to hn_facility_head, hn_facility_intake, hn_facility_health, hn_facility_guard;
create policy reads_own_agency on roll_call for select to hn_facility_head, hn_facility_intake, hn_facility_health, hn_facility_guard using (agency_id = (select actor_agency()));
create policy counts_own_agency on roll_call for insert to hn_facility_head, hn_facility_intake, hn_facility_health, hn_facility_guard with check (agency_id = (select actor_agency()) and post_id = (select actor_post()));
grant select, insert, update, delete on roll_call to hn_system;
create policy system_acts on roll_call to hn_system using (true) with check (true);

do $$ begin grant create on schema public to hn_keeper; end $$;
set local role hn_keeper;
-- 'new', 'same', 'reused', 'taken'; null where the person is not in the caller's own facility. One bed holds one person; an area may be over its beds, which is a
-- fact to be seen.
create function place_person(p_measure uuid, p_event uuid, p_on date, p_at timestamptz, p_body jsonb) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_person uuid; v_known record; v_agency text := actor_agency();
begin
  if current_setting('role') not in ('hn_facility_head', 'hn_facility_health', 'hn_facility_guard', 'hn_system') then return null; end if;
  select m.person_id into v_person from measure m where m.measure_id = p_measure and m.open and m.reader_facility = v_agency and m.reader_until >= actor_day();
  if v_person is null or not actor_sees(v_person) then return null; end if;
  perform pg_advisory_xact_lock(4211, hashtext(v_agency));
  select * into v_known from placement where measure_id = p_measure and event_id = p_event;
  if found then return case when v_known.body = p_body and v_known.agency_id = v_agency then 'same' else 'reused' end; end if;
  if p_body ->> 'bed' is not null and exists (select from placement x where x.agency_id = v_agency and x.ended_at is null and x.measure_id <> p_measure and x.body ->> 'area' = p_body ->> 'area' and x.body ->> 'bed' = p_body ->> 'bed') then return 'taken'; end if;
  update placement set ended_at = p_at where measure_id = p_measure and ended_at is null;
  insert into placement (event_id, measure_id, person_id, on_day, agency_id, body, placed_at, post_id) values (p_event, p_measure, v_person, p_on, v_agency, p_body, p_at, actor_post());
  return 'new';
end $$;

-- Who is not there any more has no bed there: escape, prison, transfer, the end. A facility handed over as a whole keeps its rooms.
create function erase_placement() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update placement p set agency_id = new.facility_id where p.measure_id = new.measure_id and new.open and exists (select from agency a where a.id = p.agency_id and a.successor_id = new.facility_id);
  delete from placement p where p.measure_id = new.measure_id and (not new.open or (old.facility_id is not null and new.facility_id is null) or (new.facility_id is not null and new.facility_id <> p.agency_id));
  return null;
end $$;
set local role hn_owner;
revoke create on schema public from hn_keeper;
create trigger erase_placement after update of facility_id, open on measure for each row when (old.facility_id is distinct from new.facility_id or old.open is distinct from new.open) execute function erase_placement();
