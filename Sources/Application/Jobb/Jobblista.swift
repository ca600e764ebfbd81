public import Jobs
import Postgres

/// What stands in the queue and what has come of the latest jobs.
public struct Jobblista: Hashable, Sendable {
    /// As many as somebody looks through; the rest is in the database.
    static let flest = 100

    /// Waiting, running and given up, the next to run first.
    public let köade: [QueuedJob]
    /// Done, the latest first.
    public let gjorda: [FinishedJob]

    public init(_ installation: Installation) async throws {
        (köade, gjorda) = try await installation.pool.withConnection { databas in
            (try JobQueue.list(limit: Self.flest, on: databas), try JobQueue.outcomes(limit: Self.flest, on: databas))
        }
    }
}

extension Jobbkörare {
    /// Gives a job that was given up its attempts back.
    ///
    /// - Returns: false when it is not given up, or when the same job stands in the queue anew.
    public static func körOm(_ id: Int64, _ installation: Installation) async throws -> Bool {
        try await installation.pool.withConnection { try JobQueue.revive(id, on: $0) }
    }
}
