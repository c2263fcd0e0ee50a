-- The common act, one event on one measure that moves nothing else (`measures.step.ts`): a few columns are loaded instead of the whole case, and typed
-- values are written instead of a tree. What is read and what is written is a part of what `case_of` and `write_case` do, under the same conditions.
do $$ begin grant create on schema public to hn_keeper; end $$;
set local role hn_keeper;

-- What the decision needs: every measure's state, of the one in hand also its deadlines, its last day, whether the act is known, and what came after the
-- sequence the act was based on. Completions tell whether a support could count. Null where the actor does not see the person.
create function step_of(p_person uuid, p_measure uuid, p_act uuid, p_based_on int) returns json
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not actor_sees(p_person) then return null; end if;
  return (select json_build_array(i.birth, i.residence_unit,
      (select json_agg(json_build_array(m.measure_id, m.kind, m.sequence, m.state, case when m.measure_id = p_measure then m.deadlines end,
          m.unit_id, m.agency_id, m.reader_unit, m.reader_facility, m.reader_province, m.reader_until) order by m.registered_on, m.measure_id)
        from measure m where m.person_id = p_person),
      e.last_on, e.known, e.between,
      (select json_agg(json_build_array(f.of_on, f.met_on, f.reason)) from indicator_fact f where f.person_id = p_person and f.indicator_id = 'completers-supported'))
    from person_identity i,
      (select max(v.occurred_on) as last_on, bool_or(v.id = p_act) as known, json_agg(v.type) filter (where v.sequence > p_based_on) as between from measure_event v where v.measure_id = p_measure) e
    where i.person_id = p_person);
end $$;

-- Writes such an act: version, state and deadlines of the measure, the event, its part in other compartments, outbox and ledger. Readers are never
-- an argument: the row keeps those it has, and a new deadline takes the measure's. `p_due` lists [key, bound agency, place in `p_deadlines`]. `p_seen_*` as in `write_case`.
create function write_step(p_person uuid, p_measure uuid, p_seen_count int, p_seen_sum int, p_sequence int, p_state json, p_deadlines json, p_next_due date,
  p_id uuid, p_type text, p_on date, p_moment timestamptz, p_at timestamptz, p_role text, p_regime text, p_rule text, p_form text, p_paper text, p_signed_by text, p_data jsonb, p_hash bytea,
  p_gone jsonb, p_due jsonb, p_attachments jsonb, p_operation text, p_purpose text) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_count int; v_sum int; v_post text := actor_post(); v_agency text := actor_agency(); v_unit text := actor_unit(); v_measure record; v_key text; v_bound text; v_body jsonb;
begin
  if not actor_sees(p_person) then raise exception 'not found' using errcode = 'HN404'; end if;
  perform pg_advisory_xact_lock(4207, hashtext(p_person::text));
  select count(*), sum(sequence) into v_count, v_sum from measure where person_id = p_person;
  if v_count <> p_seen_count or v_sum <> p_seen_sum then raise exception 'changed since' using errcode = 'HN409'; end if;

  update measure m set sequence = p_sequence, state = p_state, deadlines = coalesce(p_deadlines, m.deadlines), next_due_on = p_next_due where m.person_id = p_person and m.measure_id = p_measure
    returning m.kind, m.unit_id, m.reader_unit, m.reader_facility, m.reader_province, m.reader_until into strict v_measure;
  insert into measure_event (measure_id, sequence, id, person_id, type, occurred_on, occurred_at, recorded_at, post_id, role, agency_id, unit_id, regime, rule, form, paper_number, signed_by, data, content_hash)
    values (p_measure, p_sequence, p_id, p_person, p_type, p_on, p_moment, p_at, v_post, p_role, v_agency, v_unit, p_regime, p_rule, p_form, p_paper, p_signed_by, p_data, p_hash);
  if p_gone is not null then
    delete from deadline d using jsonb_to_recordset(p_gone) as r (clock text, key text) where d.measure_id = p_measure and d.clock = r.clock and d.key = r.key;
  end if;
  if p_due is not null then
    for v_index in 0 .. jsonb_array_length(p_due) - 1 loop
      v_key := p_due #>> array[v_index::text, '0']; v_bound := p_due #>> array[v_index::text, '1']; v_body := (p_deadlines -> (p_due #>> array[v_index::text, '2'])::int)::jsonb;
      update deadline set clock_kind = v_body ->> 'kind', opens_on = (v_body ->> 'opensOn')::date, opens_at = (v_body ->> 'opensAt')::timestamptz, due_on = (v_body ->> 'dueOn')::date,
          due_at = (v_body ->> 'dueAt')::timestamptz, bound = v_body ->> 'bound', bound_agency = v_bound, act = v_body ->> 'act', form = v_body ->> 'form', body = v_body
        where measure_id = p_measure and clock = v_body ->> 'clock' and key = v_key;
      if not found then
        insert into deadline (measure_id, clock, key, person_id, kind, clock_kind, opens_on, opens_at, due_on, due_at, bound, bound_agency, act, form, unit_id, body, reader_unit, reader_facility, reader_province, reader_until)
          values (p_measure, v_body ->> 'clock', v_key, p_person, v_measure.kind, v_body ->> 'kind', (v_body ->> 'opensOn')::date, (v_body ->> 'opensAt')::timestamptz, (v_body ->> 'dueOn')::date,
            (v_body ->> 'dueAt')::timestamptz, v_body ->> 'bound', v_bound, v_body ->> 'act', v_body ->> 'form', v_measure.unit_id, v_body,
            v_measure.reader_unit, v_measure.reader_facility, v_measure.reader_province, v_measure.reader_until);
      end if;
    end loop;
  end if;
  if p_attachments is not null then perform write_compartments(p_person, p_attachments); end if;
  insert into outbox (at, topic, ref) values (p_at, 'measure-event', jsonb_build_object('measureId', p_measure, 'eventId', p_id));
  insert into disclosure (at, account_id, post_id, role, agency_id, unit_id, operation, purpose, outcome, person_ids, measure_id)
    values (p_at, actor_account(), v_post, p_role, v_agency, v_unit, p_operation, p_purpose, 'shown', array[p_person], p_measure);
end $$;
set local role hn_owner;
revoke create on schema public from hn_keeper;
