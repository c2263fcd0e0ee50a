-- A body that hands its registers over hands over who complained with them.
grant create on schema public to hn_keeper;
set local role hn_keeper;
create function keep_complaint_handler() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update complaint_person set agency_id = new.reader_agency where record_id = new.id and agency_id <> new.reader_agency;
  return null;
end $$;
set local role hn_owner;
create trigger keeps_complaint_handler after update of reader_agency on register_record for each row
  when (new.register = 'complaints' and new.reader_agency is distinct from old.reader_agency) execute function keep_complaint_handler();
revoke create on schema public from hn_keeper;
