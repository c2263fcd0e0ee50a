-- Persons closed to every ordinary role: restricted (only the posts of a circle, through a list of its own) and sealed (nobody). Whatever derives
-- access rows, for them there are none: it is held here, beneath every handler.
create table closed_person (person_id uuid primary key references person, restricted boolean not null default false, sealed boolean not null default false);
create table restriction (
  id uuid primary key, person_id uuid not null references person, province_id text not null,
  ground text not null check (ground in ('officer', 'kin-of-officer', 'protected-witness', 'public-person', 'complaint')), reason bytea not null,
  set_at timestamptz not null, set_by_post text not null, set_by_account uuid not null, review_by date not null, reviewed_at timestamptz, reviewed_by_post text, lifted_at timestamptz, lifted_by_post text
);
create unique index on restriction (person_id) where lifted_at is null;
create index on restriction (review_by) where lifted_at is null;
create table restricted_circle (person_id uuid not null references person, post_id text not null, added_at timestamptz not null, added_by_post text not null, primary key (post_id, person_id));
create index on restricted_circle (person_id);
-- One purpose, 24 hours: asked for by the head of a body that managed the person, confirmed by the privacy officer, told to the person. A case number
-- that leads nowhere is kept like one that does.
create table unsealing (
  id uuid primary key, person_id uuid references person, case_number text not null, province_id text not null, purpose bytea not null,
  asked_by_post text not null, asked_by_account uuid not null, asked_at timestamptz not null, confirmed_by_post text, confirmed_by_account uuid, confirmed_at timestamptz, until timestamptz,
  tell_by date, told_on date
);
create index on unsealing (province_id, asked_at desc);
create index on unsealing (asked_by_post, asked_at desc);

do $$ declare t text; begin
  foreach t in array array['closed_person', 'restriction', 'restricted_circle', 'unsealing'] loop
    execute format('grant select, insert, update, delete on %I to hn_keeper', t);
    execute format('create policy kept_by_functions on %I to hn_keeper using (true) with check (true)', t);
  end loop;
  -- The counting functions run as the owner.
  create policy owner_counts on closed_person for select to hn_owner using (true);
  grant update (person_id, reader_unit, reader_province, reader_until) on indicator_fact to hn_keeper;
  create policy closed_by_functions on indicator_fact for update to hn_keeper using (true) with check (true);
  grant create on schema public to hn_keeper;
end $$;
set local role hn_keeper;

-- No row of sight, circle or search for a closed person, and no reader on any row.
create function keep_closed_unseen() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select from closed_person c where c.person_id = new.person_id) then return null; end if;
  return new;
end $$;
create function keep_closed_unread() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select from closed_person c where c.person_id = new.person_id) then
    new.reader_unit := null; new.reader_facility := null; new.reader_province := null; new.reader_until := null;
  end if;
  return new;
end $$;
create function keep_closed_fact_unread() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select from closed_person c where c.person_id = new.person_id) then
    new.reader_unit := null; new.reader_province := null; new.reader_until := null;
  end if;
  return new;
end $$;

-- The ordinary way first: each further question is asked only where the one before did not answer.
create or replace function actor_sees(p_person uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select from sight s where s.agency_id = actor_agency() and s.person_id = p_person and s.until >= actor_day() and s.grade <> 'archive')
      and not exists (select from closed_person k where k.person_id = p_person) and p_person <> all (actor_barred()) then return true; end if;
  return (((exists (select from circle c where c.post_id = actor_post() and c.person_id = p_person and c.until >= actor_day())
    or exists (select from deadline d where d.bound_agency = actor_agency() and d.person_id = p_person and d.key = 'arrival'))
      and not exists (select from closed_person k where k.person_id = p_person))
    or exists (select from restricted_circle r join closed_person k on k.person_id = r.person_id where r.post_id = actor_post() and r.person_id = p_person and k.restricted and not k.sealed)
    or current_setting('role') = 'hn_system') and p_person <> all (actor_barred());
