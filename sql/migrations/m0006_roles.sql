-- The roles of those who ask, one for each role of the matrix (Behörighetsmatris): a read runs under the requester's. As m0000_roles, each
-- step tolerates that another database's migration got there first.
--
--   evb_<roll>          nobody logs in as it; taken for one transaction at a time
--   evb_underhall       what the program works as when it restores a log, forgets look-ups, or destroys or rewraps keys; all that
--                       evb_runtime may, and that
--   evb_revisor_lasare  granted to a revisor's own login: the views of schema revision, and nothing else

do $$
declare
    wanted record;
begin
    for wanted in
        select * from (values
            ('evb_handlaggare', 'nologin noinherit'), ('evb_enhetschef', 'nologin noinherit'), ('evb_rapportor', 'nologin noinherit'),
            ('evb_namndsekreterare', 'nologin noinherit'), ('evb_forvaltningsjurist', 'nologin noinherit'), ('evb_revisor', 'nologin noinherit'),
            ('evb_systemforvaltare', 'nologin noinherit'), ('evb_logggranskare', 'nologin noinherit'),
            ('evb_informationsagare', 'nologin noinherit'), ('evb_servicekonto', 'nologin noinherit'),
            ('evb_underhall', 'nologin inherit'), ('evb_revisor_lasare', 'nologin noinherit')) as role(name, attributes)
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
    attempts_left int := 50;  -- each failed attempt means that another migration made progress
begin
    for wanted in
        select role.name as role, member.name as member
        from (values ('evb_handlaggare'), ('evb_enhetschef'), ('evb_rapportor'), ('evb_namndsekreterare'), ('evb_forvaltningsjurist'),
            ('evb_revisor'), ('evb_systemforvaltare'), ('evb_logggranskare'), ('evb_informationsagare'), ('evb_servicekonto'),
            ('evb_underhall')) as role(name), (values ('evb_login'), (current_user::text)) as member(name)
        union all
        select 'evb_runtime', 'evb_underhall'
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
