import CPostgres

extension Connection {
    /// Runs `COPY … FROM STDIN` and feeds it what `fill` writes.
    ///
    /// - Parameters:
    ///   - sql: a COPY from standard input; `(format binary)` where ``CopyWriter/beginRow(columns:)`` is used.
    ///   - bufferSize: bytes gathered before they are handed to libpq.
    ///   - fill: writes everything; when it throws, the server discards the rows.
    /// - Returns: rows copied.
    /// - Throws: what `fill` throws, as itself; `.server` when a row is refused; `.connection`; `.misuse` when `sql` is no such COPY.
    ///
    /// Källa: PostgreSQL 15, 34.10 Functions Associated with the COPY Command; COPY, Binary Format.
    public func copyIn(
        _ sql: String, bufferSize: Int = CopyWriter.defaultBufferSize, _ fill: (inout CopyWriter) throws -> Void
    ) throws -> Int {
        try refuseIfCancelled()
        let pointer = try openPointer()
        try beginCopy(sql, expecting: PGRES_COPY_IN)
        var writer = CopyWriter(connection: pointer, bufferSize: bufferSize)
        do {
            try fill(&writer)
            try writer.finish()
        } catch let error as CopyWriter.Broken {
            // The server has said why, or the connection is gone: the result tells.
            return try endCopyIn(afterFailure: error)
        } catch {
            PQputCopyEnd(pointer, "the program stopped writing")
            endCopy()
            throw error
        }
        return try endCopyIn(afterFailure: nil)
    }

    private func endCopyIn(afterFailure failure: CopyWriter.Broken?) throws -> Int {
        // Refused only when the COPY has ended already; the result says how, as it does otherwise.
        PQputCopyEnd(handle.pointer, failure == nil ? nil : "the program could not go on")
        defer { endCopy() }
        return try checked(PQgetResult(handle.pointer), statement: "copy").affected
    }

    func beginCopy(_ sql: String, expecting status: ExecStatusType) throws(PostgresError) {
        guard let pointer = PQexec(try openPointer(), sql) else { throw lostOrBroken(nil) }
        let result = ResultHandle(pointer)
        switch result.status {
        case status: return
        case PGRES_FATAL_ERROR, PGRES_BAD_RESPONSE: throw failure(result, statement: "copy")
        case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
            endUnexpectedCopy(result.status)
            throw .misuse("COPY in the wrong direction")
        default: throw .misuse("not a COPY between the server and this program")
        }
    }

    /// Reads the end of the COPY, so that the connection can be used for the next command.
    func endCopy() {
        while let rest = PQgetResult(handle.pointer) { PQclear(rest) }
    }
}
