-- Indicators whose populations are records of registers, communes or bodies. One query (`register_facts`) gives the rows; the figure counts them, the
-- list shows them. Counted over all records as they stand on the last day of the period (or today); nothing here names a person.
alter table indicator_rule drop constraint indicator_rule_met_day_check;
alter table indicator_rule add constraint indicator_rule_met_day_check check (met_day in ('met_on', 'of_on', 'record'));
insert into indicator_rule values ('communication-coverage', 'record'), ('staff-trained', 'record'), ('reception-points', 'record'), ('providers-published', 'record'), ('equipment-in-use', 'record'), ('assessors-qualified', 'record'),
  ('returners-supported', 'of_on');
create index register_record_value_staff on register_record ((state -> 'values' ->> 'staff')) where register = 'participations';

-- What each unit has wholly become by that day; a divided one stays itself.
create function unit_forward(p_ids text[], p_on date) returns table (from_id text, to_id text)
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  with recursive step as (
    select i as from_id, i as at_id, 0 as n from unnest(p_ids) i
    union all
    select s.from_id, x.to_id, s.n + 1 from step s join public.unit_succession x on x.from_id = s.at_id and x.part = 'whole' and x.to_id <> x.from_id and x.on_date <= p_on
    where s.n < 20 and not exists (select from public.unit_succession y where y.from_id = s.at_id and y.to_id <> x.to_id and y.to_id <> y.from_id and y.on_date <= p_on)
  )
  select distinct on (s.from_id) s.from_id, s.at_id from step s order by s.from_id, s.n desc
$$;

-- A day in a record's values.
create function register_day(p_state jsonb, p_key text) returns date language sql immutable as $$ select (p_state -> 'values' ->> p_key)::date $$;

-- Provinces, as they stood on that day, in which the register was kept by then.
create function register_provinces(p_register text, p_on date) returns table (province_id text)
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select distinct f.to_id from (select array_agg(distinct coalesce(u.province_id, u.id)) as list from public.register_record r join public.unit u on u.id = r.unit_id where r.register = p_register and least(r.opened_on, r.on_day) <= p_on) p,
    public.unit_forward(p.list, p_on) f
$$;

