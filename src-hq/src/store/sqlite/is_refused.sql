select 1
from quarantine
where
    source = :source and sha256 = :sha256 and reason = :reason
    and coalesce(line, 0) = coalesce(:line, 0) and coalesce(file, '') = coalesce(:file, '')
