insert into enrolment (device, officer, covered, commitment, nonce, enrolled_at, expires_at)
values (:device, :officer, :covered, :commitment, :nonce, :enrolled_at, :expires_at)
on conflict (device, officer) do update
set covered = excluded.covered,
    commitment = excluded.commitment,
    nonce = excluded.nonce,
    number = null,
    wrong = 0,
    enrolled_at = excluded.enrolled_at,
    expires_at = excluded.expires_at
