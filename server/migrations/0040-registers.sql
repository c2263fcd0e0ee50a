-- Registers of the work around the person. A record is the sum of its events; the row holds the sum, for lists. What a register is stands in domain/kernel/register.ts.
create table register_record (
  id uuid primary key,
  register text not null,
  unit_id text not null references unit, agency_id text not null references agency,
  -- What unit and agency have become: who reads and writes follows these.
  reader_unit text not null, province_id text not null, reader_agency text not null,
  parent_id uuid references register_record,
  label text not null, label_fold text not null,
  status text not null, open boolean not null,
  opened_on date not null, on_day date not null, ends_on date, next_due_on date,
  sequence int not null check (sequence > 0),
  state jsonb not null,
  made_by_post text not null
);
create index on register_record (register, province_id, on_day desc, id desc);
create index on register_record (register, reader_agency, on_day desc, id desc);
create index on register_record (register, reader_unit, on_day desc, id desc);
create index on register_record (register, unit_id);
create index on register_record (register, label_fold);
create index on register_record (parent_id) where parent_id is not null;

create table register_event (
  record_id uuid not null references register_record on delete cascade, sequence int not null, id uuid not null,
  type text not null, occurred_on date not null, recorded_at timestamptz not null,
  post_id text not null, role text not null, agency_id text not null, unit_id text not null,
  data jsonb not null, change jsonb not null, replaced_by uuid,
  primary key (record_id, sequence), unique (record_id, id)
);

create table register_due (
  record_id uuid not null references register_record on delete cascade, clock text not null, key text not null default '',
  register text not null, unit_id text not null, province_id text not null, agency_id text not null,
  kind text not null, due_on date not null, due_at timestamptz, opens_on date, bound text not null, act text, body jsonb not null,
  primary key (record_id, clock, key)
);
create index on register_due (agency_id, due_on);
create index on register_due (province_id, due_on);

-- Who writes what: generated from the declarations with the policies.
create table register_right (register text not null, act text not null, role text not null, whose text not null check (whose in ('agency', 'unit', 'province')), primary key (register, act, role, whose));

do $$ begin grant create on schema public to hn_keeper; end $$;
set local role hn_keeper;

-- Whether the caller's post may do an act of this register on a record that lies there.
create function actor_keeps_register(p_register text, p_act text, p_agency text, p_unit text, p_province text) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from public.register_right r where r.register = p_register and r.act = p_act and r.role = replace(substr(current_setting('role'), 4), '_', '-')
    and case r.whose when 'agency' then p_agency = public.actor_agency() when 'unit' then p_unit = public.actor_unit() else p_province = public.actor_province() end)
$$;

-- Records that a rule of a register looks at, as they are kept; they decide and are not shown. Nothing for a post that writes in no register.
create function registers_for_rule(p_queries jsonb) returns table (id uuid, register text, parent_id uuid, sequence int, state jsonb)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct on (r.id) r.id, r.register, r.parent_id, r.sequence, r.state
  from jsonb_to_recordset(p_queries) as q(register text, ids uuid[], "parentId" uuid, "unitId" text, "agencyId" text, "provinceId" text, open boolean, label text)
  join public.register_record r on r.register = q.register
    and (q.ids is null or r.id = any (q.ids)) and (q."parentId" is null or r.parent_id = q."parentId") and (q."unitId" is null or r.unit_id = q."unitId") and (q."agencyId" is null or r.agency_id = q."agencyId")
    and (q."provinceId" is null or r.province_id = q."provinceId") and (q.open is null or r.open = q.open) and (q.label is null or r.label_fold = q.label)
  where current_setting('role') = 'hn_system' or exists (select from public.register_right x where x.role = replace(substr(current_setting('role'), 4), '_', '-'))
  limit 5000
$$;

