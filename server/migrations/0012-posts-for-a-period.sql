-- Substitution: a dated post with the same scope, held by a colleague, to the minute. Delegation: a named capability, never a wider scope.
alter table post add column starts_at timestamptz;
alter table post add column ends_at timestamptz;                  -- exclusive; an ended post ends its sessions with the next statement
alter table post add column substitutes text references post;     -- the post that is stood in for; its holder's name stands beside the substitute's
create index on post (substitutes) where substitutes is not null;
create index on post (agency_id);

create table delegation (
  id uuid primary key, capability text not null, from_post text not null references post, to_post text not null references post, province_id text not null,
  article text not null, reason text not null, starts_at timestamptz not null, ends_at timestamptz not null, made_at timestamptz not null, ended_at timestamptz,
  check (ends_at > starts_at)
);
create index on delegation (to_post, ends_at);
create index on delegation (from_post);

do $$ declare t text; begin
  foreach t in array array['delegation'] loop
    execute format('grant select, insert, update on %I to hn_keeper', t);
    execute format('create policy kept_by_functions on %I to hn_keeper using (true) with check (true)', t);
  end loop;
  grant insert, update on post to hn_keeper;
  grant update on session to hn_keeper;
  create policy writes_posts on post for insert to hn_keeper with check (true);
  create policy ends_posts on post for update to hn_keeper using (true) with check (true);
  create policy ends_sessions on session for update to hn_keeper using (true) with check (true);
  grant create on schema public to hn_keeper;
end $$;
set local role hn_keeper;

-- A post that may act at this moment.
create function post_lives(p post, p_at timestamptz) returns boolean language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select p.valid_from <= actor_day() and (p.valid_to is null or p.valid_to > actor_day()) and (p.starts_at is null or p.starts_at <= p_at) and (p.ends_at is null or p.ends_at > p_at)
$$;

-- The holder of a post, or an administrator of the province, seats a colleague of the same body on it for a period. Answers 'made' and the dated post, or
-- why not.
create function make_substitution(p_post text, p_colleague text, p_starts timestamptz, p_ends timestamptz, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_post post; v_mine post; v_account uuid; v_number int;
begin
  select * into v_mine from post where id = actor_post();
  select * into v_post from post p where p.id = p_post and post_lives(p, p_at);
  if v_post.id is null or v_mine.id is null or not (v_post.id = v_mine.id or (v_mine.role = 'system-admin' and v_post.province_id = v_mine.province_id)) then return 'not-found'; end if;
  if v_post.substitutes is not null then return 'not-passed-on'; end if;
  select c.id into v_account from account c where c.username = p_colleague and c.disabled_at is null and c.id <> v_post.account_id
    and exists (select from post q where q.account_id = c.id and q.agency_id = v_post.agency_id and q.substitutes is null and post_lives(q, p_at));
  if v_account is null then return 'colleague-unknown'; end if;
  perform pg_advisory_xact_lock(4210, hashtext(v_post.id));
  select count(*) + 1 into v_number from post where substitutes = v_post.id;
  insert into post (id, account_id, agency_id, role, unit_id, province_id, valid_from, starts_at, ends_at, substitutes)
    values (v_post.id || '/thay-' || v_number, v_account, v_post.agency_id, v_post.role, v_post.unit_id, v_post.province_id, (p_starts at time zone 'Asia/Ho_Chi_Minh')::date, p_starts, p_ends, v_post.id);
  return 'made ' || v_post.id || '/thay-' || v_number;
end $$;

-- A named capability for a colleague's own post. Whether it may be delegated at all is judged before, by the declaration.
create function make_delegation(p_id uuid, p_capability text, p_colleague text, p_to_role text, p_article text, p_reason text, p_starts timestamptz, p_ends timestamptz, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_mine post; v_to text;
begin
  select * into v_mine from post where id = actor_post();
  if v_mine.id is null then return 'not-found'; end if;
  if v_mine.substitutes is not null then return 'not-passed-on'; end if;
  select q.id into v_to from post q join account c on c.id = q.account_id
    where c.username = p_colleague and c.disabled_at is null and c.id <> v_mine.account_id and q.agency_id = v_mine.agency_id and q.role = p_to_role and q.substitutes is null and post_lives(q, p_at)
    order by q.id limit 1;
  if v_to is null then return 'colleague-unknown'; end if;
  insert into delegation (id, capability, from_post, to_post, province_id, article, reason, starts_at, ends_at, made_at)
    values (p_id, p_capability, v_mine.id, v_to, v_mine.province_id, p_article, p_reason, p_starts, p_ends, p_at);
  return 'made';
end $$;

create function end_delegation(p_id uuid, p_at timestamptz) returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update delegation set ended_at = p_at where id = p_id and from_post = actor_post() and ended_at is null and ends_at > p_at;
  return found;
end $$;

-- Ends a post this second, with its sessions, its substitutes and what it delegated or was delegated. By an administrator of the province; the holder
-- ends his own substitutes.
create function end_post(p_post text, p_at timestamptz) returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_mine post; v_post post;
begin
  select * into v_mine from post where id = actor_post();
  select * into v_post from post p where p.id = p_post and (p.ends_at is null or p.ends_at > p_at) and (p.valid_to is null or p.valid_to > actor_day());
  if v_post.id is null or v_mine.id is null or v_post.id = v_mine.id or not (coalesce(v_post.substitutes = v_mine.id, false) or (v_mine.role = 'system-admin' and v_post.province_id = v_mine.province_id)) then return false; end if;
  update post set ends_at = p_at where (id = v_post.id or substitutes = v_post.id) and (ends_at is null or ends_at > p_at);
  update session set ended_at = p_at, ended_because = 'post-ended' where ended_at is null and post_id in (select id from post where id = v_post.id or substitutes = v_post.id);
  update delegation set ended_at = p_at where ended_at is null and (from_post = v_post.id or to_post = v_post.id);
  return true;
end $$;
set local role hn_owner;
revoke create on schema public from hn_keeper;
