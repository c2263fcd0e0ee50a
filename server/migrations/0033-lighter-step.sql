-- The step of 0023, lighter. Whoever loads one holds the person's lock until the act is written, and the writing asks only whether this transaction
-- has loaded that measure: what was read cannot have changed. Rights were judged in the loading, a moment before, in the same transaction.
-- Rows of `measure` are written at every act: up to a page they are kept as they are instead of being squeezed and taken apart again.
alter table measure set (toast_tuple_target = 8160);

do $$ begin grant create on schema public to hn_keeper; end $$;
set local role hn_keeper;
drop function step_of(uuid, uuid, uuid, int);
drop function write_step(uuid, uuid, int, int, int, json, json, date, uuid, text, date, timestamptz, timestamptz, text, text, text, text, text, text, jsonb, bytea, jsonb, jsonb, jsonb, text, text);

-- What the decision needs: every open measure's state, that a closed one is there, of the one in hand also its deadlines, place and readers, whether an event of it happened on a later day than `p_on`, whether
-- the act is known, and what came after the sequence the act was based on. Completions, of either figure, tell whether a support could count. Null where the actor does not
-- see the person. Volatile: what is read is read after the lock.
create function step_of(p_person uuid, p_measure uuid, p_act uuid, p_based_on int, p_on date) returns json
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_found json; v_sees boolean; v_marked text;
begin
  if pg_advisory_xact_lock(4207, hashtext(p_person::text)) is null then return null; end if;
  select json_build_array(i.birth, i.residence_unit,
      (select json_agg(json_build_array(m.measure_id, m.kind, m.sequence, case when m.open or m.measure_id = p_measure then m.state end, m.registered_on,
          case when m.measure_id = p_measure then json_build_array(m.deadlines, m.unit_id, m.agency_id, m.reader_unit, m.reader_facility, m.reader_province, m.reader_until) end))
        from measure m where m.person_id = p_person),
      exists (select from measure_event v where v.measure_id = p_measure and v.occurred_on > p_on),
      exists (select from measure_event v where v.measure_id = p_measure and v.id = p_act),
      (select json_agg(v.type) from measure_event v where v.measure_id = p_measure and v.sequence > p_based_on),
      (select json_agg(json_build_array(f.of_on, f.met_on, f.reason)) from indicator_fact f where f.person_id = p_person and f.indicator_id in ('completers-supported', 'returners-supported'))),
      -- The ordinary way of `actor_sees`, which is asked where this does not answer.
      exists (select from sight s where s.agency_id = actor_agency() and s.person_id = p_person and s.until >= actor_day() and s.grade <> 'archive')
        and not exists (select from closed_person k where k.person_id = p_person) and p_person <> all (actor_barred())
    into v_found, v_sees from person_identity i where i.person_id = p_person;
  if v_sees is not true and not actor_sees(p_person) then return null; end if;
  v_marked := set_config('app.step', p_person || ' ' || p_measure, true);
  return v_found;
end $$;

-- Writes such an act, once, in the transaction that loaded it: version, state and deadlines of the measure, the event, its part in other compartments,
-- outbox and ledger. Readers are never an argument: the row keeps those it has, and a new deadline takes the measure's. `p_due` lists [key, bound agency, body].
create function write_step(p_person uuid, p_measure uuid, p_sequence int, p_state json, p_deadlines json, p_next_due date,
  p_id uuid, p_type text, p_on date, p_moment timestamptz, p_at timestamptz, p_role text, p_regime text, p_rule text, p_form text, p_paper text, p_signed_by text, p_data jsonb, p_hash bytea,
  p_gone jsonb, p_due jsonb, p_attachments jsonb, p_operation text, p_purpose text) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_post text := actor_post(); v_agency text := actor_agency(); v_unit text := actor_unit(); v_item jsonb; v_body jsonb; v_marked text;
begin
  if current_setting('app.step', true) is distinct from p_person || ' ' || p_measure then raise exception 'not found' using errcode = 'HN404'; end if;
  v_marked := set_config('app.step', '', true);
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
end $$;
set local role hn_owner;
revoke create on schema public from hn_keeper;
