-- What the daily proof «fold from the log at the position = the read model at the position» found: a row a proof, kept as history. digest is
-- that of the rows folded from the log, so that two machines with the same log have the same; deviating is the first beslut that differed.

set local role evb_owner;

create table readmodel.proof_v1 (
    projection   text collate "C" not null,
    namnd        text collate "C" not null,
    position     bigint not null,
    ok           boolean not null,
    digest       bytea not null,
    deviating    uuid,
    proven_at    timestamptz not null default clock_timestamp(),
    milliseconds bigint not null,
    constraint a_proof_is_made_at_a_moment primary key (projection, namnd, proven_at),
    constraint a_digest_is_sha_256 check (octet_length(digest) = 32),
    constraint what_deviates_is_not_ok check (deviating is null or not ok)
);

reset role;
