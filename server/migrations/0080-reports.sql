-- Periodic reports: a draft of an agency, what it sent (frozen with figures, lists and files), and what became of it. Exact figures stay with the agency that
-- made the report; what was sent holds what its receiver may see. Written through the functions below alone.
create table report (
  id uuid primary key, definition text not null, definition_version int not null, scope text not null check (scope in ('commune', 'facility', 'province')),
  agency_id text not null references agency, unit_id text not null references unit, made_for text not null,   -- the agency that made it first, whoever succeeds it
  period_kind text not null check (period_kind in ('week', 'month', 'quarter', 'half-year', 'year', 'range')), from_day date not null, to_day date not null check (to_day >= from_day),
  cut_off text not null check (cut_off in ('calendar', 'december')), directive_id text references directive,
  state text not null default 'draft' check (state in ('draft', 'submitted', 'returned', 'accepted')),
  revision int not null default 0,                 -- how often it was sent
  version int not null default 1,                  -- rises with every act
  as_of date not null,                             -- the day on which the figures were computed
  to_agency text references agency,                -- from the first sending
  number text, submitted_at timestamptz, accepted_at timestamptz, returned_because text,
  restates uuid references report, restate_reason text, restated_by uuid, check ((restates is null) = (restate_reason is null)),
  made_at timestamptz not null, made_by_post text not null, last_act text not null, last_post text not null
);
create unique index report_once on report (made_for, definition, period_kind, from_day, to_day, coalesce(directive_id, '')) where restates is null;
create unique index report_restated_once on report (restates) where restates is not null;
create index on report (agency_id, to_day desc);
create index on report (to_agency, to_day desc) where to_agency is not null;
-- The figures as computed and the officer's words: of the own agency alone. Revision 0 is the draft; each sending keeps its own.
create table report_exact (
  report_id uuid not null references report on delete cascade, revision int not null, agency_id text not null references agency, as_of date not null, data jsonb not null, written jsonb not null,
  primary key (report_id, revision)
);
-- What was sent, byte for byte.
create table report_version (
  report_id uuid not null references report on delete cascade, revision int not null, agency_id text not null references agency, to_agency text not null references agency,
  number text, as_of date not null, submitted_at timestamptz not null, data jsonb not null, written jsonb not null, head jsonb not null, content jsonb not null, sheets jsonb not null,
  pdf bytea not null, docx bytea not null, xlsx bytea not null,
  primary key (report_id, revision)
);
create table report_step (
  report_id uuid not null references report on delete cascade, sequence int not null, agency_id text not null references agency, to_agency text references agency,
  at timestamptz not null, type text not null check (type in ('made', 'written', 'computed', 'submitted', 'returned', 'accepted', 'restated')), post_id text not null, role text not null, by_agency text not null, reason text, number text,
  primary key (report_id, sequence)
);
-- Who was counted in which figure of what was sent: a measure is read by whoever sees the measure, a person of an indicator by whoever sees the person.
create table report_line (
  event_id uuid primary key default gen_random_uuid(), measure_id uuid not null, person_id uuid not null, on_day date not null, agency_id text not null,   -- that made the report
  report_id uuid not null, revision int not null, figure text not null, unit_id text not null
);
create index on report_line (report_id, revision, figure, on_day, person_id);
create index on report_line (person_id);
create table report_fact_line (
  id uuid primary key default gen_random_uuid(), person_id uuid not null, on_day date not null, agency_id text not null,
  report_id uuid not null, revision int not null, figure text not null, unit_id text not null, met boolean not null
);
create index on report_fact_line (report_id, revision, figure, on_day, person_id);
create index on report_fact_line (person_id);

grant select, insert, update, delete on report, report_exact, report_version, report_step, report_line, report_fact_line to hn_keeper;
do $$ declare t text; begin
  foreach t in array array['report', 'report_exact', 'report_version', 'report_step', 'report_line', 'report_fact_line'] loop
    execute format('create policy kept_by_functions on %I to hn_keeper using (true) with check (true)', t);
  end loop;
end $$;
-- What was sent is never changed; after a hand-over only the bodies that keep it are.
create function keep_report_version() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if to_jsonb(new) - array['agency_id', 'to_agency'] is distinct from to_jsonb(old) - array['agency_id', 'to_agency'] then raise exception 'what was sent stays as it is' using errcode = '42501'; end if;
  return new;
