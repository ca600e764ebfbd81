@testable import Jobs
import LogSupport
import Postgres
import Support
import Synchronization
import Testing

@Suite("A kind of job")
struct JobKindTests {
    @Test("that is paused is left alone by every runner until it is resumed, and what runs goes on")
    func paused() async throws {
        let queue = try await JobFixture.make()
        for key in ["a", "b"] { try await queue.enqueue("report", key) }
        try await queue.enqueue("letter", "a")
        let door = Door()
        let runner = queue.runner(
            [
                "report": { job, connection in
                    await door.pass()
                    return try await JobFixture.effect(job, connection)
                }, "letter": JobFixture.effect,
            ], concurrency: 1)
        async let tally = runner.runUntilEmpty()
        await door.someoneArrives()
        #expect(try await queue.pool.withConnection { try JobQueue.pause("report", on: $0) })
        #expect(try await !queue.pool.withConnection { try JobQueue.pause("report", on: $0) })
        await door.open()
        #expect(try await tally == JobTally(done: 2))
        #expect(try await queue.list().map(\.key) == ["b"])
        let status = try await queue.pool.withConnection { try JobQueue.kinds(on: $0) }
        #expect(status.map(\.kind) == ["report"] && status[0].pausedAt != nil && status[0].depth == [.ready: 1])
        #expect(try await queue.pool.withConnection { try JobQueue.resume("report", on: $0) })
        #expect(try await !queue.pool.withConnection { try JobQueue.resume("report", on: $0) })
        #expect(try await queue.runner(["report": JobFixture.effect]).runUntilEmpty() == JobTally(done: 1))
    }

    @Test("that is limited never has more running than that, over all runners, and reaches it")
    func limited() async throws {
        let queue = try await JobFixture.make()
        try await queue.pool.withConnection { try JobQueue.limit("report", to: 3, on: $0) }
        for number in 0..<60 { try await queue.enqueue("report", "k\(number)", priority: Int16(number % 2)) }
        // The database is asked while its lock keeps every other claim out: none can be between taken and counted.
        try await queue.superuser(
            """
            create table public.most (running bigint); grant all on public.most to evb_runtime;
            create function count_running() returns trigger language plpgsql as $$ begin
                insert into public.most select count(*) from jobs.job where kind = 'report' and state = 'running'; return null; end $$;
            create trigger count_running after update on jobs.job for each statement execute function count_running()
            """)
        let handler: JobHandler = { job, connection in
            _ = try connection.query(Statement("nap", "select pg_sleep(0.003)"))
            return try await JobFixture.effect(job, connection)
        }
        let tally = try await withThrowingTaskGroup(of: JobTally.self) { group in
            for name in ["a", "b", "c"] {
                group.addTask { try await queue.runner(["report": handler], name: name, concurrency: 3, batch: 4).runUntilEmpty() }
            }
            return try await group.reduce(JobTally(), +)
        }
        let rest = try await queue.runner(["report": handler]).runUntilEmpty()
        #expect(tally + rest == JobTally(done: 60))
        try await queue.wait(until: "select max(running) = 3 from most")
    }

    @Test("may have a timeout and pauses of its own")
    func ruled() async throws {
        let queue = try await JobFixture.make()
        try await queue.enqueue("slow", "a", attempts: 1)
        try await queue.enqueue("report", "a", attempts: 2)
        let runner = queue.runner(
            [
                "slow": { _, connection in
                    _ = try connection.query(Statement("sleep", "select pg_sleep(3600)"))
                    return .done
                }, "report": { _, _ in throw Refusal(mayRetry: true) },
            ],
            rules: [
                "slow": JobRule(timeout: .milliseconds(20)), "report": JobRule(retry: RetryPolicy(first: .seconds(3600), longest: .seconds(3600))),
            ], timeout: .seconds(3600))
        #expect(try await runner.runUntilEmpty() == JobTally(retried: 1, dead: 1))
        #expect(try await queue.list().map(\.state) == [.delayed, .dead])
        #expect(try await queue.list().map(\.error) == ["refused", "timeout"])
    }

    @Test("whose jobs are cheap has those that were taken together done in one transaction, and singly when one of them fails")
    func together() async throws {
        let queue = try await JobFixture.make()
        try await queue.superuser("alter table effect add xact bigint default pg_current_xact_id()::text::bigint")
        try await queue.fill("note", 25)
        let rules = ["note": JobRule(isDoneTogether: true)]
        #expect(try await queue.runner(["note": JobFixture.effect], rules: rules, concurrency: 1, batch: 10).runUntilEmpty() == JobTally(done: 25))
        try await queue.wait(until: "select count(distinct xact) = 3 and count(*) = 25 from effect")
        try await queue.superuser("truncate effect")
        try await queue.fill("note", 10)
        let seven: JobHandler = { job, connection in
            let outcome = try await JobFixture.effect(job, connection)
            if job.key == "7" { throw Refusal(mayRetry: false) }
            return outcome
        }
        let runner = queue.runner(["note": seven], rules: rules, concurrency: 1, batch: 10)
        #expect(try await runner.runUntilEmpty() == JobTally(done: 9, dead: 1))
        #expect(try await queue.effects() == [1, 2, 3, 4, 5, 6, 8, 9, 10].map { "\($0)/1" }.sorted())
    }

    @Test("is woken by a hint from another process")
    func hinted() async throws {
        let queue = try await JobFixture.make()
        let runner = queue.runner(["report": JobFixture.effect])
        let running = Task { try await runner.run() }
        try await queue.wait(until: "select exists (select from pg_stat_activity where query like 'listen%' and datname = current_database())")
        let signal = JobSignal(pool: queue.pool)
        // One at a time: by the last, the runner has long found nothing more and waits.
        for number in 1...8 {
            try await queue.enqueue("report", "k\(number)")
            signal.signal()
            try await queue.wait(until: "select count(*) = \(number) from effect")
        }
        running.cancel()
        try await running.value
    }

    @Test("is hinted of at once and then once an interval, however much is enqueued")
    func debounced() async throws {
        let queue = try await JobFixture.make()
        let interval = Door()
        let signal = JobSignal(pool: queue.pool, logger: nil) { await interval.pass() }
        var heard: [String] = []
        for await hint in Listener(target: queue.database.runtime, channels: [JobSignal.channel]).notifications() {
            heard.append(hint.payload)
            // The first says that it listens.
            if heard.count == 1 {
                for _ in 0..<500 { signal.signal() }
                await interval.someoneArrives()
                for _ in 0..<500 { signal.signal() }
                try await queue.superuser("notify jobs, 'the interval is over'")
            }
            if hint.payload == "the interval is over" { await interval.open() }
            if heard.count == 4 { try await queue.superuser("notify jobs, 'the end'") }
            if hint.payload == "the end" { break }
        }
        #expect(heard.dropFirst() == ["", "the interval is over", "", "the end"])
    }
}
