select quarantine_step.how, quarantine_step.at, quarantine_step.why, act.number, act.login, act.account
from quarantine_step
left join act on act.number = quarantine_step.act
where quarantine_step.id = :id
order by quarantine_step.step
