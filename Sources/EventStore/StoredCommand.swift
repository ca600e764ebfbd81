public import FoundationEssentials
public import Postgres

/// A command as the log remembers it: what it came with, and its answer.
public struct StoredCommand: Hashable, Sendable {
    public let id: UUID
    /// 32 bytes over the command's content.
    public let digest: [UInt8]
    /// Its events' first position; nil for a command without events.
    public let first: Position?
    /// Its events' last position; where the log ended for a command without events.
    public let last: Position
    public let recordedAt: PostgresTimestamp

    public init(id: UUID, digest: [UInt8], first: Position?, last: Position, recordedAt: PostgresTimestamp) {
        self.id = id
        self.digest = digest
        self.first = first
        self.last = last
        self.recordedAt = recordedAt
    }
}
