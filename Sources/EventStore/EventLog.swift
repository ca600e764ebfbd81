/// A log of events for each tenant: gap-free positions in commit order, versions per stream, and a hash chain.
public protocol EventLog: Sendable {
    /// Signalled after an append by this process. A hint: what others append does not signal it.
    var appended: WakeUp { get }

    /// Appends a group, or says as a value why not.
    ///
    /// - Throws: a `PostgresError` when the store failed, or a `CancellationError`; nothing is then appended. ``UndeterminedAppend`` when the
    ///   store went away under it and did not come back in time.
    func append(_ group: AppendGroup, to tenant: Tenant) async throws -> AppendOutcome

    /// All events of a stream after a version, in order; empty for a stream without any.
    func read(_ stream: StreamName, of tenant: Tenant, after version: StreamVersion) async throws -> [StoredEvent]

    /// At most `limit` events after a position, in order; empty at the end.
    func read(_ tenant: Tenant, after position: Position, limit: Int) async throws -> [StoredEvent]

    /// The last position and its hash; nil when nothing was ever appended.
    func head(of tenant: Tenant) async throws -> Head?

    /// Every tenant that has an event, in order.
    func tenants() async throws -> [Tenant]
}

/// The last position of a tenant's log and the hash of its event.
public struct Head: Hashable, Sendable {
    public let position: Position
    public let hash: [UInt8]

    public init(position: Position, hash: [UInt8]) {
        self.position = position
        self.hash = hash
    }
}
