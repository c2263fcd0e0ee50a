-- Who acts stands in one setting of the transaction instead of eight: each setting is written, kept and undone on its own, in every transaction. Its fields, parted by U+001F:
-- purpose, day, unit, agency, province, post, account, persons closed to the account; of a session also role, kind of agency, post stood in for, delegated capabilities, whether the
-- session was noted, and whether there is nothing special about it.
create or replace function actor_purpose() returns text language sql stable parallel safe as $$ select nullif(split_part(current_setting('app.actor', true), chr(31), 1), '') $$;
create or replace function actor_day() returns date language sql stable parallel safe as $$ select nullif(split_part(current_setting('app.actor', true), chr(31), 2), '')::date $$;
create or replace function actor_unit() returns text language sql stable parallel safe as $$ select nullif(split_part(current_setting('app.actor', true), chr(31), 3), '') $$;
create or replace function actor_agency() returns text language sql stable parallel safe as $$ select nullif(split_part(current_setting('app.actor', true), chr(31), 4), '') $$;
create or replace function actor_province() returns text language sql stable parallel safe as $$ select nullif(split_part(current_setting('app.actor', true), chr(31), 5), '') $$;
create or replace function actor_post() returns text language sql stable parallel safe as $$ select nullif(split_part(current_setting('app.actor', true), chr(31), 6), '') $$;
create or replace function actor_account() returns uuid language sql stable parallel safe as $$ select nullif(split_part(current_setting('app.actor', true), chr(31), 7), '')::uuid $$;
create or replace function actor_barred() returns uuid[] language sql stable parallel safe as $$ select coalesce(nullif(split_part(current_setting('app.actor', true), chr(31), 8), '')::uuid[], '{}'::uuid[]) $$;

grant create on schema public to hn_keeper;
set local role hn_keeper;

-- Who is behind a session token at this moment, as the fields from the unit on; null: nobody. What is noted in the session's own row, or everything looked up (`session_actor`).
create function session_scope(p_token_hash bytea, p_on date, p_now timestamptz) returns text
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare v text;
begin
  select s.unit_id || chr(31) || s.agency_id || chr(31) || coalesce(s.province_id, '') || chr(31) || s.post_id || chr(31) || s.account_id || chr(31) || '{}' || chr(31) || s.role || chr(31) || s.agency_kind || chr(31) || chr(31) || chr(31) || 'noted' || chr(31) || 'plain'
    into v from session s
    where s.token_hash = p_token_hash and s.ended_at is null and s.expires_at > p_now and s.noted_on = p_on and s.noted_from <= p_now and s.noted_until > p_now;
  if v is not null then return v; end if;
  select a.unit_id || chr(31) || a.agency_id || chr(31) || coalesce(a.province_id, '') || chr(31) || a.post_id || chr(31) || a.account_id || chr(31) || coalesce(a.barred, '{}') || chr(31) || a.role || chr(31) || a.agency_kind || chr(31) || coalesce(a.substitutes, '') || chr(31)
      || coalesce(a.delegated, '') || chr(31) || case when a.noted then 'noted' else '' end || chr(31) || case when a.plain then 'plain' else '' end
    into v from session_actor(p_token_hash, p_on, p_now) a where a.account_id is not null;
  return v;
end $$;
set local role hn_owner;
revoke create on schema public from hn_keeper;
