-- The second line of the score only breaks ties.
select
    id,
    similarity(name, $1)::float8 + coalesce((dob = $2)::int, 0)
        + 1e-6::float8 * (coalesce((year = $3)::int, 0) + coalesce((outward = $4)::int, 0)) as score
from people
where name % $1 or dob = $2
order by score desc
limit $5
