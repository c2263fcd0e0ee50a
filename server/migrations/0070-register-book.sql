-- The register book of outgoing papers (Nghị định 30/2020 Điều 15, 22): one series for paper and electronic, gap-free within office, series and year.
-- A number is taken in the transaction that issues the paper: what fails takes none.
create table register_book (
  agency_id text not null references agency, series text not null check (length(series) between 1 and 20), year int not null check (year between 2000 and 2200),
  last int not null, started_after int not null default 0 check (started_after >= 0),   -- the last number that a paper book had given before this one took over
  last_day date,
  opened_at timestamptz not null, opened_by_post text not null, closed_at timestamptz, closed_by_post text,
  primary key (agency_id, series, year), check (last >= started_after)
) with (fillfactor = 50);
create table register_entry (
  agency_id text not null, series text not null, year int not null, number int not null check (number > 0), code text not null,
  kind text not null check (kind in ('measure-paper', 'copy', 'office-paper', 'report', 'by-hand')),
  paper_id uuid not null,                          -- the paper, copy or report that took it
  form_id text, title text not null check (length(title) between 1 and 200),   -- the kind of paper; what is typed for one written by hand names no person
  day date not null, at timestamptz not null, role text not null, post_id text not null,
  primary key (agency_id, series, year, number), unique (agency_id, year, code, number), unique (agency_id, paper_id),
  foreign key (agency_id, series, year) references register_book
);
create index on register_entry (agency_id, day desc, at desc);
-- What was entered stays; a number given in error is a recalled paper, never a free number.
create trigger never_changed before update or delete on register_entry for each row execute function refuse_change();

grant select, insert, update on register_book to hn_keeper;
grant select, insert on register_entry to hn_keeper;
create policy kept_by_functions on register_book to hn_keeper using (true) with check (true);
create policy kept_by_functions on register_entry to hn_keeper using (true) with check (true);

do $$ begin grant create on schema public to hn_keeper; end $$;
set local role hn_keeper;

-- After which number a book begins that nobody opened: an office that changes how it numbers within a year gives no number of a code twice.
create function book_starts_after(p_agency text, p_series text, p_code text, p_year int) returns int
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(max(e.number), 0) from register_entry e where e.agency_id = p_agency and e.year = p_year and (e.code = p_code or e.series = 'chung' or p_series = 'chung')
$$;

-- The next number, entered: called by the functions that issue, within their transaction. The book's row is locked to its end, so the next waits.
-- HN423: the book is closed; HN425: the day is before that of the last number.
create function take_register_number(p_series text, p_code text, p_day date, p_kind text, p_paper uuid, p_form text, p_title text, p_at timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_agency text := actor_agency(); v_year int := extract(year from p_day); v_book register_book; v_start int;
begin
  if v_agency is null or actor_post() is null then raise exception 'no actor' using errcode = 'HN401'; end if;
  -- The number of a day is taken on that day.
  if current_setting('role') <> 'hn_system' and p_day is distinct from actor_day() then raise exception 'another day' using errcode = 'HN425'; end if;
  select * into v_book from register_book b where b.agency_id = v_agency and b.series = p_series and b.year = v_year for update;
  if not found then
    -- Two that open it at once: the second waits for the first and finds it open.
    v_start := book_starts_after(v_agency, p_series, p_code, v_year);
    insert into register_book (agency_id, series, year, last, started_after, opened_at, opened_by_post) values (v_agency, p_series, v_year, v_start, v_start, p_at, actor_post()) on conflict do nothing;
    select * into v_book from register_book b where b.agency_id = v_agency and b.series = p_series and b.year = v_year for update;
  end if;
  if v_book.closed_at is not null then raise exception 'the book is closed' using errcode = 'HN423'; end if;
  if v_book.last_day > p_day then raise exception 'before the last number' using errcode = 'HN425'; end if;
  update register_book b set last = b.last + 1, last_day = p_day where b.agency_id = v_agency and b.series = p_series and b.year = v_year;
  insert into register_entry (agency_id, series, year, number, code, kind, paper_id, form_id, title, day, at, role, post_id)
    values (v_agency, p_series, v_year, v_book.last + 1, p_code, p_kind, p_paper, p_form, p_title, p_day, p_at, replace(substr(current_setting('role'), 4), '_', '-'), actor_post());
  return v_book.last + 1;
end $$;

-- Which number would come next: what is rendered before the number is taken bears it, and is made again where somebody was faster.
create function next_register_number(p_series text, p_code text, p_day date) returns int
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_last int;
begin
  select b.last into v_last from register_book b where b.agency_id = actor_agency() and b.series = p_series and b.year = extract(year from p_day);
  return coalesce(v_last, book_starts_after(actor_agency(), p_series, p_code, extract(year from p_day)::int)) + 1;
end $$;

-- Opens a book after numbers that were given on paper. Null: it is open already.
create function open_register_book(p_series text, p_year int, p_started_after int, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if p_started_after < (select coalesce(max(e.number), 0) from register_entry e where e.agency_id = actor_agency() and e.year = p_year and (e.series = 'chung' or p_series = 'chung')) then return false; end if;
  insert into register_book (agency_id, series, year, last, started_after, opened_at, opened_by_post) values (actor_agency(), p_series, p_year, p_started_after, p_started_after, p_at, actor_post()) on conflict do nothing;
  return found;
end $$;

create function close_register_book(p_series text, p_year int, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update register_book b set closed_at = coalesce(b.closed_at, p_at), closed_by_post = coalesce(b.closed_by_post, actor_post()) where b.agency_id = actor_agency() and b.series = p_series and b.year = p_year;
  return found;
end $$;

-- A number for a paper written outside; the same id sent again answers the same number, another content none (null).
create function enter_by_hand(p_id uuid, p_series text, p_code text, p_day date, p_title text, p_at timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_known register_entry;
begin
  perform pg_advisory_xact_lock(4270, hashtext(p_id::text));
  select * into v_known from register_entry e where e.agency_id = actor_agency() and e.paper_id = p_id;
  if found then return case when v_known.kind = 'by-hand' and v_known.code = p_code and v_known.title = p_title then v_known.number end; end if;
  return take_register_number(p_series, p_code, p_day, 'by-hand', p_id, null, p_title, p_at);
end $$;
set local role hn_owner;
revoke create on schema public from hn_keeper;
