create index if not exists record_link_person on record_link (person_id);
create index if not exists record_link_record on record_link (record_id, revoked, person_id);
create index if not exists order_link_person on order_link (person_id);
create index if not exists order_link_order on order_link (order_id);
create index if not exists identifier_record on identifier (record_id);
create index if not exists identifier_order on identifier (order_id);
create index if not exists zone_order on zone (order_id);
