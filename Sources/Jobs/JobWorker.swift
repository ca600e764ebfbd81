import Logging
import Postgres

/// One of a runner's hands: takes jobs and does them one after another.
struct JobWorker: Sendable {
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
        var next: [Job] = []
        // What was taken with the last completion is at least given back.
        while !next.isEmpty || !mustStop {
            let wakes = stop.wakes
            do {
                if !mustStop, lastSweep.map({ ContinuousClock.now - $0 >= settings.pollInterval }) ?? true {
                    try await sweep()
                    lastSweep = .now
                }
                let jobs = next.isEmpty ? try await claim() : next
                next = []
                if !jobs.isEmpty {
                    next = await perform(jobs).next
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
        var done = Performed()
        while true {
            if done.next.isEmpty {
                try Task.checkCancellation()
                done.next = try await claim()
            }
            if done.next.isEmpty, try await sweep() == 0 {
                // What came due between the claim that found nothing and the sweep that found nothing.
                done.next = try await claim()
                if done.next.isEmpty { return done.tally }
            }
            let performed = await perform(done.next)
            done = Performed(tally: done.tally + performed.tally, next: performed.next)
        }
    }

    func claim() async throws -> [Job] {
        try await taken(pool.withConnection { try $0.query(claiming.0, claiming.1) })
    }

    private var claiming: (Statement, [Parameter]) {
        (
            RunnerStatement.claim,
            [
                .text(name), .int8(settings.lease.milliseconds), .int8(Int64(settings.batch)), .texts(handlers.keys.sorted()),
            ] + seen.parameters
        )
    }

    private func taken(_ rows: Rows) throws -> [Job] {
        var lanes: [(SeenLanes.Lane, Int64)] = []
        let jobs = try rows.map { row in
            let job = try Job(claimed: row)
            lanes.append((SeenLanes.Lane(kind: job.kind, priority: job.priority), try row[10]))
            return job
        }
        seen.advance(lanes)
        return jobs
    }

    private func perform(_ jobs: [Job]) async -> Performed {
        watch.hold(jobs)
        defer { watch.release(jobs) }
        var performed = Performed()
        var single = jobs
        let cheap = jobs.filter { isDoneTogether($0) }
        if cheap.count > 1, !mustStop {
            let rest = jobs.filter { !isDoneTogether($0) }
            if let done = await JobGroup(jobs: cheap, worker: self, takesNext: rest.isEmpty).perform() { (performed, single) = (done, rest) }
        }
        for (number, job) in single.enumerated() {
            let attempt = JobAttempt(job: job, worker: self, takesNext: number == single.count - 1)
            performed = performed + (mustStop ? Performed(tally: await attempt.giveBack()) : await attempt.perform())
            watch.release([job])
        }
        return performed
    }

    private func isDoneTogether(_ job: Job) -> Bool { job.ordering == nil && rules[job.kind]?.isDoneTogether == true }

    private var mustStop: Bool { stop.isStopped || Task.isCancelled }
}

/// What came of some jobs, and what was taken with their completion.
struct Performed: Sendable {
    var tally = JobTally()
    var next: [Job] = []

    static func + (left: Performed, right: Performed) -> Performed {
        Performed(tally: left.tally + right.tally, next: left.next + right.next)
    }
}

extension JobWorker {
    /// Runs `body` under the watch's eyes: until it ends, or until it is interrupted and then ends.
    func watched<T: Sendable>(
        _ jobs: [Job], _ body: @escaping @Sendable () async throws -> T
    ) async -> (Result<T, any Error>, JobWatch.Interruption?) {
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
    func inTransaction<T: Sendable>(_ jobs: [Job], _ body: @escaping @Sendable (isolated Connection) async throws -> T) async throws -> T {
        // A handler may work elsewhere for as long as its job may take: the transaction stands idle then, and is the job's to end, not the server's.
        let idle = timeout(of: jobs) + JobSettings.idleBeyondTimeout
        let result: Result<T, any Error>
        do {
            result = try await pool.withConnection { connection in
                do {
                    let setting = (RunnerStatement.mayBeIdle, [Parameter.text("\(idle.milliseconds)")])
                    return .success(try await connection.transaction(setting: setting) { try await body($0) })
                } catch {
                    return .failure(error)
                }
            }
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            throw QueueFailure.noConnection
        }
        return try result.get()
    }

    private func timeout(of jobs: [Job]) -> Duration {
        jobs.map { rules[$0.kind]?.timeout ?? settings.timeout }.max() ?? settings.timeout
    }

    /// In the transaction of the effect: completes the jobs and, in the same round trip and the same commit, takes the next ones. The price of a
    /// commit is most of what a short job costs.
    ///
    /// - Returns: what was taken; nil when they were not all this runner's to complete, and the transaction is to be rolled back.
    func complete(_ jobs: [Job], _ outcomes: [JobOutcome], takesNext: Bool, _ connection: isolated Connection) throws -> [Job]? {
        let orderings = Set(jobs.compactMap(\.ordering)).sorted()
        let takesNext = takesNext && !mustStop
        let results = try connection.pipeline(
            orderings.map { (JobStatement.lockOrdering, [.text($0)]) }
                + [
                    (
                        RunnerStatement.complete,
                        [
                            .text(name), .int8s(jobs.map(\.id)), .int2s(jobs.map { Int16($0.attempt) }), .texts(outcomes.map(\.code)),
                        ]
                    )
                ]
                + orderings.map { (JobStatement.promote, [.text($0)]) } + (takesNext ? [claiming] : []))
        let answers = try results.map { try $0.get() }
        let completed: Int64 = try answers[orderings.count][0][0]
        guard completed == jobs.count else { return nil }
        return takesNext ? try taken(answers[answers.count - 1]) : []
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
