-- The roles of evb. Roles belong to the whole server, not to one database: they may exist already, and several
-- databases may be migrated at the same moment, so each step tolerates that another one got there first.
--
--   evb_owner    owns every schema, table and function; nobody logs in as it
--   evb_runtime  what the program works as: reads, and writes through functions
--   evb_login    what the program connects as: owns nothing, may nothing until it takes a role it is a member of

do $$
declare
    wanted record;
begin
    for wanted in
        select * from (values
            ('evb_owner', 'nologin noinherit'),
            ('evb_runtime', 'nologin noinherit'),
            ('evb_login', 'login noinherit')) as role(name, attributes)
    loop
        if not exists (select from pg_roles where rolname = wanted.name) then
            begin
                execute format('create role %I %s', wanted.name, wanted.attributes);
            exception when duplicate_object or unique_violation then
                null;  -- created by a migration of another database just now
            end;
        end if;
    end loop;
end $$;

do $$
declare
    wanted record;
    attempts_left int := 10;  -- each failed attempt means that another migration made progress
begin
    for wanted in
        select * from (values
            ('evb_runtime', 'evb_login'),
            ('evb_runtime', current_user::text),
            ('evb_owner', current_user::text)) as membership(role, member)
        where member <> role
    loop
        while not pg_has_role(wanted.member, wanted.role, 'MEMBER') loop
            begin
                execute format('grant %I to %I', wanted.role, wanted.member);
            exception when unique_violation or internal_error then
                -- "tuple concurrently updated" is an internal_error: the other migration granted it, or we try again
                attempts_left := attempts_left - 1;
                if attempts_left = 0 then
                    raise;
                end if;
            end;
        end loop;
    end loop;
end $$;
