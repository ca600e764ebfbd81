import EventStore
import Foundation
import LogSupport
import Postgres
import Support
import Testing

@Suite("A seal")
struct SealTests {
    private static let time = PostgresTimestamp(microsecondsSince1970: 1_693_555_200_000_001)

    /// Källa: RFC 8032, 7.1 Test Vectors for Ed25519.
    @Test(
        "is made with the key that RFC 8032 says a secret is",
        arguments: [
            ("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"),
            ("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb", "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"),
        ])
    func key(_ secret: String, _ publicKey: String) throws {
        #expect(try SealSigner(Secret(base64: Data(Self.bytes(secret)).base64EncodedString())).publicKey == Self.bytes(publicKey))
    }

    @Test("verifies as it was made, and not when anything in it is another")
    func changed() throws {
        let hash = [UInt8](repeating: 7, count: 32)
        let (seal, other) = try (
            Self.signer(1).seal(.north, at: Position(rawValue: 3), hash: hash, time: Self.time),
            Self.signer(2).seal(.north, at: Position(rawValue: 3), hash: hash, time: Self.time)
        )
        func with(
            _ tenant: Tenant = .north, _ position: Int64 = 3, _ hash: [UInt8]? = nil, _ time: PostgresTimestamp = Self.time, key: [UInt8]? = nil,
            _ signature: [UInt8]? = nil
        ) -> Bool {
            Seal(
                tenant: tenant, position: Position(rawValue: position), hash: hash ?? seal.hash, sealedAt: time,
                publicKey: key ?? seal.publicKey, signature: signature ?? seal.signature
            ).verify()
        }
        #expect(seal.verify() && other.verify() && with())
        #expect(!with(Tenant(rawValue: "south")!) && !with(.north, 4) && !with(.north, 3, sha256([])))
        #expect(!with(.north, 3, nil, PostgresTimestamp(microsecondsSince1970: Self.time.microsecondsSince1970 + 1)))
        #expect(!with(key: other.publicKey) && !with(key: []) && !with(.north, 3, nil, Self.time, key: nil, other.signature) && !with(key: nil, []))
    }

    @Test("of an event is kept once, also when two seal it at the same time, and a log without events has nothing to seal")
    func once() async throws {
        let database = try await filled()
        let pool = database.pool()
        let sealed = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 1...8 {
                group.addTask {
                    try await pool.withConnection { connection in
                        try await connection.transaction {
                            try SealSession.seal(Position(rawValue: 1), of: .north, with: Self.signer(UInt8(number)), on: $0)
                        }
                    }
                }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(sealed == 1)
        let empty = Tenant(rawValue: "empty")!
        let (kept, last, next, none) = try await pool.withConnection { connection in
            try (
                SealSession.read(.north, after: .zero, limit: 10, on: connection), SealSession.last(of: .north, on: connection),
                SealSession.seal(at: Position(rawValue: 2), of: .north, on: connection), SealSession.last(of: empty, on: connection)
            )
        }
        #expect(kept.map { $0.verify() } == [true])
        #expect(last == Position(rawValue: 1) && next == nil && none == nil)
        await #expect(throws: PostgresError.self) {
            try await pool.withConnection { try SealSession.seal(Position(rawValue: 1), of: empty, with: Self.signer(1), on: $0) }
        }
        await pool.close()
    }

    @Test(
        "is refused by the database for another hash, a position the log does not have, and a time before the event or after now",
        arguments: [
            "'north', 1, sha256('x'), clock_timestamp()", "'north', 9, e.hash, clock_timestamp()", "'other', 1, e.hash, clock_timestamp()",
            "'north', 1, e.hash, e.recorded_at - interval '1 microsecond'", "'north', 1, e.hash, clock_timestamp() + interval '1 hour'",
        ])
    func refused(_ what: String) async throws {
        let database = try await filled()
        let connection = try await Connection.open(database.runtime)
        let sql = "select eventlog.add_seal(\(what), sha256('k'), sha512('s')) from eventlog.event e where position = 1"
        await #expect { try await connection.run(script: sql) } throws: { ($0 as? PostgresError)?.sqlState == SQLState(rawValue: "EV002") }
        await connection.close()
    }

    private func filled() async throws -> LogDatabase {
        let database = try await LogDatabase.make()
        let pool = database.pool(size: 1)
        _ = try await PostgresEventLog(pool: pool).append(.sample("s"), to: .north)
        await pool.close()
        return database
    }

    private static func signer(_ byte: UInt8) throws -> SealSigner {
        try SealSigner(Secret(base64: Data(repeating: byte, count: 32).base64EncodedString()))
    }

    private static func bytes(_ hex: String) -> [UInt8] {
        stride(from: 0, to: hex.count, by: 2).map { start in
            let from = hex.index(hex.startIndex, offsetBy: start)
            return UInt8(hex[from..<hex.index(from, offsetBy: 2)], radix: 16)!
        }
    }
}
