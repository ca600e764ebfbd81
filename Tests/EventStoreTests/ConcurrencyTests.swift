import EventStore
import FoundationEssentials
import LogSupport
import Postgres
import Support
import Synchronization
import Testing

@Suite("Many writers at once")
struct ConcurrencyTests {
    @Test("10 000 appends from 8 tasks, conflicts and repeats among them, leave no gap, lose nothing, and a follower sees each once")
    func tenThousand() async throws {
        let database = try await LogDatabase.make()
        // Two, as two processes would be: they meet only in the database.
        let logs = [database.log(), database.log()]
        let log = logs[0]
        let seen = SeenEvents()
        let follower = seen.follow(log, .north)
        defer { follower.cancel() }
        let tally = try await withThrowingTaskGroup(of: Tally.self) { group in
            for writer in 0..<8 { group.addTask { try await Writer(log: logs[writer % 2], number: writer).run(1250) } }
            return try await group.reduce(into: Tally()) { $0.add($1) }
        }
        #expect(tally.appends == 10_000)
        #expect(tally.repeats > 0)
        #expect(tally.conflicts > 0)
        let head = try #require(try await log.head(of: .north))
        #expect(head.position.rawValue == Int64(tally.events))
        await seen.wait(for: tally.events)
        try seen.expectWhole(tally.events)
        #expect(try await log.verifyChain(of: .north) == head)
    }

    @Test("connections that die under an append leave every answer definite")
    func lostConnections() async throws {
        let database = try await LogDatabase.make()
        let log = database.log()
        let told = Told()
        let storm = Task {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for worker in 0..<Storm.workers {
                    group.addTask {
                        try await Storm.run(worker: worker, numbers: 0..<600, on: log) { number, receipt in
                            told.receipts.withLock { $0[number] = receipt }
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
        let superuser = try await database.database.connection()
        let terminate = Statement(
            "terminate", "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = $1 and usename = 'evb_login'")
        var killed: Int64 = 0
        for round in 1...20 {
            let position = Parameter.int8(Int64(round * 50))
            try await waitUntil(superuser, "select coalesce(max(position), 0) >= $1 from eventlog.head", [position])
            let count: Int64 = try await superuser.query(terminate, [.text(database.database.name)])[0][0]
            killed += count
        }
        try await storm.value
        await superuser.close()
        #expect(killed > 0)
        #expect(told.receipts.withLock { $0.count } == 600)
        let seen = SeenEvents()
        let follower = seen.follow(log, .north)
        defer { follower.cancel() }
        let expected = (0..<600).reduce(0) { $0 + Storm.eventCount($1) }
        await seen.wait(for: expected)
        try seen.expectWhole(expected)
    }

    @Test("a group whose data the database refuses fails alone")
    func badNeighbour() async throws {
        let log = try await LogDatabase.make().log()
        let outcomes = await withTaskGroup(of: (Int, Result<AppendOutcome, any Error>).self) { group in
            for number in 0..<40 {
                group.addTask {
                    var group = AppendGroup.sample("s-\(number)")
                    if number % 7 == 3 {
                        let event = NewEvent(id: UUIDv7.make(), stream: StreamName("s-\(number)"), type: "Broken", data: "no json")
                        group = AppendGroup(expected: group.expected, commands: [.sample([event])])
                    }
                    do { return (number, .success(try await log.append(group, to: .north))) } catch { return (number, .failure(error)) }
                }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        for (number, result) in outcomes {
            switch result {
            case .success(let outcome): #expect(outcome.isAppended && number % 7 != 3)
            case .failure(let error): #expect((error as? PostgresError)?.sqlState == .invalidTextRepresentation && number % 7 == 3)
            }
        }
        #expect(try await log.verifyChain(of: .north)?.position.rawValue == 34)
    }
}

private final class Told: Sendable {
    let receipts = Mutex<[Int: Receipt]>([:])
}

private struct Tally: Sendable {
    var appends = 0
    var events = 0
    var conflicts = 0
    var repeats = 0

    mutating func add(_ other: Tally) {
        appends += other.appends
        events += other.events
        conflicts += other.conflicts
        repeats += other.repeats
    }
}

/// Appends to streams that other writers append to, and now and then the same command again.
private struct Writer {
    let log: any EventLog
    let number: Int

    func run(_ count: Int) async throws -> Tally {
        var tally = Tally()
        var versions: [String: Int64] = [:]
        while tally.appends < count {
            let stream = "shared-\((number + tally.appends * 3) % 24)"
            let group = AppendGroup.sample(stream, at: versions[stream] ?? 0, count: tally.appends % 3 == 0 ? 2 : 1)
            switch try await log.append(group, to: .north) {
            case .appended(let receipts):
                tally.appends += 1
                tally.events += group.commands[0].events.count
                versions[stream] = (versions[stream] ?? 0) + Int64(group.commands[0].events.count)
                if tally.appends % 10 == 0 {
                    #expect(try await log.append(group, to: .north) == .repeated(receipts[0]))
                    tally.repeats += 1
                }
            case .conflict(_, _, let actual):
                tally.conflicts += 1
                versions[stream] = actual.rawValue
            case .repeated, .commandReused, .claimTaken, .forbidden: Issue.record("an outcome that cannot be")
            }
        }
        return tally
    }
}
