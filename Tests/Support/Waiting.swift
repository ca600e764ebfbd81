public import Postgres

/// Waiting for something to become true in a database: asked again and again, bounded, and the failure says what was waited for.
public struct NeverBecameTrue: Error, CustomStringConvertible {
    public let condition: String

    public init(condition: String) { self.condition = condition }

    public var description: String { "never became true: \(condition)" }
}

/// - Parameter sql: a query whose first column is a boolean.
public func waitUntil(_ connection: Connection, _ sql: String, _ parameters: [Parameter] = []) async throws {
    let statement = Statement("wait: \(sql.prefix(40))#\(sql.hashValue)", sql)
    let pause = Statement("wait: pause", "select pg_sleep(0.005)")
    // About half a minute on an idle machine, more on a busy one.
    for _ in 0..<5_000 {
        let rows = try await connection.query(statement, parameters)
        if try rows.first?[0] == true { return }
        _ = try await connection.query(pause)
    }
    throw NeverBecameTrue(condition: sql)
}
