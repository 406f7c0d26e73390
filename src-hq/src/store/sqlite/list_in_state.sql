select id from feed_row said indexed by feed_row_by_id
where scope = :scope
    and kind = :kind
    and state = :state
    and not exists (
        select 1 from feed_row later indexed by feed_row_by_id
        where later.scope = said.scope
            and later.kind = said.kind
            and later.id = said.id
            and later.revision > said.revision
    )
order by id
