-- The quarters, between a nämnd's first omgång and its latest, whose reporting to IVO did not come about.
set local role evb_owner;
drop view if exists revision.missade_omgangar cascade;

create view revision.missade_omgangar with (security_barrier) as
with frister as materialized (select f.namnd, f.beslut, f.art, f.nr, f.kand_till, f.lamnad, f.inskick from revision.frister() f),
omgangar as materialized (
    select n.namnd, o.stream, o.data::jsonb ->> 'period' as period,
        left(o.data::jsonb ->> 'period', 4)::integer * 4 + right(o.data::jsonb ->> 'period', 1)::integer - 1 as kvartal
    from revision.namnder() as n (namnd)
    join eventlog.event o on o.tenant = n.namnd and o.stream >= 'omgang:' and o.stream < 'omgang;' and o.type = 'OmgangOppnad'),
kvartalen as (
    select g.namnd, k.kvartal, (k.kvartal / 4) || 'K' || (k.kvartal % 4 + 1) as period
    from (select namnd, min(kvartal) as forsta, max(kvartal) as sista from omgangar group by namnd) g,
        generate_series(g.forsta, g.sista - 1) as k (kvartal))
select k.namnd, k.period, case when o.period is null then 'ej_oppnad' else 'ej_lamnad' end as vad
from kvartalen k
left join omgangar o on o.namnd = k.namnd and o.kvartal = k.kvartal
where o.period is null or (
    not exists (
        select from frister f join frister nu using (namnd, beslut, art, nr)
        where f.namnd = k.namnd and f.lamnad = k.period and nu.kand_till is null
            and nu.inskick::jsonb @> jsonb_build_array(jsonb_build_object('omgang', k.period)))
    and not exists (
        select from eventlog.event s join lateral (
            -- The form is canonical: the sums come after all the rows, and need none of them.
            select right(e.data, 1024) as slut from eventlog.event e
            where e.tenant = s.tenant and e.stream = s.stream and e.type = 'RapportBeraknad'
            order by e.version offset (s.data::jsonb ->> 'version')::integer - 1 limit 1) f on true
        where s.tenant = k.namnd and s.stream = o.stream and s.type = 'RapportFaststalld'
            and substring(f.slut from '"summor":\{[^}]*"totalt":([0-9]+)') = substring(f.slut from '"summor":\{[^}]*"RATTADE":([0-9]+)')));

comment on view revision.missade_omgangar is
    'Kvartal mellan nämndens första omgång och dess senaste för vilka rapporteringen till IVO inte blev av. '
    'Ett kvartal utan något att rapportera är inte missat.';
comment on column revision.missade_omgangar.namnd is 'Nämndens kod.';
comment on column revision.missade_omgangar.period is 'Kvartalet.';
comment on column revision.missade_omgangar.vad is
    'ej_oppnad: ingen omgång öppnades. '
    'ej_lamnad: inget är inskickat trots att det fanns något att lämna, eller omgången inte är fastställd.';

reset role;
