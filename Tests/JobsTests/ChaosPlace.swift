import EventStore
import Foundation
import Jobs
import LogSupport
import Postgres
import Support

/// A queue that other processes work on, and what may happen to them.
struct ChaosPlace {
    static let isLong = ProcessInfo.processInfo.environment["EVB_LANGT"] == "1"

    let superuser: ConnectionPool
    let conninfo: String

    /// In a database of its own on the tests' server.
    static func make() async throws -> ChaosPlace {
        let database = try await LogDatabase.make().database
        return try await ChaosPlace(
            superuser: database.target, conninfo: database.conninfo(user: "evb_login"))
    }

    /// On a server of its own, which may be killed.
    static func onOwnServer(_ body: (ChaosPlace) async throws -> Void) async throws {
        let folder = "/var/tmp/evb-jobb-\(UUID().uuidString.prefix(13).lowercased())"
        let cluster = PrivateCluster(folder: folder, loginRoles: ["evb_login"])
        try await cluster.start()
        do {
            try await cluster.createDatabase(named: "storm")
            let connection = try await Connection.open(cluster.target(database: "storm", user: "postgres"))
            _ = try await Migrator.log.migrate(connection)
            await connection.close()
            let place = try await ChaosPlace(
                superuser: cluster.target(database: "storm", user: "postgres"), conninfo: cluster.conninfo(database: "storm", user: "evb_login"))
            try await body(place)
            await place.superuser.close()
        } catch {
            try await cluster.leave()
            throw error
        }
        try await cluster.leave()
        try FileManager.default.removeItem(atPath: folder)
    }

    private init(superuser target: ConnectionTarget, conninfo: String) async throws {
        superuser = ConnectionPool(target: target, size: 2, settings: PoolSettings(connectAttempts: 40, maximumBackoff: .milliseconds(500)))
        self.conninfo = conninfo
        try await run("create table effect (nr bigserial, key text, attempt int); grant all on effect, effect_nr_seq to evb_runtime")
    }

    func run(_ sql: String) async throws { try await superuser.withConnection { try $0.run(script: sql) } }

    /// A number; asked again when the server goes down under the question.
    func number(_ sql: String) async throws -> Int64 {
        let statement = Statement("chaos \(sql.hashValue)", sql)
        for _ in 0..<20 {
            do { return try await superuser.withConnection { try $0.query(statement)[0][0] } } catch let error as PostgresError
                where error.isConnectionLost
            {
                continue
            }
        }
        return try await superuser.withConnection { try $0.query(statement)[0][0] }
    }

    /// Asked again and again until it is so.
    func wait(until sql: String) async throws {
        for _ in 0..<6_000 {
            if try await number("select (\(sql))::int::bigint") == 1 { return }
            _ = try await number("select count(pg_sleep(0.005))")
        }
        throw NeverBecameTrue(condition: sql)
    }

    /// Half of them in four lines, where they are to be done in order; a third of them fails now and then.
    func fill(_ count: Int) async throws {
        try await superuser.withConnection { connection in
            for number in 0..<count {
                let ordering = number.isMultiple(of: 2) ? "line\(number % 8)" : nil
                try JobQueue.enqueue(
                    kind: number.isMultiple(of: 3) ? "flaky" : "effect", key: String(number), priority: Int16(number % 3), maximumAttempts: 100,
                    ordering: ordering, on: connection)
            }
        }
    }

    /// Many of one kind at once.
    func fill(_ kind: String, _ count: Int, from first: Int = 1) async throws {
        try await run(
            """
            insert into jobs.job (kind, key, payload, max_attempts, run_at)
            select '\(kind)', n::text, '{}', 10, clock_timestamp() from generate_series(\(first), \(first + count - 1)) n
            """)
    }

    func start(_ name: String, lease: Int = 300, hands: Int = 2, batch: Int = 1, skew: Int = 0) throws -> SiblingProcess {
        try SiblingProcess(
            "JobStorm", [conninfo, name, String(lease), String(hands), String(batch)], environment: ["EVB_SKEW": String(skew)])
    }
}