end $$;
create trigger never_changed before update on report_version for each row execute function keep_report_version();
grant execute on function unit_forward(text[], date) to hn_keeper;
grant create on schema public to hn_keeper;
set local role hn_keeper;

-- Every row that a figure counts, in the unit of the caller's own post: one query for the number, the list and what is frozen.
-- p_specs: [{figure, source: 'measures'|'acts'|'indicator', kinds, moment, by, statuses, notStatuses, only, types, indicator, metDay, from, to}]
create function report_matches(p_scope text, p_specs jsonb) returns table (figure text, unit_id text, person_id uuid, measure_id uuid, on_day date, met boolean)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp set jit = off set work_mem = '64MB' as $$
declare v_unit text := case p_scope when 'province' then actor_province() else actor_unit() end; v_facility text := case when p_scope = 'facility' then actor_agency() end;
  v_before text[]; v_first date; v_last date; v_kinds text[]; v_types text[];
begin
  select min(s."from"), max(s."to") into v_first, v_last from jsonb_to_recordset(p_specs) as s ("from" date, "to" date);
  select array_agg(distinct k.v), array_agg(distinct y.v) into v_kinds, v_types from jsonb_to_recordset(p_specs) as s (source text, kinds text[], types text[]) cross join unnest(s.kinds) k (v) cross join unnest(s.types) y (v) where s.source = 'acts';
  -- The unit and all that have wholly become it.
  with recursive was as (
    select v_unit as id union
    select s.from_id from was w join unit_succession s on s.to_id = w.id and s.part = 'whole' and s.from_id <> s.to_id and s.on_date <= actor_day()
  ) select array_agg(id) into v_before from was;
  return query
  with spec as materialized (
    select * from jsonb_to_recordset(p_specs) as s (figure text, source text, kinds text[], moment text, by text, statuses text[], "notStatuses" text[], "only" text, types text[], indicator text, "metDay" text, "from" date, "to" date)
  ), communes as materialized (
    select u.id from unit u where case p_scope when 'province' then u.level = 'commune' and u.province_id = any (v_before) when 'commune' then u.id = any (v_before) else false end
  ), places as materialized (
    -- Every commune that counts here, and what it is today.
    select f.from_id as was_id, f.to_id as now_id from unit_forward(array(select c.id from communes c), actor_day()) f
  ), held as materialized (
    select m.person_id, m.measure_id, m.kind, m.status, m.registered_on, m.started_on, m.facility_id, i.birth, i.sex,
      case when m.open then null when m.status = 'completed' and m.term_ends_on is not null then least(coalesce(m.ended_on, m.term_ends_on), m.term_ends_on) else coalesce(m.ended_on, m.registered_on) end as ended_on,
      case when v_facility is not null then v_unit else p.now_id end as unit_id
    from measure m join person_identity i on i.person_id = m.person_id
    left join places p on p.was_id = case when m.unit_id like 'c-%' then m.unit_id else i.residence_unit end
    where case p_scope when 'facility' then m.facility_id = v_facility
        when 'commune' then (m.unit_id = any (v_before) or (m.unit_id not like 'c-%' and i.residence_unit = any (v_before))) and p.now_id is not null
        else p.now_id is not null end
      and m.registered_on <= v_last and (m.ended_on is null or m.open or m.ended_on >= v_first - 1 or m.term_ends_on >= v_first - 1)
      -- A person closed to ordinary posts is counted by the province and by nobody below it.
      and (p_scope = 'province' or not exists (select from closed_person k where k.person_id = m.person_id and k.restricted))
  ), spans as (
    select h.*, s.figure, s.moment, s."from", s."to", case s.by when 'service' then h.started_on else h.registered_on end as began_on
    from spec s join held h on h.kind = any (s.kinds)
    where s.source = 'measures' and (s.statuses is null or h.status = any (s.statuses)) and (s."notStatuses" is null or h.status <> all (s."notStatuses"))
      and (s."only" is null or (s."only" = 'women' and h.sex = 'female') or (s."only" = 'minors' and h.birth || substr('0000-01-01', length(h.birth) + 1) > to_char(s."to" - interval '18 years', 'YYYY-MM-DD')))
  )
  select x.figure, x.unit_id, x.person_id, x.measure_id, case when x.moment = 'ended' then x.ended_on else x.began_on end, true
  from spans x where x.began_on is not null and case x.moment
    when 'at-start' then x.began_on < x."from" and (x.ended_on is null or x.ended_on >= x."from")
    when 'begun' then x.began_on between x."from" and x."to"
    when 'ended' then x.began_on <= x.ended_on and x.ended_on between x."from" and x."to"
    else x.began_on <= x."to" and (x.ended_on is null or x.ended_on > x."to") end
  union all
  select s.figure, e.unit_id, e.person_id, e.measure_id, e.occurred_on, true
  from (
    -- Each measure's acts are read once, whatever asks for them.
    select h.kind, h.unit_id, h.person_id, h.measure_id, a.type, a.occurred_on from held h join measure_event a on a.measure_id = h.measure_id
    where h.kind = any (v_kinds) and a.type = any (v_types) and a.replaced_by is null and a.occurred_on between v_first and v_last
  ) e join spec s on s.source = 'acts' and e.kind = any (s.kinds) and e.type = any (s.types) and e.occurred_on between s."from" and s."to"
  union all
  -- A period over two calendar years holds a person in each of them: counted once, met where either is.
  select s.figure, (array_agg(p.now_id order by f.of_on desc))[1], f.person_id, null::uuid, min(f.of_on), bool_or(f.met_on is not null and (s."metDay" = 'of_on' or f.met_on <= s."to"))
  from spec s join indicator_fact f on f.indicator_id = s.indicator and f.of_on between s."from" and s."to"
    and case p_scope when 'province' then f.province_now = v_unit when 'commune' then f.unit_now = v_unit else false end
  left join places p on p.was_id = f.unit_now
  where s.source = 'indicator' and (p_scope = 'province' or not exists (select from closed_person k where k.person_id = f.person_id and k.restricted))
  group by s.figure, f.person_id;
