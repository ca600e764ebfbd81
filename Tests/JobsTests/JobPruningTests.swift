import Jobs
import Postgres
import Support
import Testing

@Suite("Pruning")
struct JobPruningTests {
    @Test("forgets old outcomes, jobs given up long ago and the slots that were said to be of no more use, some at a time, and nothing else")
    func prunes() async throws {
        let queue = try await JobFixture.make()
        for number in 0..<5 { try await queue.enqueue("report", "k\(number)") }
        _ = try await queue.runner(["report": JobFixture.effect]).runUntilEmpty()
        try await queue.superuser("update jobs.outcome set finished_at = now() - interval '10 days' where key <> 'k0'")
        for (key, ordering) in [("old", nil), ("new", nil), ("leads", "line")] {
            try await queue.enqueue("fails", key, attempts: 1, ordering: ordering)
        }
        _ = try await queue.runner(["fails": { _, _ in throw Refusal(mayRetry: false) }]).runUntilEmpty()
        try await queue.superuser("update jobs.job set run_at = now() - interval '31 days' where key <> 'new'")
        try await queue.pool.withConnection { connection in
            try JobQueue.schedule(kind: "report", period: "for ever", on: connection)
            try JobQueue.schedule(kind: "report", period: "still", keptFor: .seconds(86_400), on: connection)
            try JobQueue.schedule(kind: "report", period: "no more", keptFor: .zero, on: connection)
        }
        func prune() async throws -> [Int] {
            try await queue.pool.withConnection { connection in
                let pruned = try JobQueue.prune(outcomesOlderThan: .seconds(86_400), deadFor: .seconds(30 * 86_400), limit: 3, on: connection)
                return [pruned.outcomes, pruned.dead, pruned.slots]
            }
        }
        #expect(try await prune() == [3, 1, 1])
        #expect(try await prune() == [1, 0, 0])
        #expect(try await prune() == [0, 0, 0])
        #expect(try await queue.outcomes().map { "\($0.key) \($0.state) \($0.outcome.code)" } == ["old forgotten given_up", "k0 done done"])
        // One that others wait behind is not forgotten for them.
        #expect(try await queue.list().filter { $0.kind == "fails" }.map(\.key).sorted() == ["leads", "new"])
        for period in ["for ever", "still"] {
            #expect(try await !queue.pool.withConnection { try JobQueue.schedule(kind: "report", period: period, on: $0) })
        }
    }
}
