import Postgres

/// The statements of the queue. Times are the database's, so that runners' clocks do not matter.
enum JobStatement {
    static let enqueue = Statement(
        "jobs_enqueue",
        """
        insert into jobs.job (kind, key, payload, priority, max_attempts, run_at)
        values ($1, $2, $3, $4, $5, coalesce($6, clock_timestamp()))
        on conflict (kind, key) where state <> 'dead' do nothing
        """)

    static let schedule = Statement(
        "jobs_schedule",
        """
        with slot as (
            insert into jobs.slot (kind, period) values ($1, $2) on conflict do nothing returning kind, period
        ), queued as (
            insert into jobs.job (kind, key, payload, priority, max_attempts, run_at)
            select kind, period, $3, $4, $5, coalesce($6, clock_timestamp()) from slot
            on conflict (kind, key) where state <> 'dead' do nothing
        )
        select exists (select from slot)
        """)

    /// The materialised part picks and locks; another runner skips what this one has locked.
    static let claim = Statement(
        "jobs_claim",
        """
        with due as materialized (
            select id from jobs.job where state = 'ready' and run_at <= clock_timestamp() and kind = any ($1)
            order by priority desc, run_at, id limit $2 for update skip locked
        )
        update jobs.job j
        set state = 'running', attempt = j.attempt + 1, worker = $3, started_at = clock_timestamp(),
            lease_until = clock_timestamp() + $4 * interval '1 millisecond'
        from due where j.id = due.id
        returning j.id, j.kind, j.key, j.payload, j.attempt, j.max_attempts, j.created_at
        """)

    /// Jobs whose runner has not been heard of: due again, or dead when that was the last attempt.
    static let reap = Statement(
        "jobs_reap",
        """
        with lapsed as materialized (
            select id from jobs.job where state = 'running' and lease_until < clock_timestamp() for update skip locked
        )
        update jobs.job j
        set state = case when j.attempt >= j.max_attempts then 'dead' else 'ready' end, run_at = clock_timestamp(),
            lease_until = null, worker = null, error = 'lease_lapsed'
        from lapsed where j.id = lapsed.id
        """)

    static let heartbeat = Statement(
        "jobs_heartbeat",
        """
        update jobs.job set lease_until = clock_timestamp() + $3 * interval '1 millisecond'
        where id = any ($1) and state = 'running' and worker = $2
        """)

    static let complete = Statement(
        "jobs_complete",
        """
        with done as (
            delete from jobs.job where id = $1 and attempt = $2 and state = 'running' and worker = $3 returning *
        )
        insert into jobs.outcome (job_id, kind, key, attempts, outcome, error, created_at, started_at)
        select id, kind, key, attempt, $4, error, created_at, started_at from done
        """)

    static let fail = Statement(
        "jobs_fail",
        """
        update jobs.job
        set state = case when $4 then 'dead' else 'ready' end, error = $5, lease_until = null, worker = null,
            run_at = clock_timestamp() + $6 * interval '1 millisecond'
        where id = $1 and attempt = $2 and state = 'running' and worker = $3
        """)

    /// Given back untried: it does not count as an attempt.
    static let release = Statement(
        "jobs_release",
        """
        update jobs.job set state = 'ready', attempt = attempt - 1, lease_until = null, worker = null
        where id = $1 and attempt = $2 and state = 'running' and worker = $3
        """)

    static let revive = Statement(
        "jobs_revive",
        """
        update jobs.job j set state = 'ready', attempt = 0, run_at = clock_timestamp()
        where id = $1 and state = 'dead' and not exists (
            select from jobs.job other where other.kind = j.kind and other.key = j.key and other.state <> 'dead')
        """)

    static let list = Statement(
        "jobs_list",
        """
        select id, kind, key, state, attempt, max_attempts, run_at, created_at, error from jobs.job
        order by state = 'dead', priority desc, run_at, id limit $1
        """)

    static let outcomes = Statement(
        "jobs_outcomes",
        """
        select job_id, kind, key, attempts, outcome, error, created_at, started_at, finished_at from jobs.outcome
        order by finished_at desc, job_id desc limit $1
        """)
}
