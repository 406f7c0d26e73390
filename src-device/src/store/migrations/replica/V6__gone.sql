-- Since when an order is gone, in milliseconds since 1970; 0 where it stands, or where that was not said.
alter table orders add column gone_at integer not null default 0;
