-- What shows that a task was done, and letters of urging to the office that leads it.
alter table task_progress add column evidence text, add column link text, add column files uuid[] not null default '{}',
  add constraint task_progress_link check (link is null or link like 'https://%');
create table urging_letter (
  id uuid primary key, task_id text not null references task, number text not null, on_day date not null, to_kind text not null, to_unit text not null references unit,
  words text not null, answer_by date not null, post_id text not null, recorded_at timestamptz not null,
  answered_on date, answer text, answered_by_post text,
  unique (task_id, number), check (answer_by >= on_day), check ((answered_on is null) = (answer is null))
);
create index on urging_letter (to_unit) where answered_on is null;
create index on task (deadline) where done_on is null;

do $$
declare role_name text;
begin
  for role_name in select rolname from pg_roles where rolname like 'hn\_%' and rolname not in ('hn_owner', 'hn_app', 'hn_worker', 'hn_anonymous', 'hn_sign_in', 'hn_ledger') loop
    execute format('grant select on urging_letter to %I', role_name);
    -- Whose answer it is, the rules decide.
    execute format('grant update (answered_on, answer, answered_by_post) on urging_letter to %I', role_name);
    if role_name in ('hn_province_police', 'hn_province_police_director', 'hn_province_planner', 'hn_province_labour', 'hn_province_health', 'hn_system') then
      execute format('grant insert on urging_letter to %I', role_name);
    end if;
  end loop;
end $$;
