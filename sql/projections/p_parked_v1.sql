-- Streams that a read model does not follow any further, because an event of theirs cannot be applied: its position, why (a code) and when
-- that was found. The rows stay as they were before it; what comes after it in the stream waits too. Emptied by evb projektion prova-om.

set local role evb_owner;

create table readmodel.parked_v1 (
    projection text collate "C" not null,
    namnd      text collate "C" not null,
    stream     text collate "C" not null,
    position   bigint not null,
    code       text collate "C" not null,
    parked_at  timestamptz not null default clock_timestamp(),
    constraint a_stream_is_parked_once primary key (projection, namnd, stream),
    constraint positions_start_at_one check (position > 0),
    constraint why_is_a_code check (code ~ '^[a-z_]{1,60}$')
);

reset role;
