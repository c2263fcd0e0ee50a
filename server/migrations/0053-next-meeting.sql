-- The day of the next meeting, for the helper who is to come to it.
alter table support_meeting add column next_on text generated always as (data ->> 'nextOn') stored;
