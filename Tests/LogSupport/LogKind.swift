public import EventStore

/// The two logs that must answer alike.
public enum LogKind: CaseIterable, Sendable {
    case memory, postgres

    public func make() async throws -> any EventLog {
        switch self {
        case .memory: MemoryEventLog()
        case .postgres: try await LogDatabase.make().log()
        }
    }
}
