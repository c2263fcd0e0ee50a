-- The office's own signature on a report that was sent, kept beside the file as it was made; and notices to whoever must look at a report next.
alter table report_version add column signed_pdf bytea;
create or replace function keep_report_version() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if to_jsonb(new) - array['agency_id', 'to_agency', 'signed_pdf'] is distinct from to_jsonb(old) - array['agency_id', 'to_agency', 'signed_pdf'] or (old.signed_pdf is not null and new.signed_pdf is distinct from old.signed_pdf) then
    raise exception 'what was sent stays as it is' using errcode = '42501';
  end if;
  return new;
end $$;
do $$ begin grant create on schema public to hn_keeper; end $$;
set local role hn_keeper;

-- Once, by the agency that has just sent it.
create function keep_report_signature(p_id uuid, p_revision int, p_pdf bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update report_version v set signed_pdf = p_pdf where v.report_id = p_id and v.revision = p_revision and v.agency_id = actor_agency() and v.signed_pdf is null;
  return found;
end $$;

-- That a report waits, never what it says: to the posts of the receiver that check, and back to those of the maker that send.
create function tell_of_report() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_to text := case new.state when 'submitted' then new.to_agency when 'returned' then new.agency_id end;
begin
  update notice n set done_at = coalesce(new.submitted_at, new.made_at) where n.ref = new.id and n.topic in ('report-waiting', 'report-returned') and n.done_at is null;
  if v_to is not null then
    insert into notice (id, to_agency, to_role, topic, ref, at)
    select gen_random_uuid(), v_to, r.role, case new.state when 'submitted' then 'report-waiting' else 'report-returned' end, new.id, coalesce((select max(s.at) from report_step s where s.report_id = new.id), new.submitted_at)
    from (values ('commune-committee', 'commune-chair'), ('commune-committee', 'commune-social'), ('commune-police', 'commune-police-chief'), ('province-police', 'province-police'), ('province-police', 'province-police-director'),
      ('province-committee', 'province-planner'), ('rehab-facility', 'facility-head')) r (kind, role)
    where r.kind = (select a.kind from agency a where a.id = v_to);
  end if;
  return null;
end $$;
set local role hn_owner;
create trigger tells after update of state on report for each row when (new.state is distinct from old.state) execute function tell_of_report();
revoke create on schema public from hn_keeper;
