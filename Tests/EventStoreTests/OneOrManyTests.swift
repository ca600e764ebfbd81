import EventStore
import FoundationEssentials
import LogSupport
import Testing

/// A group of one event has a shorter way into the log than others. Nobody may see the difference.
@Suite("One event and many are answered alike", .serialized)
struct OneOrManyTests {
    /// What a group can be made of, each asking for the same thing.
    enum Shape: CaseIterable, Sendable {
        case one, twoEvents, twoCommands, withClaim, withAnotherStream, noEvent

        func group(_ stream: String, at version: Int64 = 0, id: UUID = UUIDv7.make(), digest: UInt8 = 1) -> AppendGroup {
            let name = StreamName(stream)
            let claim = Claim(kind: "shape", digest: [UInt8](repeating: 77, count: 32), stream: name)
            let events = (0..<(self == .noEvent ? 0 : self == .twoEvents ? 2 : 1)).map { NewEvent.sample(stream, $0) }
            let first = NewCommand.sample(events, id: id, digest: digest)
            var expected = [name: StreamVersion(rawValue: version)]
            if self == .withAnotherStream { expected[StreamName("zz-untouched")] = .zero }
            return AppendGroup(
                expected: expected, claims: self == .withClaim ? [claim] : [],
                commands: self == .twoCommands ? [first, .sample([.sample(stream)])] : [first])
        }

        var eventCount: Int64 { self == .noEvent ? 0 : self == .twoEvents || self == .twoCommands ? 2 : 1 }
    }

    @Test("the first of a tenant that has no head yet", arguments: LogKind.allCases, Shape.allCases)
    func first(_ kind: LogKind, _ shape: Shape) async throws {
        let log = try await kind.make()
        let group = shape.group("s")
        guard case .appended(let receipts) = try await log.append(group, to: .north) else {
            Issue.record("not appended")
            return
        }
        #expect(receipts.map(\.command) == group.commands.map(\.id))
        #expect(receipts.first?.first == (shape == .noEvent ? nil : Position(rawValue: 1)))
        #expect(receipts.last?.last.rawValue == shape.eventCount)
        #expect(try await log.head(of: .north)?.position.rawValue ?? 0 == shape.eventCount)
        #expect(try await log.verifyChain(of: .north)?.position.rawValue ?? 0 == shape.eventCount)
        #expect(try await log.tenants() == (shape == .noEvent ? [] : [.north]))
    }

    @Test("a first event that expects others before it, in a tenant without any: nothing is left behind", arguments: LogKind.allCases, Shape.allCases)
    func expectsTooMuch(_ kind: LogKind, _ shape: Shape) async throws {
        let log = try await kind.make()
        let group = shape.group("s", at: 2)
        let conflict = AppendOutcome.conflict(stream: StreamName("s"), expected: StreamVersion(rawValue: 2), actual: .zero)
        #expect(try await log.append(group, to: .north) == conflict)
        #expect(try await log.head(of: .north) == nil)
        #expect(try await log.tenants() == [])
        // It was not remembered either: what was refused may be asked for again, and is decided again.
        #expect(try await log.append(group, to: .north) == conflict)
    }

    @Test("a stream that is further than expected, and one that is not that far", arguments: LogKind.allCases, Shape.allCases)
    func conflict(_ kind: LogKind, _ shape: Shape) async throws {
        let log = try await kind.make()
        _ = try await log.append(.sample("s", count: 3), to: .north)
        for expected: Int64 in [0, 1, 2, 4, 9] {
            let outcome = try await log.append(shape.group("s", at: expected), to: .north)
            #expect(outcome == .conflict(stream: StreamName("s"), expected: StreamVersion(rawValue: expected), actual: StreamVersion(rawValue: 3)))
        }
        #expect(try await log.head(of: .north)?.position == Position(rawValue: 3))
        #expect(try await log.append(shape.group("s", at: 3), to: .north).isAppended)
        #expect(try await log.verifyChain(of: .north)?.position.rawValue == 3 + shape.eventCount)
    }

    @Test("a command that comes again: its first answer, however the streams are now", arguments: LogKind.allCases, Shape.allCases)
    func repeated(_ kind: LogKind, _ shape: Shape) async throws {
        let log = try await kind.make()
        _ = try await log.append(.sample("before"), to: .north)
        let group = shape.group("s")
        guard case .appended(let receipts) = try await log.append(group, to: .north) else {
            Issue.record("not appended")
            return
        }
        #expect(try await log.append(group, to: .north) == .repeated(receipts[0]))
        _ = try await log.append(.sample("after"), to: .north)
        // Expecting what is, what was and what never was; and in the other forms a group can have.
        for version: Int64 in [0, shape.eventCount, 7] {
            for again in Shape.allCases {
                let same = again.group("s", at: version, id: group.commands[0].id)
                #expect(try await log.append(same, to: .north) == .repeated(receipts[0]), "\(again) at \(version)")
            }
        }
        #expect(try await log.head(of: .north)?.position.rawValue == 2 + shape.eventCount)
    }

    @Test("a command id that comes back with other content", arguments: LogKind.allCases, Shape.allCases)
    func reused(_ kind: LogKind, _ shape: Shape) async throws {
        let log = try await kind.make()
        let id = UUIDv7.make()
        #expect(try await log.append(shape.group("s", id: id), to: .north).isAppended)
        for again in Shape.allCases {
            #expect(try await log.append(again.group("t", id: id, digest: 2), to: .north) == .commandReused(id), "\(again)")
        }
        #expect(try await log.head(of: .north)?.position.rawValue ?? 0 == shape.eventCount)
        // Each tenant has ids of its own.
        #expect(try await log.append(shape.group("s", id: id, digest: 2), to: .south).isAppended)
    }

    @Test("a group of many streams is refused for the first that is not as expected, in the order of their names", arguments: LogKind.allCases)
    func firstConflict(_ kind: LogKind) async throws {
        let log = try await kind.make()
        let streams = ["b", "a", "c"].map { StreamName($0) }
        let group = AppendGroup(
            expected: Dictionary(uniqueKeysWithValues: streams.map { ($0, StreamVersion(rawValue: 4)) }), commands: [.sample([.sample("c")])])
        let conflict = AppendOutcome.conflict(stream: StreamName("a"), expected: StreamVersion(rawValue: 4), actual: .zero)
        #expect(try await log.append(group, to: .north) == conflict)
    }

    @Test("a claim that is taken refuses a group, and is not given by a group that was refused", arguments: LogKind.allCases)
    func claim(_ kind: LogKind) async throws {
        let log = try await kind.make()
        #expect(try await log.append(Shape.withClaim.group("late", at: 5), to: .north).isAppended == false)
        #expect(try await log.append(Shape.withClaim.group("a"), to: .north).isAppended)
        #expect(try await log.append(Shape.withClaim.group("b"), to: .north) == .claimTaken(kind: "shape", by: StreamName("a")))
        #expect(try await log.append(Shape.withClaim.group("b", at: 1), to: .north).isAppended == false)
        #expect(try await log.read(StreamName("b"), of: .north, after: .zero).isEmpty)
    }
}
