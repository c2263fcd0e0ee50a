-- Papers of a measure. A draft is its office's own; what was issued is read by whoever sees the measure and opens every compartment it prints.
-- What a paper says stands under the person's key: destroyed, nothing of it can be read, while number and day stay in the register book.
create table paper_draft (
  id uuid primary key, person_id uuid not null references person, measure_id uuid not null, event_id uuid, act text,
  form_id text not null, agency_id text not null references agency,
  state text not null check (state in ('draft', 'signed')), version int not null default 1,
  compartments text[] not null,
  follows_id uuid, follow_kind text check (follow_kind in ('replaces', 'corrects', 'reissues')), check ((follows_id is null) = (follow_kind is null)),
  typed bytea not null,                            -- the blanks
  frozen bytea, check ((state = 'signed') = (frozen is not null)),   -- facts and words as they were signed
  content_hash bytea not null,                     -- keyed hash of what was posted first; tells a repeat from a reused id
  made_by_post text not null, made_by_role text not null, made_at timestamptz not null,
  signed_by_post text, signed_by_role text, signed_at timestamptz,
  history jsonb not null                           -- [{act, at, role, post}]
);
create index on paper_draft (measure_id);
create table paper (
  id uuid primary key, person_id uuid not null references person, measure_id uuid not null, event_id uuid, act text,
  form_id text not null, agency_id text not null references agency, compartments text[] not null,
  state text not null check (state in ('issued', 'corrected', 'replaced', 'recalled')), version int not null,
  follows_id uuid references paper, follow_kind text,
  series text, year int, number int, code text, day date not null,   -- number null: a paper that takes none
  issue_id uuid not null unique,
  made_by_post text not null, made_by_role text not null, made_at timestamptz not null,
  signed_by_post text not null, signed_by_role text not null, signed_at timestamptz not null, issued_by_post text not null, issued_at timestamptz not null,
  recalled_on date, recall_reason bytea, check ((state = 'recalled') = (recalled_on is not null)),
  history jsonb not null,
  unique (agency_id, year, code, number)
);
create index on paper (measure_id);
create index on paper (follows_id) where follows_id is not null;
-- Byte for byte as it was issued; `data`: the facts, the words and the layout it was made from. A copy has files of its own.
create table paper_file (
  paper_id uuid not null references paper, copy_id uuid not null default '00000000-0000-0000-0000-000000000000', format text not null check (format in ('pdf', 'docx', 'signed-pdf', 'data')),
  person_id uuid not null references person, measure_id uuid not null, agency_id text not null, compartments text[] not null,
  size int not null, sha256 text not null, content bytea not null,
  primary key (paper_id, copy_id, format)
);
alter table paper_file alter column content set storage external;
create table paper_copy (
  id uuid primary key, paper_id uuid not null references paper, person_id uuid not null references person, measure_id uuid not null, compartments text[] not null,
  form text not null check (form in ('sao-y', 'sao-luc', 'trich-sao')), agency_id text not null references agency, series text not null, year int not null, number int not null, code text not null, day date not null,
  made_by_post text not null, made_by_role text not null, made_at timestamptz not null, content_hash bytea not null
);
create index on paper_copy (paper_id);
create trigger never_changed before update or delete on paper_file for each row execute function refuse_change();
create trigger never_changed before update or delete on paper_copy for each row execute function refuse_change();
create trigger never_removed before delete on paper for each row execute function refuse_change();

do $$ declare t text; begin
  foreach t in array array['paper_draft', 'paper', 'paper_file', 'paper_copy'] loop
    execute format('grant select, insert, update, delete on %I to hn_keeper', t);
    execute format('create policy kept_by_functions on %I to hn_keeper using (true) with check (true)', t);
  end loop;
end $$;

do $$ begin grant create on schema public to hn_keeper; end $$;
set local role hn_keeper;

create function paper_step(p_act text, p_at timestamptz) returns jsonb language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select jsonb_build_array(jsonb_build_object('act', p_act, 'at', p_at, 'role', replace(substr(current_setting('role'), 4), '_', '-'), 'post', actor_post()))
$$;

