import Jobs
import LogSupport
import Postgres
import Support
import Testing

@Suite("The job queue")
struct JobQueueTests {
    @Test("holds one unfinished job for each kind and key")
    func unique() async throws {
        let queue = try await JobFixture.make()
        #expect(try await queue.enqueue("report", "a"))
        #expect(try await !queue.enqueue("report", "a"))
        #expect(try await queue.enqueue("report", "b"))
        #expect(try await queue.enqueue("letter", "a"))
        #expect(try await queue.runner(["report": JobFixture.effect]).runUntilEmpty() == JobTally(done: 2))
        #expect(try await queue.enqueue("report", "a"))
        #expect(try await queue.list().map(\.kind) == ["letter", "report"])
    }

    @Test("queues with the transaction it is called in, or not at all")
    func transactional() async throws {
        let queue = try await JobFixture.make()
        struct Stop: Error {}
        await #expect(throws: Stop.self) {
            try await queue.pool.withConnection { connection in
                try await connection.transaction { connection in
                    #expect(try JobQueue.enqueue(kind: "report", key: "a", on: connection))
                    throw Stop()
                }
            }
        }
        #expect(try await queue.list().isEmpty)
    }

    @Test("schedules a period once, however many schedule it")
    func slots() async throws {
        let queue = try await JobFixture.make()
        let wins = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<10 {
                group.addTask {
                    try await queue.pool.withConnection { try JobQueue.schedule(kind: "report", period: "2023-08-31", on: $0) }
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(wins == 1)
        #expect(try await queue.runner(["report": JobFixture.effect]).runUntilEmpty() == JobTally(done: 1))
        let again = try await queue.pool.withConnection { try JobQueue.schedule(kind: "report", period: "2023-08-31", on: $0) }
        #expect(!again)
        #expect(try await queue.list().isEmpty)
    }

    private static let failing: [String: JobHandler] = ["report": { _, _ in throw Refusal(mayRetry: false) }]

    @Test("gives a period's job that was given up new attempts when it is scheduled with another payload, and not before")
    func scheduledAnew() async throws {
        let queue = try await JobFixture.make()
        func schedule(_ payload: String) async throws -> Bool {
            try await queue.pool.withConnection { try JobQueue.schedule(kind: "report", period: "2024K1", payload: payload, on: $0) }
        }
        #expect(try await schedule(#"{"day":1}"#))
        #expect(try await !schedule(#"{"day":2}"#))
        #expect(try await queue.runner(Self.failing).runUntilEmpty() == JobTally(dead: 1))
        #expect(try await !schedule(#"{"day":1}"#))
        let wins = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 { group.addTask { try await schedule(#"{"day":2}"#) } }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(wins == 1)
        #expect(try await queue.list().map(\.attempt) == [0])
        #expect(try await queue.runner(["report": JobFixture.effect]).runUntilEmpty() == JobTally(done: 1))
        // Done is done.
        #expect(try await !schedule(#"{"day":3}"#))
        #expect(try await queue.list().isEmpty)
    }

    @Test("holds one job, alive or given up, for what somebody sees again and again that it is needed")
    func ensured() async throws {
        let queue = try await JobFixture.make()
        func ensure(_ payload: String) async throws -> Bool {
            try await queue.pool.withConnection { try JobQueue.ensure(kind: "report", key: "SN", payload: payload, on: $0) }
        }
        #expect(try await ensure(#"{"day":1}"#))
        #expect(try await !ensure(#"{"day":2}"#))
        #expect(try await queue.runner(Self.failing).runUntilEmpty() == JobTally(dead: 1))
        #expect(try await !ensure(#"{"day":1}"#))
        #expect(try await ensure(#"{"day":2}"#))
        #expect(try await queue.runner(Self.failing).runUntilEmpty() == JobTally(dead: 1))
        #expect(try await queue.list().map(\.state) == [.dead])
        #expect(try await ensure(#"{"day":3}"#))
        #expect(try await queue.runner(["report": JobFixture.effect]).runUntilEmpty() == JobTally(done: 1))
        #expect(try await ensure(#"{"day":3}"#))
    }

    @Test("leaves a job for later until its time, and takes the most urgent first")
    func order() async throws {
        let queue = try await JobFixture.make()
        try await queue.enqueue("report", "low")
        try await queue.enqueue("report", "high", priority: 5)
        let tomorrow = PostgresTimestamp(microsecondsSince1970: 32_503_680_000_000_000)
        try await queue.pool.withConnection { _ = try JobQueue.enqueue(kind: "report", key: "late", runAt: tomorrow, on: $0) }
        #expect(try await queue.runner(["report": JobFixture.effect], concurrency: 1).runUntilEmpty() == JobTally(done: 2))
        #expect(try await queue.outcomes().map(\.key) == ["low", "high"])
        #expect(try await queue.list().map(\.key) == ["late"])
    }

    @Test("gives a dead job its attempts back when it is revived")
    func revived() async throws {
        let queue = try await JobFixture.make()
        try await queue.enqueue("report", "a", attempts: 1)
        let failing = queue.runner(["report": { _, _ in throw Refusal(mayRetry: true) }])
        #expect(try await failing.runUntilEmpty() == JobTally(dead: 1))
        let dead = try #require(try await queue.list().first)
        #expect(dead.state == .dead && dead.error == "refused")
        #expect(try await queue.pool.withConnection { try JobQueue.revive(dead.id, on: $0) })
        #expect(try await queue.runner(["report": JobFixture.effect]).runUntilEmpty() == JobTally(done: 1))
        #expect(try await !queue.pool.withConnection { try JobQueue.revive(dead.id, on: $0) })
        #expect(try await queue.outcomes().map(\.error) == ["refused"])
    }
}
