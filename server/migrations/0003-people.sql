-- People. Identity, contact and residence are compartments (tables) of their own; `sight` and `circle` say who sees whom now.
-- Product roles only read these tables. Every write goes through a function of this file or of 0004: owned by hn_keeper, with a fixed
-- search_path, its scope read from the settings of the transaction and never from an argument.
-- Columns frozen; later changes come as a new migration.
create table person (
  person_id uuid primary key,
  case_number text not null,                     -- HN-20-06184-4173: place of registration and random digits, nothing else
  registered_at timestamptz not null, registered_by_agency text not null,
  registered_unit text not null references unit, -- where the registering post stood
  sealed_at timestamptz                          -- nobody reads without the unsealing act
);
-- Drawn at random by the function below: a caller can neither choose nor probe a number.
create unique index on person (case_number);

create table person_identity (
  person_id uuid primary key references person,
  name text not null, name_fold text not null, other_name text,
  birth text not null check (birth ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),  -- what is known, no more
  birth_year int not null, sex text not null check (sex in ('male', 'female')),
  personal_number bytea, personal_number_index bytea, personal_number_ending text,
  representative_name text, representative_relation text, representative_number bytea,
  residence_unit text not null references unit   -- where the person is looked after now; the list's unit
) with (fillfactor = 90);
create index on person_identity (personal_number_index) where personal_number_index is not null;
create index on person_identity (name_fold, birth_year);

create table person_contact (
  person_id uuid primary key references person, phone bytea
);
create table residence (
  id uuid primary key, person_id uuid not null references person, kind text not null check (kind in ('permanent', 'temporary', 'current')),
  unit_id text not null references unit, address_as_written text, from_day date not null, to_day date,   -- half-open
  recorded_at timestamptz not null, recorded_by_agency text not null
);
create index on residence (person_id);

-- Bodies that see a person now, until when (last day). Rows follow from the legal facts alone (`measures.sight.ts`).
-- grade: scope = as its role's matrix says · purpose = a list only for a stated purpose · draft = registered here, no measure yet
--        archive = the province's records post; no product role reads through it.
create table sight (
  agency_id text not null, person_id uuid not null references person, until date not null,
  grade text not null default 'scope' check (grade in ('scope', 'purpose', 'draft', 'archive')),
  primary key (agency_id, person_id) include (until, grade)   -- the probe of every policy reads the index only
) with (fillfactor = 85);
create index on sight (person_id);
-- Named posts: counsellors, helpers, missions.
create table circle (
  post_id text not null, person_id uuid not null references person, purpose text not null, until date not null,
  primary key (post_id, person_id, purpose)
);
create index on circle (person_id);

-- Search over a whole province: every word-boundary tail of the folded name. Scope first, then search.
create table name_tail (
  reader_province text not null, tail text collate "C" not null, person_id uuid not null references person,
  primary key (reader_province, tail, person_id)
);
create index on name_tail (person_id);

-- Pairs for the province's records post; the registrar never learns of them.
create table duplicate_task (
  id uuid primary key, province_id text not null, person_a uuid not null references person, person_b uuid not null references person, same text[] not null,
  raised_at timestamptz not null, decision text check (decision in ('same-person', 'different-people')), reason text, decided_at timestamptz, decided_by_post text,
  unique (province_id, person_a, person_b)
);
create index on duplicate_task (province_id, raised_at) where decision is null;
create index on duplicate_task (person_a);
create index on duplicate_task (person_b);
-- Every decision ever taken: the last one counts, an earlier one can be taken back.
create table duplicate_decision (
  id bigint generated always as identity primary key, task_id uuid not null references duplicate_task, decision text not null, reason text not null,
  at timestamptz not null, post_id text not null
);
-- Repeats of a creation, recognised within the account. Closed to every role; read by the functions below only.
create table idempotency_key (
  account_id uuid not null, key text not null, operation text not null, body_hash bytea not null, answer jsonb, at timestamptz not null,
  primary key (account_id, key)
);
create index on idempotency_key (at);

-- The owner of the functions below: nobody logs in or acts as it, and row security binds it like everyone else.
do $$ declare t text; begin
  foreach t in array array['person', 'person_identity', 'person_contact', 'residence', 'sight', 'circle', 'name_tail', 'duplicate_task', 'duplicate_decision', 'idempotency_key'] loop
    execute format('grant select, insert, update, delete on %I to hn_keeper', t);
    execute format('create policy kept_by_functions on %I to hn_keeper using (true) with check (true)', t);
  end loop;
end $$;

-- Does a live sight row name the actor's agency, or a circle row the actor's post? Jobs act as the system.
create function actor_sees(p_person uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from sight s where s.agency_id = actor_agency() and s.person_id = p_person and s.until >= actor_day() and s.grade <> 'archive')
    or exists (select from circle c where c.post_id = actor_post() and c.person_id = p_person and c.until >= actor_day())
    or current_setting('role') = 'hn_system'
$$;

