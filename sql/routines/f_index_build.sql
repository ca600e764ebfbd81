-- Gives a filled build the indexes and the row security of its form, and the planner its statistics. Memory for sorting: a hundred bytes a row
-- and index for some million rows, for the moment it takes.
create or replace function readmodel.index_build(p_projection text, p_build integer) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set maintenance_work_mem = '256MB' as $$
declare
    v_table text := p_projection || '_' || p_build;
    v_form  regclass := format('readmodel.%I', p_projection)::regclass;
    v_definition text;
begin
    for v_definition in select pg_get_constraintdef(c.oid) from pg_constraint c where c.conrelid = v_form and c.contype = 'p'
    loop
        execute format('alter table readmodel.%I add %s', v_table, v_definition);
    end loop;
    for v_definition in
        select pg_get_indexdef(i.indexrelid) from pg_index i where i.indrelid = v_form and not i.indisprimary order by i.indexrelid
    loop
        execute regexp_replace(v_definition, ' INDEX \S+ ON \S+ ', format(' INDEX ON readmodel.%I ', v_table));
    end loop;
    perform readmodel.secure_build(p_projection, p_build);
    execute format('analyze readmodel.%I', v_table);
end $$;

alter function readmodel.index_build owner to evb_owner;
