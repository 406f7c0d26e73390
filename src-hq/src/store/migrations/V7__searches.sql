create table search (
    -- searches that devices opened, and the entry that closed each
    -- received_at: when HQ took in the entry that opened it; closed_for: whom the closing entry names as
    -- the searcher, null until one came. One that names another than the opener closes nothing.
    device text not null,
    search text not null,
    officer text,
    opened_at integer,
    received_at integer,
    closed_for text,
    primary key (device, search)
) strict, without rowid;

create index search_open on search (received_at) where closed_for is not officer;