-- Claims an idempotency key within the account: null = new (go on), else {"same": bool, "answer": …}. A second caller waits for the first.
create function claim_key(p_key text, p_operation text, p_body_hash bytea, p_at timestamptz) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_account uuid := actor_account(); v_found jsonb;
begin
  if v_account is null then raise exception 'no actor' using errcode = 'HN401'; end if;
  insert into idempotency_key (account_id, key, operation, body_hash, at) values (v_account, p_key, p_operation, p_body_hash, p_at) on conflict do nothing;
  if found then return null; end if;
  select jsonb_build_object('same', operation = p_operation and body_hash = p_body_hash, 'answer', answer) into v_found
    from idempotency_key where account_id = v_account and key = p_key;
  return coalesce(v_found, jsonb_build_object('same', false, 'answer', null));
end $$;

create function keep_answer(p_key text, p_answer jsonb) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  update idempotency_key set answer = p_answer where account_id = actor_account() and key = p_key and answer is null
$$;

-- Registers a person with the first residence and the sight the caller derived; returns the case number.
create function register_person(p_person jsonb, p_sight jsonb, p_prefix text) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_id uuid := (p_person ->> 'person_id')::uuid; v_number text; v_digits int := 4;
begin
  if actor_post() is null then raise exception 'no actor' using errcode = 'HN401'; end if;
  -- Random digits, one more whenever a draw is taken; the numbers of a commune say neither order nor count.
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
  if p_person ->> 'phone' is not null then insert into person_contact (person_id, phone) values (v_id, decode(p_person ->> 'phone', 'hex')); end if;
  insert into residence (id, person_id, kind, unit_id, address_as_written, from_day, recorded_at, recorded_by_agency)
    select (r.residence ->> 'id')::uuid, v_id, r.residence ->> 'kind', r.residence_unit, r.residence ->> 'address_as_written', (r.residence ->> 'from_day')::date, r.registered_at, actor_agency()
    from jsonb_to_record(p_person) as r (residence jsonb, residence_unit text, registered_at timestamptz);
  insert into sight (agency_id, person_id, until, grade) select s.agency_id, v_id, s.until, s.grade from jsonb_to_recordset(p_sight) as s (agency_id text, until date, grade text);
  return v_number;
end $$;

-- A residence of a person in the actor's sight. An open one of the same kind ends where this one begins. False: not yours.
create function record_residence(p_person uuid, p_id uuid, p_kind text, p_unit text, p_address text, p_from date, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not actor_sees(p_person) then return false; end if;
  update residence set to_day = greatest(p_from, from_day) where person_id = p_person and kind = p_kind and to_day is null;
  insert into residence (id, person_id, kind, unit_id, address_as_written, from_day, recorded_at, recorded_by_agency)
    values (p_id, p_person, p_kind, p_unit, p_address, p_from, p_at, actor_agency());
  return true;
end $$;

-- The wide duplicate check (a job): live records of anyone that share the number, or the name and birth, become a task of the records post.
create function raise_duplicates(p_person uuid, p_province text, p_at timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_count int;
begin
  if current_setting('role') <> 'hn_system' then raise exception 'jobs only' using errcode = '42501'; end if;
  insert into duplicate_task (id, province_id, person_a, person_b, same, raised_at)
  select gen_random_uuid(), p_province, least(n.person_id, o.person_id), greatest(n.person_id, o.person_id),
    array_remove(array[case when o.name_fold = n.name_fold then 'name' end, case when o.birth = n.birth then 'birth' end,
      case when o.personal_number_index = n.personal_number_index then 'personal-number' end], null), p_at
  from person_identity n join person_identity o on o.person_id <> n.person_id
    and (o.personal_number_index = n.personal_number_index or (o.name_fold = n.name_fold and o.birth_year = n.birth_year))
  where n.person_id = p_person
    and exists (select from sight s where s.person_id = o.person_id and s.grade <> 'archive' and s.until >= actor_day())
    -- Two different numbers are two persons, whatever the names say.
    and (o.personal_number_index = n.personal_number_index or o.personal_number_index is null or n.personal_number_index is null)
    and (o.birth = n.birth or length(o.birth) = 4 or length(n.birth) = 4 or o.personal_number_index = n.personal_number_index)
  on conflict do nothing;
  get diagnostics v_count = row_count;
  return v_count;
end $$;

-- The decision of the records post; the last one counts. False: not in this province's queue.
create function decide_duplicate(p_task uuid, p_decision text, p_reason text, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if current_setting('role') <> 'hn_identity_steward' then return false; end if;
  update duplicate_task set decision = p_decision, reason = p_reason, decided_at = p_at, decided_by_post = actor_post() where id = p_task and province_id = actor_province();
  if not found then return false; end if;
  insert into duplicate_decision (task_id, decision, reason, at, post_id) values (p_task, p_decision, p_reason, p_at, actor_post());
  return true;
end $$;

do $$ declare f text; begin
  grant create on schema public to hn_keeper;
  foreach f in array array['actor_sees(uuid)', 'claim_key(text, text, bytea, timestamptz)', 'keep_answer(text, jsonb)', 'register_person(jsonb, jsonb, text)',
      'record_residence(uuid, uuid, text, text, text, date, timestamptz)', 'raise_duplicates(uuid, text, timestamptz)', 'decide_duplicate(uuid, text, text, timestamptz)'] loop
    execute 'alter function ' || f || ' owner to hn_keeper';
  end loop;
  revoke create on schema public from hn_keeper;
end $$;
