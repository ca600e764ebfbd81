-- The unit that a stream belongs to: what its first event says, as last corrected. Asked of the log, which is never behind as a read model may be:
-- who has lost a stream writes to it no more, and who has got it may at once.
-- No row for a stream without events, null for one of no unit. Neither kind of event can be recalled.
-- Two look-ups, however long the stream is, in the order of the index that is meant: see eventlog.append. Without settings of its own, so that it becomes a part of the query that asks (measured: a call for each
-- event, through all of its stream, was most of what a handläggare's append cost); those who ask have them.
create or replace function eventlog.unit_of(p_tenant text, p_stream text) returns table (unit text) language sql stable as $$
    select says.unit
    from (
        (select e.version, e.data::jsonb ->> 'varde' as unit from eventlog.event e
         where e.tenant = p_tenant and e.stream = p_stream and e.type = 'UppgiftRattad' and e.data::jsonb ->> 'falt' = 'enhet'
         order by e.version desc limit 1)
        union all
        (select e.version, e.data::jsonb ->> 'enhet' from eventlog.event e
         where e.tenant = p_tenant and e.stream = p_stream order by e.version limit 1)
    ) says
    order by says.version desc limit 1
$$;

alter function eventlog.unit_of owner to evb_owner;
