-- The keys that seal payloads, wrapped by a master key that is never in a database. In a database of their own, so that a
-- backup of the log cannot be read once a key here is destroyed.

create schema vault authorization evb_owner;
set local role evb_owner;

create table vault.key (
    id           uuid not null,
    tenant       text collate "C" not null,
    subject      text collate "C" not null,
    wrapped      bytea,
    created_at   timestamptz not null default clock_timestamp(),
    destroyed_at timestamptz,
    constraint a_key_has_one_id primary key (id),
    constraint a_tenant_is_named check (octet_length(tenant) between 1 and 64),
    constraint a_subject_is_named check (octet_length(subject) between 1 and 200),
    constraint a_wrapped_key_has_its_length check (octet_length(wrapped) = 60),  -- nonce 12, key 32, tag 16
    constraint a_destroyed_key_is_gone check ((wrapped is null) = (destroyed_at is not null))
);

-- A subject whose key was destroyed may come back: with a new key, which opens nothing of the old.
create unique index a_subject_has_one_living_key on vault.key (tenant, subject) where destroyed_at is null;

-- A known text sealed under the master key: a wrong master key is recognised at once, not at the first payload.
create table vault.master (
    only_row boolean not null default true,
    check_id uuid not null,
    sealed   bytea not null,
    constraint there_is_one_master_key primary key (only_row),
    constraint there_is_one_row check (only_row),
    constraint sealed_is_bounded check (octet_length(sealed) between 28 and 200)
);

reset role;
