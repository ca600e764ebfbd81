import Postgres

/// Group commit: groups that arrive while a batch is being committed go together in the next one.
///
/// A shell around ``AppenderState``. Once accepted, a group is appended even if its caller is cancelled: others are in the same
/// batch, and the caller could not know the outcome anyway.
actor Appender {
    private let pool: ConnectionPool
    private let appended: WakeUp
    private var state = AppenderState()
    private var waiting: [AppenderState.Ticket: CheckedContinuation<AppendOutcome, any Error>] = [:]

    init(pool: ConnectionPool, appended: WakeUp) {
        self.pool = pool
        self.appended = appended
    }

    func append(_ group: AppendGroup, to tenant: Tenant) async throws -> AppendOutcome {
        try await withCheckedThrowingContinuation { continuation in
            let ticket = state.newTicket()
            waiting[ticket] = continuation
            switch state.submit(group, to: tenant, as: ticket) {
            case .start(let batch): start(batch)
            case .queued: break
            case .refused: finish(ticket, .failure(PostgresError.pool(.queueFull)))
            }
        }
    }

    private func start(_ batch: AppenderState.Batch) {
        Task {
            let delivery = BatchDelivery(pool: pool, tenant: batch.tenant)
            let results = await delivery.append(batch.groups)
            // The next batch first: the database works while the callers are told.
            if let next = state.finished(batch.tenant) { start(next) }
            appended.signal()
            for (ticket, result) in zip(batch.tickets, results) { finish(ticket, result) }
        }
    }

    private func finish(_ ticket: AppenderState.Ticket, _ result: Result<AppendOutcome, any Error>) {
        waiting.removeValue(forKey: ticket)?.resume(with: result)
    }
}
