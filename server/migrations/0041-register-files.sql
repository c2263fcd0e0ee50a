-- Files kept as evidence with a record. Until an act names it, a file lies with the post that sent it.
create table register_file (
  id uuid primary key,
  register text not null,
  record_id uuid references register_record on delete cascade,
  name text not null check (length(name) between 1 and 120), type text not null, size int not null check (size > 0), sha256 text not null,
  kept_at timestamptz not null, made_by_post text not null,
  content bytea not null
);
alter table register_file alter column content set storage external;
create index on register_file (record_id) where record_id is not null;
create index on register_file (made_by_post, kept_at) where record_id is null;

do $$ begin grant create on schema public to hn_keeper; end $$;
set local role hn_keeper;

-- Keeps one file for an act on a record in the post's reach, or on one about to be opened. Answers what became of it. What no act has named for seven days goes.
create function keep_register_file(p_id uuid, p_register text, p_record uuid, p_name text, p_type text, p_size int, p_sha256 text, p_at timestamptz, p_content bytea) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  v_role text := replace(substr(current_setting('role'), 4), '_', '-'); v_known public.register_file; v_record public.register_record;
begin
  delete from public.register_file f where f.record_id is null and f.kept_at < p_at - interval '7 days';
  if p_record is null then
    if not exists (select from public.register_right r where r.register = p_register and r.role = v_role) then return 'not-your-role'; end if;
  else
    select * into v_record from public.register_record r where r.id = p_record and r.register = p_register;
    if v_record.id is null then return 'not-found'; end if;
    if not exists (select from public.register_right r where r.register = p_register and r.role = v_role and public.actor_keeps_register(p_register, r.act, v_record.reader_agency, v_record.reader_unit, v_record.province_id)) then return 'not-your-role'; end if;
  end if;
  select * into v_known from public.register_file f where f.id = p_id;
  if v_known.id is not null then
    return case when v_known.made_by_post = public.actor_post() and v_known.sha256 = p_sha256 and v_known.register = p_register then 'kept' else 'id-reused' end;
  end if;
  if (select count(*) from public.register_file f where f.record_id is null and f.made_by_post = public.actor_post()) >= 100 then return 'files-too-many'; end if;
  insert into public.register_file (id, register, record_id, name, type, size, sha256, kept_at, made_by_post, content)
  values (p_id, p_register, null, p_name, p_type, p_size, p_sha256, p_at, public.actor_post(), p_content);
  return 'kept';
end $$;

-- The files an act names become the record's. False: one of them is not there, is another record's or another post's.
create function attach_register_files(p_register text, p_record uuid, p_ids uuid[]) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_known int;
begin
  if current_setting('role') <> 'hn_system' and not exists (select from public.register_record r join public.register_right x on x.register = r.register and x.role = replace(substr(current_setting('role'), 4), '_', '-')
    where r.id = p_record and r.register = p_register and public.actor_keeps_register(r.register, x.act, r.reader_agency, r.reader_unit, r.province_id)) then return false; end if;
  update public.register_file f set record_id = p_record where f.id = any (p_ids) and f.register = p_register and f.record_id is null and f.made_by_post = public.actor_post();
  select count(*) into v_known from public.register_file f where f.id = any (p_ids) and f.record_id = p_record;
  return v_known = (select count(distinct i) from unnest(p_ids) i);
end $$;

set local role hn_owner;
revoke create on schema public from hn_keeper;
