-- Lists in and out. What left the house, who took it, for whom and why; who stood in it says the ledger of openings alone. Of rosters that came in: how
-- far a run is, which rows a body has taken in (as keyed hashes), and which headings a province's lists have used. The rosters themselves are never kept.
create table list_export (
  id uuid primary key, at timestamptz not null, account_id uuid not null, post_id text not null, role text not null, agency_id text not null, province_id text not null,
  list text not null, register text, purpose text not null, reason text not null, receiver text not null, article text, columns text[] not null,
  rows int, ended_at timestamptz, check ((rows is null) = (ended_at is null))
);
create index on list_export (agency_id, at desc, id);
create index on list_export (province_id, at desc, id);

create table roster_run (
  id uuid primary key, roster text not null, agency_id text not null, unit_id text not null, province_id text not null, account_id uuid not null, post_id text not null,
  file_key bytea not null,                       -- keyed hash of the file and its columns
  state text not null check (state in ('running', 'done', 'refused')), done int not null default 0, total int not null,
  counts jsonb, refusal jsonb, started_at timestamptz not null, beat_at timestamptz not null, ended_at timestamptz
);
create index on roster_run (agency_id, started_at desc);

-- A row that a body has taken in: said again of the very same row, whatever has become of the person since.
create table roster_row (roster text not null, key bytea not null, agency_id text not null, run_id uuid not null, primary key (roster, key, agency_id));

create table roster_trial (id uuid primary key, at timestamptz not null, agency_id text not null, province_id text not null, account_id uuid not null, post_id text not null, roster text not null, rows int not null);
create index on roster_trial (post_id, at desc);

create table roster_heading (province_id text not null, roster text not null, heading text not null, field text not null, at timestamptz not null, primary key (province_id, roster, heading));

do $$ declare t text; begin
  foreach t in array array['list_export', 'roster_run', 'roster_row', 'roster_trial', 'roster_heading'] loop
    execute format('grant select, insert, update, delete on %I to hn_keeper', t);
    execute format('create policy kept_by_functions on %I to hn_keeper using (true) with check (true)', t);
  end loop;
  grant create on schema public to hn_keeper;
end $$;
set local role hn_keeper;

-- Before the first row leaves. False: the id is taken.
create function begin_export(p_id uuid, p_account uuid, p_role text, p_list text, p_register text, p_purpose text, p_reason text, p_receiver text, p_article text, p_columns text[], p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into list_export (id, at, account_id, post_id, role, agency_id, province_id, list, register, purpose, reason, receiver, article, columns)
    values (p_id, p_at, p_account, actor_post(), p_role, actor_agency(), actor_province(), p_list, p_register, p_purpose, p_reason, p_receiver, p_article, p_columns) on conflict do nothing;
  return found;
end $$;
create function end_export(p_id uuid, p_rows int, p_at timestamptz) returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update list_export e set rows = p_rows, ended_at = p_at where e.id = p_id and e.post_id = actor_post() and e.ended_at is null;
  return found;
end $$;

-- How many trials and rows of trials this post made since a moment, with this one; the privacy officer of the province is told once in that time.
create function note_roster_trial(p_id uuid, p_account uuid, p_roster text, p_rows int, p_at timestamptz, p_since timestamptz, p_most_trials int, p_most_rows int) returns table (trials int, rows int)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare v_trials int; v_rows int;
begin
  insert into roster_trial (id, at, agency_id, province_id, account_id, post_id, roster, rows) values (p_id, p_at, actor_agency(), actor_province(), p_account, actor_post(), p_roster, p_rows) on conflict do nothing;
  select count(*)::int, coalesce(sum(t.rows), 0)::int into v_trials, v_rows from roster_trial t where t.post_id = actor_post() and t.at > p_since;
  if v_trials > p_most_trials or v_rows > p_most_rows then
    insert into notice (id, to_agency, to_role, topic, ref, at)
      select gen_random_uuid(), 'province-police:' || actor_province(), 'privacy-officer', 'many-roster-trials', p_id, p_at
      where not exists (select from notice n join roster_trial t on t.id = n.ref where n.topic = 'many-roster-trials' and t.post_id = actor_post() and n.at > p_since);
  end if;
  return query select v_trials, v_rows;
end $$;

-- 'new': begun. 'again': refused or interrupted before, begun anew. 'running', 'done': as it stands. 'other': the id is another run's.
create function begin_roster_run(p_id uuid, p_account uuid, p_roster text, p_file bytea, p_total int, p_at timestamptz, p_stale timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_run roster_run;
begin
  insert into roster_run (id, roster, agency_id, unit_id, province_id, account_id, post_id, file_key, state, total, started_at, beat_at)
    values (p_id, p_roster, actor_agency(), actor_unit(), actor_province(), p_account, actor_post(), p_file, 'running', p_total, p_at, p_at) on conflict do nothing;
  if found then return 'new'; end if;
  select * into v_run from roster_run r where r.id = p_id for update;
  if v_run.post_id <> actor_post() or v_run.roster <> p_roster or v_run.file_key <> p_file then return 'other'; end if;
  if v_run.state = 'done' or (v_run.state = 'running' and v_run.beat_at > p_stale) then return v_run.state; end if;
  update roster_run r set state = 'running', done = 0, total = p_total, counts = null, refusal = null, started_at = p_at, beat_at = p_at, ended_at = null where r.id = p_id;
  return 'again';
end $$;
create function beat_roster_run(p_id uuid, p_done int, p_at timestamptz) returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update roster_run r set done = p_done, beat_at = p_at where r.id = p_id and r.post_id = actor_post() and r.state = 'running';
  return found;
end $$;
-- With the rows it wrote, or alone where it wrote none.
create function end_roster_run(p_id uuid, p_state text, p_done int, p_counts jsonb, p_refusal jsonb, p_at timestamptz) returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update roster_run r set state = p_state, done = p_done, counts = p_counts, refusal = p_refusal, beat_at = p_at, ended_at = p_at where r.id = p_id and r.post_id = actor_post() and r.state = 'running';
  return found;
end $$;

-- Which of these rows the own body has taken in before.
create function roster_rows_known(p_roster text, p_keys bytea[]) returns setof bytea language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select r.key from roster_row r where r.roster = p_roster and r.key = any (p_keys) and agency_now(r.agency_id) = actor_agency()
$$;
-- False: one of them has come in meanwhile.
create function keep_roster_rows(p_run uuid, p_roster text, p_keys bytea[]) returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_count int;
begin
  insert into roster_row (roster, key, agency_id, run_id) select p_roster, k, actor_agency(), p_run from unnest(p_keys) k on conflict do nothing;
  get diagnostics v_count = row_count;
  return v_count = cardinality(p_keys);
end $$;
create function learn_roster_headings(p_roster text, p_headings jsonb, p_at timestamptz) returns void language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into roster_heading (province_id, roster, heading, field, at) select actor_province(), p_roster, h.key, h.value, p_at from jsonb_each_text(p_headings) h
  on conflict (province_id, roster, heading) do update set field = excluded.field, at = excluded.at
$$;
set local role hn_owner;
revoke create on schema public from hn_keeper;
