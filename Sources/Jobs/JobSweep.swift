import Postgres

extension JobWorker {
    /// Jobs that have come due, or whose runner is gone, are seen to so many at a time: short statements, and the rest the next time.
    static let sweepLimit = 1000

    /// Jobs whose time has come and jobs whose runner is gone become ready.
    ///
    /// - Returns: how many did.
    @discardableResult
    func sweep() async throws -> Int {
        let (kinds, limit) = (Parameter.texts(handlers.keys.sorted()), Parameter.int8(Int64(Self.sweepLimit)))
        return try await pool.withConnection { connection in
            var count = try connection.execute(RunnerStatement.comeDue, [limit])
            count += try connection.execute(RunnerStatement.reap, [kinds, limit])
            for row in try connection.query(RunnerStatement.lapsedAndCancelled, [kinds, limit]) {
                count += try await end(row, connection)
            }
            return count
        }
    }

    /// A job that was asked to stop, and whose runner is gone before it had.
    private func end(_ row: Row, _ connection: isolated Connection) async throws -> Int {
        let (id, attempt, worker, ordering): (Int64, Int16, String, String?) = (try row[0], try row[1], try row[2], try row[3])
        return try await connection.transaction { connection in
            if let ordering { _ = try connection.query(JobStatement.lockOrdering, [.text(ordering)]) }
            let count = try connection.execute(RunnerStatement.endCancelled, [.int8(id), .int2(attempt), .text(worker)])
            if count == 1, let ordering { try connection.execute(JobStatement.promote, [.text(ordering)]) }
            return count
        }
    }
}
