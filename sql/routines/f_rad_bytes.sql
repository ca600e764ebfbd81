-- What the access log's chain hashes of one row, after the hash before it: every column but the hash, in this order, each as eventlog.event_bytes
-- does it. The ids of a list are joined by commas, in order.
create or replace function atkomst.rad_bytes(
    namnd text, nr bigint, tid timestamptz, aktor text, roll text, enhet text, atgard text, andamal text, fran text, begaran text,
    personer uuid[], beslut uuid[]
) returns bytea language sql stable parallel safe as $$
    select int8send(octet_length(namnd)) || convert_to(namnd, 'UTF8')
        || int8send(octet_length(nr::text)) || convert_to(nr::text, 'UTF8')
        || '\x000000000000001b'::bytea || convert_to(to_char(tid at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'UTF8')
        || int8send(octet_length(aktor)) || convert_to(aktor, 'UTF8')
        || int8send(octet_length(roll)) || convert_to(roll, 'UTF8')
        || coalesce(int8send(octet_length(enhet)) || convert_to(enhet, 'UTF8'), '\xffffffffffffffff'::bytea)
        || int8send(octet_length(atgard)) || convert_to(atgard, 'UTF8')
        || int8send(octet_length(andamal)) || convert_to(andamal, 'UTF8')
        || int8send(octet_length(fran)) || convert_to(fran, 'UTF8')
        || coalesce(int8send(octet_length(begaran)) || convert_to(begaran, 'UTF8'), '\xffffffffffffffff'::bytea)
        || int8send(octet_length(array_to_string(personer, ','))) || convert_to(array_to_string(personer, ','), 'UTF8')
        || int8send(octet_length(array_to_string(beslut, ','))) || convert_to(array_to_string(beslut, ','), 'UTF8')
$$;

alter function atkomst.rad_bytes owner to evb_owner;
