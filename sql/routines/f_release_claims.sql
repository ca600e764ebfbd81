-- Forgets the claims that some streams hold: what they were looked up by says nothing of them any more.
create or replace function eventlog.release_claims(p_tenant text, p_streams text[]) returns bigint
language sql security definer set search_path = pg_catalog, pg_temp as $$
    with released as (delete from eventlog.claim where tenant = p_tenant and stream = any (p_streams) returning 1)
    select count(*) from released
$$;

alter function eventlog.release_claims owner to evb_owner;
