-- Drops a read model's builds before the one in use; one that somebody is reading is left for the next time.
--
-- Returns how many are left.
create or replace function readmodel.drop_old_builds(p_projection text) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_in_use integer;
    v_table  text;
    v_left   integer := 0;
begin
    -- Locked: nobody switches to another build meanwhile.
    select m.build into strict v_in_use from readmodel.model_v1 m where m.projection = p_projection for update;
    for v_table in
        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'readmodel' and c.relkind = 'r' and c.relname ~ ('^' || p_projection || '_[0-9]+$')
          and substring(c.relname from '[0-9]+$')::integer < v_in_use
    loop
        begin
            execute format('lock table readmodel.%I in access exclusive mode nowait', v_table);
            execute format('drop table readmodel.%I', v_table);
        exception when lock_not_available then
            v_left := v_left + 1;
        end;
    end loop;
    return v_left;
end $$;

alter function readmodel.drop_old_builds owner to evb_owner;
