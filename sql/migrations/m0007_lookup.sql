-- What a person's beslut are found by: keyed hashes, under a key that no database has. Beside the log and its chain, made of the log and nothing
-- else: emptied of a person when they are erased, and made anew when it is lost.

create schema lookup authorization evb_owner;
set local role evb_owner;

create table lookup.entry (
    namnd  text collate "C" not null,
    kind   text collate "C" not null,
    digest eventlog.digest not null,
    beslut uuid not null,
    constraint a_beslut_is_found_once_by_a_key primary key (namnd, kind, digest, beslut),
    -- Förordning (2001:637) 15 §: namn, person-, samordnings- och ärendenummer, and nothing else.
    constraint the_law_allows_the_kind_of_key check (kind in ('namn', 'personnummer', 'arendenummer'))
);

create index entries_of_a_beslut on lookup.entry (namnd, beslut);

-- How far the log has been followed. Moved in the transaction that writes the entries.
create table lookup.progress (
    namnd    text collate "C" not null,
    position bigint not null,
    constraint a_log_is_followed_to_one_place primary key (namnd),
    constraint positions_start_at_zero check (position >= 0)
) with (fillfactor = 50);

alter table lookup.entry enable row level security;
create policy the_program_follows_all on lookup.entry to evb_runtime using (true) with check (true);
-- How many look-ups somebody is found by, for who hands out what is held on them.
create policy own_namnd on lookup.entry for select to evb_informationsagare using (namnd = (select current_setting('evb.namnd', true)));

alter table lookup.progress enable row level security;
create policy the_program_follows_all on lookup.progress to evb_runtime using (true) with check (true);

reset role;
