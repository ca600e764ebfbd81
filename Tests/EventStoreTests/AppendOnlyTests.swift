import EventStore
import FoundationEssentials
import LogSupport
import Postgres
import Support
import Testing

@Suite("The log is append-only")
struct AppendOnlyTests {
    static let changes = [
        "update eventlog.event set data = '{}'", "delete from eventlog.event", "truncate eventlog.event",
        "update eventlog.command set last_position = 9", "delete from eventlog.command", "truncate eventlog.command",
        "update eventlog.head set position = 0, hash = sha256('x')", "delete from eventlog.head", "truncate eventlog.head",
        "update eventlog.seal set position = 9", "delete from eventlog.seal", "truncate eventlog.seal",
    ]

    static let additions = [
        "insert into eventlog.event select * from eventlog.event", "insert into eventlog.command select * from eventlog.command",
        "insert into eventlog.head select 'other', position, hash, recorded_at from eventlog.head",
        "insert into eventlog.claim values ('north', 'k', sha256('x'), 's')", "delete from eventlog.claim",
        "insert into eventlog.seal select 'north', 1, sha256('x'), now(), sha256('k'), sha512('s')",
        "alter table eventlog.seal disable trigger append_only",
        "alter table eventlog.event disable trigger append_only", "drop trigger append_only on eventlog.event",
        "set session_replication_role = replica", "create table eventlog.mine (x int)", "set role evb_owner",
    ]

    @Test("for the program's role, by privilege", arguments: changes + additions)
    func runtime(_ sql: String) async throws {
        let database = try await filled()
        let connection = try await Connection.open(database.runtime)
        await #expect { try await connection.run(script: sql) } throws: { ($0 as? PostgresError)?.sqlState == .insufficientPrivilege }
        await connection.close()
    }

    @Test(
        "for the login without the program's role, which may nothing at all",
        arguments: [
            "select * from eventlog.event", "select * from eventlog.lock_head('north')",
            "select eventlog.release_claims('north', '{s}')", "delete from eventlog.event",
            "select * from eventlog.seal", "select eventlog.add_seal('north', 1, sha256('x'), now(), sha256('k'), sha512('s'))",
        ])
    func login(_ sql: String) async throws {
        let database = try await filled()
        let connection = try await Connection.open(database.database.target(user: "evb_login"))
        await #expect { try await connection.run(script: sql) } throws: { ($0 as? PostgresError)?.sqlState == .insufficientPrivilege }
        await connection.close()
    }

    @Test("for the superuser and for the owner, by trigger", arguments: changes, ["", "set role evb_owner; "])
    func superuser(_ sql: String, _ role: String) async throws {
        let database = try await filled()
        let connection = try await database.database.connection()
        await #expect { try await connection.run(script: role + sql) } throws: {
            ($0 as? PostgresError)?.sqlState == SQLState(rawValue: "EV001")
        }
        await connection.close()
    }

    @Test("also in a session that plays back a replica's changes")
    func replica() async throws {
        let database = try await filled()
        let connection = try await database.database.connection()
        await #expect { try await connection.run(script: "set session_replication_role = replica; delete from eventlog.event") } throws: {
            ($0 as? PostgresError)?.sqlState == SQLState(rawValue: "EV001")
        }
        await connection.close()
    }

    private func filled() async throws -> LogDatabase {
        let database = try await LogDatabase.make()
        let pool = database.pool(size: 1)
        _ = try await PostgresEventLog(pool: pool).append(.sample("s"), to: .north)
        await pool.close()
        return database
    }
}
