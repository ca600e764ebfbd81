import EventStore
import LogSupport
import Postgres
import Support
import Testing

/// What each role may, table by table and function by function. What stands nowhere here may not exist.
@Suite("Each role may what is written here and nothing else")
struct DeniedTests {
    enum Which: CaseIterable, Sendable { case log, keys }

    /// Who asks, by role; `evb_revisor_lasare` is granted to nobody who logs in as the program does.
    static let requesters = [
        "evb_handlaggare", "evb_enhetschef", "evb_rapportor", "evb_namndsekreterare", "evb_forvaltningsjurist", "evb_revisor",
        "evb_systemforvaltare", "evb_logggranskare", "evb_informationsagare", "evb_servicekonto", "evb_revisor_lasare",
    ]
    static let roles = ["evb_runtime", "evb_underhall", "evb_login", "public"] + requesters

    /// Every table and view, and who may do what with it. A right on some columns only is written with a star.
    static let tables: [Which: [String: [String: Set<String>]]] = [
        .log: [
            "eventlog.claim": program(read).merging(may(readColumns, "evb_enhetschef", "evb_forvaltningsjurist", "evb_informationsagare")) { $1 },
            "eventlog.command": program(read),
            "eventlog.event": program(read).merging(may(read, except: "evb_revisor", "evb_servicekonto", of: caseRoles)) { $1 }
                .merging(may(readColumns, "evb_revisor", "evb_servicekonto")) { $1 },
            "eventlog.head": program(read).merging(may(read, of: caseRoles + ["evb_systemforvaltare"])) { $1 },
            "eventlog.permission": program(read), "eventlog.restored": program(read),
            "eventlog.seal": program(read).merging(
                may(
                    read, "evb_rapportor", "evb_namndsekreterare", "evb_forvaltningsjurist", "evb_revisor", "evb_systemforvaltare",
                    "evb_informationsagare")
            ) { $1 },
            "jobs.job": program(everything).merging(may(read, "evb_systemforvaltare")) { $1 },
            "jobs.kind": program(["SELECT", "INSERT", "UPDATE"]).merging(may(read, "evb_systemforvaltare")) { $1 },
            "jobs.lane": program(["SELECT", "INSERT"]).merging(may(read, "evb_systemforvaltare")) { $1 },
            "jobs.outcome": program(["SELECT", "INSERT", "DELETE"]).merging(may(read, "evb_systemforvaltare")) { $1 },
            "jobs.schedule": program(["SELECT", "INSERT", "UPDATE"]).merging(may(read, "evb_systemforvaltare")) { $1 },
            "jobs.slot": program(["SELECT", "INSERT", "DELETE"]).merging(may(read, "evb_systemforvaltare")) { $1 },
            "lookup.entry": program(["SELECT", "INSERT", "DELETE"]).merging(may(readColumns, "evb_informationsagare")) { $1 },
            "lookup.progress": program(["SELECT", "INSERT", "UPDATE"]),
            "migration.applied": program(read), "installation.environment": program(read),
            "readmodel.beslut_enhet_v1": program(everything).merging(may(read, of: caseRoles)) { $1 },
            "readmodel.checkpoint_v1": program(everything).merging(followed) { $1 }.merging(may(read, "evb_servicekonto")) { $1 },
            "readmodel.frist_v3": program(everything).merging(may(read, of: caseRoles)) { $1 },
            "readmodel.frist_v3_1": program(everything).merging(may(read, of: caseRoles)) { $1 },
            "readmodel.model_v1": program(everything).merging(followed) { $1 }.merging(may(read, "evb_servicekonto")) { $1 },
            "readmodel.paminnelse_dag_v1": program(everything), "readmodel.paminnelse_v1": program(everything),
            "readmodel.parked_v1": program(everything).merging(followed) { $1 },
            "readmodel.proof_v1": program(["SELECT", "INSERT"]).merging(followed) { $1 },
            "atkomst.las": accessReaders, "atkomst.avsedd": accessReaders, "atkomst.huvud": accessReaders,
            "revision.inloggning": [:],
            "revision.omgangar": revisor, "revision.rader": revisor, "revision.avvikelser": revisor, "revision.missade_omgangar": revisor,
            "revision.kedja": revisor, "revision.sigill": revisor,
        ],
        .keys: [
            "migration.applied": program(read), "vault.key": program(["SELECT", "INSERT"]), "vault.master": program(["SELECT", "INSERT*"]),
        ],
    ]

    /// Every function, and who may call it.
    static let functions: [Which: [String: Set<String>]] = [
        .log: [
            "eventlog.add_seal": program, "eventlog.append": program, "eventlog.append_one": program, "eventlog.chain": program,
            "eventlog.chain_step": program, "eventlog.event_bytes": program, "eventlog.lock_head": program, "eventlog.refuse_change": [],
            "eventlog.refused_items": [], "eventlog.unit_of": [],
            "eventlog.release_claims": maintenance, "eventlog.restorable_head": [], "eventlog.restore": maintenance,
            "eventlog.restore_claims": maintenance, "eventlog.restore_commands": maintenance,
            "jobs.claim": program, "jobs.complete": program,
            "readmodel.create_build": program, "readmodel.drop_old_builds": program, "readmodel.finish_build": program,
            "readmodel.secure_build": [],
            "atkomst.anteckna": program, "atkomst.prova": Set(accessReaders.keys), "atkomst.rad_bytes": Set(accessReaders.keys),
            "revision.namnder": ["evb_revisor_lasare"], "revision.frister": ["evb_revisor_lasare"],
        ],
        .keys: [
            "vault.begin_rotation": maintenance, "vault.destroy_keys": maintenance, "vault.finish_rotation": maintenance,
            "vault.rewrap": maintenance,
        ],
    ]