end $$;

-- Takes every access row of a person away.
create function close_person(p_person uuid, p_restricted boolean, p_sealed boolean) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(4207, hashtext(p_person::text));
  insert into closed_person as c (person_id, restricted, sealed) values (p_person, p_restricted, p_sealed)
    on conflict (person_id) do update set restricted = c.restricted or excluded.restricted, sealed = c.sealed or excluded.sealed;
  delete from sight where person_id = p_person;
  delete from circle where person_id = p_person;
  delete from name_tail where person_id = p_person;
  delete from handover_snapshot where person_id = p_person;
  delete from duplicate_task where decision is null and (person_a = p_person or person_b = p_person) and not exists (select from duplicate_decision d where d.task_id = duplicate_task.id);
  update measure set reader_unit = null, reader_facility = null, reader_province = null, reader_until = null where person_id = p_person and reader_until is not null;
  -- Found by the person's measures: a look at all deadlines took a third of a second for each person of a large province.
  update deadline d set reader_unit = null, reader_facility = null, reader_province = null, reader_until = null from measure m where m.person_id = p_person and d.measure_id = m.measure_id and d.reader_until is not null;
  update indicator_fact set reader_unit = null, reader_province = null, reader_until = null where person_id = p_person and reader_until is not null;
  -- A restricted person is counted by the province and by no commune: the facts are saved again, and the difference is appended.
  if p_restricted then
    perform save_indicator_facts(p_person, (select coalesce(jsonb_agg(jsonb_build_object('indicatorId', f.indicator_id, 'period', f.period, 'subject', f.subject, 'unitThen', f.unit_then, 'unitNow', f.unit_now, 'districtThen', f.district_then,
      'provinceThen', f.province_then, 'provinceNow', f.province_now, 'ofOn', f.of_on, 'metOn', f.met_on, 'reason', f.reason)), '[]'::jsonb) from indicator_fact f where f.person_id = p_person), null, null, null);
  end if;
end $$;

