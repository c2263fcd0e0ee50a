-- A reading is durable when its seal is: the seal holds the exact text of every entry. The rows of `disclosure` are how the ledger is looked through; they are written out from the
-- seals afterwards, in quiet moments, and always before anybody looks.
create table reading_writer (
  writer_id uuid primary key,                     -- one row a chain, made together with its first batch
  written_to bigint not null default 0            -- the entries of the batches up to here stand in `disclosure`
);
-- Numbers no longer follow time: the entry of an act is written at once, that of a reading later. Whoever pages goes by the moment, then by the number.
create index disclosure_of_post on disclosure (post_id, at desc, id desc);
drop index disclosure_post_id_id_idx;
-- An entry of a seal stands here once, whatever `written_to` says.
create unique index disclosure_of_seal on disclosure (writer_id, batch, position) where writer_id is not null;
drop index disclosure_writer_id_batch_idx;

grant select on disclosure_seal to hn_keeper;
create policy read_by_functions on disclosure_seal for select to hn_keeper using (true);
-- Row security binds the owner: the keeper fills in what stands already. All of it was written out at once.
grant insert on reading_writer to hn_keeper;
set local role hn_keeper;
insert into reading_writer (writer_id, written_to) select writer_id, max(batch) from disclosure_seal group by 1;
set local role hn_owner;
revoke insert on reading_writer from hn_keeper;
grant select, update (written_to) on reading_writer to hn_keeper;
alter table reading_writer enable row level security;
alter table reading_writer force row level security;
create policy kept_by_functions on reading_writer for select to hn_keeper using (true);
create policy moved_by_functions on reading_writer for update to hn_keeper using (true) with check (true);
-- What the keeper appends to `disclosure` is said by two policies of the declaration, one for acts and one for readings.
drop policy kept_by_functions on disclosure;
do $$ begin
  if not exists (select from pg_policies where tablename = 'disclosure' and policyname = 'appends_with_the_act') then
    create policy appends_with_the_act on disclosure for insert to hn_keeper with check (writer_id is null);
  end if;
end $$;

grant create on schema public to hn_keeper;
set local role hn_keeper;
-- Writes out the entries of at most `p_most` batches; answers how many entries they hold, 0 where nothing waits. Whoever comes second waits for the first.
create function write_out_readings(p_most int) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_entries int;
begin
  if current_setting('role') <> 'hn_system' then raise exception 'jobs only' using errcode = '42501'; end if;
  -- One look by the key for each chain, without the lock: what somebody is just writing out still waits for whoever looks.
  if not exists (select from reading_writer w cross join lateral (select from disclosure_seal s where s.writer_id = w.writer_id and s.batch > w.written_to order by s.batch limit 1) s) then return 0; end if;
  perform pg_advisory_xact_lock(4208, hashtext('readings'));
  with waiting as (
    -- A clock may have been set back: the moment of a batch counts from the latest before it, so that the batches of a writer are taken one after the other and none is passed over.
    select s.writer_id, s.batch, s.entries, s.sealed, max(s.at) over (partition by s.writer_id order by s.batch) as moment
    from reading_writer w cross join lateral (select x.* from disclosure_seal x where x.writer_id = w.writer_id and x.batch > w.written_to order by x.batch limit p_most) s
  ), taken as materialized (
    select * from waiting order by moment, writer_id, batch limit p_most
  ), moved as (
    update reading_writer w set written_to = t.batch from (select writer_id, max(batch) as batch from taken group by 1) t where w.writer_id = t.writer_id
  ), written as (
    insert into disclosure (at, account_id, post_id, role, agency_id, unit_id, operation, purpose, outcome, person_ids, measure_id, article, writer_id, batch, position)
    select e.at, e.account_id, e.post_id, e.role, e.agency_id, e.unit_id, e.operation, e.purpose, e.outcome, e.person_ids, e.measure_id, e.article, t.writer_id, t.batch, e.position
    from taken t cross join lateral rows from (jsonb_to_recordset(t.sealed::jsonb) as (at timestamptz, account_id uuid, post_id text, role text, agency_id text, unit_id text, operation text, purpose text, outcome text,
      person_ids uuid[], measure_id uuid, article text)) with ordinality as e (at, account_id, post_id, role, agency_id, unit_id, operation, purpose, outcome, person_ids, measure_id, article, position)
    order by t.moment, t.writer_id, t.batch, e.position
    -- What stands there already is left as it is: where `written_to` was moved back, nothing is there twice, and `verify-audit` holds each row against its seal.
    on conflict (writer_id, batch, position) where writer_id is not null do nothing
  )
  select coalesce(sum(t.entries), 0) into v_entries from taken t;
  return v_entries;
end $$;
revoke all on function write_out_readings(int) from public;
grant execute on function write_out_readings(int) to hn_system;
set local role hn_owner;
revoke create on schema public from hn_keeper;