-- The rows of one indicator: subject, what it is, where it lies, since when it counts, and when it was reached within the period. `p_provinces` null: all.
-- A province counts in the indicator once it keeps the register: before, nothing of it is known, and nothing is not zero.
create function register_rows(p_indicator text, p_provinces text[], p_from date, p_to date) returns table (subject text, kind text, record_id uuid, unit_id text, agency_id text, of_on date, met_on date, reason text)
language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
begin
  if p_indicator = 'communication-coverage' then
    return query
    with held as materialized (
      select r.on_day, r.province_id, r.state -> 'values' -> 'unitsReached' as units, r.state -> 'values' ->> 'schoolId' as school from public.register_record r
      where r.register = 'campaign-activities' and r.status = 'held' and r.on_day between p_from and p_to and (p_provinces is null or exists (select from public.unit u where u.id = r.unit_id and coalesce(u.province_id, u.id) = any (p_provinces)))
    ), reached as materialized (
      select t.id, min(h.on_day) as first_on from held h cross join lateral jsonb_array_elements_text(case jsonb_typeof(h.units) when 'array' then h.units else '[]'::jsonb end) as t(id) group by t.id
    ), keeps as materialized (select k.province_id from public.register_provinces('campaign-activities', p_to) k
    ), formed as materialized (
      -- Of a commune that was formed within the period: the communes before it.
      select s.to_id as id, count(*) as parts, count(x.id) as reached_parts, max(x.first_on) as last_on from public.unit_succession s join public.unit b on b.id = s.from_id left join reached x on x.id = s.from_id
      where s.to_id <> s.from_id and s.on_date > p_from and s.on_date <= p_to and b.level = 'commune' group by s.to_id
    )
    select c.id, 'unit'::text, null::uuid, c.id, null::text, greatest(p_from, c.valid_from),
      coalesce(x.first_on, case when f.parts = f.reached_parts then f.last_on end), case when f.reached_parts > 0 then 'partly-reached' else 'not-reached' end
    from public.unit c left join reached x on x.id = c.id left join formed f on f.id = c.id
    where c.level = 'commune' and (c.valid_from is null or c.valid_from <= p_to) and (c.valid_to is null or c.valid_to > p_to) and c.province_id in (select k.province_id from keeps k) and (p_provinces is null or c.province_id = any (p_provinces))
    union all
    select s.id, 'agency', null, s.unit_id, s.id, greatest(p_from, s.valid_from), (select min(h.on_day) from held h where h.school = s.id or h.school in (select b.id from public.agency b where b.successor_id = s.id)), 'not-reached'
    from public.agency s join public.unit u on u.id = s.unit_id
    where s.kind = 'school' and (s.valid_from is null or s.valid_from <= p_to) and (s.valid_to is null or s.valid_to > p_to) and coalesce(u.province_id, u.id) in (select k.province_id from keeps k) and (p_provinces is null or coalesce(u.province_id, u.id) = any (p_provinces));

  elsif p_indicator = 'staff-trained' then
    return query
    with part as materialized (
      -- The person behind the posts: the first record of the chain.
      select coalesce(t.state -> 'values' ->> 'holder', t.id::text) as holder, min(public.register_day(c.state, 'to')) filter (where r.status in ('attended', 'passed')) as done_on, bool_or(r.status = 'enrolled') as enrolled, bool_or(r.status = 'failed') as failed
      from public.register_record c join public.register_record r on r.register = 'participations' and r.parent_id = c.id join public.register_record t on t.id = (r.state -> 'values' ->> 'staff')::uuid
      where c.register = 'courses' and c.status <> 'cancelled' and public.register_day(c.state, 'to') between p_from and p_to group by 1
    ), post as materialized (
      select s.id, s.unit_id, s.agency_id, coalesce(s.state -> 'values' ->> 'holder', s.id::text) as holder, public.register_day(s.state, 'from') as from_day
      from public.register_record s join public.agency a on a.id = s.agency_id join public.unit u on u.id = s.unit_id
      where s.register = 'staff' and s.state -> 'values' ->> 'work' <> 'other' and public.register_day(s.state, 'from') <= p_to and coalesce(public.register_day(s.state, 'to'), p_to) >= p_to
        and a.kind in ('rehab-facility', 'assessing-facility', 'medical-centre', 'home-provider', 'district-labour', 'district-police', 'district-committee', 'commune-police', 'commune-committee', 'health-station', 'counselling-point')
        and (p_provinces is null or coalesce(u.province_id, u.id) = any (p_provinces))
    )
    select s.id::text, 'record'::text, s.id, s.unit_id, s.agency_id, greatest(p_from, s.from_day), p.done_on,
      case when p.enrolled then 'training-enrolled' when p.failed then 'training-failed' else 'not-trained' end
    from post s left join part p on p.holder = s.holder;

  elsif p_indicator = 'reception-points' then
    return query
    with standing as materialized (
      select r.unit_id, min(r.opened_on) as opened_on from public.register_record r where r.register = 'reception-points' and r.opened_on <= p_to and (r.open or (r.state ->> 'since')::date > p_to) group by r.unit_id
    ), point as materialized (
      select f.to_id as unit_id, min(x.opened_on) as opened_on from public.unit_forward(array(select y.unit_id from standing y), p_to) f join standing x on x.unit_id = f.from_id group by f.to_id
    ), keeps as materialized (select k.province_id from public.register_provinces('reception-points', p_to) k)
    select c.id, 'unit'::text, null::uuid, c.id, null::text, greatest(p_from, c.valid_from), p.opened_on, 'no-reception-point'::text
    from public.unit c left join point p on p.unit_id = c.id
    where c.level = 'commune' and (c.valid_from is null or c.valid_from <= p_to) and (c.valid_to is null or c.valid_to > p_to) and c.province_id in (select k.province_id from keeps k) and (p_provinces is null or c.province_id = any (p_provinces));

  elsif p_indicator = 'providers-published' then
    return query
    select r.id::text, 'record'::text, r.id, r.unit_id, r.agency_id, greatest(p_from, coalesce(public.register_day(r.state, 'publishedOn'), r.opened_on)),
      (select min((x ->> 'on')::date) from jsonb_array_elements(case jsonb_typeof(r.state -> 'values' -> 'publications') when 'array' then r.state -> 'values' -> 'publications' else '[]'::jsonb end) x where (x ->> 'on')::date <= p_to), 'no-publication'::text
    from public.register_record r join public.unit u on u.id = r.unit_id
    where r.register in ('providers', 'facilities') and r.status in ('published', 'suspended', 'operating', 'withdrawn', 'ended', 'closed') and r.opened_on <= p_to and (r.open or (r.state ->> 'since')::date > p_to)
      and (p_provinces is null or coalesce(u.province_id, u.id) = any (p_provinces));

  elsif p_indicator = 'equipment-in-use' then
    return query
    select r.id::text, 'record'::text, r.id, r.unit_id, r.agency_id, public.register_day(r.state, 'inUseBy'), case when public.register_day(r.state, 'inUseOn') <= p_to then public.register_day(r.state, 'inUseOn') end,
      case when public.register_day(r.state, 'boughtOn') <= p_to then 'equipment-bought' else 'equipment-planned' end
    from public.register_record r join public.unit u on u.id = r.unit_id
    where r.register = 'equipment' and r.status <> 'cancelled' and public.register_day(r.state, 'inUseBy') between p_from and p_to and (p_provinces is null or coalesce(u.province_id, u.id) = any (p_provinces));

  elsif p_indicator = 'assessors-qualified' then
    return query
    with staffed as materialized (
      -- Of the body that was named and of the one that took over from it: only one of them stands on the day.
      select distinct x.agency_id, coalesce(s.state -> 'values' ->> 'holder', s.id::text) as holder from public.register_record s join public.unit u on u.id = s.unit_id cross join lateral (values (s.agency_id), (s.reader_agency)) as x(agency_id)
      where s.register = 'staff' and (p_provinces is null or coalesce(u.province_id, u.id) = any (p_provinces)) and public.register_day(s.state, 'from') <= p_to and coalesce(public.register_day(s.state, 'to'), p_to) >= p_to
    ), qualified as materialized (
      select coalesce(t.state -> 'values' ->> 'holder', t.id::text) as holder, min(public.register_day(c.state, 'issuedOn')) as since from public.register_record c join public.register_record t on t.id = (c.state -> 'values' ->> 'staff')::uuid
      where c.register = 'certificates' and c.status <> 'false' and c.state -> 'values' ->> 'kind' in ('addiction-assessment', 'psychiatry', 'former-practice') and public.register_day(c.state, 'issuedOn') <= p_to
        and coalesce(public.register_day(c.state, 'validTo'), p_to) >= p_to and coalesce(public.register_day(c.state, 'revokedOn'), p_to + 1) > p_to group by 1
    ), body as materialized (
      select f.agency_id, count(*) as staff, min(q.since) as since from staffed f left join qualified q on q.holder = f.holder group by f.agency_id
    ), keeps as materialized (select k.province_id from public.register_provinces('staff', p_to) k)
    select a.id, 'agency'::text, null::uuid, a.unit_id, a.id, greatest(p_from, a.valid_from), b.since, case when b.staff is null then 'no-staff-recorded' else 'no-certificate' end
    from public.agency a join public.unit u on u.id = a.unit_id left join body b on b.agency_id = a.id
    where a.kind in ('health-station', 'assessing-facility', 'medical-centre') and (a.valid_from is null or a.valid_from <= p_to) and (a.valid_to is null or a.valid_to > p_to)
      and coalesce(u.province_id, u.id) in (select k.province_id from keeps k) and (p_provinces is null or coalesce(u.province_id, u.id) = any (p_provinces));
  end if;
