create index people_by_dob on people (dob);
insert into spellings (spellings) values ('rebuild');
insert into spellings (spellings) values ('optimize');
analyze;
