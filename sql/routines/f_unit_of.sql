-- The unit that a stream belongs to: what its first event says, as last corrected. Asked of the log, which is never behind as a read model may be:
-- who has lost a stream writes to it no more, and who has got it may at once.
-- Null for a stream without events, and for one of no unit. Neither kind of event can be recalled.
-- Events are looked up in the order of the index that is meant: see eventlog.append.
create or replace function eventlog.unit_of(p_tenant text, p_stream text) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
set enable_seqscan = off  -- a plan made while the log is small is kept when it has grown
as $$
declare
    says_unit text;
begin
    select e.data::jsonb ->> case e.version when 1 then 'enhet' else 'varde' end into says_unit
    from eventlog.event e
    where e.tenant = p_tenant and e.stream = p_stream
        and (e.version = 1 or (e.type = 'UppgiftRattad' and e.data::jsonb ->> 'falt' = 'enhet'))
    order by e.version desc limit 1;
    return says_unit;
end $$;

alter function eventlog.unit_of owner to evb_owner;
