-- Destroys the living keys of some subjects: what they sealed is unreadable for ever. The rows stay, and say when.
create or replace function vault.destroy_keys(p_tenant text, p_subjects text[]) returns setof uuid
language sql security definer set search_path = pg_catalog, pg_temp as $$
    update vault.key set wrapped = null, master_id = null, destroyed_at = clock_timestamp()
    where tenant = p_tenant and subject = any (p_subjects) and destroyed_at is null
    returning id
$$;

alter function vault.destroy_keys owner to evb_owner;
