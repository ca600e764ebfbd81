public import Logging
public import Postgres
import Synchronization

/// Tells the runners of other processes that there is something to look at. Only a hint: who hears nothing looks anyway.
///
/// NOTIFY holds a lock until it is committed, so it is sent in a transaction of its own and never more often than `interval`, however much is
/// enqueued: call ``signal()`` when what was enqueued has been committed.
///
/// Källa: PostgreSQL 15, NOTIFY.
public final class JobSignal: Sendable {
    static let channel = "jobs"
    /// Soon enough for a person who waits, and nothing for the database.
    static let interval: Duration = .milliseconds(100)

    private enum State {
        case idle
        /// One was sent, and the next may be sent when the interval has passed; whether one is wanted.
        case resting(again: Bool)
    }

    private let pool: ConnectionPool
    private let logger: Logger?
    private let rest: @Sendable () async -> Void
    private let state = Mutex(State.idle)

    public convenience init(pool: ConnectionPool, logger: Logger? = nil) {
        // Cancelled or not: at most one too early.
        self.init(pool: pool, logger: logger) { _ = await Task { try await Task.sleep(for: Self.interval) }.result }
    }

    /// - Parameter rest: returns when the interval has passed.
    init(pool: ConnectionPool, logger: Logger?, rest: @escaping @Sendable () async -> Void) {
        self.pool = pool
        self.logger = logger
        self.rest = rest
    }

    /// Sends the hint now or as soon as it may be sent again. Returns at once.
    public func signal() {
        let mayBegin = state.withLock { state in
            switch state {
            case .idle:
                state = .resting(again: false)
                return true
            case .resting:
                state = .resting(again: true)
                return false
            }
        }
        if mayBegin { Task { await send() } }
    }

    /// The same for a program that is about to end: returns when the hint is sent.
    public func signalAndWait() async { await notify() }

    private func send() async {
        repeat {
            await notify()
            await rest()
        } while isWantedAgain()
    }

    private func isWantedAgain() -> Bool {
        state.withLock { state in
            switch state {
            case .idle, .resting(again: false):
                state = .idle
                return false
            case .resting(again: true):
                state = .resting(again: false)
                return true
            }
        }
    }

    private func notify() async {
        do {
            _ = try await pool.withConnection { try $0.query(JobStatement.notify) }
        } catch {
            logger?.debug("a hint that there are jobs was not sent", metadata: ["error": "\(FailureCode(error).code)"])
        }
    }
}
