import Foundation
@testable import Postgres
import Synchronization
import Testing

/// A folder of a test's own for a private cluster.
struct ClusterPlace {
    let folder: String
    let layout: ClusterLayout

    init() throws {
        folder = "/tmp/evb-place-\(getpid())-\(UUID().uuidString.prefix(8))"
        layout = try ClusterLayout(folder: folder, user: "")
    }

    func cluster(loginRoles: [String] = ["allowed"], keepsData: Bool = true) -> PrivateCluster {
        PrivateCluster(folder: folder, loginRoles: loginRoles, serverSettings: ["fsync": "off"], keepsData: keepsData)
    }

    /// No process of the server is left, and nothing in the temporary folder.
    var isStopped: Bool {
        ServerProcesses(data: layout.data).running.isEmpty && access(layout.sockets, F_OK) != 0
    }

    var contents: [String] { FolderContents.names(in: folder) }

    func postmaster() throws -> pid_t {
        let text = try #require(ClusterLayout.contents(of: "\(layout.data)/postmaster.pid"))
        return try #require(text.split(separator: "\n").first.flatMap { pid_t($0) })
    }

    func expectAnswer(_ cluster: PrivateCluster, database: String = "postgres", user: String = "postgres") async throws {
        let connection = try await Connection.open(cluster.target(database: database, user: user))
        #expect(try await connection.query(Statement("one", "select 1"))[0][0] as Int == 1)
        await connection.close()
    }

    func remove() {
        do { try FileManager.default.removeItem(atPath: folder) } catch { Issue.record(error) }
    }
}

/// The small program `ClusterUser`, which a test may kill.
final class ClusterUserProcess: Sendable {
    private let process: pid_t
    private let input: Int32
    private let output: Int32

    init(folder: String) throws {
        let program = try #require(Bundle.main.executableURL).deletingLastPathComponent().appending(path: "ClusterUser").path()
        var (toChild, fromChild): ([Int32], [Int32]) = ([0, 0], [0, 0])
        try #require(pipe(&toChild) == 0 && pipe(&fromChild) == 0)
        for end in [toChild[1], fromChild[0]] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, toChild[0], 0)
        posix_spawn_file_actions_adddup2(&actions, fromChild[1], 1)
        let arguments = CStringList([program, folder])
        let environment = CStringList(["PATH=/usr/bin:/bin"])
        var pid = pid_t()
        try #require(posix_spawn(&pid, program, &actions, nil, arguments.mutablePointers, environment.mutablePointers) == 0)
        posix_spawn_file_actions_destroy(&actions)
        close(toChild[0])
        close(fromChild[1])
        (process, input, output) = (pid, toChild[1], fromChild[0])
    }

    deinit {
        close(input)
        close(output)
    }

    /// What it says next.
    func line() async throws -> String {
        try await onOwnThread { [output] in
            var line: [UInt8] = []
            var byte: UInt8 = 0
            while read(output, &byte, 1) == 1, byte != 10 { line.append(byte) }
            return String(decoding: line, as: UTF8.self)
        }
    }

    func kill() {
        Foundation.kill(process, SIGKILL)
        var status: Int32 = 0
        waitpid(process, &status, 0)
    }

    /// It leaves when it is told anything at all.
    func letLeave() {
        var newline: UInt8 = 10
        _ = write(input, &newline, 1)
    }

    func ended() async throws {
        try await onOwnThread { [process] in
            var status: Int32 = 0
            waitpid(process, &status, 0)
        }
    }
}
