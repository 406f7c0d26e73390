insert into finding (device, exhibit, sealed, length, officer, verified)
select evidence.device, evidence.exhibit, evidence.sealed, evidence.length, exhibit.officer, :verified
from evidence
join exhibit on exhibit.device = evidence.device and exhibit.exhibit = evidence.exhibit
where
    evidence.device = :device and evidence.exhibit = :exhibit
    and evidence.sealed = :sealed and evidence.length = :length
    and exhibit.officer = :officer and exhibit.key = :key and exhibit.sha256 = :sha256
on conflict (device, exhibit, sealed, length, officer) do update set verified = :verified
