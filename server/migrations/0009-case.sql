-- The case as text rather than as a tree: it is built once, sent once and read once. Who may call it stays as it was.
do $$ declare v_callers text[]; v_caller text; begin
  select array_agg(distinct a.grantee::regrole::text) into v_callers from pg_proc p, aclexplode(p.proacl) a where p.proname = 'case_of' and a.grantee <> 0;
  grant create on schema public to hn_keeper;
  set local role hn_keeper;
  drop function case_of(uuid);
  create function case_of(p_person uuid) returns json
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $body$
  begin
    if not actor_sees(p_person) then return null; end if;
    return (select row_to_json(c) from (
      select i.birth, i.name_fold as "nameFold", i.residence_unit as "residenceUnit", p.registered_at as "registeredAt", p.registered_by_agency as "registeredByAgency", p.registered_unit as "registeredUnit",
        (select json_agg(x) from (
          select m.measure_id as "measureId", m.kind, m.sequence, m.state, m.deadlines, json_build_array(m.reader_unit, m.reader_facility, m.reader_province, m.reader_until) as reader,
            m.unit_id as "unitId", m.agency_id as "agencyId", m.open,
            (select json_agg(y) from (
              select e.id, e.sequence, e.type, e.occurred_on as "occurredOn", e.occurred_at as "occurredAt", e.recorded_at as "recordedAt", e.post_id as "postId", e.role, e.agency_id as "agencyId",
                e.unit_id as "unitId", e.regime, e.rule, e.form, e.paper_number as "paperNumber", e.signed_by as "signedBy", e.replaced_by as "replacedBy", encode(e.content_hash, 'hex') as hash, e.data
              from measure_event e where e.measure_id = m.measure_id order by e.sequence) y) as events
          from measure m where m.person_id = p.person_id order by m.registered_on, m.measure_id) x) as measures,
        (select json_agg(json_build_array(s.agency_id, s.until, s.grade)) from sight s where s.person_id = p.person_id) as sight,
        (select json_agg(json_build_array(k.post_id, k.purpose, k.until)) from circle k where k.person_id = p.person_id) as circle,
        (select json_agg(z) from (
          select f.indicator_id as "indicatorId", f.period, f.subject, f.unit_then as "unitThen", f.unit_now as "unitNow", f.district_then as "districtThen", f.province_then as "provinceThen",
            f.province_now as "provinceNow", f.of_on as "ofOn", f.met_on as "metOn", f.reason, f.reader_unit as ru, f.reader_province as rp, f.reader_until as rt
          from indicator_fact f where f.person_id = p.person_id) z) as facts
      from person p join person_identity i on i.person_id = p.person_id where p.person_id = p_person) c);
  end $body$;
  revoke all on function case_of(uuid) from public;
  foreach v_caller in array coalesce(v_callers, '{}') loop execute format('grant execute on function case_of(uuid) to %s', v_caller); end loop;
  set local role hn_owner;
  revoke create on schema public from hn_keeper;
end $$;
