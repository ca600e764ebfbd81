-- The program makes keys and reads them; it neither changes nor removes one.

revoke all on schema vault from public, evb_runtime;
revoke all on all tables in schema vault from public, evb_runtime;

grant usage on schema vault to evb_runtime;
grant select, insert on vault.key, vault.master to evb_runtime;

-- To see at start that the schema is this program's.
grant usage on schema migration to evb_runtime;
grant select on migration.applied to evb_runtime;
