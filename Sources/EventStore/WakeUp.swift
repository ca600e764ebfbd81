import Synchronization

/// A hint that something has happened, for any number of waiters. A hint may be false, and may be missed by who does not wait:
/// so it is always used together with looking for oneself.
public final class WakeUp: Sendable {
    private struct Waiter {
        let continuation: CheckedContinuation<Void, Never>
        let clock: Task<Void, any Error>

        func wake() {
            clock.cancel()
            continuation.resume()
        }
    }

    private struct State {
        var signals: UInt64 = 0
        var lastWaiter = 0
        var waiters: [Int: Waiter] = [:]
    }

    private let state = Mutex(State())

    public init() {}

    /// How many signals there have been; ask before looking, wait for more after having found nothing.
    public var signals: UInt64 { state.withLock { $0.signals } }

    /// Wakes everyone that waits.
    public func signal() {
        let waiters = state.withLock { state in
            state.signals += 1
            defer { state.waiters = [:] }
            return state.waiters.values
        }
        for waiter in waiters { waiter.wake() }
    }

    /// Returns at a signal after the first `seen`, when `timeout` has passed, or when the task is cancelled.
    public func wait(after seen: UInt64, timeout: Duration) async {
        let id = state.withLock { state in
            state.lastWaiter += 1
            return state.lastWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let waits = state.withLock { state in
                    guard state.signals == seen, !Task.isCancelled else { return false }
                    state.waiters[id] = Waiter(continuation: continuation, clock: clock(for: id, timeout))
                    return true
                }
                if !waits { continuation.resume() }
            }
        } onCancel: {
            wake(id)
        }
    }

    private func clock(for id: Int, _ timeout: Duration) -> Task<Void, any Error> {
        Task {
            try await Task.sleep(for: timeout)
            self.wake(id)
        }
    }

    private func wake(_ id: Int) {
        state.withLock { $0.waiters.removeValue(forKey: id) }?.wake()
    }
}
