import CoreMetrics
import Metrics

/// What a runner counts, per kind. Labels are of kinds and ends only, never of keys. How deep the queue is stands in the database, the same for
/// all: see ``JobQueue/kinds(on:)``.
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

    init(kinds: some Sequence<String>, factory: any MetricsFactory) {
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
}
