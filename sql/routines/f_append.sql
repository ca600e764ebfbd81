-- Appends groups of commands to one tenant's log: all of them or, when some group cannot be appended, none of them. Then
-- the rows say which groups and why, and the caller calls again without those: a group succeeds or fails alone, as a value.
--
--   appended     a row per command: first and last position (first is null for a command without events)
--   forbidden    the role of an event may not append it: its command, stream and type (kind)
--   reused       a command of the group is known with another digest: that command
--   repeated     a command of the group is known with the same digest: that command and its first answer
--   conflict     a stream is not at its expected version: stream, expected, actual
--   claim_taken  a claim is held by another stream: kind, and that stream
--
-- The arrays are tables, column by column, in group order:
--   e_*  expected versions; 0 is a stream without events
--   l_*  claims
--   c_*  commands
--   v_*  events, in command order; v_command and v_expected are their rows, from 1, in c_* and e_*
-- No two groups of one call may share a stream, a command or a claim: the constraints then fail the whole call.
--
-- An event is looked up in the order of the index that is meant, never by equality alone: both indexes begin with the tenant, and a planner that
-- knows little takes either, and then reads all of the log for each event. What it knows from the beginning: m0012_tenant_statistics.
create or replace function eventlog.append(
    p_tenant text,
    e_group int4[], e_stream text[], e_version int8[],
    l_group int4[], l_kind text[], l_digest bytea[], l_stream text[],
    c_group int4[], c_id uuid[], c_digest bytea[],
    v_command int4[], v_expected int4[], v_id uuid[], v_type text[], v_type_version int2[], v_valid_date date[],
    v_actor text[], v_role text[], v_unit text[], v_correlation uuid[], v_causation uuid[],
    v_data text[], v_key_id uuid[], v_sealed bytea[]
) returns table (
    group_nr int4, outcome text, command_id uuid, first_position int8, last_position int8,
    stream text, expected int8, actual int8, kind text
) language plpgsql security definer
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan  -- planned once a session, not once a call
set enable_seqscan = off                  -- and not for tables that were still small
as $$
#variable_conflict use_column
declare
    previous record;
    refused int4[];
    recorded timestamptz;
