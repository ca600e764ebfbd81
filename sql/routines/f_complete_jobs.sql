-- Moves a runner's jobs to history as done, each only if it still is that attempt of that runner's and nobody asked it to stop. What the jobs
-- did is committed with it or not at all, so the caller rolls back when fewer than it gave were completed.
--
-- Returns how many were. The plan is fixed to the indexes, as in jobs.claim.
create or replace function jobs.complete(p_worker text, p_ids bigint[], p_attempts smallint[], p_outcomes text[]) returns bigint
language plpgsql set search_path = pg_catalog, pg_temp set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off
set enable_mergejoin = off as $$
declare
    v_count bigint;
begin
    with done as (
        delete from jobs.job j using unnest(p_ids, p_attempts, p_outcomes) as f(id, attempt, outcome)
        where j.id = f.id
            -- One condition, so that each job is found by its id and not among all that run.
            and case when j.state = 'running' then j.attempt = f.attempt and j.worker = p_worker and j.cancelled_at is null else false end
        returning j.id, j.kind, j.key, j.attempt, f.outcome, j.error, j.created_at, j.started_at, j.correlation
    )
    insert into jobs.outcome (job_id, kind, key, attempts, outcome, error, created_at, started_at, correlation)
    select d.id, d.kind, d.key, d.attempt, d.outcome, d.error, d.created_at, d.started_at, d.correlation from done d;
    get diagnostics v_count = row_count;
    return v_count;
end $$;

alter function jobs.complete owner to evb_owner;
