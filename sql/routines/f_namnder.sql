-- The nämnder that the login of this session may see. The session's own user decides, whatever role it has taken. A query has to be bounded:
-- a session that has lifted its statement_timeout sees nothing until it sets one again. A login sees a nämnd or two (rows): so the planner asks this
-- first, and then for theirs.
create or replace function revision.namnder() returns setof text
language plpgsql stable rows 1 security definer set search_path = pg_catalog, pg_temp as $$
begin
    if (select s.setting::int not between 1 and 300000 from pg_settings s where s.name = 'statement_timeout') then
        raise exception 'Frågan saknar tidsgräns. Sätt statement_timeout till högst fem minuter: set statement_timeout = ''1min''.'
            using errcode = 'EV004';
    end if;
    return query select i.namnd from revision.inloggning i where i.inloggning = session_user;
end $$;

alter function revision.namnder owner to evb_owner;
