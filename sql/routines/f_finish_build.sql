-- Gives a filled build the row security of its form, and the planner its statistics. A sample of six thousand rows says enough of which of them the
-- partial indexes are about; the server's own rounds look closer later.
create or replace function readmodel.finish_build(p_projection text, p_build integer) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set default_statistics_target = 20 as $$
begin
    perform readmodel.secure_build(p_projection, p_build);
    execute format('analyze readmodel.%I', p_projection || '_' || p_build);
end $$;

alter function readmodel.finish_build owner to evb_owner;
