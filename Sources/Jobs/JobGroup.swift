import Postgres

/// Cheap jobs done together: all their effects and their completion in one transaction, with one statement for the queue.
struct JobGroup: Sendable {
    let jobs: [Job]
    let worker: JobWorker
    let takesNext: Bool

    /// - Returns: nil when one of them failed, was lost or was asked to stop: nothing has been done, and they are to be done one by one.
    func perform() async -> Performed? {
        let start = ContinuousClock.now
        let (result, _) = await worker.watched(jobs) { try await doAndComplete() }
        guard case .success(let next) = result else { return nil }
        let share = (ContinuousClock.now - start) / jobs.count
        for job in jobs {
            worker.metrics.record(share, of: job.kind)
            worker.metrics.count(.done, of: job.kind)
        }
        return Performed(tally: JobTally(done: jobs.count), next: next)
    }

    private func doAndComplete() async throws -> [Job] {
        try await worker.inTransaction(jobs) { connection in
            var outcomes: [JobOutcome] = []
            outcomes.reserveCapacity(jobs.count)
            for job in jobs {
                guard let handler = worker.handlers[job.kind] else { throw QueueFailure.leaseLost }
                outcomes.append(try await handler(job, connection))
            }
            guard let next = try worker.complete(jobs, outcomes, takesNext: takesNext, connection) else { throw QueueFailure.leaseLost }
            return next
        }
    }
}
