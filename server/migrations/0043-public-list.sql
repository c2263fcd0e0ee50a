-- What the public list says of each place, stretch by stretch, so that it is true for every past day. Nothing personal: counts of people stand here as
-- bands, posts as titles. Readable without a session; written only with an act on the record it is made of.
create table public_provider (
  record_id uuid not null, valid_from date not null, valid_to date,
  register text not null, agency_id text not null, unit_id text not null,
  status text not null check (status in ('listed', 'suspended')),
  services text[] not null, listing jsonb not null,
  primary key (record_id, valid_from), check (valid_to is null or valid_to > valid_from)
);
create index on public_provider (unit_id, valid_from);
grant select, insert, delete on public_provider to hn_keeper;

do $$ begin grant create on schema public to hn_keeper; end $$;
set local role hn_keeper;
-- All stretches of a record anew: the last act on it is the caller's, in this transaction.
create function project_public_provider(p_record uuid, p_rows jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_register text;
begin
  select r.register into v_register from register_record r join register_event e on e.record_id = r.id and e.sequence = r.sequence
    where r.id = p_record and r.register in ('facilities', 'providers', 'reception-points') and (current_setting('role') = 'hn_system' or e.post_id = actor_post());
  if v_register is null then raise exception 'not found' using errcode = 'HN404'; end if;
  delete from public_provider where record_id = p_record;
  insert into public_provider (record_id, valid_from, valid_to, register, agency_id, unit_id, status, services, listing)
    select p_record, (x ->> 'validFrom')::date, (x ->> 'validTo')::date, v_register, x ->> 'agencyId', x ->> 'unitId', x ->> 'status',
      array(select jsonb_array_elements_text(x -> 'listing' -> 'services')), x -> 'listing' from jsonb_array_elements(p_rows) as x;
end $$;
set local role hn_owner;
revoke create on schema public from hn_keeper;
