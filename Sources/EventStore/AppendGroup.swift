/// What is appended together or not at all.
public struct AppendGroup: Hashable, Sendable {
    /// The version each stream must have; a stream may be expected without getting an event.
    public let expected: [StreamName: StreamVersion]
    public let claims: [Claim]
    /// At least one; their events get their positions in this order.
    public let commands: [NewCommand]

    /// Every event's stream must be in `expected`; command ids and claims must differ from each other.
    public init(expected: [StreamName: StreamVersion], claims: [Claim] = [], commands: [NewCommand]) {
        precondition(!commands.isEmpty, "a group has a command")
        precondition(
            commands.allSatisfy { $0.events.allSatisfy { expected[$0.stream] != nil } },
            "every event's stream has an expected version")
        self.expected = expected
        self.claims = claims
        self.commands = commands
    }

    var eventCount: Int { commands.reduce(0) { $0 + $1.events.count } }

    /// Bytes of payload, for the bound on a batch.
    var size: Int {
        commands.reduce(0) { sum, command in
            command.events.reduce(sum) { $0 + $1.data.utf8.count + ($1.sealed?.bytes.count ?? 0) }
        }
    }
}
