import FoundationEssentials
public import Postgres
import Synchronization

/// The log's twin in memory: the same answers and the same chain, for tests and trials. Nothing survives the process.
public final class MemoryEventLog: EventLog {
    public let appended = WakeUp()
    private let state = Mutex<[Tenant: MemoryLog]>([:])
    private let clock: @Sendable () -> PostgresTimestamp

    /// - Parameter clock: what time it is; the machine's clock by default.
    public init(clock: @escaping @Sendable () -> PostgresTimestamp = MemoryEventLog.machineTime) {
        self.clock = clock
    }

    public func append(_ group: AppendGroup, to tenant: Tenant) async throws -> AppendOutcome {
        let now = clock()
        let outcome = state.withLock { $0[tenant, default: MemoryLog(tenant: tenant)].append(group, at: now) }
        appended.signal()
        return outcome
    }

    public func read(_ stream: StreamName, of tenant: Tenant, after version: StreamVersion) async throws -> [StoredEvent] {
        state.withLock { $0[tenant]?.events.filter { $0.stream == stream && $0.version > version } ?? [] }
    }

    public func read(_ tenant: Tenant, after position: Position, limit: Int) async throws -> [StoredEvent] {
        let bounded = max(0, min(limit, LogBounds.maximumRead))
        return state.withLock { Array($0[tenant]?.events.dropFirst(Int(position.rawValue)).prefix(bounded) ?? []) }
    }

    public func head(of tenant: Tenant) async throws -> Head? {
        state.withLock { $0[tenant]?.events.last.map { Head(position: $0.position, hash: $0.hash) } }
    }

    public func tenants() async throws -> [Tenant] {
        state.withLock { logs in
            logs.filter { !$0.value.events.isEmpty }.keys.sorted { $0.rawValue < $1.rawValue }
        }
    }

    public static let machineTime: @Sendable () -> PostgresTimestamp = {
        PostgresTimestamp(microsecondsSince1970: Int64((Date().timeIntervalSince1970 * 1_000_000).rounded(.down)))
    }
}
