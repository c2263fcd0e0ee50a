-- One row for each person that an indicator counts in a calendar year; the figure and the list are the same rows.
create table indicator_fact (
  indicator_id text not null, period int not null, person_id uuid not null references person, subject text not null default '',
  unit_then text not null, unit_now text not null, district_then text, province_then text not null, province_now text not null,
  of_on date not null,                            -- in the denominator from this day of the year
  met_on date,                                    -- in the numerator from this day
  reason text,                                    -- why not: a short code
  reader_unit text, reader_province text, reader_until date,
  primary key (person_id, indicator_id, period, subject)
) with (fillfactor = 85);
create index on indicator_fact (province_now, indicator_id, unit_now, of_on, met_on);
create index on indicator_fact (province_then, indicator_id, unit_then, of_on, met_on);
create index on indicator_fact (unit_now, indicator_id, of_on);

-- Whose numerator follows which day; the pure definition is in domain/indicators. 'cohort': the day of the denominator.
create table indicator_rule (indicator_id text primary key, met_day text not null check (met_day in ('met_on', 'of_on')));
insert into indicator_rule values ('managed-served', 'met_on'), ('completers-supported', 'of_on');

-- Appended by every act; folded into buckets. A reader sums buckets and tail in one statement: exact at every moment.
create table indicator_delta (
  id bigint generated always as identity primary key,
  indicator_id text not null, unit_then text not null, unit_now text not null, province_then text not null, province_now text not null,
  on_day date not null, of_change int not null, met_change int not null
);
create table indicator_bucket (
  scope text not null check (scope in ('province', 'commune')), basis text not null check (basis in ('then', 'now')),
  parent_id text not null, unit_id text not null, indicator_id text not null,
  grain text not null check (grain in ('y', 'm', 'd')), at_day date not null, of_count int not null default 0, met_count int not null default 0,
  primary key (indicator_id, scope, basis, grain, parent_id, at_day, unit_id)
) with (fillfactor = 80);

-- The counting functions run as the owner: figures are the same for everybody who may see them. They return counts, never ids of people.
-- Row security on indicator_fact binds the owner too, so it needs this policy; no role used by the application is or becomes the owner.
alter table indicator_fact enable row level security;
alter table indicator_fact force row level security;
create policy owner_counts on indicator_fact to hn_owner using (true) with check (true);

-- Writes the rows of one person and appends what changed. `facts` is the whole truth of that person; what is missing is taken away.
create function save_indicator_facts(person uuid, facts jsonb, reader_unit text, reader_province text, reader_until date) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  with wanted as (
    select f."indicatorId" as indicator_id, f.period, coalesce(f.subject, '') as subject, f."unitThen" as unit_then, f."unitNow" as unit_now, f."districtThen" as district_then,
      f."provinceThen" as province_then, f."provinceNow" as province_now, f."ofOn" as of_on, f."metOn" as met_on, f.reason
    from jsonb_to_recordset(facts) as f("indicatorId" text, period int, subject text, "unitThen" text, "unitNow" text, "districtThen" text, "provinceThen" text, "provinceNow" text, "ofOn" date, "metOn" date, reason text)
  ), before as (
    select b.indicator_id, b.period, b.subject, b.unit_then, b.unit_now, b.province_then, b.province_now, b.of_on, b.met_on from public.indicator_fact b where b.person_id = person
  ), gone as (
    delete from public.indicator_fact g where g.person_id = person and not exists (select from wanted w where w.indicator_id = g.indicator_id and w.period = g.period and w.subject = g.subject)
  ), written as (
    insert into public.indicator_fact as f (indicator_id, period, person_id, subject, unit_then, unit_now, district_then, province_then, province_now, of_on, met_on, reason, reader_unit, reader_province, reader_until)
    select w.indicator_id, w.period, person, w.subject, w.unit_then, w.unit_now, w.district_then, w.province_then, w.province_now, w.of_on, w.met_on, w.reason, save_indicator_facts.reader_unit, save_indicator_facts.reader_province, save_indicator_facts.reader_until
    from wanted w
    on conflict (person_id, indicator_id, period, subject) do update set
      unit_then = excluded.unit_then, unit_now = excluded.unit_now, district_then = excluded.district_then, province_then = excluded.province_then, province_now = excluded.province_now,
      of_on = excluded.of_on, met_on = excluded.met_on, reason = excluded.reason, reader_unit = excluded.reader_unit, reader_province = excluded.reader_province, reader_until = excluded.reader_until
  ), change as (
    select x.indicator_id, x.unit_then, x.unit_now, x.province_then, x.province_now, d.on_day, sum(x.sign * d.of_change)::int as of_change, sum(x.sign * d.met_change)::int as met_change
    from (select b.*, -1 as sign from before b union all select w.indicator_id, w.period, w.subject, w.unit_then, w.unit_now, w.province_then, w.province_now, w.of_on, w.met_on, 1 from wanted w) x
    join public.indicator_rule r on r.indicator_id = x.indicator_id
    cross join lateral (values
      (x.of_on, 1, case when r.met_day = 'of_on' and x.met_on is not null then 1 else 0 end),
      (case when r.met_day = 'met_on' then x.met_on end, 0, 1)) as d(on_day, of_change, met_change)
    where d.on_day is not null
    group by x.indicator_id, x.unit_then, x.unit_now, x.province_then, x.province_now, d.on_day
    having sum(x.sign * d.of_change) <> 0 or sum(x.sign * d.met_change) <> 0
  )
  insert into public.indicator_delta (indicator_id, unit_then, unit_now, province_then, province_now, on_day, of_change, met_change)
  select indicator_id, unit_then, unit_now, province_then, province_now, on_day, of_change, met_change from change