end $$;

-- The rows that belong to a unit, with where they lay then and what that has become. The period ends today where it would end later.
create function register_facts(p_indicator text, p_unit text, p_from date, p_to date)
returns table (subject text, kind text, record_id uuid, agency_id text, of_on date, met_on date, reason text, unit_then text, district_then text, province_then text, unit_now text, province_now text)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_filter text; v_provinces text[]; v_today date := coalesce(public.actor_day(), current_date); v_to date := least(p_to, coalesce(public.actor_day(), current_date));
begin
  v_filter := public.indicator_filter(p_unit);
  if v_filter is null then return; end if;
  if p_unit <> 'vn' then
    -- Its province and those that became it: what lay there then may belong to the unit now.
    select array_agg(x.id) into v_provinces from (
      select coalesce(u.province_id, u.id) as id from public.unit u where u.id = p_unit
      union select s.from_id from public.unit u join public.unit_succession s on s.to_id = coalesce(u.province_id, u.id) join public.unit b on b.id = s.from_id and b.level = 'province' where u.id = p_unit) x;
  end if;
  return query
  with r as materialized (select * from public.register_rows(p_indicator, v_provinces, p_from, v_to)),
  ids as materialized (select array_agg(distinct x.unit_id) as list from r x),
  lay as materialized (select f.from_id, u.id as unit_id, case when d.level = 'district' then d.id end as district_id, coalesce(u.province_id, u.id) as province_id from ids, public.unit_forward(ids.list, v_to) f join public.unit u on u.id = f.to_id left join public.unit d on d.id = u.parent_id),
  province as materialized (select f.from_id, f.to_id from public.unit_forward(array(select u.id from public.unit u where u.level = 'province'), v_today) f),
  became as materialized (select f.from_id, u.id as unit_id, coalesce(p.to_id, u.province_id, u.id) as province_id from ids, public.unit_forward(ids.list, v_today) f join public.unit u on u.id = f.to_id left join province p on p.from_id = coalesce(u.province_id, u.id))
  select x.subject, x.kind, x.record_id, x.agency_id, x.of_on, x.met_on, case when x.met_on is null then x.reason end,
    l.unit_id, case when u.level = 'district' then u.id else l.district_id end, l.province_id, b.unit_id, b.province_id
  from r x join lay l on l.from_id = x.unit_id join public.unit u on u.id = l.unit_id join became b on b.from_id = x.unit_id
  where case v_filter when 'all' then true when 'province_now' then b.province_id = p_unit when 'province_then' then l.province_id = p_unit
    when 'district_then' then l.district_id = p_unit or l.unit_id = p_unit when 'unit_now' then b.unit_id = p_unit else l.unit_id = p_unit end;
