select quarantine.id, source, line, reason, length(bytes), quarantine.at, file, how, why, quarantine_end.at, capture
from quarantine
left join quarantine_end using (id)
