-- What has to be done by somebody and is not, and what has to go when its time is over.
alter table account add column personal_number bytea;             -- the officer's own number, sealed under the master key: the key of the index can be replaced
alter table account add column personal_number_index_next bytea;  -- under the other key while one replaces the other
grant create on schema public to hn_keeper;
grant select, delete on idempotency_key to hn_keeper;
set local role hn_keeper;

-- Openings that nobody has judged in their time: told once more, to the head of the unit and to the privacy officer, each once. No person.
create function chase_reviews(p_at timestamptz) returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_count int;
begin
  if current_setting('role') <> 'hn_system' then raise exception 'jobs only' using errcode = '42501'; end if;
  insert into notice (id, to_agency, to_role, topic, ref, at, due_on)
    select gen_random_uuid(), t.agency, t.role, 'break-glass-late', b.id, p_at, b.review_by
    from break_glass b cross join lateral (values
      (case when b.role = 'commune-police-chief' then 'province-police:' || b.province_id else b.agency_id end,
        case when b.role like 'facility-%' then 'facility-head' when b.role = 'commune-police' then 'commune-police-chief' when b.role = 'commune-police-chief' then 'province-police-director' end),
      ('province-police:' || b.province_id, 'privacy-officer')) as t (agency, role)
    where b.reviewed_at is null and b.review_by < actor_day() and t.role is not null
      and not exists (select from notice n where n.topic = 'break-glass-late' and n.ref = b.id and n.to_agency = t.agency and n.to_role = t.role);
  get diagnostics v_count = row_count;
  return v_count;
end $$;

-- As in 0014; the late notice is done with it.
create or replace function break_glass_review(p_id uuid, p_outcome text, p_note bytea, p_at timestamptz) returns text language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_row break_glass;
begin
  if not exists (select from notice n where n.topic = 'break-glass' and n.ref = p_id and n.to_agency = actor_agency() and n.to_role = replace(substr(current_setting('role'), 4), '_', '-')) then return 'not-found'; end if;
  select * into v_row from break_glass where id = p_id for update;
  if v_row.account_id = actor_account() then return 'not-by-oneself'; end if;
  if v_row.reviewed_at is not null then return 'reviewed-already'; end if;
  update break_glass set reviewed_at = p_at, reviewed_by_post = actor_post(), reviewed_by_account = actor_account(), outcome = p_outcome, note = p_note where id = p_id;
  update notice set done_at = p_at where topic in ('break-glass', 'break-glass-late') and ref = p_id and done_at is null;
  return 'reviewed';
end $$;

-- Answers that were kept for a repeat; nobody repeats after days.
create function drop_old_answers(p_before timestamptz) returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_count int;
begin
  if current_setting('role') <> 'hn_system' then raise exception 'jobs only' using errcode = '42501'; end if;
  delete from idempotency_key where at < p_before;
  get diagnostics v_count = row_count;
  return v_count;
end $$;

-- As in 0015, page by page: entries up to the moment the first page was made, after the last one of the page before.
drop function who_saw(text, int);
create function who_saw(p_case_number text, p_until timestamptz, p_after_at timestamptz, p_after_id bigint, p_limit int)
returns table (person_id uuid, id bigint, at timestamptz, at_text text, role text, agency_name text, unit_name text, operation text, purpose text, outcome text, article text)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_person uuid;
begin
  if current_setting('role') <> 'hn_privacy_officer' or actor_purpose() is distinct from 'own-request' then return; end if;
  select p.person_id into v_person from person p join unit u on u.id = p.registered_unit where p.case_number = p_case_number and coalesce(u.province_id, u.id) = actor_province();
  if v_person is null then return; end if;
  return query select v_person, d.id, d.at, d.at::text, d.role, coalesce(g.name, d.agency_id), coalesce(u.name, d.unit_id), d.operation, d.purpose, d.outcome, d.article
    from (select v_person as id) one
    left join disclosure d on d.person_ids @> array[one.id] and d.at <= p_until and (p_after_at is null or (d.at, d.id) > (p_after_at, p_after_id))
    left join agency g on g.id = d.agency_id left join unit u on u.id = d.unit_id
    order by d.at, d.id limit p_limit;
end $$;
set local role hn_owner;
revoke create on schema public from hn_keeper;
