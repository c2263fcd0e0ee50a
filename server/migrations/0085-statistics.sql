-- Public statistics: each table as it was released, for ever; behind it, read by the system alone, what was counted and which commune stood in which row.
create table statistics_release (
  id uuid primary key, sequence bigint generated always as identity unique,
  indicator_id text not null, definition_version int not null, province_id text not null references unit,
  from_day date not null, to_day date not null, released_on date not null,
  body text not null,                              -- the table as everybody gets it, byte for byte; null figures are withheld
  digest text not null, check (from_day < to_day and to_day < released_on)
);
create index on statistics_release (province_id, indicator_id, sequence);
-- What makes the equations of a table: rows, columns, and the row of each pair of a commune of then and of now.
create table statistics_ledger (
  release_id uuid primary key references statistics_release, layout jsonb not null, purpose text not null, post_id text not null, recorded_at timestamptz not null, input_hash text not null
);
-- What tables have counted, to the half month: later tables of the same half month count the same. Only ever added to.
create table statistics_count (
  release_id uuid not null references statistics_release, unit_then text not null, unit_now text not null, of_half int not null, met_half int, count int not null check (count <> 0),
  unique nulls not distinct (release_id, unit_then, unit_now, of_half, met_half)
);
create index on statistics_count (release_id);
create trigger append_only before update or delete on statistics_release for each row execute function refuse_change();
create trigger append_only before update or delete on statistics_ledger for each row execute function refuse_change();
create trigger append_only before update or delete on statistics_count for each row execute function refuse_change();
create trigger never_emptied before truncate on statistics_release for each statement execute function refuse_change();
create trigger never_emptied before truncate on statistics_ledger for each statement execute function refuse_change();
create trigger never_emptied before truncate on statistics_count for each statement execute function refuse_change();
grant select, insert on statistics_ledger, statistics_count to hn_system;

-- What is recorded now, to the half month (24 in a year, counted from the year 0). Whoever is restricted is in no public figure: nobody outside the circle may
-- notice that one was added or taken away. A cohort's service counts in the half month of entering, whenever it was.
create function statistics_live(p_indicator text, p_units text[], p_from date, p_to date) returns table (unit_then text, unit_now text, of_half int, met_half int, count int)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with half as (
    select f.unit_then, f.unit_now, (extract(year from f.of_on) * 24 + (extract(month from f.of_on) - 1) * 2 + case when extract(day from f.of_on) >= 15 then 1 else 0 end)::int as of_half,
      case when r.met_day = 'met_on' then (extract(year from f.met_on) * 24 + (extract(month from f.met_on) - 1) * 2 + case when extract(day from f.met_on) >= 15 then 1 else 0 end)::int
        when f.met_on is not null then (extract(year from f.of_on) * 24 + (extract(month from f.of_on) - 1) * 2 + case when extract(day from f.of_on) >= 15 then 1 else 0 end)::int end as met_half
    from public.indicator_fact f join public.indicator_rule r on r.indicator_id = f.indicator_id
    where f.indicator_id = p_indicator and f.unit_then = any (p_units) and f.of_on between p_from and p_to
      and not exists (select from public.closed_person c where c.person_id = f.person_id and c.restricted)
  )
  select h.unit_then, h.unit_now, h.of_half, h.met_half, count(*)::int from half h group by 1, 2, 3, 4
$$;
revoke all on function statistics_live(text, text[], date, date) from public;
grant execute on function statistics_live(text, text[], date, date) to hn_system;
