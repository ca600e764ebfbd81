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
            File("p_model_v1", PackageResources.p_model_v1_sql),
            File("p_parked_v1", PackageResources.p_parked_v1_sql),
            File("p_proof_v1", PackageResources.p_proof_v1_sql),
            File("p_frist_v3", PackageResources.p_frist_v3_sql),
            File("m0003_seals", PackageResources.m0003_seals_sql),
            File("m0004_erased_persons", PackageResources.m0004_erased_persons_sql),
            File("m0005_job_order", PackageResources.m0005_job_order_sql),
            File("p_paminnelse_v1", PackageResources.p_paminnelse_v1_sql),
            File("m0006_roles", PackageResources.m0006_roles_sql),
            File("m0006_permissions", PackageResources.m0006_permissions_sql),
            File("p_beslut_enhet_v1", PackageResources.p_beslut_enhet_v1_sql),
            File("m0006_row_security", PackageResources.m0006_row_security_sql),
            File("m0006_access_log", PackageResources.m0006_access_log_sql),
            File("m0006_environment", PackageResources.m0006_environment_sql),
            File("m0006_revision", PackageResources.m0006_revision_sql),
            File("m0007_lookup", PackageResources.m0007_lookup_sql),
            File("m0008_reach", PackageResources.m0008_reach_sql),
            File("m0008_given_up_jobs", PackageResources.m0008_given_up_jobs_sql),
            File("p_paminnelse_dag_v1", PackageResources.p_paminnelse_dag_v1_sql),
            File("m0009_finish_build", PackageResources.m0009_finish_build_sql),
            File("m0009_unit_lookup", PackageResources.m0009_unit_lookup_sql),
            File("m0009_first_statistics", PackageResources.m0009_first_statistics_sql),
            File("m0010_restored", PackageResources.m0010_restored_sql),
            File("m0011_patient_autovacuum", PackageResources.m0011_patient_autovacuum_sql),
            File("m0012_tenant_statistics", PackageResources.m0012_tenant_statistics_sql),
            File("m0013_unit_of_is_a_query", PackageResources.m0013_unit_of_is_a_query_sql),
        ],
        routines: [
            File("f_event_bytes", PackageResources.f_event_bytes_sql),
            File("f_chain_step", PackageResources.f_chain_step_sql),
            File("f_lock_head", PackageResources.f_lock_head_sql),
            File("f_unit_of", PackageResources.f_unit_of_sql),
            File("f_refused_items", PackageResources.f_refused_items_sql),
            File("f_append", PackageResources.f_append_sql),
            File("f_append_one", PackageResources.f_append_one_sql),
            File("f_secure_build", PackageResources.f_secure_build_sql),
            File("f_create_build", PackageResources.f_create_build_sql),
            File("f_finish_build", PackageResources.f_finish_build_sql),
            File("f_drop_old_builds", PackageResources.f_drop_old_builds_sql),
            File("f_restorable_head", PackageResources.f_restorable_head_sql),
            File("f_restore", PackageResources.f_restore_sql),
            File("f_restore_commands", PackageResources.f_restore_commands_sql),
            File("f_restore_claims", PackageResources.f_restore_claims_sql),
            File("f_release_claims", PackageResources.f_release_claims_sql),
            File("f_add_seal", PackageResources.f_add_seal_sql),
            File("f_claim_jobs", PackageResources.f_claim_jobs_sql),
            File("f_complete_jobs", PackageResources.f_complete_jobs_sql),
            File("f_rad_bytes", PackageResources.f_rad_bytes_sql),
            File("f_anteckna", PackageResources.f_anteckna_sql),
            File("f_prova_atkomst", PackageResources.f_prova_atkomst_sql),
            File("f_namnder", PackageResources.f_namnder_sql),
            File("f_frister", PackageResources.f_frister_sql),
            File("v_omgangar", PackageResources.v_omgangar_sql),
            File("v_rader", PackageResources.v_rader_sql),
            File("v_avvikelser", PackageResources.v_avvikelser_sql),
            File("v_missade_omgangar", PackageResources.v_missade_omgangar_sql),
            File("v_kedja", PackageResources.v_kedja_sql),
            File("v_sigill", PackageResources.v_sigill_sql),
        ],
        grants: [File("g_grants", PackageResources.g_grants_sql), File("g_permissions", PackageResources.g_permissions_sql)])

    /// The database of the keys.
    public static let keys = Files(
        migrations: [
            File("m0000_roles", PackageResources.m0000_roles_sql),
            File("k0001_keys", PackageResources.k0001_keys_sql),
            File("k0002_master_keys", PackageResources.k0002_master_keys_sql),
            File("m0006_roles", PackageResources.m0006_roles_sql),
        ],
        routines: [
            File("fk_destroy_keys", PackageResources.fk_destroy_keys_sql),
            File("fk_begin_rotation", PackageResources.fk_begin_rotation_sql),
            File("fk_rewrap", PackageResources.fk_rewrap_sql),
            File("fk_finish_rotation", PackageResources.fk_finish_rotation_sql),
        ],
        grants: [File("kg_grants", PackageResources.kg_grants_sql)])
}
