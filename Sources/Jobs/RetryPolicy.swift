/// When a failed job is tried again, and when it is given up.
public struct RetryPolicy: Hashable, Sendable {
    /// The pause after the first failed attempt; it doubles with each.
    public var first: Duration
    /// The longest pause.
    public var longest: Duration
    /// How much a pause varies up and down, as a part of it: jobs that failed together do not come back together.
    public var jitter: Double

    public init(first: Duration = .seconds(2), longest: Duration = .seconds(3600), jitter: Double = 0.2) {
        precondition((0...1).contains(jitter) && first >= .zero && longest >= first)
        self.first = first
        self.longest = longest
        self.jitter = jitter
    }

    enum Decision: Equatable {
        case retry(after: Duration)
        /// Kept and shown, and not tried again until someone revives it.
        case dead
    }

    /// - Parameters:
    ///   - attempt: the attempt that failed, from 1.
    ///   - random: 0 ..< 1.
    func decision(attempt: Int, maximum: Int, mayRetry: Bool, random: Double) -> Decision {
        guard mayRetry, attempt < maximum else { return .dead }
        // Beyond 30 doublings every sensible longest pause is passed, and the number would overflow.
        let pause = min(longest, first * (1 << min(attempt - 1, 30)))
        return .retry(after: pause * (1 + jitter * (2 * random - 1)))
    }
}
