import Application
import Foundation
import Jobs
import Postgres

/// Jobs that do nothing, taken, run and completed by a runner with one hand — against the bare statements on the same table: take so many,
/// complete so many, and nothing in between.
enum JobMeasure {
    static let one = measure("jobb_1", batch: 1, jobs: 1_000)
    static let many = measure("jobb_100", batch: 100, jobs: 20_000)

    private static let kind = "tomt"

    private static func measure(_ name: String, batch: Int, jobs: Int) -> Measure {
        Measure(name: name, against: "bar SQL på samma tabell, \(batch) åt gången", unit: "per s", bar: .atLeast(0.6)) { pairs in
            try await Workplace.with { place in
                let floor = try await Connection.open(place.superuser)
                let runner = JobRunner(
                    pool: place.installation.pool, handlers: [kind: { _, _ in .done }], rules: [kind: JobRule(isDoneTogether: batch > 1)],
                    name: "bench", settings: JobSettings(concurrency: 1, batch: batch))
                let found = try await Measure.interleaved(
                    pairs,
                    ours: {
                        try await fill(jobs, floor)
                        return try await Measure.rate(of: jobs) {
                            guard try await runner.runUntilEmpty() == JobTally(done: jobs) else { throw CocoaError(.coderInvalidValue) }
                        }
                    },
                    limit: {
                        try await fill(jobs, floor)
                        return try await Measure.rate(of: jobs) { try await drain(batch, floor) }
                    })
                await floor.close()
                return found
            }
        }
    }

    /// The same queue each time: nothing in it but these, and nothing dead.
    private static func fill(_ jobs: Int, _ connection: Connection) async throws {
        try await connection.run(script: "truncate jobs.job, jobs.outcome")
        try await connection.execute(fill, [.text(kind), .int8(Int64(jobs))])
        try await connection.run(script: "vacuum analyze jobs.job")
        try await connection.run(script: "checkpoint")
    }

    private static func drain(_ batch: Int, _ connection: isolated Connection) async throws {
        while true {
            let ids = try connection.query(take, [.text(kind), .int8(Int64(batch))]).map { try $0[0] as Int64 }
            if ids.isEmpty { return }
            try connection.execute(complete, [.int8s(ids)])
        }
    }

    private static let fill = Statement(
        "floor_fill",
        """
        insert into jobs.job (kind, key, payload, max_attempts, run_at)
        select $1, n::text, '{}', 10, clock_timestamp() from generate_series(1, $2) n
        """)

    private static let take = Statement(
        "floor_take",
        """
        with due as materialized (
            select id from jobs.job where kind = $1 and priority = 0 and state = 'ready' order by ready_xact, id limit $2 for update skip locked
        )
        update jobs.job j set state = 'running', attempt = j.attempt + 1, worker = 'floor', started_at = clock_timestamp(),
            lease_until = clock_timestamp() + interval '1 minute'
        from due where j.id = due.id returning j.id
        """)

    private static let complete = Statement(
        "floor_complete",
        """
        with done as (delete from jobs.job where id = any ($1) and state = 'running' returning *)
        insert into jobs.outcome (job_id, kind, key, attempts, outcome, error, created_at, started_at)
        select id, kind, key, attempt, 'done', error, created_at, started_at from done
        """)
}
