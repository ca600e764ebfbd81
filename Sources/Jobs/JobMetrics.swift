import CoreMetrics
import Metrics

/// What a runner counts, per kind. Labels are of kinds and states only, never of keys.
struct JobMetrics: Sendable {
    /// How an attempt ended.
    enum End: String, CaseIterable {
        case done, retried, dead, cancelled
        case leaseLost = "lease_lost"
        case released
    }

    private struct Kind: Sendable {
        let ends: [End: Counter]
        let duration: Metrics.Timer
    }

    private let kinds: [String: Kind]
    private let factory: any MetricsFactory

    init(kinds: some Sequence<String>, factory: any MetricsFactory) {
        self.factory = factory
        self.kinds = Dictionary(
            kinds.map { kind in
                let ends = End.allCases.map {
                    ($0, Counter(label: "jobs_attempts_total", dimensions: [("kind", kind), ("end", $0.rawValue)], factory: factory))
                }
                let duration = Timer(label: "jobs_duration", dimensions: [("kind", kind)], factory: factory)
                return (kind, Kind(ends: Dictionary(ends) { first, _ in first }, duration: duration))
            }, uniquingKeysWith: { first, _ in first })
    }

    func count(_ end: End, of kind: String, _ jobs: Int = 1) { kinds[kind]?.ends[end]?.increment(by: jobs) }

    func record(_ duration: Duration, of kind: String) {
        let (seconds, attoseconds) = duration.components
        kinds[kind]?.duration.recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }

    /// How deep the queue is and for how long something has been due, as it stands in the database: the same from every runner.
    func record(_ status: JobKindStatus) {
        func gauge(_ label: String, _ value: Int64, _ more: [(String, String)] = []) {
            Gauge(label: label, dimensions: [("kind", status.kind)] + more, factory: factory).record(value)
        }
        for state in QueuedJob.State.allCases { gauge("jobs_queued", Int64(status.depth[state] ?? 0), [("state", state.rawValue)]) }
        gauge("jobs_oldest_due_seconds", status.oldestDue.components.seconds)
        gauge("jobs_paused", status.pausedAt == nil ? 0 : 1)
    }
}
