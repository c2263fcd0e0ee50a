-- A search over a province answers from its own rows. Each word-boundary tail carries what the page shows (name, year of birth, commune, how many open measures) and until when
-- the province's police see the person, so that fifty rows are fifty rows and not fifty looks at identity, measures and sight. The database keeps the copies itself:
-- filled where a tail is made, and brought up to date by triggers where what they copy changes, whoever writes it.
alter table name_tail
  add column head text collate "C",        -- what stands before the tail in the folded name
  add column name text, add column birth_year int, add column residence_unit text, add column same_person uuid,
  add column open int,                     -- open measures that the province reads without an end
  add column reader_until date;            -- the last day on which the province's police see the person; null: they do not

grant create on schema public to hn_keeper;
set local role hn_keeper;

-- The province whose police this body is; null: another body.
create function police_of_province(p_agency text) returns text language sql immutable parallel safe as $$
  select case when p_agency like 'province-police:%' then split_part(substr(p_agency, 17), '.', 1) end
$$;

-- What a tail of this person in this province carries. No row: the person has no identity yet. Always by the person's own index: a plan made while
-- tables are filled knows no better, and would go on reading them whole, or all of a province.
create function name_tail_copy(p_person uuid, p_province text, out name text, out name_fold text, out birth_year int, out residence_unit text, out same_person uuid, out open int, out reader_until date)
language sql stable security definer set search_path = pg_catalog, public, pg_temp set enable_seqscan = off as $$
  select i.name, i.name_fold, i.birth_year, i.residence_unit, i.same_person,
    (select count(*)::int from measure m where m.person_id = p_person and m.open and m.reader_province || '' = p_province and m.reader_until = date '9999-12-31'),
    (select max(s.until) from sight s where s.person_id = p_person and s.grade <> 'archive' and police_of_province(s.agency_id) = p_province)
  from person_identity i where i.person_id = p_person
$$;

create function fill_name_tail() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v record;
begin
  select * into v from name_tail_copy(new.person_id, new.reader_province);
  new.head := left(v.name_fold, greatest(0, length(v.name_fold) - length(new.tail)));
  new.name := v.name; new.birth_year := v.birth_year; new.residence_unit := v.residence_unit; new.same_person := v.same_person; new.open := v.open; new.reader_until := v.reader_until;
  return new;
end $$;

create function refresh_name_tails(p_person uuid) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp set enable_seqscan = off as $$
declare v record; v_province text;
begin
  for v_province in select distinct t.reader_province from name_tail t where t.person_id = p_person loop
    select * into v from name_tail_copy(p_person, v_province);
    update name_tail t set head = left(v.name_fold, greatest(0, length(v.name_fold) - length(t.tail))), name = v.name, birth_year = v.birth_year, residence_unit = v.residence_unit, same_person = v.same_person,
        open = v.open, reader_until = v.reader_until
      where t.person_id = p_person and t.reader_province || '' = v_province;
  end loop;
end $$;

create function tails_follow() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform refresh_name_tails(coalesce(new.person_id, old.person_id));
  return null;
end $$;
set local role hn_owner;
revoke create on schema public from hn_keeper;

create trigger filled before insert on name_tail for each row execute function fill_name_tail();
create trigger tails_follow_added after insert on person_identity for each row execute function tails_follow();
create trigger tails_follow after update of name, name_fold, birth_year, residence_unit, same_person on person_identity for each row
  when ((old.name, old.name_fold, old.birth_year, old.residence_unit, old.same_person) is distinct from (new.name, new.name_fold, new.birth_year, new.residence_unit, new.same_person)) execute function tails_follow();
create trigger tails_follow_added after insert on measure for each row when (new.open) execute function tails_follow();
create trigger tails_follow after update of open, reader_province, reader_until on measure for each row
  when ((old.open, old.reader_province, old.reader_until) is distinct from (new.open, new.reader_province, new.reader_until)) execute function tails_follow();
create trigger tails_follow_gone after delete on measure for each row when (old.open) execute function tails_follow();
create trigger tails_follow_added after insert on sight for each row when (new.agency_id like 'province-police:%') execute function tails_follow();
create trigger tails_follow after update of until, grade on sight for each row
  when (new.agency_id like 'province-police:%' and (old.until, old.grade) is distinct from (new.until, new.grade)) execute function tails_follow();
create trigger tails_follow_gone after delete on sight for each row when (old.agency_id like 'province-police:%') execute function tails_follow();

-- Those that stand already: as a whole, not one by one. Row security binds the owner: the keeper fills them.
set local role hn_keeper;
update name_tail t set head = left(i.name_fold, greatest(0, length(i.name_fold) - length(t.tail))), name = i.name, birth_year = i.birth_year, residence_unit = i.residence_unit, same_person = i.same_person,
    open = coalesce(m.open, 0), reader_until = s.until
  from name_tail k
    join person_identity i on i.person_id = k.person_id
    left join (select person_id, reader_province, count(*)::int as open from measure where open and reader_until = date '9999-12-31' group by 1, 2) m on m.person_id = k.person_id and m.reader_province = k.reader_province
    left join (select person_id, police_of_province(agency_id) as province, max(until) as until from sight where agency_id like 'province-police:%' and grade <> 'archive' group by 1, 2) s on s.person_id = k.person_id and s.province = k.reader_province
  where t.person_id = k.person_id and t.reader_province = k.reader_province and t.tail = k.tail;
set local role hn_owner;
