select
    device, capture, received_at, reason, claimed, draft, taken_by, closed_at, closed_why, saved_at, exhibits
from capture
where :device is null or device = :device
order by capture, device
