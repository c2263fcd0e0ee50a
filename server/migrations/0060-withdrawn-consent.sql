-- Consent that was withdrawn stays withdrawn when an older backup is restored: ids alone are noted beside the keys and applied again at the start.
grant create on schema public to hn_keeper;
set local role hn_keeper;

create function erase_withdrawn(p_ids uuid[]) returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_names int; v_referrals int;
begin
  if current_setting('role') <> 'hn_system' then raise exception 'jobs only' using errcode = '42501'; end if;
  delete from outreach_name n where n.id = any (p_ids);
  get diagnostics v_names = row_count;
  delete from harm_referral r where r.id = any (p_ids);
  get diagnostics v_referrals = row_count;
  return v_names + v_referrals;
end $$;
set local role hn_owner;
revoke create on schema public from hn_keeper;
