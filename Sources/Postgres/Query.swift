import CPostgres

extension Connection {
    /// Runs a statement and gives its rows, asked for in binary.
    ///
    /// - Throws: `.server` when the server refuses it, `.connection` when the connection is lost, `.parameter` before anything is
    ///   sent, `.misuse` for COPY, `CancellationError` when the task that uses the pool's connection was cancelled.
    ///
    /// - Parameters:
    ///   - statement: prepared the first time that the connection runs it.
    ///   - parameters: for `$1`, `$2` …, in order.
    ///   - meanwhile: what to do while the server works: called once when the statement is on its way, not when it could not be sent.
    public func query(_ statement: Statement, _ parameters: [Parameter] = [], meanwhile: () -> Void = {}) throws -> Rows {
        Rows(copying: try perform(statement, parameters, meanwhile), statement: statement.name)
    }

    /// Runs a statement and gives the number of rows it affected. Errors as ``query(_:_:meanwhile:)``.
    @discardableResult
    public func execute(_ statement: Statement, _ parameters: [Parameter] = []) throws -> Int {
        try perform(statement, parameters) {}.affected
    }

    /// Runs several statements with the simple protocol, as one implicit transaction unless they say otherwise; rows are ignored.
    /// For migrations and session settings: nothing from outside the program belongs in it.
    ///
    /// Källa: PostgreSQL 15, 55.2.2.1 Multiple Statements in a Simple Query.
    public func run(script: String) throws {
        try refuseIfCancelled()
        _ = try answer(toSent: PQsendQuery(try openPointer(), script), statement: nil)
    }

    /// Prepares if needed and runs.
    private func perform(_ statement: Statement, _ parameters: [Parameter], _ meanwhile: () -> Void) throws -> ResultHandle {
        try refuseIfCancelled()
        try self.parameters.encode(parameters, statement: statement.name)
        do throws(PostgresError) {
            return try performEncoded(statement, meanwhile)
        } catch {
            guard error.isStalePlan else { throw error }
            statements.forget(statement)
            // Inside a transaction the failure has already ended it; outside, nothing was done and the statement runs anew.
            guard handle.transactionStatus == PQTRANS_IDLE else { throw error }
            return try performEncoded(statement) {}
        }
    }

    private func performEncoded(_ statement: Statement, _ meanwhile: () -> Void) throws(PostgresError) -> ResultHandle {
        let pointer = try openPointer()
        let name = try serverName(of: statement)
        let sent = parameters.withPointers { count, values, lengths, formats in
            PQsendQueryPrepared(pointer, name, count, values, lengths, formats, 1)
        }
        if sent == 1 { meanwhile() }
        return try answer(toSent: sent, statement: statement.name)
    }

    /// The server's name for `statement` with the types now in the parameter buffer, preparing it the first time.
    func serverName(of statement: Statement, mayForgetOthers: Bool = true) throws(PostgresError) -> String {
        let types = parameters.types
        if let name = statements.serverName(of: statement, types: types) { return name }
        let pointer = try openPointer()
        if mayForgetOthers, statements.count >= target.settings.maximumStatements { try forgetStatements() }
        let name = statements.newServerName(of: statement)
        let sent = PQsendPrepare(pointer, name, statement.sql, Int32(types.count), types)
        _ = try answer(toSent: sent, statement: statement.name)
        statements.remember(statement, types: types, serverName: name)
        return name
    }

    func forgetStatements() throws(PostgresError) {
        _ = try answer(toSent: PQsendQuery(try openPointer(), "deallocate all"), statement: nil)
        statements.forgetAll()
    }
}

extension PostgresError {
    /// The server's plan no longer fits the tables (a column changed its type), or the statement was deallocated behind our back.
    var isStalePlan: Bool {
        guard case .server(let failure) = self else { return false }
        return failure.sqlState == .undefinedPreparedStatement
            || (failure.sqlState == .featureNotSupported && failure.routine == "RevalidateCachedQuery")
    }
}
