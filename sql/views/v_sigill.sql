-- The seals of the log.
set local role evb_owner;
drop view if exists revision.sigill cascade;

create view revision.sigill with (security_barrier) as
select s.tenant as namnd, s.position, encode(s.hash, 'hex') as hash, s.sealed_at as forseglad, encode(s.public_key, 'hex') as nyckel,
    encode(s.signature, 'hex') as signatur
from revision.namnder() as n (namnd) join eventlog.seal s on s.tenant = n.namnd;

comment on view revision.sigill is
    'Loggens sigill: underskrifter (Ed25519) av position och hash med en nyckel som inte finns i databasen. '
    'Jämför nyckeln med den som nämnden har lämnat ut.';
comment on column revision.sigill.namnd is 'Nämndens kod.';
comment on column revision.sigill.position is 'Platsen i loggen som är förseglad.';
comment on column revision.sigill.hash is 'Kedjans hash på den platsen; ska vara densamma som i revision.kedja.';
comment on column revision.sigill.forseglad is 'När den förseglades.';
comment on column revision.sigill.nyckel is 'Den öppna nyckeln, hexadecimalt.';
comment on column revision.sigill.signatur is 'Underskriften, hexadecimalt.';

reset role;
