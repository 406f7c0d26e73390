select
    device, capture, received_at, reason, claimed, draft, taken_by, closed_at, closed_why, saved_at, exhibits,
    body
from capture
where device = :device and capture = :capture
