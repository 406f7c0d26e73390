select
    count(*) filter (where state <> 'set_aside'),
    coalesce(sum(length(body)) filter (where state <> 'set_aside'), 0),
    count(*) filter (where state = 'set_aside'),
    coalesce(sum(length(body)) filter (where state = 'set_aside'), 0)
from capture
where device = :device and draft is null and closed_at is null
