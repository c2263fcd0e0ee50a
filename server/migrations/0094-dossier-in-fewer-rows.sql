-- A dossier opens with fewer looks at tables. The case number stands beside the name, copied by the database from the person's row, where it was drawn and never changes; and a
-- representative, whom few have, is looked for by a function of its own, in the sight of whoever asks: as part of the statement it was prepared, and not run, for everybody.
alter table person_identity add column case_number text;

grant create on schema public to hn_keeper;
set local role hn_keeper;

create function copy_case_number() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  new.case_number := (select p.case_number from person p where p.person_id = new.person_id);
  return new;
end $$;

create function case_number_follows() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update person_identity set case_number = new.case_number where person_id = new.person_id;
  return null;
end $$;
set local role hn_owner;
revoke create on schema public from hn_keeper;

-- Those that stand already: as a whole. Row security binds the owner: the keeper fills them.
set local role hn_keeper;
update person_identity i set case_number = p.case_number from person p where p.person_id = i.person_id;
set local role hn_owner;
alter table person_identity alter column case_number set not null;

create trigger copies_case_number before insert or update of case_number on person_identity for each row execute function copy_case_number();
create trigger case_number_follows after update of case_number on person for each row when (old.case_number is distinct from new.case_number) execute function case_number_follows();

-- Runs with the rights of its caller: row security decides what it finds.
create function representative_of(p_person uuid) returns json language plpgsql stable parallel safe set search_path = pg_catalog, public, pg_temp as $$
begin
  return (select json_build_object('name', r.name, 'relation', r.relation) from representative r where r.person_id = p_person);
end $$;
