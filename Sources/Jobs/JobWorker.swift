import Logging
import Postgres

/// One of a runner's hands: takes jobs and does them one after another.
struct JobWorker: Sendable {
    /// Jobs that have come due, or whose runner is gone, are seen to so many at a time: short statements, and the rest the next time.
    static let sweepLimit = 1000

    let pool: ConnectionPool
    let handlers: [String: JobHandler]
    let rules: [String: JobRule]
    let name: String
    let settings: JobSettings
    let stop: StopSignal
    let watch: JobWatch
    let seen: SeenLanes
    let metrics: JobMetrics
    let logger: Logger?

    func runForever() async {
        var lastSweep: ContinuousClock.Instant?
        while !stop.isStopped, !Task.isCancelled {
            let wakes = stop.wakes
            do {
                if lastSweep.map({ ContinuousClock.now - $0 >= settings.pollInterval }) ?? true {
                    try await sweep()
                    lastSweep = .now
                }
                let jobs = try await claim()
                if !jobs.isEmpty {
                    _ = await perform(jobs)
                } else if try await sweep() == 0 {
                    lastSweep = .now
                    await stop.pause(after: wakes, settings.pollInterval)
                }
            } catch {
                logger?.warning("the job queue cannot be read, trying again", metadata: ["error": "\(FailureCode(error).code)"])
                await stop.pause(after: stop.wakes, settings.pollInterval)
            }
        }
    }

    func runUntilEmpty() async throws -> JobTally {
        var tally = JobTally()
        while true {
            try Task.checkCancellation()
            let jobs = try await claim()
            if jobs.isEmpty, try await sweep() == 0, try await claimAgain(&tally) { return tally }
            tally = tally + (await perform(jobs))
        }
    }

    /// What came due between the claim that found nothing and the sweep that found nothing.
    private func claimAgain(_ tally: inout JobTally) async throws -> Bool {
        let jobs = try await claim()
        tally = tally + (await perform(jobs))
        return jobs.isEmpty
    }

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

    func claim() async throws -> [Job] {
        let parameters: [Parameter] = [
            .text(name), .int8(settings.lease.milliseconds), .int8(Int64(settings.batch)), .texts(handlers.keys.sorted()),
        ]
        let (jobs, lanes) = try await pool.withConnection { connection in
            var lanes: [(SeenLanes.Lane, Int64)] = []
            let jobs = try connection.query(RunnerStatement.claim, parameters + seen.parameters).map { row in
                let job = try Job(claimed: row)
                lanes.append((SeenLanes.Lane(kind: job.kind, priority: job.priority), try row[10]))
                return job
            }
            return (jobs, lanes)
        }
        seen.advance(lanes)
        return jobs
    }

    private func perform(_ jobs: [Job]) async -> JobTally {
        watch.hold(jobs)
        defer { watch.release(jobs) }
        var tally = JobTally()
        var single = jobs
        let cheap = jobs.filter { $0.ordering == nil && rules[$0.kind]?.isDoneTogether == true }
        if cheap.count > 1, !mustStop, let done = await JobGroup(jobs: cheap, worker: self).perform() {
            tally = done
            single = jobs.filter { $0.ordering != nil || rules[$0.kind]?.isDoneTogether != true }
        }
        for job in single {
            let attempt = JobAttempt(job: job, worker: self)
            tally = tally + (mustStop ? await attempt.giveBack() : await attempt.perform())
            watch.release([job])
        }
        return tally
    }

    private var mustStop: Bool { stop.isStopped || Task.isCancelled }
}

extension JobWorker {
    /// Runs `body` under the watch's eyes: until it ends, or until it is interrupted and then ends.
    func watched(
        _ jobs: [Job], _ body: @escaping @Sendable () async throws -> Void
    ) async -> (Result<Void, any Error>, JobWatch.Interruption?) {
        let task = Task { try await body() }
        watch.begin(jobs, timeout: timeout(of: jobs)) { task.cancel() }
        let result = await withTaskCancellationHandler {
            await task.result
        } onCancel: {
            task.cancel()
        }
        return (result, watch.pause(jobs))
    }

    /// - Throws: what `body` and the transaction throw; `noConnection` when the pool had none to give, and nothing of it has begun.
    func inTransaction(_ body: @escaping @Sendable (isolated Connection) async throws -> Void) async throws {
        let result: Result<Void, any Error>
        do {
            result = try await pool.withConnection { connection in
                do {
                    try await connection.transaction { try await body($0) }
                    return .success(())
                } catch {
                    return .failure(error)
                }
            }
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            throw QueueFailure.noConnection
        }
        try result.get()
    }

    private func timeout(of jobs: [Job]) -> Duration {
        jobs.map { rules[$0.kind]?.timeout ?? settings.timeout }.max() ?? settings.timeout
    }

    /// In the transaction of the effect.
    ///
    /// - Returns: how many were this runner's to complete.
    func complete(_ jobs: [Job], _ outcomes: [JobOutcome], _ connection: isolated Connection) throws -> Int {
        for job in jobs {
            if let ordering = job.ordering { _ = try connection.query(JobStatement.lockOrdering, [.text(ordering)]) }
        }
        let rows = try connection.query(
            RunnerStatement.complete,
            [
                .text(name), .int8s(jobs.map(\.id)), .int2s(jobs.map { Int16($0.attempt) }), .texts(outcomes.map(\.code)),
            ])
        return Int(try rows[0][0] as Int64)
    }
}

extension Job {
    fileprivate init(claimed row: Row) throws(PostgresError) {
        self.init(
            id: try row[0], kind: try row[1], key: try row[2], payload: try row[3], attempt: Int(try row[4] as Int16),
            maximumAttempts: Int(try row[5] as Int16), createdAt: try row[6], priority: try row[7], ordering: try row[8],
            correlation: try row[9])
    }
}
