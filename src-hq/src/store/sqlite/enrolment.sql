select
    e.device, e.officer, o.collar, d.shown, e.enrolled_at, e.expires_at, e.number, e.wrong, e.outcome, o.left_at
from enrolment e
join officer o on o.id = e.officer
join device_officer d on d.device = e.device and d.officer = e.officer
