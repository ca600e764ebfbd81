import FoundationEssentials
import Glibc

/// What a cluster is to be.
struct ClusterConfiguration: Sendable {
    let folder: String
    let binaries: String?
    let loginRoles: [String]
    let serverSettings: [String: String]
    let keepsData: Bool
}

/// One process's share in a running cluster: a shared lock, held from before the server is known to run until the share ends.
struct ClusterMembership: Sendable {
    let layout: ClusterLayout
    private let server: ClusterServer
    private let share: FileLock
    private let keepsData: Bool

    /// A start may have to wait for another process's initdb or for crash recovery.
    static let startLockWait: Duration = .seconds(180)

    /// Makes and starts the cluster as needed. Blocks.
    static func join(_ configuration: ClusterConfiguration) throws -> (ClusterMembership, PrivateCluster.Start) {
        let user = try ServerUser()
        let layout = try ClusterLayout(folder: configuration.folder, user: user.name)
        let binaries = try ServerBinaries(folder: configuration.binaries, dataVersion: layout.dataVersion)
        let server = ClusterServer(
            layout: layout, user: user, binaries: binaries,
            configuration: ServerConfiguration(
                layout: layout, user: user, loginRoles: configuration.loginRoles, settings: configuration.serverSettings))
        let starting = try lockStart(layout, user: user)
        defer { withExtendedLifetime(starting) {} }
        // Nobody holds the exclusive kind outside the start lock, so this one is free.
        guard let share = try FileLock.take(.shared, on: layout.useLock, wait: .zero) else {
            throw ClusterError.busy(folder: layout.folder)
        }
        let start = try server.ensureRunning()
        return (ClusterMembership(layout: layout, server: server, share: share, keepsData: configuration.keepsData), start)
    }

    /// Gives the share up, and stops the server when it was the last. Blocks.
    consuming func end() throws {
        let (layout, server, keepsData) = (self.layout, self.server, self.keepsData)
        guard let stopping = try FileLock.take(.exclusive, on: layout.startLock, wait: ClusterMembership.startLockWait)
        else { throw ClusterError.busy(folder: layout.folder) }
        defer { withExtendedLifetime(stopping) {} }
        share.release()
        guard let last = try FileLock.take(.exclusive, on: layout.useLock, wait: .zero) else { return }
        defer { withExtendedLifetime(last) {} }
        try server.stop()
        if !keepsData { try server.removeData() }
    }

    private static func lockStart(_ layout: ClusterLayout, user: ServerUser) throws(ClusterError) -> FileLock {
        let lock: FileLock?
        do throws(ClusterError) {
            lock = try FileLock.take(.exclusive, on: layout.startLock, wait: startLockWait)
        } catch { throw .folderUnreachable(folder: layout.folder, user: user.invoker) }
        guard let lock else { throw .busy(folder: layout.folder) }
        return lock
    }
}
