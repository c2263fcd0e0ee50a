-- How an office's papers look, its own Word templates, and its papers that concern no single person. Each office reads and writes its own.
create table paper_setting (
  agency_id text primary key references agency, settings jsonb not null, version int not null, changed_at timestamptz not null, changed_by_post text not null
);
create table paper_template (
  agency_id text not null references agency, form_id text not null, size int not null check (size > 0), sha256 text not null, fields text[] not null,
  content bytea not null, kept_at timestamptz not null, role text not null, post_id text not null, primary key (agency_id, form_id)
);
alter table paper_template alter column content set storage external;
create table office_paper (
  id uuid primary key, agency_id text not null references agency, form_id text not null,
  state text not null check (state in ('draft', 'issued', 'corrected', 'replaced', 'recalled')), version int not null,
  body bytea not null,                             -- what was typed, under the master key: a letter may name somebody
  content_hash bytea not null,
  series text, year int, number int, code text, day date, issue_id uuid unique,
  made_by_post text not null, made_by_role text not null, made_at timestamptz not null, signed_by_post text, signed_by_role text, issued_at timestamptz,
  recalled_on date, recall_reason bytea, history jsonb not null,
  check ((state = 'draft') = (issued_at is null)), check ((state = 'recalled') = (recalled_on is not null)), unique (agency_id, year, code, number)
);
create index on office_paper (agency_id, made_at desc, id desc);
create table office_paper_file (
  paper_id uuid not null references office_paper, agency_id text not null, format text not null check (format in ('pdf', 'docx', 'signed-pdf', 'data')), size int not null, sha256 text not null, content bytea not null, primary key (paper_id, format)
);
alter table office_paper_file alter column content set storage external;
create trigger never_changed before update or delete on office_paper_file for each row execute function refuse_change();

do $$ declare t text; begin
  foreach t in array array['paper_setting', 'paper_template', 'office_paper', 'office_paper_file'] loop
    execute format('grant select, insert, update, delete on %I to hn_keeper', t);
    execute format('create policy kept_by_functions on %I to hn_keeper using (true) with check (true)', t);
  end loop;
end $$;
do $$ begin grant create on schema public to hn_keeper; end $$;
set local role hn_keeper;

