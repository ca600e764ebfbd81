import Foundation
@testable import Postgres
import Support
import Testing

@Suite struct PrivateClusterTests {
    @Test("a fresh folder gets a server, a second user shares it, and the last one out stops it")
    func sharing() async throws {
        let place = try ClusterPlace()
        let (first, second) = (place.cluster(), place.cluster())
        #expect(try await first.start() == .created)
        #expect(try await first.start() == .shared)
        #expect(try await second.start() == .shared)
        try await place.expectAnswer(second)
        try await first.leave()
        try await first.leave()
        try await place.expectAnswer(second)
        try await second.leave()
        #expect(place.isStopped)
        #expect(try await first.start() == .started)
        try await first.leave()
        #expect(place.isStopped)
        place.remove()
    }

    @Test("the last one out removes the data when it is not to be kept")
    func notKept() async throws {
        let place = try ClusterPlace()
        let (first, second) = (place.cluster(keepsData: false), place.cluster(keepsData: false))
        try await first.start()
        try await second.start()
        try await first.leave()
        try await place.expectAnswer(second)
        try await second.leave()
        #expect(place.isStopped)
        #expect(try await first.start() == .created)
        try await first.leave()
        place.remove()
    }

    @Test("data whose removal was interrupted are none: the next start makes new, and removes what was left")
    func removalInterrupted() async throws {
        let place = try ClusterPlace()
        let cluster = place.cluster()
        try await cluster.start()
        try await cluster.leave()
        let removed = place.layout.unfinished
        try FileManager.default.moveItem(atPath: place.layout.data, toPath: removed)
        try FileManager.default.removeItem(atPath: "\(removed)/PG_VERSION")
        #expect(try await cluster.start() == .created)
        try await place.expectAnswer(cluster)
        #expect(!place.contents.contains { $0.hasPrefix(ClusterLayout.unfinishedPrefix) })
        try await cluster.leave()
        place.remove()
    }

