-- Sums of outreach and of supplies by commune and whole year, for those who plan and read no record. Small numbers are hidden where the answer is made.
grant create on schema public to hn_keeper;
set local role hn_keeper;

create function outreach_sums(p_register text, p_year int, p_keys text[]) returns table (unit_id text, key text, sum bigint) language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if p_register not in ('outreach-contacts', 'harm-reduction-supplies') then raise exception 'no such sums' using errcode = '42501'; end if;
  return query select r.reader_unit, k.key, sum(coalesce((r.state -> 'values' ->> k.key)::bigint, 0))::bigint
    from register_record r cross join unnest(p_keys) as k(key)
    where r.register = p_register and r.province_id = actor_province() and r.on_day >= make_date(p_year, 1, 1) and r.on_day < make_date(p_year + 1, 1, 1)
      -- The office of the unions answers for the unions' own helpers.
      and (current_setting('role') <> 'hn_union_office' or r.agency_id like 'union:%')
    group by 1, 2;
end $$;
set local role hn_owner;
revoke create on schema public from hn_keeper;
