import Jobs
import Postgres
import Support
import Testing

@Suite("Pruning")
struct JobPruningTests {
    @Test("forgets old outcomes and the slots that were said to be of no more use, some at a time, and nothing else")
    func prunes() async throws {
        let queue = try await JobFixture.make()
        for number in 0..<5 { try await queue.enqueue("report", "k\(number)") }
        _ = try await queue.runner(["report": JobFixture.effect]).runUntilEmpty()
        try await queue.superuser("update jobs.outcome set finished_at = now() - interval '10 days' where key <> 'k0'")
        let (past, future) = (PostgresTimestamp(microsecondsSince1970: 0), PostgresTimestamp(microsecondsSince1970: 32_503_680_000_000_000))
        try await queue.pool.withConnection { connection in
            try JobQueue.schedule(kind: "report", period: "for ever", on: connection)
            try JobQueue.schedule(kind: "report", period: "still", prunableAt: future, on: connection)
            try JobQueue.schedule(kind: "report", period: "no more", prunableAt: past, on: connection)
        }
        func prune() async throws -> [Int] {
            try await queue.pool.withConnection { connection in
                let pruned = try JobQueue.prune(outcomesOlderThan: .seconds(86_400), limit: 3, on: connection)
                return [pruned.outcomes, pruned.slots]
            }
        }
        #expect(try await prune() == [3, 1])
        #expect(try await prune() == [1, 0])
        #expect(try await prune() == [0, 0])
        #expect(try await queue.outcomes().map(\.key) == ["k0"])
        for period in ["for ever", "still"] {
            #expect(try await !queue.pool.withConnection { try JobQueue.schedule(kind: "report", period: period, on: $0) })
        }
    }
}
