public import Postgres

/// What a fold needs of an event: where it is, what it says, and whether something of it is sealed. Neither the hash nor who did it.
public struct HistoryEvent: Sendable {
    public let stream: StreamName
    public let position: Position
    public let type: String
    public let typeVersion: Int16
    public let data: String
    public let isSealed: Bool

    public init(_ event: StoredEvent) {
        stream = event.stream
        position = event.position
        type = event.type
        typeVersion = event.typeVersion
        data = event.data
        isSealed = event.sealed != nil
    }

    init(_ row: Row) throws(PostgresError) {
        stream = StreamName(trusted: try row[0])
        position = Position(rawValue: try row[1])
        type = try row[2]
        typeVersion = try row[3]
        data = try row[4]
        isSealed = try row[5]
    }
}

extension LogSession {
    /// The most events of one reading of histories: some megabytes.
    static let histories = 10_000

    /// The next streams' whole histories up to a position, in order of streams and within each in order: a log's content stream by stream,
    /// each read once. What is read is a few thousand events, and one stream at least.
    ///
    /// - Parameters:
    ///   - prefix: what the streams' names begin with; ends with a colon.
    ///   - tenant: whose log.
    ///   - stream: the last one already read; nil to begin.
    ///   - position: the last one that is read.
    ///   - connection: in any snapshot where the log has come to the position: what is before it never changes.
    /// - Returns: events of one stream after another; empty when there are no more.
    public static func histories(
        _ prefix: String, of tenant: Tenant, after stream: StreamName?, through position: Position, on connection: isolated Connection
    ) throws -> [HistoryEvent] {
        // The character after the colon: every name with the prefix lies before it.
        let end = String(prefix.dropLast()) + ";"
        let rows = try connection.query(
            historiesStatement,
            [
                .text(tenant.rawValue), .text(stream?.rawValue ?? prefix), .text(end), .int8(position.rawValue), .int8(Int64(histories)),
            ])
        let events = try rows.map { try HistoryEvent($0) }
        guard events.count == histories, let last = events.last?.stream else { return events }
        // The last one may go on.
        let whole = events.prefix { $0.stream != last }
        guard whole.isEmpty else { return Array(whole) }
        return try read([last], of: tenant, on: connection)[last, default: []].filter { $0.position <= position }.map { HistoryEvent($0) }
    }

    private static let historiesStatement = Statement(
        "eventlog_histories",
        """
        select stream, position, type, type_version, data, sealed is not null from eventlog.event
        where tenant = $1 and stream > $2 and stream < $3 and position <= $4 order by stream, version limit $5
        """)
}
