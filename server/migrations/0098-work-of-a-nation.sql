-- Work that looks at everybody, cut so that it ends with three hundred thousand people as it does with five.

grant create on schema public to hn_keeper;
set local role hn_keeper;

-- Persons whose last measure ended so long ago that nobody reads them any more: of the next `p_limit` that are not sealed, those whose day has come. Each
-- call began at the first person again, and the last one looked at everybody in one statement, whose time is limited. `seen_to`: where the next call goes
-- on; null at the end.
drop function seal_due(int, timestamptz, int);
create function seal_due(p_months int, p_at timestamptz, p_after uuid, p_limit int) returns table (seen_to uuid, sealed int) language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_persons uuid[]; v_person uuid;
begin
  if current_setting('role') <> 'hn_system' then raise exception 'jobs only' using errcode = '42501'; end if;
  sealed := 0;
  v_persons := array(select p.person_id from person p where p.sealed_at is null and (p_after is null or p.person_id > p_after) order by p.person_id limit p_limit);
  if cardinality(v_persons) = p_limit then seen_to := v_persons[p_limit]; end if;
  for v_person in
    select m.person_id from measure m where m.person_id = any (v_persons) group by m.person_id
    having not bool_or(m.open) and max(coalesce(m.ended_on, m.registered_on)) + make_interval(months => p_months) <= actor_day()
  loop
    update person set sealed_at = p_at where person_id = v_person;
    perform close_person(v_person, false, true);
    sealed := sealed + 1;
  end loop;
  return next;
end $$;

-- Findings of the demonstration and the certificates they rest on: the body of today is looked up once for each body, not for each pair of a finding and a certificate.
create or replace function link_certificates() returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_rows int;
begin
  if current_setting('role') <> 'hn_system' then raise exception 'jobs only' using errcode = '42501'; end if;
  insert into certificate_use (measure_id, event_id, person_id, certificate_id, certificate_number, on_day, agency_id, recorded_at)
  with findings as materialized (
    select e.measure_id, e.id, e.person_id, e.occurred_on, e.agency_id, e.recorded_at from measure_event e where e.type = 'record-result' and e.role in ('health-station', 'assessor')),
  bodies as materialized (select f.agency_id, agency_now(f.agency_id) as agency_today from (select distinct agency_id from findings) f),
  held as materialized (
    select s.reader_agency, c.id, c.state #>> '{values,number}' as number, c.on_day, greatest(s.on_day, c.on_day) as from_day,
      least(s.ends_on, c.ends_on, (c.state #>> '{values,revokedOn}')::date - 1) as to_day
    from register_record s join register_record c on c.register = 'certificates' and c.state #>> '{values,holder}' = coalesce(s.state #>> '{values,holder}', s.id::text)
    where s.register = 'staff' and c.state #>> '{values,kind}' = any (array['addiction-assessment', 'psychiatry', 'former-practice']))
  select distinct on (f.measure_id, f.id) f.measure_id, f.id, f.person_id, h.id, h.number, f.occurred_on, f.agency_id, f.recorded_at
  from findings f join bodies b using (agency_id) join held h on h.reader_agency = b.agency_today and f.occurred_on >= h.from_day and (h.to_day is null or f.occurred_on <= h.to_day)
  order by f.measure_id, f.id, h.on_day desc, h.id
  on conflict (measure_id, event_id) do nothing;
  get diagnostics v_rows = row_count;
  update certificate_use u set doubted_on = (c.state #>> '{values,foundFalseOn}')::date from register_record c where c.id = u.certificate_id and c.status = 'false' and u.reviewed_on is null and u.doubted_on is null;
  return v_rows;
end $$;

set local role hn_owner;
revoke create on schema public from hn_keeper;
