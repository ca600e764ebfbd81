import EventStore
import LogSupport
import Postgres
import Support
import Testing

/// What each role may, table by table and function by function. What stands nowhere here may not exist.
@Suite("Each role may what is written here and nothing else")
struct DeniedTests {
    enum Which: CaseIterable, Sendable { case log, keys }

    /// What `evb_runtime` may do with each table of the log's database and of the keys'.
    static let tables: [Which: [String: Set<String>]] = [
        .log: [
            "eventlog.claim": ["SELECT"], "eventlog.command": ["SELECT"], "eventlog.event": ["SELECT"], "eventlog.head": ["SELECT"],
            "eventlog.seal": ["SELECT"],
            "jobs.job": everything, "jobs.outcome": ["SELECT", "INSERT"], "jobs.slot": ["SELECT", "INSERT"],
            "migration.applied": ["SELECT"],
            "readmodel.checkpoint_v1": everything, "readmodel.frist_v3": everything, "readmodel.frist_v3_1": everything,
            "readmodel.model_v1": everything, "readmodel.paminnelse_v1": everything, "readmodel.parked_v1": everything,
            "readmodel.proof_v1": ["SELECT", "INSERT"],
        ],
        .keys: ["migration.applied": ["SELECT"], "vault.key": ["SELECT", "INSERT"], "vault.master": ["SELECT", "INSERT*"]],
    ]

    /// The functions there are, and whether `evb_runtime` may call them.
    static let functions: [Which: [String: Bool]] = [
        .log: [
            "eventlog.add_seal": true, "eventlog.append": true, "eventlog.append_one": true, "eventlog.chain": true,
            "eventlog.chain_step": true, "eventlog.event_bytes": true, "eventlog.lock_head": true, "eventlog.refuse_change": false,
            "eventlog.release_claims": true, "eventlog.restorable_head": true, "eventlog.restore": true, "eventlog.restore_claims": true,
            "eventlog.restore_commands": true, "readmodel.create_build": true, "readmodel.drop_old_builds": true,
            "readmodel.index_build": true,
        ],
        .keys: ["vault.begin_rotation": true, "vault.destroy_keys": true, "vault.finish_rotation": true, "vault.rewrap": true],
    ]

    static let everything: Set = ["SELECT", "INSERT", "UPDATE", "DELETE"]
    static let roles = ["evb_runtime", "evb_login", "public"]

    @Test("says the catalogue, of every table there is", arguments: Which.allCases, roles)
    func tablesInCatalogue(_ which: Which, _ role: String) async throws {
        let connection = try await Self.superuser(which)
        let expected = try #require(Self.tables[which])
        let rows = try await connection.query(Self.tableRights, [.text(role)])
        var found: [String: Set<String>] = [:]
        for row in rows {
            let right: String? = try row[1]
            found[try row[0], default: []].formUnion(right.map { [$0] } ?? [])
        }
        await connection.close()
        #expect(found == (role == "evb_runtime" ? expected : expected.mapValues { _ in [] }))
    }

    @Test("says the catalogue, of every function there is", arguments: Which.allCases, roles)
    func functionsInCatalogue(_ which: Which, _ role: String) async throws {
        let connection = try await Self.superuser(which)
        let expected = try #require(Self.functions[which])
        var found: [String: Bool] = [:]
        for row in try await connection.query(Self.functionRights, [.text(role)]) { found[try row[0]] = try row[1] as Bool }
        await connection.close()
        #expect(found == (role == "evb_runtime" ? expected : expected.mapValues { _ in false }))
    }

    @Test("and what is not granted is refused with 42501 when it is tried", arguments: Which.allCases, ["evb_runtime", "evb_login"])
    func tried(_ which: Which, _ role: String) async throws {
        let superuser = try await Self.superuser(which)
        let attempts = try await superuser.query(Self.attempts)
        let calls = try await superuser.query(Self.calls)
        let connection = try await Connection.open(
            try await Self.database(which).target(user: "evb_login").setting("options", Self.option(role)))
        var refused = 0
        for row in attempts {
            let (table, right, sql): (String, String, String) = (try row[0], try row[1], try row[2])
            if role == "evb_runtime", Self.tables[which]?[table]?.contains(right) == true { continue }
            await expectDenied(sql, on: connection)
            refused += 1
        }
        for row in calls {
            let (function, sql): (String, String) = (try row[0], try row[1])
            if role == "evb_runtime", Self.functions[which]?[function] == true { continue }
            await expectDenied(sql, on: connection)
            refused += 1
        }
        #expect(refused > 0)
        await superuser.close()
        await connection.close()
    }

