import Glibc

/// A lock on a file, let go when this is released or the process ends, however it ends.
///
/// Källa: flock(2). The descriptor is closed on exec, so no child of ours keeps the lock.
final class FileLock: Sendable {
    private let descriptor: Int32

    enum Kind {
        case shared, exclusive

        var operation: Int32 { self == .shared ? LOCK_SH : LOCK_EX }
    }

    /// How often a lock held by another is tried again.
    private static let pauseMicroseconds: UInt32 = 20_000

    /// - Parameter wait: how long to try.
    /// - Returns: nil when another held it all that time.
    /// - Throws: `.system` when the file cannot be made.
    static func take(_ kind: Kind, on path: String, wait: Duration) throws(ClusterError) -> FileLock? {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        if descriptor < 0 { throw .system(operation: "opening \(path)", code: errno) }
        let lock = FileLock(descriptor)
        let deadline = ContinuousClock.now + wait
        while flock(descriptor, kind.operation | LOCK_NB) != 0 {
            if errno != EWOULDBLOCK && errno != EINTR { throw .system(operation: "locking \(path)", code: errno) }
            if ContinuousClock.now >= deadline { return nil }
            usleep(pauseMicroseconds)
        }
        return lock
    }

    /// Lets go before the last reference does.
    func release() { flock(descriptor, LOCK_UN) }

    private init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }
}
