public import Postgres

/// A seal as the log's database holds it: somebody's signature of a position's hash.
public struct StoredSeal: Hashable, Sendable {
    public let position: Position
    public let hash: [UInt8]
    public let sealedAt: PostgresTimestamp
    /// Ed25519, 32 bytes.
    public let publicKey: [UInt8]
    /// 64 bytes.
    public let signature: [UInt8]

    public init(position: Position, hash: [UInt8], sealedAt: PostgresTimestamp, publicKey: [UInt8], signature: [UInt8]) {
        self.position = position
        self.hash = hash
        self.sealedAt = sealedAt
        self.publicKey = publicKey
        self.signature = signature
    }
}

/// For archives. A database that has no seals yet has an archive without them.
extension LogSession {
    /// Every seal of a tenant, by position. Call it in a snapshot.
    ///
    /// - Returns: false when the database knows no seals.
    public static func seals(of tenant: Tenant, on connection: isolated Connection, _ take: (StoredSeal) throws -> Void) throws -> Bool {
        guard try connection.query(knowsSeals)[0][0] as Bool else { return false }
        let query = "select position, hash, sealed_at, public_key, signature from eventlog.seal where tenant = \(tenant.literal) order by position"
        try connection.copyRows("copy (\(query)) to stdout (format binary)", columns: 5) { row in
            guard let position = row.integer(0), let hash = row[1], let time = row.timestamp(2), let key = row[3], let signature = row[4] else {
                throw ArchiveRow.broken
            }
            try take(
                StoredSeal(
                    position: Position(rawValue: position), hash: Array(hash), sealedAt: time, publicKey: Array(key), signature: Array(signature)))
        }
        return true
    }

    /// Puts seals back. The database refuses one of a position whose hash is another (SQLSTATE `EV002`).
    public static func restore(_ seals: [StoredSeal], to tenant: Tenant, on connection: isolated Connection) throws {
        for seal in seals {
            try connection.execute(
                addSeal,
                [
                    .text(tenant.rawValue), .int8(seal.position.rawValue), .bytes(seal.hash), .timestamp(seal.sealedAt), .bytes(seal.publicKey),
                    .bytes(seal.signature),
                ])
        }
    }

    private static let knowsSeals = Statement("eventlog_knows_seals", "select to_regclass('eventlog.seal') is not null")
    private static let addSeal = Statement("eventlog_restore_seal", "select eventlog.add_seal($1, $2, $3, $4, $5, $6)")
}

extension SQLState {
    /// The log has no such event to seal.
    public static let notSealable = SQLState(rawValue: "EV002")
}
