select
    held,
    (
        select max(verified)
        from finding
        where
            finding.device = evidence.device and finding.exhibit = evidence.exhibit
            and finding.sealed = evidence.sealed and finding.length = evidence.length) as verified,
    receipt, receipt_signature
from evidence
where device = :device and exhibit = :exhibit and sealed = :sealed and length = :length
