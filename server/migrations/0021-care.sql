-- HIV and what follows its rule (hepatitis, tuberculosis): one door, for the care staff of the one place that wrote it. No event, no list, no notice
-- knows of it. Rows end with the management; a receipt stays.
create table hiv_result (
  id uuid primary key, person_id uuid not null references person, agency_id text not null, body bytea not null,   -- under the person's key
  recorded_at timestamptz not null, recorded_by_post text not null, told_person_on date, told_representative_on date
);
create index on hiv_result (person_id);
create table infection_result (
  id uuid primary key, person_id uuid not null references person, agency_id text not null, body bytea not null,
  recorded_at timestamptz not null, recorded_by_post text not null, told_person_on date, told_representative_on date
);
create index on infection_result (person_id);
-- Who is charged with the care of this person at this place (HIV 30(2)e); a head needs no assignment.
create table care_assignment (
  person_id uuid not null references person, post_id text not null, agency_id text not null, from_day date not null, until date not null, assigned_by_post text not null, primary key (post_id, person_id)
);
create index on care_assignment (person_id);
create table care_receipt (id uuid primary key, person_id uuid not null references person, agency_id text not null, ended_on date not null, how text not null check (how in ('returned', 'erased')), rows int not null, post_id text not null);
create index on care_receipt (person_id);

do $$ declare t text; begin
  foreach t in array array['hiv_result', 'infection_result', 'care_assignment', 'care_receipt'] loop
    execute format('grant select, insert, update, delete on %I to hn_keeper', t);
    execute format('create policy kept_by_functions on %I to hn_keeper using (true) with check (true)', t);
  end loop;
  grant create on schema public to hn_keeper;
end $$;
set local role hn_keeper;

-- May this post, now, read what its own place keeps of this person?
create function actor_cares(p_person uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select actor_sees(p_person) and current_setting('role') <> 'hn_system' and (current_setting('role') = 'hn_facility_head'
    or exists (select from care_assignment a where a.post_id = actor_post() and a.person_id = p_person and a.agency_id = actor_agency() and a.from_day <= actor_day() and a.until >= actor_day()))
$$;

-- The head charges a health post of the same facility; a treating post elsewhere takes up the care of a person who was sent to it. The answer does not
-- say whether there is anything to read.
create function assign_care(p_person uuid, p_post text, p_until date) returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_role text := current_setting('role');
begin
  if not actor_sees(p_person) then return false; end if;
  if v_role = 'hn_facility_head' then
    if not exists (select from post q where q.id = p_post and q.agency_id = actor_agency() and q.role = 'facility-health' and (q.valid_to is null or q.valid_to > actor_day()) and q.ends_at is null) then return false; end if;
  elsif v_role not in ('hn_health_station', 'hn_substitution_clinician') or p_post <> actor_post() then return false;
  end if;
  insert into care_assignment (person_id, post_id, agency_id, from_day, until, assigned_by_post) values (p_person, p_post, actor_agency(), actor_day(), p_until, actor_post())
    on conflict (post_id, person_id) do update set from_day = least(care_assignment.from_day, excluded.from_day), until = excluded.until, agency_id = excluded.agency_id, assigned_by_post = excluded.assigned_by_post;
  return true;
end $$;

-- Null: not yours; else 'new', 'same' or 'other' (id taken).
create function record_care(p_person uuid, p_id uuid, p_hiv boolean, p_body bytea, p_at timestamptz) returns text language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_row record;
begin
  if not actor_cares(p_person) then return null; end if;
  if p_hiv then insert into hiv_result (id, person_id, agency_id, body, recorded_at, recorded_by_post) values (p_id, p_person, actor_agency(), p_body, p_at, actor_post()) on conflict do nothing;
  else insert into infection_result (id, person_id, agency_id, body, recorded_at, recorded_by_post) values (p_id, p_person, actor_agency(), p_body, p_at, actor_post()) on conflict do nothing; end if;
  if found then return 'new'; end if;
  select person_id, agency_id into v_row from (select person_id, agency_id from hiv_result where id = p_id and p_hiv union all select person_id, agency_id from infection_result where id = p_id and not p_hiv) x;
  return case when v_row.person_id = p_person and v_row.agency_id = actor_agency() then 'same' else 'other' end;
end $$;

-- That the person, or the representative, was told. Whether it may be is judged before.
create function note_care_told(p_id uuid, p_hiv boolean, p_representative boolean, p_on date) returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if p_hiv then
    update hiv_result set told_person_on = case when p_representative then told_person_on else p_on end, told_representative_on = case when p_representative then p_on else told_representative_on end
      where id = p_id and agency_id = actor_agency() and actor_cares(person_id);
  else
    update infection_result set told_person_on = case when p_representative then told_person_on else p_on end, told_representative_on = case when p_representative then p_on else told_representative_on end
      where id = p_id and agency_id = actor_agency() and actor_cares(person_id);
  end if;
  return found;
end $$;

-- The slip goes back to the person: the rows are erased, a receipt stays. Answers the receipt; the same for a person of whom nothing was kept.
create function return_care(p_person uuid, p_receipt uuid, p_on date) returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_hiv int; v_other int;
begin
  if not actor_cares(p_person) then return false; end if;
  delete from hiv_result where person_id = p_person and agency_id = actor_agency();
  get diagnostics v_hiv = row_count;
  delete from infection_result where person_id = p_person and agency_id = actor_agency();
  get diagnostics v_other = row_count;
  insert into care_receipt (id, person_id, agency_id, ended_on, how, rows, post_id) values (p_receipt, p_person, actor_agency(), p_on, 'returned', v_hiv + v_other, actor_post());
  delete from care_assignment where person_id = p_person and agency_id = actor_agency();
  return true;
end $$;

-- Where a place no longer manages the person nobody there reads the rows; a job erases them and leaves the receipt.
create function end_care() returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_count int;
begin
  if current_setting('role') <> 'hn_system' then raise exception 'jobs only' using errcode = '42501'; end if;
  -- A restricted person has no sight rows and is managed all the same.
  with over as materialized (
    select x.person_id, x.agency_id, count(*)::int as rows from (select person_id, agency_id from hiv_result union all select person_id, agency_id from infection_result) x
    where not exists (select from sight s where s.person_id = x.person_id and s.agency_id = x.agency_id and s.until >= actor_day() and s.grade in ('scope', 'draft'))
      and not exists (select from closed_person c join measure m on m.person_id = c.person_id and m.open where c.person_id = x.person_id and c.restricted) group by 1, 2
  ), hiv as (delete from hiv_result r using over o where r.person_id = o.person_id and r.agency_id = o.agency_id
  ), infections as (delete from infection_result r using over o where r.person_id = o.person_id and r.agency_id = o.agency_id
  ), assignments as (delete from care_assignment r using over o where r.person_id = o.person_id and r.agency_id = o.agency_id)
  insert into care_receipt (id, person_id, agency_id, ended_on, how, rows, post_id) select gen_random_uuid(), person_id, agency_id, actor_day(), 'erased', rows, 'system' from over;
  get diagnostics v_count = row_count;
  return v_count;
end $$;
set local role hn_owner;
revoke create on schema public from hn_keeper;
