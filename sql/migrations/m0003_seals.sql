-- Seals: signatures of (tenant, position, hash, time), made with a key that is never in a database. Written only by eventlog.add_seal.

set local role evb_owner;

create table eventlog.seal (
    tenant     text collate "C" not null,
    position   eventlog.number not null,
    hash       eventlog.digest not null,
    sealed_at  timestamptz not null,
    public_key bytea not null,
    signature  bytea not null,
    constraint a_position_is_sealed_once primary key (tenant, position),
    constraint an_ed25519_key_has_its_length check (octet_length(public_key) = 32),
    constraint an_ed25519_signature_has_its_length check (octet_length(signature) = 64)
);

create trigger append_only before update or delete or truncate on eventlog.seal
    for each statement execute function eventlog.refuse_change();

-- ALWAYS: also in a session that plays back a replica's changes.
alter table eventlog.seal enable always trigger append_only;

reset role;
