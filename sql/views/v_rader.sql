-- The rows of the frozen reports, as they stand in the log; of a reason its code and class. A report is some megabytes of JSON, parsed once, and
-- only when it is asked for: period and version are known without it, and versions are numbered from 1 in the order they were computed.
set local role evb_owner;
drop view if exists revision.rader cascade;

create view revision.rader with (security_barrier) as
select n.namnd, substr(s.stream, 8) as period, (s.data::jsonb ->> 'version')::integer as version, rad.nr::integer as rad,
    rad.form ->> 'rubrik' as rubrik, rad.form ->> 'utfall' as utfall, (rad.form ->> 'beslut')::uuid as beslut,
    rad.form -> 'frist' ->> 'art' as frist_art, (rad.form -> 'frist' ->> 'nr')::integer as frist_nr,
    (rad.form -> 'frist' ->> 'start')::date as frist_start, (rad.form -> 'frist' ->> 'slutdag')::date as frist_slutdag,
    (rad.form -> 'frist' ->> 'slut')::date as slut, rad.form ->> 'lagrum' as lagrum, rad.form ->> 'omrade' as omrade,
    rad.form ->> 'insats' as insats, (rad.form ->> 'beslutsdatum')::date as beslutsdatum,
    (rad.form ->> 'dagarSedanBeslut')::integer as dagar_sedan_beslut, (rad.form ->> 'dagarIFrist')::integer as dagar_i_frist,
    rad.form -> 'skal' ->> 'kod' as skal_kod, rad.form -> 'skal' ->> 'klass' as skal_klass, rad.form ->> 'orsak' as orsak
from revision.namnder() as n (namnd)
join eventlog.event s on s.tenant = n.namnd and s.stream >= 'omgang:' and s.stream < 'omgang;' and s.type = 'RapportFaststalld'
join lateral (
    select e.data from eventlog.event e where e.tenant = s.tenant and e.stream = s.stream and e.type = 'RapportBeraknad'
    order by e.version offset (s.data::jsonb ->> 'version')::integer - 1 limit 1) f on true,
    jsonb_array_elements(f.data::jsonb -> 'rapport' -> 'rader') with ordinality as rad (form, nr);

comment on view revision.rader is
    'Raderna i de fastställda rapporterna, som de fastställdes. Utan identiteter och texter; beslut är ett id utan namn.';
comment on column revision.rader.namnd is 'Nämndens kod.';
comment on column revision.rader.period is 'Rapportens kvartal, till exempel 2023K3.';
comment on column revision.rader.version is 'Rapportens version.';
comment on column revision.rader.rad is 'Radens nummer i rapporten, från 1.';
comment on column revision.rader.rubrik is
    'Rubriken som raden står under. R1: Återrapportering av beslut som har verkställts. '
    'R2: Återrapportering av beslut som avslutats utan att beslutet verkställts. '
    'R3: Återrapportering av beslut som rapporterats tidigare och ännu inte verkställts. R4: Ny rapportering av ej verkställda beslut. '
    'RATTADE: Rättelse av beslut som rapporterats tidigare men inte skulle ha rapporterats.';
comment on column revision.rader.utfall is 'oppen, verkstalld eller avslutad på brytdatum.';
comment on column revision.rader.beslut is 'Beslutets id, detsamma i alla rapporter. Säger inte vem det gäller.';
comment on column revision.rader.frist_art is 'beslut: från beslutet. avbrott: från ett avbrott i verkställigheten.';
comment on column revision.rader.frist_nr is 'Fristens nummer bland beslutets.';
comment on column revision.rader.frist_start is 'Dagen som tremånadersfristen räknas från.';
comment on column revision.rader.frist_slutdag is 'Fristens sista dag.';
comment on column revision.rader.slut is 'När dröjsmålet upphörde; tomt om det pågick på brytdatum.';
comment on column revision.rader.lagrum is 'Lagrummet som insatsen är beviljad enligt.';
comment on column revision.rader.omrade is 'IFO individ- och familjeomsorg, AO äldreomsorg, OF omsorg om personer med funktionsnedsättning.';
comment on column revision.rader.insats is 'Insatsens kod.';
comment on column revision.rader.beslutsdatum is 'Dagen för beslutet.';
comment on column revision.rader.dagar_sedan_beslut is 'Dagar från beslutet till brytdatum, eller till slutet.';
comment on column revision.rader.dagar_i_frist is 'Dagar från fristens start till brytdatum, eller till slutet.';
comment on column revision.rader.skal_kod is 'Skälet till dröjsmålet som kod.';
comment on column revision.rader.skal_klass is 'enskild: beror på den enskilde. strukturell: beror på kommunen.';
comment on column revision.rader.orsak is 'Varför beslutet avslutades utan att verkställas, som kod.';

reset role;
