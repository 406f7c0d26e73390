create table search_shown (
  -- Whom an open search has shown, before an entry says so: a row for each reply that showed somebody
  -- new, and one for its opening. Folded into one entry when the search pauses, or at the next unlock.
  search_id text not null,
  number integer not null,
  officer_id text not null,
  asked text not null,
  persons text not null,
  primary key (search_id, number)
) strict, without rowid;
