import CPostgres

extension Connection {
    /// Runs `COPY … TO STDOUT` and gives its bytes to `chunk`, one row at a time as libpq delivers them.
    ///
    /// - Parameters:
    ///   - sql: a COPY to standard output, in any format.
    ///   - chunk: takes the bytes, which are valid only inside it; when it throws, the COPY is cancelled.
    /// - Throws: what `chunk` throws, as itself; `.server`, `.connection`, `.misuse` as ``copyIn(_:bufferSize:_:)``.
    ///
    /// Källa: PostgreSQL 15, 34.10.2 Functions for Receiving COPY Data.
    public func copyOut(_ sql: String, _ chunk: (UnsafeRawBufferPointer) throws -> Void) throws {
        try refuseIfCancelled()
        try beginCopy(sql, expecting: PGRES_COPY_OUT)
        while true {
            var buffer: UnsafeMutablePointer<CChar>?
            let length = PQgetCopyData(handle.pointer, &buffer, 0)
            guard length >= 0 else { break }
            defer { PQfreemem(buffer) }
            do {
                try chunk(UnsafeRawBufferPointer(start: buffer, count: Int(length)))
            } catch {
                canceller.cancel()
                drainCopyOut()
                endCopy()
                throw error
            }
        }
        defer { endCopy() }
        _ = try checked(PQgetResult(handle.pointer), statement: "copy")
    }
}
