-- The queue learns to hold order, to wait, to stop on request, to pause a kind and to bound it.

set local role evb_owner;

-- States: ready (due, to be taken), delayed (until run_at), blocked (behind another of its ordering), running, dead.
-- ready_xact is the transaction that made a job ready. Jobs are taken in that order, and a transaction that has ended makes no more of them:
-- so a claim can begin where the last one found the first job, past all that is gone but not yet vacuumed.
alter table jobs.job
    add column ordering text collate "C",
    add column correlation uuid not null default gen_random_uuid(),
    add column ready_xact bigint not null default (pg_current_xact_id()::text::bigint),
    add column cancelled_at timestamptz,
    drop constraint a_state_is_known,
    add constraint a_state_is_known check (state in ('ready', 'delayed', 'blocked', 'running', 'dead')),
    add constraint an_ordering_is_named check (octet_length(ordering) between 1 and 200),
    add constraint only_what_has_an_ordering_is_blocked check (state <> 'blocked' or ordering is not null),
    add constraint only_what_runs_is_asked_to_stop check (cancelled_at is null or state = 'running');

update jobs.job set state = 'delayed' where state = 'ready' and run_at > clock_timestamp();

drop index jobs.what_is_due;
create index what_is_due on jobs.job (kind, priority, ready_xact, id) where state = 'ready';
create index what_becomes_due on jobs.job (run_at) where state = 'delayed';
drop index jobs.whose_lease_ends;
create index what_runs on jobs.job (kind, lease_until) where state = 'running';
create index what_is_in_order on jobs.job (ordering, id) where ordering is not null;
-- The first of an ordering may wait, run or be dead; all others are behind it.
create unique index one_leads_an_ordering on jobs.job (ordering) where ordering is not null and state <> 'blocked';

-- What an operator says of a kind of job; a kind without a row runs freely.
create table jobs.kind (
    kind        text collate "C" not null,
    paused_at   timestamptz,
    max_running integer,
    constraint a_kind_is_steered_once primary key (kind),
    constraint a_kind_is_named check (octet_length(kind) between 1 and 100),
    constraint a_limit_lets_something_run check (max_running between 1 and 10000)
);

-- The priorities other than 0 that a kind has ever had, so that a claim knows where to look. Never shrinks.
create table jobs.lane (
    kind     text collate "C" not null,
    priority smallint not null,
    constraint a_lane_is_known_once primary key (kind, priority),
    constraint a_kind_is_named check (octet_length(kind) between 1 and 100)
);
insert into jobs.lane (kind, priority) select distinct kind, priority from jobs.job where priority <> 0;

alter table jobs.outcome
    add column state text collate "C" not null default 'done',
    add column correlation uuid,
    alter column started_at drop not null,
    add constraint an_ended_job_is_done_or_cancelled check (state in ('done', 'cancelled')),
    add constraint what_was_done_was_started check (state <> 'done' or started_at is not null);
create index what_ended_last on jobs.outcome (finished_at);

-- From then on nobody will schedule the period again, so that the row may be pruned; null: never.
alter table jobs.slot add column prunable_at timestamptz;
create index what_may_be_pruned on jobs.slot (prunable_at) where prunable_at is not null;

-- How far each calendar schedule has been planned: nothing at or before that instant is planned again.
create table jobs.schedule (
    name            text collate "C" not null,
    planned_through timestamptz not null default clock_timestamp(),
    constraint a_schedule_is_planned_once primary key (name),
    constraint a_schedule_is_named check (octet_length(name) between 1 and 100)
);

reset role;
