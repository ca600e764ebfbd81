-- The master key can be changed: while it is, there are two, and each key says which of them wraps it. The one that was cannot be taken
-- away while any key is still under it, and no key can be put under one that is gone.

set local role evb_owner;

alter table vault.master drop constraint there_is_one_master_key;
alter table vault.master drop constraint there_is_one_row;
alter table vault.master drop column only_row;
alter table vault.master add column is_next boolean not null default false;
alter table vault.master add constraint a_master_key_has_one_proof primary key (check_id);
alter table vault.master add constraint there_is_one_master_key_and_one_next unique (is_next);

alter table vault.key add column master_id uuid;
update vault.key set master_id = (select check_id from vault.master) where wrapped is not null;
alter table vault.key add constraint a_living_key_names_its_master_key check ((wrapped is null) = (master_id is null));
alter table vault.key add constraint a_master_key_stays_while_keys_need_it foreign key (master_id) references vault.master (check_id);

-- The keys that are still to be wrapped anew, while there are any.
create index keys_under_a_master_key on vault.key (master_id, id);

reset role;
