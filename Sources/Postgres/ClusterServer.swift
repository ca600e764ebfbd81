import CPostgres
import FoundationEssentials
import Glibc

/// Makes, starts and stops the server of a private cluster. Everything here blocks and is called under the start lock.
struct ClusterServer: Sendable {
    let layout: ClusterLayout
    let user: ServerUser
    let binaries: ServerBinaries
    let configuration: ServerConfiguration

    private static let initdbTimeout: Duration = .seconds(150)
    /// Crash recovery replays what was written since the last checkpoint: seconds, at worst minutes.
    private static let startSeconds = 150
    private static let stopSeconds = 60
    private static let leftoverWait: Duration = .seconds(10)
    /// A log larger than this is set aside at the next start; one older is kept.
    private static let maximumLogSize: off_t = 10 << 20

    func ensureRunning() throws -> PrivateCluster.Start {
        let isNew = access(layout.data, F_OK) != 0
        if isNew {
            try makeData()
        } else {
            if let dataVersion = layout.dataVersion { try binaries.require(version: dataVersion) }
            try requireReachable(layout.data)
        }
        // Before anything is said to whoever answers there.
        try SocketFolder.prepare(layout.sockets, for: user)
        if ping() == PQPING_OK {
            try reconfigureIfNeeded()
            return .shared
        }
        try removeLeftovers()
        try start()
        return isNew ? .created : .started
    }

    func stop() throws(ClusterError) {
        if !ServerProcesses(data: layout.data).running.isEmpty {
            let fast = try controlled(["stop", "-m", "fast"], seconds: ClusterServer.stopSeconds)
            // A client that does not let go must not keep the server: recovery is what a crash would need too.
            if !fast.succeeded {
                let immediate = try controlled(["stop", "-m", "immediate"], seconds: ClusterServer.stopSeconds)
                if !immediate.succeeded { throw .stopFailed(output: immediate.output) }
            }
            guard ServerProcesses(data: layout.data).waitUntilGone(within: ClusterServer.leftoverWait) else {
                throw .stopFailed(output: "its processes do not end")
            }
        }
        SocketFolder.remove(layout.sockets)
    }
}

extension ClusterServer {
    /// In a folder beside, renamed when it is whole: a data folder is either complete or absent.
    private func makeData() throws {
        for name in FolderContents.names(in: layout.folder) where name.hasPrefix(ClusterLayout.unfinishedPrefix) {
            abandon("\(layout.folder)/\(name)")
        }
        let unfinished = layout.unfinished
        guard mkdir(unfinished, 0o700) == 0 else {
            throw ClusterError.folderUnreachable(folder: layout.folder, user: user.name)
        }
        try user.own(unfinished)
        do {
            try requireReachable(unfinished)
            let synced = configuration.settings["fsync"] == "off" ? ["--no-sync"] : []
            let arguments = [
                "-D", unfinished, "-U", ServerConfiguration.superuser, "--encoding=UTF8", "--locale=C.UTF-8",
                "--data-checksums", "--auth-local=peer", "--auth-host=reject", "--no-instructions",
            ]
            let outcome = try ChildProcess.run(
                user.commandLine([binaries.path("initdb")] + arguments + synced), timeout: ClusterServer.initdbTimeout)
            guard outcome.succeeded else {
                throw ClusterError.programFailed(program: binaries.path("initdb"), output: outcome.output)
            }
            guard rename(unfinished, layout.data) == 0 else { throw ClusterError.system(operation: "rename", code: errno) }
        } catch {
            abandon(unfinished)
            throw error
        }
    }

    /// Away from its name first: a data folder is either complete or absent, also when the removal is interrupted.
    func removeData() throws {
        let removed = layout.unfinished
        guard rename(layout.data, removed) == 0 else { throw ClusterError.system(operation: "rename", code: errno) }
        try FileManager.default.removeItem(atPath: removed)
    }

    /// Removes a data folder that never became whole, or leaves it to the next start, which comes here again: an initdb that outlived its
    /// killed parent may still be writing in it, and no start may fail for that.
    private func abandon(_ unfinished: String) {
        do { try FileManager.default.removeItem(atPath: unfinished) } catch {
            // Not thrown on: a failed start's own error is what matters, and a later start's success does not depend on this folder.
        }
    }

