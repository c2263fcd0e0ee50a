-- One row for each person (or thing) that an indicator counts in a period; the figure and the list are the same rows.
create table indicator_fact (
  indicator_id text not null, period int not null, person_id uuid not null references person, subject text not null default '',
  unit_then text not null, unit_now text not null, district_then text, province_then text not null, province_now text not null,
  of_on date not null, met_on date, reason text,
  reader_unit text, reader_province text, reader_until date,
  primary key (person_id, indicator_id, period, subject)
) with (fillfactor = 85);
create index on indicator_fact (province_now, indicator_id, period, unit_now) include (of_on, met_on);
create index on indicator_fact (province_then, indicator_id, period, unit_then) include (of_on, met_on);
create index on indicator_fact (indicator_id, period);

-- Appended by every act; folded into buckets. A reader sums buckets and tail in one statement: exact at every moment.
create table indicator_delta (
  id bigint generated always as identity primary key,
  indicator_id text not null, period int not null, unit_then text not null, unit_now text not null, province_then text not null, province_now text not null,
  on_day date not null, of_change int not null, met_change int not null
);
create table indicator_bucket (
  scope text not null check (scope in ('province', 'commune')), basis text not null check (basis in ('then', 'now')),
  parent_id text not null, unit_id text not null, indicator_id text not null, period int not null,
  grain text not null check (grain in ('y', 'm', 'd')), at_day date not null, of_count int not null default 0, met_count int not null default 0,
  primary key (scope, basis, indicator_id, period, grain, parent_id, unit_id, at_day)
);
