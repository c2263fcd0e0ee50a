-- Of records that are one person, the first that fits the question; asked for by the search over a province where a tail belongs to several records, which few do. A function of its
-- own, with the rights of its caller: as a part of the statement it was prepared with every search.
create function first_of_tail(p_person uuid, p_same_person uuid, p_words text, p_unit text) returns boolean language plpgsql stable parallel safe set search_path = pg_catalog, public, pg_temp as $$
begin
  return first_of_person(p_same_person, (select i.same_rank from person_identity i where i.person_id = p_person), p_words, p_unit, null, null);
end $$;
