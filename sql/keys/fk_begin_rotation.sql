-- Registers the master key that is to be, by its proof. One that is registered already stays.
create or replace function vault.begin_rotation(p_check_id uuid, p_sealed bytea) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
    insert into vault.master (check_id, sealed, is_next) values (p_check_id, p_sealed, true) on conflict do nothing
$$;

alter function vault.begin_rotation owner to evb_owner;
