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

    init(kinds: some Sequence<String>) {
        self.kinds = Dictionary(
            kinds.map { kind in
                let ends = End.allCases.map { ($0, Counter(label: "jobs_attempts_total", dimensions: [("kind", kind), ("end", $0.rawValue)])) }
                return (
                    kind, Kind(ends: Dictionary(ends) { first, _ in first }, duration: Timer(label: "jobs_duration", dimensions: [("kind", kind)]))
                )
            }, uniquingKeysWith: { first, _ in first })
    }

    func count(_ end: End, of kind: String, _ jobs: Int = 1) { kinds[kind]?.ends[end]?.increment(by: jobs) }

    func record(_ duration: Duration, of kind: String) {
        let (seconds, attoseconds) = duration.components
        kinds[kind]?.duration.recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }

    /// How deep the queue is and for how long something has been due, as it stands in the database: the same from every runner.
    static func record(_ status: JobKindStatus) {
        for state in QueuedJob.State.allCases {
            Gauge(label: "jobs_queued", dimensions: [("kind", status.kind), ("state", state.rawValue)]).record(status.depth[state] ?? 0)
        }
        Gauge(label: "jobs_oldest_due_seconds", dimensions: [("kind", status.kind)]).record(status.oldestDue.components.seconds)
        Gauge(label: "jobs_paused", dimensions: [("kind", status.kind)]).record(status.pausedAt == nil ? 0 : 1)
    }
}
