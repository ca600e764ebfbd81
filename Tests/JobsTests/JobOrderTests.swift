@testable import Jobs
import LogSupport
import Postgres
import Support
import Synchronization
import Testing

@Suite("Jobs with the same ordering")
struct JobOrderTests {
    @Test("are done one at a time in the order they were enqueued, however many hands there are, whatever their priorities")
    func inOrder() async throws {
        let queue = try await JobFixture.make()
        for number in 10..<40 { try await queue.enqueue("step", "\(number)", priority: Int16(number % 3), ordering: "line") }
        try await queue.enqueue("step", "free")
        let order = Mutex<[String]>([])
        let atOnce = Mutex((now: 0, most: 0))
        let handler: JobHandler = { job, connection in
            if job.ordering != nil { atOnce.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) } }
            order.withLock { $0.append(job.key) }
            _ = try connection.query(Statement("nap", "select pg_sleep(0.002)"))
            if job.ordering != nil { atOnce.withLock { $0.now -= 1 } }
            return .done
        }
        async let first = queue.runner(["step": handler], name: "a", concurrency: 3, batch: 5).runUntilEmpty()
        async let second = queue.runner(["step": handler], name: "b", concurrency: 3, poll: .milliseconds(1)).runUntilEmpty()
        var done = try await first + second
        // A hand that found nothing to take has gone; what it left is done now.
        done = done + (try await queue.runner(["step": handler]).runUntilEmpty())
        #expect(done == JobTally(done: 31))
        #expect(order.withLock { $0.filter { $0 != "free" } } == (10..<40).map(String.init))
        #expect(atOnce.withLock { $0.most } == 1)
    }

    @Test("wait behind one that is to be tried again")
    func retrying() async throws {
        let queue = try await JobFixture.make()
        for key in ["a", "b"] { try await queue.enqueue("step", key, ordering: "line") }
        let later = RetryPolicy(first: .seconds(3600), longest: .seconds(3600))
        let tally = try await queue.runner(["step": { _, _ in throw Refusal(mayRetry: true) }], retry: later).runUntilEmpty()
        #expect(tally == JobTally(retried: 1))
        #expect(try await Set(queue.list().map(\.state)) == [.blocked, .delayed])
        try await queue.superuser("update jobs.job set run_at = clock_timestamp() where state = 'delayed'")
        #expect(try await queue.runner(["step": JobFixture.effect]).runUntilEmpty() == JobTally(done: 2))
        #expect(try await queue.effects() == ["a/2", "b/1"])
    }

    @Test("wait behind one that was given up, until it is revived or cancelled", arguments: [true, false])
    func dead(_ revives: Bool) async throws {
        let queue = try await JobFixture.make()
        for key in ["a", "b", "c"] { try await queue.enqueue("step", key, attempts: 1, ordering: "line") }
        let failing = queue.runner(["step": { _, _ in throw Refusal(mayRetry: false) }])
        #expect(try await failing.runUntilEmpty() == JobTally(dead: 1))
        #expect(try await failing.runUntilEmpty() == JobTally())
        let dead = try #require(try await queue.job("a"))
        #expect(try await queue.list().map(\.state) == [.blocked, .blocked, .dead])
        if revives {
            #expect(try await queue.pool.withConnection { try JobQueue.revive(dead.id, on: $0) })
        } else {
            #expect(try await queue.cancel(dead.id) == .cancelled)
        }
        #expect(try await queue.runner(["step": JobFixture.effect]).runUntilEmpty() == JobTally(done: revives ? 3 : 2))
        #expect(try await queue.effects() == (revives ? ["a/1", "b/1", "c/1"] : ["b/1", "c/1"]))
    }

    @Test("lose none when one is enqueued at the moment another is completed")
    func noneIsStuck() async throws {
        let queue = try await JobFixture.make()
        let runner = queue.runner(["step": JobFixture.effect], concurrency: 2, poll: .milliseconds(1))
        let running = Task { try await runner.run() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for line in 0..<4 {
                group.addTask { for number in 0..<40 { try await queue.enqueue("step", "\(line)-\(number)", ordering: "line\(line)") } }
            }
            try await group.waitForAll()
        }
        try await queue.wait(until: "select count(*) = 160 from effect")
        running.cancel()
        try await running.value
        #expect(try await queue.list().isEmpty)
    }

    @Test("are not put behind one that is just leaving: who enqueues waits for it to have left")
    func leaving() async throws {
        let queue = try await JobFixture.make()
        try await queue.enqueue("step", "a", ordering: "line")
        let worker = queue.runner(["step": JobFixture.effect]).worker
        let jobs = try await worker.claim()
        let door = Door()
        async let completed = queue.pool.withConnection { connection in
            try await connection.transaction { connection in
                let next = try worker.complete(jobs, [.done], takesNext: false, connection)
                await door.pass()
                return next
            }
        }
        await door.someoneArrives()
        async let enqueued = queue.enqueue("step", "b", ordering: "line")
        try await queue.wait(
            until: """
                select exists (select from pg_locks l join pg_database d on d.oid = l.database
                    where l.locktype = 'advisory' and not l.granted and d.datname = current_database())
                """)
        await door.open()
        #expect(try await completed == [])
        #expect(try await enqueued)
        #expect(try await queue.list().map(\.state) == [.ready])
    }

    @Test("keep their places when one in the middle is cancelled")
    func middle() async throws {
        let queue = try await JobFixture.make()
        for key in ["a", "b", "c"] { try await queue.enqueue("step", key, ordering: "line") }
        let middle = try #require(try await queue.job("b"))
        #expect(try await queue.cancel(middle.id) == .cancelled)
        #expect(try await queue.list().map(\.state) == [.ready, .blocked])
        #expect(try await queue.runner(["step": JobFixture.effect]).runUntilEmpty() == JobTally(done: 2))
    }
}
