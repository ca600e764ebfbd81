public import FoundationEssentials
public import Postgres

/// A subject's key as the key database holds it: wrapped under the master key, and useless without it.
public struct StoredKey: Hashable, Sendable {
    public let id: UUID
    public let subject: String
    /// 60 bytes; nil when the key is destroyed.
    public let wrapped: [UInt8]?
    public let createdAt: PostgresTimestamp
    public let destroyedAt: PostgresTimestamp?

    public init(id: UUID, subject: String, wrapped: [UInt8]?, createdAt: PostgresTimestamp, destroyedAt: PostgresTimestamp?) {
        self.id = id
        self.subject = subject
        self.wrapped = wrapped
        self.createdAt = createdAt
        self.destroyedAt = destroyedAt
    }
}

extension KeyVault {
    /// Every key of a tenant, by id, also the destroyed ones; still wrapped.
    public func stored(of tenant: Tenant, _ take: @Sendable (StoredKey) throws -> Void) async throws {
        let query =
            "select id, subject, wrapped, created_at, destroyed_at from vault.key where tenant = \(tenant.literal) order by id"
        try await pool.withConnection { connection in
            try connection.copyRows("copy (\(query)) to stdout (format binary)", columns: 5) { row in
                guard let id = row.uuid(0), let subject = row.text(1), let created = row.timestamp(3) else { throw ArchiveRow.broken }
                try take(
                    StoredKey(id: id, subject: subject, wrapped: row[2].map { Array($0) }, createdAt: created, destroyedAt: row.timestamp(4)))
            }
        }
    }

    /// The first key that the master key this vault writes under does not open, by its index; nil when it opens all. A destroyed key needs none.
    public func firstUnopened(_ keys: [StoredKey], of tenant: Tenant) async throws -> Int? {
        try await withMasters { masters, _ in
            keys.firstIndex { key in
                guard let wrapped = key.wrapped else { return false }
                do throws(SealingError) {
                    _ = try WrappedKey(id: key.id, bytes: wrapped).unwrapped(tenant: tenant, subject: key.subject, under: masters.writing.key)
                    return false
                } catch {
                    return true
                }
            }
        }
    }

    /// Puts a tenant's keys back as they were, all of them or none. One that is there already, the same, is left.
    ///
    /// - Parameters:
    ///   - tenant: whose keys.
    ///   - fill: hands over the keys, some thousand at most at a time; when it throws, none is put back.
    /// - Throws: ``VaultError/taken`` when a key has another content here, or a subject another living key; what `fill` throws.
    public func restore(to tenant: Tenant, _ fill: @Sendable (([StoredKey]) throws -> Void) throws -> Void) async throws {
        let proof = try await withMasters { masters, _ in masters.writing.proof }
        try await pool.withConnection { connection in
            try await connection.transaction { connection in
                try fill { try KeyVault.restore($0, to: tenant, under: proof, on: connection) }
            }
        }
    }

    private static func restore(_ keys: [StoredKey], to tenant: Tenant, under proof: UUID, on connection: isolated Connection) throws {
        let parameters: [Parameter] = [
            .text(tenant.rawValue), .uuids(keys.map(\.id)), .texts(keys.map(\.subject)), .byteStrings(keys.map(\.wrapped)),
            .timestamps(keys.map(\.createdAt)), .timestamps(keys.map(\.destroyedAt)),
        ]
        do {
            try connection.execute(insertKeys, parameters + [.uuid(proof)])
        } catch let error as PostgresError where error.sqlState == .uniqueViolation {
            throw VaultError.taken
        }
        let same: Int64 = try connection.query(countSame, parameters)[0][0]
        guard same == Int64(keys.count) else { throw VaultError.taken }
    }

    private static let insertKeys = Statement(
        "vault_restore",
        """
        insert into vault.key (tenant, id, subject, wrapped, created_at, destroyed_at, master_id)
        select $1, k.id, k.subject, k.wrapped, k.created_at, k.destroyed_at, case when k.wrapped is not null then $7 end
        from unnest($2, $3, $4, $5, $6) as k (id, subject, wrapped, created_at, destroyed_at)
        on conflict (id) do nothing
        """)

    private static let countSame = Statement(
        "vault_restored",
        """
        select count(*) from unnest($2, $3, $4, $5, $6) as k (id, subject, wrapped, created_at, destroyed_at), lateral (
            select from vault.key v where v.id = k.id and v.tenant = $1 and v.subject = k.subject and v.wrapped is not distinct from k.wrapped
            limit 1) same
        """)
}
