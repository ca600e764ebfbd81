import CPostgres

extension Connection {
    /// The open connection; throws `.closed` when there is none.
    func openPointer() throws(PostgresError) -> OpaquePointer {
        guard let pointer = handle.pointer else {
            throw .connection(ConnectionFailure(.closed, message: "closed"))
        }
        return pointer
    }

    /// A cancelled task begins no further statement: a request to cancel could otherwise come between two of them and be lost.
    func refuseIfCancelled() throws {
        if canceller.isCancelled { throw CancellationError() }
    }

    /// Waits for the whole answer to a command: its first error, or its last result.
    ///
    /// PQexec and its kin give the last result even after an error, and the last is libpq's own «server closed the connection»
    /// where the first says why.
    func answer(toSent sent: Int32, statement: String?) throws(PostgresError) -> ResultHandle {
        guard sent == 1 else { throw lostOrBroken(nil) }
        var answer: OpaquePointer?
        while let next = PQgetResult(handle.pointer) {
            if let earlier = answer {
                if PQresultStatus(earlier) == PGRES_FATAL_ERROR {
                    PQclear(next)
                    continue
                }
                PQclear(earlier)
            }
            answer = next
            // A COPY gives the same result for ever until it is ended.
            if [PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH].contains(PQresultStatus(next)) { break }
        }
        return try checked(answer, statement: statement)
    }

    /// Takes over a result and throws unless it is a success.
    func checked(_ pointer: OpaquePointer?, statement: String?) throws(PostgresError) -> ResultHandle {
        guard let pointer else { throw lostOrBroken(nil) }
        let result = ResultHandle(pointer)
        switch result.status {
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY, PGRES_SINGLE_TUPLE:
            return result
        case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
            endUnexpectedCopy(result.status)
            throw .misuse("COPY runs through copyIn and copyOut")
        default:
            throw failure(result, statement: statement)
        }
    }

    /// A server error that also ended the connection is a lost connection; its SQLSTATE is kept.
    func failure(_ result: borrowing ResultHandle, statement: String?) -> PostgresError {
        // Without a SQLSTATE it is libpq's own, not the server's.
        let server = result.errorField(diag_sqlstate) == nil ? nil : ServerFailure(result, statement: statement)
        guard handle.isOpen else { return lostOrBroken(server) }
        return server.map { .server($0) } ?? .misuse("libpq could not carry out the command")
    }

    /// Never libpq's gathered messages: they hold the server's DETAIL, which quotes rows.
    func lostOrBroken(_ server: ServerFailure?) -> PostgresError {
        if handle.isOpen { return .misuse("the connection is busy with another command") }
        return .connection(
            ConnectionFailure(
                .lost, message: server?.message ?? "it ended without a reason", commandInFlight: true,
                sqlState: server?.sqlState))
    }

    /// Leaves the connection usable after a COPY that nobody asked for.
    func endUnexpectedCopy(_ status: ExecStatusType) {
        guard status != PGRES_COPY_BOTH else { return handle.close() }
        if status == PGRES_COPY_IN { PQputCopyEnd(handle.pointer, "COPY through query") }
        if status == PGRES_COPY_OUT { drainCopyOut() }
        while let rest = PQgetResult(handle.pointer) { PQclear(rest) }
    }

    func drainCopyOut() {
        var buffer: UnsafeMutablePointer<CChar>?
        while PQgetCopyData(handle.pointer, &buffer, 0) > 0 {
            PQfreemem(buffer)
            buffer = nil
        }
    }
}
