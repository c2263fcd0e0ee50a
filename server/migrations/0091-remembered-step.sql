-- An act on a measure that the process read or wrote a moment ago needs no second reading: the writing itself says whether every row the decision was made of is still the one that
-- was read. `step_of` and `case_of` give the version of each (the transaction that made the row); `write_step` takes them back, holds the person's lock, asks sight, and compares.
-- A repeated act is refused by the key of events. What came between is looked for only where something did.
grant create on schema public to hn_keeper;
set local role hn_keeper;
drop function step_of(uuid, uuid, uuid, int, date);
drop function write_step(uuid, uuid, int, json, json, date, uuid, text, date, timestamptz, timestamptz, text, text, text, text, text, text, jsonb, bytea, jsonb, jsonb, jsonb, text, text);

create function step_of(p_person uuid, p_measure uuid, p_based_on int) returns json
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_found json; v_sees boolean; v_marked text;
begin
  if pg_advisory_xact_lock(4207, hashtext(p_person::text)) is null then return null; end if;
  select json_build_array(i.birth, i.residence_unit, i.xmin::text,
      (select json_agg(json_build_array(m.measure_id, m.xmin::text, m.kind, m.sequence, case when m.open or m.measure_id = p_measure then m.state end, m.registered_on,
          case when m.measure_id = p_measure then json_build_array(m.deadlines, m.unit_id, m.agency_id, m.reader_unit, m.reader_facility, m.reader_province, m.reader_until,
            (select max(v.occurred_on) from measure_event v where v.measure_id = p_measure),
            case when m.sequence > p_based_on then (select json_agg(v.type) from measure_event v where v.measure_id = p_measure and v.sequence > p_based_on) end) end) order by m.measure_id)
        from measure m where m.person_id = p_person),
      (select json_agg(json_build_array(f.of_on, f.met_on, f.reason)) from indicator_fact f where f.person_id = p_person and f.indicator_id in ('completers-supported', 'returners-supported'))),
      exists (select from sight s where s.agency_id = actor_agency() and s.person_id = p_person and s.until >= actor_day() and s.grade <> 'archive')
        and not exists (select from closed_person k where k.person_id = p_person) and p_person <> all (actor_barred())
    into v_found, v_sees from person_identity i where i.person_id = p_person;
  if v_sees is not true and not actor_sees(p_person) then return null; end if;
  v_marked := set_config('app.step', p_person || ' ' || p_measure, true);
  return v_found;
end $$;

create function write_step(p_seen text, p_person uuid, p_measure uuid, p_sequence int, p_state json, p_deadlines json, p_next_due date,
  p_id uuid, p_type text, p_on date, p_moment timestamptz, p_at timestamptz, p_role text, p_regime text, p_rule text, p_form text, p_paper text, p_signed_by text, p_data jsonb, p_hash bytea,
  p_gone jsonb, p_due jsonb, p_attachments jsonb, p_operation text, p_purpose text) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_post text := actor_post(); v_agency text := actor_agency(); v_unit text := actor_unit(); v_item jsonb; v_body jsonb; v_marked text; v_same boolean; v_sees boolean;
