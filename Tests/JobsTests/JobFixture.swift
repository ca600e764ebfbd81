import Jobs
import LogSupport
import Postgres
import Support

/// A queue of one test's own, with a table for what its jobs do.
struct JobFixture {
    let database: LogDatabase
    let pool: ConnectionPool

    static func make() async throws -> JobFixture {
        let database = try await LogDatabase.make()
        let superuser = try await database.database.connection()
        try await superuser.run(script: "create table effect (key text, attempt int); grant all on effect to evb_runtime")
        await superuser.close()
        return JobFixture(database: database, pool: database.pool(size: 12))
    }

    /// Quick to retry, so that no test waits.
    func runner(
        _ handlers: [String: JobHandler], rules: [String: JobRule] = [:], name: String = "test", concurrency: Int = 2, batch: Int = 1,
        lease: Duration = .seconds(3600), timeout: Duration = .seconds(60), poll: Duration = .seconds(3600),
        retry: RetryPolicy = RetryPolicy(first: .zero, longest: .zero), lookAgain: Duration = .seconds(3600)
    ) -> JobRunner {
        JobRunner(
            pool: pool, handlers: handlers, rules: rules, name: name,
            settings: JobSettings(
                concurrency: concurrency, batch: batch, lease: lease, timeout: timeout, pollInterval: poll, retry: retry,
                lookAgainInterval: lookAgain))
    }

    @discardableResult
    func enqueue(_ kind: String, _ key: String, attempts: Int = 3, priority: Int16 = 0, ordering: String? = nil) async throws -> Bool {
        try await pool.withConnection {
            try JobQueue.enqueue(kind: kind, key: key, priority: priority, maximumAttempts: attempts, ordering: ordering, on: $0)
        }
    }

    /// Many at once.
    func fill(_ kind: String, _ count: Int, from first: Int = 1) async throws {
        try await superuser(
            """
            insert into jobs.job (kind, key, payload, max_attempts, run_at)
            select '\(kind)', n::text, '{}', 10, clock_timestamp() from generate_series(\(first), \(first + count - 1)) n
            """)
    }

    func job(_ key: String) async throws -> QueuedJob? { try await list().first { $0.key == key } }

    func cancel(_ id: Int64) async throws -> CancelAnswer { try await pool.withConnection { try await JobQueue.cancel(id, on: $0) } }

    /// Asked again and again until it is so.
    func wait(until sql: String) async throws {
        let connection = try await database.database.connection()
        try await waitUntil(connection, sql)
        await connection.close()
    }

    func list() async throws -> [QueuedJob] { try await pool.withConnection { try JobQueue.list(on: $0) } }

    func outcomes() async throws -> [FinishedJob] { try await pool.withConnection { try JobQueue.outcomes(on: $0) } }

    /// Keys and attempts that took effect.
    func effects() async throws -> [String] {
        try await pool.withConnection { connection in
            try connection.query(Statement("effects", "select key || '/' || attempt from effect order by 1")).map { try $0[0] }
        }
    }

    func superuser(_ sql: String) async throws {
        let connection = try await database.database.connection()
        try await connection.run(script: sql)
        await connection.close()
    }

    static let effect: JobHandler = { job, connection in
        try connection.execute(
            Statement("effect", "insert into effect values ($1, $2)"), [.text(job.key), .int4(Int32(job.attempt))])
        return .done
    }
}

/// A failure that says whether trying again can help.
struct Refusal: JobFailure {
    let code = "refused"
    let mayRetry: Bool
}

/// A door that what comes to it waits at until it is opened.
actor Door {
    private var isOpen = false
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var arrivals: [CheckedContinuation<Void, Never>] = []
    private var arrived = 0

    func pass() async {
        arrived += 1
        for arrival in arrivals { arrival.resume() }
        arrivals = []
        if !isOpen { await withCheckedContinuation { waiting.append($0) } }
    }

    /// Returns when someone stands at the door.
    func someoneArrives() async {
        if arrived == 0 { await withCheckedContinuation { arrivals.append($0) } }
    }

    func open() {
        isOpen = true
        for one in waiting { one.resume() }
        waiting = []
    }
}
