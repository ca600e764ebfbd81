@testable import Jobs
import LogSupport
import Postgres
import Support
import Testing

@Suite("Under a reader whose snapshot holds back vacuum")
struct HeldSnapshotTests {
    /// Every version of every one of the 20 000 is still there at the end. A claim that looked at what is gone would read tens of thousands
    /// of pages.
    @Test("a claim reads no more after 20 000 jobs than after the first")
    func bounded() async throws {
        let queue = try await JobFixture.make()
        let reader = try await queue.database.database.connection()
        try await reader.run(script: "begin isolation level repeatable read read only; select count(*) from jobs.job")
        let handler: [String: JobHandler] = ["note": { _, _ in .done }]
        let runner = queue.runner(handler, rules: ["note": JobRule(isDoneTogether: true)], concurrency: 1, batch: 100)
        try await queue.fill("note", 1000)
        #expect(try await runner.runUntilEmpty() == JobTally(done: 1000))
        let early = try await buffersOfAClaim(queue, runner)
        for round in 1..<20 {
            try await queue.fill("note", 1000, from: 1 + 1000 * round)
            #expect(try await runner.runUntilEmpty() == JobTally(done: 1000))
        }
        // A runner passes what is gone only when no transaction that could add to it goes on; other tests on this server have theirs.
        let watcher = try await queue.database.database.connection()
        let now: Int64 = try await watcher.query(Statement("held_now", "select pg_current_xact_id()::text::bigint"))[0][0]
        for _ in 0..<2400 {
            let oldest: Int64 = try await watcher.query(Statement("held_oldest", "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint"))[0][0]
            if oldest > now { break }
            try await Task.sleep(for: .milliseconds(50))
        }
        await watcher.close()
        for round in 0..<2 {
            try await queue.fill("note", 1, from: 30_000 + round)
            #expect(try await runner.runUntilEmpty() == JobTally(done: 1))
        }
        let late = try await buffersOfAClaim(queue, runner)
        let dead: Int64 = try await reader.query(Statement("held", "select pg_relation_size('jobs.job') / 8192"))[0][0]
        #expect(dead > 500, "the reader held back nothing: the test shows nothing")
        #expect(late <= early + 50, "\(early) pages early, \(late) pages late, of \(dead) in the table")
        print("a claim reads \(early) pages early, \(late) late, of \(dead) in the table")
        await reader.close()
    }

    /// Of one job, with what the runner knows now. Rolled back, so that it is asked of the queue as it stands.
    private func buffersOfAClaim(_ queue: JobFixture, _ runner: JobRunner) async throws -> Int64 {
        try await queue.fill("note", 1, from: 1_000_000)
        let connection = try await queue.database.database.connection()
        let parameters: [Parameter] = [.text("test"), .int8(60_000), .int8(100), .texts(["note"])] + runner.worker.seen.parameters
        let explained = Statement(
            "held_explain",
            """
            explain (analyze, buffers, format text)
            select * from jobs.claim($1, $2, $3, $4, $5, $6, $7)
            """)
        // Once for the catalogue's own pages.
        var pages: Int64 = 0
        for _ in 0..<3 {
            try await connection.run(script: "begin")
            let lines = try await connection.query(explained, parameters).map { try $0[0] as String }
            try await connection.run(script: "rollback")
            pages = Self.pages(lines)
        }
        try await connection.run(script: "delete from jobs.job where key = '1000000'")
        await connection.close()
        return pages
    }

    /// «Buffers: shared hit=12 read=3 dirtied=1», of the outermost node.
    private static func pages(_ lines: [String]) -> Int64 {
        guard let line = lines.first(where: { $0.contains("Buffers:") }) else { return .max }
        return line.split(whereSeparator: { $0 == " " || $0 == "=" }).reduce(into: (sum: 0 as Int64, counts: false)) { found, word in
            if found.counts { found.sum += Int64(word) ?? 0 }
            found.counts = word == "hit" || word == "read"
        }.sum
    }
}
