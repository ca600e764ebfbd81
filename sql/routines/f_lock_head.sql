-- Locks the tenant's head for the rest of the transaction, making it on first use. Appends of other transactions to the
-- same tenant wait, as long as their lock_timeout allows; so take it first in a transaction that will append.
create or replace function eventlog.lock_head(
    p_tenant text, out head_position bigint, out head_hash bytea, out head_recorded_at timestamptz
) language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    select h.position, h.hash, h.recorded_at into head_position, head_hash, head_recorded_at
    from eventlog.head h where h.tenant = p_tenant for update;
    if not found then
        insert into eventlog.head (tenant, position, hash, recorded_at)
        values (p_tenant, 0, decode(repeat('00', 32), 'hex'), timestamptz 'epoch')
        on conflict do nothing;
        select h.position, h.hash, h.recorded_at into strict head_position, head_hash, head_recorded_at
        from eventlog.head h where h.tenant = p_tenant for update;
    end if;
end $$;

alter function eventlog.lock_head owner to evb_owner;
