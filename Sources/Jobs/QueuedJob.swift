public import Postgres

/// A job that is not done, as a list shows it.
public struct QueuedJob: Hashable, Sendable {
    public enum State: String, Hashable, Sendable {
        /// Waiting for its time or for a runner.
        case ready
        /// A runner has it.
        case running
        /// Given up, until it is revived.
        case dead
    }

    public let id: Int64
    public let kind: String
    public let key: String
    public let state: State
    public let attempt: Int
    public let maximumAttempts: Int
    public let runAt: PostgresTimestamp
    public let createdAt: PostgresTimestamp
    /// The code of the latest failure.
    public let error: String?

    init(_ row: Row) throws(PostgresError) {
        let name: String = try row[3]
        guard let state = State(rawValue: name) else {
            throw .decoding(column: 3, expected: "a job's state", statement: JobStatement.list.name)
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
    }
}

/// A job that was done.
public struct FinishedJob: Hashable, Sendable {
    public let id: Int64
    public let kind: String
    public let key: String
    public let attempts: Int
    public let outcome: JobOutcome
    /// The code of the last failure before it was done.
    public let error: String?
    public let createdAt: PostgresTimestamp
    public let startedAt: PostgresTimestamp
    public let finishedAt: PostgresTimestamp

    init(_ row: Row) throws(PostgresError) {
        id = try row[0]
        kind = try row[1]
        key = try row[2]
        attempts = Int(try row[3] as Int16)
        outcome = JobOutcome(try row[4])
        error = try row[5]
        createdAt = try row[6]
        startedAt = try row[7]
        finishedAt = try row[8]
    }
}
