@testable import Jobs
import Logging
import LogSupport
import Postgres
import ServiceLifecycle
import Support
import Testing

@Suite("A job runner")
struct JobRunnerTests {
    @Test("does each of many jobs once, together with others")
    func shared() async throws {
        let queue = try await JobFixture.make()
        for number in 0..<60 { try await queue.enqueue("report", "k\(number)") }
        async let first = queue.runner(["report": JobFixture.effect], name: "a").runUntilEmpty()
        async let second = queue.runner(["report": JobFixture.effect], name: "b", concurrency: 3, batch: 4).runUntilEmpty()
        #expect(try await first + second == JobTally(done: 60))
        #expect(try await queue.effects() == (0..<60).map { "k\($0)/1" }.sorted())
    }

    @Test("does nothing of a job whose connection dies before its completion, and does it again")
    func crash() async throws {
        let queue = try await JobFixture.make()
        try await queue.enqueue("report", "a")
        let runner = queue.runner([
            "report": { job, connection in
                _ = try await JobFixture.effect(job, connection)
                if job.attempt == 1 { _ = try connection.query(Statement("die", "select pg_terminate_backend(pg_backend_pid())")) }
                return JobOutcome("second_time")
            }
        ])
        #expect(try await runner.runUntilEmpty() == JobTally(done: 1, retried: 1))
        #expect(try await queue.effects() == ["a/2"])
        let outcome = try #require(try await queue.outcomes().first)
        #expect(outcome.outcome == JobOutcome("second_time") && outcome.attempts == 2)
    }

    @Test("cannot complete a job that was given to another while it was away", arguments: [true, false])
    func fenced(_ otherIsDone: Bool) async throws {
        let queue = try await JobFixture.make()
        try await queue.enqueue("report", "a")
        let (first, second) = (Door(), Door())
        // One hand each: a second one of the first runner could take the job when its lease has lapsed.
        func runner(_ name: String, _ door: Door) -> JobRunner {
            queue.runner(
                [
                    "report": { job, connection in
                        let outcome = try await JobFixture.effect(job, connection)
                        await door.pass()
                        return outcome
                    }
                ], name: name, concurrency: 1)
        }
        async let away = runner("away", first).runUntilEmpty()
        await first.someoneArrives()
        try await queue.superuser("update jobs.job set lease_until = now() - interval '1 second'")
        async let other = runner("other", second).runUntilEmpty()
        await second.someoneArrives()
        // Whether the other has finished or is still at it: what the first did is undone.
        if otherIsDone {
            await second.open()
            #expect(try await other == JobTally(done: 1))
        }
        await first.open()
        #expect(try await away == JobTally())
        await second.open()
        #expect(try await other == JobTally(done: 1))
        #expect(try await queue.effects() == ["a/2"])
        #expect(try await queue.outcomes().count == 1)
    }

    @Test("tries again, and gives up after the last attempt, keeping the job and a code")
    func dead() async throws {
        let queue = try await JobFixture.make()
        try await queue.enqueue("report", "a", attempts: 3)
        struct Secret: Error { let text = "Anna Andersson" }
        let runner = queue.runner([
            "report": { job, connection in
                _ = try await JobFixture.effect(job, connection)
                throw Secret()
            }
        ])
        #expect(try await runner.runUntilEmpty() == JobTally(retried: 2, dead: 1))
        let job = try #require(try await queue.list().first)
        #expect(job.state == .dead && job.attempt == 3 && job.error == "Secret")
        #expect(try await queue.effects().isEmpty)
        #expect(try await queue.enqueue("report", "a"))
    }

    @Test("gives up at once where trying again cannot help")
    func permanent() async throws {
        let queue = try await JobFixture.make()
        try await queue.enqueue("report", "a")
        #expect(try await queue.runner(["report": { _, _ in throw Refusal(mayRetry: false) }]).runUntilEmpty() == JobTally(dead: 1))
    }

    @Test("ends an attempt that takes too long")
    func timeout() async throws {
        let queue = try await JobFixture.make()
        try await queue.enqueue("report", "a", attempts: 1)
        let runner = queue.runner(
            [
                "report": { _, connection in
                    _ = try connection.query(Statement("sleep", "select pg_sleep(3600)"))
                    return .done
                }
            ], timeout: .milliseconds(50))
        #expect(try await runner.runUntilEmpty() == JobTally(dead: 1))
        #expect(try await queue.list().map(\.error) == ["timeout"])
    }

    @Test("gives its jobs back when it is cancelled, without counting the attempt")
    func cancelled() async throws {
        let queue = try await JobFixture.make()
        for key in ["a", "b", "c"] { try await queue.enqueue("report", key) }
        let started = Door()
        await started.open()
        let runner = queue.runner(
            [
                "report": { _, connection in
                    await started.pass()
                    _ = try connection.query(Statement("sleep", "select pg_sleep(3600)"))
                    return .done
                }
            ], concurrency: 1, batch: 3)
        let running = Task { try await runner.run() }
        await started.someoneArrives()
        running.cancel()
        try await running.value
        let jobs = try await queue.list()
        #expect(jobs.map(\.state) == [.ready, .ready, .ready])
        #expect(jobs.map(\.attempt) == [0, 0, 0])
    }

