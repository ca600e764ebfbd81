public import FoundationEssentials
public import Postgres

/// The log on a connection of the caller's, inside the caller's transaction: for what has to be one transaction with something
/// else, or many appends that are to be one.
///
/// An append holds the tenant's head from then to the end of the transaction, and other writers wait for it. A transaction that
/// will append more than once takes the head first, with ``lockHead(of:on:)``.
///
/// Errors are those of `Connection.query`.
public enum LogSession {
    /// Takes the tenant's head for the rest of the transaction; waits as long as the connection's `lock_timeout` allows.
    ///
    /// - Returns: the head as it is now; position zero for a tenant without events.
    /// - Throws: `.server` with `SQLState.lockNotAvailable` when another writer holds it for longer than that.
    @discardableResult
    public static func lockHead(of tenant: Tenant, on connection: isolated Connection) throws -> Head {
        let rows = try connection.query(LogStatement.lockHead, [.text(tenant.rawValue)])
        guard let row = rows.first else { return Head(position: .zero, hash: Chain.start) }
        return try Head(position: Position(rawValue: row[0]), hash: row[1])
    }

    /// The last position and its hash; nil when nothing was ever appended.
    public static func head(of tenant: Tenant, on connection: isolated Connection) throws -> Head? {
        try connection.query(LogStatement.head, [.text(tenant.rawValue)]).first.map { row in
            try Head(position: Position(rawValue: row[0]), hash: row[1])
        }
    }

    /// Appends groups to one tenant's log, each by itself: one that cannot be appended leaves the others be.
    ///
    /// - Parameters:
    ///   - groups: no two may share a stream, a command id or a claim.
    ///   - tenant: whose log.
    ///   - connection: in the transaction that they are to be part of.
    /// - Returns: an outcome for each group, in order.
    /// - Throws: `.server` with `SQLState.uniqueViolation` when two share something anyway, and then nothing is appended.
    public static func append(
        _ groups: [AppendGroup], to tenant: Tenant, on connection: isolated Connection
    ) throws -> [AppendOutcome] {
        try append(groups, to: tenant, on: connection) {}
    }

    /// - Parameter meanwhile: as of `Connection.query`.
    static func append(
        _ groups: [AppendGroup], to tenant: Tenant, on connection: isolated Connection, meanwhile: () -> Void
    ) throws -> [AppendOutcome] {
        var outcomes = [AppendOutcome?](repeating: nil, count: groups.count)
        var left = Array(groups.indices)
        // Each round appends everything that is left, or refuses at least one group and leaves it out.
        while !left.isEmpty {
            let parameters = AppendBatch(left.map { groups[$0] }).parameters(tenant)
            let isFirst = left.count == groups.count
            let answers = try AppendAnswers(connection.query(LogStatement.append, parameters) { if isFirst { meanwhile() } })
            for (number, outcome) in try answers.outcomes(of: left.map { groups[$0] }) { outcomes[left[number]] = outcome }
            let before = left.count
            left = left.filter { outcomes[$0] == nil }
            guard left.count < before else { throw PostgresError.misuse("append answered nothing") }
        }
        return outcomes.compactMap(\.self)
    }

    /// At most `limit` events after a position, in order.
    public static func read(
        _ tenant: Tenant, after position: Position, limit: Int, on connection: isolated Connection
    ) throws -> [StoredEvent] {
        let bounded = Int64(max(0, min(limit, LogBounds.maximumRead)))
        return try connection.query(statement(LogStatement.readTenant), [.text(tenant.rawValue), .int8(position.rawValue), .int8(bounded)])
            .map { try StoredEvent($0, of: tenant) }
    }

    /// At most `limit` events of a stream after a version, in order.
    public static func read(
        _ stream: StreamName, of tenant: Tenant, after version: StreamVersion, limit: Int, on connection: isolated Connection
    ) throws -> [StoredEvent] {
        let bounded = Int64(max(0, min(limit, LogBounds.maximumRead)))
        return try connection.query(
            statement(LogStatement.readStream),
            [.text(tenant.rawValue), .text(stream.rawValue), .int8(version.rawValue), .int8(bounded)]
        ).map { try StoredEvent($0, of: tenant) }
    }

    /// The question for all events of a stream of a bounded kind: to be asked together with others, and its rows read by ``events(_:of:)``.
    public static func question(_ stream: StreamName, of tenant: Tenant) -> (Statement, [Parameter]) {
        (statement(LogStatement.readStream), [.text(tenant.rawValue), .text(stream.rawValue), .int8(0), .int8(Int64.max)])
    }

