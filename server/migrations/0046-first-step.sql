-- A confidential first step: what somebody asked one health station or counselling point. No person, no measure, nothing that is compared with one.
create table first_step_request (
  id uuid primary key,
  agency_id text not null references agency check (agency_id ~ '^(health-station|counselling-point):'),   -- never a body of the police or a People's Committee
  code_hash bytea not null unique,                -- of the code by which the asker finds the answer; no post may read it
  body bytea not null, answer bytea,              -- sealed
  status text not null default 'new' check (status in ('new', 'contacted', 'answered', 'closed')),
  made_at timestamptz not null, made_on date not null, last_contact_on date not null, erase_on date not null, sequence int not null default 1
);
create index on first_step_request (agency_id, made_on desc, id);
create index on first_step_request (erase_on);
create table first_step_event (
  id uuid primary key, request_id uuid not null references first_step_request on delete cascade, type text not null check (type in ('made', 'opened', 'contacted', 'answered', 'closed')),
  at timestamptz not null, agency_id text not null, post_id text, content_hash bytea
);
create index on first_step_event (request_id, at);

do $$ declare t text; begin
  foreach t in array array['first_step_request', 'first_step_event'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('grant select, insert, update, delete on %I to hn_keeper', t);
    execute format('create policy kept_by_functions on %I to hn_keeper using (true) with check (true)', t);
  end loop;
end $$;
grant create on schema public to hn_keeper;
grant select, insert, update, delete on notice to hn_keeper;
set local role hn_keeper;

-- Where a request may go: a health station or counselling point with somebody who reads it.
create function first_step_points() returns table (agency_id text, kind text, name text, unit_id text) language sql stable rows 100 security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.id, a.kind, a.name, a.unit_id from agency a
  where a.kind in ('health-station', 'counselling-point') and (a.valid_from is null or a.valid_from <= actor_day()) and (a.valid_to is null or a.valid_to > actor_day())
    and exists (select from post p join account c on c.id = p.account_id where p.agency_id = a.id and p.role in ('health-station', 'counsellor') and c.disabled_at is null
      and p.valid_from <= actor_day() and (p.valid_to is null or p.valid_to > actor_day()) and p.ends_at is null)
$$;

-- 'made'; 'again' (the same form sent twice within moments); 'sent-already'; 'no-such-point'; 'full'.
create function make_first_step(p_id uuid, p_agency text, p_code_hash bytea, p_body bytea, p_at timestamptz, p_again_since timestamptz, p_most int, p_erase_on date) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_row first_step_request;
begin
  -- Two sendings to one point are judged one after the other: the count of the day is whole.
  perform pg_advisory_xact_lock(4246, hashtext(p_agency));
  if not exists (select from first_step_points() s where s.agency_id = p_agency) then return 'no-such-point'; end if;
  select * into v_row from first_step_request r where r.id = p_id;
  if found then return case when v_row.code_hash = p_code_hash and v_row.agency_id = p_agency and v_row.made_at > p_again_since then 'again' else 'sent-already' end; end if;
  if (select count(*) from first_step_request r where r.agency_id = p_agency and r.made_on = actor_day()) >= p_most then return 'full'; end if;
  insert into first_step_request (id, agency_id, code_hash, body, made_at, made_on, last_contact_on, erase_on) values (p_id, p_agency, p_code_hash, p_body, p_at, actor_day(), actor_day(), p_erase_on);
  insert into first_step_event (id, request_id, type, at, agency_id) values (gen_random_uuid(), p_id, 'made', p_at, p_agency);
  insert into notice (id, to_agency, to_role, topic, ref, at)
    select gen_random_uuid(), p_agency, r.role, 'first-step', p_id, p_at from (select distinct p.role from post p where p.agency_id = p_agency and p.role in ('health-station', 'counsellor')) r;
  return 'made';
end $$;

-- What whoever has the code may know: the answer, when it was opened, when it goes. Not what was asked, and not who.
create function first_step_of_code(p_code_hash bytea) returns table (id uuid, agency_name text, unit_id text, status text, answer bytea, made_on date, erase_on date, opened_on date, contacted_on date)
language sql stable rows 1 security definer set search_path = pg_catalog, public, pg_temp as $$
  select r.id, a.name, a.unit_id, r.status, r.answer, r.made_on, r.erase_on,
    (select (min(e.at) at time zone 'Asia/Ho_Chi_Minh')::date from first_step_event e where e.request_id = r.id and e.type = 'opened'),
    (select (max(e.at) at time zone 'Asia/Ho_Chi_Minh')::date from first_step_event e where e.request_id = r.id and e.type in ('contacted', 'answered'))
  from first_step_request r join agency a on a.id = r.agency_id where r.code_hash = p_code_hash and r.erase_on > actor_day()
$$;

create function withdraw_first_step(p_code_hash bytea) returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_id uuid;
begin
  delete from first_step_request where code_hash = p_code_hash returning id into v_id;
  if v_id is null then return false; end if;
  delete from notice where topic = 'first-step' and ref = v_id;
  return true;
end $$;

-- The opening is noted once a day for each post; the notice is done with the first. False: not of this body, or gone.
create function open_first_step(p_id uuid, p_at timestamptz) returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (select from first_step_request r where r.id = p_id and r.agency_id = actor_agency() and r.erase_on > actor_day()) then return false; end if;
  insert into first_step_event (id, request_id, type, at, agency_id, post_id)
    select gen_random_uuid(), p_id, 'opened', p_at, actor_agency(), actor_post()
    where not exists (select from first_step_event e where e.request_id = p_id and e.type = 'opened' and e.post_id = actor_post() and (e.at at time zone 'Asia/Ho_Chi_Minh')::date = actor_day());
  update notice set done_at = p_at where topic = 'first-step' and ref = p_id and done_at is null;
  return true;
end $$;

-- 'done', 'same' (sent twice), 'id-reused', 'changed-since', 'not-found'.
create function act_on_first_step(p_id uuid, p_event uuid, p_content_hash bytea, p_type text, p_status text, p_answer bytea, p_based_on int, p_at timestamptz, p_erase_on date) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_row first_step_request; v_event first_step_event;
begin
  select * into v_row from first_step_request r where r.id = p_id and r.agency_id = actor_agency() and r.erase_on > actor_day() for update;
  if not found then return 'not-found'; end if;
  select * into v_event from first_step_event e where e.id = p_event;
  if found then return case when v_event.request_id = p_id and v_event.content_hash = p_content_hash then 'same' else 'id-reused' end; end if;
  if v_row.sequence <> p_based_on then return 'changed-since'; end if;
  if v_row.status = 'closed' then return 'changed-since'; end if;
  update first_step_request set status = p_status, answer = coalesce(p_answer, answer), sequence = sequence + 1, last_contact_on = actor_day(), erase_on = p_erase_on where id = p_id;
  insert into first_step_event (id, request_id, type, at, agency_id, post_id, content_hash) values (p_event, p_id, p_type, p_at, actor_agency(), actor_post(), p_content_hash);
  return 'done';
end $$;

create function erase_first_steps(p_on date) returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_count int;
begin
  if current_setting('role') <> 'hn_system' then raise exception 'jobs only' using errcode = '42501'; end if;
  delete from first_step_request where erase_on <= p_on;
  get diagnostics v_count = row_count;
  delete from notice n where n.topic = 'first-step' and not exists (select from first_step_request r where r.id = n.ref);
  return v_count;
end $$;
set local role hn_owner;
revoke create on schema public from hn_keeper;
