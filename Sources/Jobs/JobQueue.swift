public import FoundationEssentials
public import Postgres

/// The queue: what puts jobs there, shows them and steers them. A job enqueued in a transaction exists when that transaction commits.
///
/// Errors are those of `Connection.query`.
public enum JobQueue {
    /// Attempts unless stated otherwise: with the default pauses, which double from 2 s, 17 minutes from the first to the last.
    public static let defaultAttempts = 10

    /// Queues a job, unless its kind already has an unfinished one for the key; a dead one does not count.
    ///
    /// Jobs with the same `ordering` are done one at a time in the order they were enqueued, whatever their kinds and priorities. One that
    /// waits for its time or for a new attempt holds back those behind it, and so does a dead one until it is revived or cancelled: going
    /// past a step that failed is what an ordering is there to prevent. Enqueueing in an ordering waits for other transactions that
    /// do so in the same one.
    ///
    /// - Parameters:
    ///   - kind: 1–100 bytes.
    ///   - key: 1–200 bytes, never personal data.
    ///   - payload: JSON of at most 64 KiB, never personal data.
    ///   - priority: higher goes first; among equals, who became due first.
    ///   - maximumAttempts: 1–100.
    ///   - runAt: not before then; at once by default.
    ///   - ordering: 1–200 bytes, never personal data; nil: in line with nothing.
    ///   - correlation: what the job came of; by default something of its own.
    ///   - connection: the job exists when its transaction commits.
    /// - Returns: false when one was already queued.
    @discardableResult
    public static func enqueue(
        kind: String, key: String, payload: String = "{}", priority: Int16 = 0, maximumAttempts: Int = defaultAttempts,
        runAt: PostgresTimestamp? = nil, ordering: String? = nil, correlation: UUID? = nil, on connection: isolated Connection
    ) throws -> Bool {
        let enqueue: (Statement, [Parameter]) = (
            JobStatement.enqueue,
            [
                .text(kind), .text(key), .text(payload), .int2(priority), .int2(Int16(clamping: maximumAttempts)),
                .timestamp(optional: runAt), .uuid(optional: correlation), .text(optional: ordering),
            ]
        )
        var before: [(Statement, [Parameter])] = []
        if priority != 0 { before.append((JobStatement.lane, [.text(kind), .int2(priority)])) }
        if let ordering { before.append((JobStatement.lockOrdering, [.text(ordering)])) }
        guard !before.isEmpty else { return try connection.execute(enqueue.0, enqueue.1) == 1 }
        return try connection.all(before + [enqueue]).affected == 1
    }

    /// Queues the job of a scheduled period, once for all time: whichever runner is first does it, in the caller's transaction or
    /// as a transaction of its own.
    ///
    /// What is still wanted is scheduled again and again. So a job that was given up is given new attempts when its period is scheduled with another
    /// payload: with the day in the payload at most once a day, however often somebody looks.
    ///
    /// - Parameters:
    ///   - kind: 1–100 bytes.
    ///   - period: what is scheduled once, for example a date; 1–200 bytes. It is also the job's key.
    ///   - payload: JSON of at most 64 KiB, never personal data.
    ///   - priority: higher goes first; among equals, who became due first.
    ///   - maximumAttempts: 1–100.
    ///   - runAt: not before then; at once by default.
    ///   - correlation: what the job came of; by default something of its own.
    ///   - keptFor: after that nobody will schedule the period again, so that the queue may forget it; nil: never.
    ///   - connection: the job exists when its transaction commits.
    /// - Returns: false when the period has been scheduled before, and nothing is changed.
    @discardableResult
    public static func schedule(
        kind: String, period: String, payload: String = "{}", priority: Int16 = 0, maximumAttempts: Int = defaultAttempts,
        runAt: PostgresTimestamp? = nil, correlation: UUID? = nil, keptFor: Duration? = nil, on connection: isolated Connection
    ) throws -> Bool {
        let schedule: (Statement, [Parameter]) = (
            JobStatement.schedule,
            [
                .text(kind), .text(period), .text(payload), .int2(priority), .int2(Int16(clamping: maximumAttempts)),
                .timestamp(optional: runAt), .uuid(optional: correlation), .int8(optional: keptFor?.milliseconds),
            ]
        )
        guard priority != 0 else { return try connection.query(schedule.0, schedule.1)[0][0] }
        return try connection.all([(JobStatement.lane, [.text(kind), .int2(priority)]), schedule])[0][0]
    }

    /// Queues a job for what somebody sees again and again that it is needed: unless its kind has an unfinished one for the key. One that was given
    /// up stands in the way as long as the payload is the same, and is given new attempts for another, as when a period is scheduled again.
    ///
    /// - Returns: whether there is something new to do.
    @discardableResult
    public static func ensure(kind: String, key: String, payload: String, on connection: isolated Connection) throws -> Bool {
        try connection.query(JobStatement.ensure, [.text(kind), .text(key), .text(payload), .int2(Int16(defaultAttempts))])[0][0]
    }
}

extension Connection {
    /// All of it or nothing, in one round trip.
    ///
    /// - Returns: the last one's rows.
    func all(_ statements: [(Statement, [Parameter])]) throws -> Rows {
        let results = try pipeline(statements)
        // The one that failed says why; those before it answered, those after it say only that they were not run.
        for result in results.dropLast() { _ = try result.get() }
        guard let last = results.last else { throw PostgresError.misuse("no statements") }
        return try last.get()
    }
}
