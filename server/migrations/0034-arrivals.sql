-- Few rows tell a commune that somebody is to arrive, and they are looked for by person (does the actor see one who is on the way?) and all together
-- (whose clock has run out, at every start and every two minutes): without an index of their own among all deadlines there are.
create index deadline_arrival on deadline (person_id) where key = 'arrival';
