-- What has become known since a report was frozen, of the frister in it.
set local role evb_owner;
drop view if exists revision.avvikelser cascade;

create view revision.avvikelser with (security_barrier) as
with frister as materialized (select * from revision.frister()),
rader as materialized (
    select s.tenant as namnd, substr(s.stream, 8) as period, (s.data::jsonb ->> 'version')::integer as version,
        -- The form is canonical: its position stands first.
        substring(left(f.data, 64) from '"position":([0-9]+)')::bigint as position,
        (rad.form ->> 'beslut')::uuid as beslut, rad.form -> 'frist' ->> 'art' as art, (rad.form -> 'frist' ->> 'nr')::integer as nr
    from revision.namnder() as n (namnd)
    join eventlog.event s on s.tenant = n.namnd and s.stream >= 'omgang:' and s.stream < 'omgang;' and s.type = 'RapportFaststalld'
    join lateral (
        select e.data from eventlog.event e where e.tenant = s.tenant and e.stream = s.stream and e.type = 'RapportBeraknad'
        order by e.version offset (s.data::jsonb ->> 'version')::integer - 1 limit 1) f on true,
        jsonb_array_elements(f.data::jsonb -> 'rapport' -> 'rader') as rad (form))
select r.namnd, r.period, r.version, nu.beslut, nu.art as frist_art, nu.nr as frist_nr, nu.kand_fran as andrad_position, h.recorded_at as andrad,
    da.slut as slut_da, nu.slut as slut_nu, da.slut_art as slut_art_da, nu.slut_art as slut_art_nu,
    da.slut_orsak as orsak_da, nu.slut_orsak as orsak_nu,
    da.skal_kod as skal_kod_da, nu.skal_kod as skal_kod_nu, da.skal_klass as skal_klass_da, nu.skal_klass as skal_klass_nu,
    nu.makulerat, nu.aterkallad
from rader r
join frister nu on nu.namnd = r.namnd and nu.beslut = r.beslut and nu.art = r.art and nu.nr = r.nr
    and nu.kand_till is null and nu.kand_fran > r.position
join frister da on da.namnd = nu.namnd and da.beslut = nu.beslut and da.art = nu.art and da.nr = nu.nr
    and da.kand_fran <= r.position and da.kand_till > r.position
join eventlog.event h on h.tenant = nu.namnd and h.position = nu.kand_fran
where (da.slut, da.slut_art, da.slut_orsak, da.skal_kod, da.skal_klass, da.makulerat, da.aterkallad)
        is distinct from (nu.slut, nu.slut_art, nu.slut_orsak, nu.skal_kod, nu.skal_klass, nu.makulerat, nu.aterkallad);

comment on view revision.avvikelser is
    'Vad som blivit känt efter att en rapport fastställdes om de frister som står i den: då är som det var känt när rapporten räknades fram, '
    'nu som det är känt i dag.';
comment on column revision.avvikelser.namnd is 'Nämndens kod.';
comment on column revision.avvikelser.period is 'Rapportens kvartal.';
comment on column revision.avvikelser.version is 'Rapportens version.';
comment on column revision.avvikelser.beslut is 'Beslutets id.';
comment on column revision.avvikelser.frist_art is 'beslut eller avbrott, som i revision.rader.';
comment on column revision.avvikelser.frist_nr is 'Fristens nummer bland beslutets.';
comment on column revision.avvikelser.andrad_position is 'Var i loggen den senaste ändringen står, se revision.kedja.';
comment on column revision.avvikelser.andrad is 'När den registrerades.';
comment on column revision.avvikelser.slut_da is 'Slutet som det var känt då.';
comment on column revision.avvikelser.slut_nu is 'Slutet som det är känt nu.';
comment on column revision.avvikelser.slut_art_da is 'verkstalld eller avslutad, då.';
comment on column revision.avvikelser.slut_art_nu is 'verkstalld eller avslutad, nu.';
comment on column revision.avvikelser.orsak_da is 'Avslutets orsak då.';
comment on column revision.avvikelser.orsak_nu is 'Avslutets orsak nu.';
comment on column revision.avvikelser.skal_kod_da is 'Skälets kod då.';
comment on column revision.avvikelser.skal_kod_nu is 'Skälets kod nu.';
comment on column revision.avvikelser.skal_klass_da is 'Skälets klass då.';
comment on column revision.avvikelser.skal_klass_nu is 'Skälets klass nu.';
comment on column revision.avvikelser.makulerat is 'Beslutet är makulerat: det skulle aldrig ha registrerats.';
comment on column revision.avvikelser.aterkallad is 'Avbrottet som fristen räknades från är återkallat.';

reset role;
