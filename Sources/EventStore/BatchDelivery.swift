import FoundationEssentials
import Postgres

/// Brings one tenant's batches to the log, one after another, and gets a definite answer for every group, also when the connection breaks
/// under it.
struct BatchDelivery: Sendable {
    typealias Batch = AppenderState.Batch
    typealias Results = [Result<AppendOutcome, any Error>]

    let pool: ConnectionPool
    let tenant: Tenant
    /// What has gathered since the last batch; nil when nothing has, and then nobody asks again.
    let next: @Sendable () -> Batch?
    let tell: @Sendable (Batch, Results) -> Void

    /// How the use of one connection ended.
    private enum Loan {
        case nothingLeft
        /// Enough for now: another may use the connection.
        case more(Batch)
        /// The connection was lost under the batch, or there was none for it.
        case failed(Batch, any Error)
    }

    /// - Parameter batches: how many it may be; more are left to another.
    /// - Returns: what is left; nil when nothing is.
    func deliver(_ first: Batch, batches: Int) async -> Batch? {
        var batch = first
        var attempt = 1
        var mayBeAppended = false
        while true {
            // Who has been cancelled meanwhile must know all the same: the asking is then another task's.
            let (asked, again) = (batch, mayBeAppended)
            let ended =
                again ? await Task { await loan(asked, again: true, batches: batches) }.value : await loan(asked, again: false, batches: batches)
            switch ended {
            case .nothingLeft: return nil
            case .more(let next): return next
            case .failed(let failed, let error):
                if failed != batch { (batch, attempt, mayBeAppended) = (failed, 1, false) }
                mayBeAppended = mayBeAppended || error.wasInFlight
                guard error.isConnectionLost, attempt < LogBounds.attempts else {
                    let failure: any Error = mayBeAppended ? UndeterminedAppend(cause: error) : error
                    let next = next()
                    tell(batch, batch.groups.map { _ in .failure(failure) })
                    return next
                }
                attempt += 1
            }
        }
    }

    /// Whoever is cancelled meanwhile: what is sent is not given up.
    private func loan(_ batch: Batch, again: Bool, batches: Int) async -> Loan {
        do {
            return try await pool.withConnection(toTheEnd: true) { appendAll(from: batch, again: again, batches: batches, on: $0) }
        } catch {
            return .failed(batch, error)
        }
    }

    /// While the database works on a batch, the callers of the one before are told.
    private func appendAll(from first: Batch, again: Bool, batches: Int, on connection: isolated Connection) -> Loan {
        var batch = first
        var again = again
        var untold: (batch: Batch, results: Results)?
        func tellTheOnesBefore() {
            if let (batch, results) = untold.take() { tell(batch, results) }
        }
        for _ in 0..<batches {
            do {
                let results = try append(batch.groups, again: again, on: connection, meanwhile: tellTheOnesBefore)
                tellTheOnesBefore()
                untold = (batch, results)
            } catch {
                tellTheOnesBefore()
                return .failed(batch, error)
            }
            again = false
            guard let following = next() else {
                tellTheOnesBefore()
                return .nothingLeft
            }
            batch = following
        }
        tellTheOnesBefore()
        return .more(batch)
    }

    /// - Returns: one result for each group, in order.
    /// - Throws: only for a lost connection.
    private func append(
        _ groups: [AppendGroup], again: Bool, on connection: isolated Connection, meanwhile: () -> Void
    ) throws(PostgresError) -> Results {
        do {
            if !again, groups.count == 1, let single = SingleAppend(groups[0]),
                let outcome = try single.append(to: tenant, on: connection, meanwhile: meanwhile)
            {
                return [.success(outcome)]
            }
            let outcomes = try LogSession.append(groups, to: tenant, on: connection, meanwhile: meanwhile)
            return try (again ? asAppended(outcomes, groups, on: connection) : outcomes).map { .success($0) }
        } catch {
            if let error = error as? PostgresError, error.isConnectionLost { throw error }
            guard groups.count > 1, error.isTheDataOfOne else { return groups.map { _ in .failure(error) } }
        }
        // One group's data was refused by the database and took the others with it: each by itself, so that only that one fails.
        var results: Results = []
        for group in groups {
            do throws(PostgresError) {
                results += try append([group], again: again, on: connection, meanwhile: {})
            } catch {
                // Those before it are committed, whatever became of this one.
                throw results.isEmpty ? error : error.asInFlight
            }
        }
        return results
    }

    /// What an earlier try appended is answered with all its receipts, as that try would have answered. The head lock waits for what the old
    /// connection may still be doing, and a command that was committed is then answered as repeated.
    private func asAppended(
        _ outcomes: [AppendOutcome], _ groups: [AppendGroup], on connection: isolated Connection
    ) throws -> [AppendOutcome] {
        try zip(outcomes, groups).map { outcome, group in
            guard case .repeated = outcome else { return outcome }
            let known = try LogSession.receipts(for: group.commands.map(\.id), of: tenant, on: connection)
            let receipts = group.commands.compactMap { command in
                known[command.id].flatMap { $0.digest == command.digest ? $0.receipt : nil }
            }
            return try receipts.count == group.commands.count && isStored(group, receipts, on: connection) ? .appended(receipts) : outcome
        }
    }

    /// Whether it was this very group that was appended. The same command asked for once more, whose events were made anew, was not: who took it
    /// for appended would believe the stream to have them too.
    private func isStored(_ group: AppendGroup, _ receipts: [Receipt], on connection: isolated Connection) throws -> Bool {
        guard let (command, receipt) = zip(group.commands, receipts).first(where: { !$0.0.events.isEmpty }) else { return true }
        guard let first = receipt.first else { return false }
        let stored = try LogSession.read(tenant, after: Position(rawValue: first.rawValue - 1), limit: 1, on: connection)
        return stored.first?.id == command.events[0].id
    }
}

/// The connection was lost under an append and none could be opened in time: it is not known whether it was committed. Appending the same group
/// again asks: its command ids make that safe.
public struct UndeterminedAppend: Error, Sendable {
    public let cause: any Error

    public init(cause: any Error) { self.cause = cause }
}

extension Error {
    /// A statement had been sent and its outcome is not known.
    fileprivate var wasInFlight: Bool { (self as? PostgresError)?.wasInFlight ?? false }

    fileprivate var isConnectionLost: Bool { (self as? PostgresError)?.isConnectionLost ?? false }

    /// A value the database refused: a data exception or an integrity constraint (classes 22 and 23), or one that cannot be sent.
    fileprivate var isTheDataOfOne: Bool {
        switch self as? PostgresError {
        case .server(let failure): ["22", "23"].contains(failure.sqlState.errorClass)
        case .parameter: true
        case .connection, .decoding, .transaction, .pool, .pipelineAborted, .misuse, nil: false
        }
    }
}
