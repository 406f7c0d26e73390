select quarantine.id, source, line, reason, length(bytes), quarantine.at, file, how, why, quarantine_end.at
from quarantine
left join quarantine_end using (id)
