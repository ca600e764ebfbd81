-- The job queue: what is to be done, what came of it, and which scheduled periods are already queued.

create schema jobs authorization evb_owner;
set local role evb_owner;

-- Small and hot: a finished job moves to jobs.outcome.
create table jobs.job (
    id           bigint generated always as identity,
    kind         text collate "C" not null,
    key          text collate "C" not null,
    payload      text collate "C" not null,
    priority     smallint not null default 0,
    state        text collate "C" not null default 'ready',
    attempt      smallint not null default 0,
    max_attempts smallint not null,
    run_at       timestamptz not null,
    lease_until  timestamptz,
    worker       text collate "C",
    error        text collate "C",
    created_at   timestamptz not null default clock_timestamp(),
    started_at   timestamptz,
    constraint a_job_has_one_id primary key (id),
    constraint a_kind_is_named check (octet_length(kind) between 1 and 100),
    constraint a_key_is_named check (octet_length(key) between 1 and 200),
    constraint a_payload_is_bounded_json check (octet_length(payload) <= 65536 and payload::json is not null),
    constraint a_state_is_known check (state in ('ready', 'running', 'dead')),
    constraint attempts_are_bounded check (attempt between 0 and max_attempts and max_attempts between 1 and 100),
    constraint a_running_job_has_a_lease check ((state = 'running') = (lease_until is not null and worker is not null)),
    constraint an_error_is_a_code check (octet_length(error) <= 200)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 200);

-- A dead job does not stand in the way of a new one.
create unique index a_job_is_queued_once on jobs.job (kind, key) where state <> 'dead';
create index what_is_due on jobs.job (priority desc, run_at, id) where state = 'ready';
create index whose_lease_ends on jobs.job (lease_until) where state = 'running';

create table jobs.outcome (
    job_id      bigint not null,
    kind        text collate "C" not null,
    key         text collate "C" not null,
    attempts    smallint not null,
    outcome     text collate "C" not null,
    error       text collate "C",
    created_at  timestamptz not null,
    started_at  timestamptz not null,
    finished_at timestamptz not null default clock_timestamp(),
    constraint a_job_ends_once primary key (job_id),
    constraint an_outcome_is_a_code check (octet_length(outcome) between 1 and 200),
    constraint an_error_is_a_code check (octet_length(error) <= 200)
);

-- One row for each period a schedule has queued: many runners schedule, one row wins.
create table jobs.slot (
    kind       text collate "C" not null,
    period     text collate "C" not null,
    created_at timestamptz not null default clock_timestamp(),
    constraint a_period_is_scheduled_once primary key (kind, period),
    constraint a_kind_is_named check (octet_length(kind) between 1 and 100),
    constraint a_period_is_named check (octet_length(period) between 1 and 200)
);

reset role;
