-- One key for each person, wrapped under a master key that the database never holds. Destroyed = null: what was sealed under it is unreadable
-- everywhere. Read through functions only; the portable export leaves the keys out (they are kept apart from what they open).
create table person_key (
  person_id uuid primary key references person,
  wrapped_key bytea, key_version text not null,   -- name of the master key it is wrapped under
  made_at timestamptz not null default now(), destroyed_at timestamptz,
  check ((wrapped_key is null) = (destroyed_at is not null))
) with (fillfactor = 90);
create index on person_key (key_version, person_id) where wrapped_key is not null;
grant select, insert, update on person_key to hn_keeper;
create policy kept_by_functions on person_key to hn_keeper using (true) with check (true);

do $$ begin grant create on schema public to hn_keeper; end $$;
set local role hn_keeper;

-- The wrapped key of a person in sight; useless without the master key.
create function person_key_of(p_person uuid) returns bytea language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select k.wrapped_key from person_key k where k.person_id = p_person and actor_sees(p_person)
$$;

-- The key that stands, or the offered one where there is none. Null: not in sight, or destroyed.
create function keep_person_key(p_person uuid, p_wrapped bytea, p_version text) returns bytea
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_wrapped bytea;
begin
  if not actor_sees(p_person) then return null; end if;
  select wrapped_key into v_wrapped from person_key where person_id = p_person;
  if found then return v_wrapped; end if;
  insert into person_key (person_id, wrapped_key, key_version) values (p_person, p_wrapped, p_version) on conflict do nothing;
  select wrapped_key into v_wrapped from person_key where person_id = p_person;
  return v_wrapped;
end $$;

-- As in 0003, with the person's key.
create or replace function register_person(p_person jsonb, p_sight jsonb, p_prefix text) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_id uuid := (p_person ->> 'person_id')::uuid; v_number text; v_digits int := 4;
begin
  if actor_post() is null then raise exception 'no actor' using errcode = 'HN401'; end if;
  loop
    v_number := p_prefix || lpad(floor(random() * power(10, v_digits))::bigint::text, v_digits, '0');
    exit when not exists (select from person where case_number = v_number);
    v_digits := least(v_digits + 1, 9);
  end loop;
  insert into person (person_id, case_number, registered_at, registered_by_agency, registered_unit)
    values (v_id, v_number, (p_person ->> 'registered_at')::timestamptz, actor_agency(), actor_unit());
  insert into person_identity (person_id, name, name_fold, other_name, birth, birth_year, sex, personal_number, personal_number_index, personal_number_ending,
      representative_name, representative_relation, representative_number, residence_unit)
    select v_id, r.name, r.name_fold, r.other_name, r.birth, r.birth_year, r.sex, decode(r.personal_number, 'hex'), decode(r.personal_number_index, 'hex'), r.personal_number_ending,
      r.representative_name, r.representative_relation, decode(r.representative_number, 'hex'), r.residence_unit
    from jsonb_to_record(p_person) as r (name text, name_fold text, other_name text, birth text, birth_year int, sex text, personal_number text, personal_number_index text,
      personal_number_ending text, representative_name text, representative_relation text, representative_number text, residence_unit text);
  insert into person_key (person_id, wrapped_key, key_version) select v_id, decode(p_person ->> 'wrapped_key', 'hex'), p_person ->> 'key_version' where p_person ? 'wrapped_key';
  if p_person ->> 'phone' is not null then insert into person_contact (person_id, phone) values (v_id, decode(p_person ->> 'phone', 'hex')); end if;
  insert into residence (id, person_id, kind, unit_id, address_as_written, from_day, recorded_at, recorded_by_agency)
    select (r.residence ->> 'id')::uuid, v_id, r.residence ->> 'kind', r.residence_unit, r.residence ->> 'address_as_written', (r.residence ->> 'from_day')::date, r.registered_at, actor_agency()
    from jsonb_to_record(p_person) as r (residence jsonb, residence_unit text, registered_at timestamptz);
  insert into sight (agency_id, person_id, until, grade) select s.agency_id, v_id, s.until, s.grade from jsonb_to_recordset(p_sight) as s (agency_id text, until date, grade text);
  return v_number;
end $$;

-- As in 0010, with each person's key.
create or replace function load_invented_people(p_people jsonb) returns int
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
  insert into person_key (person_id, wrapped_key, key_version)
    select (o #>> '{person,person_id}')::uuid, decode(o #>> '{key,wrapped}', 'hex'), o #>> '{key,version}' from jsonb_array_elements(p_people) o where o ? 'key';
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

-- The card with the key that opens it.
drop function break_glass_card(uuid, timestamptz);
create function break_glass_card(p_id uuid, p_at timestamptz) returns table (person_id uuid, body bytea, wrapped bytea) language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return query select b.person_id, c.body, k.wrapped_key from break_glass b join care_card c on c.person_id = b.person_id join person p on p.person_id = b.person_id left join person_key k on k.person_id = b.person_id
    where b.id = p_id and b.kind = 'care-card' and b.post_id = actor_post() and b.account_id = actor_account() and b.until > p_at and p.sealed_at is null and b.person_id <> all (actor_barred());
end $$;

set local role hn_owner;
revoke create on schema public from hn_keeper;
