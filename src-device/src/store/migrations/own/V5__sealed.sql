-- Which bytes this device sealed an entry into: HQ's refusal counts for these alone.
alter table journal add column sealed blob not null default x'';

create table setting (
  -- This device's settings, as the last entry about them says. The file in clear is a copy, for the
  -- pages that are drawn before anybody has unlocked.
  one integer not null primary key check (one = 1),
  settings text not null
) strict;
