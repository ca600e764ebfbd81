public import FoundationEssentials
public import Postgres

/// A job that is not done, as a list shows it.
public struct QueuedJob: Hashable, Sendable {
    /// Where it is in the queue. The raw value is what the database stores, and what an operator's list shows.
    public enum State: String, Hashable, Sendable, CaseIterable {
        /// Waiting for a runner.
        case ready
        /// Waiting for its time: enqueued for later, or failed and to be tried again.
        case delayed
        /// Waiting for another of its ordering.
        case blocked
        /// A runner has it.
        case running
        /// Given up, until it is revived.
        case dead
    }

    /// Who has a running job, and since when.
    public struct Holder: Hashable, Sendable {
        public let runner: String
        public let startedAt: PostgresTimestamp
        /// Unless the runner is heard of before then, the job is given to another.
        public let leaseUntil: PostgresTimestamp
        /// When somebody asked the job to stop.
        public let cancelledAt: PostgresTimestamp?
    }

    public let id: Int64
    public let kind: String
    public let key: String
    public let state: State
    public let attempt: Int
    public let maximumAttempts: Int
    /// Not before then.
    public let runAt: PostgresTimestamp
    public let createdAt: PostgresTimestamp
    /// The code of the latest failure.
    public let error: String?
    public let priority: Int16
    public let ordering: String?
    public let correlation: UUID
    /// nil unless it is running.
    public let holder: Holder?

    init(_ row: Row) throws(PostgresError) {
        let name: String = try row[3]
        guard let state = State(rawValue: name) else {
            throw .decoding(column: 3, expected: "a job's state", statement: ControlStatement.list.name)
        }
        id = try row[0]
        kind = try row[1]
        key = try row[2]
        self.state = state
        attempt = Int(try row[4] as Int16)
        maximumAttempts = Int(try row[5] as Int16)
        runAt = try row[6]
        createdAt = try row[7]
        error = try row[8]
        priority = try row[9]
        ordering = try row[10]
        correlation = try row[11]
        holder =
            state == .running
            ? Holder(runner: try row[12], startedAt: try row[13], leaseUntil: try row[14], cancelledAt: try row[15]) : nil
    }
}

/// A job that has ended.
public struct FinishedJob: Hashable, Sendable {
    /// How it ended, for good: it stands here until outcomes as old are pruned.
    public enum State: String, Hashable, Sendable {
        case done
        /// Somebody asked for it; nothing of its last attempt took effect.
        case cancelled
        /// It was given up, and for long nobody gave it new attempts.
        case forgotten
    }

    public let id: Int64
    public let kind: String
    public let key: String
    public let state: State
    public let attempts: Int
    /// What its handler said; `cancelled` for one that was, `given_up` for one that is forgotten.
    public let outcome: JobOutcome
    /// The code of the last failure before it ended.
    public let error: String?
    public let createdAt: PostgresTimestamp
    /// nil for one that was cancelled before any runner had it.
    public let startedAt: PostgresTimestamp?
    public let finishedAt: PostgresTimestamp
    /// nil for one that ended before jobs had any.
    public let correlation: UUID?

    init(_ row: Row) throws(PostgresError) {
        let name: String = try row[9]
        guard let state = State(rawValue: name) else {
            throw .decoding(column: 9, expected: "how a job ended", statement: ControlStatement.outcomes.name)
        }
        id = try row[0]
        kind = try row[1]
        key = try row[2]
        self.state = state
        attempts = Int(try row[3] as Int16)
        outcome = JobOutcome(try row[4])
        error = try row[5]
        createdAt = try row[6]
        startedAt = try row[7]
        finishedAt = try row[8]
        correlation = try row[10]
    }
}

/// A job, wherever it stands.
public enum FoundJob: Hashable, Sendable {
    case queued(QueuedJob)
    case finished(FinishedJob)

    public var correlation: UUID? {
        switch self {
        case .queued(let job): job.correlation
        case .finished(let job): job.correlation
        }
    }
}

/// How it stands with the jobs of one kind.
public struct JobKindStatus: Hashable, Sendable {
    public let kind: String
    public internal(set) var depth: [QueuedJob.State: Int] = [:]
    /// How long the oldest ready job has been due; zero when none is.
    public internal(set) var oldestDue: Duration = .zero
    public let pausedAt: PostgresTimestamp?
    /// How many may run at once over all runners; nil: any number.
    public let maximumRunning: Int?

    /// One that has no jobs and is not steered.
    public init(kind: String) { self.init(kind: kind, pausedAt: nil, maximumRunning: nil) }

    init(kind: String, pausedAt: PostgresTimestamp?, maximumRunning: Int?) {
        self.kind = kind
        self.pausedAt = pausedAt
        self.maximumRunning = maximumRunning
    }
}
