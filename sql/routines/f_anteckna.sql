-- Notes reads in the access log, all of them or none. The arrays are two tables, column by column: the reads, and whom they were about
-- (w_las is the read's row, from 1; w_person says whether w_id is a person's or a beslut's). The time is the database's. Many readers' notes come
-- in one call, of several nämnder: the heads are locked in the order of their names, so that two calls cannot wait for each other.
create or replace function atkomst.anteckna(
    v_namnd text[], v_aktor text[], v_roll text[], v_enhet text[], v_atgard text[], v_andamal text[], v_fran text[], v_begaran text[],
    w_las int4[], w_person boolean[], w_id uuid[]
) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan  -- planned once a session, not once a call
as $$
declare
    v_en text;
    v_huvud record;
    v_tid timestamptz;
begin
    for v_en in select distinct n.namnd collate "C" from unnest(v_namnd) as n (namnd) order by 1 loop
        insert into atkomst.huvud (namnd, nr, hash, tid) values (v_en, 0, decode(repeat('00', 32), 'hex'), timestamptz 'epoch')
        on conflict do nothing;
        select h.nr, h.hash, h.tid into strict v_huvud from atkomst.huvud h where h.namnd = v_en for update;
        v_tid := greatest(clock_timestamp(), v_huvud.tid);

        with antecknade as (
            insert into atkomst.las (namnd, nr, tid, aktor, roll, enhet, atgard, andamal, fran, begaran, personer, beslut, hash)
            select v_en, n.nr, v_tid, n.aktor, n.roll, n.enhet, n.atgard, n.andamal, n.fran, n.begaran, n.personer, n.beslut,
                eventlog.chain(v_huvud.hash, atkomst.rad_bytes(
                    v_en, n.nr, v_tid, n.aktor, n.roll, n.enhet, n.atgard, n.andamal, n.fran, n.begaran, n.personer, n.beslut)) over (order by n.nr)
            from (
                select v.*, v_huvud.nr + row_number() over (order by v.plats) as nr,
                    coalesce(a.personer, '{}') as personer, coalesce(a.beslut, '{}') as beslut
                from unnest(v_namnd, v_aktor, v_roll, v_enhet, v_atgard, v_andamal, v_fran, v_begaran)
                    with ordinality as v (namnd, aktor, roll, enhet, atgard, andamal, fran, begaran, plats)
                left join (
                    select w.las, array_agg(distinct w.id) filter (where w.person) as personer,
                        array_agg(distinct w.id) filter (where not w.person) as beslut
                    from unnest(w_las, w_person, w_id) as w (las, person, id) group by w.las) a on a.las = v.plats
                where v.namnd = v_en
            ) n
            returning nr, personer, beslut
        )
        insert into atkomst.avsedd (namnd, id, nr)
        select distinct v_en, a.id, l.nr from antecknade l, unnest(l.personer || l.beslut) as a (id);

        update atkomst.huvud h set nr = sista.nr, hash = sista.hash, tid = v_tid
        from (select l.nr, l.hash from atkomst.las l where l.namnd = v_en order by l.nr desc limit 1) sista
        where h.namnd = v_en;
    end loop;
end $$;

alter function atkomst.anteckna owner to evb_owner;
