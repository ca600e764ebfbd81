-- The program makes keys and reads them. It destroys keys and changes their wrapping only through functions, and only as evb_underhall, which
-- it takes for that alone.

revoke all on schema vault from public, evb_runtime, evb_underhall;
revoke all on all tables in schema vault from public, evb_runtime, evb_underhall;
revoke all on all functions in schema vault from public, evb_runtime, evb_underhall;

grant usage on schema vault to evb_runtime;
grant select, insert on vault.key to evb_runtime;
grant select, insert (check_id, sealed) on vault.master to evb_runtime;
grant execute on all functions in schema vault to evb_underhall;

-- To see at start that the schema is this program's.
grant usage on schema migration to evb_runtime;
grant select on migration.applied to evb_runtime;
