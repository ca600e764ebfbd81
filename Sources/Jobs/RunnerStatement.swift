import Postgres

/// The statements by which a runner takes jobs and gives account of them. Each names the attempt and the runner: the fence.
enum RunnerStatement {
    static let claim = Statement(
        "jobs_claim",
        """
        select job_id, job_kind, job_key, job_payload, job_attempt, job_max_attempts, job_created_at, job_priority, job_ordering,
            job_correlation, seen_from
        from jobs.claim($1, $2, $3, $4, $5, $6, $7)
        """)

    /// For the transaction alone, in milliseconds.
    static let mayBeIdle = Statement("jobs_may_be_idle", "select set_config('idle_in_transaction_session_timeout', $1, true)")

    static let complete = Statement("jobs_complete", "select jobs.complete($1, $2, $3, $4)")

    /// Delayed jobs whose time has come, some at a time.
    static let comeDue = Statement(
        "jobs_come_due",
        """
        with due as materialized (
            select id from jobs.job where state = 'delayed' and run_at <= clock_timestamp() order by run_at limit $1
            for no key update skip locked
        )
        update jobs.job set state = 'ready', ready_xact = pg_current_xact_id()::text::bigint where id = any (array(select id from due))
        """)

    /// Jobs whose runner has not been heard of: due again, or dead when that was the last attempt. Those that were asked to stop stay, and
    /// are ended by ``lapsedAndCancelled``.
    static let reap = Statement(
        "jobs_reap",
        """
        with lapsed as materialized (
            select id from jobs.job
            where state = 'running' and kind = any ($1) and lease_until < clock_timestamp() and cancelled_at is null limit $2
            for no key update skip locked
        )
        update jobs.job j
        set state = case when j.attempt >= j.max_attempts then 'dead' else 'ready' end, run_at = clock_timestamp(),
            ready_xact = pg_current_xact_id()::text::bigint, lease_until = null, worker = null, error = 'lease_lapsed'
        where j.id = any (array(select id from lapsed))
        """)

    static let lapsedAndCancelled = Statement(
        "jobs_lapsed_and_cancelled",
        """
        select id, attempt, worker, ordering from jobs.job
        where state = 'running' and kind = any ($1) and lease_until < clock_timestamp() and cancelled_at is not null limit $2
        """)

    /// Which of these the runner still has, and which of them were asked to stop.
    static let heartbeat = Statement(
        "jobs_heartbeat",
        """
        update jobs.job set lease_until = clock_timestamp() + $3 * interval '1 millisecond'
        where id = any ($1) and state = 'running' and worker = $2
        returning id, attempt, cancelled_at is not null
        """)

    /// The same without extending the lease.
    static let look = Statement(
        "jobs_look",
        """
        select id, attempt, cancelled_at is not null from jobs.job where id = any ($1) and state = 'running' and worker = $2
        """)

    static let fail = Statement(
        "jobs_fail",
        """
        update jobs.job
        set state = case when $4 then 'dead' when $6 > 0 then 'delayed' else 'ready' end, error = $5, lease_until = null, worker = null,
            run_at = clock_timestamp() + $6 * interval '1 millisecond', ready_xact = pg_current_xact_id()::text::bigint
        where id = $1 and attempt = $2 and state = 'running' and worker = $3 and cancelled_at is null
        """)

    /// Given back untried: it does not count as an attempt.
    static let release = Statement(
        "jobs_release",
        """
        update jobs.job
        set state = 'ready', attempt = attempt - 1, lease_until = null, worker = null, ready_xact = pg_current_xact_id()::text::bigint
        where id = $1 and attempt = $2 and state = 'running' and worker = $3 and cancelled_at is null
        """)

    /// A running job that was asked to stop has stopped.
    static let endCancelled = Statement(
        "jobs_end_cancelled",
        """
        with ended as (
            delete from jobs.job
            where id = $1 and attempt = $2 and state = 'running' and worker = $3 and cancelled_at is not null returning *
        )
        insert into jobs.outcome (job_id, kind, key, attempts, outcome, error, created_at, started_at, correlation, state)
        select id, kind, key, attempt, 'cancelled', error, created_at, started_at, correlation, 'cancelled' from ended
        """)

    /// Whether an attempt was completed although nobody was told.
    static let wasDone = Statement(
        "jobs_was_done", "select exists (select from jobs.outcome where job_id = $1 and attempts = $2 and state = 'done')")
}
