-- The care card: what someone must know who finds a person in danger. Kept by those who treat; opened by others only for a stated reason, for hours.
create table care_card (person_id uuid primary key references person, body bytea not null, updated_at timestamptz not null, updated_by_post text not null);

-- A reasoned opening. A miss is kept like a hit. Not a row of `circle`: that one feeds what a post may write.
create table break_glass (
  id uuid primary key, kind text not null check (kind in ('care-card', 'province-list')), account_id uuid not null, post_id text not null, role text not null,
  agency_id text not null, unit_id text not null, province_id text not null, on_day date not null,
  person_id uuid references person,               -- null: a list, or nobody was found
  reason bytea not null, article text not null, at timestamptz not null, until timestamptz not null,
  review_by date not null, reviewed_at timestamptz, reviewed_by_post text, reviewed_by_account uuid, outcome text check (outcome in ('justified', 'not-justified')), note bytea,
  tell_by date not null, told_on date, told_not_because bytea
);
create index on break_glass (post_id, on_day);
create index on break_glass (account_id, on_day);
create index on break_glass (province_id, at desc);
-- "Something waits for you": to a role of a body, about a row; never a name, kind of measure or place of a person.
create table notice (
  id uuid primary key, to_agency text not null, to_role text not null, topic text not null, ref uuid not null, at timestamptz not null, due_on date, done_at timestamptz
);
create index on notice (to_agency, to_role, at desc);
-- An account that may not see a person in any door: the officer himself, or his kin.
create table barred (account_id uuid not null references account, person_id uuid not null references person, reason text not null, at timestamptz not null, by_post text not null, primary key (account_id, person_id));
create index on barred (person_id);
alter table account add column personal_number_index bytea;       -- of the officer's own number: his own dossier is closed to him by itself

-- Persons closed to the account behind this transaction.
create function actor_barred() returns uuid[] language sql stable parallel safe as $$ select coalesce(nullif(current_setting('app.barred', true), '')::uuid[], '{}'::uuid[]) $$;

do $$ declare t text; begin
  foreach t in array array['care_card', 'break_glass', 'notice', 'barred'] loop
    execute format('grant select, insert, update on %I to hn_keeper', t);
    execute format('create policy kept_by_functions on %I to hn_keeper using (true) with check (true)', t);
  end loop;
  grant create on schema public to hn_keeper;
end $$;
set local role hn_keeper;

