import Crypto
public import Postgres

extension LogSession {
    /// How often the chain's progress is told: some hundredths of a second's work.
    static let chainProgress: Int64 = 10_000

    /// Recomputes a tenant's chain from its first event on, on the connection's own thread, while the server sends the rows: constant memory,
    /// whatever the length.
    ///
    /// It finds what ``ChainVerifier`` finds. Call it in a snapshot, so that the head and the events are of one moment; a fault ends the
    /// transaction.
    ///
    /// - Parameters:
    ///   - tenant: whose log.
    ///   - connection: in a snapshot.
    ///   - progress: told the last position found right, now and then and at the end.
    /// - Returns: the head, proved; nil for a tenant without events.
    /// - Throws: ``ChainVerifier/Fault`` for the first fault; a `PostgresError` when the store failed.
    public static func verifyChain(
        of tenant: Tenant, on connection: isolated Connection, progress: (Position) -> Void = { _ in }
    ) throws -> Head? {
        let head = try head(of: tenant, on: connection)
        var pass = ChainPass(tenant)
        // In the order of the primary key, as they lie: a sort would hold the whole log, on disk if not in memory.
        try connection.run(script: "set local enable_sort = off; set local enable_seqscan = off; set local jit = off")
        try connection.copyRows(
            "copy (\(ChainPass.query(tenant))) to stdout (format binary)", columns: ChainRowEncoder.columnCount
        ) { row in
            try pass.feed(row)
            if pass.position % chainProgress == 0 { progress(Position(rawValue: pass.position)) }
        }
        try connection.run(script: "set local enable_sort to default; set local enable_seqscan to default; set local jit to default")
        progress(Position(rawValue: pass.position))
        try ChainVerifier(after: pass.last).finish(head: head)
        return head
    }
}

/// The chain over rows as they are sent: ``ChainVerifier`` without an event made of each.
struct ChainPass {
    /// The last position that was found right.
    private(set) var position: Int64 = 0
    private var encoder: ChainRowEncoder

    init(_ tenant: Tenant) { encoder = ChainRowEncoder(tenant: tenant, after: Chain.start) }

    var last: Head { Head(position: Position(rawValue: position), hash: Array(encoder.bytes.prefix(Chain.start.count))) }

    /// - Throws: ``ChainVerifier/Fault``.
    mutating func feed(_ row: CopyRow) throws {
        let next = Position(rawValue: position + 1)
        guard let found = row.integer(0), found == next.rawValue else {
            throw ChainVerifier.Fault.gap(expected: next, found: Position(rawValue: row.integer(0) ?? 0))
        }
        guard encoder.encode(row), let stored = row[ChainRowEncoder.hashColumn] else { throw ChainVerifier.Fault.hash(next) }
        let hash = SHA256.hash(data: encoder.bytes)
        guard hash.withUnsafeBytes({ $0.elementsEqual(stored) }) else { throw ChainVerifier.Fault.hash(next) }
        encoder.follow(stored)
        position = next.rawValue
    }

    static func query(_ tenant: Tenant) -> String {
        "select \(ChainRowEncoder.columns) from eventlog.event where tenant = \(tenant.literal) order by position"
    }
}
