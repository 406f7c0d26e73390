select id
from quarantine
where
    sha256 = :sha256 and kind = :kind and handed_in_by = :by and reason = :reason
    and file is :file and within is :within and line is :line and device is :device and sequence is :sequence and capture is :capture
