-- Gives a build the row security of its form, and those who may read the form its reading. Done again it changes nothing.
create or replace function readmodel.secure_build(p_projection text, p_build integer) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_table text := p_projection || '_' || p_build;
    v_policy record;
begin
    execute format('alter table readmodel.%I enable row level security', v_table);
    for v_policy in
        select p.polname, c.command, r.roles, pg_get_expr(p.polqual, p.polrelid) as qual, pg_get_expr(p.polwithcheck, p.polrelid) as checked
        from pg_policy p, lateral (
            select case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end
                as command) c, lateral (
            select string_agg(quote_ident(a.rolname), ', ') as roles from pg_roles a where a.oid = any (p.polroles)) r
        where p.polrelid = format('readmodel.%I', p_projection)::regclass
          and not exists (select from pg_policy o where o.polrelid = format('readmodel.%I', v_table)::regclass and o.polname = p.polname)
    loop
        execute format('create policy %I on readmodel.%I for %s to %s', v_policy.polname, v_table, v_policy.command, v_policy.roles)
            -- Where the form names itself, its build names itself.
            || coalesce(' using (' || replace(v_policy.qual, p_projection || '.', v_table || '.') || ')', '')
            || coalesce(' with check (' || v_policy.checked || ')', '');
    end loop;
    execute format('grant select, insert, update, delete on readmodel.%I to evb_runtime', v_table);
    execute format(
        'grant select on readmodel.%I to evb_handlaggare, evb_enhetschef, evb_rapportor, evb_namndsekreterare, evb_forvaltningsjurist, '
        'evb_revisor, evb_informationsagare, evb_servicekonto', v_table);
end $$;

alter function readmodel.secure_build owner to evb_owner;
