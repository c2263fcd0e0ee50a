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
-- Only in an installation that shows invented people: the accounts whose password is no secret.
create table demo_account (account_id uuid primary key references account, password text not null, position int not null);

-- The actor of the transaction. Unset = null = nothing is seen.
create function actor_unit() returns text language sql stable parallel safe as $$ select nullif(current_setting('app.unit', true), '') $$;
create function actor_agency() returns text language sql stable parallel safe as $$ select nullif(current_setting('app.agency', true), '') $$;
create function actor_province() returns text language sql stable parallel safe as $$ select nullif(current_setting('app.province', true), '') $$;
create function actor_post() returns text language sql stable parallel safe as $$ select nullif(current_setting('app.post', true), '') $$;
create function actor_account() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('app.account', true), '')::uuid $$;
create function actor_purpose() returns text language sql stable parallel safe as $$ select nullif(current_setting('app.purpose', true), '') $$;
create function actor_day() returns date language sql stable parallel safe as $$ select nullif(current_setting('app.day', true), '')::date $$;

-- Who saw whom, when, why. Append-only. A reading's entry is written in batches before the answer leaves, and each writer seals its batches
-- into a chain of its own; a writing's entry stands in the transaction of what it wrote and carries no writer.
create table disclosure (
  id bigint generated always as identity primary key,
  at timestamptz not null, account_id uuid, post_id text not null, role text not null, agency_id text not null, unit_id text not null,
  operation text not null, purpose text not null, outcome text not null check (outcome in ('shown', 'refused')),
  person_ids uuid[] not null, persons int not null generated always as (cardinality(person_ids)) stored, measure_id uuid, article text,
  writer_id uuid, batch bigint, position int
);
create index on disclosure (post_id, id desc);
create index on disclosure using gin (person_ids);
create index on disclosure (writer_id, batch) where writer_id is not null;
create table disclosure_seal (
  writer_id uuid not null, batch bigint not null, entries int not null,
  sealed text not null,                           -- the exact text that was hashed; the rows of `disclosure` are read from it
  head bytea not null,                            -- sha256(previous head, sealed); the first previous head is sha256(writer id)
  at timestamptz not null,
  primary key (writer_id, batch)
);
-- What happens to accounts and sessions, and acts outside persons: no names, no addresses.
create table audit_event (
  id bigint generated always as identity primary key, at timestamptz not null, event text not null, account_id uuid, post_id text, unit_id text, outcome text not null
);
create function refuse_change() returns trigger language plpgsql as $$ begin raise exception 'append-only' using errcode = 'HN403'; end $$;
create trigger append_only before update or delete on disclosure for each row execute function refuse_change();
create trigger append_only before update or delete on disclosure_seal for each row execute function refuse_change();
create trigger append_only before update or delete on audit_event for each row execute function refuse_change();
create trigger never_emptied before truncate on disclosure for each statement execute function refuse_change();
create trigger never_emptied before truncate on disclosure_seal for each statement execute function refuse_change();
create trigger never_emptied before truncate on audit_event for each statement execute function refuse_change();
