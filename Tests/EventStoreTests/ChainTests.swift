import EventStore
import FoundationEssentials
import LogSupport
import Postgres
import Support
import Testing

@Suite("The hash chain")
struct ChainTests {
    /// The expected hash was computed from the documentation of ``Chain`` by a program in another language.
    @Test("of a known event is what its documentation gives")
    func golden() {
        func id(_ fraction: UInt16) -> UUID { UUIDv7.make(milliseconds: 1_700_000_000_000, fraction: fraction, random: 42) }
        let event = NewEvent(
            id: id(1), stream: StreamName("order-1"), type: "OrderPlaced", typeVersion: 2,
            validDate: PostgresDate(daysSince1970: 19_600), data: #"{"text":"åäö","n":1}"#,
            sealed: SealedPayload(keyID: id(4), bytes: Array(0..<40)))
        let stored = StoredEvent(
            tenant: .north, position: Position(rawValue: 1), version: StreamVersion(rawValue: 1), event: event,
            recordedAt: PostgresTimestamp(microsecondsSince1970: 1_700_000_000_000_001),
            metadata: Metadata(actor: "anna", role: "clerk", correlation: id(2)), commandID: id(3), nr: 1, hash: [])
        let hash = Chain.hash(previous: Chain.start, event: stored)
        #expect(hash.hex == "6ec5d04e3b640214e2a8a72e38d2e98232c0af70d825a6ec1532fff1d74c24c6")
    }

    @Test("is the same in SQL and in Swift, whatever is missing and whatever the data")
    func sqlAndSwift() async throws {
        let database = try await LogDatabase.make()
        let log = database.log()
        let texts = [
            "{}", #"{"a":"\u00e5\n","b":[1,2.50,null]}"#, #"{ "spaced" : true }"#, #"{"emoji":"🦉","long":"\#(String(repeating: "ö", count: 3000))"}"#,
        ]
        var commands: [NewCommand] = []
        for (number, text) in texts.enumerated() {
            for sealed in [nil, SealedPayload(keyID: UUIDv7.make(), bytes: Array(repeating: UInt8(number), count: 28 + number))] {
                for days: Int32? in [nil, -719_162, 0, 2_932_896] {
                    let event = NewEvent(
                        id: UUIDv7.make(), stream: StreamName("s-\(number)"), type: "T.\(number)", typeVersion: .max,
                        validDate: days.map(PostgresDate.init), data: text, sealed: sealed)
                    commands.append(.sample([event], digest: days == nil ? 1 : 2, unit: days == 0 ? "väst" : nil))
                }
            }
        }
        let expected = Dictionary(uniqueKeysWithValues: texts.indices.map { (StreamName("s-\($0)"), StreamVersion.zero) })
        #expect(try await log.append(AppendGroup(expected: expected, commands: commands), to: .north).isAppended)
        #expect(try await log.verifyChain(of: .north)?.position.rawValue == Int64(commands.count))
        // And straight from the rows' bytes, without an event being made of them.
        #expect(try await database.verifyRows(of: .north) == log.head(of: .north))
        #expect(try await database.verifyRows(of: .south) == nil)
    }

    @Test("can be longer than one telling of its progress, which ends at the last position")
    func progress() async throws {
        let database = try await LogDatabase.make()
        let log = database.log()
        for round in 0..<11 { _ = try await log.append(.sample("s", at: Int64(round) * 1000, count: 1000), to: .north) }
        let told = try await database.pool().withConnection { connection in
            try await connection.transaction(.readOnlySnapshot) { connection in
                var told: [Int64] = []
                _ = try LogSession.verifyChain(of: .north, on: connection) { told.append($0.rawValue) }
                return told
            }
        }
        #expect(told == [10_000, 11_000])
    }

    @Test("shows a row the superuser changed, with its position", arguments: Tampering.allCases)
    func tampering(_ tampering: Tampering) async throws {
        let database = try await LogDatabase.make()
        let log = database.log()
        for number in 0..<4 { _ = try await log.append(.sample("s", at: Int64(number) * 3, count: 3), to: .north) }
        let superuser = try await database.database.connection()
        try await superuser.run(
            script: """
                alter table eventlog.event disable trigger append_only; alter table eventlog.head disable trigger all;
                \(tampering.sql); alter table eventlog.event enable trigger append_only
                """)
        await superuser.close()
        if tampering != .unreadableTime { await #expect(throws: tampering.fault) { try await log.verifyChain(of: .north) } }
        await #expect(throws: tampering.fault) { try await database.verifyRows(of: .north) }
    }

    enum Tampering: String, CaseIterable, Sendable {
        case data, time, unreadableTime, actor, hash, removed, cut, head

        var sql: String {
            switch self {
            case .data: #"update eventlog.event set data = replace(data, '1', '2') where position = 5"#
            case .time: "update eventlog.event set recorded_at = recorded_at + interval '1 microsecond' where position = 5"
            case .unreadableTime: "update eventlog.event set recorded_at = 'infinity' where position = 5"
            case .actor: "update eventlog.event set actor = 'bert' where position = 5"
            case .hash: "update eventlog.event set hash = sha256('x') where position = 5"
            case .removed: "delete from eventlog.event where position = 5"
            case .cut: "delete from eventlog.event where position > 5"
            case .head: "update eventlog.head set hash = sha256('x')"
            }
        }

        var fault: ChainVerifier.Fault {
            let five = Position(rawValue: 5)
            return switch self {
            case .data, .time, .unreadableTime, .actor, .hash: .hash(five)
            case .removed: .gap(expected: five, found: Position(rawValue: 6))
            case .cut: .length(last: five, head: Position(rawValue: 12))
            case .head: .headHash(Position(rawValue: 12))
            }
        }
    }
}

extension LogDatabase {
    /// The chain as `evb verifiera` proves it.
    fileprivate func verifyRows(of tenant: Tenant) async throws -> Head? {
        try await pool().withConnection { connection in
            try await connection.transaction(.readOnlySnapshot) { try LogSession.verifyChain(of: tenant, on: $0) }
        }
    }
}

extension [UInt8] {
    var hex: String {
        map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
