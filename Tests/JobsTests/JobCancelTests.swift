import Jobs
import Postgres
import Support
import Testing

@Suite("A job that is to stop")
struct JobCancelTests {
    @Test("ends at once when nobody has it, and leaves its place to another with its key")
    func waiting() async throws {
        let queue = try await JobFixture.make()
        try await queue.enqueue("report", "a")
        let job = try #require(try await queue.job("a"))
        #expect(try await queue.cancel(job.id) == .cancelled)
        #expect(try await queue.cancel(job.id) == .notQueued)
        let outcome = try #require(try await queue.outcomes().first)
        #expect(outcome.state == .cancelled && outcome.startedAt == nil && outcome.attempts == 0)
        #expect(try await queue.enqueue("report", "a"))
        #expect(try await queue.runner(["report": JobFixture.effect]).runUntilEmpty() == JobTally(done: 1))
    }

    @Test("is told of it while it runs; its transaction is rolled back, and it ends as cancelled")
    func running() async throws {
        let queue = try await JobFixture.make()
        try await queue.enqueue("report", "a", ordering: "line")
        try await queue.enqueue("report", "b", ordering: "line")
        let started = Door()
        await started.open()
        let runner = queue.runner(
            [
                "report": { job, connection in
                    _ = try await JobFixture.effect(job, connection)
                    guard job.key == "a" else { return .done }
                    await started.pass()
                    _ = try connection.query(Statement("sleep", "select pg_sleep(3600)"))
                    return .done
                }
            ], concurrency: 1, poll: .milliseconds(20))
        async let tally = runner.runUntilEmpty()
        await started.someoneArrives()
        let job = try #require(try await queue.job("a"))
        #expect(try await queue.cancel(job.id) == .asked)
        #expect(try await tally == JobTally(done: 1, cancelled: 1))
        #expect(try await queue.effects() == ["b/1"])
        #expect(try await queue.outcomes().map(\.state) == [.done, .cancelled])
    }

    @Test("commits nothing even when its runner has not been told before it is finished")
    func untold() async throws {
        let queue = try await JobFixture.make()
        try await queue.enqueue("report", "a")
        let door = Door()
        let runner = queue.runner([
            "report": { job, connection in
                let outcome = try await JobFixture.effect(job, connection)
                await door.pass()
                return outcome
            }
        ])
        async let tally = runner.runUntilEmpty()
        await door.someoneArrives()
        let job = try #require(try await queue.job("a"))
        #expect(try await queue.cancel(job.id) == .asked)
        await door.open()
        #expect(try await tally == JobTally(cancelled: 1))
        #expect(try await queue.effects().isEmpty)
    }

    @Test("ends as cancelled also when its runner is gone")
    func gone() async throws {
        let queue = try await JobFixture.make()
        try await queue.enqueue("report", "a", ordering: "line")
        try await queue.enqueue("report", "b", ordering: "line")
        try await queue.superuser(
            """
            update jobs.job set state = 'running', attempt = 1, worker = 'gone', started_at = now(), lease_until = now() - interval '1 s',
                cancelled_at = now() where key = 'a'
            """)
        #expect(try await queue.runner(["report": JobFixture.effect]).runUntilEmpty() == JobTally(done: 1))
        #expect(try await queue.outcomes().map(\.state) == [.done, .cancelled])
    }
}
