-- Who a session acts for, noted in its own row for a day: every transaction asks it, and account, post, agency, delegations and closed persons were eight look-ups each time. Only for a
-- session about which there is nothing special (no delegation, no substitute, nobody closed to it, no number of its own). Its end and its expiry stand in the same row and are read each time;
-- whatever else could change the answer takes the note away in its own transaction, and waits for whoever is just writing one.
alter table session
  add column noted_on date, add column noted_from timestamptz, add column noted_until timestamptz,
  add column role text, add column agency_id text, add column agency_kind text, add column unit_id text, add column province_id text;

grant create on schema public to hn_keeper;
set local role hn_keeper;

create function forget_noted_sessions() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  -- Also those that carry no note yet: one may be about to be written, and the row is what both wait for.
  if tg_table_name = 'account' then update session set noted_until = null where account_id = new.id and ended_at is null;
  elsif tg_table_name = 'barred' then update session set noted_until = null where account_id = new.account_id and ended_at is null;
  elsif tg_table_name = 'post' then update session set noted_until = null where account_id in (old.account_id, new.account_id) and ended_at is null;
  elsif tg_table_name = 'delegation' then update session set noted_until = null where account_id in (select p.account_id from post p where p.id = new.to_post) and ended_at is null;
  else update session set noted_until = null where account_id in (select p.account_id from post p where p.agency_id = new.id) and ended_at is null;
  end if;
  return null;
end $$;

-- A session that changes its post is somebody else.
create function forget_note() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  new.noted_until := null;
  return new;
end $$;

-- Notes who the session acts for, where nothing special is to be said of it. The row first: whoever changes something else has to wait for it, or is waited for.
create function note_session(p_token_hash bytea, p_on date, p_now timestamptz) returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v record; v_until timestamptz;
begin
  perform from session s where s.token_hash = p_token_hash for update;
  select * into v from session_actor(p_token_hash, p_on, p_now);
  if v.account_id is null or v.plain is not true then return false; end if;
  select p.ends_at into v_until from post p where p.id = v.post_id;
  update session s set noted_on = p_on, noted_from = p_now, noted_until = least(s.expires_at, v_until), role = v.role, agency_id = v.agency_id, agency_kind = v.agency_kind, unit_id = v.unit_id, province_id = v.province_id
    where s.token_hash = p_token_hash;
  return true;
end $$;
set local role hn_owner;
revoke create on schema public from hn_keeper;

create trigger forgets_sessions after update on account for each row execute function forget_noted_sessions();
create trigger forgets_sessions after update on post for each row execute function forget_noted_sessions();
create trigger forgets_sessions after update of kind on agency for each row execute function forget_noted_sessions();
create trigger forgets_sessions after insert or update on delegation for each row execute function forget_noted_sessions();
create trigger forgets_sessions after insert on barred for each row execute function forget_noted_sessions();
create trigger forgets_note before update of post_id, account_id on session for each row execute function forget_note();
