create table quarantine_by_row (
    -- what was refused, by its bytes, with line and reason; file: SHA-256 of the file it is a part of
    id integer not null primary key,
    source text not null,
    file text,
    line integer,
    reason text not null,
    sha256 text not null,
    bytes blob not null,
    at integer not null
) strict;

insert into quarantine_by_row (id, source, line, reason, sha256, bytes, at)
select id, source, line, reason, sha256, bytes, at from quarantine;

drop table quarantine;

alter table quarantine_by_row rename to quarantine;

-- The same refusal is kept once; two rows refused for the same reason are two.
create unique index quarantine_once on quarantine (source, sha256, reason, coalesce(line, 0), coalesce(file, ''));

create index quarantine_by_file on quarantine (file) where file is not null;

create table feed_told (
    -- what a person has to know of how a file was read, as it was told at its import
    file text not null,
    line integer,
    what text not null
) strict;

create index feed_told_by_file on feed_told (file);
