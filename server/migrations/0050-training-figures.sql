-- As in 0049: who may sign where is asked once, not for each body.
create or replace function training_summary(p_province text, p_year int, p_on date, p_today date, p_levels jsonb, p_qualifying text[], p_assessing text[]) returns jsonb
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  with posts as materialized (
    select s.id, coalesce(s.state #>> '{values,holder}', s.id::text) as holder, s.unit_id, s.reader_unit, s.reader_agency, p_levels ->> split_part(s.agency_id, ':', 1) as level,
      s.state #>> '{values,profession}' as profession, s.state #>> '{values,work}' as work, s.on_day as from_day, s.ends_on as to_day
    from register_record s where s.register = 'staff' and s.province_id = p_province),
  taken as materialized (
    select distinct q.holder from register_record c
    join register_record p on p.parent_id = c.id and p.register = 'participations' and p.status in ('attended', 'passed')
    join posts q on q.id = (p.state #>> '{values,staff}')::uuid
    where c.register = 'courses' and c.status <> 'cancelled' and c.ends_on between make_date(p_year, 1, 1) and least(make_date(p_year, 12, 31), p_on)),
  lines as (
    select q.unit_id, q.reader_unit, q.level, q.profession, q.work, t.holder is not null as trained, count(*) as posts
    from posts q left join taken t on t.holder = q.holder
    where q.level in ('facility', 'district', 'commune') and q.work <> 'other' and q.from_day <= p_on and (q.to_day is null or q.to_day >= p_on)
    group by 1, 2, 3, 4, 5, 6),
  certificates as materialized (
    select c.state #>> '{values,holder}' as holder, c.state #>> '{values,kind}' as kind, c.on_day as issued_on, c.ends_on as valid_to, (c.state #>> '{values,revokedOn}')::date as revoked_on
    from register_record c where c.register = 'certificates' and c.province_id = p_province and c.status <> 'false'),
  valid as (select distinct holder, kind, valid_to from certificates where issued_on <= p_today and (valid_to is null or valid_to >= p_today) and (revoked_on is null or revoked_on > p_today)),
  covered as materialized (
    select distinct q.reader_agency from posts q join valid v on v.holder = q.holder and v.kind = any (p_qualifying)
    where q.from_day <= p_today and (q.to_day is null or q.to_day >= p_today))
  select jsonb_build_object(
    'lines', coalesce((select jsonb_agg(jsonb_build_array(unit_id, reader_unit, level, profession, work, trained, posts)) from lines), '[]'::jsonb),
    'assessing', coalesce((select jsonb_agg(jsonb_build_array(a.id, a.kind, a.unit_id, a.id = any (coalesce((select array_agg(k.reader_agency) from covered k), '{}')::text[])) order by a.kind, a.id)
      from agency a join unit u on u.id = a.unit_id       where a.kind = any (p_assessing) and coalesce(u.province_id, u.id) = p_province and (a.valid_from is null or a.valid_from <= p_today) and (a.valid_to is null or a.valid_to > p_today)), '[]'::jsonb),
    'expiry', coalesce((select jsonb_agg(jsonb_build_array(month, kind, n) order by month, kind) from (
      select to_char(c.valid_to, 'YYYY-MM') as month, c.kind, count(*) as n from certificates c
      where c.valid_to >= p_today and c.issued_on <= p_today and (c.revoked_on is null or c.revoked_on > p_today) and c.valid_to < date_trunc('month', p_today) + interval '24 months' group by 1, 2) e), '[]'::jsonb))
$$;
