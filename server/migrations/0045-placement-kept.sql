-- A place is kept only for somebody who has not come; with the admission it is a place taken.
do $$ begin grant create on schema public to hn_keeper; end $$;
set local role hn_keeper;
create or replace function place_person(p_measure uuid, p_event uuid, p_on date, p_at timestamptz, p_body jsonb) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_person uuid; v_here boolean; v_known record; v_agency text := actor_agency(); v_body jsonb := p_body;
begin
  if current_setting('role') not in ('hn_facility_head', 'hn_facility_health', 'hn_facility_guard', 'hn_system') then return null; end if;
  select m.person_id, m.facility_id is not distinct from v_agency into v_person, v_here from measure m where m.measure_id = p_measure and m.open and m.reader_facility = v_agency and m.reader_until >= actor_day();
  if v_person is null or not actor_sees(v_person) then return null; end if;
  if v_here then v_body := jsonb_set(v_body, '{kept}', 'false'); end if;
  perform pg_advisory_xact_lock(4211, hashtext(v_agency));
  select * into v_known from placement where measure_id = p_measure and event_id = p_event;
  if found then return case when v_known.body = v_body and v_known.agency_id = v_agency then 'same' else 'reused' end; end if;
  if v_body ->> 'bed' is not null and exists (select from placement x where x.agency_id = v_agency and x.ended_at is null and x.measure_id <> p_measure and x.body ->> 'area' = v_body ->> 'area' and x.body ->> 'bed' = v_body ->> 'bed') then return 'taken'; end if;
  update placement set ended_at = p_at where measure_id = p_measure and ended_at is null;
  insert into placement (event_id, measure_id, person_id, on_day, agency_id, body, placed_at, post_id) values (p_event, p_measure, v_person, p_on, v_agency, v_body, p_at, actor_post());
  return 'new';
end $$;

create or replace function erase_placement() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update placement p set agency_id = new.facility_id where p.measure_id = new.measure_id and new.open and exists (select from agency a where a.id = p.agency_id and a.successor_id = new.facility_id);
  delete from placement p where p.measure_id = new.measure_id and (not new.open or (old.facility_id is not null and new.facility_id is null) or (new.facility_id is not null and new.facility_id <> p.agency_id));
  update placement p set body = jsonb_set(p.body, '{kept}', 'false') where p.measure_id = new.measure_id and new.facility_id = p.agency_id and (p.body ->> 'kept')::boolean;
  return null;
end $$;
set local role hn_owner;
revoke create on schema public from hn_keeper;
