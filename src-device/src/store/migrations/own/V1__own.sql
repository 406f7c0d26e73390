-- The precious store: what this device made. HQ holds a copy of each entry once it is receipted.
create table journal (
  -- One row per entry: the chain of this device. Never edited; disposal erases body and salt only.
  sequence integer primary key not null,
  entry_id text not null unique,
  kind text not null,
  at text not null,
  officer_id text not null,
  envelope blob not null,
  device_signature blob not null,
  officer_signature blob not null,
  body blob,
  salt blob
) strict;

create table answer (
  -- HQ's word on an entry: a signed receipt, or a refusal with its reason.
  sequence integer primary key not null references journal (sequence),
  receipt blob,
  signature blob,
  short text not null default '',
  received_at text not null default '',
  refused text not null default ''
) strict;

create table draft (
  -- A form begun and not yet saved; autosaved at every change.
  draft_id text primary key not null,
  officer_id text not null,
  person_id text not null default '',
  order_id text not null default '',
  form text not null,
  kept_at text not null,
  state text not null default 'open' check (state in ('open', 'recorded', 'discarded'))
) strict;

create table exhibit (
  -- Evidence kept: the encrypted file lies in the exhibits folder under the same id.
  exhibit_id text primary key not null,
  draft_id text not null,
  officer_id text not null,
  reference text not null,
  body text not null,
  sequence integer not null references journal (sequence),
  sealed_bytes integer not null,
  kept_at text not null
) strict;
create unique index exhibit_reference on exhibit (officer_id, reference);
create index exhibit_draft on exhibit (draft_id);

create table incident (
  -- A record saved by an officer of this device.
  incident_id text primary key not null,
  draft_id text not null unique,
  officer_id text not null,
  person_id text not null default '',
  at text not null,
  body text not null,
  sequence integer not null references journal (sequence)
) strict;
create index incident_person on incident (person_id);

create table decision (
  -- An officer's decision on an incident.
  decision_id text primary key not null,
  incident_id text not null references incident (incident_id),
  body text not null,
  sequence integer not null references journal (sequence)
) strict;
create index decision_incident on decision (incident_id);

create table notice (
  -- A notice event made here.
  notice_id text primary key not null,
  draft_id text not null unique,
  order_id text not null,
  body text not null,
  sequence integer not null references journal (sequence)
) strict;
create index notice_order on notice (order_id);
