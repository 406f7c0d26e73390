create table search (
    -- searches that devices opened, and the entry that first said whom each showed
    -- received_at: when HQ took in the entry that opened it; settled_at: null until one settled it
    device text not null,
    search text not null,
    officer text,
    opened_at integer,
    received_at integer,
    settled_at integer,
    primary key (device, search)
) strict, without rowid;

create index search_unsettled on search (received_at) where settled_at is null;
