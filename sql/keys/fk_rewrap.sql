-- Puts keys under another master key. One that was destroyed or wrapped anew meanwhile is left as it is.
create or replace function vault.rewrap(p_ids uuid[], p_old bytea[], p_new bytea[], p_master_id uuid) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
    update vault.key k set wrapped = r.new, master_id = p_master_id
    from unnest(p_ids, p_old, p_new) as r (id, old, new)
    where k.id = r.id and k.wrapped = r.old
$$;

alter function vault.rewrap owner to evb_owner;
