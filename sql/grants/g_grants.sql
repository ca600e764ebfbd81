-- Who may what: first nobody, then what is written here. The program works as evb_runtime: it reads the log, and writes it only
-- through functions.

revoke all on schema eventlog from public, evb_runtime;
revoke all on all tables in schema eventlog from public, evb_runtime;
revoke all on all functions in schema eventlog from public, evb_runtime;

grant usage on schema eventlog to evb_runtime;
grant select on all tables in schema eventlog to evb_runtime;
grant execute on all functions in schema eventlog to evb_runtime;
revoke execute on function eventlog.refuse_change() from evb_runtime;

revoke all on schema jobs from public, evb_runtime;
revoke all on all tables in schema jobs from public, evb_runtime;
revoke all on all functions in schema jobs from public, evb_runtime;

grant usage on schema jobs to evb_runtime;
grant select, insert, update, delete on jobs.job to evb_runtime;
grant select, insert on jobs.outcome, jobs.slot to evb_runtime;

revoke all on schema readmodel from public, evb_runtime;
revoke all on all tables in schema readmodel from public, evb_runtime;
revoke all on all functions in schema readmodel from public, evb_runtime;

grant usage on schema readmodel to evb_runtime;
grant select, insert, update, delete on all tables in schema readmodel to evb_runtime;
-- What was found of a read model stays found.
revoke update, delete on readmodel.proof_v1 from evb_runtime;
grant execute on all functions in schema readmodel to evb_runtime;

revoke all on schema lookup from public, evb_runtime;
revoke all on all tables in schema lookup from public, evb_runtime;

grant usage on schema lookup to evb_runtime;
grant select, insert, delete on lookup.entry to evb_runtime;
grant select, insert, update on lookup.progress to evb_runtime;

-- To see at start that the schema is this program's.
grant usage on schema migration to evb_runtime;
grant select on migration.applied to evb_runtime;
