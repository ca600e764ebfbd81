import FoundationEssentials
import Glibc
public import Postgres
import Synchronization

/// One private cluster for every test process of this checkout: started by the first, stopped by the last.
public enum TestCluster {
    /// A new empty database; its name holds this process's number, so that no two tests ever share one.
    public static func database(_ name: String = "test") async throws -> TestDatabase {
        try await create(name, template: nil)
    }

    /// A database that `build` fills once in this process, to make copies of. `build` closes the connections it opens.
    public static func template(
        named key: String, build: @escaping @Sendable (ConnectionTarget) async throws -> Void
    ) async throws -> TestTemplate {
        try await Templates.shared.template(named: key, build: build)
    }

    /// A new database with everything in `template`.
    public static func copy(of template: TestTemplate, _ name: String = "copy") async throws -> TestDatabase {
        try await create(name, template: template.database.name)
    }

    /// The superuser's way in, to the database that every server has.
    public static func administration() async throws -> ConnectionTarget {
        try await started().target(database: "postgres", user: "postgres")
    }

    /// How a role of ``loginRoles`` or the superuser reaches `database`.
    public static func target(database: String, user: String) async throws -> ConnectionTarget {
        try await started().target(database: database, user: user)
    }

    public static let loginRoles = ["evb_login"] + spareLogins

    /// Names that a test may make roles of and log in as. Roles are the server's: each is for one test.
    private static let spareLogins = (1...40).map { "prov-\($0)" }

    /// A name that no other test of this process is given.
    public static func spareLogin() -> String {
        spareLogins[
            spare.withLock { nr in
                defer { nr += 1 }; return nr
            }]
    }

    private static let spare = Mutex(0)
}

extension TestCluster {
    /// Durability is not what these tests are about, and 400 connections let suites run side by side. Nothing is left: a run's databases are
    /// some 14 GB.
    static let cluster = PrivateCluster(
        folder: folder, loginRoles: loginRoles,
        serverSettings: [
            "fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "max_connections": "400",
            "max_wal_size": "1GB",
        ], keepsData: false)

    /// Named by the checkout and by where its temporary files are, so that two checkouts on one machine do not meet, nor two runs of one that are
    /// kept apart by TMPDIR.
    private static let folder: String = {
        let checkout = #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + (getenv("TMPDIR").map { String(cString: $0) } ?? "")
        let hash = checkout.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return "/tmp/evb-tests-\(String(hash, radix: 16))"
    }()

    private static let start = Task { () async throws -> PrivateCluster in
        let start = try await cluster.start()
        // Swift Testing has no end of all tests; the process has one.
        atexit { TestCluster.leaveAtExit() }
        if start != .shared { try await dropLeftovers() }
        return cluster
    }

    static func started() async throws -> PrivateCluster { try await start.value }

    private static func leaveAtExit() {
        do { try cluster.leaveBlocking() } catch { print("test cluster: \(error)") }
    }

    /// Nobody else uses the cluster now: every database of a run that was killed may go.
    private static func dropLeftovers() async throws {
        let connection = try await Connection.open(cluster.target(database: "postgres", user: "postgres"))
        let names = try await connection.query(
            Statement("leftovers", "select datname from pg_database where datname like 't\\_%'"))
        for row in names {
            let name: String = try row[0]
            try await connection.run(script: "drop database \"\(name)\" with (force)")
        }
        await connection.close()
    }

    static func create(_ name: String, template: String?) async throws -> TestDatabase {
        let cluster = try await started()
        let unique = "t_\(getpid())_\(Serial.next())_\(name)"
        let connection = try await Connection.open(cluster.target(database: "postgres", user: "postgres"))
        let source = template.map { " template \"\($0)\"" } ?? ""
        try await connection.run(script: "create database \"\(unique)\"\(source)")
        await connection.close()
        return TestDatabase(name: unique, cluster: cluster)
    }
}
