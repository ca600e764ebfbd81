-- Restores the answers that the commands of a log got, in the transaction that restores its events: a command that comes back then gets the
-- same answer. Refused (EV003) for any other log.
create or replace function eventlog.restore_commands(
    p_tenant text, c_id uuid[], c_digest bytea[], c_first_position int8[], c_last_position int8[], c_recorded_at timestamptz[]
) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform eventlog.restorable_head(p_tenant);
    insert into eventlog.command (tenant, id, digest, first_position, last_position, recorded_at)
    select p_tenant, c.id, c.digest, c.first_position, c.last_position, c.recorded_at
    from unnest(c_id, c_digest, c_first_position, c_last_position, c_recorded_at)
        as c (id, digest, first_position, last_position, recorded_at);
end $$;

alter function eventlog.restore_commands owner to evb_owner;
