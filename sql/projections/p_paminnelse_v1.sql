-- What a nämnd has been reminded of: a row each time something became due, with the day that was seen and the day it no longer was. What is
-- due now follows from the log; only these two days do not. nyckel says what it is about: kinds, periods and ids, never a person.

set local role evb_owner;

create table readmodel.paminnelse_v1 (
    id            bigint generated always as identity,
    namnd         text collate "C" not null,
    nyckel        text collate "C" not null,
    slag          text collate "C" not null,
    uppmarksammad date not null,
    avslutad      date,
    constraint a_reminder_has_one_id primary key (id),
    constraint a_reminder_says_what_it_is_about check (nyckel ~ '^[a-zA-Z0-9_/-]{1,200}$'),
    constraint a_kind_is_a_code check (slag ~ '^[a-z_]{1,60}$'),
    constraint a_reminder_ends_after_it_began check (avslutad >= uppmarksammad)
);

create unique index a_reminder_is_raised_once on readmodel.paminnelse_v1 (namnd, nyckel) where avslutad is null;
create index what_can_be_pruned on readmodel.paminnelse_v1 (avslutad) where avslutad is not null;

reset role;
