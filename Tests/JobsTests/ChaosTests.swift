import Foundation
import Jobs
import LogSupport
import Postgres
import Support
import Testing

/// No job is lost and none takes effect twice, whatever is done to the processes, the connections and the server.
@Suite("Jobs in a storm", .serialized)
struct ChaosTests {
    private static let jobs = ChaosPlace.isLong ? 6_000 : 300
    private static let blows = ChaosPlace.isLong ? 120 : 8

    @Test("survive runners that are killed with -9, at many points", arguments: [1, 10])
    func killed(_ batch: Int) async throws {
        let place = try await ChaosPlace.make()
        try await place.fill(Self.jobs)
        var processes: [SiblingProcess] = []
        for number in 0..<3 { processes.append(try place.start("runner\(number)", batch: batch)) }
        for blow in 1...Self.blows {
            try await place.wait(until: "select count(*) >= \(Self.jobs * blow / (Self.blows + 2)) from effect")
            await processes[blow % 3].kill()
            processes[blow % 3] = try place.start("runner\(blow + 3)", batch: batch)
        }
        try await whole(place)
        for process in processes { #expect(await process.stop() == 0) }
    }

    @Test("survive connections that are ended under them")
    func terminated() async throws {
        let place = try await ChaosPlace.make()
        try await place.fill(Self.jobs)
        let processes = [try place.start("a"), try place.start("b", batch: 5)]
        for blow in 1...Self.blows {
            try await place.wait(until: "select count(*) >= \(Self.jobs * blow / (Self.blows + 2)) from effect")
            _ = try await place.number(
                "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and usename = 'evb_login'")
        }
        try await whole(place)
        for process in processes { #expect(await process.stop() == 0) }
    }

    @Test("survive a server that crashes and recovers")
    func restarted() async throws {
        try await ChaosPlace.onOwnServer { place in
            try await place.fill(Self.jobs)
            let processes = [try place.start("a"), try place.start("b", batch: 5)]
            for blow in 1...(ChaosPlace.isLong ? 20 : 2) {
                try await place.wait(until: "select count(*) >= \(Self.jobs * blow / 24) from effect")
                // A server process that dies takes the whole server down, which recovers from its log.
                let victim = try await place.number(
                    "select coalesce(max(pid), 0)::bigint from pg_stat_activity where datname = current_database() and usename = 'evb_login'")
                if victim > 0 { Glibc.kill(pid_t(victim), SIGKILL) }
            }
            try await whole(place)
            for process in processes { #expect(await process.stop() == 0) }
        }
    }

    @Test("are not completed by a runner that was stopped past its lease, and woke when another had done them")
    func stopped() async throws {
        let place = try await ChaosPlace.make()
        try await place.superuser.withConnection { _ = try JobQueue.enqueue(kind: "gated", key: "a", on: $0) }
        let gate = try await Connection.open(place.superuser.target)
        _ = try await gate.query(Statement("gate", "select pg_advisory_lock(1)"))
        let away = try place.start("away", lease: 200, hands: 1)
        // In the middle of its job, which cannot end before it is stopped.
        let waits = "locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())"
        try await place.wait(until: "select exists (select from pg_locks where \(waits))")
        try await away.freeze()
        await gate.close()
        let other = try place.start("other", hands: 1)
        try await place.wait(until: "select count(*) = 1 from effect")
        away.send(SIGCONT)
        #expect(await away.stop() == 0)
        #expect(await other.stop() == 0)
        #expect(try await place.number("select count(*) from effect where attempt >= 2") == 1)
        #expect(try await place.number("select count(*) from effect") == 1)
        #expect(try await place.number("select count(*) from jobs.outcome") == 1)
    }

    @Test("are done when the database's clock says so, whatever a runner's own says", arguments: [-86_400, 86_400])
    func wrongClock(_ skew: Int) async throws {
        let place = try await ChaosPlace.make()
        try await place.fill(60)
        try await place.run(
            """
            insert into jobs.job (kind, key, payload, max_attempts, run_at, state)
            values ('effect', 'in an hour', '{}', 3, clock_timestamp() + interval '1 hour', 'delayed')
            """)
        let processes = [try place.start("wrong", skew: skew), try place.start("right")]
        try await place.wait(until: "select count(*) = 60 from effect")
        for process in processes { #expect(await process.stop() == 0) }
        #expect(try await place.number("select count(distinct key) from effect where key <> 'in an hour'") == 60)
        #expect(try await place.number("select count(*) from jobs.job where state = 'delayed' and attempt = 0") == 1)
    }

    @Test("are finished by a runner that is asked to end, and not begun")
    func drained() async throws {
        let place = try await ChaosPlace.make()
        try await place.superuser.withConnection { connection in
            for number in 0..<20 { try JobQueue.enqueue(kind: "slow", key: String(number), on: connection) }
        }
        let process = try place.start("a", lease: 60_000, hands: 2, batch: 5)
        try await place.wait(until: "select count(*) >= 1 from effect")
        #expect(await process.stop() == 0)
        #expect(try await place.number("select count(*) from jobs.job where state = 'running' or attempt > 0") == 0)
        let left = try await place.number("select count(*) from jobs.job where state = 'ready'")
        let done = try await place.number("select count(*) from effect")
        #expect(left > 0 && left + done == 20)
    }

    /// Everything once, and each line in order.
    private func whole(_ place: ChaosPlace) async throws {
        try await place.wait(until: "select not exists (select from jobs.job)")
        #expect(try await place.number("select count(*) from effect") == Int64(Self.jobs))
        #expect(try await place.number("select count(distinct key) from effect") == Int64(Self.jobs))
        #expect(try await place.number("select count(*) from jobs.outcome where state = 'done'") == Int64(Self.jobs))
        let disorder = try await place.number(
            """
            select count(*) from (
                select key::int as number, lag(key::int) over (partition by key::int % 8 order by nr) as before from effect where key::int % 2 = 0
            ) l where l.before > l.number
            """)
        #expect(disorder == 0)
    }
}
