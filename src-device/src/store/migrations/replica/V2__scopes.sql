-- The scope a row came in, so that it goes with its scope; '' for one from before this layout.
alter table record_link add column scope text not null default '';
alter table order_link add column scope text not null default '';
alter table event add column scope text not null default '';

-- Every scope is read anew, as after a change of epoch: HQ's epochs begin at 1. How old the copy is
-- stands until then.
delete from applied;
update coverage set epoch = 0;
