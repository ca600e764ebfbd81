@testable import Jobs
import LogSupport
import Postgres
import Support
import Testing

@Suite("The queue in the database")
struct JobWalkTests {
    /// The SQL is the truth, the pure machine is what it should be: both take the same random steps, and agree after each.
    @Test("goes wherever the pure machine goes, and nowhere else", arguments: 1...4)
    func walk(_ seed: UInt64) async throws {
        let walk = try await Walk(seed: seed)
        for step in 0..<250 {
            try await walk.step()
            try await #require(walk.stands() == walk.model(), "seed \(seed), step \(step): \(walk.latest)")
        }
    }
}

private final class Walk {
    /// A job in the model: its state, and what the machine does not hold.
    private struct Modelled {
        var state: JobState
        let ordering: String?
        let isLater: Bool
    }

    private let queue: JobFixture
    private let worker: JobWorker
    private let superuser: Connection
    private var jobs: [Int64: Modelled] = [:]
    private var random: SplitMix
    private(set) var latest = ""

    private static let distantFuture = PostgresTimestamp(microsecondsSince1970: 32_503_680_000_000_000)

    init(seed: UInt64) async throws {
        queue = try await JobFixture.make()
        worker = queue.runner(["step": JobFixture.effect]).worker
        superuser = try await queue.database.database.connection()
        random = SplitMix(state: seed)
    }

    /// What the database says: «id state attempt asked», ended jobs too.
    func stands() async throws -> [String] {
        try await superuser.query(
            Statement(
                "walk_stands",
                """
                select id || ' ' || state || ' ' || attempt || ' ' || (cancelled_at is not null) from jobs.job
                union all select job_id || ' ' || state || ' ' || attempts || ' false' from jobs.outcome
                """)
        ).map { try $0[0] as String }.sorted()
    }

    func model() -> [String] {
        jobs.map { "\($0) \($1.state.phase) \($1.state.attempt) \($1.state.isAskedToStop)" }.sorted()
    }

    func step() async throws {
        guard let id = jobs.keys.sorted().randomElement(using: &random), Int.random(in: 0..<10, using: &random) > 0 else {
            return try await enqueue()
        }
        // Now and then a fence that is not the latest.
        let attempt = max(0, (jobs[id]?.state.attempt ?? 0) + [0, 0, 0, -1, 1].randomElement(using: &random)!)
        switch Int.random(in: 0..<12, using: &random) {
        case 0...3: try await claim()
        case 4, 5: try await complete(id, attempt)
        case 6: try await fail(id, attempt, mayRetry: Bool.random(using: &random), pauses: Bool.random(using: &random))
        case 7: try await fenced(RunnerStatement.release, id, .release(attempt: attempt), attempt)
        case 8: try await stopped(id, attempt)
        case 9: try await lapse(id)
        case 10: try await Bool.random(using: &random) ? cancel(id) : revive(id)
        default: try await comeDue(id)
        }
    }

