import Postgres

/// The statements by which an operator sees and steers the queue.
enum ControlStatement {
    static let revive = Statement(
        "jobs_revive",
        """
        update jobs.job j
        set state = 'ready', attempt = 0, run_at = clock_timestamp(), ready_xact = pg_current_xact_id()::text::bigint
        where id = $1 and state = 'dead' and not exists (
            select from jobs.job other where other.kind = j.kind and other.key = j.key and other.state <> 'dead')
        """)

    static let ordering = Statement("jobs_ordering", "select ordering from jobs.job where id = $1")

    static let lockJob = Statement("jobs_lock_job", "select state from jobs.job where id = $1 for update")

    /// A job that nobody has is gone at once.
    static let cancelWaiting = Statement(
        "jobs_cancel_waiting",
        """
        with gone as (delete from jobs.job where id = $1 and state <> 'running' returning *)
        insert into jobs.outcome (job_id, kind, key, attempts, outcome, error, created_at, started_at, correlation, state)
        select id, kind, key, attempt, 'cancelled', error, created_at, started_at, correlation, 'cancelled' from gone
        """)

    /// One that a runner has is asked to stop.
    static let cancelRunning = Statement(
        "jobs_cancel_running",
        "update jobs.job set cancelled_at = coalesce(cancelled_at, clock_timestamp()) where id = $1 and state = 'running'")

    static let pause = Statement(
        "jobs_pause",
        """
        insert into jobs.kind as k (kind, paused_at) values ($1, clock_timestamp())
        on conflict (kind) do update set paused_at = excluded.paused_at where k.paused_at is null
        """)

    static let resume = Statement("jobs_resume", "update jobs.kind set paused_at = null where kind = $1 and paused_at is not null")

    static let limit = Statement(
        "jobs_limit",
        "insert into jobs.kind (kind, max_running) values ($1, $2) on conflict (kind) do update set max_running = excluded.max_running")

    private static let queued = """
        id, kind, key, state, attempt, max_attempts, run_at, created_at, error, priority, ordering, correlation, worker, started_at,
            lease_until, cancelled_at
        """

    static let list = Statement(
        "jobs_list", "select \(queued) from jobs.job order by state = 'dead', priority desc, run_at, id limit $1")

    static let queuedJob = Statement("jobs_queued_job", "select \(queued) from jobs.job where id = $1")

    private static let finished = """
        job_id, kind, key, attempts, outcome, error, created_at, started_at, finished_at, state, correlation
        """

    static let outcomes = Statement(
        "jobs_outcomes", "select \(finished) from jobs.outcome order by finished_at desc, job_id desc limit $1")

    static let finishedJob = Statement("jobs_finished_job", "select \(finished) from jobs.outcome where job_id = $1")

    /// Every kind that is steered or has jobs.
    static let kinds = Statement(
        "jobs_kinds",
        """
        select kind, coalesce(c.state, ''), coalesce(c.jobs, 0),
            extract(epoch from clock_timestamp() - c.oldest)::bigint, k.paused_at, k.max_running
        from jobs.kind k
        full join (
            select kind, state, count(*) as jobs, min(run_at) as oldest from jobs.job group by kind, state
        ) c using (kind)
        order by kind, 2
        """)

    static let pruneOutcomes = Statement(
        "jobs_prune_outcomes",
        """
        delete from jobs.outcome where job_id = any (array(
            select job_id from jobs.outcome where finished_at < clock_timestamp() - $1 * interval '1 millisecond' order by finished_at limit $2))
        """)

    /// A dead job's `run_at` is when it was given up.
    static let pruneDead = Statement(
        "jobs_prune_dead",
        """
        with gone as (
            delete from jobs.job where id = any (array(
                select id from jobs.job
                where state = 'dead' and ordering is null and run_at < clock_timestamp() - $1 * interval '1 millisecond' order by run_at limit $2))
            returning *
        )
        insert into jobs.outcome (job_id, kind, key, attempts, outcome, error, created_at, started_at, correlation, state)
        select id, kind, key, attempt, 'given_up', error, created_at, started_at, correlation, 'forgotten' from gone
        """)

    static let pruneSlots = Statement(
        "jobs_prune_slots",
        """
        delete from jobs.slot s using (
            select kind, period from jobs.slot where prunable_at < clock_timestamp() order by prunable_at limit $1) old
        where s.kind = old.kind and s.period = old.period
        """)
}
