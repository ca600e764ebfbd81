public import Postgres

/// The queue: what puts jobs there and shows them. A job enqueued in a transaction exists when that transaction commits.
///
/// Errors are those of `Connection.query`.
public enum JobQueue {
    /// Attempts unless stated otherwise: with the default pauses about half an hour of trying.
    public static let defaultAttempts = 10

    /// Queues a job, unless its kind already has an unfinished one for the key; a dead one does not count.
    ///
    /// - Parameters:
    ///   - kind: 1–100 bytes.
    ///   - key: 1–200 bytes, never personal data.
    ///   - payload: JSON of at most 64 KiB, never personal data.
    ///   - priority: higher goes first.
    ///   - maximumAttempts: 1–100.
    ///   - runAt: not before then; at once by default.
    /// - Returns: false when one was already queued.
    @discardableResult
    public static func enqueue(
        kind: String, key: String, payload: String = "{}", priority: Int16 = 0, maximumAttempts: Int = defaultAttempts,
        runAt: PostgresTimestamp? = nil, on connection: isolated Connection
    ) throws -> Bool {
        try connection.execute(
            JobStatement.enqueue,
            [
                .text(kind), .text(key), .text(payload), .int2(priority), .int2(Int16(clamping: maximumAttempts)),
                .timestamp(optional: runAt),
            ]) == 1
    }

    /// Queues the job of a scheduled period, once for all time: whichever runner is first does it, in the caller's transaction or
    /// as a transaction of its own.
    ///
    /// - Parameters:
    ///   - period: what is scheduled once, for example a date; 1–200 bytes. It is also the job's key.
    /// - Returns: false when the period has been scheduled before.
    @discardableResult
    public static func schedule(
        kind: String, period: String, payload: String = "{}", priority: Int16 = 0, maximumAttempts: Int = defaultAttempts,
        runAt: PostgresTimestamp? = nil, on connection: isolated Connection
    ) throws -> Bool {
        let rows = try connection.query(
            JobStatement.schedule,
            [
                .text(kind), .text(period), .text(payload), .int2(priority), .int2(Int16(clamping: maximumAttempts)),
                .timestamp(optional: runAt),
            ])
        return try rows[0][0]
    }

    /// Unfinished and dead jobs, the next to run first.
    ///
    /// - Parameter limit: at most 1 000.
    public static func list(limit: Int = 100, on connection: isolated Connection) throws -> [QueuedJob] {
        try connection.query(JobStatement.list, [.int8(Int64(max(0, min(limit, 1000))))]).map { try QueuedJob($0) }
    }

    /// What came of jobs, the latest first.
    ///
    /// - Parameter limit: at most 1 000.
    public static func outcomes(limit: Int = 100, on connection: isolated Connection) throws -> [FinishedJob] {
        try connection.query(JobStatement.outcomes, [.int8(Int64(max(0, min(limit, 1000))))]).map { try FinishedJob($0) }
    }

    /// Gives a dead job its attempts back and makes it due now.
    ///
    /// - Returns: false when it is not dead, or when another unfinished job has its kind and key.
    public static func revive(_ id: Int64, on connection: isolated Connection) throws -> Bool {
        try connection.execute(JobStatement.revive, [.int8(id)]) == 1
    }
}
