-- The chain: every event of the log without its content.
set local role evb_owner;
drop view if exists revision.kedja cascade;

create view revision.kedja with (security_barrier) as
select e.tenant as namnd, e.position, e.stream as strom, e.version, e.type as typ, e.valid_date as giltigt, e.recorded_at as registrerad,
    e.role as roll, encode(e.hash, 'hex') as hash
from revision.namnder() as n (namnd) join eventlog.event e on e.tenant = n.namnd;

comment on view revision.kedja is
    'Loggens alla händelser i den ordning de registrerades, utan innehåll. Positionerna går från 1 utan lucka. '
    'Hela kedjan kontrolleras med den logg som nämnden lämnar ut, se deploy/verifiera_logg.py; den ska sluta på samma hash som här.';
comment on column revision.kedja.namnd is 'Nämndens kod.';
comment on column revision.kedja.position is 'Händelsens plats i loggen.';
comment on column revision.kedja.strom is 'Vad händelsen gäller: beslut:<id>, omgang:<kvartal> eller namnd.';
comment on column revision.kedja.version is 'Händelsens nummer bland dem som gäller detsamma.';
comment on column revision.kedja.typ is 'Vad som hände.';
comment on column revision.kedja.giltigt is 'Dagen då det hände, som den angavs.';
comment on column revision.kedja.registrerad is 'När det registrerades, enligt databasens klocka.';
comment on column revision.kedja.roll is 'Rollen hos den som registrerade det.';
comment on column revision.kedja.hash is 'SHA-256 över föregående hash och händelsen.';

reset role;
