/// The migrator's own statements.
enum MigrationSQL {
    /// Idempotent; run under the advisory lock, since `if not exists` alone races.
    static let bookkeeping = """
        create schema if not exists migration;
        create table if not exists migration.applied (
            name text not null,
            kind text not null,
            checksum text not null,
            applied_at timestamptz not null default clock_timestamp(),
            constraint a_file_is_applied_once primary key (name)
        );
        """

    static let isReadOnly = Statement(
        "migration_is_read_only", "select pg_is_in_recovery() or current_setting('transaction_read_only')::boolean")

    static let hasBookkeeping = Statement(
        "migration_has_bookkeeping", "select to_regclass('migration.applied') is not null")

    static let applied = Statement("migration_applied", "select name, kind, checksum from migration.applied")

    static let checksums = Statement(
        "migration_checksums",
        """
        select encode(sha256(convert_to(sql, 'UTF8')), 'hex')
          from unnest($1) with ordinality as file (sql, nr) order by nr
        """)

    static let record = Statement(
        "migration_record",
        """
        insert into migration.applied (name, kind, checksum) values ($1, $2, $3)
            on conflict (name) do update set kind = excluded.kind, checksum = excluded.checksum, applied_at = excluded.applied_at
        """)

    static let lock = Statement("migration_lock", "select pg_advisory_lock($1)")
    static let unlock = Statement("migration_unlock", "select pg_advisory_unlock($1)")
}
