public import Postgres

/// The log in PostgreSQL, over a pool of connections that work as `evb_runtime`.
public final class PostgresEventLog: EventLog {
    public let appended = WakeUp()
    private let pool: ConnectionPool
    private let appender: Appender

    /// - Parameter pool: to the migrated database; a few connections do, because all appends to a tenant share one.
    public init(pool: ConnectionPool) {
        self.pool = pool
        appender = Appender(pool: pool, appended: appended)
    }

    /// As ``EventLog/append(_:to:)``. Appends of several callers share a commit. A connection lost under an append is answered
    /// definitely: the log is asked again on a new one.
    public func append(_ group: AppendGroup, to tenant: Tenant) async throws -> AppendOutcome {
        try await appender.append(group, to: tenant)
    }

    public func read(_ stream: StreamName, of tenant: Tenant, after version: StreamVersion) async throws -> [StoredEvent] {
        var events: [StoredEvent] = []
        var last = version
        while true {
            let after = last
            let batch = try await pool.withConnection { connection in
                try LogSession.read(stream, of: tenant, after: after, limit: LogBounds.readBatch, on: connection)
            }
            events += batch
            guard batch.count == LogBounds.readBatch, let end = batch.last else { return events }
            last = end.version
        }
    }

    public func read(_ tenant: Tenant, after position: Position, limit: Int) async throws -> [StoredEvent] {
        try await pool.withConnection { connection in
            try LogSession.read(tenant, after: position, limit: limit, on: connection)
        }
    }

    public func head(of tenant: Tenant) async throws -> Head? {
        try await pool.withConnection { try LogSession.head(of: tenant, on: $0) }
    }

    public func tenants() async throws -> [Tenant] {
        try await pool.withConnection { try LogSession.tenants(on: $0) }
    }
}
