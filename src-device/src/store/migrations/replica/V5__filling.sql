-- While a copy is read for the first time its rows are put in alone: what finds people, and what a hit
-- shows of them, is made of all of them at once behind the last row.
create table filling (
  -- One row while that goes on, none otherwise: which step is to be made next, and behind what it goes on.
  only integer primary key not null check (only = 1),
  step integer not null,
  after text not null
) strict;

create table begun (
  -- Scopes of which not all is here yet, and the epoch that their rows are of.
  scope text primary key not null,
  epoch integer not null
) strict, without rowid;

-- As before, save that nothing is to be made anew of a row while all is.
drop trigger record_added;
drop trigger record_changed;
drop trigger record_gone;
drop trigger record_link_added;
drop trigger record_link_changed;
drop trigger record_link_gone;
drop trigger order_added;
drop trigger order_changed;
drop trigger order_gone;
drop trigger order_link_added;
drop trigger order_link_changed;
drop trigger order_link_gone;

-- (A conflict clause of its own would give way to that of the statement that it follows.)
create trigger record_added after insert on record when not exists (select 1 from filling) begin
  insert into unprepared
    select distinct person_id from record_link
    where record_id = new.record_id and person_id not in (select person_id from unprepared);
end;
create trigger record_changed after update on record when not exists (select 1 from filling) begin
  insert into unprepared
    select distinct person_id from record_link
    where record_id = new.record_id and person_id not in (select person_id from unprepared);
end;
create trigger record_gone after delete on record when not exists (select 1 from filling) begin
  insert into unprepared
    select distinct person_id from record_link
    where record_id = old.record_id and person_id not in (select person_id from unprepared);
end;

create trigger record_link_added after insert on record_link when not exists (select 1 from filling) begin
  insert into unprepared
    select new.person_id where new.person_id not in (select person_id from unprepared);
end;
create trigger record_link_changed after update on record_link when not exists (select 1 from filling) begin
  insert into unprepared
    select old.person_id where old.person_id not in (select person_id from unprepared);
  insert into unprepared
    select new.person_id where new.person_id not in (select person_id from unprepared);
end;
create trigger record_link_gone after delete on record_link when not exists (select 1 from filling) begin
  insert into unprepared
    select old.person_id where old.person_id not in (select person_id from unprepared);
end;

create trigger order_added after insert on orders when not exists (select 1 from filling) begin
  insert into unprepared
    select distinct person_id from order_link
    where order_id = new.order_id and person_id not in (select person_id from unprepared);
end;
create trigger order_changed after update on orders when not exists (select 1 from filling) begin
  insert into unprepared
    select distinct person_id from order_link
    where order_id = new.order_id and person_id not in (select person_id from unprepared);
end;
create trigger order_gone after delete on orders when not exists (select 1 from filling) begin
  insert into unprepared
    select distinct person_id from order_link
    where order_id = old.order_id and person_id not in (select person_id from unprepared);
end;

-- A link changes everybody named in its order: it says whom the order binds in favour of the others.
create trigger order_link_added after insert on order_link when not exists (select 1 from filling) begin
  insert into unprepared
    select distinct person_id from order_link
    where order_id = new.order_id and person_id not in (select person_id from unprepared);
end;
create trigger order_link_changed after update on order_link when not exists (select 1 from filling) begin
  insert into unprepared
    select old.person_id where old.person_id not in (select person_id from unprepared);
  insert into unprepared
    select distinct person_id from order_link
    where order_id in (old.order_id, new.order_id) and person_id not in (select person_id from unprepared);
end;
create trigger order_link_gone after delete on order_link when not exists (select 1 from filling) begin
  insert into unprepared
    select old.person_id where old.person_id not in (select person_id from unprepared);
  insert into unprepared
    select distinct person_id from order_link
    where order_id = old.order_id and person_id not in (select person_id from unprepared);
end;