$$;

-- Who may open the list changes with sight, without any change of a figure.
create function set_indicator_readers(person uuid, reader_unit text, reader_province text, reader_until date) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  update public.indicator_fact f set reader_unit = set_indicator_readers.reader_unit, reader_province = set_indicator_readers.reader_province, reader_until = set_indicator_readers.reader_until
  where f.person_id = person
$$;

-- Moves deltas into buckets; one at a time. Returns how many rows it moved.
create function fold_indicator_deltas(at_most int) returns int
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare moved int;
begin
  if not pg_try_advisory_xact_lock(4207232) then return 0; end if;
  with taken as (
    delete from public.indicator_delta d where d.id in (select n.id from public.indicator_delta n order by n.id limit at_most) returning d.*
  ), spread as (
    select s.scope, s.basis, s.parent_id, s.unit_id, t.indicator_id, g.grain, g.at_day, sum(t.of_change)::int as of_count, sum(t.met_change)::int as met_count
    from taken t
    cross join lateral (values ('province', 'then', 'vn', t.province_then), ('province', 'now', 'vn', t.province_now),
      ('commune', 'then', t.province_then, t.unit_then), ('commune', 'now', t.province_now, t.unit_now)) as s(scope, basis, parent_id, unit_id)
    cross join lateral (values ('y', date_trunc('year', t.on_day)::date), ('m', date_trunc('month', t.on_day)::date), ('d', t.on_day)) as g(grain, at_day)
    group by s.scope, s.basis, s.parent_id, s.unit_id, t.indicator_id, g.grain, g.at_day
  ), put as (
    insert into public.indicator_bucket as b (scope, basis, parent_id, unit_id, indicator_id, grain, at_day, of_count, met_count)
    select scope, basis, parent_id, unit_id, indicator_id, grain, at_day, of_count, met_count from spread where of_count <> 0 or met_count <> 0
    on conflict (indicator_id, scope, basis, grain, parent_id, at_day, unit_id) do update set of_count = b.of_count + excluded.of_count, met_count = b.met_count + excluded.met_count
  )
  select count(*) into moved from taken;
  return moved;
end $$;

