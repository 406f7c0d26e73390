create table known_device (
  -- One row: who this device is, whom it trusts as HQ, and the public part of its slots. The file in clear
  -- can be written by anybody who holds the disk; this cannot.
  one integer primary key not null check (one = 1),
  device text not null
) strict;

create table journal_gap (
  -- Sequences of entries that this device wrote and its store no longer holds, as after an older copy of
  -- the store was put back. They are never given again.
  ended integer primary key not null,
  written integer not null,
  found_at text not null
) strict;