    @Test("many that start at once make one cluster")
    func together() async throws {
        let place = try ClusterPlace()
        let clusters = (0..<6).map { _ in place.cluster() }
        let starts = try await withThrowingTaskGroup(of: PrivateCluster.Start.self) { group in
            for cluster in clusters { group.addTask { try await cluster.start() } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(starts.filter { $0 == .created }.count == 1)
        #expect(starts.filter { $0 == .shared }.count == 5)
        for cluster in clusters { try await cluster.leave() }
        #expect(place.isStopped)
        place.remove()
    }

    @Test("a server killed with -9 is started again with its data")
    func serverKilled() async throws {
        let place = try ClusterPlace()
        let before = place.cluster()
        try await before.start()
        try await before.createDatabase(named: "kept")
        try await before.createDatabase(named: "kept")
        kill(try place.postmaster(), SIGKILL)
        let after = place.cluster()
        #expect(try await after.start() == .started)
        try await place.expectAnswer(after, database: "kept")
        try await before.leave()
        try await after.leave()
        #expect(place.isStopped)
        place.remove()
    }

    @Test("a program killed with -9 leaves a server that the next one shares and stops")
    func userKilled() async throws {
        let place = try ClusterPlace()
        let user = try ClusterUserProcess(folder: place.folder)
        #expect(try await user.line() == "joined created")
        // In a session of its own: a terminal's Ctrl-C is not the server's.
        #expect(getsid(try place.postmaster()) != getsid(0))
        user.kill()
        let cluster = place.cluster()
        #expect(try await cluster.start() == .shared)
        try await place.expectAnswer(cluster)
        try await cluster.leave()
        #expect(place.isStopped)
        place.remove()
    }

    @Test("a server is not stopped while another program uses it")
    func otherProcess() async throws {
        let place = try ClusterPlace()
        let cluster = place.cluster()
        try await cluster.start()
        let user = try ClusterUserProcess(folder: place.folder)
        #expect(try await user.line() == "joined shared")
        try await cluster.leave()
        #expect(!place.isStopped)
        user.letLeave()
        try await user.ended()
        #expect(place.isStopped)
        place.remove()
    }

    @Test("a program killed while it makes the data is mended by the next start")
    func killedInInitdb() async throws {
        // On a busy machine the data may be whole before they are seen to be half made: then in another place.
        for _ in 0..<20 {
            let place = try ClusterPlace()
            let user = try ClusterUserProcess(folder: place.folder)
            try await waitUntil("data are made") { place.contents.contains { $0 == "postgres" || $0.hasPrefix(ClusterLayout.unfinishedPrefix) } }
            user.kill()
            let isHalfMade = place.contents.contains { $0.hasPrefix(ClusterLayout.unfinishedPrefix) }
            let cluster = place.cluster()
            let start = try await cluster.start()
            try await place.expectAnswer(cluster)
            try await cluster.leave()
            place.remove()
            if isHalfMade, start == .created { return }
        }
        Issue.record("never killed in time")
    }

    @Test("a postmaster.pid that names another living program is no hindrance")
    func stalePidFile() async throws {
        let place = try ClusterPlace()
        let cluster = place.cluster()
        try await cluster.start()
        try await cluster.leave()
        try "\(getpid())\n\(place.folder)/postgres\n".write(
            toFile: "\(place.folder)/postgres/postmaster.pid", atomically: false, encoding: .utf8)
        #expect(try await cluster.start() == .started)
        try await cluster.leave()
        place.remove()
    }

    @Test("a server whose socket was swept away is started again")
    func socketGone() async throws {
        let place = try ClusterPlace()
        let (first, second) = (place.cluster(), place.cluster())
        try await first.start()
        SocketFolder.remove(place.layout.sockets)
        #expect(try await second.start() == .started)
        try await place.expectAnswer(second)
        try await first.leave()
        try await second.leave()
        #expect(place.isStopped)
        place.remove()
    }

    @Test("only the roles it was given may log in, and a later user may bring more")
    func roles() async throws {
        let place = try ClusterPlace()
        let cluster = place.cluster()
        try await cluster.start()
        let connection = try await Connection.open(cluster.target(database: "postgres", user: "postgres"))
        try await connection.run(script: "create role allowed login; create role later login")
        try await place.expectAnswer(cluster, user: "allowed")
        await #expect(throws: PostgresError.self) { try await place.expectAnswer(cluster, user: "later") }
        let wider = place.cluster(loginRoles: ["allowed", "later"])
        #expect(try await wider.start() == .shared)
        try await place.expectAnswer(wider, user: "later")
        await connection.close()
        try await cluster.leave()
        try await wider.leave()
        place.remove()
    }

    @Test("the server is as promised: UTF-8, checksums, UTC, no network, and no value in its log")
    func settings() async throws {
        let place = try ClusterPlace()
        let cluster = place.cluster()
        try await cluster.start()
        let connection = try await Connection.open(cluster.target(database: "postgres", user: "postgres"))
        let row = try await connection.query(
            Statement(
                "settings",
                """
                select current_setting('server_encoding'), current_setting('data_checksums'), current_setting('timezone'),
                       current_setting('listen_addresses'), current_setting('max_connections'), current_setting('lc_collate')
                """))[0]
        #expect(try (0..<6).map { try row[$0] as String } == ["UTF8", "on", "UTC", "", "100", "C.UTF-8"])
        let secret = "19121212-T121"
        await #expect(throws: PostgresError.self) {
            try await connection.query(Statement("bad", "select $1::text::integer"), [.text(secret)])
        }
        await #expect(throws: PostgresError.self) { try await connection.run(script: "select '\(secret)'::integer") }
        await connection.close()
        try await cluster.leave()
        let log = try String(contentsOfFile: "\(place.folder)/postgres.log", encoding: .utf8)
        #expect(log.contains("database system is shut down"))
        #expect(!log.contains(secret))
        place.remove()
    }
}