-- 'new', 'same' (sent before), 'other' (the id is taken); null: not in sight.
create function draft_paper(p_id uuid, p_person uuid, p_measure uuid, p_event uuid, p_act text, p_form text, p_compartments text[], p_follows uuid, p_kind text, p_typed bytea, p_hash bytea, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_hash bytea; v_agency text;
begin
  if not actor_sees(p_person) or not exists (select from measure m where m.measure_id = p_measure and m.person_id = p_person) then return null; end if;
  insert into paper_draft (id, person_id, measure_id, event_id, act, form_id, agency_id, state, compartments, follows_id, follow_kind, typed, content_hash, made_by_post, made_by_role, made_at, history)
    values (p_id, p_person, p_measure, p_event, p_act, p_form, actor_agency(), 'draft', p_compartments, p_follows, p_kind, p_typed, p_hash, actor_post(), replace(substr(current_setting('role'), 4), '_', '-'), p_at, paper_step('draft', p_at))
    on conflict do nothing;
  if found then
    return case when exists (select from paper p where p.id = p_id) then 'other' else 'new' end;
  end if;
  select d.content_hash, d.agency_id into v_hash, v_agency from paper_draft d where d.id = p_id;
  return case when v_hash = p_hash and v_agency = actor_agency() then 'same' else 'other' end;
end $$;

-- Each answers the new version; null: absent, of another office, or not as the caller last saw it.
create function edit_paper(p_id uuid, p_version int, p_typed bytea, p_compartments text[], p_at timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_version int;
begin
  update paper_draft d set typed = p_typed, compartments = p_compartments, version = d.version + 1, history = d.history || paper_step('edit', p_at)
    where d.id = p_id and d.version = p_version and d.state = 'draft' and d.agency_id = actor_agency() and actor_sees(d.person_id) returning d.version into v_version;
  return v_version;
end $$;
create function discard_paper(p_id uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  delete from paper_draft d where d.id = p_id and d.state = 'draft' and d.agency_id = actor_agency() and actor_sees(d.person_id);
  return found;
end $$;
create function sign_paper(p_id uuid, p_version int, p_frozen bytea, p_compartments text[], p_at timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_version int;
begin
  update paper_draft d set state = 'signed', frozen = p_frozen, compartments = p_compartments, signed_by_post = actor_post(), signed_by_role = replace(substr(current_setting('role'), 4), '_', '-'), signed_at = p_at,
      version = d.version + 1, history = d.history || paper_step('sign', p_at)
    where d.id = p_id and d.version = p_version and d.state = 'draft' and d.agency_id = actor_agency() and actor_sees(d.person_id) returning d.version into v_version;
  return v_version;
end $$;
create function return_paper(p_id uuid, p_version int, p_at timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_version int;
begin
  update paper_draft d set state = 'draft', frozen = null, signed_by_post = null, signed_by_role = null, signed_at = null, version = d.version + 1, history = d.history || paper_step('return', p_at)
    where d.id = p_id and d.version = p_version and d.state = 'signed' and d.agency_id = actor_agency() and actor_sees(d.person_id) returning d.version into v_version;
  return v_version;
end $$;

create function keep_paper_files(p_paper uuid, p_copy uuid, p_person uuid, p_measure uuid, p_compartments text[], p_files jsonb, p_contents bytea[]) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into paper_file (paper_id, copy_id, format, person_id, measure_id, agency_id, compartments, size, sha256, content)
    select p_paper, p_copy, f.value ->> 'format', p_person, p_measure, actor_agency(), p_compartments, (f.value ->> 'size')::int, f.value ->> 'sha256', p_contents[f.ordinality]
    from jsonb_array_elements(p_files) with ordinality f;
end $$;

-- Number, day, files and what follows for the earlier paper: all or nothing. 'issued'; 'changed' (not as it was last seen); 'state' (the earlier paper allows
-- it no more). HN427: the number rendered is not the next one any more. Where the draft is not signed yet, `p_sign` holds what the caller signs with it.
create function issue_paper(p_id uuid, p_version int, p_issue uuid, p_sign boolean, p_compartments text[], p_series text, p_code text, p_expected int, p_day date, p_title text, p_files jsonb, p_contents bytea[], p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_draft paper_draft; v_role text := replace(substr(current_setting('role'), 4), '_', '-'); v_number int; v_history jsonb; v_before paper;
begin
  select * into v_draft from paper_draft d where d.id = p_id and d.agency_id = actor_agency() and actor_sees(d.person_id) for update;
  if not found or v_draft.version <> p_version or (v_draft.state = 'draft') <> p_sign then return 'changed'; end if;
  if p_day is distinct from actor_day() and v_role <> 'system' then return 'changed'; end if;
  if v_draft.follows_id is not null then
    select * into v_before from paper b where b.id = v_draft.follows_id and b.measure_id = v_draft.measure_id for update;
    if not found or v_before.state not in ('issued', 'corrected') or (case v_draft.follow_kind when 'reissues' then agency_now(v_before.agency_id) <> actor_agency() or v_before.agency_id = actor_agency() else v_before.agency_id <> actor_agency() end) then return 'state'; end if;
  end if;
  if p_expected is not null then
    v_number := take_register_number(p_series, p_code, p_day, 'measure-paper', p_id, v_draft.form_id, p_title, p_at);
    if v_number <> p_expected then raise exception 'another number' using errcode = 'HN427'; end if;
  end if;
  v_history := v_draft.history || case when p_sign then paper_step('sign', p_at) else '[]'::jsonb end || case when p_expected is null then '[]'::jsonb else paper_step('number', p_at) end || paper_step('issue', p_at);
  insert into paper (id, person_id, measure_id, event_id, act, form_id, agency_id, compartments, state, version, follows_id, follow_kind, series, year, number, code, day, issue_id,
      made_by_post, made_by_role, made_at, signed_by_post, signed_by_role, signed_at, issued_by_post, issued_at, history)
    values (p_id, v_draft.person_id, v_draft.measure_id, v_draft.event_id, v_draft.act, v_draft.form_id, v_draft.agency_id, p_compartments, 'issued', v_draft.version + 1, v_draft.follows_id, v_draft.follow_kind,
      case when v_number is not null then p_series end, extract(year from p_day), v_number, case when v_number is not null then p_code end, p_day, p_issue,
      v_draft.made_by_post, v_draft.made_by_role, v_draft.made_at, coalesce(v_draft.signed_by_post, actor_post()), coalesce(v_draft.signed_by_role, v_role), coalesce(v_draft.signed_at, p_at), actor_post(), p_at, v_history);
  perform keep_paper_files(p_id, '00000000-0000-0000-0000-000000000000', v_draft.person_id, v_draft.measure_id, p_compartments, p_files, p_contents);
  if v_draft.follows_id is not null then
    update paper b set state = case v_draft.follow_kind when 'corrects' then 'corrected' else 'replaced' end, version = b.version + 1, history = b.history || paper_step(v_draft.follow_kind, p_at) where b.id = v_draft.follows_id;
  end if;
  delete from paper_draft d where d.id = p_id;
  return 'issued';
end $$;

create function recall_paper(p_id uuid, p_version int, p_on date, p_reason bytea, p_at timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_version int;
begin
  update paper p set state = 'recalled', recalled_on = p_on, recall_reason = p_reason, version = p.version + 1, history = p.history || paper_step('recall', p_at)
    where p.id = p_id and p.version = p_version and p.state in ('issued', 'corrected') and p.agency_id = actor_agency() and actor_sees(p.person_id) returning p.version into v_version;
  return v_version;
end $$;

-- 'new', 'same', 'other'; null: not in sight. HN427 as above.
create function copy_paper(p_id uuid, p_paper uuid, p_form text, p_series text, p_code text, p_expected int, p_day date, p_title text, p_hash bytea, p_files jsonb, p_contents bytea[], p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_paper paper; v_known paper_copy; v_number int;
begin
  select * into v_paper from paper p where p.id = p_paper and actor_sees(p.person_id);
  if not found then return null; end if;
  perform pg_advisory_xact_lock(4271, hashtext(p_id::text));
  select * into v_known from paper_copy c where c.id = p_id;
  if found then return case when v_known.content_hash = p_hash and v_known.agency_id = actor_agency() then 'same' else 'other' end; end if;
  v_number := take_register_number(p_series, p_code, p_day, 'copy', p_id, v_paper.form_id, p_title, p_at);
  if v_number <> p_expected then raise exception 'another number' using errcode = 'HN427'; end if;
  insert into paper_copy (id, paper_id, person_id, measure_id, compartments, form, agency_id, series, year, number, code, day, made_by_post, made_by_role, made_at, content_hash)
    values (p_id, p_paper, v_paper.person_id, v_paper.measure_id, v_paper.compartments, p_form, actor_agency(), p_series, extract(year from p_day), v_number, p_code, p_day, actor_post(), replace(substr(current_setting('role'), 4), '_', '-'), p_at, p_hash);
  perform keep_paper_files(p_paper, p_id, v_paper.person_id, v_paper.measure_id, v_paper.compartments, p_files, p_contents);
  return 'new';
end $$;

-- The own name as it stands under a signature.
create function actor_name() returns text language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.display_name from account a where a.id = actor_account()
$$;

-- Whether the own office succeeds that one.
create function actor_succeeds(p_agency text) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p_agency <> actor_agency() and agency_now(p_agency) = actor_agency()
$$;
set local role hn_owner;
revoke create on schema public from hn_keeper;