-- 'new', 'same' (sent before), 'other' (the id is taken); null: not in sight. As in 0071; sent again after the issue it is that paper, not a draft.
create or replace function draft_paper(p_id uuid, p_person uuid, p_measure uuid, p_event uuid, p_act text, p_form text, p_compartments text[], p_follows uuid, p_kind text, p_typed bytea, p_hash bytea, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_hash bytea; v_agency text;
begin
  if not actor_sees(p_person) or not exists (select from measure m where m.measure_id = p_measure and m.person_id = p_person) then return null; end if;
  -- Sent again after it was issued: it is that paper.
  select p.agency_id into v_agency from paper p where p.id = p_id;
  if found then return case when v_agency = actor_agency() then 'same' else 'other' end; end if;
  insert into paper_draft (id, person_id, measure_id, event_id, act, form_id, agency_id, state, compartments, follows_id, follow_kind, typed, content_hash, made_by_post, made_by_role, made_at, history)
    values (p_id, p_person, p_measure, p_event, p_act, p_form, actor_agency(), 'draft', p_compartments, p_follows, p_kind, p_typed, p_hash, actor_post(), replace(substr(current_setting('role'), 4), '_', '-'), p_at, paper_step('draft', p_at))
    on conflict do nothing;
  if found then return 'new'; end if;
  select d.content_hash, d.agency_id into v_hash, v_agency from paper_draft d where d.id = p_id;
  return case when v_hash = p_hash and v_agency = actor_agency() then 'same' else 'other' end;
end $$;

-- The new version; null: somebody else changed them since.
create function keep_paper_setting(p_settings jsonb, p_version int, p_at timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_version int;
begin
  if p_version = 0 then
    insert into paper_setting (agency_id, settings, version, changed_at, changed_by_post) values (actor_agency(), p_settings, 1, p_at, actor_post()) on conflict do nothing returning version into v_version;
  else
    update paper_setting s set settings = p_settings, version = s.version + 1, changed_at = p_at, changed_by_post = actor_post() where s.agency_id = actor_agency() and s.version = p_version returning s.version into v_version;
  end if;
  return v_version;
end $$;
-- What the province's police set for the page, for every office of the province that set nothing itself.
create function province_layout() returns jsonb language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select s.settings -> 'layout' from paper_setting s where s.agency_id = 'province-police:' || actor_province()
$$;
create function keep_paper_template(p_form text, p_size int, p_sha256 text, p_fields text[], p_content bytea, p_at timestamptz) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into paper_template (agency_id, form_id, size, sha256, fields, content, kept_at, role, post_id)
    values (actor_agency(), p_form, p_size, p_sha256, p_fields, p_content, p_at, replace(substr(current_setting('role'), 4), '_', '-'), actor_post())
    on conflict (agency_id, form_id) do update set size = excluded.size, sha256 = excluded.sha256, fields = excluded.fields, content = excluded.content, kept_at = excluded.kept_at, role = excluded.role, post_id = excluded.post_id
$$;
create function drop_paper_template(p_form text) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  delete from paper_template t where t.agency_id = actor_agency() and t.form_id = p_form;
  return found;
end $$;

create function draft_office_paper(p_id uuid, p_form text, p_body bytea, p_hash bytea, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into office_paper (id, agency_id, form_id, state, version, body, content_hash, made_by_post, made_by_role, made_at, history)
    values (p_id, actor_agency(), p_form, 'draft', 1, p_body, p_hash, actor_post(), replace(substr(current_setting('role'), 4), '_', '-'), p_at, paper_step('draft', p_at)) on conflict do nothing;
  if found then return 'new'; end if;
  return case when exists (select from office_paper o where o.id = p_id and o.agency_id = actor_agency() and o.content_hash = p_hash) then 'same' else 'other' end;
end $$;
create function edit_office_paper(p_id uuid, p_version int, p_body bytea, p_at timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_version int;
begin
  update office_paper o set body = p_body, version = o.version + 1, history = o.history || paper_step('edit', p_at) where o.id = p_id and o.version = p_version and o.state = 'draft' and o.agency_id = actor_agency() returning o.version into v_version;
  return v_version;
end $$;
-- As `issue_paper` of 0071.
create function issue_office_paper(p_id uuid, p_version int, p_issue uuid, p_series text, p_code text, p_expected int, p_day date, p_title text, p_files jsonb, p_contents bytea[], p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_paper office_paper; v_number int;
begin
  select * into v_paper from office_paper o where o.id = p_id and o.agency_id = actor_agency() for update;
  if not found or v_paper.version <> p_version or v_paper.state <> 'draft' or p_day is distinct from actor_day() then return 'changed'; end if;
  v_number := take_register_number(p_series, p_code, p_day, 'office-paper', p_id, v_paper.form_id, p_title, p_at);
  if v_number <> p_expected then raise exception 'another number' using errcode = 'HN427'; end if;
  update office_paper o set state = 'issued', version = o.version + 1, series = p_series, year = extract(year from p_day), number = v_number, code = p_code, day = p_day, issue_id = p_issue,
      signed_by_post = actor_post(), signed_by_role = replace(substr(current_setting('role'), 4), '_', '-'), issued_at = p_at, history = o.history || paper_step('sign', p_at) || paper_step('number', p_at) || paper_step('issue', p_at) where o.id = p_id;
  insert into office_paper_file (paper_id, agency_id, format, size, sha256, content)
    select p_id, actor_agency(), f.value ->> 'format', (f.value ->> 'size')::int, f.value ->> 'sha256', p_contents[f.ordinality] from jsonb_array_elements(p_files) with ordinality f;
  return 'issued';
end $$;
create function recall_office_paper(p_id uuid, p_version int, p_on date, p_reason bytea, p_at timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_version int;
begin
  update office_paper o set state = 'recalled', recalled_on = p_on, recall_reason = p_reason, version = o.version + 1, history = o.history || paper_step('recall', p_at)
    where o.id = p_id and o.version = p_version and o.state in ('issued', 'corrected') and o.agency_id = actor_agency() returning o.version into v_version;
  return v_version;
end $$;
set local role hn_owner;
revoke create on schema public from hn_keeper;
