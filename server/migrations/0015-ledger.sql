-- Seals of the entries that were written outside the batch writer: those that stand in the transaction of an act, and what happens to accounts.
-- An act never waits for its seal: a moment later `seal_ledger` takes what is not sealed yet, in the order of the entries' numbers, and hashes the
-- exact text together with the seal before it. One chain for each kind of entry, one sealer at a time.
create table ledger_seal (
  chain text not null check (chain in ('acts', 'accounts')), batch bigint not null, entries int not null,
  sealed text not null,                           -- a JSON array of the entries, each with its number
  head bytea not null,                            -- sha256(previous head, sealed); the first previous head is sha256(name of the chain)
  at timestamptz not null,
  primary key (chain, batch)
);
-- Which entries are in a seal. Only the sealer's memory: what counts as proof is the text of the seals.
create table ledger_sealed (chain text not null, entry_id bigint not null, batch bigint not null, primary key (chain, entry_id));
-- The heads of all chains at a moment, signed with a key of the installation's key file. A copy outside this database shows a tail that was cut off later.
create table audit_anchor (number bigint primary key, at timestamptz not null, page text not null, signature bytea not null);
create index disclosure_with_acts on disclosure (id) where writer_id is null;
do $$ declare t text; begin
  foreach t in array array['ledger_seal', 'ledger_sealed', 'audit_anchor'] loop
    execute format('create trigger append_only before update or delete on %I for each row execute function refuse_change()', t);
    execute format('create trigger never_emptied before truncate on %I for each statement execute function refuse_change()', t);
  end loop;
end $$;
grant select, insert on ledger_seal, ledger_sealed to hn_keeper;
grant select on disclosure, audit_event to hn_keeper;
create policy kept_by_functions on ledger_seal to hn_keeper using (true) with check (true);
create policy kept_by_functions on ledger_sealed to hn_keeper using (true) with check (true);
create policy read_by_functions on disclosure for select to hn_keeper using (true);
create policy read_by_functions on audit_event for select to hn_keeper using (true);

-- Seals up to `p_limit` entries of a chain with numbers above `p_after`; answers how many, and the highest number. Nothing where another sealer is at it.
create function seal_ledger(p_chain text, p_after bigint, p_limit int, p_at timestamptz) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_ids bigint[]; v_sealed text; v_batch bigint; v_head bytea;
begin
  if current_setting('role') <> 'hn_system' then raise exception 'jobs only' using errcode = '42501'; end if;
  if not pg_try_advisory_xact_lock(4208, hashtext(p_chain)) then return '{"entries": 0}'; end if;
  -- `offset 0`: asked for each entry by the key, whatever the planner believes of a table that was empty when it last looked.
  if p_chain = 'acts' then
    select array_agg(x.id order by x.id), '[' || string_agg(x.entry::text, ',' order by x.id) || ']' into v_ids, v_sealed from (
      select d.id, jsonb_build_object('id', d.id, 'at', to_char(d.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), 'account_id', d.account_id, 'post_id', d.post_id, 'role', d.role, 'agency_id', d.agency_id,
        'unit_id', d.unit_id, 'operation', d.operation, 'purpose', d.purpose, 'outcome', d.outcome, 'person_ids', d.person_ids, 'measure_id', d.measure_id, 'article', d.article) as entry
      from disclosure d where d.writer_id is null and d.id > p_after and not exists (select from ledger_sealed s where s.chain = 'acts' and s.entry_id = d.id offset 0) order by d.id limit p_limit) x;
  elsif p_chain = 'accounts' then
    select array_agg(x.id order by x.id), '[' || string_agg(x.entry::text, ',' order by x.id) || ']' into v_ids, v_sealed from (
      select a.id, jsonb_build_object('id', a.id, 'at', to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), 'event', a.event, 'account_id', a.account_id, 'post_id', a.post_id, 'unit_id', a.unit_id,
        'outcome', a.outcome) as entry
      from audit_event a where a.id > p_after and not exists (select from ledger_sealed s where s.chain = 'accounts' and s.entry_id = a.id offset 0) order by a.id limit p_limit) x;
  else
    raise exception 'no such chain' using errcode = '22023';
  end if;
  if v_ids is null then return '{"entries": 0}'; end if;
  select batch, head into v_batch, v_head from ledger_seal where chain = p_chain order by batch desc limit 1;
  v_batch := coalesce(v_batch, 0) + 1;
  insert into ledger_seal (chain, batch, entries, sealed, head, at)
    values (p_chain, v_batch, cardinality(v_ids), v_sealed, sha256(coalesce(v_head, sha256(convert_to(p_chain, 'UTF8'))) || convert_to(v_sealed, 'UTF8')), p_at);
  insert into ledger_sealed (chain, entry_id, batch) select p_chain, i, v_batch from unnest(v_ids) i;
  return jsonb_build_object('entries', cardinality(v_ids), 'highest', v_ids[cardinality(v_ids)]);
end $$;

-- Who was shown what of one person, for the person's own request: posts, purposes and times; no name, no content. By the case number on the
-- person's papers, for a person of the privacy officer's own province. No row: no such case there.
create function who_saw(p_case_number text, p_limit int)
returns table (person_id uuid, at timestamptz, role text, agency_name text, unit_name text, operation text, purpose text, outcome text, article text)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_person uuid;
begin
  if current_setting('role') <> 'hn_privacy_officer' or actor_purpose() is distinct from 'own-request' then return; end if;
  select p.person_id into v_person from person p join unit u on u.id = p.registered_unit where p.case_number = p_case_number and coalesce(u.province_id, u.id) = actor_province();
  if v_person is null then return; end if;
  return query select v_person, d.at, d.role, coalesce(g.name, d.agency_id), coalesce(u.name, d.unit_id), d.operation, d.purpose, d.outcome, d.article
    from (select v_person as id) one left join disclosure d on d.person_ids @> array[one.id] left join agency g on g.id = d.agency_id left join unit u on u.id = d.unit_id
    order by d.at, d.id limit p_limit;
end $$;

do $$ declare f text; begin
  grant create on schema public to hn_keeper;
  foreach f in array array['seal_ledger(text, bigint, int, timestamptz)', 'who_saw(text, int)'] loop execute 'alter function ' || f || ' owner to hn_keeper'; end loop;
  revoke create on schema public from hn_keeper;
end $$;
