-- Names given with consent before any registration. Sealed; read by the service that wrote them and by nobody else; no person, no case, no link to one.
create table outreach_name (
  id uuid primary key, agency_id text not null references agency, contact_id uuid, met_on date not null,
  body bytea not null,                                 -- name, telephone, what was wished: under the master key
  consent text not null check (consent in ('in-writing', 'spoken-before-witness', 'spoken')),
  erased_on date not null check (erased_on > met_on), recorded_at timestamptz not null, recorded_by_post text not null
);
create index on outreach_name (agency_id, met_on desc);
create index on outreach_name (erased_on);

grant select, insert, update, delete on outreach_name to hn_keeper;
create policy kept_by_functions on outreach_name to hn_keeper using (true) with check (true);
grant create on schema public to hn_keeper;
set local role hn_keeper;

-- 'new', 'same' (sent twice) or 'other' (the id is taken).
create function record_outreach_name(p_id uuid, p_contact uuid, p_met_on date, p_consent text, p_erased_on date, p_body bytea, p_at timestamptz) returns text language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into outreach_name (id, agency_id, contact_id, met_on, body, consent, erased_on, recorded_at, recorded_by_post) values (p_id, actor_agency(), p_contact, p_met_on, p_body, p_consent, p_erased_on, p_at, actor_post()) on conflict do nothing;
  if found then return 'new'; end if;
  return case when exists (select from outreach_name n where n.id = p_id and n.agency_id = actor_agency() and n.met_on = p_met_on and n.consent = p_consent) then 'same' else 'other' end;
end $$;

-- Consent is withdrawn: nothing stays. False: absent, or of another service.
create function withdraw_outreach_name(p_id uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  delete from outreach_name n where n.id = p_id and n.agency_id = actor_agency();
  return found;
end $$;

-- Names whose time is over go; those of a body that became another go with its work.
create function drop_outreach_names() returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_count int;
begin
  if current_setting('role') <> 'hn_system' then raise exception 'jobs only' using errcode = '42501'; end if;
  delete from outreach_name n where n.erased_on <= actor_day();
  get diagnostics v_count = row_count;
  update outreach_name n set agency_id = agency_now(n.agency_id) where agency_now(n.agency_id) <> n.agency_id;
  return v_count;
end $$;
set local role hn_owner;
revoke create on schema public from hn_keeper;
