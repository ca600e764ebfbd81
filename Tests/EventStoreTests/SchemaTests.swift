import EventStore
import LogSupport
import Postgres
import Support
import Testing

@Suite("The schema")
struct SchemaTests {
    @Test("is made in several databases of one server at once, and a second time changes nothing")
    func together() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<6 {
                group.addTask {
                    let connection = try await TestCluster.database("schema").connection()
                    let migrator = number % 2 == 0 ? Migrator.log : Migrator.keys
                    _ = try await migrator.migrate(connection)
                    #expect(try await migrator.check(connection) == .upToDate)
                    await connection.close()
                }
            }
            try await group.waitForAll()
        }
    }

    @Test("can be made by a role that is not superuser but may create roles")
    func withoutSuperuser() async throws {
        let database = try await TestCluster.database("plain")
        let superuser = try await database.connection()
        let role = "migrator_\(database.name)"
        try await superuser.run(
            script: """
                create role "\(role)" createrole; grant create on database "\(database.name)" to "\(role)";
                set session authorization "\(role)"
                """)
        _ = try await Migrator.log.migrate(superuser)
        #expect(try await Migrator.log.check(superuser) == .upToDate)
        let owners = try await superuser.query(
            Statement(
                "owners",
                """
                select distinct pg_get_userbyid(c.relowner)::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname in ('eventlog', 'jobs')
                union select pg_get_userbyid(p.proowner)::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                where n.nspname in ('eventlog', 'jobs')
                """))
        #expect(try owners.map { try $0[0] as String } == ["evb_owner"])
        try await superuser.run(
            script: """
                reset session authorization; drop owned by "\(role)"; revoke evb_owner, evb_runtime from "\(role)";
                drop role "\(role)"
                """)
        await superuser.close()
    }
}
