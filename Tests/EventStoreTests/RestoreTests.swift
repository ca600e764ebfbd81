import EventStore
import FoundationEssentials
import LogSupport
import Postgres
import Support
import Testing

@Suite("A log that is restored")
struct RestoreTests {
    /// A log of five events in two streams, and the same in an empty database.
    private func made() async throws -> (events: [StoredEvent], target: LogDatabase) {
        let log = try await LogDatabase.make().log()
        _ = try await log.append(.sample("a", count: 3), to: .north)
        _ = try await log.append(.sample("b", count: 2), to: .north)
        return (try await log.read(.north, after: .zero, limit: 10), try await LogDatabase.make())
    }

    private func restore(_ batches: [[StoredEvent]], to target: LogDatabase, as tenant: Tenant = .north) async throws {
        try await target.pool().withConnection { connection in
            try await connection.transaction { connection in
                for batch in batches { try LogSession.restore(batch, to: tenant, on: connection) }
            }
        }
    }

    private func expectRefused(_ batches: [[StoredEvent]], to target: LogDatabase, as tenant: Tenant = .north) async throws {
        await #expect { try await restore(batches, to: target, as: tenant) } throws: { ($0 as? PostgresError)?.sqlState == .notRestorable }
        #expect(try await target.log().head(of: .north) == nil)
    }

    @Test("is the same, event by event, and can be appended to", arguments: [1, 2, 5])
    func same(_ size: Int) async throws {
        let (events, target) = try await made()
        try await restore(stride(from: 0, to: 5, by: size).map { Array(events[$0..<min($0 + size, 5)]) }, to: target)
        let log = target.log()
        #expect(try await log.read(.north, after: .zero, limit: 10) == events)
        #expect(try await log.append(.sample("a", at: 3), to: .north).isAppended)
        #expect(try await log.verifyChain(of: .north)?.position.rawValue == 6)
    }

    @Test("may not be added to afterwards, nor made where there is one")
    func once() async throws {
        let (events, target) = try await made()
        try await restore([Array(events[..<3])], to: target)
        for more in [Array(events[3...]), events] {
            await #expect { try await restore([more], to: target) } throws: { ($0 as? PostgresError)?.sqlState == .notRestorable }
        }
        #expect(try await target.log().head(of: .north)?.position.rawValue == 3)
        #expect(try await target.log().append(.sample("c"), to: .south).isAppended)
        await #expect { try await restore([events], to: target, as: .south) } throws: { ($0 as? PostgresError)?.sqlState == .notRestorable }
    }

    @Test("is refused when anything in it is not what its hashes say")
    func changed() async throws {
        let (events, target) = try await made()
        try await expectRefused([Array(events[1...])], to: target)
        try await expectRefused([[events[0], events[2], events[1]] + events[3...]], to: target)
        try await expectRefused([Array(events[..<2]), Array(events[3...])], to: target)
        try await expectRefused([events.map { $0.with(actor: $0.position.rawValue == 4 ? "bert" : nil) }], to: target)
        try await expectRefused([events], to: target, as: .south)
    }

    @Test("is refused when its hashes are right but its versions or times are not")
    func disorder() async throws {
        let (events, target) = try await made()
        try await expectRefused([events.map { $0.with(version: $0.version.rawValue + 1) }.rechained], to: target)
        try await expectRefused([events.enumerated().map { $1.with(time: 1_000_000 - Int64($0)) }.rechained], to: target)
        // The helper itself makes logs that are right.
        try await restore([events.enumerated().map { $1.with(time: 1_000_000 + Int64($0)) }.rechained], to: target)
    }

    @Test("has its commands and claims again, and only together with its events")
    func around() async throws {
        let (events, target) = try await made()
        let claim = Claim(kind: "number", digest: [UInt8](repeating: 3, count: 32), stream: StreamName("a"))
        let commands = [0, 3].map { first in
            StoredCommand(
                id: events[first].commandID, digest: [UInt8](repeating: 1, count: 32), first: events[first].position,
                last: Position(rawValue: first == 0 ? 3 : 5), recordedAt: events[first].recordedAt)
        }
        let missing = try await target.pool().withConnection { connection in
            try await connection.transaction { connection in
                try LogSession.restore(events, to: .north, on: connection)
                try LogSession.restore([commands[0]], to: .north, on: connection)
                let missing = try LogSession.unanswered(.north, on: connection)
                try LogSession.restore([commands[1]], to: .north, on: connection)
                try LogSession.restore([claim], to: .north, on: connection)
                return missing
            }
        }
        #expect(missing == Position(rawValue: 4))
        let kept = try await target.pool().withConnection { connection in
            var (commands, claims): ([StoredCommand], [Claim]) = ([], [])
            try LogSession.commands(of: .north, on: connection) { commands.append($0) }
            try LogSession.claims(of: .north, on: connection) { claims.append($0) }
            return (commands, claims)
        }
        #expect(Set(kept.0) == Set(commands) && kept.1 == [claim])
        await #expect {
            try await target.pool().withConnection { try await $0.transaction { try LogSession.restore([claim], to: .north, on: $0) } }
        } throws: {
            ($0 as? PostgresError)?.sqlState == .notRestorable
        }
    }
}

extension StoredEvent {
    fileprivate func with(version: Int64? = nil, actor: String? = nil, time: Int64? = nil, hash: [UInt8]? = nil) -> StoredEvent {
        StoredEvent(
            tenant: tenant, position: position, version: version.map { StreamVersion(rawValue: $0) } ?? self.version,
            event: NewEvent(id: id, stream: stream, type: type, typeVersion: typeVersion, validDate: validDate, data: data, sealed: sealed),
            recordedAt: time.map { PostgresTimestamp(microsecondsSince1970: $0) } ?? recordedAt,
            metadata: Metadata(
                actor: actor ?? metadata.actor, role: metadata.role, unit: metadata.unit, correlation: metadata.correlation,
                causation: metadata.causation), commandID: commandID, nr: nr, hash: hash ?? self.hash)
    }
}

extension [StoredEvent] {
    /// As somebody would who rewrites the whole chain.
    fileprivate var rechained: [StoredEvent] {
        var previous = Chain.start
        return map { event in
            previous = Chain.hash(previous: previous, event: event)
            return event.with(hash: previous)
        }
    }
}
