insert into exhibit (device, exhibit, officer, key, sha256, sealed, length)
values (:device, :exhibit, :officer, :key, :sha256, :sealed, :length)
on conflict (device, exhibit, officer) do update
set key = :key, sha256 = :sha256, length = :length, sealed = coalesce(:sealed, sealed)