-- After a bulk load or a recorded reform: buckets from the facts, and no tail. Writers wait meanwhile.
create function rebuild_indicator_buckets() returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(4207232);
  lock table public.indicator_fact, public.indicator_delta in share row exclusive mode;
  delete from public.indicator_delta;
  delete from public.indicator_bucket;
  insert into public.indicator_bucket (scope, basis, parent_id, unit_id, indicator_id, grain, at_day, of_count, met_count)
  select s.scope, s.basis, s.parent_id, s.unit_id, f.indicator_id, g.grain, g.at_day, sum(d.of_change), sum(d.met_change)
  from public.indicator_fact f
  join public.indicator_rule r on r.indicator_id = f.indicator_id
  cross join lateral (values
    (f.of_on, 1, case when r.met_day = 'of_on' and f.met_on is not null then 1 else 0 end),
    (case when r.met_day = 'met_on' then f.met_on end, 0, 1)) as d(on_day, of_change, met_change)
  cross join lateral (values ('province', 'then', 'vn', f.province_then), ('province', 'now', 'vn', f.province_now),
    ('commune', 'then', f.province_then, f.unit_then), ('commune', 'now', f.province_now, f.unit_now)) as s(scope, basis, parent_id, unit_id)
  cross join lateral (values ('y', date_trunc('year', d.on_day)::date), ('m', date_trunc('month', d.on_day)::date), ('d', d.on_day)) as g(grain, at_day)
  where d.on_day is not null
  group by s.scope, s.basis, s.parent_id, s.unit_id, f.indicator_id, g.grain, g.at_day;
end $$;

-- Which column of a fact tells that it belongs to the unit: an ended unit is asked for as it was then, a present one as it is now.
create function indicator_filter(p_unit text) returns text
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select case when p_unit = 'vn' then 'all' else (
    select case u.level when 'province' then case when u.valid_to is null then 'province_now' else 'province_then' end
      when 'district' then 'district_then' else case when u.valid_to is null then 'unit_now' else 'unit_then' end end
    from public.unit u where u.id = p_unit) end
$$;

-- A count as shown: 1 to 4 only where the caller may see the people behind it.
-- No SET on these two: the planner can then put them in line, which a table of a province needs.
create function indicator_cell(p_count bigint, p_open boolean) returns text
language sql immutable as $$
  select case when p_count between 1 and 4 and not p_open then '"<5"' else p_count::text end
$$;
create function indicator_value(p_met bigint, p_of bigint, p_open boolean) returns text
language sql immutable as $$
  select case when p_of > 0 and (p_open or (p_met not between 1 and 4 and p_of >= 5)) then (((p_met * 1000000 + p_of / 2) / p_of)::float8 / 10000)::text else 'null' end
$$;

-- Readings by unit, as the whole answer: one flat statement for each shape, JSON built here. Null: no such unit.
-- p_open_unit, p_open_province: where the caller may see people; p_rest: what the caller adds to the answer.
create function read_indicator_by_unit(p_indicator text, p_unit text, p_from date, p_to date, p_basis text, p_open_unit text, p_open_province text, p_rest text) returns text
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  filter_column text; unit_name text; rule text; answer text; condition text; grouping text; provinces text[];
  rollup boolean; whole_years boolean; span text;
