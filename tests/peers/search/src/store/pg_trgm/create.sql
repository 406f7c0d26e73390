create extension pg_trgm;

create table people (
    id bigint not null,
    name text not null,
    dob text not null,
    year text not null,
    outward text not null
);
