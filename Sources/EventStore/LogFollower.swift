/// The events of a tenant from a position on, in batches, each event once and in order, for as long as the task lives.
///
/// At the end of the log it waits for a hint or for the next poll, whichever comes first.
public struct LogFollower: AsyncSequence, Sendable {
    public typealias Element = [StoredEvent]

    let log: any EventLog
    let tenant: Tenant
    let position: Position
    let batch: Int
    let pollInterval: Duration

    public func makeAsyncIterator() -> Iterator { Iterator(follower: self, last: position) }

    /// One reader's place in the log. Each iterator starts where the follower was made to start, and counts for itself.
    public struct Iterator: AsyncIteratorProtocol {
        let follower: LogFollower
        var last: Position

        /// The next batch, never empty; nil when the task is cancelled.
        ///
        /// - Throws: what reading throws; the position is then unchanged, and the next call reads again.
        public mutating func next() async throws -> [StoredEvent]? {
            while !Task.isCancelled {
                let seen = follower.log.appended.signals
                let events = try await follower.log.read(follower.tenant, after: last, limit: follower.batch)
                if let end = events.last {
                    last = end.position
                    return events
                }
                await follower.log.appended.wait(after: seen, timeout: follower.pollInterval)
            }
            return nil
        }
    }
}

extension EventLog {
    /// Follows a tenant's log.
    ///
    /// - Parameters:
    ///   - tenant: whose log; it need not have an event yet.
    ///   - position: the last one already seen; zero for all.
    ///   - batch: the most events at a time.
    ///   - pollInterval: how long an append of another process can go unseen when no hint tells of it.
    public func follow(
        _ tenant: Tenant, after position: Position, batch: Int = LogBounds.readBatch, pollInterval: Duration = .milliseconds(500)
    ) -> LogFollower {
        LogFollower(log: self, tenant: tenant, position: position, batch: batch, pollInterval: pollInterval)
    }
}