end $$;

-- By unit: one row for every unit below, with or without rows of its own. `child` false: counted, and of no unit below (a body of the province itself, a
-- commune that was divided).
create function read_register_by_unit(p_indicator text, p_unit text, p_from date, p_to date, p_basis text) returns table (unit_id text, unit_name text, child boolean, n bigint, m bigint)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_filter text := public.indicator_filter(p_unit); v_on date := least(p_to, coalesce(public.actor_day(), current_date)); v_then boolean;
begin
  if v_filter is null then return; end if;
  v_then := p_basis = 'then' or v_filter in ('province_then', 'district_then', 'unit_then');
  return query
  with counted as materialized (
    select case when v_filter = 'all' then case when v_then then f.province_then else f.province_now end when not v_then then f.unit_now
      when v_filter in ('province_now', 'province_then') then coalesce(f.district_then, f.unit_then) else f.unit_then end as id, count(*) as n, count(f.met_on) as m
    from public.register_facts(p_indicator, p_unit, p_from, p_to) f group by 1
  ), child as (
    select u.id from public.unit u where case
      when v_filter = 'all' then u.level = 'province' and (case when v_then then (u.valid_from is null or u.valid_from <= v_on) and (u.valid_to is null or u.valid_to > v_on) else u.valid_to is null end)
      when v_filter = 'province_now' and not v_then then u.parent_id = p_unit and u.level = 'commune' and u.valid_to is null
      when v_filter in ('unit_now', 'unit_then') then u.id = p_unit
      else u.parent_id in (select p_unit union select s.from_id from public.unit_succession s where s.to_id = p_unit) and u.level <> 'province' and (u.valid_from is null or u.valid_from <= v_on) and (u.valid_to is null or u.valid_to > v_on) end
    union select c.id from counted c join public.unit u on u.id = c.id where v_then and u.level <> 'province' and c.id <> p_unit
  )
  select u.id, u.name, exists (select from child k where k.id = u.id), coalesce(c.n, 0), coalesce(c.m, 0)
  from (select k.id from child k union select c.id from counted c) x join public.unit u on u.id = x.id left join counted c on c.id = x.id order by u.id;
