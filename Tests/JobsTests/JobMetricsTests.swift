@testable import Jobs
import LogSupport
import MetricsTestKit
import Postgres
import Support
import Testing

@Suite("A runner's metrics")
struct JobMetricsTests {
    @Test("say how attempts ended and how deep the queue is, by kind")
    func counted() async throws {
        let queue = try await JobFixture.make()
        let metrics = TestMetrics()
        let handler: JobHandler = { job, _ in
            if job.key == "fails" { throw Refusal(mayRetry: true) }
            return .done
        }
        let runner = JobRunner(
            pool: queue.pool, handlers: ["report": handler], rules: [:], name: "test",
            settings: JobSettings(retry: RetryPolicy(first: .zero, longest: .zero)), logger: nil, metrics: metrics)
        for key in ["a", "b", "fails"] { try await queue.enqueue("report", key, attempts: 3) }
        try await queue.enqueue("letter", "later")
        _ = try await runner.runUntilEmpty()
        var known: Set<String> = []
        try await runner.measureOnce(&known)
        func count(_ end: String) throws -> Int64 {
            try metrics.expectCounter("jobs_attempts_total", [("kind", "report"), ("end", end)]).totalValue
        }
        #expect(try count("done") == 2 && count("retried") == 2 && count("dead") == 1 && count("lease_lost") == 0)
        #expect(try metrics.expectTimer("jobs_duration", [("kind", "report")]).values.count == 5)
        func depth(_ kind: String, _ state: String) throws -> Double? {
            try metrics.expectGauge("jobs_queued", [("kind", kind), ("state", state)]).lastValue
        }
        #expect(try depth("report", "dead") == 1 && depth("report", "ready") == 0 && depth("letter", "ready") == 1)
        // The last one has gone: its kind is told of as empty, not as it was.
        let dead = try #require(try await queue.job("fails"))
        _ = try await queue.cancel(dead.id)
        try await runner.measureOnce(&known)
        #expect(try depth("report", "dead") == 0)
    }
}