create or replace function actor_sees(p_person uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select (exists (select from sight s where s.agency_id = actor_agency() and s.person_id = p_person and s.until >= actor_day() and s.grade <> 'archive')
    or exists (select from circle c where c.post_id = actor_post() and c.person_id = p_person and c.until >= actor_day())
    or exists (select from deadline d where d.bound_agency = actor_agency() and d.person_id = p_person and d.key = 'arrival')
    or current_setting('role') = 'hn_system') and p_person <> all (actor_barred())
$$;

create function record_care_card(p_person uuid, p_body bytea, p_at timestamptz) returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not actor_sees(p_person) then return false; end if;
  insert into care_card (person_id, body, updated_at, updated_by_post) values (p_person, p_body, p_at, actor_post())
    on conflict (person_id) do update set body = excluded.body, updated_at = excluded.updated_at, updated_by_post = excluded.updated_by_post;
  return true;
end $$;

-- Opens the glass. One person whose id, or full name and whole birth date, must be known; never a sealed one, never the account's own or kin. Three a
-- day for one account, hits and misses alike. Answers {"outcome": "opened" | "too-often", "until": …}: never whether somebody was found.
create function break_glass_open(p_id uuid, p_kind text, p_person uuid, p_name_fold text, p_birth text, p_reason bytea, p_article text, p_at timestamptz, p_review_by date, p_tell_by date) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_role text := replace(substr(current_setting('role'), 4), '_', '-'); v_person uuid; v_until timestamptz; v_found int; v_head text;
begin
  if actor_account() is null then raise exception 'no actor' using errcode = 'HN401'; end if;
  perform pg_advisory_xact_lock(4209, hashtext(actor_account()::text));
  if (select count(*) from break_glass where account_id = actor_account() and on_day = actor_day()) >= 3 then return jsonb_build_object('outcome', 'too-often'); end if;
  v_until := p_at + case p_kind when 'care-card' then interval '4 hours' else interval '24 hours' end;
  if p_kind = 'care-card' then
    select count(*), (array_agg(i.person_id))[1] into v_found, v_person from person_identity i join person p on p.person_id = i.person_id
      where p.sealed_at is null and i.person_id <> all (actor_barred())
        -- Off every list, nobody's any more: not to be found this way either.
        and exists (select from sight s where s.person_id = i.person_id and s.until >= actor_day() and s.grade in ('scope', 'purpose'))
        and (i.person_id = p_person or (p_person is null and i.name_fold = p_name_fold and i.birth = p_birth));
    if v_found <> 1 then v_person := null; end if;
  end if;
  insert into break_glass (id, kind, account_id, post_id, role, agency_id, unit_id, province_id, on_day, person_id, reason, article, at, until, review_by, tell_by)
    values (p_id, p_kind, actor_account(), actor_post(), v_role, actor_agency(), actor_unit(), actor_province(), actor_day(), v_person, p_reason, p_article, p_at, v_until, p_review_by, p_tell_by);
  v_head := case when v_role like 'facility-%' then 'facility-head' when v_role = 'commune-police' then 'commune-police-chief' when v_role = 'commune-police-chief' then 'province-police-director' end;
  insert into notice (id, to_agency, to_role, topic, ref, at, due_on)
    select gen_random_uuid(), t.agency, t.role, 'break-glass', p_id, p_at, p_review_by
    from (values (case when v_head = 'province-police-director' then 'province-police:' || actor_province() else actor_agency() end, v_head),
      ('province-police:' || actor_province(), 'privacy-officer'), ('province-records:' || actor_province(), 'identity-steward')) as t (agency, role) where t.role is not null;
  return jsonb_build_object('outcome', 'opened', 'until', v_until);
end $$;

-- The card behind an opening of this very post, while it lasts. Empty where nobody was found or there is no card: the same answer.
create function break_glass_card(p_id uuid, p_at timestamptz) returns table (person_id uuid, body bytea) language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return query select b.person_id, c.body from break_glass b join care_card c on c.person_id = b.person_id join person p on p.person_id = b.person_id
    where b.id = p_id and b.kind = 'care-card' and b.post_id = actor_post() and b.account_id = actor_account() and b.until > p_at and p.sealed_at is null and b.person_id <> all (actor_barred());
end $$;

create function break_glass_list_alive(p_id uuid, p_at timestamptz) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select current_setting('role') = 'hn_inspector' and exists (select from break_glass b where b.id = p_id and b.kind = 'province-list' and b.post_id = actor_post() and b.account_id = actor_account() and b.until > p_at)
$$;

-- The list of a province for a mission, while the opening lasts: who is managed where. Restricted and sealed persons have no readers and are not in it.
create function break_glass_list(p_id uuid, p_at timestamptz, p_after uuid, p_limit int) returns table (measure_id uuid, person_id uuid, name text, birth_year int, kind text, unit_id text)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not break_glass_list_alive(p_id, p_at) then return; end if;
  return query select m.measure_id, m.person_id, i.name, i.birth_year, m.kind, m.unit_id from measure m join person_identity i on i.person_id = m.person_id join person p on p.person_id = m.person_id
    where m.reader_province = actor_province() and m.open and m.reader_until >= actor_day() and p.sealed_at is null and m.person_id <> all (actor_barred()) and (p_after is null or m.measure_id > p_after)
    order by m.measure_id limit p_limit;
end $$;

-- Openings a post has to judge: those it was told of. No person, no content.
create function break_glass_to_review(p_limit int) returns table (id uuid, kind text, at timestamptz, until timestamptz, role text, agency_id text, holder text, found boolean, reason bytea, article text, review_by date, reviewed_at timestamptz, outcome text, own boolean, tell_by date, told_on date, told_not boolean)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return query select b.id, b.kind, b.at, b.until, b.role, b.agency_id, a.display_name, b.person_id is not null, b.reason, b.article, b.review_by, b.reviewed_at, b.outcome, b.account_id = actor_account(), b.tell_by, b.told_on, b.told_not_because is not null
    from notice n join break_glass b on b.id = n.ref join account a on a.id = b.account_id
    where n.topic = 'break-glass' and n.to_agency = actor_agency() and n.to_role = replace(substr(current_setting('role'), 4), '_', '-') order by b.at desc limit p_limit;
end $$;

create function break_glass_review(p_id uuid, p_outcome text, p_note bytea, p_at timestamptz) returns text language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_row break_glass;
begin
  if not exists (select from notice n where n.topic = 'break-glass' and n.ref = p_id and n.to_agency = actor_agency() and n.to_role = replace(substr(current_setting('role'), 4), '_', '-')) then return 'not-found'; end if;
  select * into v_row from break_glass where id = p_id for update;
  if v_row.account_id = actor_account() then return 'not-by-oneself'; end if;
  if v_row.reviewed_at is not null then return 'reviewed-already'; end if;
  update break_glass set reviewed_at = p_at, reviewed_by_post = actor_post(), reviewed_by_account = actor_account(), outcome = p_outcome, note = p_note where id = p_id;
  update notice set done_at = p_at where topic = 'break-glass' and ref = p_id and done_at is null;
  return 'reviewed';
end $$;

create function break_glass_told(p_id uuid, p_on date, p_not_because bytea) returns text language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (select from notice n where n.topic = 'break-glass' and n.ref = p_id and n.to_agency = actor_agency() and n.to_role = replace(substr(current_setting('role'), 4), '_', '-'))
    or exists (select from break_glass where id = p_id and account_id = actor_account()) then return 'not-found'; end if;
  update break_glass set told_on = p_on, told_not_because = p_not_because where id = p_id;
  return 'noted';
end $$;

-- The head of a body closes a person to one of its officers; whoever sees the person may do it, also for himself. False: no such colleague or person.
create function bar_account(p_username text, p_person uuid, p_reason text, p_at timestamptz) returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_account uuid;
begin
  if not actor_sees(p_person) then return false; end if;
  select c.id into v_account from account c where c.username = p_username and exists (select from post q where q.account_id = c.id and q.unit_id = actor_unit());
  if v_account is null then return false; end if;
  insert into barred (account_id, person_id, reason, at, by_post) values (v_account, p_person, p_reason, p_at, actor_post()) on conflict do nothing;
  return true;
end $$;
set local role hn_owner;
revoke create on schema public from hn_keeper;
