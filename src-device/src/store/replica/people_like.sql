select person_id
from (select person_id from record_link where revoked = 0 union select person_id from order_link)
where replace(person_id, '-', '') like :figures || '%' or replace(person_id, '-', '') like '%' || :figures
order by person_id
limit 5
