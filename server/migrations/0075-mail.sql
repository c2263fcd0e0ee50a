-- Who wants a digest by mail, and what was sent. Addresses and codes are sealed under the installation's keys; what a mail said is kept nowhere.
create table mail_preference (
  account_id uuid primary key references account,
  frequency text not null check (frequency in ('daily', 'weekly', 'off')),
  address bytea,
  -- waiting: the code that was sent to the address has not come back; failing: mail to it failed too often.
  state text not null check (state in ('none', 'waiting', 'confirmed', 'failing')),
  code bytea, code_until timestamptz, code_tries int not null default 0,
  failures int not null default 0,                 -- in a row
  changed_at timestamptz not null, confirmed_at timestamptz,
  check ((address is null) = (state = 'none')), check ((code is null) = (code_until is null))
);
create index on mail_preference (frequency, account_id) where state = 'confirmed';
create table mail_sent (
  id uuid primary key, account_id uuid not null references account,
  kind text not null check (kind in ('digest', 'code')), on_day date not null,
  -- sending: claimed; later: the server asked to come again; refused: it will not take it; unknown: it broke off after the text had gone, and is not sent twice; bounced: it came back.
  state text not null check (state in ('sending', 'sent', 'later', 'refused', 'unknown', 'bounced')),
  attempts int not null default 1, reply text check (reply ~ '^[0-9A-Z.]{1,12}$'),  -- the server's code and never its words, which may quote the address
  at timestamptz not null
);
-- One digest of an account a day, whoever asks for it how often.
create unique index on mail_sent (account_id, on_day) where kind = 'digest';
create index on mail_sent (account_id, at desc);
create index on mail_sent (at);
-- Days on which the digests were asked for.
create table mail_day (on_day date primary key, at timestamptz not null);
