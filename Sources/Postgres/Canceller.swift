import CPostgres
import Glibc
import Synchronization

/// Asks the server to cancel what a connection is running, from any thread.
///
/// Källa: PostgreSQL 15, 34.7 Canceling Queries in Progress.
public final class Canceller: Sendable {
    /// A `PGcancel` by its address: the compiler cannot know that what a C pointer leads to may be used by several threads. This may: it does not
    /// change once made, PQcancel is documented as safe from any thread, and it is freed only under the lock that every use of it is under.
    private struct Key {
        private let address: UInt
        var isPaused = false

        init(_ pointer: OpaquePointer) { address = UInt(bitPattern: pointer) }

        var pointer: OpaquePointer? { OpaquePointer(bitPattern: address) }
    }

    private let key = Mutex<Key?>(nil)
    private let requested = Atomic<Bool>(false)

    /// Blocks for one round trip to the server; does nothing on a connection that is not open.
    ///
    /// - Returns: true when the request was delivered, which does not say that anything was running.
    @discardableResult
    public func cancel() -> Bool {
        key.withLock { key in key.map { Canceller.send($0) } ?? false }
    }

    deinit { adopt(nil) }

    /// Takes over a `PGcancel`; nil when its connection closes.
    func adopt(_ pointer: OpaquePointer?) {
        key.withLock { key in
            if let old = key { PQfreeCancel(old.pointer) }
            key = pointer.map(Key.init)
        }
    }

    /// True once the task that uses the connection was cancelled: no further statement of its begins.
    var isCancelled: Bool { requested.load(ordering: .acquiring) }

    /// Marks the connection as cancelled and cancels what runs, from a thread of its own: a caller on the cooperative pool must
    /// not wait for the network. Repeats, because a request may overtake the statement it is meant for.
    func cancelForGood() {
        guard !requested.exchange(true, ordering: .acquiringAndReleasing) else { return }
        let context = Unmanaged.passRetained(self)
        var thread = pthread_t()
        let status = pthread_create(
            &thread, nil,
            { context in
                guard let context else { return nil }
                Unmanaged<Canceller>.fromOpaque(context).takeRetainedValue().repeatCancel()
                return nil
            }, context.toOpaque())
        if status == 0 { pthread_detach(thread) } else { context.release() }
    }

    /// No request is sent from now until ``resume()``; waits for one that is on its way.
    ///
    /// For ROLLBACK, which must not be cancelled itself, and for COMMIT: cancelled while it waits for a synchronous standby it would
    /// answer as if the standby had the transaction.
    func pause() {
        key.withLock { key in key?.isPaused = true }
    }

    func resume() {
        key.withLock { key in key?.isPaused = false }
    }

    /// Together about two seconds: a request that has not met its statement by then never will, and the statement's own timeout
    /// remains.
    private static let attempts = 40
    private static let pauseMicroseconds: UInt32 = 50_000

    private func repeatCancel() {
        for _ in 0..<Canceller.attempts {
            let isOver = key.withLock { key in
                guard let key else { return true }
                if !key.isPaused { Canceller.send(key) }
                return false
            }
            if isOver { return }
            usleep(Canceller.pauseMicroseconds)
        }
    }

    @discardableResult
    private static func send(_ key: Key) -> Bool {
        var reason = [CChar](repeating: 0, count: 256)
        return PQcancel(key.pointer, &reason, Int32(reason.count)) == 1
    }
}
