-- The unit that a stream belongs to: as corrected, when the read model has come to it, otherwise the one its first event was appended for.
-- Null for a stream without events, and for one of no unit.
-- Events are looked up in the order of the index that is meant: see eventlog.append.
create or replace function eventlog.unit_of(p_tenant text, p_stream text) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
set enable_seqscan = off  -- a plan made while the log is small is kept when it has grown
as $$
declare
    v_unit text;
begin
    select b.enhet into v_unit from readmodel.beslut_enhet_v1 b where b.namnd = p_tenant and b.strom = p_stream;
    if not found then
        select e.unit into v_unit from eventlog.event e where e.tenant = p_tenant and e.stream = p_stream order by e.version limit 1;
    end if;
    return v_unit;
end $$;

alter function eventlog.unit_of owner to evb_owner;
