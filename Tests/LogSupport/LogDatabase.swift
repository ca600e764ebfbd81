public import EventStore
public import Postgres
public import Support

/// A migrated log of one test's own.
public struct LogDatabase: Sendable {
    public let database: TestDatabase

    public static func make() async throws -> LogDatabase {
        let template = try await TestCluster.template(named: "log") { target in
            let connection = try await Connection.open(target)
            _ = try await Migrator.log.migrate(connection)
            // The samples' role, which may append anything; of the domain's roles and types these tests know nothing.
            try await connection.run(script: "insert into eventlog.permission (role, type, reach) values ('clerk', '*', 'tenant')")
            await connection.close()
        }
        return LogDatabase(database: try await TestCluster.copy(of: template, "log"))
    }

    /// As the program works: logged in as `evb_login`, acting as `evb_runtime`.
    public var runtime: ConnectionTarget { database.target(user: "evb_login").setting("options", "-c role=evb_runtime") }

    public func pool(size: Int = 4) -> ConnectionPool { ConnectionPool(target: runtime, size: size) }

    public func log() -> PostgresEventLog { PostgresEventLog(pool: pool()) }
}

/// A migrated key database of one test's own.
public struct KeyDatabase: Sendable {
    public let database: TestDatabase

    public static func make() async throws -> KeyDatabase {
        let template = try await TestCluster.template(named: "keys") { target in
            let connection = try await Connection.open(target)
            _ = try await Migrator.keys.migrate(connection)
            await connection.close()
        }
        return KeyDatabase(database: try await TestCluster.copy(of: template, "keys"))
    }

    public func pool(size: Int = 2) -> ConnectionPool {
        ConnectionPool(target: database.target(user: "evb_login").setting("options", "-c role=evb_runtime"), size: size)
    }
}
