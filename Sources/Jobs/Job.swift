public import Postgres

/// Something to be done once, as a runner gets it.
public struct Job: Hashable, Sendable {
    public let id: Int64
    /// Which handler does it.
    public let kind: String
    /// What it is about: a kind has at most one unfinished job for each key.
    public let key: String
    /// JSON.
    public let payload: String
    /// Which attempt this is, from 1; also the fence: a runner whose attempt is not the latest completes nothing.
    public let attempt: Int
    public let maximumAttempts: Int
    public let createdAt: PostgresTimestamp
}

/// What came of a job that was done.
public struct JobOutcome: Hashable, Sendable {
    /// 1–200 bytes, a code and never personal data, kept as history.
    public let code: String

    public init(_ code: String) { self.code = code }

    public static let done = JobOutcome("done")
}

/// Does a job, on a connection with an open transaction: what it does there and the job's completion are committed together or not
/// at all. It is cancelled when the job's time is up; the running statement is then cancelled too.
///
/// What it throws rolls everything back and makes the job be tried again, see ``JobFailure``.
public typealias JobHandler = @Sendable (Job, isolated Connection) async throws -> JobOutcome
