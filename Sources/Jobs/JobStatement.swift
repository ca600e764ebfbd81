import Postgres

/// The statements that put jobs in the queue. Times are the database's, so that runners' clocks do not matter.
enum JobStatement {
    static let enqueue = Statement(
        "jobs_enqueue",
        """
        insert into jobs.job (kind, key, payload, priority, max_attempts, run_at, correlation, ordering, state)
        select $1, $2, $3, $4, $5, coalesce($6, clock_timestamp()), coalesce($7, gen_random_uuid()), $8,
            case when $8 is not null and exists (select from jobs.job p where p.ordering = $8) then 'blocked'
                when $6 > clock_timestamp() then 'delayed' else 'ready' end
        on conflict (kind, key) where state <> 'dead' do nothing
        """)

    static let schedule = Statement(
        "jobs_schedule",
        """
        with slot as (
            insert into jobs.slot (kind, period, prunable_at) values ($1, $2, clock_timestamp() + $8 * interval '1 millisecond')
            on conflict do nothing returning kind, period
        ), queued as (
            insert into jobs.job (kind, key, payload, priority, max_attempts, run_at, correlation, state)
            select kind, period, $3, $4, $5, coalesce($6, clock_timestamp()), coalesce($7, gen_random_uuid()),
                case when $6 > clock_timestamp() then 'delayed' else 'ready' end
            from slot
            on conflict (kind, key) where state <> 'dead' do nothing
        ), renewed as (
            \(renew) and not exists (select from slot) returning id
        )
        select exists (select from slot) or exists (select from renewed)
        """)

    static let ensure = Statement(
        "jobs_ensure",
        """
        with renewed as (
            \(renew) returning id
        ), queued as (
            insert into jobs.job (kind, key, payload, max_attempts, run_at)
            select $1, $2, $3, $4, clock_timestamp()
            where not exists (select from jobs.job d where d.kind = $1 and d.key = $2 and d.state = 'dead')
            on conflict (kind, key) where state <> 'dead' do nothing returning id
        )
        select exists (select from renewed) or exists (select from queued)
        """)

    /// The last one given up of a kind and key, when it is asked for with another payload than it was given up with.
    private static let renew = """
        update jobs.job j
        set state = 'ready', attempt = 0, payload = $3, run_at = clock_timestamp(), ready_xact = pg_current_xact_id()::text::bigint
        where j.id = (select max(d.id) from jobs.job d where d.kind = $1 and d.key = $2 and d.state = 'dead') and j.payload <> $3
            and not exists (select from jobs.job o where o.kind = $1 and o.key = $2 and o.state <> 'dead')
        """

    static let lane = Statement("jobs_lane", "insert into jobs.lane (kind, priority) values ($1, $2) on conflict do nothing")

    /// Whoever enqueues in an ordering or takes something out of it does so alone, to the end of the transaction: otherwise a job could be
    /// put behind one that is just leaving, and wait for ever.
    static let lockOrdering = Statement("jobs_lock_ordering", "select pg_advisory_xact_lock(hashtextextended('jobs.' || $1, 0))")

    /// The first of an ordering that has lost its first is no longer behind anybody.
    static let promote = Statement(
        "jobs_promote",
        """
        update jobs.job
        set state = case when run_at > clock_timestamp() then 'delayed' else 'ready' end, ready_xact = pg_current_xact_id()::text::bigint
        where id = (select min(id) from jobs.job where ordering = $1) and state = 'blocked'
        """)

    /// Wakes the runners that listen. Takes a lock on all commits that notify, so never in a transaction that does anything else.
    static let notify = Statement("jobs_notify", "select pg_notify('\(JobSignal.channel)', '')")
}
