public import FoundationEssentials

/// Who did it, as what, and what it belongs to: the same for every event of one command.
public struct Metadata: Hashable, Sendable {
    /// Who acted, as the log is to name them: a login or a program, never a person's name or number.
    public let actor: String
    public let role: String
    /// The part of the organisation the actor acted for.
    public let unit: String?
    /// Shared by everything that came of one request.
    public let correlation: UUID
    /// The event or command that gave rise to this one.
    public let causation: UUID?

    public init(actor: String, role: String, unit: String? = nil, correlation: UUID, causation: UUID? = nil) {
        self.actor = actor
        self.role = role
        self.unit = unit
        self.correlation = correlation
        self.causation = causation
    }
}
