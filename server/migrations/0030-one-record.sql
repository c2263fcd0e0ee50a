-- Records that the records post has found to be one person read as one wherever more than one of them is in the reader's sight. The rows themselves
-- say which belong together and in which order; nothing is moved. Null: no link, and no reading asks further. What a post is shown of the others is
-- decided by its own policies, row by row: a part out of sight is not counted, named or hinted at.
alter table person_identity add column same_person uuid, add column same_rank smallint;
create index on person_identity (same_person) where same_person is not null;

-- Asked for linked rows only, with the rights of whoever asks: as functions and not as parts of the statements, so that a row without a link does not
-- pay for what is not asked. True: none of the records in sight that come before this one fits the question as well.
create function first_of_person(p_person uuid, p_rank smallint, p_words text, p_unit text, p_indexes bytea[], p_number text) returns boolean language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
begin
  return not exists (select from person_identity o where o.same_person = p_person and o.same_rank < p_rank and (p_words is null or (' ' || o.name_fold) ~ p_words) and (p_unit is null or o.residence_unit = p_unit)
    and (p_indexes is null or o.personal_number_index = any (p_indexes)) and (p_number is null or exists (select from person p where p.person_id = o.person_id and p.case_number = p_number)));
end $$;
create function open_of_person(p_person uuid) returns bigint language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
begin
  return (select count(*) from measure m where m.person_id = any (array(select o.person_id from person_identity o where o.same_person = p_person)) and m.open);
end $$;
-- Every record of this person in sight, in their order; null where there is one.
create function records_of_person(p_person uuid) returns text[] language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
begin
  return (select array_agg(o.person_id::text order by o.same_rank) from person_identity o where o.same_person = p_person having count(*) > 1);
end $$;
grant create on schema public to hn_keeper;
set local role hn_keeper;

-- Names and ranks again whatever hangs together with one of these records by links that stand; the first registered comes first.
create function keep_one_person(p_persons uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_person uuid; v_done uuid[] := '{}'; v_all uuid[];
begin
  foreach v_person in array p_persons loop
    continue when v_person = any (v_done);
    with recursive joined (id) as (
      select v_person union select case when l.person_a = j.id then l.person_b else l.person_a end from joined j join person_link l on l.unlinked_at is null and j.id in (l.person_a, l.person_b))
    select array_agg(p.person_id order by p.registered_at, p.case_number) into v_all from joined j join person p on p.person_id = j.id;
    v_done := v_done || v_all;
    update person_identity i set same_person = case when cardinality(v_all) > 1 then v_all[1] end, same_rank = case when cardinality(v_all) > 1 then n.rank end
      from unnest(v_all) with ordinality as n (id, rank) where i.person_id = n.id;
  end loop;
end $$;

-- The decision of the records post; the last one counts. "The same" links the records, a later "different" takes the link back. The bodies that see
-- either record are told that something was decided: a row without name, number or kind. False: not in this province's queue.
-- The rows are named anew. One decision at a time: two that meet in one record must not name it twice.
create or replace function decide_duplicate(p_task uuid, p_decision text, p_reason text, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_a uuid; v_b uuid; v_link uuid;
begin
  if current_setting('role') <> 'hn_identity_steward' then return false; end if;
  perform pg_advisory_xact_lock(4211, 1);
  update duplicate_task set decision = p_decision, reason = p_reason, decided_at = p_at, decided_by_post = actor_post() where id = p_task and province_id = actor_province()
    returning person_a, person_b into v_a, v_b;
  if not found then return false; end if;
  insert into duplicate_decision (task_id, decision, reason, at, post_id) values (p_task, p_decision, p_reason, p_at, actor_post());
  if p_decision = 'same-person' then
    insert into person_link (id, task_id, person_a, person_b, reason, linked_at, linked_by_post) values (gen_random_uuid(), p_task, v_a, v_b, p_reason, p_at, actor_post())
      on conflict (person_a, person_b) where unlinked_at is null do nothing returning id into v_link;
  else
    update person_link set unlinked_at = p_at, unlinked_reason = p_reason, unlinked_by_post = actor_post() where person_a = v_a and person_b = v_b and unlinked_at is null returning id into v_link;
  end if;
  if v_link is not null then
    perform keep_one_person(array[v_a, v_b]);
    insert into notice (id, to_agency, to_role, topic, ref, at)
      select gen_random_uuid(), s.agency_id, k.role, case when p_decision = 'same-person' then 'records-linked' else 'records-unlinked' end, v_link, p_at
      from (select distinct s.agency_id from sight s where s.person_id in (v_a, v_b) and s.grade in ('scope', 'draft') and s.until >= actor_day()) s
      join (values ('commune-police', 'commune-police'), ('commune-committee', 'commune-social'), ('rehab-facility', 'facility-intake'), ('health-station', 'health-station')) as k (kind, role)
        on k.kind = split_part(s.agency_id, ':', 1);
  end if;
  return true;
end $$;

-- What a post learns of linked records it learns through its own policies.
-- Links made before this.
select keep_one_person(coalesce(array_agg(distinct id), '{}')) from (select unnest(array[person_a, person_b]) as id from person_link where unlinked_at is null) x;
set local role hn_owner;
revoke create on schema public from hn_keeper;
