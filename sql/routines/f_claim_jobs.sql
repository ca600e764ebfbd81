-- Takes up to p_batch due jobs of these kinds for a runner: the highest priority first, then in the order they became ready. None of a paused
-- kind, and of a limited kind never more than run within its limit, over all runners.
--
-- The caller hands back, for each kind and priority, the greatest seen_from it was given: entries before it are gone for good, and under a
-- reader whose snapshot holds back vacuum they would otherwise be visited at each claim. Knowing none is right too, only slower.
--
-- The plan is fixed to the indexes: a plan made while the table was empty would read all of it when it no longer is.
create or replace function jobs.claim(
    p_worker text, p_lease_ms bigint, p_batch bigint, p_kinds text[], p_seen_kinds text[], p_seen_priorities smallint[], p_seen_from bigint[]
) returns table (
    job_id bigint, job_kind text, job_key text, job_payload text, job_attempt smallint, job_max_attempts smallint, job_created_at timestamptz,
    job_priority smallint, job_ordering text, job_correlation uuid, seen_from bigint
)
language plpgsql set search_path = pg_catalog, pg_temp set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off
set enable_mergejoin = off as $$
begin
    -- One claim at a time of a limited kind, and each counts in a snapshot that has seen the one before it.
    perform from jobs.kind k where k.kind = any (p_kinds) and k.max_running is not null order by k.kind for no key update;
    return query
    with lane as materialized (
        select l.kind, l.priority, f.first_xact,
            case when k.max_running is null then p_batch
                else least(p_batch, k.max_running - (select count(*) from jobs.job r where r.kind = l.kind and r.state = 'running')) end as room
        from (
            select unnest(p_kinds) as kind, 0::smallint as priority
            union all
            select o.kind, o.priority from jobs.lane o where o.kind = any (p_kinds) and o.priority <> 0
        ) l
        left join jobs.kind k on k.kind = l.kind
        cross join lateral (
            select j.ready_xact as first_xact from jobs.job j
            where j.state = 'ready' and j.kind = l.kind and j.priority = l.priority and j.ready_xact >= coalesce((
                select s.seen from unnest(p_seen_kinds, p_seen_priorities, p_seen_from) s(kind, priority, seen)
                where s.kind = l.kind and s.priority = l.priority), 0)
            order by j.ready_xact, j.id limit 1
        ) f
        where k.paused_at is null
    ), candidate as materialized (
        select d.id, d.priority, d.ready_xact, lane.first_xact, lane.room,
            row_number() over (partition by lane.kind order by d.priority desc, d.ready_xact, d.id) as nr
        from lane cross join lateral (
            select j.id, j.priority, j.ready_xact from jobs.job j
            where j.state = 'ready' and j.kind = lane.kind and j.priority = lane.priority and j.ready_xact >= lane.first_xact
            order by j.ready_xact, j.id limit greatest(lane.room, 0) for no key update skip locked
        ) d
    ), due as materialized (
        select c.id, c.first_xact from candidate c where c.nr <= c.room order by c.priority desc, c.ready_xact, c.id limit p_batch
    )
    update jobs.job j
    set state = 'running', attempt = j.attempt + 1, worker = p_worker, started_at = clock_timestamp(),
        lease_until = clock_timestamp() + p_lease_ms * interval '1 millisecond'
    from due where j.id = due.id
    returning j.id, j.kind, j.key, j.payload, j.attempt, j.max_attempts, j.created_at, j.priority, j.ordering, j.correlation,
        least(due.first_xact, (select pg_snapshot_xmin(pg_current_snapshot())::text::bigint));
end $$;

alter function jobs.claim owner to evb_owner;
