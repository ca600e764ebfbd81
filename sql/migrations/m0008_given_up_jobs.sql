-- A job that was given up is given new attempts when it is scheduled again for another day, and is history when nobody wants it any more.

set local role evb_owner;

-- Also how they are found: whoever schedules asks for each period that was scheduled before.
create index what_was_given_up on jobs.job (kind, key) where state = 'dead';

alter table jobs.outcome
    drop constraint an_ended_job_is_done_or_cancelled,
    add constraint an_ended_job_is_done_cancelled_or_forgotten check (state in ('done', 'cancelled', 'forgotten'));

reset role;
