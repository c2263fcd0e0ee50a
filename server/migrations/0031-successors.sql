-- A body whose work has passed to another. The derivation of sight knows the successor (`measures.sight.ts`); a process that has not heard of it yet
-- writes sight for the body of before, and here that row becomes the successor's.
create index on agency (successor_id) where successor_id is not null;
grant create on schema public to hn_keeper;
grant update on hiv_result, infection_result, counselling_entry, care_assignment to hn_keeper;
set local role hn_keeper;

create function agency_now(p_agency text) returns text language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_now text := p_agency; v_next text; v_steps int := 0;
begin
  loop
    select successor_id into v_next from agency where id = v_now;
    exit when v_next is null or v_steps > 20;
    v_now := v_next; v_steps := v_steps + 1;
  end loop;
  return v_now;
end $$;

create function grade_order(p_grade text) returns int language sql immutable set search_path = pg_catalog, public, pg_temp as $$
  select case p_grade when 'scope' then 3 when 'purpose' then 2 when 'draft' then 1 else 0 end
$$;

create function keep_successor_seeing() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_now text := agency_now(new.agency_id);
begin
  if v_now <> new.agency_id then
    new.agency_id := v_now;
    update sight s set until = greatest(s.until, new.until), grade = case when grade_order(s.grade) >= grade_order(new.grade) then s.grade else new.grade end where s.agency_id = v_now and s.person_id = new.person_id;
    if found then return null; end if;
  elsif exists (select from agency g where g.successor_id = new.agency_id) then
    -- The row of a body of before may have become this one a moment ago, in the same statement.
    update sight s set until = new.until, grade = new.grade where s.agency_id = new.agency_id and s.person_id = new.person_id;
    if found then return null; end if;
  end if;
  return new;
end $$;

-- As in 0013, for a recorded act, and safe to derive again: no measure is without a reader when it is done, or nothing is done.
drop function hand_over_body(text, text, boolean, timestamptz);
create function hand_over_body(p_from text, p_to text, p_body_ends boolean, p_at timestamptz) returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_count int; v_measure measure; v_before text; v_same_kind boolean; v_rows sight[];
begin
  if current_setting('role') <> 'hn_system' then raise exception 'the system post only' using errcode = '42501'; end if;
  -- One hand-over at a time; acts go on, and find their rows re-pointed.
  perform pg_advisory_xact_lock(4212, 1);
  select f.successor_id, f.kind = t.kind into v_before, v_same_kind from agency f, agency t where f.id = p_from and t.id = p_to and p_from <> p_to and (t.valid_to is null or t.valid_to > actor_day());
  if not found or coalesce(v_before, p_to) <> p_to or agency_now(p_to) <> p_to then raise exception 'not found' using errcode = 'HN404'; end if;
  for v_measure in select m.* from measure m where m.open and exists (select from sight s where s.agency_id = p_from and s.person_id = m.person_id and s.grade = 'scope' and s.until >= actor_day()) loop
    perform write_handover(p_from, v_measure, 'hand-over');
  end loop;
  v_rows := array(select s from sight s where s.agency_id = p_from);
  v_count := cardinality(v_rows);
  update agency set successor_id = p_to where id = p_from;
  delete from sight where agency_id = p_from;
  insert into sight (agency_id, person_id, until, grade) select p_from, h.person_id, h.until, h.grade from unnest(v_rows) h;
  -- Named posts of the old body name nobody any more; the new body names its own.
  delete from circle c using post p where p.id = c.post_id and p.agency_id = p_from;
  update care_assignment set until = actor_day() - 1 where agency_id = p_from and until >= actor_day();
  update measure set agency_id = p_to where agency_id = p_from;
  update measure set facility_id = p_to where facility_id = p_from;
  update measure set reader_facility = p_to where reader_facility = p_from;
  update deadline set bound_agency = p_to where bound_agency = p_from;
  update deadline set reader_facility = p_to where reader_facility = p_from;
  -- What a service keeps for itself goes on only in a service of the same kind, to be opened there by whoever is charged anew.
  if v_same_kind then
    update counselling_entry set agency_id = p_to where agency_id = p_from;
    update hiv_result set agency_id = p_to where agency_id = p_from;
    update infection_result set agency_id = p_to where agency_id = p_from;
  end if;
  if p_body_ends then
    update agency set valid_to = actor_day() where id = p_from;
    update post set ends_at = p_at where agency_id = p_from and (ends_at is null or ends_at > p_at);
    update session set ended_at = p_at, ended_because = 'post-ended' where ended_at is null and post_id in (select id from post where agency_id = p_from);
    update delegation set ended_at = p_at where ended_at is null and (from_post in (select id from post where agency_id = p_from) or to_post in (select id from post where agency_id = p_from));
  end if;
  if exists (select from measure m join unnest(v_rows) h on h.person_id = m.person_id where m.open and m.reader_until >= actor_day()
      and not exists (select from sight s left join agency g on g.id = s.agency_id where s.person_id = m.person_id and s.until >= actor_day() and s.grade in ('scope', 'purpose') and coalesce(g.valid_to, 'infinity'::date) > actor_day()))
    then raise exception 'a measure would be without a reader' using errcode = 'HN409'; end if;
  return v_count;
end $$;
set local role hn_owner;
revoke create on schema public from hn_keeper;
create trigger a_successor_sees before insert on sight for each row execute function keep_successor_seeing();