-- One act with what follows from it. The first is the caller's own: the act must be his on the record as it was and as it becomes. A record that changed
-- since the rule read it writes nothing and answers false.
create function write_register(p_writes jsonb) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  w jsonb; e jsonb; r jsonb; before public.register_record; first boolean := true; rows int;
begin
  for w in select value from jsonb_array_elements(p_writes) loop
    e := w -> 'event'; r := w -> 'record';
    select * into before from public.register_record x where x.id = (r ->> 'id')::uuid for update;
    if coalesce(before.sequence, 0) <> (e ->> 'sequence')::int - 1 then return false; end if;
    if first and current_setting('role') <> 'hn_system' then
      if not public.actor_keeps_register(r ->> 'register', coalesce(w ->> 'act', e ->> 'type'), r ->> 'readerAgency', r ->> 'readerUnit', r ->> 'provinceId')
        or (before.id is not null and not public.actor_keeps_register(before.register, coalesce(w ->> 'act', e ->> 'type'), before.reader_agency, before.reader_unit, before.province_id)) then
        raise insufficient_privilege using message = 'not this post''s register';
      end if;
    end if;
    first := false;
    insert into public.register_record as k (id, register, unit_id, agency_id, reader_unit, province_id, reader_agency, parent_id, label, label_fold, status, open, opened_on, on_day, ends_on, next_due_on, sequence, state, made_by_post)
    values ((r ->> 'id')::uuid, r ->> 'register', r ->> 'unitId', r ->> 'agencyId', r ->> 'readerUnit', r ->> 'provinceId', r ->> 'readerAgency', (r ->> 'parentId')::uuid, r ->> 'label', r ->> 'labelFold', r ->> 'status', (r ->> 'open')::boolean, (r ->> 'openedOn')::date,
      (r ->> 'onDay')::date, (r ->> 'endsOn')::date, (r ->> 'nextDueOn')::date, (e ->> 'sequence')::int, r -> 'state', e ->> 'postId')
    on conflict (id) do update set unit_id = excluded.unit_id, agency_id = excluded.agency_id, reader_unit = excluded.reader_unit, province_id = excluded.province_id, reader_agency = excluded.reader_agency, parent_id = excluded.parent_id, label = excluded.label, label_fold = excluded.label_fold, status = excluded.status,
      open = excluded.open, opened_on = excluded.opened_on, on_day = excluded.on_day, ends_on = excluded.ends_on, next_due_on = excluded.next_due_on, sequence = excluded.sequence, state = excluded.state
      where k.register = excluded.register;
    get diagnostics rows = row_count;
    if rows = 0 then return false; end if;
    insert into public.register_event (record_id, sequence, id, type, occurred_on, recorded_at, post_id, role, agency_id, unit_id, data, change)
    values ((r ->> 'id')::uuid, (e ->> 'sequence')::int, (e ->> 'id')::uuid, e ->> 'type', (e ->> 'occurredOn')::date, (e ->> 'recordedAt')::timestamptz, e ->> 'postId', e ->> 'role', e ->> 'agencyId', e ->> 'unitId', e -> 'data', e -> 'change');
    if w ? 'replaces' then
      update public.register_event x set replaced_by = (e ->> 'id')::uuid where x.record_id = (r ->> 'id')::uuid and x.id = (w ->> 'replaces')::uuid;
    end if;
    delete from public.register_due d where d.record_id = (r ->> 'id')::uuid;
    insert into public.register_due (record_id, clock, key, register, unit_id, province_id, agency_id, kind, due_on, due_at, opens_on, bound, act, body)
    select (r ->> 'id')::uuid, d ->> 'clock', coalesce(d ->> 'key', ''), r ->> 'register', r ->> 'readerUnit', r ->> 'provinceId', coalesce(d ->> 'agencyId', r ->> 'readerAgency'), d ->> 'kind', (d ->> 'dueOn')::date, (d ->> 'dueAt')::timestamptz,
      (d ->> 'opensOn')::date, d ->> 'bound', d ->> 'act', d from jsonb_array_elements(w -> 'dues') as d;
  end loop;
  return true;
end $$;

-- Units merge, bodies are handed over: who reads follows. Pairs of then and now that differ.
create function move_register_readers(p_units jsonb, p_agencies jsonb, p_provinces jsonb) returns int
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare moved int; moved_too int;
begin
  if current_setting('role') <> 'hn_system' then raise exception 'jobs only' using errcode = '42501'; end if;
  update public.register_record r set reader_unit = u.value #>> '{}', province_id = coalesce(p_provinces ->> (u.value #>> '{}'), r.province_id) from jsonb_each(p_units) u where u.key = r.unit_id and r.reader_unit <> u.value #>> '{}';
  get diagnostics moved = row_count;
  update public.register_record r set reader_agency = a.value #>> '{}' from jsonb_each(p_agencies) a where a.key = r.agency_id and r.reader_agency <> a.value #>> '{}';
  get diagnostics moved_too = row_count;
  update public.register_due d set agency_id = a.value #>> '{}' from jsonb_each(p_agencies) a where a.key = d.agency_id;
  update public.register_due d set unit_id = r.reader_unit, province_id = r.province_id from public.register_record r where r.id = d.record_id and (d.unit_id, d.province_id) is distinct from (r.reader_unit, r.province_id);
  return moved + moved_too;
end $$;

set local role hn_owner;
revoke create on schema public from hn_keeper;
