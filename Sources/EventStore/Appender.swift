import Postgres
import Synchronization

/// Group commit: groups that arrive while a batch is being committed go together in the next one.
///
/// A shell around ``AppenderState``. A group that is being appended is, also when its caller is cancelled: others are in the same batch. One that
/// still waits is taken back. So whoever is cancelled has a definite answer too: the outcome, or a `CancellationError` and nothing appended.
final class Appender: Sendable {
    private struct Shared {
        var state = AppenderState()
        var waiting: [AppenderState.Ticket: CheckedContinuation<AppendOutcome, any Error>] = [:]
    }

    private let pool: ConnectionPool
    private let appended: WakeUp
    private let shared = Mutex(Shared())

    init(pool: ConnectionPool, appended: WakeUp) {
        self.pool = pool
        self.appended = appended
    }

    func append(_ group: AppendGroup, to tenant: Tenant) async throws -> AppendOutcome {
        let ticket = shared.withLock { $0.state.newTicket() }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let submission = shared.withLock { shared in
                    shared.waiting[ticket] = continuation
                    return shared.state.submit(group, to: tenant, as: ticket)
                }
                switch submission {
                // Not the caller's own task, whose cancellation would end what others wait for.
                case .start(let batch): Task { await deliver(batch) }
                // The handler below may have run before there was anything to take back.
                case .queued: if Task.isCancelled { withdraw(ticket, of: tenant) }
                case .refused: finish(ticket, .failure(PostgresError.pool(.queueFull)))
                }
            }
        } onCancel: {
            withdraw(ticket, of: tenant)
        }
    }

    private func deliver(_ first: AppenderState.Batch) async {
        let tenant = first.tenant
        let delivery = BatchDelivery(
            pool: pool, tenant: tenant, next: { self.shared.withLock { $0.state.finished(tenant) } }, tell: tell)
        await delivery.deliver(first)
    }

    private func tell(_ batch: AppenderState.Batch, _ results: BatchDelivery.Results) {
        appended.signal()
        for (ticket, result) in zip(batch.tickets, results) { finish(ticket, result) }
    }

    private func withdraw(_ ticket: AppenderState.Ticket, of tenant: Tenant) {
        guard shared.withLock({ $0.state.withdraw(ticket, of: tenant) }) else { return }
        finish(ticket, .failure(CancellationError()))
    }

    private func finish(_ ticket: AppenderState.Ticket, _ result: Result<AppendOutcome, any Error>) {
        shared.withLock { $0.waiting.removeValue(forKey: ticket) }?.resume(with: result)
    }
}
