import EventStore
import Foundation
import Postgres

/// Clients that insert single rows into a table like the log's, prepared, each on a connection and a thread of its own.
struct InsertFloor: Sendable {
    private let clients: [Connection]
    private let last: Counter

    init(_ place: Workplace.Place, clients: Int) async throws {
        let first = try await Connection.open(place.superuser)
        try await first.run(script: "create schema floor; create table floor.event (like eventlog.event including all)")
        var all = [first]
        while all.count < clients { all.append(try await Connection.open(place.superuser)) }
        self.clients = all
        last = Counter()
    }

    func insert(_ client: Int) async throws {
        let position = last.next()
        try await clients[client].execute(Self.statement, row(position))
    }

    func close() async { for client in clients { await client.close() } }

    /// As long as a note's row is.
    private func row(_ position: Int64) -> [Parameter] {
        [
            .text(Workplace.namnd), .int8(position), .text("beslut:\(Self.stream)\(position)"), .int8(2), .uuid(UUIDv7.make()),
            .text("UppfoljningAntecknad"), .int2(1),
            .date(PostgresDate(daysSince1970: 19_500)), .timestamp(PostgresTimestamp(microsecondsSince1970: 1_700_000_000_000_000 + position)),
            .text("bench"),
            .text("handlaggare"), .null, .uuid(UUIDv7.make()), .null, .uuid(UUIDv7.make()), .int4(1), .text(Self.data), .uuid(Self.key),
            .bytes(Self.sealed),
            .bytes(Self.hash),
        ]
    }

    private static let stream = "00000000-0000-4000-8000-"
    private static let data = #"{"datum":"2023-06-01","textSha256":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"}"#
    private static let sealed = [UInt8](repeating: 7, count: 28 + 160)
    private static let hash = [UInt8](repeating: 9, count: 32)
    private static let key = UUIDv7.make()

    private static let statement = Statement(
        "floor_insert",
        """
        insert into floor.event (tenant, position, stream, version, id, type, type_version, valid_date, recorded_at, actor, role, unit, correlation,
            causation, command_id, nr, data, key_id, sealed, hash)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
        """)
}
