select
    quarantine.id, kind, handed_in_by, path, file, line, device, sequence, capture, reason, size, times,
    quarantine.at, ended, why, quarantine_step.at, within
from quarantine
left join quarantine_step on quarantine_step.id = quarantine.id and step = steps
