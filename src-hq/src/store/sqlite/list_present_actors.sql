select distinct r.role, r.rank
from enrolment e
join officer o on o.id = e.officer
join officer_role r on r.collar = o.collar
where e.device = :device
    and e.outcome = 'confirmed'
    and o.left_at is null
    and r.since = (select max(since) from officer_role where collar = o.collar)
