-- Makes the table of a read model's next build beside the one in use: its form without its row security, which comes when it is full, since COPY
-- does not fill what has one. The indexes are there from the beginning: made afterwards they would be made by one core while the other is idle, and
-- not while the next part of the log is read and folded (measured: a quarter of the rebuild). It is gone if the transaction is. The caller is the
-- only one who builds this read model until the transaction ends.
--
-- Returns the build's number; null when another is building.
create or replace function readmodel.create_build(p_projection text) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_build integer;
    v_table text;
begin
    if not pg_try_advisory_xact_lock(hashtextextended('readmodel.' || p_projection, 0)) then
        return null;
    end if;
    select m.build + 1 into strict v_build from readmodel.model_v1 m where m.projection = p_projection;
    v_table := p_projection || '_' || v_build;
    execute format('create table readmodel.%I (like readmodel.%I including constraints including defaults including indexes)', v_table, p_projection);
    -- Not copied: see m0012_tenant_statistics.
    execute format('alter table readmodel.%I alter column namnd set statistics 0', v_table);
    execute format('grant select, insert, update, delete on readmodel.%I to evb_runtime', v_table);
    return v_build;
end $$;

alter function readmodel.create_build owner to evb_owner;
