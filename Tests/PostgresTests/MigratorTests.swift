@testable import Postgres
import Support
import Testing

@Suite struct MigratorTests {
    private static let m1 = SQLFile(name: "m0001_a", sql: "create table a (n integer); insert into a values (1);")
    private static let m2 = SQLFile(name: "m0002_b", sql: "create table b (); select pg_sleep(0.05);")
    private static let routine = SQLFile(
        name: "f_one", sql: "create or replace function one() returns integer language sql as 'select 1'")
    private static let grant = SQLFile(name: "g_grants", sql: "revoke all on schema public from public; insert into a values (2);")

    private func migrator(_ migrations: [SQLFile] = [m1, m2], routine: SQLFile = routine) -> Migrator {
        Migrator(migrations: migrations, routines: [routine], grants: [Self.grant])
    }

    private func rows(_ connection: Connection) async throws -> Int {
        try await connection.query(Statement("rows_of_a", "select count(*) from a"))[0][0]
    }

    @Test("a new database gets everything, and the second time there is nothing to do")
    func fresh() async throws {
        let connection = try await TestCluster.database().connection()
        let all = ["m0001_a", "m0002_b", "f_one", "g_grants"]
        #expect(try await migrator().check(connection) == .pending(all))
        let report = try await migrator().migrate(connection)
        #expect(report.migrations + report.routines + report.grants == all)
        #expect(try await migrator().check(connection) == .upToDate)
        #expect(try await migrator().migrate(connection).changedNothing)
        #expect(try await rows(connection) == 2)
        let bounds = Statement("bounds", "select current_setting('statement_timeout'), current_setting('lock_timeout')")
        let row = try await connection.query(bounds)[0]
        #expect(try row[0] as String == "1min")
        #expect(try row[1] as String == "0")
        await connection.close()
    }

    @Test("two at once: one does it, the other waits and finds it done")
    func together() async throws {
        let database = try await TestCluster.database()
        let reports = try await withThrowingTaskGroup(of: MigrationReport.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let connection = try await database.connection()
                    defer { Task { await connection.close() } }
                    return try await migrator().migrate(connection)
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(reports.filter { !$0.changedNothing }.count == 1)
        let connection = try await database.connection()
        #expect(try await rows(connection) == 2)
        await connection.close()
    }

    @Test("a routine whose text changed is replaced, and the grants run after it")
    func routineChanges() async throws {
        let connection = try await TestCluster.database().connection()
        try await migrator().migrate(connection)
        let changed = SQLFile(name: "f_one", sql: Self.routine.sql + " -- changed")
        let report = try await migrator(routine: changed).migrate(connection)
        #expect(report.migrations.isEmpty)
        #expect(report.routines == ["f_one"])
        #expect(report.grants == ["g_grants"])
        #expect(try await rows(connection) == 3)
        await connection.close()
    }

    @Test("an altered migration is refused by migrate and by check, and nothing is done")
    func altered() async throws {
        let connection = try await TestCluster.database().connection()
        try await migrator([Self.m1]).migrate(connection)
        let altered = migrator([SQLFile(name: "m0001_a", sql: Self.m1.sql + " "), Self.m2])
        await #expect(throws: MigrationError.altered(name: "m0001_a")) { try await altered.migrate(connection) }
        await #expect(throws: MigrationError.altered(name: "m0001_a")) { try await altered.check(connection) }
        await #expect(throws: MigrationError.outOfOrder(name: "m0000")) {
            try await migrator([SQLFile(name: "m0000", sql: ""), Self.m1]).check(connection)
        }
        await connection.close()
    }

    @Test("a database migrated by a newer program is refused with what is unknown")
    func newer() async throws {
        let connection = try await TestCluster.database().connection()
        try await migrator().migrate(connection)
        await #expect(throws: MigrationError.newerDatabase(unknown: ["m0002_b"])) {
            try await migrator([Self.m1]).migrate(connection)
        }
        await connection.close()
    }

    @Test("a read-only database is refused when something is to be done, and good when nothing is")
    func readOnly() async throws {
        let database = try await TestCluster.database()
        let owner = try await database.connection()
        try await owner.run(script: "alter database \"\(database.name)\" set default_transaction_read_only = on")
        let connection = try await database.connection()
        await #expect(throws: MigrationError.readOnly) { try await migrator().migrate(connection) }
        try await migrator().migrate(owner)
        #expect(try await migrator().migrate(connection).changedNothing)
        await owner.close()
        await connection.close()
    }

    @Test("a failing migration leaves nothing of itself and all before it, and the next try goes on from there")
    func failing() async throws {
        let connection = try await TestCluster.database().connection()
        let bad = SQLFile(name: "m0002_b", sql: "create table c (); insert into a values (7); select * from missing;")
        do {
            try await migrator([Self.m1, bad]).migrate(connection)
            Issue.record("migrated")
        } catch MigrationError.failed(let name, let error) {
            #expect(name == "m0002_b")
            #expect(error.sqlState == .undefinedTable)
        }
        #expect(try await rows(connection) == 1)
        #expect(try await connection.query(Statement("c", "select to_regclass('c')::text"))[0][0] as String? == nil)
        let held = Statement(
            "held",
            """
            select count(*) from pg_locks join pg_database d on d.oid = database
             where locktype = 'advisory' and datname = current_database()
            """)
        #expect(try await connection.query(held)[0][0] as Int == 0)
        #expect(try await migrator().migrate(connection).migrations == ["m0002_b"])
        await connection.close()
    }

    @Test("a server that is too old is refused with both versions")
    func version() throws {
        try Migrator.require(serverVersion: 150_000)
        let error = MigrationError.serverTooOld(found: 140_012, required: 150_000)
        #expect(throws: error) { try Migrator.require(serverVersion: 140_012) }
        #expect("\(error)" == "PostgreSQL 15 or later is needed, the server is 14.12")
    }
}