end $$;

-- Month by month: of what stands on the cut-off, how many had been reached by the end of each month. One reading of the rows.
create function read_register_by_month(p_indicator text, p_unit text, p_from date, p_to date) returns table (ends_on date, n bigint, m bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with f as materialized (select x.met_on from public.register_facts(p_indicator, p_unit, p_from, p_to) x),
  month as (
    select least(least(p_to, coalesce(public.actor_day(), current_date)), (g + interval '1 month - 1 day')::date) as ends_on
    from generate_series(date_trunc('month', p_from::timestamp), least(p_to, coalesce(public.actor_day(), current_date))::timestamp, interval '1 month') g
  )
  select e.ends_on, (select count(*) from f), (select count(*) from f where f.met_on <= e.ends_on) from month e order by e.ends_on
$$;

-- One figure, of either kind.
create or replace function count_indicator(p_indicator text, p_unit text, p_from date, p_to date, out of_count bigint, out met_count bigint)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare filter_column text; rule text;
begin
  filter_column := public.indicator_filter(p_unit);
  if filter_column is null then return; end if;
  select r.met_day into rule from public.indicator_rule r where r.indicator_id = p_indicator;
  if rule = 'record' then
    select count(*), count(f.met_on) into of_count, met_count from public.register_facts(p_indicator, p_unit, p_from, p_to) f;
    return;
  end if;
  execute format('select count(*), count(*) filter (where f.met_on is not null and ($5 = ''of_on'' or f.met_on <= $4)) from public.indicator_fact f where %s and f.indicator_id = $1 and f.of_on between $3 and $4',
    case filter_column when 'all' then '$2 is not null' else format('f.%I = $2', filter_column) end)
  into of_count, met_count using p_indicator, p_unit, p_from, p_to, rule;
end $$;

-- Places of the facilities of each unit: beds, less those out of service; of other providers the places they state.
create or replace function provider_capacity(p_units text[]) returns table (unit_id text, places int)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select r.reader_unit, sum(greatest(0, coalesce((r.state -> 'values' ->> 'places')::int, (r.state -> 'values' ->> 'beds')::int - coalesce((r.state -> 'values' ->> 'outOfService')::int, 0))))::int
  from public.register_record r where r.register in ('facilities', 'providers') and r.status in ('operating', 'published') and r.reader_unit = any (p_units)
    and (r.state -> 'values' ? 'places' or r.state -> 'values' ? 'beds') group by r.reader_unit
$$;

-- These run as the owner and answer counts, ids and days; names come from rows that the caller reads himself.
do $$
declare role_name text; function_name text;
begin
  for function_name in select p.oid::regprocedure::text from pg_proc p where p.pronamespace = 'public'::regnamespace and p.proname in
    ('unit_forward', 'register_day', 'register_rows', 'register_provinces', 'register_facts', 'read_register_by_unit', 'read_register_by_month', 'provider_capacity')
  loop
    execute format('revoke all on function %s from public', function_name);
    for role_name in select rolname from pg_roles where rolname like 'hn\_%' and rolname not in ('hn_owner', 'hn_app', 'hn_worker', 'hn_anonymous', 'hn_sign_in', 'hn_ledger') loop
      if function_name !~ '^register_(rows|day|provinces)' then execute format('grant execute on function %s to %I', function_name, role_name); end if;
    end loop;
  end loop;
end $$;
