pragma journal_mode = off;
pragma synchronous = off;
pragma cache_size = -65536;

create table people (
    row integer primary key,
    name text not null,
    dob text not null,
    year text not null,
    outward text not null
) strict;

create virtual table spellings using fts5 (
    name,
    content = 'people',
    content_rowid = 'row',
    tokenize = 'trigram'
);
