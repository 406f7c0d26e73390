delete from finding
where
    device = :device and exhibit = :exhibit and officer = :officer and not exists (
        select 1
        from exhibit
        where
            exhibit.device = :device and exhibit.exhibit = :exhibit and exhibit.officer = :officer
            and key = :key and sha256 = :sha256)
