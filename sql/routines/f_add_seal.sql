-- Keeps the seal of an event: refused (EV002) when the log has no event with that hash at the position, or when the time is before the event
-- or later than the clock. A position that is sealed already keeps its first seal; the answer says whether this one was kept. Whether the
-- signature is right, and whose the key is, cannot be known here: whoever verifies checks it.
create or replace function eventlog.add_seal(
    p_tenant text, p_position bigint, p_hash bytea, p_sealed_at timestamptz, p_public_key bytea, p_signature bytea
) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    -- The clock may have been set back after the event: then the event's own time is the latest there is.
    perform from eventlog.event e
    where e.tenant = p_tenant and e.position = p_position and e.hash = p_hash
        and p_sealed_at between e.recorded_at and greatest(clock_timestamp(), e.recorded_at);
    if not found then
        raise exception 'the log has no such event to seal at position % of %', p_position, p_tenant using errcode = 'EV002';
    end if;
    insert into eventlog.seal (tenant, position, hash, sealed_at, public_key, signature)
    values (p_tenant, p_position, p_hash, p_sealed_at, p_public_key, p_signature)
    on conflict do nothing;
    return found;
end $$;

alter function eventlog.add_seal owner to evb_owner;
