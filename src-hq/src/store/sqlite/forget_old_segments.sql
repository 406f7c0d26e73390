delete from segment
where scope = :scope
    and cut_at < :before
    and (
        epoch <> (select scope.epoch from scope where scope.name = segment.scope)
        or exists (
            select 1 from segment longer
            where longer.scope = segment.scope
                and longer.epoch = segment.epoch
                and longer.from_revision = segment.from_revision
                and longer.to_revision > segment.to_revision
        )
    )