    /// Really tries, as the server's user: permissions along the whole path, access lists and read-only mounts all count.
    private func requireReachable(_ folder: String) throws(ClusterError) {
        let attempt = "cd \"$1\" && : > evb.probe && rm evb.probe"
        let outcome = try ChildProcess.run(
            user.commandLine(["/bin/sh", "-c", attempt, "sh", folder]), timeout: ClusterServer.leftoverWait)
        if !outcome.succeeded { throw .folderUnreachable(folder: layout.folder, user: user.name) }
    }

    private func start() throws {
        try writeConfiguration()
        try prepareLog()
        let logStart = size(of: layout.log)
        let outcome = try controlled(["start", "-l", layout.log], seconds: ClusterServer.startSeconds)
        guard outcome.succeeded, ping() == PQPING_OK else {
            SocketFolder.remove(layout.sockets)
            throw ClusterError.startFailed(logTail: logTail(from: logStart) ?? outcome.output)
        }
    }

    /// pg_ctl starts the server detached, in a session of its own, and waits until it answers.
    private func controlled(_ command: [String], seconds: Int) throws(ClusterError) -> ChildProcess.Outcome {
        try ChildProcess.run(
            user.commandLine([binaries.path("pg_ctl"), "-D", layout.data, "-w", "-s", "-t", String(seconds)] + command),
            timeout: .seconds(seconds + 10))
    }

    /// A server whose postmaster was killed, or whose socket someone removed, is ended; the marks it left are taken away when no
    /// process of it is left, because their process number may be another program's by now.
    private func removeLeftovers() throws(ClusterError) {
        let processes = ServerProcesses(data: layout.data)
        if !processes.running.isEmpty {
            // Perhaps it is only starting or stopping, or reachable to pg_ctl alone.
            _ = try controlled(["stop", "-m", "fast"], seconds: Int(ClusterServer.leftoverWait.components.seconds))
            guard processes.quit(within: ClusterServer.leftoverWait) else {
                throw .startFailed(logTail: "processes of an earlier server on \(layout.data) do not end")
            }
        }
        unlink("\(layout.data)/postmaster.pid")
        for name in FolderContents.names(in: layout.sockets) { unlink("\(layout.sockets)/\(name)") }
    }

    /// Källa: PostgreSQL 15, 34.1.5 Connection status functions (PQpingParams): needs no valid user.
    private func ping() -> PGPing {
        let names = CStringList(["host", "port", "dbname", "user", "connect_timeout"])
        let values = CStringList(
            [layout.sockets, String(ServerConfiguration.port), "postgres", ServerConfiguration.superuser, "5"])
        return PQpingParams(names.pointers, values.pointers, 0)
    }
}

extension ClusterServer {
    /// - Returns: true when a file's text was another.
    @discardableResult
    private func writeConfiguration() throws -> Bool {
        var hasChanged = false
        for (name, text) in configuration.files {
            let path = "\(layout.data)/\(name)"
            if ClusterLayout.contents(of: path) == text { continue }
            try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
            try user.own(path)
            guard chmod(path, 0o600) == 0 else { throw ClusterError.system(operation: "chmod", code: errno) }
            hasChanged = true
        }
        return hasChanged
    }

    /// A process that shares may want further login roles.
    private func reconfigureIfNeeded() throws {
        guard try writeConfiguration() else { return }
        let outcome = try controlled(["reload"], seconds: ClusterServer.stopSeconds)
        if !outcome.succeeded { throw ClusterError.programFailed(program: "pg_ctl reload", output: outcome.output) }
    }

    /// The file is made here, because the server's user may not make files in the folder.
    private func prepareLog() throws(ClusterError) {
        if size(of: layout.log) > ClusterServer.maximumLogSize { rename(layout.log, layout.previousLog) }
        let descriptor = open(layout.log, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        if descriptor < 0 { throw .system(operation: "opening \(layout.log)", code: errno) }
        close(descriptor)
        try user.own(layout.log)
    }

    private func size(of path: String) -> off_t {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_size : 0
    }

    private func logTail(from start: off_t) -> String? {
        guard let text = FileManager.default.contents(atPath: layout.log) else { return nil }
        let new = text.dropFirst(Int(start)).suffix(ChildProcess.maximumOutput)
        return new.isEmpty ? nil : trimmed(String(decoding: new, as: UTF8.self))
    }
}
