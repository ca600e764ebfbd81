-- Locks the head of a log that is being restored, for the rest of the transaction. Refused (EV003) for a log with an event from before this
-- transaction: what is restored brings its own times and hashes, so it may only make a log that was empty, all of it at once.
create or replace function eventlog.restorable_head(
    p_tenant text, out head_position bigint, out head_hash bytea, out head_recorded_at timestamptz
) language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    select h.head_position, h.head_hash, h.head_recorded_at into strict head_position, head_hash, head_recorded_at
    from eventlog.lock_head(p_tenant) h;
    -- In the order of the index that is meant: see eventlog.append.
    if (select e.xmin <> pg_current_xact_id()::xid from eventlog.event e where e.tenant = p_tenant order by e.position limit 1) then
        raise exception 'the log of % has events already: a log is restored only where there is none', p_tenant using errcode = 'EV003';
    end if;
end $$;

alter function eventlog.restorable_head owner to evb_owner;
