/// What a runner did.
public struct JobTally: Hashable, Sendable {
    public var done: Int
    /// Attempts that failed and will be made again.
    public var retried: Int
    /// Jobs given up.
    public var dead: Int
    /// Jobs that were stopped because somebody asked for it.
    public var cancelled: Int

    public init(done: Int = 0, retried: Int = 0, dead: Int = 0, cancelled: Int = 0) {
        self.done = done
        self.retried = retried
        self.dead = dead
        self.cancelled = cancelled
    }

    /// Both together: of several runners, or of a runner's turns.
    public static func + (left: JobTally, right: JobTally) -> JobTally {
        JobTally(
            done: left.done + right.done, retried: left.retried + right.retried, dead: left.dead + right.dead,
            cancelled: left.cancelled + right.cancelled)
    }
}
