import Postgres
import Support
import Testing

@Suite struct TransactionTests {
    private struct BodyError: Error {}
    private static let count = Statement("count", "select count(*) from t")
    private static let insert = Statement("insert", "insert into t values ($1)")

    private func database() async throws -> (Connection, Connection) {
        let database = try await TestCluster.database()
        let connection = try await database.connection()
        try await connection.run(
            script: "create table t (n integer unique deferrable initially deferred)")
        return (connection, try await database.connection())
    }

    @Test("a transaction commits what its body did")
    func commits() async throws {
        let (connection, other) = try await database()
        let affected = try await connection.transaction { connection in
            try connection.execute(Self.insert, [.int4(1)])
        }
        #expect(affected == 1)
        #expect(try await other.query(Self.count)[0][0] as Int == 1)
    }

    @Test("the body's own error comes through as itself, and nothing was done")
    func bodyError() async throws {
        let (connection, other) = try await database()
        await #expect(throws: BodyError.self) {
            try await connection.transaction { connection in
                try connection.execute(Self.insert, [.int4(1)])
                throw BodyError()
            }
        }
        #expect(try await other.query(Self.count)[0][0] as Int == 0)
        #expect(try await connection.query(Self.count)[0][0] as Int == 0)
    }

    @Test("a beginning that fails is told as such")
    func begin() async throws {
        let (connection, other) = try await database()
        try await other.run(script: "select pg_terminate_backend(\(await connection.serverProcess))")
        let error = await failure { try await connection.transaction { _ in } }
        guard case .begin(let cause)? = error else { return record(error) }
        #expect(cause.isConnectionLost)
    }

    @Test("a rollback that fails keeps the body's error beside its own")
    func rollback() async throws {
        let (connection, other) = try await database()
        let process = await connection.serverProcess
        let error = await failure {
            try await connection.transaction { connection in
                try connection.execute(Self.insert, [.int4(1)])
                try await other.run(script: "select pg_terminate_backend(\(process))")
                throw BodyError()
            }
        }
        guard case .rollback(let body, let rollback)? = error else { return record(error) }
        #expect(body is BodyError)
        #expect(rollback.isConnectionLost)
        #expect(try await other.query(Self.count)[0][0] as Int == 0)
    }

    @Test("a commit refused by a deferred constraint is told as such, and nothing was done")
    func commit() async throws {
        let (connection, other) = try await database()
        let error = await failure {
            try await connection.transaction { connection in
                try connection.execute(Self.insert, [.int4(1)])
                try connection.execute(Self.insert, [.int4(1)])
            }
        }
        guard case .commit(let cause)? = error else { return record(error) }
        #expect(cause.sqlState == .uniqueViolation)
        #expect(try await other.query(Self.count)[0][0] as Int == 0)
        try await connection.transaction { _ in }
    }

    @Test("a body that swallowed a statement's error is not told that it committed")
    func swallowed() async throws {
        let (connection, _) = try await database()
        let error = await failure {
            try await connection.transaction { connection in
                try connection.execute(Self.insert, [.int4(1)])
                do { try connection.run(script: "select 1/0") } catch is PostgresError {}
            }
        }
        guard case .commitOfFailed? = error else { return record(error) }
    }

    @Test("a connection lost after COMMIT was sent leaves the outcome unknown")
    func unknown() async throws {
        let (connection, other) = try await database()
        let process = await connection.serverProcess
        // The deferred trigger runs inside COMMIT and waits for a lock; there the connection is ended.
        try await connection.run(
            script: """
                create function wait() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock(1); return null; end $$;
                create constraint trigger wait after insert on t initially deferred for each row execute function wait();
                """)
        try await other.run(script: "select pg_advisory_lock(1)")
        async let failing = failure {
            try await connection.transaction { connection in _ = try connection.execute(Self.insert, [.int4(1)]) }
        }
        try await waitUntil(other, "select wait_event = 'advisory' from pg_stat_activity where pid = $1", [.int4(process)])
        try await other.run(script: "select pg_terminate_backend(\(process))")
        let error = await failing
        guard case .outcomeUnknown(let cause)? = error else { return record(error) }
        #expect(cause.isConnectionLost)
    }

    @Test("a snapshot sees nothing newer and writes nothing")
    func snapshot() async throws {
        let (connection, other) = try await database()
        try await connection.transaction(.readOnlySnapshot) { connection in
            #expect(try connection.query(Self.count)[0][0] as Int == 0)
            try await other.execute(Self.insert, [.int4(1)])
            #expect(try connection.query(Self.count)[0][0] as Int == 0)
        }
        await #expect {
            try await connection.transaction(.readOnlySnapshot) { connection in
                _ = try connection.execute(Self.insert, [.int4(2)])
            }
        } throws: { ($0 as? PostgresError)?.sqlState == .readOnlyTransaction }
    }

    @Test("a database that is read only stays so in a transaction")
    func readOnlyDatabase() async throws {
        let (connection, _) = try await database()
        try await connection.run(script: "set default_transaction_read_only = on")
        await #expect {
            try await connection.transaction { connection in try connection.execute(Self.insert, [.int4(1)]) }
        } throws: { ($0 as? PostgresError)?.sqlState == .readOnlyTransaction }
    }

    @Test("two serializable transactions that read what the other wrote do not both commit")
    func serializable() async throws {
        let (connection, other) = try await database()
        await #expect {
            try await connection.transaction(.serializable) { connection in
                _ = try connection.query(Self.count)
                try connection.execute(Self.insert, [.int4(1)])
                try await other.transaction(.serializable) { other in
                    _ = try other.query(Self.count)
                    try other.execute(Self.insert, [.int4(2)])
                }
            }
        } throws: { ($0 as? PostgresError)?.sqlState == .serializationFailure }
        #expect(try await connection.query(Self.count)[0][0] as Int == 1)
    }

    @Test("a transaction inside a transaction is refused, and the outer one goes on")
    func nested() async throws {
        let (connection, _) = try await database()
        try await connection.transaction { connection in
            do {
                try await connection.transaction { _ in }
                Issue.record("began")
            } catch PostgresError.misuse {}
            try connection.execute(Self.insert, [.int4(1)])
        }
        #expect(try await connection.query(Self.count)[0][0] as Int == 1)
    }

    private func failure(_ work: @Sendable () async throws -> Void) async -> TransactionFailure? {
        do { try await work() } catch PostgresError.transaction(let failure) { return failure } catch { record(error) }
        return nil
    }

    private func record(_ error: (any Error)?) { Issue.record("not what was expected: \(String(describing: error))") }
}
