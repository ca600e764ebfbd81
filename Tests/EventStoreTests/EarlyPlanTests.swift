import EventStore
import LogSupport
import Postgres
import Support
import Testing

/// A session keeps the plans it made. Those it made before the log had grown, and before the planner had seen anything of it, must serve for all that
/// the session appends: an import is one session.
@Suite("A session that began when the log was small")
struct EarlyPlanTests {
    private static let turns = 300
    /// What one event may visit in the log's indexes. To read all of the log for each would be hundreds.
    private static let most = 10

    @Test("visits as little of it for each event when it has grown", arguments: [0, 1, 30, 200], [false, true])
    func grown(_ early: Int, isAnalyzed: Bool) async throws {
        let database = try await LogDatabase.make()
        let observer = try await Connection.open(database.database.target(user: "postgres"))
        let before = database.pool(size: 1)
        for number in 0..<early { try await append(["before-\(number)"], at: 0, PostgresEventLog(pool: before)) }
        await before.close()
        if isAnalyzed { try await observer.run(script: "analyze eventlog.event, eventlog.command") }
        let session = database.pool(size: 1)
        let log = PostgresEventLog(pool: session)
        for turn in 0..<Self.turns {
            // The short way of one event, and the way of several.
            try await append(["one-\(turn % 20)"], at: turn / 20, log)
            try await append(["some-\(turn % 20)", "more-\(turn % 20)"], at: turn / 20, log)
        }
        await session.close()
        let visited = try await visited(observer)
        await observer.close()
        #expect(visited <= Int64((early + 3 * Self.turns) * Self.most))
    }

    /// Believed to have nothing, they are read by any index that begins with the tenant: in a log of a million events, all of it for each stream.
    @Test("is not told that a tenant it has not seen has nothing in the log", arguments: [false, true])
    func unseen(isAnalyzed: Bool) async throws {
        let database = try await LogDatabase.make()
        let observer = try await Connection.open(database.database.target(user: "postgres"))
        let session = database.pool(size: 1)
        for number in 0..<Self.turns { try await append(["own-\(number)"], at: 0, PostgresEventLog(pool: session)) }
        await session.close()
        if isAnalyzed { try await observer.run(script: "analyze eventlog.event") }
        let plan = try await observer.query(Self.planned).map { try $0[0] as String }.joined()
        await observer.close()
        let rows = plan.firstMatch(of: #/rows=(\d+)/#).flatMap { Int($0.1) } ?? 0
        #expect(rows >= Self.turns / 3, "\(plan)")
    }

    private static let planned = Statement("planned", "explain select from eventlog.event where tenant = 'somebody new'")

    /// Autovacuum's own defaults are 50 changed and 1 000 inserted rows; m0009_first_statistics and m0012_tenant_statistics
    /// make up 1 200 each.
    @Test("is not one that autovacuum looks at for the sake of made-up events, in the middle of a first import")
    func patient() async throws {
        let database = try await LogDatabase.make()
        let observer = try await Connection.open(database.database.target(user: "postgres"))
        let limits = try await observer.query(Self.limits).map { try $0[0] as Int32 }
        await observer.close()
        #expect(limits.count == 2 && limits.allSatisfy { $0 > 2_400 }, "\(limits)")
    }

    /// How many rows of the log and its indexes have been read, once the sessions that read them have ended: what one has read is counted at the
    /// latest then.
    private func visited(_ observer: Connection) async throws -> Int64 {
        try await waitUntil(observer, "select not exists (select from pg_stat_activity where usename = 'evb_login' and datname = current_database())")
        let visited = try await observer.query(Self.visited)[0][0] as Int64
        #expect(visited >= Int64(Self.turns), "nothing was counted")
        return visited
    }

    private static let limits = Statement(
        "autovacuum_limits",
        """
        select o.option_value::int from pg_class c, pg_options_to_table(c.reloptions) o where c.oid = 'eventlog.event'::regclass
            and o.option_name in ('autovacuum_analyze_threshold', 'autovacuum_vacuum_insert_threshold')
        """)

    private static let visited = Statement(
        "visited",
        """
        select (t.seq_tup_read + (select sum(i.idx_tup_read) from pg_stat_user_indexes i where i.relid = t.relid))::bigint
        from pg_stat_user_tables t where t.schemaname = 'eventlog' and t.relname = 'event'
        """)

    private func append(_ streams: [String], at version: Int, _ log: PostgresEventLog) async throws {
        let expected = Dictionary(uniqueKeysWithValues: streams.map { (StreamName($0), StreamVersion(rawValue: Int64(version))) })
        let group = AppendGroup(expected: expected, claims: [], commands: [.sample(streams.map { .sample($0) })])
        guard case .appended = try await log.append(group, to: .north) else {
            Issue.record("not appended")
            return
        }
    }
}
