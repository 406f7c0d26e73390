-- The second line of what agreed only breaks ties.
with near (row) as (
    select rowid
    from (
        select rowid
        from spellings
        where spellings match :spelling
        order by rank
        limit 200
    )
    union
    select row
    from people
    where dob = :dob
)
select
    people.row,
    people.name,
    ifnull(dob = :dob, 0)
        + 1e-6 * (ifnull(year = :year, 0) + ifnull(outward = :outward, 0)) as agreed
from near
join people on people.row = near.row;
