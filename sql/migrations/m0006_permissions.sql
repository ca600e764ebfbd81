-- Which types of events a role may append, and on whose streams. The rows are written by g_permissions; eventlog.append asks.
--
--   tenant          any stream of the tenant's
--   unit            a stream of the item's unit, which it must have
--   unit_or_tenant  a stream of the item's unit; any stream when it has none
--
-- A type '*' is every type.

set local role evb_owner;

create table eventlog.permission (
    role  eventlog.name not null,
    type  eventlog.name not null,
    reach text collate "C" not null,
    constraint a_role_has_one_reach_for_a_type primary key (role, type),
    constraint a_reach_is_known check (reach in ('tenant', 'unit', 'unit_or_tenant'))
);

reset role;
