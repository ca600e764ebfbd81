-- What this database is for: demo, test or produktion. Said once, by the first migration that knows; a program that is for something else refuses
-- to work here.

create schema installation authorization evb_owner;
set local role evb_owner;

create table installation.environment (
    only_row boolean not null default true,
    name     text collate "C" not null,
    set_at   timestamptz not null default clock_timestamp(),
    constraint there_is_one_environment primary key (only_row),
    constraint there_is_one_row check (only_row),
    constraint an_environment_is_known check (name in ('demo', 'test', 'produktion'))
);

create trigger set_once before update or delete or truncate on installation.environment
    for each statement execute function eventlog.refuse_change();
alter table installation.environment enable always trigger set_once;

reset role;
