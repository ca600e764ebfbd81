/// Why a pool had no connection to give.
public enum PoolFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// All connections were in use for as long as a caller may wait.
    case timeout
    /// As many callers as may wait were already waiting.
    case queueFull
    /// The pool is closed.
    case closed

    public var description: String {
        switch self {
        case .timeout: "no database connection became free in time"
        case .queueFull: "too many are already waiting for a database connection"
        case .closed: "the connection pool is closed"
        }
    }
}
