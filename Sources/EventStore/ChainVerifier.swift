/// Checks a tenant's chain from its first event on, event by event: constant memory, whatever the length.
public struct ChainVerifier: Sendable {
    /// What is wrong, at the first position where something is.
    public enum Fault: Error, Hashable, Sendable {
        /// Another position was to follow: an event is missing, or stands twice.
        case gap(expected: Position, found: Position)
        /// The event does not have the hash its content and the event before it give: one of them was changed.
        case hash(Position)
        /// The log ends before its head does, or after it.
        case length(last: Position, head: Position)
        /// The head does not have the last event's hash.
        case headHash(Position)

        /// Where to look first.
        public var position: Position {
            switch self {
            case .gap(let expected, _): expected
            case .hash(let position), .headHash(let position): position
            case .length(let last, let head): min(last, head)
            }
        }
    }

    /// The last event that was found right, and its hash.
    public private(set) var last: Head
    private var encoder = EventEncoder()

    /// - Parameter known: where to begin, for a check that goes on from an earlier one; from the start by default.
    public init(after known: Head = Head(position: .zero, hash: Chain.start)) { last = known }

    /// Takes the next event.
    public mutating func feed(_ event: StoredEvent) throws(Fault) {
        let next = Position(rawValue: last.position.rawValue + 1)
        guard event.position == next else { throw .gap(expected: next, found: event.position) }
        let hash = Chain.hash(previous: last.hash, event: event, with: &encoder)
        guard hash == event.hash else { throw .hash(next) }
        last = Head(position: next, hash: hash)
    }

    /// Compares with the head, read before the last events were: what is appended meanwhile is not a fault.
    public func finish(head: Head?) throws(Fault) {
        let head = head ?? Head(position: .zero, hash: Chain.start)
        guard last.position == head.position else { throw .length(last: last.position, head: head.position) }
        guard last.hash == head.hash else { throw .headHash(head.position) }
    }
}

extension EventLog {
    /// Checks a tenant's chain as far as the head is when the check begins.
    ///
    /// - Returns: the head, proved; nil for a tenant without events.
    /// - Throws: ``ChainVerifier/Fault`` for the first fault; a `PostgresError` when the store failed.
    public func verifyChain(of tenant: Tenant, batch: Int = LogBounds.readBatch) async throws -> Head? {
        let head = try await head(of: tenant)
        var verifier = ChainVerifier()
        while true {
            let left = (head?.position.rawValue ?? 0) - verifier.last.position.rawValue
            // Beyond the head is looked at only when there is no head: events without one are a fault too.
            let events = try await read(tenant, after: verifier.last.position, limit: max(1, min(batch, Int(left))))
            if left == 0 && head != nil { break }
            for event in events { try verifier.feed(event) }
            if events.isEmpty { break }
        }
        try verifier.finish(head: head)
        return head
    }
}
