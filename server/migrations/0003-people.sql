-- People. Identity, contact and residence are compartments (tables) of their own; `sight` and `circle` say who sees whom now.
create table person (
  person_id uuid primary key,
  case_number text not null,
  registered_at timestamptz not null, registered_by_agency text not null,
  sealed_at timestamptz                          -- nobody reads without the unsealing act
);
create table person_identity (
  person_id uuid primary key references person,
  name text not null, name_fold text not null, other_name text,
  birth text not null,                           -- YYYY, YYYY-MM or YYYY-MM-DD
  birth_year int not null, sex text not null check (sex in ('male', 'female')),
  personal_number bytea, personal_number_index bytea, personal_number_ending text,
  representative_name text, representative_relation text,
  residence_unit text not null references unit   -- where the person is looked after now; the list's unit
);
create index on person_identity (personal_number_index) where personal_number_index is not null;
create index on person_identity (name_fold, birth_year);
create table person_contact (
  person_id uuid primary key references person, phone bytea
);
create table residence (
  id uuid primary key, person_id uuid not null references person, kind text not null check (kind in ('permanent', 'temporary', 'current')),
  unit_id text not null references unit, address_as_written text, from_day date not null, to_day date
);
create index on residence (person_id);

-- Bodies that see a person now, through which scope, until when. Written by one function with the event that causes it.
create table sight (
  agency_id text not null, person_id uuid not null references person, until date not null, grade text not null default 'scope',
  primary key (agency_id, person_id) include (until, grade)   -- the probe of every policy reads the index only
) with (fillfactor = 85);
create index on sight (person_id);
-- Named posts: counsellors, helpers, missions.
create table circle (
  post_id text not null, person_id uuid not null references person, purpose text not null, until date not null,
  primary key (post_id, person_id, purpose)
);
create index on circle (person_id);

-- Search: every word-boundary tail of the folded name. Scope first, then search.
create table name_tail (
  province_id text not null, unit_id text not null, tail text collate "C" not null, person_id uuid not null
);

-- Pairs for the province's records post; the registrar never learns of them.
create table duplicate_task (
  id uuid primary key, province_id text not null, person_a uuid not null, person_b uuid not null, same text[] not null,
  raised_at timestamptz not null, decision text, reason text, decided_at timestamptz, decided_by_post text
);
create index on duplicate_task (province_id) where decided_at is null;
create table idempotency_key (
  account_id uuid not null, key text not null, body_hash bytea not null, status int not null, answer jsonb not null, at timestamptz not null,
  primary key (account_id, key)
);
