-- Accounts, posts, sessions, and the disclosure ledger.
create table account (
  id uuid primary key, username text not null unique, display_name text not null, password_hash text not null,
  disabled_at timestamptz, created_at timestamptz not null
);
create table post (
  id text primary key, account_id uuid not null references account, agency_id text not null references agency,
  role text not null, unit_id text not null references unit, province_id text not null references unit,
  valid_from date not null, valid_to date       -- half-open
);
create index on post (account_id);
create table session (
  token_hash bytea primary key, account_id uuid not null references account, post_id text not null references post,
  created_at timestamptz not null, expires_at timestamptz not null, ended_at timestamptz
);
create index on session (account_id);

-- The actor of the transaction. Unset = null = nothing is seen.
create function actor_unit() returns text language sql stable parallel safe as $$ select nullif(current_setting('app.unit', true), '') $$;
create function actor_agency() returns text language sql stable parallel safe as $$ select nullif(current_setting('app.agency', true), '') $$;
create function actor_province() returns text language sql stable parallel safe as $$ select nullif(current_setting('app.province', true), '') $$;
create function actor_post() returns text language sql stable parallel safe as $$ select nullif(current_setting('app.post', true), '') $$;
create function actor_day() returns date language sql stable parallel safe as $$ select nullif(current_setting('app.day', true), '')::date $$;

-- Who saw whom, when, why. Append-only; each writer seals its batches into a chain of its own.
create table disclosure (
  id bigint generated always as identity primary key,
  at timestamptz not null, post_id text not null, role text not null, agency_id text not null, unit_id text not null,
  operation text not null, purpose text not null, outcome text not null check (outcome in ('shown', 'refused')),
  person_ids uuid[] not null, measure_id uuid, article text
);
create index on disclosure (post_id, at desc);
create index on disclosure using gin (person_ids);
create table disclosure_seal (
  writer_id uuid not null, number bigint not null, first_id bigint, entries int not null, sealed text not null, head bytea not null, at timestamptz not null,
  primary key (writer_id, number)
);
