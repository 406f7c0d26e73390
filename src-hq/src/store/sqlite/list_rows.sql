-- What is gone is handed out with the state that it has now, whatever was put of it before.
select
    said.revision,
    said.kind,
    said.id,
    case last.state when 'put' then said.state else last.state end,
    case last.state when 'put' then said.body else last.body end
from feed_row said
join feed_row last
    on last.scope = said.scope
    and last.revision = (
        select max(each.revision) from feed_row each indexed by feed_row_by_id
        where each.scope = said.scope and each.kind = said.kind and each.id = said.id
    )
where said.scope = :scope and said.revision between :from and :to
order by said.revision
