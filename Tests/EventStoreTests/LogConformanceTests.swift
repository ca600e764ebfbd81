import EventStore
import FoundationEssentials
import LogSupport
import Testing

/// What every log promises; run on each.
@Suite("A log", .serialized)
struct LogConformanceTests {
    @Test("numbers the events of a tenant from one, without gaps, in commit order", arguments: LogKind.allCases)
    func positions(_ kind: LogKind) async throws {
        let log = try await kind.make()
        for number in 0..<5 { _ = try await log.append(.sample("s-\(number)", count: number % 3 + 1), to: .north) }
        let events = try await log.read(.north, after: .zero, limit: 100)
        #expect(events.map(\.position.rawValue) == Array(1...9))
        #expect(events.map(\.stream.rawValue) == ["s-0", "s-1", "s-1", "s-2", "s-2", "s-2", "s-3", "s-4", "s-4"])
        #expect(events.map(\.nr) == [1, 1, 2, 1, 2, 3, 1, 1, 2])
        #expect(zip(events, events.dropFirst()).allSatisfy { $0.recordedAt <= $1.recordedAt })
    }

    @Test("gives back exactly what was appended", arguments: LogKind.allCases)
    func fields(_ kind: LogKind) async throws {
        let log = try await kind.make()
        let event = NewEvent.sample("s", 7, sealed: SealedPayload(keyID: UUIDv7.make(), bytes: Array(0..<40)))
        let command = NewCommand.sample([event], digest: 2, unit: "west")
        let group = AppendGroup(expected: [StreamName("s"): .zero], commands: [command])
        let outcome = try await log.append(group, to: .north)
        let one = Position(rawValue: 1)
        #expect(outcome == .appended([Receipt(command: command.id, first: one, last: one)]))
        let stored = try #require(try await log.read(StreamName("s"), of: .north, after: .zero).first)
        #expect(
            stored
                == StoredEvent(
                    tenant: .north, position: one, version: StreamVersion(rawValue: 1), event: event,
                    recordedAt: stored.recordedAt, metadata: command.metadata, commandID: command.id, nr: 1, hash: stored.hash))
    }

    @Test("keeps tenants apart", arguments: LogKind.allCases)
    func tenants(_ kind: LogKind) async throws {
        let log = try await kind.make()
        #expect(try await log.tenants() == [])
        _ = try await log.append(.sample("s"), to: .south)
        _ = try await log.append(.sample("s"), to: .north)
        #expect(try await log.tenants() == [.north, .south])
        #expect(try await log.head(of: .north)?.position == Position(rawValue: 1))
        #expect(try await log.read(StreamName("s"), of: .south, after: .zero).map(\.tenant) == [.south])
    }

    @Test("answers a wrong expected version with the actual one, and appends nothing", arguments: LogKind.allCases)
    func conflict(_ kind: LogKind) async throws {
        let log = try await kind.make()
        _ = try await log.append(.sample("s", count: 2), to: .north)
        let late = try await log.append(.sample("s", at: 1), to: .north)
        #expect(late == .conflict(stream: StreamName("s"), expected: StreamVersion(rawValue: 1), actual: StreamVersion(rawValue: 2)))
        let early = try await log.append(.sample("t", at: 3), to: .north)
        #expect(early == .conflict(stream: StreamName("t"), expected: StreamVersion(rawValue: 3), actual: .zero))
        #expect(try await log.head(of: .north)?.position == Position(rawValue: 2))
        #expect(try await log.append(.sample("s", at: 2), to: .north).isAppended)
    }

    @Test("answers a repeated command with its first answer", arguments: LogKind.allCases)
    func repeated(_ kind: LogKind) async throws {
        let log = try await kind.make()
        let group = AppendGroup.sample("s", count: 2)
        let first = Receipt(command: group.commands[0].id, first: Position(rawValue: 1), last: Position(rawValue: 2))
        #expect(try await log.append(group, to: .north) == .appended([first]))
        _ = try await log.append(.sample("s", at: 2), to: .north)
        #expect(try await log.append(group, to: .north) == .repeated(first))
        #expect(try await log.head(of: .north)?.position == Position(rawValue: 3))
    }

    @Test("refuses a command id that comes back with other content", arguments: LogKind.allCases)
    func reused(_ kind: LogKind) async throws {
        let log = try await kind.make()
        let id = UUIDv7.make()
        _ = try await log.append(.sample("s", id: id, digest: 1), to: .north)
        #expect(try await log.append(.sample("t", id: id, digest: 2), to: .north) == .commandReused(id))
        #expect(try await log.read(StreamName("t"), of: .north, after: .zero).isEmpty)
        #expect(try await log.append(.sample("s", id: id, digest: 2), to: .south).isAppended)
    }

    @Test("appends to several streams together or not at all", arguments: LogKind.allCases)
    func atomic(_ kind: LogKind) async throws {
        let log = try await kind.make()
        _ = try await log.append(.sample("b"), to: .north)
        let commands = [
            NewCommand.sample([.sample("a"), .sample("b"), .sample("a")]), NewCommand.sample([.sample("b")]),
        ]
        let wrong = AppendGroup(expected: [StreamName("a"): .zero, StreamName("b"): .zero], commands: commands)
        let outcome = try await log.append(wrong, to: .north)
        #expect(outcome == .conflict(stream: StreamName("b"), expected: .zero, actual: StreamVersion(rawValue: 1)))
        #expect(try await log.read(StreamName("a"), of: .north, after: .zero).isEmpty)
        let right = AppendGroup(
            expected: [StreamName("a"): .zero, StreamName("b"): StreamVersion(rawValue: 1)], commands: commands)
        let receipts = zip(commands, [(2, 4), (5, 5)]).map { command, span in
            Receipt(command: command.id, first: Position(rawValue: span.0), last: Position(rawValue: span.1))
        }
        #expect(try await log.append(right, to: .north) == .appended(receipts))
        #expect(try await log.read(StreamName("a"), of: .north, after: .zero).map(\.version.rawValue) == [1, 2])
        #expect(try await log.read(StreamName("b"), of: .north, after: .zero).map(\.version.rawValue) == [1, 2, 3])
    }

    @Test("appends nothing of a group in which one command is known", arguments: LogKind.allCases)
    func knownWithin(_ kind: LogKind) async throws {
        let log = try await kind.make()
        let known = NewCommand.sample([.sample("s")])
        _ = try await log.append(AppendGroup(expected: [StreamName("s"): .zero], commands: [known]), to: .north)
        let group = AppendGroup(
            expected: [StreamName("s"): StreamVersion(rawValue: 1)], commands: [.sample([.sample("s")]), known])
        let one = Position(rawValue: 1)
        #expect(try await log.append(group, to: .north) == .repeated(Receipt(command: known.id, first: one, last: one)))
        #expect(try await log.head(of: .north)?.position == one)
    }

    @Test("names the most telling reason when there are several", arguments: LogKind.allCases)
    func reasons(_ kind: LogKind) async throws {
        let log = try await kind.make()
        let first = NewCommand.sample([.sample("s")])
        let second = NewCommand.sample([.sample("s")])
        let claim = Claim(kind: "k", digest: [UInt8](repeating: 1, count: 32), stream: StreamName("s"))
        let group = AppendGroup(expected: [StreamName("s"): .zero], claims: [claim], commands: [first, second])
        #expect(try await log.append(group, to: .north).isAppended)
        func outcome(_ stream: String, at version: Int64, _ commands: [NewCommand]) async throws -> AppendOutcome {
            let claim = Claim(kind: "k", digest: [UInt8](repeating: 1, count: 32), stream: StreamName(stream))
            let expected = [StreamName(stream): StreamVersion(rawValue: version)]
            return try await log.append(AppendGroup(expected: expected, claims: [claim], commands: commands), to: .north)
        }
        let reused = NewCommand.sample([], id: second.id, digest: 9)
        let known = NewCommand.sample([], id: first.id)
        let receipt = Receipt(command: first.id, first: Position(rawValue: 1), last: Position(rawValue: 1))
        #expect(try await outcome("t", at: 5, [known, reused]) == .commandReused(second.id))
        #expect(try await outcome("t", at: 5, [.sample([]), known]) == .repeated(receipt))
        let conflict = AppendOutcome.conflict(stream: StreamName("t"), expected: StreamVersion(rawValue: 5), actual: .zero)
        #expect(try await outcome("t", at: 5, [.sample([])]) == conflict)
        #expect(try await outcome("t", at: 0, [.sample([])]) == .claimTaken(kind: "k", by: StreamName("s")))
    }

    @Test("remembers a command that led to no event", arguments: LogKind.allCases)
    func eventless(_ kind: LogKind) async throws {
        let log = try await kind.make()
        _ = try await log.append(.sample("s", count: 3), to: .north)
        let group = AppendGroup(expected: [StreamName("s"): StreamVersion(rawValue: 3)], commands: [.sample([])])
        let receipt = Receipt(command: group.commands[0].id, first: nil, last: Position(rawValue: 3))
        #expect(try await log.append(group, to: .north) == .appended([receipt]))
        _ = try await log.append(.sample("s", at: 3), to: .north)
        #expect(try await log.append(group, to: .north) == .repeated(receipt))
        let alone = AppendGroup(expected: [:], commands: [.sample([])])
        let first = Receipt(command: alone.commands[0].id, first: nil, last: .zero)
        #expect(try await log.append(alone, to: .south) == .appended([first]))
        #expect(try await log.head(of: .south) == nil)
    }

    @Test("gives a claim to one stream only", arguments: LogKind.allCases)
    func claims(_ kind: LogKind) async throws {
        let log = try await kind.make()
        func group(_ stream: String, at version: Int64 = 0) -> AppendGroup {
            AppendGroup(
                expected: [StreamName(stream): StreamVersion(rawValue: version)],
                claims: [Claim(kind: "source", digest: [UInt8](repeating: 9, count: 32), stream: StreamName(stream))],
                commands: [.sample([.sample(stream)])])
        }
        #expect(try await log.append(group("a"), to: .north).isAppended)
        #expect(try await log.append(group("b"), to: .north) == .claimTaken(kind: "source", by: StreamName("a")))
        #expect(try await log.append(group("a", at: 1), to: .north).isAppended)
        #expect(try await log.append(group("b"), to: .south).isAppended)
        #expect(try await log.head(of: .north)?.position == Position(rawValue: 2))
    }

    @Test("reads nothing where there is nothing, and a part where a part is asked for", arguments: LogKind.allCases)
    func reading(_ kind: LogKind) async throws {
        let log = try await kind.make()
        #expect(try await log.head(of: .north) == nil)
        #expect(try await log.read(.north, after: .zero, limit: 10).isEmpty)
        #expect(try await log.read(StreamName("s"), of: .north, after: .zero).isEmpty)
        _ = try await log.append(.sample("s", count: 5), to: .north)
        #expect(try await log.read(.north, after: Position(rawValue: 1), limit: 3).map(\.position.rawValue) == [2, 3, 4])
        #expect(try await log.read(.north, after: Position(rawValue: 5), limit: 3).isEmpty)
        #expect(try await log.read(StreamName("s"), of: .north, after: StreamVersion(rawValue: 3)).map(\.version.rawValue) == [4, 5])
    }

    @Test("reads a stream longer than one batch", arguments: LogKind.allCases)
    func longStream(_ kind: LogKind) async throws {
        let log = try await kind.make()
        for round in 0..<3 { _ = try await log.append(.sample("s", at: Int64(round) * 900, count: 900), to: .north) }
        let versions = try await log.read(StreamName("s"), of: .north, after: .zero).map(\.version.rawValue)
        #expect(versions == Array(1...2700))
    }

    @Test("chains its events so that a stranger can check them", arguments: LogKind.allCases)
    func chain(_ kind: LogKind) async throws {
        let log = try await kind.make()
        for number in 0..<20 { _ = try await log.append(.sample("s-\(number % 3)", at: Int64(number / 3) * 2, count: 2), to: .north) }
        let head = try #require(try await log.verifyChain(of: .north, batch: 7))
        #expect(head.position == Position(rawValue: 40))
        #expect(try await log.head(of: .north) == head)
        #expect(try await log.verifyChain(of: .south) == nil)
    }
}

extension AppendOutcome {
    var isAppended: Bool {
        if case .appended = self { true } else { false }
    }
}
