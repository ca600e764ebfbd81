public import FoundationEssentials

/// A command that was accepted, and the events it led to: none, one or several.
public struct NewCommand: Hashable, Sendable {
    /// The idempotency key: a command that comes back with the same id and digest gets its first answer.
    public let id: UUID
    /// 32 bytes over the command's content, by which an id used for something else is told apart.
    public let digest: [UInt8]
    public let metadata: Metadata
    public let events: [NewEvent]

    public init(id: UUID, digest: [UInt8], metadata: Metadata, events: [NewEvent]) {
        precondition(digest.count == 32, "a digest is 32 bytes")
        self.id = id
        self.digest = digest
        self.metadata = metadata
        self.events = events
    }
}