    @Test("sees a new job at once when it is woken, and stops gracefully after the job it has")
    func service() async throws {
        let queue = try await JobFixture.make()
        let door = Door()
        let runner = queue.runner([
            "report": { job, connection in
                await door.pass()
                return try await JobFixture.effect(job, connection)
            }
        ])
        let group = ServiceGroup(services: [runner], logger: .init(label: "test"))
        let running = Task { try await group.run() }
        try await queue.enqueue("report", "a")
        runner.wake()
        await door.someoneArrives()
        await group.triggerGracefulShutdown()
        await door.open()
        try await running.value
        #expect(try await queue.effects() == ["a/1"])
    }

    @Test("takes back what a runner that is gone had, and counts that as an attempt")
    func lapsed() async throws {
        let queue = try await JobFixture.make()
        try await queue.enqueue("report", "a", attempts: 2)
        try await queue.enqueue("report", "last", attempts: 1)
        try await queue.superuser(
            "update jobs.job set state = 'running', attempt = 1, worker = 'gone', started_at = now(), lease_until = now() - interval '1 s'")
        #expect(try await queue.runner(["report": JobFixture.effect]).runUntilEmpty() == JobTally(done: 1))
        #expect(try await queue.effects() == ["a/2"])
        #expect(try await queue.list().map(\.error) == ["lease_lapsed"])
    }

    @Test("may work elsewhere for as long as its job may take, whatever the server's bound for idle transactions", arguments: [1, 2])
    func idle(_ batch: Int) async throws {
        let queue = try await JobFixture.make()
        try await queue.enqueue("report", "a")
        try await queue.enqueue("report", "b")
        let shortly = queue.database.runtime.setting("options", "-c role=evb_runtime -c idle_in_transaction_session_timeout=50")
        let pool = ConnectionPool(target: shortly, size: 4)
        let elsewhere: JobHandler = { job, connection in
            let outcome = try await JobFixture.effect(job, connection)
            // The connection stands in its transaction; the other one tells that the time is past.
            try await queue.wait(
                until: """
                    select exists (select from pg_stat_activity where datname = current_database() and state = 'idle in transaction'
                        and clock_timestamp() - state_change > interval '200 ms')
                    """)
            return outcome
        }
        let runner = JobRunner(
            pool: pool, handlers: ["report": elsewhere], rules: ["report": JobRule(isDoneTogether: true)], name: "test",
            settings: JobSettings(concurrency: 1, batch: batch, retry: RetryPolicy(first: .zero, longest: .zero)))
        #expect(try await runner.runUntilEmpty() == JobTally(done: 2))
        #expect(try await queue.effects() == ["a/1", "b/1"])
        await pool.close()
    }

    @Test("finds what became ready in a time that a failover has undone, when it looks again")
    func otherTimeline() async throws {
        let queue = try await JobFixture.make()
        try await queue.enqueue("report", "a")
        let ahead = (SeenLanes.Lane(kind: "report", priority: 0), Int64.max / 2)
        let blind = queue.runner(["report": JobFixture.effect], concurrency: 1)
        blind.worker.seen.advance([ahead])
        #expect(try await blind.runUntilEmpty() == JobTally())
        let looking = queue.runner(["report": JobFixture.effect], concurrency: 1, lookAgain: .zero)
        looking.worker.seen.advance([ahead])
        #expect(try await looking.runUntilEmpty() == JobTally(done: 1))
    }

    @Test("keeps watch over a job's attempt when an earlier attempt of its own at it ends late", arguments: [true, false])
    func lateEnd(_ isReleased: Bool) async throws {
        let queue = try await JobFixture.make()
        try await queue.enqueue("report", "a")
        let worker = queue.runner(["report": JobFixture.effect]).worker
        let first = try #require(try await worker.claim().first)
        try await queue.superuser("update jobs.job set state = 'ready', lease_until = null, worker = null")
        let second = try #require(try await worker.claim().first)
        #expect(first.id == second.id && second.attempt == 2)
        let door = Door()
        worker.watch.hold([first])
        worker.watch.begin([first], timeout: .seconds(3600)) {}
        worker.watch.hold([second])
        worker.watch.begin([second], timeout: .milliseconds(1)) { Task { await door.pass() } }
        if isReleased { worker.watch.release([first]) } else { #expect(worker.watch.pause([first]) == nil) }
        let watching = Task { await worker.watch.run() }
        await door.someoneArrives()
        watching.cancel()
        #expect(worker.watch.pause([second]) == .timeout)
        // One that begins when another has taken its place is stopped at once.
        let late = Door()
        worker.watch.begin([first], timeout: .seconds(3600)) { Task { await late.pass() } }
        await late.someoneArrives()
    }

    @Test("pauses longer after each failure, within bounds")
    func pauses() {
        let policy = RetryPolicy(first: .seconds(2), longest: .seconds(60), jitter: 0.5)
        func decision(_ attempt: Int, _ random: Double) -> RetryPolicy.Decision {
            policy.decision(attempt: attempt, maximum: 50, mayRetry: true, random: random)
        }
        #expect(decision(1, 0.5) == .retry(after: .seconds(2)))
        #expect(decision(3, 0.5) == .retry(after: .seconds(8)))
        #expect(decision(3, 0) == .retry(after: .seconds(4)))
        #expect(decision(49, 0.5) == .retry(after: .seconds(60)))
        #expect(decision(50, 0.5) == .dead)
        #expect(policy.decision(attempt: 1, maximum: 50, mayRetry: false, random: 0) == .dead)
    }
}
