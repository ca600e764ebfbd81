public import EventStore
public import Jobs
import Postgres

/// What stands in the queue and what has come of the latest jobs.
public struct Jobblista: Hashable, Sendable {
    /// As many as somebody looks through; the rest is in the database.
    static let flest = 100

    /// Waiting, running and given up, the next to run first.
    public let köade: [QueuedJob]
    /// Ended, the latest first.
    public let gjorda: [FinishedJob]
    /// How deep the queue is, what is paused and what is bounded.
    public let slag: [JobKindStatus]

    /// The queue as it is now: the first hundred of each list, and every kind.
    ///
    /// - Throws: `PostgresError`.
    public init(_ installation: Installation) async throws {
        (köade, gjorda, slag) = try await installation.pool.withConnection { databas in
            (
                try JobQueue.list(limit: Self.flest, on: databas), try JobQueue.outcomes(limit: Self.flest, on: databas),
                try JobQueue.kinds(on: databas)
            )
        }
    }
}

/// One job, and what it led to in the log.
public struct Jobbvisning: Hashable, Sendable {
    /// An event that the job appended: where it is to be read, and its type. What it says is read there, by who may.
    public struct Händelse: Hashable, Sendable {
        public let nämnd: Tenant
        public let position: Position
        public let typ: String
    }

    /// A job appends a few events; should one append more, the first are enough to find the rest by.
    static let flest = 1000

    public let jobb: FoundJob
    public let händelser: [Händelse]

    /// nil when there is no such job, or it has been forgotten.
    public init?(_ id: Int64, _ installation: Installation) async throws {
        let (jobb, händelser) = try await installation.pool.withConnection { databas -> (FoundJob?, [Händelse]) in
            guard let jobb = try JobQueue.find(id, on: databas) else { return (nil, []) }
            guard let samband = jobb.correlation else { return (jobb, []) }
            let rader = try databas.query(Self.fråga, [.uuid(samband), .int8(Int64(Self.flest))])
            return (
                jobb,
                try rader.map { rad in
                    let namn: String = try rad[0]
                    guard let nämnd = Tenant(rawValue: namn) else {
                        throw PostgresError.decoding(column: 0, expected: "a tenant", statement: Self.fråga.name)
                    }
                    return Händelse(nämnd: nämnd, position: Position(rawValue: try rad[1]), typ: try rad[2])
                }
            )
        }
        guard let jobb else { return nil }
        (self.jobb, self.händelser) = (jobb, händelser)
    }

    /// Reads the whole log: an index would cost every append, and this is asked seldom.
    private static let fråga = Statement(
        "events_of_job", "select tenant, position, type from eventlog.event where correlation = $1 order by tenant, position limit $2")
}
