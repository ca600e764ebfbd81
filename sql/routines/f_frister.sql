-- The frister of the nämnder that this session's login may see, each state with the positions between which it was known; from the build of the
-- read model that is in use. No person and no text, nor the hash of one.
create or replace function revision.frister() returns table (
    namnd text, beslut uuid, art text, nr integer, kand_fran bigint, kand_till bigint, slut date, slut_art text, slut_orsak text,
    skal_kod text, skal_klass text, makulerat boolean, aterkallad boolean, lamnad text, inskick text
) language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_build integer;
begin
    select m.build into strict v_build from readmodel.model_v1 m where m.projection = 'frist_v3';
    return query execute format(
        'select f.namnd, f.beslut, f.art, f.nr, f.kand_fran, f.kand_till, f.slut, f.slut_art, f.slut_orsak, f.skal_kod, f.skal_klass, f.makulerat, '
        'f.aterkallad, f.lamnad, f.inskick from readmodel.%I f where f.namnd in (select revision.namnder())', 'frist_v3_' || v_build);
end $$;

alter function revision.frister owner to evb_owner;
