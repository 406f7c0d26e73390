select distinct id from feed_row indexed by feed_row_by_id
where scope = :scope and kind = :kind and state = 'put' and instr(body, :text) > 0
order by id
