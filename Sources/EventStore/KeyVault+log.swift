public import FoundationEssentials
public import Postgres

/// Whether a key database is the one that a log was written with. A key is durable before the first event that it seals, and a destroyed one
/// leaves its id: a key that the log names and the database never had means that it is another's, or an older copy.
extension KeyVault {
    /// Whether a tenant with a log lacks its look-up key here, or one of the keys that its log has used.
    public func lacks(_ used: [UUID], of tenant: Tenant) async throws -> Bool {
        if try await !hasLookupKey(tenant) { return true }
        return try await !neverHad(used).isEmpty
    }

    /// Whether there is a look-up key for the tenant; none is made.
    public func hasLookupKey(_ tenant: Tenant) async throws -> Bool { try await !living(tenant, subjects: [KeyVault.lookupSubject]).isEmpty }

    /// Those of the keys that have never been in this database, destroyed or not.
    public func neverHad(_ ids: [UUID]) async throws -> Set<UUID> {
        var unknown = Set(ids)
        for chunk in Array(unknown).chunks(of: LogBounds.keysPerStatement) {
            let rows = try await pool.withConnection { try $0.query(KeyVault.known, [.uuids(chunk)]) }
            for row in rows { unknown.remove(try row[0]) }
        }
        return unknown
    }

    private static let known = Statement("vault_known", "select id from vault.key where id = any ($1)")
}

extension LogSession {
    /// The keys that the latest events of a tenant are sealed under, at most `LogBounds.eventsOfLatestKeys` events back: what a copy of the key
    /// database that is older than the log lacks first. Nil for a tenant without events.
    public static func latestKeys(of tenant: Tenant, on connection: isolated Connection) throws -> [UUID]? {
        guard let head = try head(of: tenant, on: connection), head.position > .zero else { return nil }
        return try connection.query(latestKeys, [.text(tenant.rawValue), .int8(LogBounds.eventsOfLatestKeys)]).map { try $0[0] }
    }

    private static let latestKeys = Statement(
        "eventlog_latest_keys",
        """
        select distinct e.key_id from (select key_id from eventlog.event where tenant = $1 order by position desc limit $2) e
        where e.key_id is not null
        """)
}
