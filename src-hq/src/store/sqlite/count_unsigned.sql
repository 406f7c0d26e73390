select count(*), coalesce(sum(held), 0)
from evidence
where device = :device and not exists (
    select 1
    from exhibit
    where
        exhibit.exhibit = evidence.exhibit and exhibit.device = evidence.device and exhibit.officer <> ''
        and exhibit.sealed = evidence.sealed and exhibit.length = evidence.length)
