-- A province's number shared out over its units: proposals, what units asked for, what was answered, what was approved. An offer of capacity:
-- no row names a person, and a number on a compulsory measure never comes here.
create table unit_population (
  unit_id text not null references unit, on_day date not null, population int not null check (population >= 0), source text not null,
  primary key (unit_id, on_day)
);
create table allocation (
  id uuid primary key, target_id text not null references target, version int not null check (version > 0),
  revision int not null default 1,                 -- grows with every request, answer and decision: whoever acts says what he saw
  key text not null check (key in ('equal', 'population', 'need', 'capacity', 'by-hand')),
  whole int not null check (whole >= 0), reserve_name text, reserve int not null default 0 check (reserve >= 0), answers text not null,
  status text not null default 'proposed' check (status in ('proposed', 'approved', 'superseded', 'withdrawn')), note text,
  made_at timestamptz not null, made_by_post text not null, decided_at timestamptz, decided_by_post text, decision_note text,
  unique (target_id, version), check (reserve = 0 or reserve_name is not null),
  check ((status = 'approved') <= (decided_by_post is not null and decided_by_post <> made_by_post))
);
create unique index allocation_proposed on allocation (target_id) where status = 'proposed';
create unique index allocation_approved on allocation (target_id) where status = 'approved';
create table allocation_share (
  allocation_id uuid not null references allocation, unit_id text not null references unit,
  weight int not null check (weight >= 0),         -- the number of the unit by which the key divided
  capacity int check (capacity >= 0), amount int not null check (amount >= 0),
  primary key (allocation_id, unit_id)
);
create table allocation_request (
  id uuid primary key, allocation_id uuid not null, unit_id text not null, amount_before int not null, wanted int not null check (wanted >= 0), reason text not null,
  asked_at timestamptz not null, asked_by_post text not null,
  answer text check (answer in ('granted', 'partly', 'refused')), granted int check (granted >= 0), answer_reason text, answered_at timestamptz, answered_by_post text,
  foreign key (allocation_id, unit_id) references allocation_share, check ((answer is null) = (answered_at is null))
);
create unique index allocation_request_waiting on allocation_request (allocation_id, unit_id) where answer is null;

-- Σ parts + reserve = whole, at the end of every transaction, whoever writes.
create function check_allocation_sum() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare v_id uuid; v_whole int; v_reserve int; v_sum bigint;
begin
  if tg_table_name = 'allocation' then v_id := coalesce(new.id, old.id); else v_id := coalesce(new.allocation_id, old.allocation_id); end if;
  select a.whole, a.reserve into v_whole, v_reserve from public.allocation a where a.id = v_id;
  if not found then return null; end if;
  select coalesce(sum(s.amount), 0) into v_sum from public.allocation_share s where s.allocation_id = v_id;
  if v_sum + v_reserve <> v_whole then raise exception 'shares-do-not-add-up' using errcode = '23514'; end if;
  return null;
end $$;
create constraint trigger allocation_adds_up after insert or update on allocation deferrable initially deferred for each row execute function check_allocation_sum();
create constraint trigger allocation_share_adds_up after insert or update or delete on allocation_share deferrable initially deferred for each row execute function check_allocation_sum();

-- The numbers that were handed out say the same.
create function check_assignment_sum() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare v_target text := coalesce(new.target_id, old.target_id); v_whole numeric; v_sum numeric; v_count int;
begin
  select coalesce(t.low, t.high) into v_whole from public.target t where t.id = v_target and t.unit_of_measure not like '\%%';
  if not found then return null; end if;
  select count(*), coalesce(sum(a.amount), 0) into v_count, v_sum from public.target_assignment a where a.target_id = v_target;
  if v_count > 0 and v_sum <> v_whole then raise exception 'shares-do-not-add-up' using errcode = '23514'; end if;
  return null;
end $$;
create constraint trigger assignment_adds_up after insert or update or delete on target_assignment deferrable initially deferred for each row execute function check_assignment_sum();

-- A number on a compulsory measure is never shared out, whoever writes.
create function refuse_compulsory_allocation() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if (select t.compulsory from public.target t where t.id = new.target_id) then raise exception 'compulsory-not-shared' using errcode = 'HN409'; end if;
  return new;
end $$;
create trigger refuse_compulsory_allocation before insert on allocation for each row execute function refuse_compulsory_allocation();

do $$
declare role_name text;
begin
  for role_name in select rolname from pg_roles where rolname like 'hn\_%' and rolname not in ('hn_owner', 'hn_app', 'hn_worker', 'hn_anonymous', 'hn_sign_in', 'hn_ledger') loop
    execute format('grant select on unit_population, allocation, allocation_share, allocation_request to %I', role_name);
    if role_name in ('hn_province_police', 'hn_province_police_director', 'hn_province_planner', 'hn_province_labour', 'hn_province_health', 'hn_system') then
      execute format('grant insert on allocation, allocation_share to %I', role_name);
      execute format('grant update (revision, reserve, reserve_name, status, decided_at, decided_by_post, decision_note) on allocation to %I', role_name);
      execute format('grant update (amount) on allocation_share to %I', role_name);
      execute format('grant update (answer, granted, answer_reason, answered_at, answered_by_post) on allocation_request to %I', role_name);
    end if;
    if role_name in ('hn_commune_chair', 'hn_district_chair', 'hn_system') then
      execute format('grant insert on allocation_request to %I', role_name);
      execute format('grant update (revision) on allocation to %I', role_name);
    end if;
  end loop;
  grant insert, update on unit_population to hn_system;
end $$;

-- Places of the providers of each unit, as far as a register of them is kept.
create function provider_capacity(p_units text[]) returns table (unit_id text, places int)
language sql stable as $$ select null::text, null::int where false $$;
