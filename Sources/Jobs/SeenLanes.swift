import Postgres
import Synchronization

/// From where on in each kind and priority the jobs of the queue have to be looked at: see `jobs.claim`. Shared by a runner's hands.
final class SeenLanes: Sendable {
    struct Lane: Hashable, Sendable, Comparable {
        let kind: String
        let priority: Int16

        static func < (left: Lane, right: Lane) -> Bool { (left.kind, left.priority) < (right.kind, right.priority) }
    }

    private let from = Mutex<[Lane: Int64]>([:])

    func advance(_ lanes: [(Lane, Int64)]) {
        from.withLock { from in
            for (lane, seen) in lanes { from[lane] = max(from[lane] ?? 0, seen) }
        }
    }

    /// The last three of `jobs.claim`.
    var parameters: [Parameter] {
        let lanes = from.withLock { $0.sorted { $0.key < $1.key } }
        return [.texts(lanes.map(\.key.kind)), .int2s(lanes.map(\.key.priority)), .int8s(lanes.map(\.value))]
    }
}