begin
  span := ',"from":"' || to_char(p_from, 'YYYY-MM-DD') || '","to":"' || to_char(p_to, 'YYYY-MM-DD') || '","met":';
  select r.met_day into rule from public.indicator_rule r where r.indicator_id = p_indicator;
  if p_unit = 'vn' then
    filter_column := 'all'; unit_name := 'Việt Nam';
  else
    select case u.level when 'province' then case when u.valid_to is null then 'province_now' else 'province_then' end
      when 'district' then 'district_then' else case when u.valid_to is null then 'unit_now' else 'unit_then' end end, u.name
    into filter_column, unit_name from public.unit u where u.id = p_unit;
    if not found then return null; end if;
  end if;
  rollup := p_basis = 'now' and filter_column in ('all', 'province_now') and (rule = 'of_on' or (extract(month from p_from) = 1 and extract(day from p_from) = 1));
  whole_years := extract(month from p_from) = 1 and extract(day from p_from) = 1 and extract(month from p_to) = 12 and extract(day from p_to) = 31;

  if rollup and whole_years and filter_column = 'all' then
    with counted as (
      select c.unit_id, sum(c.of_count) as n, sum(c.met_count) as m from (
        select b.unit_id, b.of_count, b.met_count from public.indicator_bucket b
        where b.indicator_id = p_indicator and b.scope = 'province' and b.basis = 'now' and b.grain = 'y' and b.parent_id = 'vn' and b.at_day between p_from and p_to
        union all
        select d.province_now, d.of_change, d.met_change from public.indicator_delta d where d.indicator_id = p_indicator and d.on_day between p_from and p_to
      ) c group by c.unit_id
    )
    select '{"rows":[' || coalesce(string_agg('{"unitId":"' || u.id || '","unitName":' || to_json(u.name)::text || span || indicator_cell(coalesce(c.m, 0), u.id = p_open_province) || ',"of":' || indicator_cell(coalesce(c.n, 0), u.id = p_open_province) || ',"value":' || indicator_value(coalesce(c.m, 0), coalesce(c.n, 0), u.id = p_open_province) || '}', ',' order by u.id) filter (where u.id is not null), '')
      || '],"total":' || '{"unitId":"' || p_unit || '","unitName":' || to_json(unit_name)::text || span || indicator_cell(coalesce(sum(c.m), 0)::bigint, false) || ',"of":' || indicator_cell(coalesce(sum(c.n), 0)::bigint, false) || ',"value":' || indicator_value(coalesce(sum(c.m), 0)::bigint, coalesce(sum(c.n), 0)::bigint, false) || '}'
      || ',"unallocated":' || indicator_cell(coalesce(sum(c.n) filter (where u.id is null), 0)::bigint, false) || p_rest
    into answer
    from (select id, name from public.unit where level = 'province' and valid_to is null) u full join counted c on c.unit_id = u.id;
    return answer;
  end if;

  if rollup and whole_years then
    with counted as (
      select c.unit_id, sum(c.of_count) as n, sum(c.met_count) as m from (
        select b.unit_id, b.of_count, b.met_count from public.indicator_bucket b
        where b.indicator_id = p_indicator and b.scope = 'commune' and b.basis = 'now' and b.grain = 'y' and b.parent_id = p_unit and b.at_day between p_from and p_to
        union all
        select d.unit_now, d.of_change, d.met_change from public.indicator_delta d where d.province_now = p_unit and d.indicator_id = p_indicator and d.on_day between p_from and p_to
      ) c group by c.unit_id
    )
    select '{"rows":[' || coalesce(string_agg('{"unitId":"' || u.id || '","unitName":' || to_json(u.name)::text || span || indicator_cell(coalesce(c.m, 0), u.open) || ',"of":' || indicator_cell(coalesce(c.n, 0), u.open) || ',"value":' || indicator_value(coalesce(c.m, 0), coalesce(c.n, 0), u.open) || '}', ',' order by u.id) filter (where u.id is not null), '')
      || '],"total":' || '{"unitId":"' || p_unit || '","unitName":' || to_json(unit_name)::text || span || indicator_cell(coalesce(sum(c.m), 0)::bigint, p_unit = p_open_province) || ',"of":' || indicator_cell(coalesce(sum(c.n), 0)::bigint, p_unit = p_open_province) || ',"value":' || indicator_value(coalesce(sum(c.m), 0)::bigint, coalesce(sum(c.n), 0)::bigint, p_unit = p_open_province) || '}'
      || ',"unallocated":' || indicator_cell(coalesce(sum(c.n) filter (where u.id is null), 0)::bigint, p_unit = p_open_province) || p_rest
    into answer
    from (select id, name, (p_unit = p_open_province or id = p_open_unit) as open from public.unit where parent_id = p_unit and level = 'commune' and valid_to is null) u
    full join counted c on c.unit_id = u.id;
    return answer;
  end if;

  -- Any other period, basis or unit: counted from the rows themselves. Only column names of a closed list are put into the text.
  condition := case filter_column when 'all' then 'true' else format('f.%I = $2', filter_column) end;
  grouping := case
    when filter_column = 'all' then case p_basis when 'now' then 'f.province_now' else 'f.province_then' end
    when p_basis = 'now' then 'f.unit_now'
    when filter_column in ('province_now', 'province_then') then 'coalesce(f.district_then, f.unit_then)'
    else 'f.unit_then' end;
  provinces := array[p_unit] || array(select s.from_id from public.unit_succession s where s.to_id = p_unit);
  execute format($q$
    with counted as (
      select %s as unit_id, count(*) as n, count(*) filter (where f.met_on is not null and ($6 = 'of_on' or f.met_on <= $4)) as m
      from public.indicator_fact f where %s and f.indicator_id = $1 and f.of_on between $3 and $4 group by 1
    ), child as (
      select u.id from public.unit u where %s
      union select c.unit_id from counted c where $5 = 'then' or $9 in ('district_then', 'province_then', 'unit_then')
    ), open as (
      select coalesce($2 = $8 or exists (select from public.unit_succession s where s.from_id = $2 and s.to_id = $8), false) as whole
    )
    select '{"rows":[' || coalesce(string_agg('{"unitId":"' || u.id || '","unitName":' || to_json(u.name)::text || $13 || indicator_cell(coalesce(c.m, 0), o.whole or u.id = $7 or u.id = $8) || ',"of":' || indicator_cell(coalesce(c.n, 0), o.whole or u.id = $7 or u.id = $8) || ',"value":' || indicator_value(coalesce(c.m, 0), coalesce(c.n, 0), o.whole or u.id = $7 or u.id = $8) || '}', ',' order by u.id) filter (where u.id is not null), '')
      || '],"total":' || '{"unitId":"' || $2 || '","unitName":' || to_json($10::text)::text || $13 || indicator_cell(coalesce(sum(c.m), 0)::bigint, o.whole or $2 = $7) || ',"of":' || indicator_cell(coalesce(sum(c.n), 0)::bigint, o.whole or $2 = $7) || ',"value":' || indicator_value(coalesce(sum(c.m), 0)::bigint, coalesce(sum(c.n), 0)::bigint, o.whole or $2 = $7) || '}'
      || ',"unallocated":' || indicator_cell(coalesce(sum(c.n) filter (where u.id is null or (u.ended and $5 = 'now')), 0)::bigint, o.whole) || $11
    from open o left join ((select x.id, x.name, x.valid_to is not null as ended from child join public.unit x on x.id = child.id) u full join counted c on c.unit_id = u.id) on true
    group by o.whole
    $q$, grouping, condition,
    case
      when filter_column = 'all' then case p_basis when 'now' then $c$u.level = 'province' and u.valid_to is null$c$ else $c$u.level = 'province' and (u.valid_from is null or u.valid_from <= $4) and (u.valid_to is null or u.valid_to > $4)$c$ end
      when filter_column = 'province_now' and p_basis = 'now' then $c$u.parent_id = $2 and u.level = 'commune' and u.valid_to is null$c$
      when filter_column in ('unit_now', 'unit_then') then $c$u.id = $2$c$
      when p_basis = 'now' then 'false'
      else $c$u.parent_id = any($12) and u.level <> 'province' and (u.valid_from is null or u.valid_from <= $4) and (u.valid_to is null or u.valid_to > $4)$c$ end)
  into answer
  using p_indicator, p_unit, p_from, p_to, p_basis, rule, p_open_unit, p_open_province, filter_column, unit_name, p_rest, provinces, span;
  return answer;