end $$;

-- Counts of each figure as a whole, and of those in p_units by unit: rows and persons, and those that are met.
create function report_counts(p_scope text, p_specs jsonb, p_units text[]) returns table (figure text, unit_id text, whole boolean, n int, met int, persons int)
language sql stable security definer set search_path = pg_catalog, public, pg_temp set jit = off set work_mem = '64MB' as $$
  with m as materialized (select x.figure, x.unit_id, x.person_id, count(*) as n, count(*) filter (where x.met) as met from report_matches(p_scope, p_specs) x group by 1, 2, 3)
  select w.figure, null, true, sum(w.n)::int, sum(w.met)::int, count(*)::int from (select m.figure, m.person_id, sum(m.n) as n, sum(m.met) as met from m group by 1, 2) w group by 1
  union all
  select m.figure, m.unit_id, false, sum(m.n)::int, sum(m.met)::int, count(*)::int from m where m.figure = any (p_units) and m.unit_id is not null group by 1, 2
$$;

-- The list behind a figure of a draft: ids of those whom the caller sees, and how many there are in all.
create function report_live(p_scope text, p_specs jsonb) returns table (person_id uuid, measure_id uuid, unit_id text, on_day date, met boolean, whole int)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with m as materialized (select * from report_matches(p_scope, p_specs)), seen as materialized (select p.person_id from (select distinct m.person_id from m) p where actor_sees(p.person_id))
  select m.person_id, m.measure_id, coalesce(m.unit_id, ''), m.on_day, m.met, (select count(*) from m)::int from m join seen s on s.person_id = m.person_id
$$;

-- How many a frozen figure counted, where the caller's agency made or received the report.
create function report_line_count(p_report uuid, p_revision int, p_figure text) returns table (n int, met int)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select count(*)::int, (count(*) filter (where l.met))::int from (
    select true as met from report_line x where x.report_id = p_report and x.revision = p_revision and x.figure = p_figure
    union all select x.met from report_fact_line x where x.report_id = p_report and x.revision = p_revision and x.figure = p_figure) l
  where exists (select from report r where r.id = p_report and (r.agency_id = actor_agency() or r.to_agency = actor_agency()))
$$;

create function report_step_add(p_id uuid, p_to text, p_at timestamptz, p_type text, p_reason text, p_number text) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into report_step (report_id, sequence, agency_id, to_agency, at, type, post_id, role, by_agency, reason, number)
  select r.id, coalesce((select max(s.sequence) from report_step s where s.report_id = r.id), 0) + 1, r.agency_id, p_to, p_at, p_type, actor_post(), replace(substr(current_setting('role'), 4), '_', '-'), actor_agency(), p_reason, p_number from report r where r.id = p_id
$$;

