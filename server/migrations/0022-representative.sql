-- The representative of a minor is a person with rights of his own: a table of its own, whose rows end by themselves on the eighteenth birthday.
create table representative (
  person_id uuid primary key references person, name text not null, relation text not null, number bytea,
  ends_on date not null                           -- the first day on which nobody represents; of a birth known in part, when no reading of it is under age
);
grant select, insert, update on representative to hn_keeper;
create policy kept_by_functions on representative to hn_keeper using (true) with check (true);

-- The eighteenth birthday; of a birth known in part the latest, as registering asks for a representative by the same reading.
create function full_age_on(p_birth text) returns date language sql immutable set search_path = pg_catalog, public, pg_temp as $$
  select (case length(p_birth) when 4 then (p_birth || '-12-31')::date when 7 then (p_birth || '-01')::date + interval '1 month - 1 day' else p_birth::date end + interval '18 years')::date
$$;

do $$ begin grant create on schema public to hn_keeper; end $$;
set local role hn_keeper;
-- Whatever is written with the identity moves here in the same statement.
create function keep_representative() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into representative (person_id, name, relation, number, ends_on) values (new.person_id, new.representative_name, coalesce(new.representative_relation, 'legal-representative'), new.representative_number, full_age_on(new.birth))
    on conflict (person_id) do update set name = excluded.name, relation = excluded.relation, number = excluded.number, ends_on = excluded.ends_on;
  new.representative_name := null; new.representative_relation := null; new.representative_number := null;
  return new;
end $$;
set local role hn_owner;
revoke create on schema public from hn_keeper;
create trigger moves_representative before insert or update of representative_name on person_identity for each row when (new.representative_name is not null) execute function keep_representative();
-- Those that stand already. Row security binds the owner: the keeper moves them.
set local role hn_keeper;
update person_identity set representative_name = representative_name where representative_name is not null;
set local role hn_owner;
