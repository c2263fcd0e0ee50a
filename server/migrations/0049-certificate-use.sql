-- Which certificate a recorded finding rests on: of a person, guarded like the legal status of that measure. When a certificate is found false, its rows
-- say which findings a human has to look at again; nothing else follows from it.
create table certificate_use (
  measure_id uuid not null, event_id uuid not null, person_id uuid not null references person,
  certificate_id uuid not null references register_record, certificate_number text not null,
  on_day date not null, agency_id text not null, recorded_at timestamptz not null,
  doubted_on date,
  review text check (review in ('stands', 'assess-again')), review_paper text, reviewed_on date, reviewed_by_post text, reviewed_by_agency text,
  primary key (measure_id, event_id),
  check ((review is null) = (reviewed_on is null))
);
create index on certificate_use (person_id);
create index on certificate_use (certificate_id);
create index on certificate_use (doubted_on) where doubted_on is not null and reviewed_on is null;
create index register_record_holder on register_record ((state #>> '{values,holder}')) where register in ('certificates', 'staff');
do $$ begin
  grant select, insert, update, delete on certificate_use to hn_keeper;
  create policy kept_by_functions on certificate_use to hn_keeper using (true) with check (true);
end $$;

-- Figures of training in a province, under the rights of whoever asks: [unit then, unit now, level, profession, work, trained, posts], the bodies that determine
-- addiction and whether somebody there may sign on that day, and what ends when. `p_levels`: level by kind of body.
create function training_summary(p_province text, p_year int, p_on date, p_today date, p_levels jsonb, p_qualifying text[], p_assessing text[]) returns jsonb
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  with posts as materialized (
    select s.id, coalesce(s.state #>> '{values,holder}', s.id::text) as holder, s.unit_id, s.reader_unit, s.reader_agency, p_levels ->> split_part(s.agency_id, ':', 1) as level,
      s.state #>> '{values,profession}' as profession, s.state #>> '{values,work}' as work, s.on_day as from_day, s.ends_on as to_day
    from register_record s where s.register = 'staff' and s.province_id = p_province),
  taken as (
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
  covered as (
    select distinct q.reader_agency from posts q join valid v on v.holder = q.holder and v.kind = any (p_qualifying)
    where q.from_day <= p_today and (q.to_day is null or q.to_day >= p_today))
  select jsonb_build_object(
    'lines', coalesce((select jsonb_agg(jsonb_build_array(unit_id, reader_unit, level, profession, work, trained, posts)) from lines), '[]'::jsonb),
    'assessing', coalesce((select jsonb_agg(jsonb_build_array(a.id, a.kind, a.unit_id, k.reader_agency is not null) order by a.kind, a.id)
      from agency a join unit u on u.id = a.unit_id left join covered k on k.reader_agency = a.id
      where a.kind = any (p_assessing) and coalesce(u.province_id, u.id) = p_province and (a.valid_from is null or a.valid_from <= p_today) and (a.valid_to is null or a.valid_to > p_today)), '[]'::jsonb),
    'expiry', coalesce((select jsonb_agg(jsonb_build_array(month, kind, n) order by month, kind) from (
      select to_char(c.valid_to, 'YYYY-MM') as month, c.kind, count(*) as n from certificates c
      where c.valid_to >= p_today and c.issued_on <= p_today and (c.revoked_on is null or c.revoked_on > p_today) and c.valid_to < date_trunc('month', p_today) + interval '24 months' group by 1, 2) e), '[]'::jsonb))
$$;

grant create on schema public to hn_keeper;
set local role hn_keeper;

-- The same for posts that plan by figures alone: of their own province, no names.
create function training_figures(p_year int, p_on date, p_today date, p_levels jsonb, p_qualifying text[], p_assessing text[]) returns jsonb
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select public.training_summary(public.actor_province(), p_year, p_on, p_today, p_levels, p_qualifying, p_assessing)
$$;

-- What the rule about the signer of a finding looks at: since when the province keeps its certificates, and those of whoever has worked at the place of the
-- finding. `p_named`: the id or the number of one; without a place it is looked for in the caller's province. A finding that is corrected keeps its certificate.
create function certificate_gate(p_place text, p_named text, p_measure uuid, p_event uuid) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  v_place text := case when p_place is not null then agency_now(p_place) end;
  v_named text := coalesce(p_named, (select u.certificate_id::text from certificate_use u where u.measure_id = p_measure and u.event_id = p_event));
  v_province text;
begin
  select coalesce(u.province_id, u.id) into v_province from agency a join unit u on u.id = a.unit_id where a.id = coalesce(v_place, actor_agency());
  return jsonb_build_object(
    'named', v_named is not null,
    'keptSince', (select min((e.recorded_at at time zone 'Asia/Ho_Chi_Minh')::date) from register_record r join register_event e on e.record_id = r.id and e.sequence = 1 where r.register = 'certificates' and r.province_id = v_province),
    'candidates', coalesce((
      select jsonb_agg(jsonb_build_object('certificateId', c.id, 'holderId', c.state #>> '{values,holder}', 'kind', c.state #>> '{values,kind}', 'issuedOn', c.on_day, 'validTo', c.ends_on, 'revokedOn', c.state #>> '{values,revokedOn}', 'foundFalse', c.status = 'false',
        'posts', coalesce((select jsonb_agg(jsonb_build_object('from', s.on_day, 'to', s.ends_on)) from register_record s
          where s.register = 'staff' and (v_place is null or s.reader_agency = v_place) and (s.id::text = c.state #>> '{values,holder}' or s.state #>> '{values,holder}' = c.state #>> '{values,holder}')), '[]'::jsonb)) order by c.on_day desc, c.id)
      from register_record c
      where c.register = 'certificates'
        and (v_place is null or c.state #>> '{values,holder}' in (select coalesce(s.state #>> '{values,holder}', s.id::text) from register_record s where s.register = 'staff' and s.reader_agency = v_place))
        and (v_place is not null or (v_named is not null and c.province_id = v_province))
        and (v_named is null or c.id::text = v_named or lower(btrim(c.state #>> '{values,number}')) = lower(btrim(v_named)))), '[]'::jsonb));
end $$;

-- Written with the act that it belongs to, by the post that recorded it.
create function keep_certificate_use(p_measure uuid, p_event uuid, p_certificate uuid) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into certificate_use (measure_id, event_id, person_id, certificate_id, certificate_number, on_day, agency_id, recorded_at)
  select e.measure_id, e.id, e.person_id, c.id, c.state #>> '{values,number}', e.occurred_on, e.agency_id, e.recorded_at
  from measure_event e, register_record c
  where e.measure_id = p_measure and e.id = p_event and (e.post_id = actor_post() or current_setting('role') = 'hn_system') and c.id = p_certificate and c.register = 'certificates'
  on conflict (measure_id, event_id) do nothing;
end $$;

-- The findings under a certificate follow its state: in doubt since the day it was found false, no longer where that was corrected. What a human has looked at
-- stays as he left it. Answers the bodies that manage these people now.
create function follow_certificate(p_certificate uuid) returns setof text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_doubted date;
begin
  select case when c.status = 'false' then (c.state #>> '{values,foundFalseOn}')::date end into v_doubted from register_record c where c.id = p_certificate and c.register = 'certificates';
  update certificate_use u set doubted_on = v_doubted where u.certificate_id = p_certificate and u.reviewed_on is null and u.doubted_on is distinct from v_doubted;
  if v_doubted is null then return; end if;
  return query select distinct agency_now(m.agency_id) from certificate_use u
    join measure_event e on e.measure_id = u.measure_id and e.id = u.event_id and e.replaced_by is null
    join measure m on m.person_id = u.person_id and m.open
    where u.certificate_id = p_certificate and u.reviewed_on is null;
end $$;

-- How many findings rest on a certificate, for whoever plans training: never whose.
create function certificate_reach(p_certificate uuid) returns table (findings bigint, waiting bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select count(*), count(*) filter (where u.doubted_on is not null and u.reviewed_on is null) from certificate_use u
  join measure_event e on e.measure_id = u.measure_id and e.id = u.event_id and e.replaced_by is null
  join register_record c on c.id = u.certificate_id and c.province_id = actor_province() where u.certificate_id = p_certificate
$$;

-- A human has looked at a finding again. Null: not in sight, or not in doubt; otherwise the day on which it was done.
create function review_certificate_use(p_measure uuid, p_event uuid, p_review text, p_paper text, p_on date) returns date
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_person uuid; v_done date;
begin
  select u.person_id, u.reviewed_on into v_person, v_done from certificate_use u where u.measure_id = p_measure and u.event_id = p_event and u.doubted_on is not null for update;
  if v_person is null or not actor_sees(v_person) then return null; end if;
  if v_done is not null then return v_done; end if;
  update certificate_use u set review = p_review, review_paper = p_paper, reviewed_on = p_on, reviewed_by_post = actor_post(), reviewed_by_agency = actor_agency() where u.measure_id = p_measure and u.event_id = p_event;
  return p_on;
end $$;

-- The demonstration's own findings, which no server command recorded: the one certificate valid that day at the place of the finding.
create function link_certificates() returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_rows int;
begin
  if current_setting('role') <> 'hn_system' then raise exception 'jobs only' using errcode = '42501'; end if;
  insert into certificate_use (measure_id, event_id, person_id, certificate_id, certificate_number, on_day, agency_id, recorded_at)
  select distinct on (e.measure_id, e.id) e.measure_id, e.id, e.person_id, c.id, c.state #>> '{values,number}', e.occurred_on, e.agency_id, e.recorded_at
  from measure_event e
  join register_record s on s.register = 'staff' and s.reader_agency = agency_now(e.agency_id) and s.on_day <= e.occurred_on and (s.ends_on is null or s.ends_on >= e.occurred_on)
  join register_record c on c.register = 'certificates' and c.state #>> '{values,holder}' = coalesce(s.state #>> '{values,holder}', s.id::text) and c.on_day <= e.occurred_on and (c.ends_on is null or c.ends_on >= e.occurred_on)
    and ((c.state #>> '{values,revokedOn}') is null or (c.state #>> '{values,revokedOn}')::date > e.occurred_on) and c.state #>> '{values,kind}' = any (array['addiction-assessment', 'psychiatry', 'former-practice'])
  where e.type = 'record-result' and e.role in ('health-station', 'assessor')
  order by e.measure_id, e.id, c.on_day desc, c.id
  on conflict (measure_id, event_id) do nothing;
  get diagnostics v_rows = row_count;
  update certificate_use u set doubted_on = (c.state #>> '{values,foundFalseOn}')::date from register_record c where c.id = u.certificate_id and c.status = 'false' and u.reviewed_on is null and u.doubted_on is null;
  return v_rows;
end $$;

set local role hn_owner;
revoke create on schema public from hn_keeper;
