/// A pool's bounds.
public struct PoolSettings: Sendable, Hashable {
    /// The longest a caller waits for a connection.
    public var waitTimeout: Duration
    /// How many callers may wait; more are refused at once, because they would only time out.
    public var maximumWaiters: Int
    /// How many times a connection is tried once one has succeeded before: a server that restarts is back within this.
    public var connectAttempts: Int
    /// The pause after the first failed try; it doubles each time up to `maximumBackoff`.
    public var backoff: Duration
    public var maximumBackoff: Duration

    public init(
        waitTimeout: Duration = .seconds(30),
        maximumWaiters: Int = 10_000,
        connectAttempts: Int = 6,
        backoff: Duration = .milliseconds(50),
        maximumBackoff: Duration = .seconds(2)
    ) {
        self.waitTimeout = waitTimeout
        self.maximumWaiters = maximumWaiters
        self.connectAttempts = connectAttempts
        self.backoff = backoff
        self.maximumBackoff = maximumBackoff
    }

    /// The pause after failed try number `attempt`, counted from 1.
    func pause(after attempt: Int) -> Duration {
        // Beyond ten doublings every sensible maximum is long passed, and the shift would overflow.
        min(maximumBackoff, backoff * (1 << min(attempt - 1, 10)))
    }
}