begin
  if p_seen is null then
    if current_setting('app.step', true) is distinct from p_person || ' ' || p_measure then raise exception 'not found' using errcode = 'HN404'; end if;
    v_marked := set_config('app.step', '', true);
  else
    if pg_advisory_xact_lock(4207, hashtext(p_person::text)) is null then return null; end if;
    -- Versions only grow: where their sum is the same, and their number, each is.
    select i.xmin::text || (select ' ' || count(*) || ' ' || sum(m.xmin::text::bigint) from measure m where m.person_id = p_person) = p_seen,
        exists (select from sight s where s.agency_id = v_agency and s.person_id = p_person and s.until >= actor_day() and s.grade <> 'archive')
        and not exists (select from closed_person k where k.person_id = p_person) and p_person <> all (actor_barred())
      into v_same, v_sees from person_identity i where i.person_id = p_person;
    if v_same is not true or v_sees is not true then raise exception 'changed since' using errcode = 'HN409'; end if;
  end if;
  with event as (
    insert into measure_event (measure_id, sequence, id, person_id, type, occurred_on, occurred_at, recorded_at, post_id, role, agency_id, unit_id, regime, rule, form, paper_number, signed_by, data, content_hash)
      values (p_measure, p_sequence, p_id, p_person, p_type, p_on, p_moment, p_at, v_post, p_role, v_agency, v_unit, p_regime, p_rule, p_form, p_paper, p_signed_by, p_data, p_hash)
  ), told as (
    insert into outbox (at, topic, ref) values (p_at, 'measure-event', jsonb_build_object('measureId', p_measure, 'eventId', p_id))
  ), entry as (
    insert into disclosure (at, account_id, post_id, role, agency_id, unit_id, operation, purpose, outcome, person_ids, measure_id)
      values (p_at, actor_account(), v_post, p_role, v_agency, v_unit, p_operation, p_purpose, 'shown', array[p_person], p_measure)
  )
  update measure m set sequence = p_sequence, state = p_state, deadlines = coalesce(p_deadlines, m.deadlines), next_due_on = p_next_due
    where m.person_id = p_person and m.measure_id = p_measure and m.sequence = p_sequence - 1;
  if not found then raise exception 'changed since' using errcode = 'HN409'; end if;
  if p_gone is not null then
    delete from deadline d using jsonb_to_recordset(p_gone) as r (clock text, key text) where d.measure_id = p_measure and d.clock = r.clock and d.key = r.key;
  end if;
  if p_due is not null then
    for v_index in 0 .. jsonb_array_length(p_due) - 1 loop
      v_item := p_due -> v_index; v_body := v_item -> 2;
      update deadline set clock_kind = v_body ->> 'kind', opens_on = (v_body ->> 'opensOn')::date, opens_at = (v_body ->> 'opensAt')::timestamptz, due_on = (v_body ->> 'dueOn')::date,
          due_at = (v_body ->> 'dueAt')::timestamptz, bound = v_body ->> 'bound', bound_agency = v_item ->> 1, act = v_body ->> 'act', form = v_body ->> 'form', body = v_body
        where measure_id = p_measure and clock = v_body ->> 'clock' and key = v_item ->> 0;
      if not found then
        insert into deadline (measure_id, clock, key, person_id, kind, clock_kind, opens_on, opens_at, due_on, due_at, bound, bound_agency, act, form, unit_id, body, reader_unit, reader_facility, reader_province, reader_until)
          select p_measure, v_body ->> 'clock', v_item ->> 0, p_person, m.kind, v_body ->> 'kind', (v_body ->> 'opensOn')::date, (v_body ->> 'opensAt')::timestamptz, (v_body ->> 'dueOn')::date,
            (v_body ->> 'dueAt')::timestamptz, v_body ->> 'bound', v_item ->> 1, v_body ->> 'act', v_body ->> 'form', m.unit_id, v_body, m.reader_unit, m.reader_facility, m.reader_province, m.reader_until
          from measure m where m.person_id = p_person and m.measure_id = p_measure;
      end if;
    end loop;
  end if;
  if p_attachments is not null then perform write_compartments(p_person, p_attachments); end if;
  return pg_current_xact_id()::xid::text;
end $$;
create or replace function case_of(p_person uuid) returns json
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not actor_sees(p_person) then return null; end if;
  return (select row_to_json(c) from (
    select i.birth, i.name_fold as "nameFold", i.residence_unit as "residenceUnit", p.registered_at as "registeredAt", p.registered_by_agency as "registeredByAgency", p.registered_unit as "registeredUnit", i.xmin::text as version,
      (select json_agg(x) from (
        select m.measure_id as "measureId", m.kind, m.sequence, m.state, m.deadlines, json_build_array(m.reader_unit, m.reader_facility, m.reader_province, m.reader_until) as reader,
          m.unit_id as "unitId", m.agency_id as "agencyId", m.open, m.registered_on as "registeredOn", m.xmin::text as version,
          (select json_agg(json_build_array(e.id, e.sequence, e.type, e.occurred_on, e.occurred_at, e.recorded_at, e.post_id, e.role, e.agency_id, e.unit_id, e.regime, e.rule, e.form, e.paper_number,
              e.signed_by, e.replaced_by, encode(e.content_hash, 'hex'), e.data) order by e.sequence)
            from measure_event e where e.measure_id = m.measure_id) as events
        from measure m where m.person_id = p.person_id order by m.registered_on, m.measure_id) x) as measures,
      (select json_agg(json_build_array(s.agency_id, s.until, s.grade)) from sight s where s.person_id = p.person_id) as sight,
      (select json_agg(json_build_array(k.post_id, k.purpose, k.until)) from circle k where k.person_id = p.person_id) as circle,
      (select json_agg(json_build_array(f.indicator_id, f.period, f.subject, f.unit_then, f.unit_now, f.district_then, f.province_then, f.province_now, f.of_on, f.met_on, f.reason,
          f.reader_unit, f.reader_province, f.reader_until)) from indicator_fact f where f.person_id = p.person_id) as facts
    from person p join person_identity i on i.person_id = p.person_id where p.person_id = p_person) c);
end $$;
set local role hn_owner;
revoke create on schema public from hn_keeper;
