-- Which of the events to be appended the role they come with may not append: their numbers, as in eventlog.append's v_*; null when it is none.
-- Nearly always every role may append its types anywhere in the tenant, and then each pair of role and type is looked up once.
create or replace function eventlog.refused_items(
    p_tenant text, e_stream text[], e_version int8[], v_expected int4[], v_type text[], v_role text[], v_unit text[], v_data text[]
) returns int4[] language plpgsql stable set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan  -- planned once a session, not once a call
as $$
begin
    if not exists (
        select from (select distinct u.role, u.type from unnest(v_role, v_type) as u (role, type)) as v
        where (select p.reach from eventlog.permission p where p.role = v.role and p.type in (v.type, '*') order by p.type desc limit 1)
            is distinct from 'tenant') then
        return null;
    end if;
    return (
        select array_agg(v.nr::int4 order by v.nr)
        from unnest(v_expected, v_type, v_role, v_unit) with ordinality as v (expected, type, role, unit, nr)
        left join lateral (
            select p.reach, p.unit_key from eventlog.permission p
            where p.role = v.role and p.type in (v.type, '*') order by p.type desc limit 1) may on true
        where may.reach is null
            or (may.reach <> 'tenant' and case when v.unit is null then may.reach = 'unit'
                -- Its first event is what gives a stream its unit.
                when e_version[v.expected] = 0 then v_data[v.nr::int4]::jsonb ->> may.unit_key is distinct from v.unit
                else (select u.unit from eventlog.unit_of(p_tenant, e_stream[v.expected]) u) is distinct from v.unit end));
end $$;

alter function eventlog.refused_items owner to evb_owner;
