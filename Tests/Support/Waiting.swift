public import Postgres

/// Waiting for something to become true: asked again and again, bounded, and the failure says what was waited for.
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

/// - Parameters:
///   - condition: what is waited for, in words.
///   - isTrue: asked again and again; others run in between.
public func waitUntil(_ condition: String, _ isTrue: () async throws -> Bool) async throws {
    // Far longer than anything here takes, also on a busy machine.
    let end = ContinuousClock.now + .seconds(120)
    while try await !isTrue() {
        guard ContinuousClock.now < end else { throw NeverBecameTrue(condition: condition) }
        await Task.yield()
    }
}
