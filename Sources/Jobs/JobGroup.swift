import Postgres

/// Cheap jobs done together: all their effects and their completion in one transaction, with one statement for the queue.
struct JobGroup: Sendable {
    let jobs: [Job]
    let worker: JobWorker

    /// - Returns: nil when one of them failed, was lost or was asked to stop: nothing has been done, and they are to be done one by one.
    func perform() async -> JobTally? {
        let start = ContinuousClock.now
        let (result, _) = await worker.watched(jobs) { try await doAndComplete() }
        guard case .success = result else { return nil }
        let share = (ContinuousClock.now - start) / jobs.count
        for job in jobs {
            worker.metrics.record(share, of: job.kind)
            worker.metrics.count(.done, of: job.kind)
        }
        return JobTally(done: jobs.count)
    }

    private func doAndComplete() async throws {
        try await worker.inTransaction { connection in
            var outcomes: [JobOutcome] = []
            outcomes.reserveCapacity(jobs.count)
            for job in jobs {
                guard let handler = worker.handlers[job.kind] else { throw QueueFailure.leaseLost }
                outcomes.append(try await handler(job, connection))
            }
            guard try worker.complete(jobs, outcomes, connection) == jobs.count else { throw QueueFailure.leaseLost }
        }
    }
}
