-- What a hit shows of each person, made of their records, links and orders at the end of the slice that
-- changed any of them.
create table prepared (
  person_id text primary key not null,
  body text not null
) strict, without rowid;

create table unprepared (
  -- Whose row is to be made anew. Nobody stands in both tables.
  person_id text primary key not null
) strict, without rowid;

create table prepared_edition (
  -- Which way of preparing the rows were made in; where it is not this program's, they are made anew.
  edition integer primary key not null
) strict;

-- However a record, a link or an order is written, no row that was made of what it said before is left.
create trigger unprepared_added after insert on unprepared begin
  delete from prepared where person_id = new.person_id;
end;

-- (A conflict clause of its own would give way to that of the statement that it follows.)
create trigger record_added after insert on record begin
  insert into unprepared
    select distinct person_id from record_link
    where record_id = new.record_id and person_id not in (select person_id from unprepared);
end;
create trigger record_changed after update on record begin
  insert into unprepared
    select distinct person_id from record_link
    where record_id = new.record_id and person_id not in (select person_id from unprepared);
end;
create trigger record_gone after delete on record begin
  insert into unprepared
    select distinct person_id from record_link
    where record_id = old.record_id and person_id not in (select person_id from unprepared);
end;

create trigger record_link_added after insert on record_link begin
  insert into unprepared
    select new.person_id where new.person_id not in (select person_id from unprepared);
end;
create trigger record_link_changed after update on record_link begin
  insert into unprepared
    select old.person_id where old.person_id not in (select person_id from unprepared);
  insert into unprepared
    select new.person_id where new.person_id not in (select person_id from unprepared);
end;
create trigger record_link_gone after delete on record_link begin
  insert into unprepared
    select old.person_id where old.person_id not in (select person_id from unprepared);
end;

create trigger order_added after insert on orders begin
  insert into unprepared
    select distinct person_id from order_link
    where order_id = new.order_id and person_id not in (select person_id from unprepared);
end;
create trigger order_changed after update on orders begin
  insert into unprepared
    select distinct person_id from order_link
    where order_id = new.order_id and person_id not in (select person_id from unprepared);
end;
create trigger order_gone after delete on orders begin
  insert into unprepared
    select distinct person_id from order_link
    where order_id = old.order_id and person_id not in (select person_id from unprepared);
end;

-- A link changes everybody named in its order: it says whom the order binds in favour of the others.
create trigger order_link_added after insert on order_link begin
  insert into unprepared
    select distinct person_id from order_link
    where order_id = new.order_id and person_id not in (select person_id from unprepared);
end;
create trigger order_link_changed after update on order_link begin
  insert into unprepared
    select old.person_id where old.person_id not in (select person_id from unprepared);
  insert into unprepared
    select distinct person_id from order_link
    where order_id in (old.order_id, new.order_id) and person_id not in (select person_id from unprepared);
end;
create trigger order_link_gone after delete on order_link begin
  insert into unprepared
    select old.person_id where old.person_id not in (select person_id from unprepared);
  insert into unprepared
    select distinct person_id from order_link
    where order_id = old.order_id and person_id not in (select person_id from unprepared);
end;
