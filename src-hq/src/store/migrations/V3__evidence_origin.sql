-- by_officer: whether an officer's signed entry gave the key and digest; a record made while locked is a claim
alter table evidence add column by_officer integer not null default 0;

update evidence set by_officer = 1
where key is not null and not exists (
    select 1 from capture
    where capture.device = evidence.device and instr(cast(capture.body as text), evidence.exhibit) > 0);
