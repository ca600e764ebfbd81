-- The access log: who has read what was said of whom, noted before it was answered. A chain for each nämnd, as the event log's: nr runs 1…n
-- without a gap, and hash = SHA-256(previous hash ‖ columns), see atkomst.rad_bytes. Written only by atkomst.anteckna.
--
-- personer and beslut are whom it was about, ids without names; avsedd says the same in an order that they are found by.

create schema atkomst authorization evb_owner;
set local role evb_owner;

create table atkomst.huvud (
    namnd text collate "C" not null,
    nr    bigint not null,
    hash  eventlog.digest not null,
    tid   timestamptz not null,
    constraint a_namnd_has_one_head primary key (namnd),
    constraint a_namnd_has_a_short_name check (namnd ~ '^[A-Za-z0-9_.:-]{1,64}$')
) with (fillfactor = 10);

create table atkomst.las (
    namnd    text collate "C" not null,
    nr       eventlog.number not null,
    tid      timestamptz not null,
    aktor    eventlog.name not null,
    roll     eventlog.name not null,
    enhet    eventlog.name,
    atgard   eventlog.name not null,
    andamal  text collate "C" not null,
    fran     text collate "C" not null,
    begaran  text collate "C",
    personer uuid[] not null,
    beslut   uuid[] not null,
    hash     eventlog.digest not null,
    constraint numbers_are_unique primary key (namnd, nr),
    constraint a_purpose_is_a_code check (andamal ~ '^[a-z_]{1,60}$'),
    constraint where_from_is_bounded check (octet_length(fran) between 1 and 100),
    constraint a_request_is_named_by_an_id check (begaran ~ '^[A-Za-z0-9_.:-]{1,100}$')
);

create index reads_by_actor on atkomst.las (namnd, aktor, nr);
create index reads_by_time on atkomst.las (namnd, tid);

create table atkomst.avsedd (
    namnd text collate "C" not null,
    id    uuid not null,
    nr    eventlog.number not null,
    constraint somebody_is_named_once_a_read primary key (namnd, id, nr)
);

create trigger append_only before update or delete or truncate on atkomst.las
    for each statement execute function eventlog.refuse_change();
create trigger append_only before update or delete or truncate on atkomst.avsedd
    for each statement execute function eventlog.refuse_change();
create trigger kept before delete or truncate on atkomst.huvud
    for each statement execute function eventlog.refuse_change();
create trigger never_backwards before update on atkomst.huvud
    for each row when (new.namnd <> old.namnd or new.nr < old.nr or new.tid < old.tid)
    execute function eventlog.refuse_change();

-- ALWAYS: also in a session that plays back a replica's changes.
alter table atkomst.las enable always trigger append_only;
alter table atkomst.avsedd enable always trigger append_only;
alter table atkomst.huvud enable always trigger kept;
alter table atkomst.huvud enable always trigger never_backwards;

alter table atkomst.las enable row level security;
create policy own_namnd on atkomst.las for select to evb_logggranskare, evb_informationsagare
    using (namnd = (select current_setting('evb.namnd', true)));
alter table atkomst.avsedd enable row level security;
create policy own_namnd on atkomst.avsedd for select to evb_logggranskare, evb_informationsagare
    using (namnd = (select current_setting('evb.namnd', true)));
alter table atkomst.huvud enable row level security;
create policy own_namnd on atkomst.huvud for select to evb_logggranskare, evb_informationsagare
    using (namnd = (select current_setting('evb.namnd', true)));

reset role;
