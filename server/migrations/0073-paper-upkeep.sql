-- Drafts are no papers: what nobody touched for their days goes, and what a body left unfinished when another took over its work goes with its posts.
do $$ begin grant create on schema public to hn_keeper; end $$;
set local role hn_keeper;
create function drop_old_paper_drafts(p_untouched_since timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_count int;
begin
  if current_setting('role') <> 'hn_system' then raise exception 'jobs only' using errcode = '42501'; end if;
  delete from paper_draft d where (d.history -> -1 ->> 'at')::timestamptz < p_untouched_since or agency_now(d.agency_id) <> d.agency_id;
  get diagnostics v_count = row_count;
  return v_count;
end $$;
set local role hn_owner;
revoke create on schema public from hn_keeper;
