-- What the chain hashes of one event, after the hash before it: every column but the hash, in this order. Each is its
-- length as 8 bytes, big-endian, then its bytes; NULL is the length ff ff ff ff ff ff ff ff and no bytes. A column's bytes
-- are its text in UTF-8: numbers in decimal, uuids in lower case, dates as YYYY-MM-DD, recorded_at in UTC as
-- YYYY-MM-DDTHH:MM:SS.ffffffZ. Only sealed is its own bytes.
--
-- One expression, so that the planner inlines it. (uuids are 36 bytes, hex 24; a valid date 10, hex 0a; recorded_at 27, hex 1b.)
create or replace function eventlog.event_bytes(
    tenant text, "position" bigint, stream text, version bigint, id uuid, type text, type_version smallint,
    valid_date date, recorded_at timestamptz, actor text, role text, unit text, correlation uuid, causation uuid,
    command_id uuid, nr integer, data text, key_id uuid, sealed bytea
) returns bytea language sql stable parallel safe as $$
    select int8send(octet_length(tenant)) || convert_to(tenant, 'UTF8')
        || int8send(octet_length("position"::text)) || convert_to("position"::text, 'UTF8')
        || int8send(octet_length(stream)) || convert_to(stream, 'UTF8')
        || int8send(octet_length(version::text)) || convert_to(version::text, 'UTF8')
        || '\x0000000000000024'::bytea || convert_to(id::text, 'UTF8')
        || int8send(octet_length(type)) || convert_to(type, 'UTF8')
        || int8send(octet_length(type_version::text)) || convert_to(type_version::text, 'UTF8')
        || coalesce('\x000000000000000a'::bytea || convert_to(to_char(valid_date::timestamp, 'YYYY-MM-DD'), 'UTF8'),
                    '\xffffffffffffffff'::bytea)
        || '\x000000000000001b'::bytea
        || convert_to(to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'UTF8')
        || int8send(octet_length(actor)) || convert_to(actor, 'UTF8')
        || int8send(octet_length(role)) || convert_to(role, 'UTF8')
        || coalesce(int8send(octet_length(unit)) || convert_to(unit, 'UTF8'), '\xffffffffffffffff'::bytea)
        || '\x0000000000000024'::bytea || convert_to(correlation::text, 'UTF8')
        || coalesce('\x0000000000000024'::bytea || convert_to(causation::text, 'UTF8'), '\xffffffffffffffff'::bytea)
        || '\x0000000000000024'::bytea || convert_to(command_id::text, 'UTF8')
        || int8send(octet_length(nr::text)) || convert_to(nr::text, 'UTF8')
        || int8send(octet_length(data)) || convert_to(data, 'UTF8')
        || coalesce('\x0000000000000024'::bytea || convert_to(key_id::text, 'UTF8'), '\xffffffffffffffff'::bytea)
        || coalesce(int8send(octet_length(sealed)) || sealed, '\xffffffffffffffff'::bytea)
$$;

alter function eventlog.event_bytes owner to evb_owner;
