-- The rows of 0057, with what is compared taken out of the records once: a province's staff is joined by words, not by documents.
create or replace function register_rows(p_indicator text, p_provinces text[], p_from date, p_to date) returns table (subject text, kind text, record_id uuid, unit_id text, agency_id text, of_on date, met_on date, reason text)
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

-- Month by month: of what stands on the cut-off, how many had been reached by the end of each month. One reading of the rows.
create or replace function read_register_by_month(p_indicator text, p_unit text, p_from date, p_to date) returns table (ends_on date, n bigint, m bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with f as materialized (select x.met_on from public.register_facts(p_indicator, p_unit, p_from, p_to) x),
  month as (
    select least(least(p_to, coalesce(public.actor_day(), current_date)), (g + interval '1 month - 1 day')::date) as ends_on
    from generate_series(date_trunc('month', p_from::timestamp), least(p_to, coalesce(public.actor_day(), current_date))::timestamp, interval '1 month') g
  )
  select e.ends_on, (select count(*) from f), (select count(*) from f where f.met_on <= e.ends_on) from month e order by e.ends_on
$$;
