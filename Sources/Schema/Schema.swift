/// The SQL of the program, embedded, in the order it is run.
public enum Schema {
    /// One file: its name without `.sql`, and its text.
    public struct File: Sendable, Hashable {
        public let name: String
        public let sql: String

        init(_ name: String, _ bytes: [UInt8]) {
            self.name = name
            sql = String(decoding: bytes, as: UTF8.self)
        }
    }

    /// What makes one database: migrations once and forward only, routines again when they change, grants last.
    public struct Files: Sendable, Hashable {
        public let migrations: [File]
        public let routines: [File]
        public let grants: [File]
    }

    /// The database of the log, its read models and its jobs.
    public static let log = Files(
        migrations: [
            File("m0000_roles", PackageResources.m0000_roles_sql),
            File("m0001_eventlog", PackageResources.m0001_eventlog_sql),
            File("m0002_jobs", PackageResources.m0002_jobs_sql),
            File("p_checkpoint_v1", PackageResources.p_checkpoint_v1_sql),
            File("p_frist_v1", PackageResources.p_frist_v1_sql),
            File("p_frist_v2", PackageResources.p_frist_v2_sql),
            File("m0003_seals", PackageResources.m0003_seals_sql),
        ],
        routines: [
            File("f_event_bytes", PackageResources.f_event_bytes_sql),
            File("f_chain_step", PackageResources.f_chain_step_sql),
            File("f_lock_head", PackageResources.f_lock_head_sql),
            File("f_append", PackageResources.f_append_sql),
            File("f_add_seal", PackageResources.f_add_seal_sql),
        ],
        grants: [File("g_grants", PackageResources.g_grants_sql)])

    /// The database of the keys.
    public static let keys = Files(
        migrations: [
            File("m0000_roles", PackageResources.m0000_roles_sql),
            File("k0001_keys", PackageResources.k0001_keys_sql),
        ],
        routines: [],
        grants: [File("kg_grants", PackageResources.kg_grants_sql)])
}
