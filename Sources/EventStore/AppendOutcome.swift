public import FoundationEssentials

/// What became of a group: refusals are values, because they are part of the work and not failures of the store.
public enum AppendOutcome: Hashable, Sendable {
    /// One receipt for each command, in order.
    case appended([Receipt])
    /// The command is known with the same digest; nothing was appended now, and this is its first answer.
    case repeated(Receipt)
    /// The id is known with another digest; nothing was appended.
    case commandReused(UUID)
    /// A stream was not at its expected version; nothing was appended.
    case conflict(stream: StreamName, expected: StreamVersion, actual: StreamVersion)
    /// Another stream holds a claim; nothing was appended.
    case claimTaken(kind: String, by: StreamName)
    /// The role of one of the group's commands may not append an event of the type, or not to the stream; nothing was appended.
    case forbidden(type: String, stream: StreamName)
}

/// Where a command's events are.
public struct Receipt: Hashable, Sendable {
    public let command: UUID
    /// Nil for a command without events.
    public let first: Position?
    /// The position of its last event; for a command without events, the head as it was.
    public let last: Position

    public init(command: UUID, first: Position?, last: Position) {
        self.command = command
        self.first = first
        self.last = last
    }
}
