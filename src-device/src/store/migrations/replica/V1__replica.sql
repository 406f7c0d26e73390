-- HQ's copy: rebuildable, written only by the sync wing.
create table coverage (
  -- One row per scope: how far and how old the copy is.
  scope text primary key not null,
  shown text not null,
  not_held text not null,
  epoch integer not null,
  revision integer not null,
  digest text not null,
  as_of text not null
) strict;

create table applied (
  -- Segments whose rows are in the tables below.
  hash text not null,
  scope text not null,
  last_revision integer not null,
  primary key (scope, hash)
) strict, without rowid;

create table orders (
  order_id text primary key not null,
  scope text not null,
  revision integer not null,
  state text not null,
  body text not null
) strict;

create table record (
  -- What one source said of somebody.
  record_id text primary key not null,
  scope text not null,
  revision integer not null,
  state text not null,
  body text not null
) strict;

create table record_link (
  -- An assertion that a record describes a person; revoked ones stay, marked.
  link_id text primary key not null,
  record_id text not null,
  person_id text not null,
  revoked integer not null,
  revision integer not null
) strict;
create index record_link_person on record_link (person_id);
create index record_link_record on record_link (record_id);

create table order_link (
  link_id text primary key not null,
  person_id text not null,
  order_id text not null,
  role text not null,
  revision integer not null
) strict;
create index order_link_person on order_link (person_id);
create index order_link_order on order_link (order_id);

create table identifier (
  -- Exact clues, normalised: of a record, or of an order (case numbers).
  kind text not null,
  value text not null,
  record_id text not null default '',
  order_id text not null default '',
  primary key (kind, value, record_id, order_id)
) strict, without rowid;
create index identifier_record on identifier (record_id);
create index identifier_order on identifier (order_id);

create table born (
  record_id text primary key not null,
  day text not null,
  year integer not null
) strict;
create index born_day on born (day);
create index born_year on born (year);

create table name_row (
  -- One row per name; its words and sounds are indexed in name_words.
  name_row integer primary key not null,
  record_id text not null
) strict;
create index name_row_record on name_row (record_id);

create virtual table name_words using fts5 (words, sounds, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');

create table zone (
  -- Areas named in conditions, with what is needed to ask them.
  zone_row integer primary key not null,
  order_id text not null,
  condition_id text not null
) strict;
create index zone_order on zone (order_id);

create virtual table zone_box using rtree (zone_row, west, east, south, north);

create table event (
  -- Notices, incidents, decisions and outcomes of this device's entries, as HQ holds them.
  kind text not null,
  event_id text not null,
  order_id text not null default '',
  person_id text not null default '',
  incident_id text not null default '',
  sequence integer not null default 0,
  revision integer not null,
  state text not null,
  body text not null,
  primary key (kind, event_id)
) strict, without rowid;
create index event_order on event (order_id);
create index event_person on event (person_id);
create index event_incident on event (incident_id);

create table unknown_row (
  -- Kinds this edition does not know: kept, not applied.
  scope text not null,
  revision integer not null,
  body text not null,
  primary key (scope, revision)
) strict, without rowid;
