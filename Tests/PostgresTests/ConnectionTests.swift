import FoundationEssentials
import Glibc
import Postgres
import Support
import Testing

@Suite struct ConnectionTests {
    @Test("an unreachable server and an unreadable connection string are told apart, and no password is shown")
    func notConnected() async throws {
        let password = "hemligt"
        let nobody = ConnectionTarget(conninfo: "host=/nonexistent user=x password=\(password)")
        let unreadable = ConnectionTarget(conninfo: "host=/tmp pass word=\(password)")
        for (target, reason) in [(nobody, ConnectionFailure.Reason.notConnected), (unreadable, .invalidTarget)] {
            do {
                _ = try await Connection.open(target)
                Issue.record("connected")
            } catch let error as PostgresError {
                guard case .connection(let failure) = error else { throw error }
                #expect(failure.reason == reason)
                #expect(!failure.commandInFlight)
                #expect(!"\(error)".contains(password))
            }
            var dumped = ""
            dump(target, to: &dumped)
            for text in [dumped, "\(target)", String(reflecting: target)] { #expect(!text.contains(password), "\(text)") }
        }
    }

    @Test("a connection the server ended while a statement ran says so, with the server's reason")
    func lostInFlight() async throws {
        let database = try await TestCluster.database()
        let (victim, other) = (try await database.connection(), try await database.connection())
        let process = await victim.serverProcess
        async let sleeping = victim.query(Statement("sleep", "select pg_sleep(600)"))
        try await waitUntil(other, "select wait_event = 'PgSleep' from pg_stat_activity where pid = $1", [.int4(process)])
        try await other.run(script: "select pg_terminate_backend(\(process))")
        do {
            _ = try await sleeping
            Issue.record("the statement came to an end")
        } catch let error as PostgresError {
            guard case .connection(let failure) = error else { throw error }
            #expect(failure.reason == .lost)
            #expect(failure.commandInFlight)
            #expect(failure.sqlState == .adminShutdown)
        }
        await other.close()
    }

    @Test("a cluster's connection string for other programs means the same as its target")
    func givenOn() async throws {
        let database = try await TestCluster.database()
        let target = ConnectionTarget(conninfo: database.conninfo, options: ["application_name": #"it's a \ name"#])
        let connection = try await Connection.open(target)
        let row = try await connection.query(
            Statement("who", "select current_database(), current_setting('application_name')"))[0]
        #expect(try row[0] as String == database.name)
        #expect(try row[1] as String == #"it's a \ name"#)
        await connection.close()
    }

    @Test("a closed connection refuses in words")
    func closed() async throws {
        let connection = try await TestCluster.database().connection()
        await connection.close()
        do {
            _ = try await connection.query(Statement("one", "select 1"))
            Issue.record("answered")
        } catch let error as PostgresError {
            guard case .connection(let failure) = error else { throw error }
            #expect(failure.reason == .closed)
        }
        #expect(await connection.serverVersion == 0)
    }

    @Test("the bounds of the target reach the server, and what the target's options say wins")
    func settings() async throws {
        var target = try await TestCluster.database().target
        target.settings.statementTimeout = .seconds(7)
        target.settings.idleInTransactionTimeout = .seconds(8)
        target.options["options"] = "-c lock_timeout=9s"
        let connection = try await Connection.open(target)
        let show = Statement(
            "show",
            """
            select current_setting('statement_timeout'), current_setting('idle_in_transaction_session_timeout'),
                   current_setting('lock_timeout')
            """)
        let row = try await connection.query(show)[0]
        #expect(try row[0] as String == "7s")
        #expect(try row[1] as String == "8s")
        #expect(try row[2] as String == "9s")
        await connection.close()
    }

    @Test("an unrelated task runs while more connections than the pool has threads are blocked")
    func cooperativePoolIsFree() async throws {
        let database = try await TestCluster.database()
        let holder = try await database.connection()
        try await holder.run(script: "select pg_advisory_lock(1)")
        let blocked = ProcessInfo.processInfo.activeProcessorCount * 2 + 2
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<blocked {
                group.addTask {
                    let connection = try await database.connection()
                    try await connection.run(script: "select pg_advisory_lock_shared(1)")
                    await connection.close()
                }
            }
            // Only this task can set them free. Were they blocking the cooperative pool, it would never get a thread to do so.
            try await waitUntil(
                holder,
                """
                select count(*) = $1 from pg_locks join pg_database d on d.oid = database
                 where locktype = 'advisory' and not granted and datname = current_database()
                """, [.int8(Int64(blocked))])
            try await Task { try await holder.run(script: "select pg_advisory_unlock(1)") }.value
            try await group.waitForAll()
        }
        await holder.close()
    }

    @Test("a connection's thread ends when the connection goes away, closed or not", arguments: [true, false])
    func threadEnds(_ closes: Bool) async throws {
        let database = try await TestCluster.database()
        var connection: Connection? = try await database.connection()
        let thread = await Self.thread(of: try #require(connection))
        #expect(access("/proc/\(thread)", F_OK) == 0)
        if closes { await connection?.close() }
        connection = nil
        let observer = try await database.connection()
        for _ in 0..<1_000 where access("/proc/\(thread)", F_OK) == 0 {
            _ = try await observer.query(Statement("pause", "select pg_sleep(0.005)"))
        }
        #expect(access("/proc/\(thread)", F_OK) != 0)
        #expect(
            try await observer.query(
                Statement("others", "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()")
            )[0][0] as Int == 0)
        await observer.close()
    }

    /// `<process>/task/<thread>`, seen from the thread itself.
    private static func thread(of _: isolated Connection) -> String {
        var buffer = [CChar](repeating: 0, count: 256)
        let length = readlink("/proc/thread-self", &buffer, buffer.count)
        return String(decoding: buffer[..<max(0, length)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    @Test("the canceller ends what runs, and the connection is good afterwards")
    func canceller() async throws {
        let database = try await TestCluster.database()
        let (connection, other) = (try await database.connection(), try await database.connection())
        let process = await connection.serverProcess
        async let sleeping = connection.query(Statement("sleep", "select pg_sleep(600)"))
        try await waitUntil(other, "select wait_event = 'PgSleep' from pg_stat_activity where pid = $1", [.int4(process)])
        #expect(connection.canceller.cancel())
        do {
            _ = try await sleeping
            Issue.record("the statement came to an end")
        } catch let error as PostgresError {
            #expect(error.sqlState == .queryCanceled)
        }
        #expect(try await connection.query(Statement("one", "select 1"))[0][0] as Int == 1)
        await connection.close()
        await other.close()
    }
}
