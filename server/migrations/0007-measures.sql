-- A person has left for another commune. That commune has no sight of the person yet, only a row in its inbox (`deadline`, key 'arrival') by
-- which it may confirm the arrival; the functions of 0003 and 0004 let it do so.
grant create on schema public to hn_keeper;
set local role hn_keeper;
create or replace function actor_sees(p_person uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from sight s where s.agency_id = actor_agency() and s.person_id = p_person and s.until >= actor_day() and s.grade <> 'archive')
    or exists (select from circle c where c.post_id = actor_post() and c.person_id = p_person and c.until >= actor_day())
    or exists (select from deadline d where d.bound_agency = actor_agency() and d.person_id = p_person and d.key = 'arrival')
    or current_setting('role') = 'hn_system'
$$;
set local role hn_owner;
revoke create on schema public from hn_keeper;

-- `case_of` compares the indicators' rows of a person with those that stand after an act; `write_case` saves them through their own functions.
grant select on indicator_fact to hn_keeper;
create policy kept_by_functions on indicator_fact for select to hn_keeper using (true);
grant execute on function save_indicator_facts(uuid, jsonb, text, text, date), set_indicator_readers(uuid, text, text, date) to hn_keeper;
