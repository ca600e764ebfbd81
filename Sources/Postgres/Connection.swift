import CPostgres
public import Logging

/// One libpq connection; every blocking call runs on the thread the connection owns.
///
/// A connection is used by one task at a time. Within a closure that takes an `isolated Connection` its methods are synchronous:
/// no hop between statements.
///
/// Källa: PostgreSQL 15, chapter 34 libpq.
public actor Connection {
    private nonisolated let thread: ConnectionThread
    /// Cancels what runs now, from any thread.
    public nonisolated let canceller = Canceller()
    public nonisolated let target: ConnectionTarget

    var handle = ConnectionHandle()
    var parameters = ParameterBuffer()
    var statements = StatementCache()

    public nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private init(_ target: ConnectionTarget) throws(PostgresError) {
        self.target = target
        thread = try ConnectionThread()
    }

    /// Connects; blocks the connection's own thread, not the caller's.
    ///
    /// - Parameters:
    ///   - target: where, as whom, within which bounds.
    ///   - logger: gets the codes of the server's notices at debug level.
    /// - Throws: `.connection` with `.invalidTarget` or `.notConnected`.
    public static func open(_ target: ConnectionTarget, logger: Logger? = nil) async throws -> Connection {
        let connection = try Connection(target)
        try await connection.connect(logger: logger)
        return connection
    }

    /// Ends the connection. What is used afterwards fails with `.closed`.
    public func close() {
        canceller.adopt(nil)
        handle.close()
        statements.forgetAll()
    }

    /// For example `150018`; 0 when closed.
    ///
    /// Källa: PostgreSQL 15, 34.2 Connection Status Functions (PQserverVersion).
    public var serverVersion: Int32 { PQserverVersion(handle.pointer) }

    /// The server process that serves this connection, as in `pg_stat_activity`.
    public var serverProcess: Int32 { PQbackendPID(handle.pointer) }

    private func connect(logger: Logger?) throws(PostgresError) {
        let keywords = try target.keywords()
        let pointer = ConnectionTarget.connect(keywords)
        guard let pointer else {
            throw .connection(ConnectionFailure(.notConnected, message: "out of memory"))
        }
        handle = ConnectionHandle(adopting: pointer, logger: logger)
        guard handle.isOpen else {
            let message = ConnectionTarget.withoutSecrets(handle.message, keywords)
            handle.close()
            throw .connection(ConnectionFailure(.notConnected, message: message))
        }
        canceller.adopt(PQgetCancel(pointer))
    }
}

extension ConnectionTarget {
    fileprivate static func connect(_ keywords: [String: String]) -> OpaquePointer? {
        let pairs = keywords.sorted { $0.key < $1.key }
        let names = CStringList(pairs.map(\.key))
        let values = CStringList(pairs.map(\.value))
        return PQconnectdbParams(names.pointers, values.pointers, 0)
    }

    /// libpq does not print passwords; should a server's message do so, they are struck out.
    fileprivate static func withoutSecrets(_ message: String, _ keywords: [String: String]) -> String {
        ["password", "sslpassword"].compactMap { keywords[$0] }.filter { !$0.isEmpty }
            .reduce(message) { text, secret in
                text.split(separator: secret, omittingEmptySubsequences: false).joined(separator: "***")
            }
    }
}
