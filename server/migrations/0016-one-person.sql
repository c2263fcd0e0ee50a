-- The records post's decision that two records are one person: a link, recorded and reversible. Nothing of either record is moved or changed; whoever
-- sees one of them learns that there is the other, and sees of that one what was his before.
create table person_link (
  id uuid primary key, task_id uuid not null references duplicate_task, person_a uuid not null references person, person_b uuid not null references person,
  reason text not null, linked_at timestamptz not null, linked_by_post text not null,
  unlinked_at timestamptz, unlinked_reason text, unlinked_by_post text
);
create unique index on person_link (person_a, person_b) where unlinked_at is null;
create index on person_link (person_b) where unlinked_at is null;
grant select, insert, update on person_link to hn_keeper;
create policy kept_by_functions on person_link to hn_keeper using (true) with check (true);
