import Logging
import Postgres

/// One attempt at one job: its effect and its completion in one transaction, and its failure recorded in another.
struct JobAttempt: Sendable {
    let job: Job
    let worker: JobWorker
    /// Whether the next jobs are taken when this one is completed.
    let takesNext: Bool

    private var fence: [Parameter] { [.int8(job.id), .int2(Int16(job.attempt)), .text(worker.name)] }

    func perform() async -> Performed {
        let start = ContinuousClock.now
        let (result, interruption) = await worker.watched([job]) { try await doAndComplete() }
        worker.metrics.record(ContinuousClock.now - start, of: job.kind)
        switch result {
        case .success(let next):
            worker.logger?.debug("a job is done", metadata: metadata)
            return Performed(tally: ended(.done), next: next)
        case .failure(let error):
            return Performed(tally: await failed(error, interruption))
        }
    }

    private func failed(_ error: any Error, _ interruption: JobWatch.Interruption?) async -> JobTally {
        switch (error, interruption) {
        case (_, .askedToStop): return await stop()
        case (_, .leaseLost): return lost()
        case (_, .timeout): return await fail(FailureCode(QueueFailure.timeout))
        case (QueueFailure.noConnection, nil): return await giveBack()
        case (QueueFailure.leaseLost, nil): return await wasDone() ? ended(.done) : await stop()
        case (_, nil): return Task.isCancelled ? await giveBack() : await fail(FailureCode(error))
        }
    }

    /// Gives the job back as if it had not been taken. In a task of its own: this one may be cancelled, and the job should not
    /// have to wait for its lease to lapse.
    func giveBack() async -> JobTally {
        guard await recorded({ try $0.execute(RunnerStatement.release, fence) }) == 0 else { return ended(.released) }
        return await stop()
    }

    /// - Returns: the next jobs.
    private func doAndComplete() async throws -> [Job] {
        guard let handler = worker.handlers[job.kind] else { throw QueueFailure.leaseLost }
        return try await worker.inTransaction([job]) { connection in
            let outcome = try await handler(job, connection)
            guard let next = try worker.complete([job], [outcome], takesNext: takesNext, connection) else { throw QueueFailure.leaseLost }
            return next
        }
    }

    private func fail(_ failure: FailureCode) async -> JobTally {
        let retry = worker.rules[job.kind]?.retry ?? worker.settings.retry
        let decision = retry.decision(
            attempt: job.attempt, maximum: job.maximumAttempts, mayRetry: failure.mayRetry, random: .random(in: 0..<1))
        let (isDead, pause): (Bool, Duration) =
            switch decision {
            case .retry(let pause): (false, pause)
            case .dead: (true, .zero)
            }
        let parameters = fence + [.bool(isDead), .text(failure.code), .int8(pause.milliseconds)]
        let count = await recorded { try $0.execute(RunnerStatement.fail, parameters) }
        // The commit may have succeeded although nobody was told.
        if count == 0 { return await wasDone() ? ended(.done) : await stop() }
        worker.logger?.error("a job failed", metadata: metadata.merging(["error": "\(failure.code)"]) { $1 })
        return ended(isDead ? .dead : .retried)
    }

    /// It is not ours to complete: because it was asked to stop, and then ends here; otherwise another has it.
    private func stop() async -> JobTally {
        let count = await recorded { connection in
            try await connection.transaction { connection in
                if let ordering = job.ordering { _ = try connection.query(JobStatement.lockOrdering, [.text(ordering)]) }
                let count = try connection.execute(RunnerStatement.endCancelled, fence)
                if count == 1, let ordering = job.ordering { try connection.execute(JobStatement.promote, [.text(ordering)]) }
                return count
            }
        }
        guard count == 1 else { return lost() }
        worker.logger?.notice("a job was stopped, because somebody asked for it", metadata: metadata)
        return ended(.cancelled)
    }

    private func lost() -> JobTally {
        worker.logger?.warning("a job was given to another runner; its work here is undone", metadata: metadata)
        return ended(.leaseLost)
    }

    private func wasDone() async -> Bool {
        await recorded { try $0.query(RunnerStatement.wasDone, [.int8(job.id), .int2(Int16(job.attempt))])[0][0] as Bool ? 1 : 0 } == 1
    }

    private func ended(_ end: JobMetrics.End) -> JobTally {
        worker.metrics.count(end, of: job.kind)
        switch end {
        case .done: return JobTally(done: 1)
        case .retried: return JobTally(retried: 1)
        case .dead: return JobTally(dead: 1)
        case .cancelled: return JobTally(cancelled: 1)
        case .leaseLost, .released: return JobTally()
        }
    }

    /// In a task of its own, which nobody cancels. When even this cannot be recorded, the lease lapses and the job is due again.
    ///
    /// - Returns: what `body` returned, nil when it threw.
    private func recorded(_ body: @escaping @Sendable (isolated Connection) async throws -> Int) async -> Int? {
        let pool = worker.pool
        let recording = Task { try await pool.withConnection { try await body($0) } }
        switch await recording.result {
        case .success(let count): return count
        case .failure(let error):
            worker.logger?.warning(
                "what became of a job was not recorded", metadata: metadata.merging(["error": "\(FailureCode(error).code)"]) { $1 })
            return nil
        }
    }

    private var metadata: Logger.Metadata { job.metadata }
}

extension Job {
    /// What a line in the operators' log says of a job: nothing of its payload.
    var metadata: Logger.Metadata {
        ["job": "\(id)", "kind": "\(kind)", "key": "\(key)", "attempt": "\(attempt)", "correlation": "\(correlation)"]
    }
}
