-- The scope a row came in, so that it goes with its scope; '' for one from before this layout.
alter table record_link add column scope text not null default '';
alter table order_link add column scope text not null default '';
alter table event add column scope text not null default '';

-- No scope counts as held until it is forgotten and read anew, as after a change of epoch.
delete from applied;
delete from coverage;