end $$;

-- Readings month by month. A numerator that follows the cut-off is read cumulatively from the start of the period, otherwise month by month.
create function read_indicator_by_month(p_indicator text, p_unit text, p_from date, p_to date, p_open_unit text, p_open_province text, p_rest text) returns text
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare filter_column text; unit_name text; rule text; answer text; open boolean;
begin
  filter_column := public.indicator_filter(p_unit);
  if filter_column is null then return null; end if;
  unit_name := coalesce((select u.name from public.unit u where u.id = p_unit), 'Việt Nam');
  select r.met_day into rule from public.indicator_rule r where r.indicator_id = p_indicator;
  open := p_unit in (p_open_unit, p_open_province) or exists (select from public.unit_succession s where s.from_id = p_unit and s.to_id = p_open_province);
  execute format($q$
    with month as (
      select greatest($3, m::date) as starts, least($4, (m + interval '1 month - 1 day')::date) as ends from generate_series(date_trunc('month', $3::timestamp), $4::timestamp, interval '1 month') m
    ), counted as (
      select m.starts, m.ends, c.* from month m cross join lateral (
        select count(*) as n, count(*) filter (where f.met_on is not null and ($5 = 'of_on' or f.met_on <= m.ends)) as m
        from public.indicator_fact f where %s and f.indicator_id = $1 and f.of_on between case when $5 = 'of_on' then m.starts else $3 end and m.ends) c
    ), whole as (
      select count(*) as n, count(*) filter (where f.met_on is not null and ($5 = 'of_on' or f.met_on <= $4)) as m
      from public.indicator_fact f where %s and f.indicator_id = $1 and f.of_on between $3 and $4
    )
    select '{"rows":[' || (select coalesce(string_agg('{"unitId":"' || $2 || '","unitName":' || to_json($6::text)::text || ',"from":"' || to_char(case when $5 = 'of_on' then c.starts else $3 end, 'YYYY-MM-DD') || '","to":"' || to_char(c.ends, 'YYYY-MM-DD') || '","met":' || indicator_cell(c.m, $7) || ',"of":' || indicator_cell(c.n, $7) || ',"value":' || indicator_value(c.m, c.n, $7) || '}', ',' order by c.ends), '') from counted c)
      || '],"total":' || (select '{"unitId":"' || $2 || '","unitName":' || to_json($6::text)::text || ',"from":"' || to_char($3, 'YYYY-MM-DD') || '","to":"' || to_char($4, 'YYYY-MM-DD') || '","met":' || indicator_cell(w.m, $7) || ',"of":' || indicator_cell(w.n, $7) || ',"value":' || indicator_value(w.m, w.n, $7) || '}' from whole w)
      || ',"unallocated":0' || $8
    $q$, case filter_column when 'all' then 'true' else format('f.%I = $2', filter_column) end, case filter_column when 'all' then 'true' else format('f.%I = $2', filter_column) end)
  into answer using p_indicator, p_unit, p_from, p_to, rule, unit_name, open, p_rest;
  return answer;
