-- Who is behind a session token at this moment: account, post and agency as they are now, to the second, with what is delegated to the post and
-- which persons are closed to the account. No row: nobody. Run by the login before it takes a role; the caller sets role and settings from the row in
-- the same statement, because a definer function may not set a role.
drop function if exists session_actor(bytea, date, timestamptz);
create function session_actor(p_token_hash bytea, p_on date, p_now timestamptz)
returns table (account_id uuid, post_id text, role text, database_role text, agency_id text, agency_kind text, unit_id text, province_id text, substitutes text, delegated text, barred text)
language sql stable rows 1 security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.id, p.id, p.role, 'hn_' || replace(p.role, '-', '_'), p.agency_id, g.kind, p.unit_id, p.province_id, p.substitutes,
    (select string_agg(d.capability, ' ' order by d.capability) from delegation d join post f on f.id = d.from_post
      where d.to_post = p.id and d.ended_at is null and d.starts_at <= p_now and d.ends_at > p_now and (f.valid_to is null or f.valid_to > p_on) and (f.ends_at is null or f.ends_at > p_now)),
    array(select b.person_id from barred b where b.account_id = a.id
      union all select i.person_id from person_identity i where a.personal_number_index is not null and i.personal_number_index in (a.personal_number_index, a.personal_number_index_next))::text
  from session s join account a on a.id = s.account_id join post p on p.id = s.post_id and p.account_id = s.account_id join agency g on g.id = p.agency_id
  where s.token_hash = p_token_hash and s.ended_at is null and s.expires_at > p_now and a.disabled_at is null
    and p.valid_from <= p_on and (p.valid_to is null or p.valid_to > p_on) and (p.starts_at is null or p.starts_at <= p_now) and (p.ends_at is null or p.ends_at > p_now)
    -- A substitute stands in for a post that stands.
    and (p.substitutes is null or exists (select from post o where o.id = p.substitutes and (o.valid_to is null or o.valid_to > p_on) and (o.ends_at is null or o.ends_at > p_now)))
$$;
