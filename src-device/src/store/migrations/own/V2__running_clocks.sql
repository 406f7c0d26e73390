create table running_clock (
  -- A statutory clock that an officer's decision started.
  incident_id text not null references incident (incident_id),
  rule text not null,
  start text not null,
  who text not null default '',
  primary key (incident_id, rule, start)
) strict, without rowid;

-- The sync centre names an exhibit by its entry.
create index exhibit_sequence on exhibit (sequence);
