select order_id
from orders
where replace(order_id, '-', '') like :figures || '%' or replace(order_id, '-', '') like '%' || :figures
order by order_id
limit 5
