@testable import Jobs
import LogSupport
import MetricsTestKit
import Postgres
import Support
import Testing

@Suite("A runner's metrics")
struct JobMetricsTests {
    @Test("say how attempts ended, by kind")
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
        _ = try await runner.runUntilEmpty()
        func count(_ end: String) throws -> Int64 {
            try metrics.expectCounter("jobs_attempts_total", [("kind", "report"), ("end", end)]).totalValue
        }
        #expect(try count("done") == 2 && count("retried") == 2 && count("dead") == 1 && count("lease_lost") == 0)
        #expect(try metrics.expectTimer("jobs_duration", [("kind", "report")]).values.count == 5)
    }
}
