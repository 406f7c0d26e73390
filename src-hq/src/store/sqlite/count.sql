with area as (select name from scope where covers = 'area')
select
    (
        select count(*) from feed_row said indexed by feed_row_by_id
        where said.scope in (select name from area)
            and said.kind = 'order'
            and said.state = 'put'
            and not exists (
                select 1 from feed_row later indexed by feed_row_by_id
                where later.scope = said.scope
                    and later.kind = said.kind
                    and later.id = said.id
                    and later.revision > said.revision
            )
    ) as orders,
    (
        select count(distinct person) from record_held
        where exists (
            select 1 from area
            where 'put' = (
                select said.state from feed_row said indexed by feed_row_by_id
                where said.scope = area.name and said.kind = 'record' and said.id = record_held.record
                order by said.revision desc limit 1
            )
        )
    ) as people,
    (select count(*) from device) as devices,
    (select count(*) from entry) as entries,
    (select count(*) from entry where state = 'set_aside') as set_aside,
    (select count(*) from entry where state = 'waiting') as waiting,
    (select count(distinct subject) from entry where kind = 'incident_recorded') as incidents,
    (select count(*) from quarantine where ended is null) as quarantine,
    (select count(*) from feed_item where outcome = :nothing) as nothing_for_us,
    (select count(*) from waiting_order where settled_at is null) as needs_a_person,
    (select count(*) from feed_row) as feed_rows,
    (select coalesce(max(imported_at), 0) / 1000 from feed_item where outcome <> :broken) as last_import,
    (select count(*) from fork) as forks,
    (select count(*) from entry where chain_fault = 1) as chain_faults,
    (
        select count(*) from device
        where exists (
            select 1 from entry
            where entry.device = device.id
                and entry.sequence > device.watermark
                and entry.received_at < :withheld
        )
    ) as withholding,
    (select count(*) from capture) as captures,
    (select count(*) from capture where state = 'set_aside') as captures_set_aside,
    (
        select count(*) from (
            select 1 from finding
            group by device, exhibit, sealed, length
            having max(verified) = 0
        )
    ) as evidence_not_as_captured,
    (
        select count(*) from search where closed_for is not officer and received_at <= :overdue
    ) as unsettled_searches
