-- The records post's decision that two records are one person: a link, recorded and reversible. Nothing of either record is moved or changed; whoever
-- sees one of them learns that there is the other, and sees of that one what was his before.
create table person_link (
  id uuid primary key, task_id uuid not null references duplicate_task, person_a uuid not null references person, person_b uuid not null references person,
  reason text not null, linked_at timestamptz not null, linked_by_post text not null,
  unlinked_at timestamptz, unlinked_reason text, unlinked_by_post text
);
create unique index on person_link (person_a, person_b) where unlinked_at is null;
create index on person_link (person_b) where unlinked_at is null;
grant select, insert, update on person_link to hn_keeper;
create policy kept_by_functions on person_link to hn_keeper using (true) with check (true);
grant create on schema public to hn_keeper;
set local role hn_keeper;

-- The decision of the records post; the last one counts. "The same" links the records, a later "different" takes the link back. The bodies that see
-- either record are told that something was decided: a row without name, number or kind. False: not in this province's queue.
create or replace function decide_duplicate(p_task uuid, p_decision text, p_reason text, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_a uuid; v_b uuid; v_link uuid;
begin
  if current_setting('role') <> 'hn_identity_steward' then return false; end if;
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
  -- Where nothing changed (a second "the same", a "different" that was never linked) nobody is told: a pair that came to nothing is nobody's business.
  if v_link is not null then
    insert into notice (id, to_agency, to_role, topic, ref, at)
      select gen_random_uuid(), s.agency_id, k.role, case when p_decision = 'same-person' then 'records-linked' else 'records-unlinked' end, v_link, p_at
      from (select distinct s.agency_id from sight s where s.person_id in (v_a, v_b) and s.grade in ('scope', 'draft') and s.until >= actor_day()) s
      join (values ('commune-police', 'commune-police'), ('commune-committee', 'commune-social'), ('rehab-facility', 'facility-intake'), ('health-station', 'health-station')) as k (kind, role)
        on k.kind = split_part(s.agency_id, ':', 1);
  end if;
  return true;
end $$;

-- The other records of a person the actor sees: all that hang together by links that stand. Sealed records, and records nobody has in sight any more,
-- are not told; the id is told where the actor sees that record himself.
create function linked_records(p_person uuid) returns table (case_number text, registered_on date, unit_id text, person_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not actor_sees(p_person) then return; end if;
  return query with recursive joined (id) as (
    select p_person union select case when l.person_a = j.id then l.person_b else l.person_a end from joined j join person_link l on l.unlinked_at is null and j.id in (l.person_a, l.person_b))
  select p.case_number, (p.registered_at at time zone 'Asia/Ho_Chi_Minh')::date, p.registered_unit, case when actor_sees(p.person_id) then p.person_id end
  from joined j join person p on p.person_id = j.id
  where j.id <> p_person and p.sealed_at is null and exists (select from sight s where s.person_id = p.person_id and s.grade in ('scope', 'draft') and s.until >= actor_day())
  order by p.registered_at, p.case_number;
end $$;
set local role hn_owner;
revoke create on schema public from hn_keeper;
