-- Second factors, the short wait between password and second factor, sessions that can be listed and ended, and the counts that slow guessing,
-- shared by all processes. Read and written by hn_sign_in only; nothing here is about persons.
create table account_totp (
  account_id uuid primary key references account,
  secret bytea,                                   -- in force; encrypted under the installation's keys
  next_secret bytea,                              -- shown, and in force once its first code has come
  last_step bigint not null default 0,            -- the last thirty-second step that was accepted: a code serves once
  made_at timestamptz not null, confirmed_at timestamptz,
  check ((secret is null) = (confirmed_at is null))
);
create table account_passkey (
  id uuid primary key, account_id uuid not null references account, credential_id text not null unique, public_key bytea not null, counter bigint not null,
  transports text[] not null default '{}', label text not null, made_at timestamptz not null, used_at timestamptz
);
create index on account_passkey (account_id);
create table recovery_code (
  account_id uuid not null references account, code_hash bytea not null, made_at timestamptz not null, used_at timestamptz, primary key (account_id, code_hash)
);
-- Between the right password and the second factor; also the challenge of a passkey that a session is about to add.
create table pending_sign_in (
  token_hash bytea primary key, account_id uuid not null references account, post_id text, purpose text not null check (purpose in ('sign-in', 'add-passkey')),
  enrols boolean not null default false, challenge text, tries int not null default 0, at timestamptz not null, expires_at timestamptz not null, done_at timestamptz
);
create index on pending_sign_in (expires_at);

alter table session add column id uuid not null default gen_random_uuid();
alter table session add column second_factor text check (second_factor in ('totp', 'passkey', 'recovery'));
alter table session add column ended_because text;
create unique index on session (id);

-- Failures by keyed hash: neither name nor address stands here. Forgotten after a quarter of an hour.
create unlogged table sign_in_failure (key bytea primary key, failures int not null, last timestamptz not null, wait_until timestamptz);
create index on sign_in_failure (last);
