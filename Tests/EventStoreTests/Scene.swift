import EventStore
import LogSupport
import Postgres
import Support

/// A log whose head somebody else holds, so that what is appended has to wait; and ways to see and to disturb that.
struct Scene: Sendable {
    let database: LogDatabase
    let log: PostgresEventLog
    let inOrder = InOrder()
    private let holder: Connection
    private let observer: Connection

    /// The head of `north` is held from the start.
    init() async throws {
        database = try await LogDatabase.make()
        // One try a connection: what stays away is known to at once.
        log = PostgresEventLog(pool: ConnectionPool(target: database.runtime, size: 2, settings: PoolSettings(connectAttempts: 1)))
        holder = try await database.database.connection()
        observer = try await Connection.open(try await TestCluster.administration())
        try await hold()
    }

    func append(_ stream: String) -> Task<AppendOutcome, any Error> { append(.sample(stream)) }

    func append(_ group: AppendGroup) -> Task<AppendOutcome, any Error> {
        inOrder.start { [log] in try await log.append(group, to: .north) }
    }

    func hold() async throws {
        try await holder.run(script: "begin")
        try await holder.run(script: "select eventlog.lock_head('north')")
    }

    func letGo() async throws { try await holder.run(script: "commit") }

    /// Returns when a connection of the log's waits for a lock.
    func untilBlocked() async throws {
        try await waitUntil(
            observer,
            "select count(*) > 0 from pg_stat_activity where datname = $1 and usename = 'evb_login' and cardinality(pg_blocking_pids(pid)) > 0",
            [.text(database.database.name)])
    }

    /// Ends the log's connections, and returns when they are gone.
    func endConnections() async throws {
        try await observer.execute(Self.terminate, [.text(database.database.name)])
    }

    /// No new connection is let in, and those of the log end.
    func takeAway() async throws {
        try await observer.run(script: "alter database \"\(database.database.name)\" with allow_connections false")
        try await endConnections()
    }

    func bringBack() async throws {
        try await observer.run(script: "alter database \"\(database.database.name)\" with allow_connections true")
    }

    /// The streams of the events, in name order.
    func streams() async throws -> [String] {
        try await log.read(.north, after: .zero, limit: 100).map(\.stream.rawValue).sorted()
    }

    func close() async {
        await holder.close()
        await observer.close()
    }

    private static let terminate = Statement(
        "scene_terminate",
        "select count(pg_terminate_backend(pid, 10000)) from pg_stat_activity where datname = $1 and usename = 'evb_login'")
}
