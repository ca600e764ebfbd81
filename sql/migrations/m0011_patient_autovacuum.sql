-- The made-up events of m0009_first_statistics count as changes, and within a minute autovacuum looks at the log because of them. If that is in the
-- middle of the first large import, it sees pages and no committed event, and the planner then believes for a while that the log is empty:
-- any index that begins with the tenant will do for it (seen: the first reading after a million events cancelled after a minute). Until there are
-- thousands of real events, the made-up ones say what is needed.
set local role evb_owner;

alter table eventlog.event set (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_insert_threshold = 10000);

reset role;
