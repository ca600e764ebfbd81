import Logging
import Postgres

/// One attempt at one job: its effect and its completion in one transaction, and its failure recorded in another.
struct JobAttempt: Sendable {
    let job: Job
    let worker: JobWorker

    private var fence: [Parameter] { [.int8(job.id), .int2(Int16(job.attempt)), .text(worker.name)] }

    func perform() async -> JobTally {
        do {
            try await bounded { try await doAndComplete() }
            return JobTally(done: 1)
        } catch QueueFailure.leaseLost {
            worker.logger?.warning("a job was given to another runner; its work here is undone", metadata: metadata)
            return JobTally()
        } catch {
            return Task.isCancelled ? await giveBack() : await fail(FailureCode(error))
        }
    }

    /// Gives the job back as if it had not been taken. In a task of its own: this one may be cancelled, and the job should not
    /// have to wait for its lease to lapse.
    func giveBack() async -> JobTally {
        await recorded { try $0.execute(JobStatement.release, fence) }
        return JobTally()
    }

    private func doAndComplete() async throws {
        guard let handler = worker.handlers[job.kind] else { throw QueueFailure.leaseLost }
        try await worker.pool.withConnection { connection in
            try await connection.transaction { connection in
                let outcome = try await handler(job, connection)
                let completed = try connection.execute(JobStatement.complete, fence + [.text(outcome.code)])
                guard completed == 1 else { throw QueueFailure.leaseLost }
            }
        }
    }

    private func bounded(_ body: @escaping @Sendable () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await body() }
            group.addTask {
                try await Task.sleep(for: worker.settings.timeout)
                throw QueueFailure.timeout
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func fail(_ failure: FailureCode) async -> JobTally {
        let decision = worker.settings.retry.decision(
            attempt: job.attempt, maximum: job.maximumAttempts, mayRetry: failure.mayRetry, random: .random(in: 0..<1))
        let (isDead, pause): (Bool, Duration) =
            switch decision {
            case .retry(let pause): (false, pause)
            case .dead: (true, .zero)
            }
        worker.logger?.error("a job failed", metadata: metadata.merging(["error": "\(failure.code)"]) { $1 })
        let parameters = fence + [.bool(isDead), .text(failure.code), .int8(pause.milliseconds)]
        await recorded { try $0.execute(JobStatement.fail, parameters) }
        return isDead ? JobTally(dead: 1) : JobTally(retried: 1)
    }

    /// When even this cannot be recorded, the lease lapses and the job is due again.
    private func recorded(_ body: @escaping @Sendable (isolated Connection) throws -> Int) async {
        let pool = worker.pool
        let recording = Task { try await pool.withConnection { try body($0) } }
        if case .failure(let error) = await recording.result {
            worker.logger?.warning(
                "a job's failure was not recorded", metadata: metadata.merging(["error": "\(FailureCode(error).code)"]) { $1 })
        }
    }

    private var metadata: Logger.Metadata {
        ["job": "\(job.id)", "kind": "\(job.kind)", "key": "\(job.key)", "attempt": "\(job.attempt)"]
    }
}
