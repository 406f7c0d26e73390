-- The police rank of an officer, null for those who have none.
alter table officer add column rank text;
alter table code add column rank text;

create table approval (
    -- a second officer's signature; it is that of the entry at this place of the device's chain
    -- subject: "entry ID", or "DEED ID" of an act
    subject text not null,
    officer text not null references officer (id),
    digest text not null,
    device text not null references device (id),
    sequence integer not null,
    primary key (subject, officer)
) strict, without rowid;
