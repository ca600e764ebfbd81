-- Restores the claims that the streams of a log hold, in the transaction that restores its events. Refused (EV003) for any other log.
create or replace function eventlog.restore_claims(p_tenant text, l_kind text[], l_digest bytea[], l_stream text[])
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform eventlog.restorable_head(p_tenant);
    insert into eventlog.claim (tenant, kind, digest, stream)
    select p_tenant, l.kind, l.digest, l.stream from unnest(l_kind, l_digest, l_stream) as l (kind, digest, stream);
end $$;

alter function eventlog.restore_claims owner to evb_owner;
