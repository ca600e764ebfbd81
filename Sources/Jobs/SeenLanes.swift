import Postgres
import Synchronization

/// From where on in each kind and priority the jobs of the queue have to be looked at: see `jobs.claim`. Shared by a runner's hands.
///
/// Forgotten now and then: after a failover or from a restored backup, transactions are numbered from an earlier one on, and jobs would be passed
/// over.
final class SeenLanes: Sendable {
    struct Lane: Hashable, Sendable, Comparable {
        let kind: String
        let priority: Int16

        static func < (left: Lane, right: Lane) -> Bool { (left.kind, left.priority) < (right.kind, right.priority) }
    }

    private struct State {
        var from: [Lane: Int64] = [:]
        var since = ContinuousClock.now
    }

    private let forgetsAfter: Duration
    private let state = Mutex(State())

    init(forgetsAfter: Duration) { self.forgetsAfter = forgetsAfter }

    func advance(_ lanes: [(Lane, Int64)]) {
        state.withLock { state in
            for (lane, seen) in lanes { state.from[lane] = max(state.from[lane] ?? 0, seen) }
        }
    }

    /// The last three of `jobs.claim`.
    var parameters: [Parameter] {
        let lanes = state.withLock { state in
            if .now - state.since >= forgetsAfter { state = State() }
            return state.from.sorted { $0.key < $1.key }
        }
        return [.texts(lanes.map(\.key.kind)), .int2s(lanes.map(\.key.priority)), .int8s(lanes.map(\.value))]
    }
}
