select capture_step.how, act.at, act.login, act.account, act.why
from capture_step
join act on act.number = capture_step.act
where capture_step.device = :device and capture_step.capture = :capture
order by capture_step.act
