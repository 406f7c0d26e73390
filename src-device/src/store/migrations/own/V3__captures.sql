create table capture_key (
  -- Keys of records made while locked: one row. What opens them lies nowhere else.
  one integer primary key not null check (one = 1),
  open_key blob not null,
  seal_key blob not null,
  sign_secret blob not null
) strict;

create table capture (
  -- A record made while locked that an officer took up as a draft, by its exact signed bytes.
  capture_id text primary key not null,
  draft_id text not null unique,
  signed text not null,
  sequence integer not null references journal (sequence)
) strict;

create table capture_answer (
  -- HQ's word on a record made while locked: a signed receipt, or a refusal with its reason.
  capture_id text primary key not null,
  receipt blob,
  signature blob,
  short text not null default '',
  received_at text not null default '',
  refused text not null default ''
) strict;
