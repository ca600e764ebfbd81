public import Postgres

/// A database of one test's own.
public struct TestDatabase: Sendable {
    public let name: String
    let cluster: PrivateCluster

    /// As the superuser `postgres`.
    public var target: ConnectionTarget { cluster.target(database: name, user: "postgres") }

    /// The same as a connection string, for what is configured with one.
    public var conninfo: String { cluster.conninfo(database: name, user: "postgres") }

    public func conninfo(user: String) -> String { cluster.conninfo(database: name, user: user) }

    public func target(user: String) -> ConnectionTarget { cluster.target(database: name, user: user) }

    /// A new connection as the superuser.
    public func connection() async throws -> Connection { try await Connection.open(target) }

    /// A new pool as the superuser. It waits long: hundreds of tests share the machine's cores.
    public func pool(size: Int, settings: PoolSettings = PoolSettings(waitTimeout: .seconds(300))) -> ConnectionPool {
        ConnectionPool(target: target, size: size, settings: settings)
    }
}

/// A database that is only copied.
public struct TestTemplate: Sendable {
    public let database: TestDatabase
}
