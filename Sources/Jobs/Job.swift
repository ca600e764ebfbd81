public import FoundationEssentials
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
    public let priority: Int16
    /// What it is in line with: jobs with the same ordering are done one at a time, in the order they were enqueued.
    public let ordering: String?
    /// Shared with what the job leads to, so that it can be found from the job and the job from it.
    public let correlation: UUID
}

/// What came of a job that was done.
public struct JobOutcome: Hashable, Sendable {
    /// 1–200 bytes, a code and never personal data, kept as history.
    public let code: String

    public init(_ code: String) { self.code = code }

    public static let done = JobOutcome("done")
}

/// Does a job, on a connection with an open transaction: what it does there and the job's completion are committed together or not
/// at all. It is cancelled when the job's time is up, when somebody asks the job to stop, or when it has been given to another runner;
/// the running statement is then cancelled too.
///
/// What it throws rolls everything back and makes the job be tried again, see ``JobFailure``.
public typealias JobHandler = @Sendable (Job, isolated Connection) async throws -> JobOutcome

/// How a runner treats jobs of one kind.
public struct JobRule: Hashable, Sendable {
    /// The longest one attempt may take; nil: the runner's own.
    public var timeout: Duration?
    /// Pauses between attempts; nil: the runner's own.
    public var retry: RetryPolicy?
    /// Cheap jobs that were taken together are done in one transaction, and completed with one statement. When one of them fails, all are
    /// rolled back and then done one by one: so only for jobs that do nothing outside their transaction.
    public var isDoneTogether: Bool

    public init(timeout: Duration? = nil, retry: RetryPolicy? = nil, isDoneTogether: Bool = false) {
        self.timeout = timeout
        self.retry = retry
        self.isDoneTogether = isDoneTogether
    }
}
