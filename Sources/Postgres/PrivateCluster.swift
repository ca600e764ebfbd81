public import Logging
import Synchronization

/// A PostgreSQL cluster of the program's own under a folder: made when it is missing, started when it is not running, shared by
/// every process that uses the folder, stopped by the last one out.
///
/// It listens on a Unix socket in a private folder and nowhere else. Run as root, the server's processes are `postgres`'s. What
/// `kill -9` leaves behind, of this program or of the server, the next start mends.
public final class PrivateCluster: Sendable {
    /// What ``start()`` found and did: who made the data may have more to do with them.
    public enum Start: Sendable, Hashable {
        /// The data were made and the server started.
        case created
        /// The server was started on existing data.
        case started
        /// The server was running already.
        case shared
    }

    let configuration: ClusterConfiguration
    private let logger: Logger?
    /// This process's share in the cluster, while it has one.
    private let membership = Mutex<ClusterMembership?>(nil)

    /// Nothing happens until ``start()``.
    ///
    /// - Parameters:
    ///   - folder: made if missing; the data lie in `postgres` in it.
    ///   - binaries: the folder of `initdb`, `pg_ctl` and `postgres`; nil for the newest under `/usr/lib/postgresql`, then `PATH`.
    ///   - loginRoles: database roles this operating-system user may log in as, beside the superuser `postgres`. They are not made.
    ///   - serverSettings: server parameters that win over the cluster's own.
    ///   - keepsData: false when the last one out removes the data.
    ///   - logger: told how the cluster was found.
    public init(
        folder: String, binaries: String? = nil, loginRoles: [String], serverSettings: [String: String] = [:], keepsData: Bool = true,
        logger: Logger? = nil
    ) {
        configuration = ClusterConfiguration(
            folder: folder, binaries: binaries, loginRoles: loginRoles, serverSettings: serverSettings, keepsData: keepsData)
        self.logger = logger
    }

    /// Joins the cluster, making and starting it as needed. Joining twice is joining once.
    ///
    /// - Throws: ``ClusterError``.
    @discardableResult
    public func start() async throws -> Start {
        try await onOwnThread { try self.startBlocking() }
    }

    /// Leaves the cluster; the last one out stops the server with a fast shutdown and waits for it. Leaving twice is leaving once.
    ///
    /// - Throws: ``ClusterError`` `.busy`, `.stopFailed`.
    public func leave() async throws {
        try await onOwnThread { try self.leaveBlocking() }
    }

    /// ``leave()``, blocking the calling thread: for a process's last moment, when nothing else runs.
    public func leaveBlocking() throws {
        try membership.withLock { membership in
            guard let leaving = membership.take() else { return }
            try leaving.end()
        }
    }

    /// How to connect to the running cluster.
    ///
    /// - Precondition: ``start()`` has returned.
    public func target(database: String, user: String) -> ConnectionTarget {
        ConnectionTarget(conninfo: conninfo(database: database, user: user))
    }

    /// The same as a libpq connection string, for other programs.
    public func conninfo(database: String, user: String) -> String {
        let sockets = membership.withLock { $0?.layout.sockets }
        guard let sockets else { preconditionFailure("the cluster is not started") }
        let values = [("host", sockets), ("port", String(ServerConfiguration.port)), ("dbname", database), ("user", user)]
        // Quoted as libpq reads it: a folder may have a space in its name.
        return values.map { key, value in
            let escaped = value.map { $0 == "'" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
            return "\(key)='\(escaped)'"
        }.joined(separator: " ")
    }

    /// Makes a database, owned by the superuser, unless it exists.
    ///
    /// - Throws: `PostgresError`.
    public func createDatabase(named name: String) async throws {
        let connection = try await Connection.open(target(database: "postgres", user: ServerConfiguration.superuser))
        do {
            let exists = try await connection.query(Statement("database_exists", "select from pg_database where datname = $1"), [.text(name)])
            if exists.isEmpty { try await connection.run(script: "create database \(Connection.quotedIdentifier(name))") }
        } catch PostgresError.server(let error) where [.duplicateDatabase, .uniqueViolation].contains(error.sqlState) {
            // Another on the same cluster was a moment quicker.
        } catch {
            await connection.close()
            throw error
        }
        await connection.close()
    }

    private func startBlocking() throws -> Start {
        try membership.withLock { membership in
            if membership != nil { return .shared }
            let (joined, start) = try ClusterMembership.join(configuration)
            membership = joined
            logger?.debug("private cluster", metadata: ["start": "\(start)", "folder": "\(joined.layout.folder)"])
            return start
        }
    }
}
