@testable import Jobs
import Postgres
import Support
import Testing

@Suite("Under a reader whose snapshot holds back vacuum")
struct HeldSnapshotTests {
    /// Every version of every one of the 20 000 is still there at the end. A claim that looked at what is gone would read tens of thousands
    /// of pages.
    ///
    /// On a server of its own, without autovacuum: a runner passes what is gone only when no transaction goes on that could add to it, and here there
    /// is none but the test's.
    @Test("a claim reads no more after 20 000 jobs than after the first")
    func bounded() async throws {
        try await ChaosPlace.onOwnServer { place in
            try await place.run("alter system set autovacuum = off")
            try await place.run("select pg_reload_conf()")
            try await bounded(place)
        }
    }

    private func bounded(_ place: ChaosPlace) async throws {
        let reader = try await Connection.open(place.superuser.target)
        try await reader.run(script: "begin isolation level repeatable read read only; select count(*) from jobs.job")
        let pool = ConnectionPool(target: ConnectionTarget(conninfo: place.conninfo).setting("options", "-c role=evb_runtime"), size: 3)
        let runner = JobRunner(
            pool: pool, handlers: ["note": { _, _ in .done }], rules: ["note": JobRule(isDoneTogether: true)], name: "test",
            settings: JobSettings(concurrency: 1, batch: 100, lease: .seconds(3600), pollInterval: .seconds(3600), lookAgainInterval: .seconds(3600)))
        try await place.fill("note", 1000)
        #expect(try await runner.runUntilEmpty() == JobTally(done: 1000))
        let early = try await buffersOfAClaim(place, runner)
        for round in 1..<20 {
            try await place.fill("note", 1000, from: 1 + 1000 * round)
            #expect(try await runner.runUntilEmpty() == JobTally(done: 1000))
        }
        for round in 0..<2 {
            try await place.fill("note", 1, from: 30_000 + round)
            #expect(try await runner.runUntilEmpty() == JobTally(done: 1))
        }
        let late = try await buffersOfAClaim(place, runner)
        let dead = try await place.number("select pg_relation_size('jobs.job') / 8192")
        #expect(dead > 500, "the reader held back nothing: the test shows nothing")
        #expect(late <= early + 50, "\(early) pages early, \(late) pages late, of \(dead) in the table")
        print("a claim reads \(early) pages early, \(late) late, of \(dead) in the table")
        await reader.close()
        await pool.close()
    }

    /// Of one job, with what the runner knows now. Rolled back, so that it is asked of the queue as it stands.
    private func buffersOfAClaim(_ place: ChaosPlace, _ runner: JobRunner) async throws -> Int64 {
        try await place.fill("note", 1, from: 1_000_000)
        let connection = try await Connection.open(place.superuser.target)
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