end $$;

-- One figure: the same query as the list, counted over everybody.
create function count_indicator(p_indicator text, p_unit text, p_from date, p_to date, out of_count bigint, out met_count bigint)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare filter_column text; rule text;
begin
  filter_column := public.indicator_filter(p_unit);
  if filter_column is null then return; end if;
  select r.met_day into rule from public.indicator_rule r where r.indicator_id = p_indicator;
  execute format('select count(*), count(*) filter (where f.met_on is not null and ($5 = ''of_on'' or f.met_on <= $4)) from public.indicator_fact f where %s and f.indicator_id = $1 and f.of_on between $3 and $4',
    case filter_column when 'all' then '$2 is not null' else format('f.%I = $2', filter_column) end)
  into of_count, met_count using p_indicator, p_unit, p_from, p_to, rule;
end $$;

-- Tables of counts are read through the functions alone; anonymous callers have none of them.
do $$
declare role_name text; function_name text;
begin
  for function_name in select p.oid::regprocedure::text from pg_proc p where p.pronamespace = 'public'::regnamespace and p.proname in
    ('save_indicator_facts', 'set_indicator_readers', 'fold_indicator_deltas', 'rebuild_indicator_buckets', 'indicator_filter', 'indicator_cell', 'indicator_value', 'read_indicator_by_unit', 'read_indicator_by_month', 'count_indicator')
  loop
    execute format('revoke all on function %s from public', function_name);
    for role_name in select rolname from pg_roles where rolname like 'hn\_%' and rolname not in ('hn_owner', 'hn_app', 'hn_worker', 'hn_anonymous', 'hn_sign_in', 'hn_ledger') loop
      if role_name = 'hn_system' or function_name !~ '^(fold|rebuild)' then execute format('grant execute on function %s to %I', function_name, role_name); end if;
    end loop;
  end loop;
end $$;
