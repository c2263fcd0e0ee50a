-- Who complains (khiếu nại), apart from the register of complaints: the body that handles it alone reads it.
create table complaint_person (
  record_id uuid primary key, agency_id text not null references agency, body bytea not null,   -- sealed: name, how to be reached, what was told besides
  recorded_at timestamptz not null, recorded_by_post text not null
);
create index on complaint_person (agency_id);
alter table complaint_person enable row level security;
alter table complaint_person force row level security;
grant select, insert, update, delete on complaint_person to hn_keeper;
create policy kept_by_functions on complaint_person to hn_keeper using (true) with check (true);
grant create on schema public to hn_keeper;
set local role hn_keeper;

-- Of the own body; a record that another body holds already answers like one that cannot be written.
create function keep_complaint_person(p_record uuid, p_body bytea, p_at timestamptz) returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into complaint_person (record_id, agency_id, body, recorded_at, recorded_by_post) values (p_record, actor_agency(), p_body, p_at, actor_post())
    on conflict (record_id) do update set body = excluded.body, recorded_at = excluded.recorded_at, recorded_by_post = excluded.recorded_by_post where complaint_person.agency_id = actor_agency();
  return found;
end $$;
set local role hn_owner;
revoke create on schema public from hn_keeper;
