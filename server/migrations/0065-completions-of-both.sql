-- A support may count for either figure of completions: the light step asks about both. The definition of 0023 that 0057 brought back is taken away again.
do $$ begin grant create on schema public to hn_keeper; end $$;
set local role hn_keeper;
drop function if exists step_of(uuid, uuid, uuid, int);
do $$
declare v_before text := pg_get_functiondef('step_of(uuid, uuid, uuid, int, date)'::regprocedure); v_after text;
begin
  v_after := replace(v_before, $q$f.indicator_id = 'completers-supported'$q$, $q$f.indicator_id in ('completers-supported', 'returners-supported')$q$);
  if v_after = v_before then raise exception 'step_of asks about other figures than expected'; end if;
  execute v_after;
end $$;
set local role hn_owner;
revoke create on schema public from hn_keeper;
