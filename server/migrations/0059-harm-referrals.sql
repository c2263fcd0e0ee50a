-- Somebody is sent, with consent, to a health body. Sealed; read by the point that sends and the body that receives; erased soon after the answer.
create table harm_referral (
  id uuid primary key, from_agency text not null references agency, to_agency text not null references agency, sent_on date not null,
  body bytea not null,                                 -- name, telephone, service, note: under the master key
  answer text check (answer in ('came', 'did-not-come', 'sent-on')), answered_on date check (answered_on >= sent_on),
  erased_on date not null, recorded_at timestamptz not null, recorded_by_post text not null, answered_by_post text
);
create index on harm_referral (from_agency, sent_on desc);
create index on harm_referral (to_agency, sent_on desc);
create index on harm_referral (erased_on);

grant select, insert, update, delete on harm_referral to hn_keeper;
create policy kept_by_functions on harm_referral to hn_keeper using (true) with check (true);
grant create on schema public to hn_keeper;
set local role hn_keeper;

-- Null: the receiver is no health body that stands in the own province; else 'new', 'same' or 'other' (the id is taken).
create function send_harm_referral(p_id uuid, p_to text, p_on date, p_erased_on date, p_body bytea, p_at timestamptz) returns text language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (select from agency a join unit u on u.id = a.unit_id where a.id = p_to and a.kind in ('health-station', 'medical-centre') and coalesce(u.province_id, u.id) = actor_province() and (a.valid_from is null or a.valid_from <= actor_day()) and (a.valid_to is null or a.valid_to > actor_day())) then return null; end if;
  insert into harm_referral (id, from_agency, to_agency, sent_on, body, erased_on, recorded_at, recorded_by_post) values (p_id, actor_agency(), p_to, p_on, p_body, p_erased_on, p_at, actor_post()) on conflict do nothing;
  if found then return 'new'; end if;
  return case when exists (select from harm_referral r where r.id = p_id and r.from_agency = actor_agency() and r.to_agency = p_to and r.sent_on = p_on) then 'same' else 'other' end;
end $$;

-- 'answered', 'same' (sent twice), 'answered-already', or null: absent, or sent to another body.
create function answer_harm_referral(p_id uuid, p_answer text, p_on date, p_erased_on date) returns text language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_row harm_referral;
begin
  select * into v_row from harm_referral r where r.id = p_id and r.to_agency = actor_agency() for update;
  if v_row.id is null then return null; end if;
  if v_row.answer is not null then return case when v_row.answer = p_answer and v_row.answered_on = p_on then 'same' else 'answered-already' end; end if;
  update harm_referral set answer = p_answer, answered_on = greatest(p_on, v_row.sent_on), erased_on = p_erased_on, answered_by_post = actor_post() where id = p_id;
  return 'answered';
end $$;

create function withdraw_harm_referral(p_id uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  delete from harm_referral r where r.id = p_id and r.from_agency = actor_agency();
  return found;
end $$;

create function drop_harm_referrals() returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_count int;
begin
  if current_setting('role') <> 'hn_system' then raise exception 'jobs only' using errcode = '42501'; end if;
  delete from harm_referral r where r.erased_on <= actor_day();
  get diagnostics v_count = row_count;
  update harm_referral r set from_agency = agency_now(r.from_agency), to_agency = agency_now(r.to_agency) where agency_now(r.from_agency) <> r.from_agency or agency_now(r.to_agency) <> r.to_agency;
  return v_count;
end $$;
set local role hn_owner;
revoke create on schema public from hn_keeper;
