-- An omgång a row, with what was done with its report and when.
set local role evb_owner;
drop view if exists revision.omgangar cascade;

create view revision.omgangar with (security_barrier) as
select n.namnd, (o.data::jsonb ->> 'period') as period, o.data::jsonb ->> 'etikett' as etikett, (o.data::jsonb ->> 'brytdatum')::date as brytdatum,
    o.recorded_at as oppnad, (f.data::jsonb ->> 'version')::integer as version, f.data::jsonb ->> 'sha256' as sha256, f.recorded_at as faststalld,
    f.position as faststalld_position, encode(f.hash, 'hex') as faststalld_hash,
    (a.data::jsonb ->> 'sammantradesdatum')::date as antagen, a.data::jsonb ->> 'paragraf' as paragraf, a.data::jsonb ->> 'dnr' as dnr,
    r.overlamnad_revisorer, r.overlamnad_fullmaktige
from revision.namnder() as n (namnd)
join eventlog.event o on o.tenant = n.namnd and o.stream >= 'omgang:' and o.stream < 'omgang;' and o.type = 'OmgangOppnad'
left join lateral (
    select e.* from eventlog.event e where e.tenant = o.tenant and e.stream = o.stream and e.type = 'RapportFaststalld'
    order by e.version desc limit 1) f on true
left join lateral (
    select e.* from eventlog.event e where e.tenant = o.tenant and e.stream = o.stream and e.type = 'RapportAntagen'
    order by e.version desc limit 1) a on true
left join lateral (
    select max((e.data::jsonb ->> 'datum')::date) filter (where e.data::jsonb ->> 'mottagare' = 'revisorer') as overlamnad_revisorer,
        max((e.data::jsonb ->> 'datum')::date) filter (where e.data::jsonb ->> 'mottagare' = 'fullmaktige') as overlamnad_fullmaktige
    from eventlog.event e where e.tenant = o.tenant and e.stream = o.stream and e.type = 'RapportOverlamnad') r on true;

comment on view revision.omgangar is 'Rapporteringsomgångarna, en per kvartal: när de öppnades, fastställdes, antogs och överlämnades.';
comment on column revision.omgangar.namnd is 'Nämndens kod.';
comment on column revision.omgangar.period is 'Kvartalet, till exempel 2023K3.';
comment on column revision.omgangar.etikett is 'Omgångens namn i rapportens rubrik.';
comment on column revision.omgangar.brytdatum is 'Dagen vars läge rapporten visar.';
comment on column revision.omgangar.oppnad is 'När omgången öppnades, enligt databasens klocka.';
comment on column revision.omgangar.version is 'Den fastställda versionens nummer; tomt så länge ingen är fastställd.';
comment on column revision.omgangar.sha256 is 'Kontrollsumman på den fastställda rapportens innehåll.';
comment on column revision.omgangar.faststalld is 'När rapporten fastställdes.';
comment on column revision.omgangar.faststalld_position is 'Var i loggen fastställandet står.';
comment on column revision.omgangar.faststalld_hash is 'Kedjans hash på den platsen; jämförs med rapporten och sigillet.';
comment on column revision.omgangar.antagen is 'Sammanträdesdagen då nämnden antog rapporten.';
comment on column revision.omgangar.paragraf is 'Paragrafen i nämndens protokoll.';
comment on column revision.omgangar.dnr is 'Ärendets diarienummer hos nämnden.';
comment on column revision.omgangar.overlamnad_revisorer is 'När rapporten lämnades till kommunens revisorer.';
comment on column revision.omgangar.overlamnad_fullmaktige is 'När rapporten lämnades till kommunfullmäktige.';

reset role;
