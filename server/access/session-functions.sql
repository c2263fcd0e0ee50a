-- Who is behind a session token at this moment: account, post and agency as they are now, to the second, with what is delegated to the post and
-- which persons are closed to the account. `account_id` null: nobody. Run by the login before it takes a role; the caller sets role and settings from
-- the row in the same statement, because a definer function may not set a role. What `note_session` noted of an ordinary session is read from its own row, with its end and
-- its expiry; otherwise everything is looked up: what few have (a delegation, a closed person, a number of their own) only where there is one.
drop function if exists session_actor(bytea, date, timestamptz);
create function session_actor(p_token_hash bytea, p_on date, p_now timestamptz,
  out account_id uuid, out post_id text, out role text, out database_role text, out agency_id text, out agency_kind text, out unit_id text, out province_id text, out substitutes text, out delegated text, out barred text, out noted boolean, out plain boolean)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare v_account uuid; v_post text; v_substitutes text; v_number bytea; v_next bytea;
begin
  select s.account_id, s.post_id, s.role, 'hn_' || replace(s.role, '-', '_'), s.agency_id, s.agency_kind, s.unit_id, s.province_id, '{}', true, true
    into account_id, post_id, role, database_role, agency_id, agency_kind, unit_id, province_id, barred, noted, plain
    from session s where s.token_hash = p_token_hash and s.ended_at is null and s.expires_at > p_now and s.noted_on = p_on and s.noted_from <= p_now and s.noted_until > p_now;
  if found then return; end if;
  select a.id, p.id, p.role, 'hn_' || replace(p.role, '-', '_'), p.agency_id, g.kind, p.unit_id, p.province_id, p.substitutes, a.personal_number_index, a.personal_number_index_next
    into v_account, v_post, role, database_role, agency_id, agency_kind, unit_id, province_id, v_substitutes, v_number, v_next
    from session s join account a on a.id = s.account_id join post p on p.id = s.post_id and p.account_id = s.account_id join agency g on g.id = p.agency_id
    where s.token_hash = p_token_hash and s.ended_at is null and s.expires_at > p_now and a.disabled_at is null
      and p.valid_from <= p_on and (p.valid_to is null or p.valid_to > p_on) and (p.starts_at is null or p.starts_at <= p_now) and (p.ends_at is null or p.ends_at > p_now);
  if v_account is null then return; end if;
  -- A substitute stands in for a post that stands.
  if v_substitutes is not null and not exists (select from post o where o.id = v_substitutes and (o.valid_to is null or o.valid_to > p_on) and (o.ends_at is null or o.ends_at > p_now)) then
    post_id := null; role := null; database_role := null; agency_id := null; agency_kind := null; unit_id := null; province_id := null;
    return;
  end if;
  account_id := v_account; post_id := v_post; substitutes := v_substitutes; barred := '{}';
  if exists (select from delegation d where d.to_post = v_post and d.ends_at > p_now) then
    delegated := (select string_agg(d.capability, ' ' order by d.capability) from delegation d join post f on f.id = d.from_post
      where d.to_post = v_post and d.ended_at is null and d.starts_at <= p_now and d.ends_at > p_now and (f.valid_to is null or f.valid_to > p_on) and (f.ends_at is null or f.ends_at > p_now));
  end if;
  if v_number is not null or exists (select from barred b where b.account_id = v_account) then
    barred := array(select b.person_id from barred b where b.account_id = v_account
      union all select i.person_id from person_identity i where v_number is not null and i.personal_number_index in (v_number, v_next))::text;
  end if;
  noted := false;
  plain := v_substitutes is null and v_number is null and v_next is null and barred = '{}' and not exists (select from delegation d where d.to_post = v_post and d.ends_at > p_now);
end $$;
