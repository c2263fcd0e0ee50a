-- Who is behind a session token at this moment: account, post and agency as they are now. No row: nobody. Run by the login before it takes a
-- role; the caller sets role and settings from the row in the same statement, because a definer function may not set a role.
drop function if exists session_actor(bytea, date, timestamptz);
create function session_actor(p_token_hash bytea, p_on date, p_now timestamptz)
returns table (account_id uuid, post_id text, role text, database_role text, agency_id text, agency_kind text, unit_id text, province_id text)
language sql stable rows 1 security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.id, p.id, p.role, 'hn_' || replace(p.role, '-', '_'), p.agency_id, g.kind, p.unit_id, p.province_id
  from session s join account a on a.id = s.account_id join post p on p.id = s.post_id and p.account_id = s.account_id join agency g on g.id = p.agency_id
  where s.token_hash = p_token_hash and s.ended_at is null and s.expires_at > p_now and a.disabled_at is null
    and p.valid_from <= p_on and (p.valid_to is null or p.valid_to > p_on)
$$;
