import CPostgres

/// What a transaction may do and what it sees.
///
/// Källa: PostgreSQL 15, 13.2 Transaction Isolation.
public enum TransactionMode: Sendable, Hashable {
    /// Read committed, read and write, unless the database or the role says read only.
    case readWrite
    /// One snapshot for the whole transaction: repeatable read, read only.
    case readOnlySnapshot
    /// As if transactions ran one after another; may fail with ``SQLState/serializationFailure`` and is then done again.
    case serializable

    var statement: Statement {
        switch self {
        case .readWrite: Statement("begin_read_write", begin)
        case .readOnlySnapshot: Statement("begin_snapshot", begin)
        case .serializable: Statement("begin_serializable", begin)
        }
    }

    var begin: String {
        switch self {
        case .readWrite: "begin isolation level read committed"
        case .readOnlySnapshot: "begin isolation level repeatable read read only"
        case .serializable: "begin isolation level serializable"
        }
    }
}

extension Connection {
    /// Runs `body` in a transaction: commits when it returns, rolls back when it throws.
    ///
    /// - Returns: what `body` returns.
    /// - Throws: the body's own error as itself when the rollback worked, or when the server has already rolled back because the
    ///   connection was lost; otherwise `.transaction` with what failed: its beginning, the rollback (with the body's error
    ///   beside), the commit, or a commit whose outcome is not known. `.misuse` inside another transaction.
    ///
    /// - Parameters:
    ///   - mode: what it may do and what it sees.
    ///   - setting: a statement that is run first, in the same round trip as the beginning: for what is set for the transaction alone.
    ///   - body: its statements, on the connection's own thread.
    @discardableResult
    public func transaction<T: Sendable>(
        _ mode: TransactionMode = .readWrite, setting: (Statement, [Parameter])? = nil,
        _ body: @Sendable (isolated Connection) async throws -> T
    ) async throws -> T {
        try begin(mode, setting)
        let value: T
        do {
            value = try await body(self)
        } catch {
            try rollback(after: error)
            throw error
        }
        try commit()
        return value
    }

    private func begin(_ mode: TransactionMode, _ setting: (Statement, [Parameter])?) throws {
        try refuseIfOpen()
        guard let setting else {
            do throws(PostgresError) { try control(mode.begin) } catch { throw PostgresError.transaction(.begin(error)) }
            return
        }
        do {
            for result in try pipeline([(mode.statement, []), setting]) { _ = try result.get() }
        } catch let error as PostgresError {
            // The transaction may have begun before the setting was refused.
            if handle.isOpen, handle.transactionStatus != PQTRANS_IDLE { try rollback(after: error) }
            throw PostgresError.transaction(.begin(error))
        }
    }

    func refuseIfOpen() throws {
        try refuseIfCancelled()
        guard handle.transactionStatus == PQTRANS_IDLE || !handle.isOpen else {
            throw PostgresError.misuse("a transaction is already open on this connection")
        }
    }

    func rollback(after bodyError: any Error) throws(PostgresError) {
        let lost = (bodyError as? PostgresError)?.isConnectionLost ?? false
        if lost && !handle.isOpen { return }
        do throws(PostgresError) { try uncancelled("rollback") } catch {
            throw .transaction(.rollback(body: bodyError, rollback: error))
        }
    }

    private func commit() throws(PostgresError) {
        let wasOpen = handle.isOpen
        let tag: String
        do throws(PostgresError) { tag = try uncancelled("commit") } catch {
            let wasSent = if case .connection(let failure) = error { failure.commandInFlight } else { false }
            throw .transaction(wasOpen && wasSent ? .outcomeUnknown(error) : .commit(error))
        }
        if tag != "COMMIT" { throw .transaction(.commitOfFailed) }
    }

    @discardableResult
    private func uncancelled(_ command: String) throws(PostgresError) -> String {
        canceller.pause()
        defer { canceller.resume() }
        return try control(command)
    }

    /// A transaction command; gives its command tag.
    @discardableResult
    private func control(_ command: String) throws(PostgresError) -> String {
        try answer(toSent: PQsendQuery(try openPointer(), command), statement: command).commandTag
    }
}

extension Connection {
    /// Whether a transaction is open, also one that has failed.
    public var isInTransaction: Bool { handle.isOpen && handle.transactionStatus != PQTRANS_IDLE }
}
