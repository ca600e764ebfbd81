-- One link of the chain. The aggregate chain(previous, bytes), as a window aggregate, gives each row its hash.
create or replace function eventlog.chain_step(state bytea, previous bytea, bytes bytea)
returns bytea language plpgsql immutable parallel safe as $$
begin
    return sha256(coalesce(state, previous) || bytes);
end $$;

alter function eventlog.chain_step owner to evb_owner;

create or replace aggregate eventlog.chain(previous bytea, bytes bytea) (
    sfunc = eventlog.chain_step,
    stype = bytea
);

alter aggregate eventlog.chain(bytea, bytea) owner to evb_owner;
