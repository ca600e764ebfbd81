import EventStore
import FoundationEssentials
import LogSupport
import Postgres
import Support
import Testing

@Suite("Whoever is cancelled, or loses the database, has a definite answer")
struct CancellationTests {
    @Test("cancelled while the group waits: CancellationError, nothing is appended, and the others are")
    func waiting() async throws {
        let scene = try await Scene()
        let first = scene.append("first")
        try await scene.untilBlocked()
        let callers = (0..<4).map { scene.append("s-\($0)") }
        await scene.inOrder.allHaveBegun()
        callers[2].cancel()
        await #expect(throws: CancellationError.self) { try await callers[2].value }
        try await scene.letGo()
        #expect(try await first.value.isAppended)
        for number in [0, 1, 3] { #expect(try await callers[number].value.isAppended, "caller \(number)") }
        #expect(try await scene.streams() == ["first", "s-0", "s-1", "s-3"])
        await scene.close()
    }

    @Test("cancelled before it has begun, while another's batch is under way: the same")
    func beforeIt() async throws {
        let scene = try await Scene()
        let first = scene.append("first")
        try await scene.untilBlocked()
        let caller = Task { [log = scene.log] in
            withUnsafeCurrentTask { $0?.cancel() }
            return try await log.append(.sample("cancelled"), to: .north)
        }
        await #expect(throws: CancellationError.self) { try await caller.value }
        try await scene.letGo()
        #expect(try await first.value.isAppended)
        #expect(try await scene.streams() == ["first"])
        await scene.close()
    }

    @Test("cancelled while its own batch is under way: the outcome")
    func underWay() async throws {
        let scene = try await Scene()
        let caller = scene.append("s")
        try await scene.untilBlocked()
        caller.cancel()
        try await scene.letGo()
        #expect(try await caller.value.isAppended)
        #expect(try await scene.streams() == ["s"])
        await scene.close()
    }

    @Test("cancelled while a batch of several is under way: the outcome, and the others are unharmed")
    func together() async throws {
        let scene = try await Scene()
        // The batch after the first comes to a stop in the middle, at a command id that somebody is about to store.
        let groups = (0..<4).map { AppendGroup.sample("s-\($0)") }
        let inTheWay = try await scene.database.database.connection()
        try await inTheWay.run(script: "begin")
        try await inTheWay.execute(
            Statement("in_the_way", "insert into eventlog.command values ('north', $1, sha256('x'), 1, 1, clock_timestamp())"),
            [.uuid(groups[3].commands[0].id)])
        let first = scene.append("first")
        try await scene.untilBlocked()
        let callers = groups.map { scene.append($0) }
        await scene.inOrder.allHaveBegun()
        try await scene.letGo()
        #expect(try await first.value.isAppended)
        try await scene.untilBlocked()
        callers[1].cancel()
        try await inTheWay.run(script: "rollback")
        for (number, caller) in callers.enumerated() { #expect(try await caller.value.isAppended, "caller \(number)") }
        #expect(try await scene.streams() == ["first", "s-0", "s-1", "s-2", "s-3"])
        // Together: one commit, one time.
        let times = try await scene.log.read(.north, after: Position(rawValue: 1), limit: 10).map(\.recordedAt)
        #expect(times.count == 4 && Set(times).count == 1)
        await inTheWay.close()
        await scene.close()
    }

    @Test("a database that stays away under an append: undetermined for who was in it, not appended for who waited; the same command settles it")
    func away() async throws {
        let scene = try await Scene()
        let groups = [AppendGroup.sample("in-flight"), .sample("waited")]
        let inFlight = scene.append(groups[0])
        try await scene.untilBlocked()
        let waited = scene.append(groups[1])
        await scene.inOrder.allHaveBegun()
        try await scene.takeAway()
        await #expect(throws: UndeterminedAppend.self) { try await inFlight.value }
        await #expect { try await waited.value } throws: { ($0 as? PostgresError)?.isConnectionLost == true }
        try await scene.bringBack()
        try await scene.letGo()
        #expect(try await scene.log.head(of: .north) == nil)
        for group in groups { #expect(try await scene.log.append(group, to: .north).isAppended) }
        #expect(try await scene.streams() == ["in-flight", "waited"])
        await scene.close()
    }

    @Test("a database that was away before anything was sent: a plain error, and nothing is appended")
    func awayBefore() async throws {
        let scene = try await Scene()
        try await scene.letGo()
        #expect(try await scene.append("before").value.isAppended)
        try await scene.takeAway()
        let group = AppendGroup.sample("s")
        await #expect { try await scene.append(group).value } throws: { ($0 as? PostgresError)?.isConnectionLost == true }
        try await scene.bringBack()
        #expect(try await scene.streams() == ["before"])
        #expect(try await scene.append(group).value.isAppended)
        await scene.close()
    }

    @Test("a connection lost under an append that was not committed: it is appended on the next")
    func lost() async throws {
        let scene = try await Scene()
        let caller = scene.append("s")
        try await scene.untilBlocked()
        try await scene.endConnections()
        try await scene.untilBlocked()
        try await scene.letGo()
        #expect(try await caller.value.isAppended)
        #expect(try await scene.streams() == ["s"])
        await scene.close()
    }

    @Test("a command asked for again whose connection is lost meanwhile is still answered as one that is known")
    func lostRepeat() async throws {
        let scene = try await Scene()
        try await scene.letGo()
        let id = UUIDv7.make()
        guard case .appended(let receipts) = try await scene.append(.sample("s", id: id)).value else {
            Issue.record("not appended")
            return
        }
        try await scene.hold()
        // Made anew by who asks again: the same command, but not the same event.
        let again = scene.append(.sample("s", at: 1, id: id))
        try await scene.untilBlocked()
        try await scene.endConnections()
        try await scene.untilBlocked()
        try await scene.letGo()
        #expect(try await again.value == .repeated(receipts[0]))
        #expect(try await scene.streams() == ["s"])
        await scene.close()
    }
}
