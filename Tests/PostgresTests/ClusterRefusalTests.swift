import Foundation
@testable import Postgres
import Testing

@Suite struct ClusterRefusalTests {
    @Test("missing programs are told with where was looked")
    func binariesMissing() async throws {
        let place = try ClusterPlace()
        let cluster = PrivateCluster(folder: place.folder, binaries: "/nonexistent", loginRoles: [])
        await #expect(throws: ClusterError.binariesMissing(looked: ["/nonexistent"])) { try await cluster.start() }
        place.remove()
    }

    @Test("a folder that the server's user cannot reach or write to is told with both")
    func unreachable() async throws {
        let place = try ClusterPlace()
        let closed = "\(place.folder)/closed"
        // Root is not stopped by a mode, but the server's user is; another user is stopped by its own.
        let mode: mode_t = geteuid() == 0 ? 0o700 : 0o500
        #expect(mkdir(closed, mode) == 0)
        let folder = "\(closed)/data"
        await #expect(throws: ClusterError.folderUnreachable(folder: folder, user: try ServerUser().name)) {
            try await PrivateCluster(folder: folder, loginRoles: []).start()
        }
        place.remove()
    }

    @Test("a socket folder that is a link, or open to others, is refused", arguments: [true, false])
    func foreignSocketFolder(isLink: Bool) async throws {
        let place = try ClusterPlace()
        let sockets = place.layout.sockets
        #expect((isLink ? symlink(place.folder, sockets) : mkdir(sockets, 0o755)) == 0)
        await #expect(throws: ClusterError.foreignSocketFolder(path: sockets)) { try await place.cluster().start() }
        _ = isLink ? unlink(sockets) : rmdir(sockets)
        place.remove()
    }

    @Test("a server that does not start is told with what its log says")
    func startFails() async throws {
        let place = try ClusterPlace()
        let cluster = PrivateCluster(folder: place.folder, loginRoles: [], serverSettings: ["no_such_setting": "1", "fsync": "off"])
        do {
            try await cluster.start()
            Issue.record("started")
        } catch ClusterError.startFailed(let tail) {
            #expect(tail.contains("no_such_setting"))
        }
        let mended = place.cluster()
        #expect(try await mended.start() == .started)
        try await mended.leave()
        place.remove()
    }

    @Test("data of another major version are told as such before the server is tried")
    func otherVersion() async throws {
        let place = try ClusterPlace()
        #expect(mkdir("\(place.folder)/postgres", 0o700) == 0)
        try "9.6\n".write(toFile: "\(place.folder)/postgres/PG_VERSION", atomically: true, encoding: .utf8)
        do {
            try await place.cluster().start()
            Issue.record("started")
        } catch ClusterError.otherVersion(let data, _) {
            #expect(data == "9.6")
        }
        place.remove()
    }
}
