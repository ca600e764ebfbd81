-- Whether the access log of a nämnd is what was noted: the first number whose row is missing, was changed or is not found by whom it was about;
-- null when all is as it was. The caller's row security says whose it may be.
create or replace function atkomst.prova(p_namnd text) returns bigint language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_rad record;
    v_nr bigint := 0;
    v_hash bytea := decode(repeat('00', 32), 'hex');
begin
    for v_rad in select l.* from atkomst.las l where l.namnd = p_namnd order by l.nr loop
        v_nr := v_nr + 1;
        v_hash := sha256(v_hash || atkomst.rad_bytes(
            v_rad.namnd, v_rad.nr, v_rad.tid, v_rad.aktor, v_rad.roll, v_rad.enhet, v_rad.atgard, v_rad.andamal, v_rad.fran, v_rad.begaran,
            v_rad.personer, v_rad.beslut));
        if v_rad.nr <> v_nr or v_rad.hash <> v_hash
            or exists (select from unnest(v_rad.personer || v_rad.beslut) as a (id)
                       where not exists (select from atkomst.avsedd s where s.namnd = p_namnd and s.id = a.id and s.nr = v_nr)) then
            return v_nr;
        end if;
    end loop;
    if exists (select from atkomst.huvud h where h.namnd = p_namnd and (h.nr <> v_nr or h.hash <> v_hash)) then
        return v_nr + 1;
    end if;
    return null;
end $$;

alter function atkomst.prova owner to evb_owner;
