-- What is counted of a body before it is inspected: work that is late, people kept beyond their last day. Counts of the caller's own province, no person.
grant create on schema public to hn_keeper;
set local role hn_keeper;
create function inspection_figures() returns table (agency_id text, overdue int, alarms int)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if current_setting('role') not in ('hn_inspector', 'hn_province_police', 'hn_province_police_director') then raise exception 'not this post' using errcode = '42501'; end if;
  return query
    select a.id, f.overdue, f.alarms from agency a join unit u on u.id = a.unit_id
      cross join lateral (select
          -- What was not read in the law marks nobody as late.
          (count(*) filter (where d.clock <> 'held-beyond' and d.clock_kind in ('max', 'lead', 'asap', 'window', 'periodic') and d.body ->> 'confidence' is distinct from 'unverified'))::int as overdue,
          (count(*) filter (where d.clock = 'held-beyond' and d.key = 'release'))::int as alarms
        from deadline d where d.bound_agency = a.id and d.due_on < actor_day()) f
    where coalesce(u.province_id, u.id) = actor_province() and (a.valid_from is null or a.valid_from <= actor_day()) and (a.valid_to is null or a.valid_to > actor_day()) and f.overdue + f.alarms > 0;
end $$;
set local role hn_owner;
revoke create on schema public from hn_keeper;
