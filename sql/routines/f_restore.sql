-- Restores the next events of a log that was empty when the transaction began: with their own ids, times and versions, in the order of their
-- positions. The arrays are a table, column by column. Each hash is computed here, as eventlog.append does it, and one that differs from
-- v_hash fails the whole call (EV003); so do a stream whose versions have a gap and a time before the one before it.
-- Events are looked up in the order of the index that is meant: see eventlog.append.
create or replace function eventlog.restore(
    p_tenant text, v_stream text[], v_version int8[], v_id uuid[], v_type text[], v_type_version int2[], v_valid_date date[],
    v_recorded_at timestamptz[], v_actor text[], v_role text[], v_unit text[], v_correlation uuid[], v_causation uuid[],
    v_command_id uuid[], v_nr int4[], v_data text[], v_key_id uuid[], v_sealed bytea[], v_hash bytea[]
) returns void language plpgsql security definer
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan  -- planned once a session, not once a call
set enable_seqscan = off                  -- and not for tables that were still small
as $$
declare
    previous record;
    wrong bigint;
begin
    previous := eventlog.restorable_head(p_tenant);

    insert into eventlog.event (
        tenant, position, stream, version, id, type, type_version, valid_date, recorded_at,
        actor, role, unit, correlation, causation, command_id, nr, data, key_id, sealed, hash)
    select p_tenant, n.position, n.stream, n.version, n.id, n.type, n.type_version, n.valid_date, n.recorded_at,
        n.actor, n.role, n.unit, n.correlation, n.causation, n.command_id, n.nr, n.data, n.key_id, n.sealed,
        eventlog.chain(previous.head_hash, eventlog.event_bytes(
            p_tenant, n.position, n.stream, n.version, n.id, n.type, n.type_version, n.valid_date, n.recorded_at,
            n.actor, n.role, n.unit, n.correlation, n.causation, n.command_id, n.nr, n.data, n.key_id, n.sealed)
        ) over (order by n.position)
    from (
        select v.*, previous.head_position + v.ordinal as position
        from unnest(v_stream, v_version, v_id, v_type, v_type_version, v_valid_date, v_recorded_at, v_actor, v_role, v_unit,
                v_correlation, v_causation, v_command_id, v_nr, v_data, v_key_id, v_sealed)
            with ordinality as v (stream, version, id, type, type_version, valid_date, recorded_at, actor, role, unit,
                correlation, causation, command_id, nr, data, key_id, sealed, ordinal)
    ) n;

    select min(e.position) into wrong
    from unnest(v_hash) with ordinality as told (hash, ordinal), lateral (
        select k.* from eventlog.event k where k.tenant = p_tenant and k.position >= previous.head_position + told.ordinal
        order by k.position limit 1) e
    where e.hash is distinct from told.hash
        or e.recorded_at < (
            select b.recorded_at from eventlog.event b where b.tenant = p_tenant and b.position < e.position order by b.position desc limit 1)
        or (e.version > 1 and not exists (
            select from (
                select b.version, b.position from eventlog.event b
                where b.tenant = p_tenant and b.stream = e.stream and b.version < e.version order by b.version desc limit 1) before
            where before.version = e.version - 1 and before.position < e.position));
    if wrong is not null then
        raise exception 'what is to be restored to % is not a log from position % on', p_tenant, wrong using errcode = 'EV003';
    end if;

    if cardinality(v_stream) > 0 then
        update eventlog.head h
        set position = last.position, hash = last.hash, recorded_at = last.recorded_at
        from (select v.position, v.hash, v.recorded_at from eventlog.event v where v.tenant = p_tenant order by v.position desc limit 1) last
        where h.tenant = p_tenant;
        insert into eventlog.restored (tenant, position) values (p_tenant, previous.head_position + cardinality(v_stream))
        on conflict (tenant) do update set position = excluded.position;
    end if;
end $$;

alter function eventlog.restore owner to evb_owner;
