-- Measures and what follows from them. `measure` and `measure_event` hold legal status only.
create table measure (
  person_id uuid not null references person,
  measure_id uuid not null,
  kind text not null, status text not null, regime text not null, open boolean not null,
  unit_id text not null references unit, agency_id text not null, facility_id text, province_id text not null,
  registered_on date not null, started_on date, term_ends_on date, ended_on date,
  sequence int not null,                          -- the last event's sequence = the version
  state jsonb not null,                           -- the folded state of the procedure
  deadlines jsonb not null default '[]',          -- the open deadlines, repeated for the dossier
  next_due_on date,
  -- Access columns: derived by one function from the legal facts, never typed by a handler.
  reader_unit text, reader_facility text, reader_province text, reader_until date,
  primary key (person_id, measure_id)
) with (fillfactor = 80);
create unique index on measure (measure_id);
create index on measure (reader_unit, registered_on desc, measure_id desc);
create index on measure (reader_facility, registered_on desc, measure_id desc) where reader_facility is not null;
create index on measure (reader_province, registered_on desc, measure_id desc);

create table measure_event (
  measure_id uuid not null, sequence int not null, id uuid not null, person_id uuid not null references person,
  type text not null, occurred_on date not null, occurred_at timestamptz, recorded_at timestamptz not null,
  post_id text not null, role text not null, agency_id text not null, unit_id text not null,
  regime text not null, rule text, form text, paper_number text,
  data jsonb not null, content_hash bytea not null, replaced_by uuid,
  primary key (measure_id, sequence)
);
create unique index on measure_event (measure_id, id);
create index on measure_event (person_id);

create table deadline (
  id uuid primary key, measure_id uuid not null, person_id uuid not null references person, kind text not null, clock text not null, key text not null default '',
  opens_at timestamptz, opens_on date, due_on date not null, due_at timestamptz,
  bound text not null, bound_agency text, act text, form text, body jsonb not null,  -- citation, confidence, why
  reader_unit text, reader_facility text, reader_province text, reader_until date
) with (fillfactor = 80);
create index on deadline (bound_agency, due_on);
create index on deadline (measure_id);
create index on deadline (reader_province, due_on);

-- One table for each compartment an event may carry; the row stands under the event's id, which is unique within its measure.
-- Bodies follow the act's schema.
create table substance_use (event_id uuid not null, measure_id uuid not null, person_id uuid not null references person, on_day date not null, agency_id text not null, body jsonb not null, primary key (measure_id, event_id));
create table assessment_result (event_id uuid not null, measure_id uuid not null, person_id uuid not null references person, on_day date not null, agency_id text not null, body jsonb not null,
  result text generated always as (body ->> 'result') stored,   -- what bodies that may read the result and not the record see
  primary key (measure_id, event_id));
create table family_social (event_id uuid not null, measure_id uuid not null, person_id uuid not null references person, on_day date not null, agency_id text not null, body jsonb not null, primary key (measure_id, event_id));
create table work_training (event_id uuid not null, measure_id uuid not null, person_id uuid not null references person, on_day date not null, agency_id text not null, body jsonb not null, primary key (measure_id, event_id));
create table support_payment (event_id uuid not null, measure_id uuid not null, person_id uuid not null references person, on_day date not null, agency_id text not null, body jsonb not null, primary key (measure_id, event_id));
create table dossier_item (event_id uuid not null, measure_id uuid not null, person_id uuid not null references person, on_day date not null, agency_id text not null, body jsonb not null, primary key (measure_id, event_id));
create table treatment_record (event_id uuid not null, measure_id uuid not null, person_id uuid not null references person, on_day date not null, agency_id text not null, body jsonb not null, primary key (measure_id, event_id));
-- What a person tells a counsellor: the counsellor's own service only. Not an event, so that its existence is not seen.
create table counselling_entry (id uuid not null, person_id uuid not null references person, on_day date not null, kind text not null, agency_id text not null, post_id text not null, recorded_at timestamptz not null, note bytea not null,
  primary key (agency_id, id));   -- the client makes the id: another service's entry may not be found by its collision

create index on substance_use (person_id);
create index on assessment_result (person_id);
create index on family_social (person_id);
create index on work_training (person_id);
create index on support_payment (person_id);
create index on dossier_item (person_id);
create index on treatment_record (person_id);
create index on counselling_entry (person_id, agency_id);

create table outbox (id bigint generated always as identity primary key, at timestamptz not null, topic text not null, ref jsonb not null, done_at timestamptz);