    /// The answer to ``question(_:of:)`` as events, in its order.
    ///
    /// - Throws: a `PostgresError` when a column holds what an event cannot have: the rows are of another question.
    public static func events(_ rows: Rows, of tenant: Tenant) throws -> [StoredEvent] { try rows.map { try StoredEvent($0, of: tenant) } }

    /// All events of several streams, each in order. A stream without events is absent. The whole answer is held in memory:
    /// meant for streams of a bounded kind.
    public static func read(
        _ streams: [StreamName], of tenant: Tenant, on connection: isolated Connection
    ) throws -> [StreamName: [StoredEvent]] {
        guard !streams.isEmpty else { return [:] }
        return try byStream(connection.query(statement(LogStatement.readStreams), [.text(tenant.rawValue), .texts(streams.map(\.rawValue))]), tenant)
    }

    /// The same without the events of one type, whose data is large and read by other means.
    public static func read(
        _ streams: [StreamName], without type: String, of tenant: Tenant, on connection: isolated Connection
    ) throws -> [StreamName: [StoredEvent]] {
        guard !streams.isEmpty else { return [:] }
        let parameters: [Parameter] = [.text(tenant.rawValue), .texts(streams.map(\.rawValue)), .text(type)]
        return try byStream(connection.query(statement(LogStatement.readStreamsWithout), parameters), tenant)
    }

    private static func byStream(_ rows: Rows, _ tenant: Tenant) throws -> [StreamName: [StoredEvent]] {
        var found: [StreamName: [StoredEvent]] = [:]
        for row in rows {
            let event = try StoredEvent(row, of: tenant)
            found[event.stream, default: []].append(event)
        }
        return found
    }

    /// What is known of commands, by id: the digest they came with and their answer. An unknown id is absent.
    public static func receipts(
        for commands: [UUID], of tenant: Tenant, on connection: isolated Connection
    ) throws -> [UUID: (digest: [UInt8], receipt: Receipt)] {
        guard !commands.isEmpty else { return [:] }
        let rows = try connection.query(LogStatement.receipts, [.text(tenant.rawValue), .uuids(commands)])
        var found: [UUID: (digest: [UInt8], receipt: Receipt)] = [:]
        for row in rows {
            let id: UUID = try row[0]
            let first: Int64? = try row[2]
            let receipt = Receipt(
                command: id, first: first.map { Position(rawValue: $0) }, last: Position(rawValue: try row[3]))
            found[id] = (try row[1], receipt)
        }
        return found
    }

    /// Which stream holds each claim of a kind, by digest. A claim nobody holds is absent.
    public static func claims(
        _ kind: String, _ digests: [[UInt8]], of tenant: Tenant, on connection: isolated Connection
    ) throws -> [[UInt8]: StreamName] {
        guard !digests.isEmpty else { return [:] }
        let rows = try connection.query(LogStatement.claims, [.text(tenant.rawValue), .text(kind), .byteStrings(digests)])
        var found: [[UInt8]: StreamName] = [:]
        for row in rows { found[try row[0]] = StreamName(trusted: try row[1]) }
        return found
    }

    /// How many claims some streams hold.
    public static func claimCount(heldBy streams: [StreamName], of tenant: Tenant, on connection: isolated Connection) throws -> Int {
        try connection.query(LogStatement.claimCount, [.text(tenant.rawValue), .texts(streams.map(\.rawValue))])[0][0]
    }

    /// Forgets the claims that some streams hold, in the caller's transaction, in which it works as `evb_underhall`. Looks through all of the
    /// tenant's claims: for what is done seldom, to many at a time.
    ///
    /// - Returns: how many there were.
    @discardableResult
    public static func releaseClaims(heldBy streams: [StreamName], of tenant: Tenant, on connection: isolated Connection) throws -> Int {
        try connection.asMaintenance { connection in
            try connection.query(LogStatement.releaseClaims, [.text(tenant.rawValue), .texts(streams.map(\.rawValue))])[0][0]
        }
    }

    /// Every tenant that has an event, in order.
    public static func tenants(on connection: isolated Connection) throws -> [Tenant] {
        try connection.query(LogStatement.tenants).map { Tenant(trusted: try $0[0]) }
    }
}
