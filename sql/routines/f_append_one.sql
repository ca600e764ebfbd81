-- Appends a command with one event and no claim, when nothing stands in its way: what eventlog.append does, at half its price. Returns
-- the position; null when a stream that should have events is not at that version, and when the role may not append the event. A stream that
-- should have none but has, one that another append moves meanwhile, and a command that is known, violate a constraint (versions_are_unique,
-- a_command_is_answered_once). In all these cases nothing is appended, and eventlog.append says what it was.
--
-- One statement: the head's update is what makes other appends wait, and it sees the head as the one before left it.
create or replace function eventlog.append_one(
    p_tenant text, p_stream text, p_version int8, p_command_id uuid, p_digest bytea,
    p_id uuid, p_type text, p_type_version int2, p_valid_date date,
    p_actor text, p_role text, p_unit text, p_correlation uuid, p_causation uuid,
    p_data text, p_key_id uuid, p_sealed bytea
) returns int8 language plpgsql security definer
set search_path = pg_catalog, pg_temp
set enable_seqscan = off  -- a plan made while the log is small is kept when it has grown
as $$
declare
    now_is timestamptz := clock_timestamp();
    appended int8;
    may text;
    unit_is_in text;
begin
    select p.reach, p.unit_key into may, unit_is_in from eventlog.permission p where p.role = p_role and p.type = p_type;
    if not found then
        select p.reach, p.unit_key into may, unit_is_in from eventlog.permission p where p.role = p_role and p.type = '*';
    end if;
    if may is null then
        return null;
    end if;
    if may <> 'tenant' then
        if (case when p_unit is null then may = 'unit'
                -- Its first event is what gives a stream its unit.
                when p_version = 0 then p_data::jsonb ->> unit_is_in is distinct from p_unit
                else (select u.unit from eventlog.unit_of(p_tenant, p_stream) u) is distinct from p_unit end) then
            return null;
        end if;
    end if;
    with head as (
        update eventlog.head h
        set position = h.position + 1, recorded_at = greatest(now_is, h.recorded_at),
            hash = sha256(h.hash || eventlog.event_bytes(
                p_tenant, h.position + 1, p_stream, p_version + 1, p_id, p_type, p_type_version, p_valid_date,
                greatest(now_is, h.recorded_at), p_actor, p_role, p_unit, p_correlation, p_causation, p_command_id, 1,
                p_data, p_key_id, p_sealed))
        where h.tenant = p_tenant
            and (p_version = 0 or p_version = (
                select v.version from eventlog.event v where v.tenant = p_tenant and v.stream = p_stream order by v.version desc limit 1))
        returning h.position, h.recorded_at, h.hash
    ), event as (
        insert into eventlog.event (
            tenant, position, stream, version, id, type, type_version, valid_date, recorded_at,
            actor, role, unit, correlation, causation, command_id, nr, data, key_id, sealed, hash)
        select p_tenant, h.position, p_stream, p_version + 1, p_id, p_type, p_type_version, p_valid_date, h.recorded_at,
            p_actor, p_role, p_unit, p_correlation, p_causation, p_command_id, 1, p_data, p_key_id, p_sealed, h.hash
        from head h
    )
    insert into eventlog.command (tenant, id, digest, first_position, last_position, recorded_at)
    select p_tenant, p_command_id, p_digest, h.position, h.position, h.recorded_at from head h
    returning first_position into appended;
    return appended;
end $$;

alter function eventlog.append_one owner to evb_owner;
