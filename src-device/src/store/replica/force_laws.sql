select coalesce(event.body, '{}') as body
from coverage
left join event on event.kind = 'force_law' and event.event_id = coverage.scope and event.state = 'put'
where coverage.scope not like 'device:%'
