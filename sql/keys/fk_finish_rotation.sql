-- Takes the former master key away, in favour of the next. Refused (23503) while any key is still under the former. Twice changes nothing.
create or replace function vault.finish_rotation(p_next uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform from vault.master where check_id = p_next and is_next for update;
    if found then
        delete from vault.master where not is_next;
        update vault.master set is_next = false where check_id = p_next;
    end if;
end $$;

alter function vault.finish_rotation owner to evb_owner;
