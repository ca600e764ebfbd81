import FoundationEssentials
import Postgres

/// Brings one batch to the log and gets a definite answer for every group, also when the connection breaks under it.
struct BatchDelivery {
    let pool: ConnectionPool
    let tenant: Tenant

    /// One result for each group, in order.
    func append(_ groups: [AppendGroup]) async -> [Result<AppendOutcome, any Error>] {
        do {
            return try await appendTogether(groups).map { .success($0) }
        } catch {
            guard groups.count > 1, error.isTheDataOfOne else { return groups.map { _ in .failure(error) } }
        }
        // One group's data was refused by the database and took the others with it: each by itself, so that only that one fails.
        var results: [Result<AppendOutcome, any Error>] = []
        for group in groups {
            do { results.append(.success(try await appendTogether([group])[0])) } catch { results.append(.failure(error)) }
        }
        return results
    }

    /// A lost connection leaves it unknown whether the batch was committed. Appending it again asks: the head lock waits for what
    /// the old connection may still be doing, and a command that was committed is answered as repeated.
    private func appendTogether(_ groups: [AppendGroup]) async throws -> [AppendOutcome] {
        var attempt = 1
        while true {
            do {
                let again = attempt > 1
                return try await pool.withConnection { connection in
                    let outcomes = try LogSession.append(groups, to: tenant, on: connection)
                    return again ? try asAppended(outcomes, groups, on: connection) : outcomes
                }
            } catch let error as PostgresError where error.isConnectionLost && attempt < LogBounds.attempts {
                attempt += 1
            }
        }
    }

    /// What an earlier try appended is answered with all its receipts, as that try would have answered.
    private func asAppended(
        _ outcomes: [AppendOutcome], _ groups: [AppendGroup], on connection: isolated Connection
    ) throws -> [AppendOutcome] {
        try zip(outcomes, groups).map { outcome, group in
            guard case .repeated = outcome else { return outcome }
            let known = try LogSession.receipts(for: group.commands.map(\.id), of: tenant, on: connection)
            let receipts = group.commands.compactMap { command in
                known[command.id].flatMap { $0.digest == command.digest ? $0.receipt : nil }
            }
            return receipts.count == group.commands.count ? .appended(receipts) : outcome
        }
    }
}

extension Error {
    /// A value the database refused: a data exception or an integrity constraint (classes 22 and 23), or one that cannot be sent.
    fileprivate var isTheDataOfOne: Bool {
        switch self as? PostgresError {
        case .server(let failure): ["22", "23"].contains(failure.sqlState.errorClass)
        case .parameter: true
        case .connection, .decoding, .transaction, .pool, .pipelineAborted, .misuse, nil: false
        }
    }
}