    // Who is who. The maintenance role may all that the program's may.
    static let program: Set = ["evb_runtime", "evb_underhall"]
    static let maintenance: Set = ["evb_underhall"]
    static let caseRoles = [
        "evb_handlaggare", "evb_enhetschef", "evb_rapportor", "evb_namndsekreterare", "evb_forvaltningsjurist", "evb_revisor",
        "evb_informationsagare", "evb_servicekonto",
    ]
    static let read: Set = ["SELECT"]
    static let readColumns: Set = ["SELECT*"]
    static let accessReaders = may(read, "evb_logggranskare", "evb_informationsagare")
    static let revisor = may(read, "evb_revisor_lasare")
    static let followed = may(read, except: "evb_servicekonto", of: caseRoles + ["evb_systemforvaltare"])

    static func program(_ rights: Set<String>) -> [String: Set<String>] { ["evb_runtime": rights, "evb_underhall": rights] }
    static func may(_ rights: Set<String>, _ roles: String...) -> [String: Set<String>] {
        Dictionary(uniqueKeysWithValues: roles.map { ($0, rights) })
    }
    static func may(_ rights: Set<String>, except: String..., of roles: [String]) -> [String: Set<String>] {
        Dictionary(uniqueKeysWithValues: roles.filter { !except.contains($0) }.map { ($0, rights) })
    }
    static let everything: Set = ["SELECT", "INSERT", "UPDATE", "DELETE"]

    @Test("says the catalogue, of every table there is", arguments: Which.allCases, roles)
    func tablesInCatalogue(_ which: Which, _ role: String) async throws {
        let connection = try await Self.superuser(which)
        let expected = try #require(Self.tables[which]).mapValues { $0[role] ?? [] }
        let rows = try await connection.query(Self.tableRights, [.text(role)])
        var found: [String: Set<String>] = [:]
        for row in rows {
            let right: String? = try row[1]
            found[try row[0], default: []].formUnion(right.map { [$0] } ?? [])
        }
        await connection.close()
        #expect(found == expected)
    }

    @Test("says the catalogue, of every function there is", arguments: Which.allCases, roles)
    func functionsInCatalogue(_ which: Which, _ role: String) async throws {
        let connection = try await Self.superuser(which)
        let expected = try #require(Self.functions[which]).mapValues { $0.contains(role) }
        var found: [String: Bool] = [:]
        for row in try await connection.query(Self.functionRights, [.text(role)]) { found[try row[0]] = try row[1] as Bool }
        await connection.close()
        #expect(found == expected)
    }

    @Test("and what is not granted is refused with 42501 when it is tried", arguments: Which.allCases, roles.filter { $0 != "public" })
    func tried(_ which: Which, _ role: String) async throws {
        let superuser = try await Self.superuser(which)
        let attempts = try await superuser.query(Self.attempts)
        let calls = try await superuser.query(Self.calls)
        let connection = try await Connection.open(
            try await Self.database(which).target(user: Self.login(role)).setting("options", Self.option(role)))
        var refused = 0
        for row in attempts {
            let (table, right, sql): (String, String, String) = (try row[0], try row[1], try row[2])
            let granted = Self.tables[which]?[table]?[role] ?? []
            if granted.contains(right) || granted.contains(right + "*") {
                if right == "SELECT" { try await connection.run(script: sql) }
                continue
            }
            await expectDenied(sql, on: connection)
            refused += 1
        }
        for row in calls {
            let (function, sql): (String, String) = (try row[0], try row[1])
            if Self.functions[which]?[function]?.contains(role) == true { continue }
            await expectDenied(sql, on: connection)
            refused += 1
        }
        #expect(refused > 0)
        await superuser.close()
        await connection.close()
    }

    @Test(
        "to make, change or remove an object, or become another, is denied", arguments: Which.allCases,
        [
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
        for role in Self.roles where role != "public" && role != "evb_revisor_lasare" {
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
    private static func login(_ role: String) -> String { role == "evb_revisor_lasare" ? "postgres" : "evb_login" }

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
            ('SELECT', 'select from @table limit 0'), ('INSERT', 'insert into @table default values'),
            ('UPDATE', 'update @table set @column = default where false'), ('DELETE', 'delete from @table where false'),
            ('TRUNCATE', 'truncate @table'),
            ('TRIGGER', 'create trigger mine before insert on @table execute function suppress_redundant_updates_trigger()')) as p (name, sql)
        where (c.relkind in ('r', 'p') or c.relkind = 'v' and p.name = 'SELECT') and \(ours)
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
