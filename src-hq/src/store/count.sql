select
    (select count(distinct id) from feed_row where kind = 'order'),
    (select count(distinct person) from record_held),
    (select count(*) from device),
    (select count(*) from entry),
    (select count(*) from entry where state = 'set_aside'),
    (select count(distinct subject) from entry where kind = 'incident_recorded'),
    (select count(*) from quarantine),
    (select count(*) from feed_item where outcome = 'nothing_for_us'),
    (select count(*) from intake_queue where settled_at is null),
    (select count(*) from feed_row),
    (select count(*) from fork),
    (select count(*) from entry where chain_fault = 1)
