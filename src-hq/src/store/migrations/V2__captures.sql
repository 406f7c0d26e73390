create table capture (
    -- records made on locked devices, by their exact signed bytes; in no chain and in no feed
    -- state: received, kept, set_aside; claimed: whose they say they are; draft, taken_by: who took them up
    device text not null references device (id),
    capture text not null,
    digest text not null,
    body blob not null,
    signature blob not null,
    capture_key blob not null,
    certificate blob not null,
    received_at integer not null,
    state text not null default 'received',
    reason text,
    claimed text,
    draft text,
    taken_by text,
    primary key (device, capture)
) strict;

create index capture_by_draft on capture (draft) where draft is not null;
