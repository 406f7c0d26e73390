select officer, key, sha256, sealed, length
from exhibit
where
    device = :device and exhibit = :exhibit and not exists (
        select 1
        from finding
        where
            finding.device = exhibit.device and finding.exhibit = exhibit.exhibit
            and finding.sealed = :sealed and finding.length = :length and finding.officer = exhibit.officer)
order by officer
