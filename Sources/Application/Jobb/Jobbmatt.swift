public import Jobs
import Postgres

/// How it stands with the queue, for monitoring: as the database has it, so that it is the same whichever process is asked and also when no runner is
/// at work.
public struct Jobbmått: Hashable, Sendable {
    /// Every kind of job there is, by name.
    public let slag: [JobKindStatus]

    /// - Throws: `PostgresError`.
    public init(_ installation: Installation) async throws {
        let kända = Set(Jobbkörare.slag(installation))
        let köns = try await installation.pool.withConnection { try JobQueue.kinds(on: $0) }
        let tomma = kända.subtracting(köns.map(\.kind)).map { JobKindStatus(kind: $0) }
        slag = (köns + tomma).sorted { $0.kind < $1.kind }
    }

    /// Gauges in Prometheus's text format. Those that are zero are there too: an alarm on one that is missing never comes.
    ///
    /// Källa: Prometheus, Exposition formats, Text-based format.
    public var prometheus: String {
        func mått(_ namn: String, _ text: String, _ rader: (JobKindStatus) -> [String]) -> String {
            "# HELP \(namn) \(text)\n# TYPE \(namn) gauge\n" + slag.flatMap(rader).map { "\(namn)\($0)\n" }.joined()
        }
        return mått("jobs_queued", "Jobs in the queue by state; dead ones were given up.") { slag in
            QueuedJob.State.allCases.map { "{kind=\"\(slag.kind)\",state=\"\($0.rawValue)\"} \(slag.depth[$0] ?? 0)" }
        }
            + mått("jobs_oldest_due_seconds", "How long the oldest ready job has been due.") {
                ["{kind=\"\($0.kind)\"} \($0.oldestDue.components.seconds)"]
            } + mått("jobs_paused", "Whether somebody has paused the kind.") { ["{kind=\"\($0.kind)\"} \($0.pausedAt == nil ? 0 : 1)"] }
    }
}
