-- What each record lets its person be found by: folded text that the index is made of at unlock.
create table clue (
  record_id text primary key not null,
  clues text not null
) strict, without rowid;

create table clue_edition (
  -- Which way of folding the clues were made in; where it is not this program's, they are made anew.
  edition integer primary key not null
) strict;

-- The index finds names, sounds and births now.
drop table name_words;
drop table name_row;
drop table born;

-- All that the index asks of a link, so that it is read in order beside the clues.
drop index record_link_record;
create index record_link_record on record_link (record_id, revoked, person_id);
