-- How far a tenant's log was read in from an archive, and not written here: what is missing of it here (keys, seals) may have been missing there.

set local role evb_owner;

create table eventlog.restored (
    tenant   text collate "C" not null,
    position bigint not null,
    constraint a_log_is_restored_once primary key (tenant),
    constraint something_was_restored check (position > 0)
);

alter table eventlog.restored enable row level security;
create policy the_program_sees_all on eventlog.restored for select to evb_runtime using (true);

reset role;
