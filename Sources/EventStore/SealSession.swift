public import Postgres

/// The seals of a log on a connection of the caller's, inside the caller's transaction. Errors are those of `Connection.query`.
public enum SealSession {
    /// Seals the log as it is at a position. A position that is sealed keeps the seal it has.
    ///
    /// - Returns: whether it was sealed now.
    /// - Throws: `.misuse` when the log has no such position.
    @discardableResult
    public static func seal(
        _ position: Position, of tenant: Tenant, with signer: SealSigner, on connection: isolated Connection
    ) throws -> Bool {
        guard let row = try connection.query(toSeal, [.text(tenant.rawValue), .int8(position.rawValue)]).first else {
            throw PostgresError.misuse("there is nothing to seal at position \(position)")
        }
        return try keep(try signer.seal(tenant, at: position, hash: try row[0], time: try row[1]), on: connection)
    }

    /// Keeps a seal that was made already, as when a log is restored with its own.
    ///
    /// - Returns: false when the position has a seal; it keeps that one.
    /// - Throws: `.server` with `EV002` when the log has no event with that hash at the position, or had none yet at that time.
    @discardableResult
    public static func keep(_ seal: Seal, on connection: isolated Connection) throws -> Bool {
        try connection.query(
            add,
            [
                .text(seal.tenant.rawValue), .int8(seal.position.rawValue), .bytes(seal.hash), .timestamp(seal.sealedAt), .bytes(seal.publicKey),
                .bytes(seal.signature),
            ])[0][0]
    }

    /// At most `limit` seals after a position, in order.
    public static func read(
        _ tenant: Tenant, after position: Position, limit: Int, on connection: isolated Connection
    ) throws -> [Seal] {
        let bounded = Int64(max(0, min(limit, LogBounds.maximumRead)))
        return try connection.query(readTenant, [.text(tenant.rawValue), .int8(position.rawValue), .int8(bounded)]).map { row in
            try Seal(
                tenant: tenant, position: Position(rawValue: row[0]), hash: row[1], sealedAt: row[2], publicKey: row[3], signature: row[4])
        }
    }

    /// The seal of exactly that position; nil when it has none.
    public static func seal(at position: Position, of tenant: Tenant, on connection: isolated Connection) throws -> Seal? {
        let before = Position(rawValue: position.rawValue - 1)
        return try read(tenant, after: before, limit: 1, on: connection).first { $0.position == position }
    }

    /// The last position that is sealed; nil when none is.
    public static func last(of tenant: Tenant, on connection: isolated Connection) throws -> Position? {
        let last: Int64? = try connection.query(lastPosition, [.text(tenant.rawValue)])[0][0]
        return last.map { Position(rawValue: $0) }
    }

    /// The public key of the tenant's latest seal; of another's when it has none; nil when nothing is sealed.
    public static func latestKey(of tenant: Tenant, on connection: isolated Connection) throws -> [UInt8]? {
        try connection.query(latestKey, [.text(tenant.rawValue)]).first.map { try $0[0] }
    }

    /// Whether anything of anybody's is sealed.
    public static func hasSeals(on connection: isolated Connection) throws -> Bool {
        try connection.query(anySeal)[0][0]
    }

    private static let anySeal = Statement("seal_any", "select exists (select from eventlog.seal)")

    private static let latestKey = Statement(
        "seal_latest_key", "select public_key from eventlog.seal order by tenant = $1 desc, position desc limit 1")

    /// The time is read with the hash: never before the event's own, also when the clock has been set back.
    private static let toSeal = Statement(
        "seal_what",
        "select hash, greatest(clock_timestamp(), recorded_at) from eventlog.event where tenant = $1 and position = $2")

    private static let add = Statement("seal_add", "select eventlog.add_seal($1, $2, $3, $4, $5, $6)")

    private static let readTenant = Statement(
        "seal_read",
        """
        select position, hash, sealed_at, public_key, signature from eventlog.seal
        where tenant = $1 and position > $2 order by position limit $3
        """)

    private static let lastPosition = Statement("seal_last", "select max(position) from eventlog.seal where tenant = $1")
}

extension SQLState {
    /// The log has no such event to seal.
    public static let notSealable = SQLState(rawValue: "EV002")
}