    @Test("to make, change or remove an object, or become another, is denied", arguments: Which.allCases, [
        "create table public.mine (x int)", "create schema mine",
        "create function public.f() returns int language sql as 'select 1'",
        "set role evb_owner", "set role postgres", "set session authorization postgres", "create role mine", "alter role evb_runtime createrole",
        "grant evb_owner to evb_login", "set session_replication_role = replica", "alter system set fsync = off",
        "copy (select 1) to '/tmp/evb-denied'", "select pg_read_file('postgresql.conf')",
        "begin; lock table migration.applied in access exclusive mode",
        "drop table migration.applied", "alter table migration.applied disable trigger all", "load 'auto_explain'",
    ])
    func objects(_ which: Which, _ sql: String) async throws {
        let database = try await Self.database(which)
        for role in ["evb_runtime", "evb_login"] {
            let connection = try await Connection.open(database.target(user: "evb_login").setting("options", Self.option(role)))
            await expectDenied(sql, on: connection)
            await connection.close()
        }
    }

    private func expectDenied(_ sql: String, on connection: Connection) async {
        await #expect("\(sql)") { try await connection.run(script: sql) } throws: { ($0 as? PostgresError)?.sqlState == .insufficientPrivilege }
    }
}

extension DeniedTests {
    private static func database(_ which: Which) async throws -> TestDatabase {
        switch which {
        case .log: try await LogDatabase.make().database
        case .keys: try await KeyDatabase.make().database
        }
    }

    private static func superuser(_ which: Which) async throws -> Connection { try await database(which).connection() }

    /// Everybody logs in as `evb_login`; only who takes the role may more.
    private static func option(_ role: String) -> String { role == "evb_login" ? "" : "-c role=\(role)" }

    /// A right on a column alone is written with a star: there is none.
    private static let tableRights = Statement(
        "denied_table_rights",
        """
        select n.nspname || '.' || c.relname,
            case when has_table_privilege($1::name, c.oid, p.name) then p.name
                when p.name in ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES')
                    and has_any_column_privilege($1::name, c.oid, p.name) then p.name || '*' end
        from pg_class c join pg_namespace n on n.oid = c.relnamespace,
            unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) as p (name)
        where c.relkind in ('r', 'p', 'v', 'm', 'f') and \(ours)
        """)

    private static let functionRights = Statement(
        "denied_function_rights",
        """
        select n.nspname || '.' || f.proname, bool_or(has_function_privilege($1::name, f.oid, 'EXECUTE'))
        from pg_proc f join pg_namespace n on n.oid = f.pronamespace where \(ours) group by 1
        """)

    /// A statement for each table and right, which does nothing even when it is allowed.
    private static let attempts = Statement(
        "denied_attempts",
        """
        select n.nspname || '.' || c.relname, p.name, replace(replace(p.sql, '@table', c.oid::regclass::text), '@column',
            (select quote_ident(a.attname) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum limit 1))
        from pg_class c join pg_namespace n on n.oid = c.relnamespace, (values
            ('SELECT', 'select from @table limit 0'), ('INSERT', 'insert into @table select * from @table where false'),
            ('UPDATE', 'update @table set @column = @column where false'), ('DELETE', 'delete from @table where false'),
            ('TRUNCATE', 'truncate @table'),
            ('TRIGGER', 'create trigger mine before insert on @table execute function suppress_redundant_updates_trigger()')) as p (name, sql)
        where c.relkind in ('r', 'p') and \(ours)
        """)

    /// A call of each function, with nothing but missing values.
    private static let calls = Statement(
        "denied_calls",
        """
        select n.nspname || '.' || f.proname, format('select %s(%s)', f.oid::regproc,
            (select string_agg(format('null::%s', format_type(t, null)), ', ') from unnest(f.proargtypes) as t))
        from pg_proc f join pg_namespace n on n.oid = f.pronamespace where \(ours)
        """)

    /// The condition for a schema `n` that evb made.
    private static let ours = "n.nspname !~ '^(pg_|information_schema$|public$)'"
}