-- By the head of a body that sees the person, or by the privacy officer of the province with a case number. Answers 'done' or why not.
create function restrict_person(p_id uuid, p_person uuid, p_case_number text, p_ground text, p_reason bytea, p_posts text[], p_roles text[], p_review_by date, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_person uuid; v_posts text[] := p_posts;
begin
  if current_setting('role') = 'hn_privacy_officer' then
    select p.person_id into v_person from person p join unit u on u.id = p.registered_unit where p.case_number = p_case_number and p.sealed_at is null and coalesce(u.province_id, u.id) = actor_province() and p.person_id <> all (actor_barred());
  else
    v_person := case when actor_sees(p_person) then p_person end;
    v_posts := v_posts || actor_post();
  end if;
  if v_person is null then return 'not-found'; end if;
  if exists (select from unnest(v_posts) n (id) left join post q on q.id = n.id and q.role = any (p_roles) and q.province_id = actor_province() and (q.valid_to is null or q.valid_to > actor_day()) and (q.ends_at is null or q.ends_at > p_at) where q.id is null)
    then return 'post-unknown'; end if;
  if exists (select from closed_person where person_id = v_person and restricted) then return 'restricted-already'; end if;
  insert into restriction (id, person_id, province_id, ground, reason, set_at, set_by_post, set_by_account, review_by) values (p_id, v_person, actor_province(), p_ground, p_reason, p_at, actor_post(), actor_account(), p_review_by);
  insert into restricted_circle (person_id, post_id, added_at, added_by_post) select v_person, n, p_at, actor_post() from (select distinct unnest(v_posts) n) x on conflict do nothing;
  perform close_person(v_person, true, false);
  return 'done';
end $$;

-- Keeps a restriction for another while, or lifts it; the person's access rows are derived again by whoever called. Null: not yours.
create function review_restriction(p_person uuid, p_case_number text, p_lift boolean, p_review_by date, p_at timestamptz) returns uuid
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_person uuid;
begin
  if current_setting('role') = 'hn_privacy_officer' then
    select p.person_id into v_person from person p join restriction r on r.person_id = p.person_id and r.lifted_at is null where p.case_number = p_case_number and r.province_id = actor_province() and p.person_id <> all (actor_barred());
  else
    select r.person_id into v_person from restriction r where r.person_id = p_person and r.lifted_at is null and actor_sees(p_person);
  end if;
  if v_person is null then return null; end if;
  if not p_lift then
    update restriction set reviewed_at = p_at, reviewed_by_post = actor_post(), review_by = p_review_by where person_id = v_person and lifted_at is null;
  else
    update restriction set reviewed_at = p_at, reviewed_by_post = actor_post(), lifted_at = p_at, lifted_by_post = actor_post() where person_id = v_person and lifted_at is null;
    delete from restricted_circle where person_id = v_person;
    update closed_person set restricted = false where person_id = v_person;
    delete from closed_person where person_id = v_person and not sealed;
  end if;
  return v_person;
end $$;

-- The list of the circle: nothing for everybody else.
create function restricted_list() returns table (person_id uuid, name text, birth_year int, unit_id text, review_by date, open int) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select i.person_id, i.name, i.birth_year, i.residence_unit, r.review_by, (select count(*)::int from measure m where m.person_id = i.person_id and m.open)
  from restricted_circle c join restriction r on r.person_id = c.person_id and r.lifted_at is null join person_identity i on i.person_id = c.person_id
  where c.post_id = actor_post() and actor_sees(c.person_id) order by i.name_fold, i.person_id
$$;

-- Identity, residence and legal status of one record, as those see it who may open it by name.
create function record_of(p_person uuid) returns jsonb language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select jsonb_build_object('id', i.person_id, 'caseNumber', p.case_number, 'name', i.name, 'otherName', i.other_name, 'birth', i.birth, 'sex', i.sex, 'personalNumberEnding', i.personal_number_ending,
    'residences', coalesce((select jsonb_agg(jsonb_build_object('kind', r.kind, 'unitId', r.unit_id, 'addressAsWritten', r.address_as_written, 'from', r.from_day, 'to', r.to_day) order by r.from_day desc) from residence r where r.person_id = i.person_id), '[]'::jsonb),
    'measures', coalesce((select jsonb_agg(jsonb_build_object('id', m.measure_id, 'kind', m.kind, 'status', m.status, 'open', m.open, 'unitId', m.unit_id, 'registeredOn', m.registered_on, 'startedOn', m.started_on, 'termEndsOn', m.term_ends_on,
      'endedOn', m.ended_on, 'sequence', m.sequence, 'nextDueOn', m.next_due_on) order by m.registered_on, m.measure_id) from measure m where m.person_id = i.person_id), '[]'::jsonb))
  from person p join person_identity i on i.person_id = p.person_id where p.person_id = p_person
$$;
create function restricted_record(p_person uuid) returns jsonb language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select record_of(c.person_id) from restricted_circle c where c.post_id = actor_post() and c.person_id = p_person and actor_sees(p_person)
$$;
-- The case behind an act of a post of the circle.
create function restricted_case(p_measure uuid, p_person uuid) returns table (person_id uuid, found json) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select c.person_id, case_of(c.person_id) from restricted_circle c where c.post_id = actor_post() and actor_sees(c.person_id)
    and c.person_id = coalesce(p_person, (select m.person_id from measure m where m.measure_id = p_measure))
$$;

-- Persons whose last measure ended so long ago that nobody reads them any more.
create function seal_due(p_months int, p_at timestamptz, p_limit int) returns setof uuid language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_person uuid;
begin
  if current_setting('role') <> 'hn_system' then raise exception 'jobs only' using errcode = '42501'; end if;
  for v_person in
    select p.person_id from person p join measure m on m.person_id = p.person_id where p.sealed_at is null group by p.person_id
    having not bool_or(m.open) and max(coalesce(m.ended_on, m.registered_on)) + make_interval(months => p_months) <= actor_day() limit p_limit
  loop
    update person set sealed_at = p_at where person_id = v_person;
    perform close_person(v_person, false, true);
    return next v_person;
  end loop;
end $$;

create function ask_unsealing(p_id uuid, p_case_number text, p_purpose bytea, p_at timestamptz) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into unsealing (id, person_id, case_number, province_id, purpose, asked_by_post, asked_by_account, asked_at)
    select p_id, (select p.person_id from person p where p.case_number = p_case_number and p.sealed_at is not null and p.person_id <> all (actor_barred())
      and exists (select from measure m where m.person_id = p.person_id and (m.unit_id = actor_unit() or m.agency_id = actor_agency() or m.facility_id = actor_agency()
        or (current_setting('role') = 'hn_province_police_director' and m.province_id = actor_province())))), p_case_number, actor_province(), p_purpose, actor_post(), actor_account(), p_at;
  insert into notice (id, to_agency, to_role, topic, ref, at) values (gen_random_uuid(), 'province-police:' || actor_province(), 'privacy-officer', 'unsealing', p_id, p_at);
end $$;
create function confirm_unsealing(p_id uuid, p_until timestamptz, p_tell_by date, p_at timestamptz) returns text language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_row unsealing;
begin
  select * into v_row from unsealing where id = p_id and province_id = actor_province() for update;
  if v_row.id is null or current_setting('role') <> 'hn_privacy_officer' then return 'not-found'; end if;
  if v_row.asked_by_account = actor_account() or v_row.person_id = any (actor_barred()) then return 'not-by-oneself'; end if;
  if v_row.confirmed_at is not null then return 'confirmed-already'; end if;
  update unsealing set confirmed_at = p_at, confirmed_by_post = actor_post(), confirmed_by_account = actor_account(), until = p_until, tell_by = p_tell_by where id = p_id;
  update notice set done_at = p_at where topic = 'unsealing' and ref = p_id and done_at is null;
  return 'confirmed';
end $$;
-- For the very post and account that asked, while it lasts.
create function unsealed_record(p_id uuid, p_at timestamptz) returns jsonb language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select record_of(u.person_id) from unsealing u where u.id = p_id and u.asked_by_post = actor_post() and u.asked_by_account = actor_account() and u.confirmed_at is not null and u.until > p_at and u.person_id <> all (actor_barred())
$$;
create function unsealings(p_limit int) returns table (id uuid, case_number text, purpose bytea, asked_by_post text, asked_at timestamptz, confirmed_at timestamptz, until timestamptz, tell_by date, told_on date)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select u.id, u.case_number, u.purpose, u.asked_by_post, u.asked_at, u.confirmed_at, u.until, u.tell_by, u.told_on from unsealing u
  where (current_setting('role') = 'hn_privacy_officer' and u.province_id = actor_province()) or (u.asked_by_post = actor_post() and u.asked_by_account = actor_account()) order by u.asked_at desc limit p_limit
$$;
create function unsealing_told(p_id uuid, p_on date) returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update unsealing set told_on = p_on where id = p_id and province_id = actor_province() and confirmed_at is not null and current_setting('role') = 'hn_privacy_officer';
  return found;
end $$;

-- The key of a person, gone: what was sealed under it is unreadable everywhere. By the system alone, after a decision outside.
create function destroy_person_key(p_person uuid, p_at timestamptz) returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if current_setting('role') <> 'hn_system' then raise exception 'the system post only' using errcode = '42501'; end if;
  insert into person_key as k (person_id, wrapped_key, key_version, destroyed_at) select p_person, null, '', p_at where exists (select from person where person_id = p_person)
    on conflict (person_id) do update set wrapped_key = null, destroyed_at = coalesce(k.destroyed_at, excluded.destroyed_at);
  return found;
end $$;

-- What outlives a restored backup, applied again before the first request. False: nothing to do.
create function reapply_ending(p_kind text, p_ending jsonb) returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_person uuid := (p_ending ->> 'person')::uuid; v_at timestamptz := (p_ending ->> 'at')::timestamptz;
begin
  if current_setting('role') <> 'hn_system' then raise exception 'the system post only' using errcode = '42501'; end if;
  if v_person is not null and not exists (select from person where person_id = v_person) then return false; end if;
  case p_kind
    when 'sealed' then
      update person set sealed_at = v_at where person_id = v_person and sealed_at is null;
      if not found then return false; end if;
      perform close_person(v_person, false, true);
    when 'erased' then
      if exists (select from person_key where person_id = v_person and wrapped_key is null) then return false; end if;
      perform destroy_person_key(v_person, v_at);
    when 'restricted' then
      if exists (select from restriction where id = (p_ending ->> 'id')::uuid) or exists (select from restriction where person_id = v_person and lifted_at is null) then return false; end if;
      insert into restriction (id, person_id, province_id, ground, reason, set_at, set_by_post, set_by_account, review_by)
        values ((p_ending ->> 'id')::uuid, v_person, p_ending ->> 'province', p_ending ->> 'ground', decode(p_ending ->> 'reason', 'base64'), v_at, p_ending ->> 'post', (p_ending ->> 'account')::uuid, (p_ending ->> 'reviewBy')::date);
      insert into restricted_circle (person_id, post_id, added_at, added_by_post) select v_person, c, v_at, p_ending ->> 'post' from jsonb_array_elements_text(p_ending -> 'circle') c on conflict do nothing;
      perform close_person(v_person, true, false);
    when 'post-ended' then
      update post set ends_at = v_at where id = p_ending ->> 'id' and (ends_at is null or ends_at > v_at) and (valid_to is null or valid_to > actor_day());
      if not found then return false; end if;
      update session set ended_at = v_at, ended_because = 'post-ended' where post_id = p_ending ->> 'id' and ended_at is null;
    when 'account-closed' then
      update account set disabled_at = v_at where id = (p_ending ->> 'id')::uuid and disabled_at is null;
      if not found then return false; end if;
    when 'barred' then
      insert into barred (account_id, person_id, reason, at, by_post) select a.id, v_person, p_ending ->> 'reason', v_at, p_ending ->> 'post' from account a where a.id = (p_ending ->> 'id')::uuid on conflict do nothing;
      return found;
    else return false;
  end case;
  return true;
end $$;
set local role hn_owner;
revoke create on schema public from hn_keeper;
grant update (disabled_at) on account to hn_keeper;
create policy closes_accounts on account for update to hn_keeper using (true) with check (true);

create trigger closed_unseen before insert or update on sight for each row execute function keep_closed_unseen();
create trigger closed_unseen before insert or update on circle for each row execute function keep_closed_unseen();
create trigger closed_unseen before insert or update on name_tail for each row execute function keep_closed_unseen();
create trigger closed_unseen before insert on handover_snapshot for each row execute function keep_closed_unseen();
-- A row takes its readers where it is made and where they are written, and nowhere else: an update of other columns need not ask.
create trigger closed_unread before insert or update of reader_unit, reader_facility, reader_province, reader_until on measure for each row when (new.reader_until is not null) execute function keep_closed_unread();
create trigger closed_unread before insert or update of reader_unit, reader_facility, reader_province, reader_until on deadline for each row when (new.reader_until is not null) execute function keep_closed_unread();
create trigger closed_unread before insert or update on indicator_fact for each row when (new.reader_until is not null) execute function keep_closed_fact_unread();

-- Those sealed before.
insert into closed_person (person_id, sealed) select person_id, true from person where sealed_at is not null;
