@testable import Jobs
import LogSupport
import Postgres
import Support
import Testing

@Suite("A queue under pressure")
struct PressureTests {
    @Test("gets through a thousand jobs that all fail the first time, each once")
    func retryStorm() async throws {
        let queue = try await JobFixture.make()
        try await queue.fill("report", 1000)
        let failingOnce: JobHandler = { job, connection in
            let outcome = try await JobFixture.effect(job, connection)
            if job.attempt == 1 { throw Refusal(mayRetry: true) }
            return outcome
        }
        let policy = RetryPolicy(first: .milliseconds(20), longest: .milliseconds(50), jitter: 0.5)
        let runner = queue.runner(["report": failingOnce], concurrency: 4, batch: 20, retry: policy)
        var tally = JobTally()
        for _ in 0..<1000 where tally.done < 1000 { tally = tally + (try await runner.runUntilEmpty()) }
        #expect(tally == JobTally(done: 1000, retried: 1000))
        #expect(try await queue.effects() == (1...1000).map { "\($0)/2" }.sorted())
    }

    @Test("counts no attempt against a job for which there was no connection")
    func exhaustion() async throws {
        let queue = try await JobFixture.make()
        try await queue.fill("report", 40)
        let small = ConnectionPool(target: queue.database.runtime, size: 2, settings: PoolSettings(waitTimeout: .milliseconds(15)))
        let handler: JobHandler = { job, connection in
            _ = try connection.query(Statement("nap", "select pg_sleep(0.02)"))
            return try await JobFixture.effect(job, connection)
        }
        let runner = JobRunner(
            pool: small, handlers: ["report": handler], name: "crowded",
            settings: JobSettings(concurrency: 8, batch: 2, lease: .seconds(3600), pollInterval: .milliseconds(10)))
        let running = Task { try await runner.run() }
        // What could not even be given back is another's when its lease has lapsed.
        try await queue.wait(
            until: "select count(*) + (select count(*) from jobs.job where state = 'running') = 40 and count(*) > 0 from effect")
        running.cancel()
        try await running.value
        try await queue.superuser("update jobs.job set lease_until = now() - interval '1 s' where state = 'running'")
        _ = try await queue.runner(["report": handler]).runUntilEmpty()
        try await queue.wait(until: "select count(*) = 40 and count(distinct key) = 40 from effect")
        #expect(try await queue.list().isEmpty)
        #expect(try await queue.outcomes().allSatisfy { $0.error == nil || $0.error == "lease_lapsed" })
        await small.close()
    }
}
