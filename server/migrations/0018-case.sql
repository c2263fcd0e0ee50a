-- The events of a case as lists of values in a fixed order (`measures.load.ts` gives them their names): a third less to build, send and read.
grant create on schema public to hn_keeper;
set local role hn_keeper;
create or replace function case_of(p_person uuid) returns json
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not actor_sees(p_person) then return null; end if;
  return (select row_to_json(c) from (
    select i.birth, i.name_fold as "nameFold", i.residence_unit as "residenceUnit", p.registered_at as "registeredAt", p.registered_by_agency as "registeredByAgency", p.registered_unit as "registeredUnit",
      (select json_agg(x) from (
        select m.measure_id as "measureId", m.kind, m.sequence, m.state, m.deadlines, json_build_array(m.reader_unit, m.reader_facility, m.reader_province, m.reader_until) as reader,
          m.unit_id as "unitId", m.agency_id as "agencyId", m.open,
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
