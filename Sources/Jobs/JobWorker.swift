import Logging
import Postgres

/// One of a runner's hands: takes jobs and does them one after another.
struct JobWorker: Sendable {
    let pool: ConnectionPool
    let handlers: [String: JobHandler]
    let name: String
    let settings: JobSettings
    let stop: StopSignal
    let logger: Logger?

    func runForever() async {
        while !stop.isStopped, !Task.isCancelled {
            let wakes = stop.wakes
            do {
                let jobs = try await claim()
                if jobs.isEmpty {
                    await stop.pause(after: wakes, settings.pollInterval)
                } else {
                    _ = await perform(jobs)
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
            if jobs.isEmpty { return tally }
            tally = tally + (await perform(jobs))
        }
    }

    private func claim() async throws -> [Job] {
        let parameters: [Parameter] = [
            .texts(handlers.keys.sorted()), .int8(Int64(settings.batch)), .text(name), .int8(settings.lease.milliseconds),
        ]
        return try await pool.withConnection { connection in
            try connection.execute(JobStatement.reap)
            return try connection.query(JobStatement.claim, parameters).map { row in
                try Job(
                    id: row[0], kind: row[1], key: row[2], payload: row[3], attempt: Int(row[4] as Int16),
                    maximumAttempts: Int(row[5] as Int16), createdAt: row[6])
            }
        }
    }

    private func perform(_ jobs: [Job]) async -> JobTally {
        let heartbeat = Heartbeat(pool: pool, worker: name, lease: settings.lease, jobs: jobs.map(\.id), logger: logger).start()
        defer { heartbeat.cancel() }
        var tally = JobTally()
        for job in jobs {
            let attempt = JobAttempt(job: job, worker: self)
            tally = tally + (stop.isStopped || Task.isCancelled ? await attempt.giveBack() : await attempt.perform())
        }
        return tally
    }
}