-- A new draft of the own agency. 'new', 'same' (the same sent twice), 'other' (the id is taken), 'exists' (the period has its report).
create function make_report(p_id uuid, p jsonb, p_data jsonb, p_written jsonb, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v report;
begin
  if actor_agency() is null or actor_post() is null then raise exception 'no actor' using errcode = 'HN401'; end if;
  select * into v from report r where r.id = p_id;
  if found then
    return case when v.agency_id = actor_agency() and v.made_by_post = actor_post() and v.definition = p ->> 'definition' and v.from_day = (p ->> 'from')::date and v.to_day = (p ->> 'to')::date and v.period_kind = p ->> 'kind'
      and coalesce(v.directive_id, '') = coalesce(p ->> 'directiveId', '') and v.restates is not distinct from (p ->> 'restates')::uuid then 'same' else 'other' end;
  end if;
  if p ->> 'restates' is not null then
    perform from report r where r.id = (p ->> 'restates')::uuid and r.agency_id = actor_agency() and r.state = 'accepted' for update;
    if not found then return 'other'; end if;
  end if;
  begin
    insert into report (id, definition, definition_version, scope, agency_id, unit_id, made_for, period_kind, from_day, to_day, cut_off, directive_id, as_of, restates, restate_reason, made_at, made_by_post, last_act, last_post)
    values (p_id, p ->> 'definition', (p ->> 'definitionVersion')::int, p ->> 'scope', actor_agency(), case p ->> 'scope' when 'province' then actor_province() else actor_unit() end, actor_agency(), p ->> 'kind', (p ->> 'from')::date, (p ->> 'to')::date, p ->> 'cutOff',
      p ->> 'directiveId', actor_day(), (p ->> 'restates')::uuid, p ->> 'reason', p_at, actor_post(), 'made', actor_post());
  exception when unique_violation then return 'exists';
  end;
  insert into report_exact (report_id, revision, agency_id, as_of, data, written) values (p_id, 0, actor_agency(), actor_day(), p_data, p_written);
  update report r set restated_by = p_id where r.id = (p ->> 'restates')::uuid;
  perform report_step_add(p_id, null, p_at, case when p ->> 'restates' is null then 'made' else 'restated' end, p ->> 'reason', null);
  return 'new';
end $$;

-- Locks the own report for an act. Null: not there or not the caller's. 'repeat': the same act came a moment ago from the same post.
create function report_turn(p_id uuid, p_based int, p_act text, p_states text[]) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v report; v_own boolean;
begin
  select * into v from report r where r.id = p_id and (r.agency_id = actor_agency() or (r.to_agency = actor_agency() and r.revision > 0)) for update;
  if not found then return null; end if;
  v_own := v.agency_id = actor_agency();
  if p_act in ('accepted', 'returned') then
    if v.to_agency is distinct from actor_agency() then return 'not-your-role'; end if;
  elsif not v_own then return 'not-your-role';
  end if;
  if v.version = p_based + 1 and v.last_act = p_act and v.last_post = actor_post() then return 'repeat'; end if;
  if v.version <> p_based then return 'changed-since'; end if;
  if not v.state = any (p_states) then return 'report-not-now'; end if;
  return 'go';
end $$;

-- The officer's words, or figures computed again. Answers as `report_turn`.
create function change_report(p_id uuid, p_based int, p_act text, p_data jsonb, p_written jsonb, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_turn text;
begin
  if p_act not in ('written', 'computed') then raise exception 'no such act' using errcode = '42501'; end if;
  v_turn := report_turn(p_id, p_based, p_act, array['draft', 'returned']);
  if v_turn is distinct from 'go' then return v_turn; end if;
  update report_exact x set data = coalesce(p_data, x.data), written = coalesce(p_written, x.written), as_of = case when p_data is null then x.as_of else actor_day() end where x.report_id = p_id and x.revision = 0;
  update report r set version = r.version + 1, last_act = p_act, last_post = actor_post(), as_of = case when p_data is null then r.as_of else actor_day() end where r.id = p_id;
  perform report_step_add(p_id, null, p_at, p_act, null, null);
  return 'go';
end $$;

-- Sends: takes the number, keeps the files, freezes the lists, all in the caller's transaction. p_expected: the number that the files bear; HN409 where it is not the next.
create function submit_report(p_id uuid, p_based int, p_to text, p_series text, p_code text, p_expected int, p_sent jsonb, p_exact jsonb, p_shown jsonb, p_pdf bytea, p_docx bytea, p_xlsx bytea, p_specs jsonb, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_turn text; v report; v_number int;
begin
  v_turn := report_turn(p_id, p_based, 'submitted', array['draft', 'returned']);
  if v_turn is distinct from 'go' then return v_turn; end if;
  select * into v from report r where r.id = p_id;
  if p_expected is not null then
    v_number := take_register_number(p_series, p_code, actor_day(), 'report', gen_random_uuid(), v.definition, p_sent ->> 'title', p_at);
    if v_number <> p_expected then raise exception 'another number' using errcode = 'HN409'; end if;
  end if;
  update report r set state = 'submitted', revision = r.revision + 1, version = r.version + 1, to_agency = p_to, number = p_sent ->> 'number', submitted_at = p_at, returned_because = null, as_of = actor_day(), last_act = 'submitted', last_post = actor_post()
    where r.id = p_id returning * into v;
  update report_exact x set data = p_exact, as_of = actor_day() where x.report_id = p_id and x.revision = 0;
  insert into report_exact (report_id, revision, agency_id, as_of, data, written) select p_id, v.revision, v.agency_id, actor_day(), p_exact, x.written from report_exact x where x.report_id = p_id and x.revision = 0;
  insert into report_version (report_id, revision, agency_id, to_agency, number, as_of, submitted_at, data, written, head, content, sheets, pdf, docx, xlsx)
    values (p_id, v.revision, v.agency_id, p_to, p_sent ->> 'number', actor_day(), p_at, p_shown, p_sent -> 'written', p_sent -> 'head', p_sent -> 'content', p_sent -> 'sheets', p_pdf, p_docx, p_xlsx);
  with counted as materialized (
    select distinct on (m.figure, m.person_id, m.measure_id) m.* from report_matches(v.scope, p_specs) m order by m.figure, m.person_id, m.measure_id, m.on_day
  ), measures as (
    insert into report_line (report_id, revision, agency_id, figure, person_id, measure_id, unit_id, on_day) select p_id, v.revision, v.agency_id, c.figure, c.person_id, c.measure_id, coalesce(c.unit_id, ''), c.on_day from counted c where c.measure_id is not null
  )
  insert into report_fact_line (report_id, revision, agency_id, figure, person_id, unit_id, on_day, met) select p_id, v.revision, v.agency_id, c.figure, c.person_id, coalesce(c.unit_id, ''), c.on_day, c.met from counted c where c.measure_id is null;
  perform report_step_add(p_id, p_to, p_at, 'submitted', null, p_sent ->> 'number');
  return 'go';
end $$;

-- The receiver's answer.
create function judge_report(p_id uuid, p_based int, p_act text, p_reason text, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_turn text;
begin
  if p_act not in ('accepted', 'returned') or (p_act = 'returned') <> (p_reason is not null) then raise exception 'no such act' using errcode = '42501'; end if;
  v_turn := report_turn(p_id, p_based, p_act, array['submitted']);
  if v_turn is distinct from 'go' then return v_turn; end if;
  update report r set state = p_act, version = r.version + 1, accepted_at = case when p_act = 'accepted' then p_at end, returned_because = p_reason, last_act = p_act, last_post = actor_post() where r.id = p_id;
  perform report_step_add(p_id, actor_agency(), p_at, p_act, p_reason, null);
  return 'go';
end $$;

create function discard_report(p_id uuid) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v report;
begin
  select * into v from report r where r.id = p_id and r.agency_id = actor_agency() for update;
  if not found then return null; end if;
  if v.state <> 'draft' or v.revision > 0 then return 'report-not-now'; end if;
  update report r set restated_by = null where r.id = v.restates;
  delete from report r where r.id = p_id;
  return 'go';
end $$;

-- Whoever takes over a body's work keeps its reports.
create function follow_reports() returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare t text; v_count int; v_all int := 0;
begin
  if current_setting('role') <> 'hn_system' then raise exception 'jobs only' using errcode = '42501'; end if;
  foreach t in array array['report', 'report_exact', 'report_version', 'report_step'] loop
    execute format('update %I r set agency_id = agency_now(r.agency_id) where exists (select from agency a where a.id = r.agency_id and a.successor_id is not null)', t);
    get diagnostics v_count = row_count; v_all := v_all + v_count;
    if t <> 'report_exact' then
      execute format('update %I r set to_agency = agency_now(r.to_agency) where exists (select from agency a where a.id = r.to_agency and a.successor_id is not null)', t);
      get diagnostics v_count = row_count; v_all := v_all + v_count;
    end if;
  end loop;
  return v_all;
end $$;
set local role hn_owner;
revoke create on schema public from hn_keeper;
