-- Units, their successions, agencies and recorded hand-overs. Public reference data: no personal data, readable by every role.
create table unit (
  id text primary key,                       -- p-20, d-178, c-05983, …-old: never the code, which names another place over time
  code text not null,
  level text not null check (level in ('province', 'district', 'commune')),
  kind text not null,
  name text not null,
  name_fold text not null,
  parent_id text references unit,
  province_id text,                          -- the province it belongs (or belonged) to
  valid_from date,                           -- null: not known
  valid_to date,                             -- half-open; null: still valid
  latitude double precision, longitude double precision,
  basis text
);
create index on unit (parent_id, level);
create index on unit (level, valid_to);
create index on unit (name_fold text_pattern_ops);

-- The same unit under an earlier or later name or kind (a xã that becomes a phường keeps its id).
create table unit_name (
  unit_id text not null references unit, name text not null, kind text not null, name_fold text not null,
  valid_from date, valid_to date, basis text
);
create index on unit_name (unit_id);
create index on unit_name (name_fold text_pattern_ops);

create table unit_succession (
  from_id text not null references unit, to_id text references unit, on_date date not null,
  part text not null check (part in ('whole', 'part')),
  confidence text not null default 'known' check (confidence in ('known', 'inferred')),
  basis text
);
create index on unit_succession (from_id);
create index on unit_succession (to_id);

create table agency (
  id text primary key,
  kind text not null,
  unit_id text not null references unit,
  name text not null,
  valid_from date, valid_to date,
  successor_id text references agency
);
create index on agency (unit_id, kind);

-- Split, merge, rename, abolition of a level, hand-over of a body's work: an act with instrument and date.
create table organization_act (
  id text primary key, kind text not null check (kind in ('merge', 'split', 'rename', 'abolish-level', 'hand-over')),
  on_date date not null, instrument text not null, summary text not null, recorded_at timestamptz not null
);

-- Counts the changes of the catalogue, so that a process with the catalogue in memory knows when to read it again.
create table catalogue_version (single boolean primary key default true check (single), version bigint not null, changed_at timestamptz not null);