    private func enqueue() async throws {
        let ordering = ["x", "y", nil].randomElement(using: &random)!
        let (isLater, maximum) = (Int.random(in: 0..<4, using: &random) == 0, Int.random(in: 1...3, using: &random))
        let priority = Int16.random(in: -1...1, using: &random)
        let (key, runAt) = ("\(jobs.count)", isLater ? Self.distantFuture : nil)
        #expect(
            try await queue.pool.withConnection { connection in
                try JobQueue.enqueue(
                    kind: "step", key: key, priority: priority, maximumAttempts: maximum, runAt: runAt, ordering: ordering, on: connection)
            })
        let id: Int64 = try await superuser.query(Statement("walk_last", "select max(id) from jobs.job"))[0][0]
        let isBehind = jobs.values.contains { ordering != nil && $0.ordering == ordering && !$0.state.isEnded }
        let state = JobState(phase: isBehind ? .blocked : isLater ? .delayed : .ready, maximumAttempts: maximum)
        jobs[id] = Modelled(state: state, ordering: ordering, isLater: isLater)
        latest = "enqueue \(id) \(ordering ?? "-")"
    }

    private func claim() async throws {
        latest = "claim"
        let claimed = try await worker.claim()
        if claimed.isEmpty { #expect(!jobs.values.contains { $0.state.phase == .ready }) }
        for job in claimed { apply(job.id, .claim) }
    }

    private func complete(_ id: Int64, _ attempt: Int) async throws {
        let (job, worker, takesNext) = (try await job(id, attempt), worker, Bool.random(using: &random))
        struct NotOurs: Error {}
        var taken: [Job]?
        do {
            taken = try await queue.pool.withConnection { connection in
                try await connection.transaction { connection in
                    guard let next = try worker.complete([job], [.done], takesNext: takesNext, connection) else { throw NotOurs() }
                    return next
                }
            }
        } catch is NotOurs {}
        agree(id, .complete(attempt: attempt), taken != nil)
        for job in taken ?? [] { apply(job.id, .claim) }
    }

    private func fail(_ id: Int64, _ attempt: Int, mayRetry: Bool, pauses: Bool) async throws {
        let maximum = jobs[id]?.state.maximumAttempts ?? 1
        let decision = RetryPolicy(first: pauses ? .seconds(3600) : .zero, longest: .seconds(3600), jitter: 0)
            .decision(attempt: attempt, maximum: maximum, mayRetry: mayRetry, random: 0)
        let rest: [Parameter] =
            switch decision {
            case .retry(let pause): [.bool(false), .text("failed"), .int8(pause.milliseconds)]
            case .dead: [.bool(true), .text("failed"), .int8(0)]
            }
        try await fenced(RunnerStatement.fail, id, .fail(attempt: attempt, mayRetry: mayRetry, pauses: pauses), attempt, rest)
    }

    private func stopped(_ id: Int64, _ attempt: Int) async throws {
        try await fenced(RunnerStatement.endCancelled, id, .stopped(attempt: attempt), attempt)
        // As the runner does in the same transaction.
        if let ordering = jobs[id]?.ordering {
            try await queue.pool.withConnection { _ = try $0.execute(JobStatement.promote, [.text(ordering)]) }
        }
    }

    private func fenced(_ statement: Statement, _ id: Int64, _ input: JobState.Input, _ attempt: Int, _ more: [Parameter] = []) async throws {
        let parameters: [Parameter] = [.int8(id), .int2(Int16(attempt)), .text(worker.name)] + more
        let count = try await queue.pool.withConnection { try $0.execute(statement, parameters) }
        agree(id, input, count == 1)
    }

    private func lapse(_ id: Int64) async throws {
        let lapsed = try await superuser.execute(
            Statement("walk_lapse", "update jobs.job set lease_until = now() - interval '1 s' where id = $1 and state = 'running'"), [.int8(id)])
        try await worker.sweep()
        agree(id, .lapse, lapsed == 1)
    }

    private func comeDue(_ id: Int64) async throws {
        let due = try await superuser.execute(
            Statement("walk_due", "update jobs.job set run_at = now() where id = $1 and state = 'delayed'"), [.int8(id)])
        try await worker.sweep()
        agree(id, .comesDue, due == 1)
    }

    private func cancel(_ id: Int64) async throws { agree(id, .cancel, try await queue.cancel(id) != .notQueued) }

    private func revive(_ id: Int64) async throws {
        agree(id, .revive, try await queue.pool.withConnection { try JobQueue.revive(id, on: $0) })
    }

    /// What the database did is what the machine says that the input does.
    private func agree(_ id: Int64, _ input: JobState.Input, _ happened: Bool) {
        latest = "\(id) \(input) \(happened)"
        #expect((jobs[id]?.state.after(input) != nil) == happened, "\(latest)")
        if happened { apply(id, input) }
    }

    private func apply(_ id: Int64, _ input: JobState.Input) {
        guard let modelled = jobs[id], let next = modelled.state.after(input) else {
            Issue.record("the machine refuses \(input) of \(id)")
            return
        }
        jobs[id]?.state = next
        guard next.isEnded, let ordering = modelled.ordering else { return }
        let first = jobs.filter { $1.ordering == ordering && !$1.state.isEnded }.min { $0.key < $1.key }
        guard let (leader, behind) = first, let leads = behind.state.after(.leads(isLater: behind.isLater)) else { return }
        jobs[leader]?.state = leads
    }

    private func job(_ id: Int64, _ attempt: Int) async throws -> Job {
        let ordering = jobs[id]?.ordering
        let correlation = try await superuser.query(Statement("walk_uuid", "select gen_random_uuid(), clock_timestamp()"))[0]
        return Job(
            id: id, kind: "step", key: "", payload: "{}", attempt: attempt, maximumAttempts: 1, createdAt: try correlation[1], priority: 0,
            ordering: ordering, correlation: try correlation[0])
    }
}

/// Källa: Steele, Lea, Flood, «Fast splittable pseudorandom number generators», 2014.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
