-- Loads of invented people: whole lives at once, for a fresh demonstration and for load work. By the system post only, and only where the
-- installation has no person that is not invented: every invented case number carries the letters MH.
create table demonstration_load (
  part text primary key, loaded_at timestamptz not null, seed text not null, people int not null
);
grant select, insert on demonstration_load to hn_system, hn_keeper;

create function load_invented_people(p_people jsonb) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_one jsonb; v_count int := 0;
begin
  if current_setting('role') <> 'hn_system' then raise exception 'the system post only' using errcode = '42501'; end if;
  if exists (select from person where case_number not like 'HN-MH-%') then raise exception 'there are people who are not invented' using errcode = '42501'; end if;
  insert into person (person_id, case_number, registered_at, registered_by_agency, registered_unit)
    select r.person_id, r.case_number, r.registered_at, r.registered_by_agency, r.registered_unit
    from jsonb_array_elements(p_people) o, jsonb_populate_record(null::person, o -> 'person') r;
  insert into person_identity (person_id, name, name_fold, birth, birth_year, sex, personal_number, personal_number_index, personal_number_ending, representative_name, representative_relation, residence_unit)
    select r.person_id, r.name, r.name_fold, r.birth, r.birth_year, r.sex, decode(r.personal_number, 'hex'), decode(r.personal_number_index, 'hex'), r.personal_number_ending, r.representative_name, r.representative_relation, r.residence_unit
    from jsonb_array_elements(p_people) o, jsonb_to_record(o -> 'identity') as r (person_id uuid, name text, name_fold text, birth text, birth_year int, sex text, personal_number text, personal_number_index text,
      personal_number_ending text, representative_name text, representative_relation text, residence_unit text);
  insert into person_contact (person_id, phone) select (o #>> '{person,person_id}')::uuid, decode(o ->> 'phone', 'hex') from jsonb_array_elements(p_people) o where o ->> 'phone' is not null;
  insert into residence (id, person_id, kind, unit_id, address_as_written, from_day, to_day, recorded_at, recorded_by_agency)
    select r.id, r.person_id, r.kind, r.unit_id, r.address_as_written, r.from_day, r.to_day, r.recorded_at, r.recorded_by_agency
    from jsonb_array_elements(p_people) o, jsonb_populate_recordset(null::residence, o -> 'residences') r;
  for v_one in select o from jsonb_array_elements(p_people) o loop
    perform write_case((v_one #>> '{person,person_id}')::uuid, 0, 0, v_one -> 'write', null);
    v_count := v_count + 1;
  end loop;
  return v_count;
end $$;

do $$ begin
  grant create on schema public to hn_keeper;
  alter function load_invented_people(jsonb) owner to hn_keeper;
  revoke create on schema public from hn_keeper;
end $$;
