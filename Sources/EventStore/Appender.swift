import Postgres
import Synchronization

/// Group commit: groups that arrive while a batch is being committed go together in the next one.
///
/// A shell around ``AppenderState``. A group that is being appended is, also when its caller is cancelled: others are in the same batch. One that
/// still waits is taken back. So whoever is cancelled has a definite answer too: the outcome, or a `CancellationError` and nothing appended.
final class Appender: Sendable {
    private typealias Ticket = AppenderState.Ticket
    private typealias Answer = Result<AppendOutcome, any Error>

    private struct Shared {
        var state = AppenderState()
        /// A caller waits for its answer, or an answer for its caller, whichever was first.
        var waiting: [Ticket: CheckedContinuation<AppendOutcome, any Error>] = [:]
        var answers: [Ticket: Answer] = [:]
    }

    private let pool: ConnectionPool
    private let appended: WakeUp
    private let shared = Mutex(Shared())

    init(pool: ConnectionPool, appended: WakeUp) {
        self.pool = pool
        self.appended = appended
    }

    func append(_ group: AppendGroup, to tenant: Tenant) async throws -> AppendOutcome {
        let (ticket, submission) = shared.withLock { shared in
            let ticket = shared.state.newTicket()
            return (ticket, shared.state.submit(group, to: tenant, as: ticket))
        }
        switch submission {
        case .start(let batch):
            // Nobody is before this caller, who needs nobody else to bring the batch there; what gathers meanwhile is another's.
            if let next = await delivery(tenant).deliver(batch, batches: 1) { Task { await deliverAll(from: next) } }
        case .queued: break
        case .refused: throw PostgresError.pool(.queueFull)
        }
        return try await answer(to: ticket, of: tenant)
    }

    private func answer(to ticket: Ticket, of tenant: Tenant) async throws -> AppendOutcome {
        if let answer = shared.withLock({ $0.answers.removeValue(forKey: ticket) }) { return try answer.get() }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let answer = shared.withLock { shared -> Answer? in
                    if let answer = shared.answers.removeValue(forKey: ticket) { return answer }
                    shared.waiting[ticket] = continuation
                    return nil
                }
                if let answer { return continuation.resume(with: answer) }
                // The handler below may have run before there was anybody to answer.
                if Task.isCancelled { withdraw(ticket, of: tenant) }
            }
        } onCancel: {
            withdraw(ticket, of: tenant)
        }
    }

    private func deliverAll(from first: AppenderState.Batch) async {
        var current: AppenderState.Batch? = first
        while let batch = current { current = await delivery(batch.tenant).deliver(batch, batches: LogBounds.batchesPerLoan) }
    }

    private func delivery(_ tenant: Tenant) -> BatchDelivery {
        BatchDelivery(pool: pool, tenant: tenant, next: { self.shared.withLock { $0.state.finished(tenant) } }, tell: tell)
    }

    private func tell(_ batch: AppenderState.Batch, _ results: BatchDelivery.Results) {
        appended.signal()
        let callers = shared.withLock { shared in
            zip(batch.tickets, results).compactMap { ticket, result in
                if let caller = shared.waiting.removeValue(forKey: ticket) { return (caller, result) }
                shared.answers[ticket] = result
                return nil
            }
        }
        for (caller, result) in callers { caller.resume(with: result) }
    }

    private func withdraw(_ ticket: Ticket, of tenant: Tenant) {
        let caller = shared.withLock { shared in
            // Only one whose caller is there to be told: its answer would otherwise stay for ever.
            guard shared.waiting[ticket] != nil, shared.state.withdraw(ticket, of: tenant) else {
                return nil as CheckedContinuation<AppendOutcome, any Error>?
            }
            return shared.waiting.removeValue(forKey: ticket)
        }
        caller?.resume(throwing: CancellationError())
    }
}