begin
    previous := eventlog.lock_head(p_tenant);

    -- Nearly always everything can be appended, and then no more is asked than this.
    refused := eventlog.refused_items(p_tenant, e_stream, e_version, v_expected, v_type, v_role, v_unit, v_data);
    if cardinality(l_group) > 0 or refused is not null
        or exists (select from unnest(c_id) as c (id), lateral (
            select from eventlog.command k where k.tenant = p_tenant and k.id = c.id limit 1) known)
        or exists (select from unnest(e_stream, e_version) as e (stream, version)
            left join lateral (select v.version from eventlog.event v where v.tenant = p_tenant and v.stream = e.stream
                               order by v.version desc limit 1) latest on true
            where coalesce(latest.version, 0) <> e.version) then
        return query
            select distinct on (reason.grp) reason.grp, reason.outcome, reason.id, reason.first, reason.last,
                reason.stream, reason.expected, reason.actual, reason.kind
            from (
                -- Also before what is known of the command: who may not give it learns nothing of it.
                select c_group[v_command[item.nr]], 0, item.nr::int8, 'forbidden', c_id[v_command[item.nr]], null, null,
                    e_stream[v_expected[item.nr]], null, null, v_type[item.nr]
                from unnest(refused) as item (nr)
                union all
                select c.grp, case when known.digest = c.digest then 2 else 1 end, c.nr,
                    case when known.digest = c.digest then 'repeated' else 'reused' end,
                    c.id, known.first_position, known.last_position, null::text, null::int8, null::int8, null::text
                from unnest(c_group, c_id, c_digest) with ordinality as c (grp, id, digest, nr),
                    lateral (select k.digest, k.first_position, k.last_position from eventlog.command k
                             where k.tenant = p_tenant and k.id = c.id limit 1) known
                union all
                select e.grp, 3, e.nr, 'conflict', null, null, null, e.stream, e.version, coalesce(latest.version, 0), null
                from unnest(e_group, e_stream, e_version) with ordinality as e (grp, stream, version, nr)
                left join lateral (select v.version from eventlog.event v where v.tenant = p_tenant and v.stream = e.stream
                                   order by v.version desc limit 1) latest on true
                where coalesce(latest.version, 0) <> e.version
                union all
                select l.grp, 4, l.nr, 'claim_taken', null, null, null, held.stream, null, null, l.kind
                from unnest(l_group, l_kind, l_digest, l_stream) with ordinality as l (grp, kind, digest, stream, nr),
                    lateral (select k.stream from eventlog.claim k
                             where k.tenant = p_tenant and k.kind = l.kind and k.digest = l.digest limit 1) held
                where held.stream <> l.stream
            ) as reason (grp, rank, nr, outcome, id, first, last, stream, expected, actual, kind)
            order by reason.grp, reason.rank, reason.nr;
        if found then
            return;
        end if;
    end if;

    recorded := greatest(clock_timestamp(), previous.head_recorded_at);

    insert into eventlog.event (
        tenant, position, stream, version, id, type, type_version, valid_date, recorded_at,
        actor, role, unit, correlation, causation, command_id, nr, data, key_id, sealed, hash)
    select p_tenant, n.position, n.stream, n.version, n.id, n.type, n.type_version, n.valid_date, recorded,
        n.actor, n.role, n.unit, n.correlation, n.causation, n.command_id, n.nr, n.data, n.key_id, n.sealed,
        eventlog.chain(previous.head_hash, eventlog.event_bytes(
            p_tenant, n.position, n.stream, n.version, n.id, n.type, n.type_version, n.valid_date, recorded,
            n.actor, n.role, n.unit, n.correlation, n.causation, n.command_id, n.nr, n.data, n.key_id, n.sealed)
        ) over (order by n.position)
    from (
        select v.*, c_id[v.command] as command_id, e_stream[v.expected] as stream,
            previous.head_position + v.ordinal as position,
            e_version[v.expected] + row_number() over (partition by v.expected order by v.ordinal) as version,
            -- v_command is ascending, so width_bucket counts the events of the commands before this one
            (v.ordinal - width_bucket(v.command - 1, v_command))::int4 as nr
        from unnest(v_command, v_expected, v_id, v_type, v_type_version, v_valid_date,
                v_actor, v_role, v_unit, v_correlation, v_causation, v_data, v_key_id, v_sealed)
            with ordinality as v (command, expected, id, type, type_version, valid_date,
                actor, role, unit, correlation, causation, data, key_id, sealed, ordinal)
    ) n;

    if cardinality(v_command) > 0 then
        update eventlog.head h
        set position = last.position, hash = last.hash, recorded_at = recorded
        from (select v.position, v.hash from eventlog.event v where v.tenant = p_tenant order by v.position desc limit 1) last
        where h.tenant = p_tenant;
    end if;

    if cardinality(l_group) > 0 then
        insert into eventlog.claim (tenant, kind, digest, stream)
        select p_tenant, l.kind, l.digest, l.stream
        from unnest(l_kind, l_digest, l_stream) as l (kind, digest, stream)
        where not exists (select from eventlog.claim k  -- already held by the same stream
                          where k.tenant = p_tenant and k.kind = l.kind and k.digest = l.digest);
    end if;

    return query
        with answered as (
            select c.grp, c.id, c.digest,
                case when c.nr = any (v_command) then previous.head_position + width_bucket(c.nr::int4 - 1, v_command) + 1 end as first,
                previous.head_position + width_bucket(c.nr::int4, v_command) as last
            from unnest(c_group, c_id, c_digest) with ordinality as c (grp, id, digest, nr)
        ), kept as (
            insert into eventlog.command (tenant, id, digest, first_position, last_position, recorded_at)
            select p_tenant, a.id, a.digest, a.first, a.last, recorded from answered a
        )
        select a.grp, 'appended', a.id, a.first, a.last, null::text, null::int8, null::int8, null::text from answered a;
end $$;

alter function eventlog.append owner to evb_owner;
