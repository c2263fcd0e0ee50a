do $$ begin grant create on schema public to hn_keeper; end $$;
set local role hn_keeper;
-- Of the person's closed measures a step needs to know that they are there, not their states; of the others than the one in hand no place and no
-- readers. Put into the definition as it stands, which other migrations change elsewhere.
do $$
declare
  v_before text := pg_get_functiondef('step_of(uuid, uuid, uuid, int, date)'::regprocedure);
  v_list text := substring(v_before from 'json_build_array\(m\.measure_id, m\.kind, m\.sequence, m\.state,.*?m\.reader_until\)\)');
begin
  if v_list is null then raise exception 'step_of lists measures otherwise than expected'; end if;
  execute replace(v_before, v_list, 'json_build_array(m.measure_id, m.kind, m.sequence, case when m.open or m.measure_id = p_measure then m.state end, m.registered_on,
          case when m.measure_id = p_measure then json_build_array(m.deadlines, m.unit_id, m.agency_id, m.reader_unit, m.reader_facility, m.reader_province, m.reader_until) end))');
end $$;

-- As in 0020. Deadlines are found by the person's measures, not by a look at all deadlines there are: of a large province that took a third of a second for each person, and the sealing of a day
-- ran out of its time.
create or replace function close_person(p_person uuid, p_restricted boolean, p_sealed boolean) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(4207, hashtext(p_person::text));
  insert into closed_person as c (person_id, restricted, sealed) values (p_person, p_restricted, p_sealed)
    on conflict (person_id) do update set restricted = c.restricted or excluded.restricted, sealed = c.sealed or excluded.sealed;
  delete from sight where person_id = p_person;
  delete from circle where person_id = p_person;
  delete from name_tail where person_id = p_person;
  delete from handover_snapshot where person_id = p_person;
  delete from duplicate_task where decision is null and (person_a = p_person or person_b = p_person) and not exists (select from duplicate_decision d where d.task_id = duplicate_task.id);
  update measure set reader_unit = null, reader_facility = null, reader_province = null, reader_until = null where person_id = p_person and reader_until is not null;
  update deadline d set reader_unit = null, reader_facility = null, reader_province = null, reader_until = null from measure m where m.person_id = p_person and d.measure_id = m.measure_id and d.reader_until is not null;
  update indicator_fact set reader_unit = null, reader_province = null, reader_until = null where person_id = p_person and reader_until is not null;
  -- A restricted person is counted by the province and by no commune: the facts are saved again, and the difference is appended.
  if p_restricted then
    perform save_indicator_facts(p_person, (select coalesce(jsonb_agg(jsonb_build_object('indicatorId', f.indicator_id, 'period', f.period, 'subject', f.subject, 'unitThen', f.unit_then, 'unitNow', f.unit_now, 'districtThen', f.district_then,
      'provinceThen', f.province_then, 'provinceNow', f.province_now, 'ofOn', f.of_on, 'metOn', f.met_on, 'reason', f.reason)), '[]'::jsonb) from indicator_fact f where f.person_id = p_person), null, null, null);
  end if;
end $$;
set local role hn_owner;
revoke create on schema public from hn_keeper;
