import EventStore
import FoundationEssentials
import LogSupport
import Postgres
import Support
import Testing

@Suite("The log inside a caller's transaction")
struct LogSessionTests {
    @Test("appends many groups, each by itself, and all of it is undone with the transaction")
    func rollback() async throws {
        let database = try await LogDatabase.make()
        let connection = try await Connection.open(database.runtime)
        struct Stop: Error {}
        await #expect(throws: Stop.self) {
            try await connection.transaction { connection in
                try LogSession.lockHead(of: .north, on: connection)
                let groups = [AppendGroup.sample("a", count: 2), .sample("b", at: 4), .sample("c")]
                let outcomes = try LogSession.append(groups, to: .north, on: connection)
                #expect(outcomes.map(\.isAppended) == [true, false, true])
                #expect(try LogSession.head(of: .north, on: connection)?.position.rawValue == 3)
                throw Stop()
            }
        }
        #expect(try await database.log().head(of: .north) == nil)
        await connection.close()
    }

    @Test("reads streams, receipts and claims in batches")
    func batches() async throws {
        let database = try await LogDatabase.make()
        let connection = try await Connection.open(database.runtime)
        try await connection.transaction { connection in
            let claim = Claim(kind: "k", digest: [UInt8](repeating: 3, count: 32), stream: StreamName("a"))
            let group = AppendGroup(
                expected: [StreamName("a"): .zero, StreamName("b"): .zero], claims: [claim],
                commands: [.sample([.sample("a"), .sample("b"), .sample("a")], digest: 7), .sample([])])
            let outcomes = try LogSession.append([group], to: .north, on: connection)
            let streams = try LogSession.read(["a", "b", "x"].map { StreamName($0) }, of: .north, on: connection)
            #expect(streams.mapValues { $0.map(\.position.rawValue) } == [StreamName("a"): [1, 3], StreamName("b"): [2]])
            let ids = group.commands.map(\.id)
            let receipts = try LogSession.receipts(for: ids + [UUIDv7.make()], of: .north, on: connection)
            #expect(receipts.count == 2)
            #expect(outcomes == [.appended(ids.compactMap { receipts[$0]?.receipt })])
            #expect(receipts[ids[0]]?.digest == group.commands[0].digest)
            let claims = try LogSession.claims("k", [claim.digest, [UInt8](repeating: 4, count: 32)], of: .north, on: connection)
            #expect(claims == [claim.digest: StreamName("a")])
            #expect(try LogSession.claims("k", [claim.digest], of: .south, on: connection).isEmpty)
        }
        await connection.close()
    }

    @Test("takes a thousand commands in one group")
    func thousand() async throws {
        let database = try await LogDatabase.make()
        let connection = try await Connection.open(database.runtime)
        let commands = (0..<1000).map { NewCommand.sample([.sample("s-\($0)"), .sample("s-\($0)")]) }
        let group = AppendGroup(
            expected: Dictionary(uniqueKeysWithValues: (0..<1000).map { (StreamName("s-\($0)"), .zero) }), commands: commands)
        let outcomes = try await connection.transaction { connection in
            try LogSession.lockHead(of: .north, on: connection)
            return try LogSession.append([group], to: .north, on: connection)
        }
        let receipts = commands.enumerated().map { number, command in
            Receipt(command: command.id, first: Position(rawValue: Int64(number) * 2 + 1), last: Position(rawValue: Int64(number) * 2 + 2))
        }
        #expect(outcomes == [.appended(receipts)])
        #expect(try await database.log().verifyChain(of: .north)?.position.rawValue == 2000)
        await connection.close()
    }

    @Test("keeps other writers of the tenant waiting, no longer than they allow, and no one else")
    func headLock() async throws {
        let database = try await LogDatabase.make()
        let holder = try await Connection.open(database.runtime)
        let other = try await Connection.open(database.runtime.setting("options", "-c role=evb_runtime -c lock_timeout=1"))
        try await holder.transaction { holder in
            try LogSession.lockHead(of: .north, on: holder)
            await #expect { try await append(.sample("s"), to: .north, on: other) } throws: {
                ($0 as? PostgresError)?.sqlState == .lockNotAvailable
            }
            #expect(try await append(.sample("s"), to: .south, on: other).isAppended)
        }
        #expect(try await append(.sample("s"), to: .north, on: other).isAppended)
        await holder.close()
        await other.close()
    }

    @Test("refuses a call whose groups share a stream, rather than do half of it")
    func shared() async throws {
        let database = try await LogDatabase.make()
        let connection = try await Connection.open(database.runtime)
        await #expect {
            try await connection.transaction { connection in
                _ = try LogSession.append([.sample("s"), .sample("s")], to: .north, on: connection)
            }
        } throws: {
            ($0 as? PostgresError)?.sqlState == .uniqueViolation
        }
        #expect(try await database.log().head(of: .north) == nil)
        await connection.close()
    }

    private func append(
        _ group: AppendGroup, to tenant: Tenant, on connection: isolated Connection
    ) throws -> AppendOutcome {
        try LogSession.append([group], to: tenant, on: connection)[0]
    }
}
