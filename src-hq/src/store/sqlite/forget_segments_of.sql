delete from segment
where scope = :scope
    and exists (
        select 1 from feed_row
        where feed_row.scope = :scope
            and kind = :kind
            and id = :id
            and state = 'put'
            and revision between from_revision and to_revision
    )
