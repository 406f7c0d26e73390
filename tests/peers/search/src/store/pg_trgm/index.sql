create index people_by_name on people using gin (name gin_trgm_ops);
create index people_by_dob on people (dob);
analyze people;
