import Postgres
import Support
import Testing

/// Some of these would wait for ever if they failed.
@Suite(.timeLimit(.minutes(20))) struct PoolTests {
    private static let one = Statement("one", "select 1")
    private static let me = Statement("me", "select pg_backend_pid()")
    private static let sleep = Statement("sleep", "select pg_sleep(600)")

    @Test("a pool never has more connections than its size, and uses those it has again")
    func bound() async throws {
        let database = try await TestCluster.database()
        let pool = database.pool(size: 3)
        let backends = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<300 { group.addTask { try await pool.withConnection { try $0.query(Self.me)[0][0] } } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect((1...3).contains(backends.count))
        await pool.close()
    }

    @Test("waiters are served in the order they came")
    func order() async throws {
        let database = try await TestCluster.database()
        let pool = database.pool(size: 1)
        let served = Tally()
        let gate = Gate()
        try await withThrowingTaskGroup(of: Void.self) { group in
            let lent = Gate()
            group.addTask {
                try await pool.withConnection { _ in
                    await lent.open()
                    await gate.wait()
                }
            }
            await lent.wait()
            for number in 0..<20 {
                group.addTask { try await pool.withConnection { _ in await served.add(number) } }
                // The next one comes when this one stands in the queue.
                try await waitUntil("the next one stands in the queue") { pool.waiterCount > number }
            }
            await gate.open()
            try await group.waitForAll()
        }
        #expect(await served.numbers == Array(0..<20))
        await pool.close()
    }

    @Test("who waits too long, and who is one too many, is told so")
    func bounded() async throws {
        let database = try await TestCluster.database()
        let pool = database.pool(size: 1, settings: PoolSettings(waitTimeout: .milliseconds(20), maximumWaiters: 0))
        let patient = database.pool(size: 1, settings: PoolSettings(waitTimeout: .milliseconds(20)))
        try await pool.withConnection { _ in
            await expect(.queueFull) { try await pool.withConnection { _ in } }
        }
        try await patient.withConnection { _ in
            await expect(.timeout) { try await patient.withConnection { _ in } }
        }
        try await patient.withConnection { _ in }
        await pool.close()
        await expect(.closed) { try await pool.withConnection { _ in } }
        await patient.close()
    }

    private func expect(_ failure: PoolFailure, _ work: @Sendable () async throws -> Void) async {
        do {
            try await work()
            Issue.record("a connection was lent")
        } catch PostgresError.pool(let found) {
            #expect(found == failure)
        } catch { Issue.record(error) }
    }

    @Test("a connection that broke in use is replaced, and so is one that broke while idle")
    func broken() async throws {
        let database = try await TestCluster.database()
        let pool = database.pool(size: 1)
        let other = try await database.connection()
        let first: Int32 = try await pool.withConnection { try $0.query(Self.me)[0][0] }
        await #expect {
            try await pool.withConnection { connection in
                try await other.run(script: "select pg_terminate_backend(\(first))")
                _ = try connection.query(Self.one)
            }
        } throws: { ($0 as? PostgresError)?.isConnectionLost == true }
        let second: Int32 = try await pool.withConnection { try $0.query(Self.me)[0][0] }
        #expect(second != first)
        try await other.run(script: "select pg_terminate_backend(\(second))")
        try await waitUntil(other, "select not exists (select from pg_stat_activity where pid = $1)", [.int4(second)])
        let third: Int32 = try await pool.withConnection { try $0.query(Self.me)[0][0] }
        #expect(third != second)
        await pool.close()
        await other.close()
    }

    @Test("a connection that comes back with a transaction open is not lent again")
    func openTransaction() async throws {
        let database = try await TestCluster.database()
        let pool = database.pool(size: 1)
        let first: Int32 = try await pool.withConnection { connection in
            try connection.run(script: "begin")
            return try connection.query(Self.me)[0][0]
        }
        let second: Int32 = try await pool.withConnection { try $0.query(Self.me)[0][0] }
        #expect(first != second)
        await pool.close()
    }

    @Test("an unreachable server fails at once the first time, and the pool's place is free again")
    func unreachable() async throws {
        let pool = ConnectionPool(target: ConnectionTarget(conninfo: "host=/nonexistent"), size: 1)
        for _ in 0..<2 {
            await #expect(throws: PostgresError.self) { try await pool.withConnection { _ in } }
        }
        await pool.close()
    }

    @Test("cancelling a task ends its statement, frees the place, and the next user finds all in order")
    func cancellation() async throws {
        let database = try await TestCluster.database()
        // Nothing but the cancellation ends the statement.
        var target = database.target
        target.settings.statementTimeout = .zero
        let pool = ConnectionPool(target: target, size: 1)
        let observer = try await database.connection()
        let task = Task {
            try await pool.withConnection { connection in
                try await connection.transaction { connection in
                    _ = try connection.query(Self.sleep)
                }
            }
        }
        let running = """
            select count(*) = $1 from pg_stat_activity
             where datname = current_database() and wait_event = 'PgSleep' and pid <> pg_backend_pid()
            """
        try await waitUntil(observer, running, [.int8(1)])
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try await pool.withConnection { try $0.query(Self.one)[0][0] } == 1)
        try await waitUntil(observer, running, [.int8(0)])
        await pool.close()
        await observer.close()
    }

    @Test("cancelling who waits ends the waiting, and cancelling before the start lends nothing")
    func cancelledWaiting() async throws {
        let database = try await TestCluster.database()
        let pool = database.pool(size: 1)
        try await pool.withConnection { _ in
            let waiting = Task { try await pool.withConnection { _ in } }
            try await waitUntil("one stands in the queue") { pool.waiterCount > 0 }
            waiting.cancel()
            await #expect(throws: CancellationError.self) { try await waiting.value }
        }
        let early = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await pool.withConnection { _ in Issue.record("lent") }
        }
        await #expect(throws: CancellationError.self) { try await early.value }
        await pool.close()
    }

    @Test("a task cancelled between two statements does not begin the second")
    func cancelledBetween() async throws {
        let database = try await TestCluster.database()
        let pool = database.pool(size: 1)
        let count = Statement("count", "select count(*) from t")
        try await pool.withConnection { try $0.run(script: "create table t (n integer)") }
        let task = Task {
            try await pool.withConnection { connection in
                _ = try connection.query(count)
                withUnsafeCurrentTask { $0?.cancel() }
                try connection.execute(Statement("insert", "insert into t values (1)"))
            }
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try await pool.withConnection { try $0.query(count)[0][0] } == 0)
        await pool.close()
    }

    @Test("closing waits for what is lent and leaves no connection behind")
    func closing() async throws {
        let database = try await TestCluster.database()
        let pool = database.pool(size: 4)
        let (lent, gate) = (Gate(), Gate())
        let user = Task {
            try await pool.withConnection { connection in
                await lent.open()
                await gate.wait()
                return try connection.query(Self.one)[0][0] as Int
            }
        }
        await lent.wait()
        async let closed: Void = pool.close()
        await gate.open()
        #expect(try await user.value == 1)
        await closed
        let observer = try await database.connection()
        try await waitUntil(observer, "select count(*) = 1 from pg_stat_activity where datname = current_database()")
        await observer.close()
    }
}

/// Numbers in the order they came.
private actor Tally {
    private(set) var numbers: [Int] = []

    func add(_ number: Int) { numbers.append(number) }
}

/// Opens once; everyone who waits goes on.
actor Gate {
    private var isOpen = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func open() {
        isOpen = true
        for continuation in waiting { continuation.resume() }
        waiting = []
    }

    func wait() async {
        if isOpen { return }
        await withCheckedContinuation { waiting.append($0) }
    }
}
