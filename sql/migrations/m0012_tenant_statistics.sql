-- What the planner is to believe of a tenant: that much of a table may be its. One that is not among those it saw when it last looked is believed to
-- have nothing there, and then any index that begins with the tenant will do for it. So is a nämnd whose first import is under way or was just now,
-- and the second in a large log until a tenth of it is new (seen: the first reading after a million events cancelled after a minute, each stream
-- looked for among all of them; m0009_first_statistics had made up one tenant with every event). So nothing is looked at for its tenants any more. In
-- the log they are made up as one with everything, in the order of the rows, so that an index that begins with the tenant is read along the table; in
-- the other tables nothing is known of them, nor in a log that comes from a dump. A table in which they have been seen already is left as it is, and
-- a log that has events is looked at now: whoever comes to it later is still believed to have nothing until the next time.
set local role evb_owner;

do $$
begin
    lock table eventlog.event in access exclusive mode;
    if pg_relation_size('eventlog.event') > 0 then
        analyze eventlog.event;
        return;
    end if;
    alter table eventlog.event disable trigger append_only;
    alter table eventlog.event alter column tenant set (n_distinct = 1);
    insert into eventlog.event (
        tenant, position, stream, version, id, type, type_version, valid_date, recorded_at, actor, role, unit, correlation, command_id, nr, data,
        key_id, sealed, hash)
    select 'T' || lpad(n::text, 4, '0'), n, 'stream:' || n % 300, 1 + n / 300, gen_random_uuid(), 'Type' || n % 20, 1, date '2000-01-01' + n, now(),
        'actor-' || n % 20, 'role-' || n % 5, 'unit-' || n % 10, gen_random_uuid(), gen_random_uuid(), 1, '{"is":"made up"}',
        case when n % 2 = 0 then gen_random_uuid() end, case when n % 2 = 0 then decode(repeat('00', 60), 'hex') end, sha256(n::text::bytea)
    from generate_series(1, 1200) as made_up (n);
    analyze eventlog.event;
    alter table eventlog.event alter column tenant set statistics 0;
    truncate eventlog.event;
    alter table eventlog.event enable always trigger append_only;
end $$;

do $$
declare
    seen record;
begin
    for seen in
        select c.oid::regclass as relation, exists (
            select from pg_stats s where s.schemaname = n.nspname and s.tablename = c.relname and s.attname = 'namnd') as is_known
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and (
            (n.nspname = 'readmodel' and (c.relname ~ '^frist_v3(_[0-9]+)?$' or c.relname = 'beslut_enhet_v1'))
            or (n.nspname = 'lookup' and c.relname = 'entry') or (n.nspname = 'atkomst' and c.relname in ('las', 'avsedd')))
    loop
        if not seen.is_known then
            execute format('alter table %s alter column namnd set statistics 0', seen.relation);
        end if;
    end loop;
end $$;

reset role;
