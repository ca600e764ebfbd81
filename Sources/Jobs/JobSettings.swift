/// A runner's bounds.
public struct JobSettings: Hashable, Sendable {
    /// Jobs done at once; each takes a connection, and one more beats their hearts.
    public var concurrency: Int
    /// Jobs taken at a time by each of those: one, unless jobs are so short that fetching them costs more.
    public var batch: Int
    /// How long a runner may be silent before its jobs are given to others; it is heard of three times in that.
    public var lease: Duration
    /// The longest one attempt may take.
    public var timeout: Duration
    /// How often the queue is looked at when no hint comes, and at most how long until a running job hears that it is to stop.
    public var pollInterval: Duration
    /// How long jobs may go on after a graceful stop began, before they are cancelled and given back.
    public var stopWithin: Duration
    public var retry: RetryPolicy
    /// How often all of the queue is looked at, past what is known to be gone: what is known may be of a time that a failover or a restored
    /// backup has undone.
    public var lookAgainInterval: Duration

    /// How much longer than an attempt may take its transaction may stand idle: long enough for the runner to interrupt it first.
    static let idleBeyondTimeout: Duration = .seconds(60)

    public init(
        concurrency: Int = 2, batch: Int = 1, lease: Duration = .seconds(60), timeout: Duration = .seconds(600),
        pollInterval: Duration = .seconds(1), stopWithin: Duration = .seconds(20), retry: RetryPolicy = RetryPolicy(),
        lookAgainInterval: Duration = .seconds(60)
    ) {
        precondition((1...64).contains(concurrency) && (1...1000).contains(batch))
        self.concurrency = concurrency
        self.batch = batch
        self.lease = lease
        self.timeout = timeout
        self.pollInterval = pollInterval
        self.stopWithin = stopWithin
        self.retry = retry
        self.lookAgainInterval = lookAgainInterval
    }
}

extension Duration {
    var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
