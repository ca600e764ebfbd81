import Postgres
import Support
import Testing

@Suite("What is read together") struct TogetherTests {
    private static let gate = Statement("gate", "select pg_advisory_xact_lock_shared(4711)")
    private static let count = Statement("count", "select count(*) from t")
    private static let insert = Statement("insert", "insert into t values (1) returning n")
    private static let setting = (Statement("become", "select set_config('evb.who', $1, true)"), [Parameter.text("anna")])
    private static let who = Statement("who", "select coalesce(current_setting('evb.who', true), '')")

    private func database() async throws -> (reader: Connection, writer: Connection) {
        let database = try await TestCluster.database()
        let writer = try await database.connection()
        try await writer.run(script: "create table t (n integer)")
        var target = database.target
        target.settings.readsSnapshots = true
        return (try await Connection.open(target), writer)
    }

    @Test("is of one snapshot, whatever is written while it is read")
    func oneSnapshot() async throws {
        let (reader, writer) = try await database()
        // Known to the server: from then on it is one round trip.
        _ = try await reader.together([(Self.gate, []), (Self.count, [])], setting: Self.setting)
        try await writer.run(script: "select pg_advisory_lock(4711)")
        let process = await reader.serverProcess
        async let rows = reader.together([(Self.gate, []), (Self.count, [])], setting: Self.setting)
        let waiting = "select exists (select from pg_locks where locktype = 'advisory' and not granted and pid = $1)"
        try await waitUntil(writer, waiting, [.int4(process)])
        try await writer.run(script: "insert into t values (1)")
        try await writer.run(script: "select pg_advisory_unlock(4711)")
        #expect(try await rows[1][0][0] as Int == 0)
        #expect(try await reader.together([(Self.count, [])], setting: Self.setting)[0][0][0] as Int == 1)
    }

    @Test("leaves nothing of its setting, and writes nothing")
    func nothingRemains() async throws {
        let (reader, _) = try await database()
        for _ in 0..<2 {
            #expect(try await reader.together([(Self.who, [])], setting: Self.setting)[0][0][0] as String == "anna")
            #expect(try await reader.query(Self.who)[0][0] as String == "")
            await #expect { _ = try await reader.together([(Self.insert, [])], setting: Self.setting) } throws: {
                ($0 as? PostgresError)?.sqlState?.rawValue == "25006"
            }
            #expect(await !reader.isInTransaction)
        }
    }

    @Test("is refused on a connection that would not read one snapshot")
    func refused() async throws {
        let (_, writer) = try await database()
        await #expect(throws: PostgresError.self) { _ = try await writer.together([(Self.count, [])], setting: Self.setting) }
    }
}
