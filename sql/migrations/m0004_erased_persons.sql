-- Whose key is destroyed, found from the log itself: nothing may be sealed for them again, and a key that comes back with an old backup of
-- the key database is destroyed again.

set local role evb_owner;

create index erased_persons on eventlog.event (tenant, ((data::jsonb ->> 'person'))) where type = 'PersonuppgifterGallrade';

reset role;
