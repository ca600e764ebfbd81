-- The log: one numbered, hash-chained sequence of events for each tenant. Written only by eventlog.append.

create schema eventlog authorization evb_owner;
set local role evb_owner;

-- Bounds as domains rather than checks of the table: a session parses a domain's check once, a table's at each insert
-- (measured: 15 % of a single append).
create domain eventlog.name as text collate "C"
    constraint a_name_is_bounded check (octet_length(value) between 1 and 200);
create domain eventlog.object as text collate "C"
    constraint data_is_a_bounded_object check (octet_length(value) <= 33554432 and jsonb_typeof(value::jsonb) = 'object');
create domain eventlog.ciphertext as bytea
    constraint sealed_is_bounded check (octet_length(value) between 28 and 262144);  -- nonce 12 and tag 16 at least
create domain eventlog.digest as bytea
    constraint a_digest_is_sha_256 check (octet_length(value) = 32);
create domain eventlog.number as bigint
    constraint numbers_start_at_one check (value > 0);
create domain eventlog.small_number as smallint
    constraint small_numbers_start_at_one check (value > 0);
create domain eventlog.ordinal as integer
    constraint ordinals_start_at_one check (value > 0);
create domain eventlog.day as date
    constraint a_day_has_a_four_digit_year check (value between date '0001-01-01' and date '9999-12-31');

create table eventlog.head (
    tenant      text collate "C" not null,
    position    bigint not null,
    hash        eventlog.digest not null,
    recorded_at timestamptz not null,
    constraint a_tenant_has_one_head primary key (tenant),
    constraint a_tenant_has_a_short_name check (tenant ~ '^[A-Za-z0-9_.:-]{1,64}$'),
    constraint positions_start_after_zero check (position >= 0)
) with (fillfactor = 10);  -- every append updates the row: room for heap-only updates

create table eventlog.event (
    tenant       text collate "C" not null,
    position     eventlog.number not null,
    stream       eventlog.name not null,
    version      eventlog.number not null,
    id           uuid not null,
    type         eventlog.name not null,
    type_version eventlog.small_number not null,
    valid_date   eventlog.day,
    recorded_at  timestamptz not null,
    actor        eventlog.name not null,
    role         eventlog.name not null,
    unit         eventlog.name,
    correlation  uuid not null,
    causation    uuid,
    command_id   uuid not null,
    nr           eventlog.ordinal not null,
    data         eventlog.object not null,
    key_id       uuid,
    sealed       eventlog.ciphertext,
    hash         eventlog.digest not null,
    constraint positions_are_unique primary key (tenant, position),
    constraint versions_are_unique unique (tenant, stream, version),
    constraint sealed_goes_with_its_key check ((key_id is null) = (sealed is null))
);

create table eventlog.command (
    tenant         text collate "C" not null,
    id             uuid not null,
    digest         eventlog.digest not null,
    first_position eventlog.number,
    last_position  bigint not null,
    recorded_at    timestamptz not null,
    constraint a_command_is_answered_once primary key (tenant, id),
    constraint positions_are_in_order check (first_position <= last_position)
);

-- Look-ups by keyed hash that must be unique. Deletable and outside the chain: erasing one changes no event.
create table eventlog.claim (
    tenant text collate "C" not null,
    kind   eventlog.name not null,
    digest eventlog.digest not null,
    stream eventlog.name not null,
    constraint a_claim_is_held_once primary key (tenant, kind, digest)
);

create function eventlog.refuse_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    raise exception '% of %.% is refused: the log is append-only', tg_op, tg_table_schema, tg_table_name
        using errcode = 'EV001';
end $$;

create trigger append_only before update or delete or truncate on eventlog.event
    for each statement execute function eventlog.refuse_change();
create trigger append_only before update or delete or truncate on eventlog.command
    for each statement execute function eventlog.refuse_change();
create trigger kept before delete or truncate on eventlog.head
    for each statement execute function eventlog.refuse_change();
create trigger never_backwards before update on eventlog.head
    for each row when (new.tenant <> old.tenant or new.position < old.position or new.recorded_at < old.recorded_at)
    execute function eventlog.refuse_change();

-- ALWAYS: also in a session that plays back a replica's changes.
alter table eventlog.event enable always trigger append_only;
alter table eventlog.command enable always trigger append_only;
alter table eventlog.head enable always trigger kept;
alter table eventlog.head enable always trigger never_backwards;

reset role;
