-- Plans and letters, what each sentence asks, who answers, and what was missed. No personal data: facts about documents, units and agencies.
create table directive (
  id text primary key, number text not null, kind text not null check (kind in ('plan', 'letter', 'decision', 'programme')),
  title text not null, issuer text not null, unit_id text not null references unit,
  issued_on date, date_note text,                  -- a day that is not known stays empty, and the note says what is known
  effective_to date, status text not null default 'draft' check (status in ('draft', 'published')),
  illustrative boolean not null default false,     -- an invented document of the demonstration; shown as such
  input_hash text,                                  -- what was entered: a repeat of the same entry is answered with the same id
  entered_at timestamptz not null, entered_by_post text not null, published_at timestamptz, published_by_post text,
  unique (unit_id, number)
);
create table directive_basis (
  directive_id text not null references directive, ordinal int not null, number text not null, issued_on date, basis_id text references directive,
  primary key (directive_id, ordinal)
);
create table directive_relation (
  from_id text not null references directive, relation text not null check (relation in ('implements', 'replaces', 'extends')),
  to_number text not null, to_id text references directive,
  primary key (from_id, relation, to_number)
);
create index on directive_relation (to_id);
create table clause (
  id text primary key, directive_id text not null references directive, ordinal int not null, label text not null,
  kind text not null check (kind in ('basis', 'aim', 'target', 'task', 'organization')), summary text not null,
  answer text not null default 'open' check (answer in ('targets', 'tasks', 'bases', 'orientation', 'same-as', 'open')),
  same_as text references clause, note text,
  unique (directive_id, ordinal), check ((answer = 'same-as') = (same_as is not null))
);
create table target (
  id text primary key, directive_id text not null references directive, clause_id text not null references clause, ordinal int not null,
  label text not null, name text not null, indicator_id text not null, unit_id text not null references unit,
  comparator text not null check (comparator in ('eq', 'gt', 'gte', 'lt', 'lte', 'range', 'approx')),
  low numeric, high numeric, unit_of_measure text not null default '%', striving boolean not null default false,
  period_from date not null, period_to date not null, accountable text not null,
  compulsory boolean not null default false,        -- about a compulsory measure: recorded, never shared out below the province
  judged_on date,                                   -- the day on which the period, being over, was judged
  check (period_from <= period_to), check (low is not null or high is not null)
);
create index on target (directive_id);
-- The share of one unit. A share of a percentage is the percentage itself; shares of a number and the named reserve add up to it.
create table target_assignment (
  target_id text not null references target, unit_id text not null references unit, agency_kind text not null,
  amount numeric, reserve_name text, assigned_at timestamptz not null, assigned_by_post text not null,
  primary key (target_id, unit_id)
);
create table task (
  id text primary key, directive_id text not null references directive, clause_id text not null references clause, ordinal int not null,
  item text not null,                              -- the numbered item of the document it comes from
  name text not null, lead text, lead_as_written text, coordinating text[] not null default '{}', coordinating_as_written text[] not null default '{}',
  deadline date, deadline_as_written text, done_on date
);
create index on task (directive_id);
create table task_progress (
  id uuid primary key, task_id text not null references task, on_day date not null, progress text not null, done boolean not null,
  post_id text not null, recorded_at timestamptz not null
);
create index on task_progress (task_id, on_day);
create table owed_plan (
  directive_id text not null references directive, agency_kind text not null, agency_name text not null, year int not null,
  answered_by text, answered_directive_id text references directive,
  primary key (directive_id, agency_kind, year)
);
-- A missed period asks the accountable post for cause and remedy. The count is frozen as it was read that day.
create table shortfall (
  id text primary key, target_id text not null references target, unit_id text not null references unit,
  period_from date not null, period_to date not null, met int not null, of_count int not null, asked_on date not null, agency_kind text not null,
  cause text, remedy text, answered_at timestamptz, answered_by_post text
);
create index on shortfall (unit_id);
create index on shortfall (target_id);

-- The share of a target on compulsory measures stays with the province, whoever writes.
create function refuse_compulsory_share() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if (select t.compulsory from public.target t where t.id = new.target_id) and (select u.level from public.unit u where u.id = new.unit_id) <> 'province' then
    raise exception 'compulsory-not-shared' using errcode = 'HN409';
  end if;
  return new;
end $$;
create trigger refuse_compulsory_share before insert or update on target_assignment for each row execute function refuse_compulsory_share();

do $$
declare role_name text;
begin
  for role_name in select rolname from pg_roles where rolname like 'hn\_%' and rolname not in ('hn_owner', 'hn_app', 'hn_worker', 'hn_anonymous', 'hn_sign_in', 'hn_ledger') loop
    execute format('grant select on directive, directive_basis, directive_relation, clause, target, target_assignment, task, task_progress, owed_plan, shortfall, indicator_rule to %I', role_name);
    -- Whose progress and whose answer it is, the rules decide.
    execute format('grant insert on task_progress to %I', role_name);
    execute format('grant update (done_on) on task to %I', role_name);
    execute format('grant update (cause, remedy, answered_at, answered_by_post) on shortfall to %I', role_name);
    if role_name in ('hn_province_police', 'hn_province_police_director', 'hn_province_planner', 'hn_province_labour', 'hn_province_health', 'hn_commune_chair', 'hn_district_chair', 'hn_system') then
      execute format('grant insert on directive, directive_basis, directive_relation, clause, target, target_assignment, task, owed_plan to %I', role_name);
      execute format('grant update (status, published_at, published_by_post) on directive to %I', role_name);
      execute format('grant update (answer) on clause to %I', role_name);
      execute format('grant update (lead, coordinating, deadline) on task to %I', role_name);
      execute format('grant update (answered_by, answered_directive_id) on owed_plan to %I', role_name);
      execute format('grant delete on target_assignment to %I', role_name);
    end if;
  end loop;
  grant insert, update, delete on shortfall to hn_system;
  grant update (judged_on) on target to hn_system;
end $$;
