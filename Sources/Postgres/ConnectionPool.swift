public import Logging
import Synchronization

/// A bounded number of connections to one target, opened when first needed and lent one caller at a time.
///
/// Callers that find none free wait in order, for a bounded time. A connection that broke, was cancelled or came back with a
/// transaction open is discarded; the next caller opens another.
public final class ConnectionPool: Sendable {
    public let target: ConnectionTarget
    public let size: Int
    private let settings: PoolSettings
    private let logger: Logger?
    private let shared: Mutex<Shared>

    /// What the lock guards.
    struct Shared {
        var state: PoolState
        var connections: [Int: Connection] = [:]
        var waiting: [Int: Waiting] = [:]
        var lastWaiter = 0
        var hasConnected = false
        var closers: [CheckedContinuation<Void, Never>] = []
        /// Runs while somebody waits, and a while after.
        var clock: Task<Void, any Error>?
    }

    /// A caller that waits, and until when.
    struct Waiting {
        let continuation: CheckedContinuation<PoolState.Answer, Never>
        let deadline: ContinuousClock.Instant

        func answer(_ answer: PoolState.Answer) { continuation.resume(returning: answer) }
    }

    /// - Parameters:
    ///   - target: where every connection goes.
    ///   - size: the most connections at once.
    ///   - settings: the bounds on waiting and reconnecting.
    ///   - logger: told when a connection cannot be opened, and of the server's notices by their codes.
    public init(
        target: ConnectionTarget, size: Int, settings: PoolSettings = PoolSettings(), logger: Logger? = nil
    ) {
        self.target = target
        self.size = size
        self.settings = settings
        self.logger = logger
        shared = Mutex(Shared(state: PoolState(size: size, maximumWaiters: settings.maximumWaiters)))
    }

    /// Lends a connection to `body`, on whose thread it runs.
    ///
    /// Cancelling the task cancels the running statement and lets no further one begin.
    ///
    /// - Parameters:
    ///   - toTheEnd: cancelling has no effect on `body` once it has a connection: others depend on what it does.
    ///   - body: what is done with the connection, which is nobody else's meanwhile.
    /// - Throws: what `body` throws; `.pool` when no connection became free, `.connection` when none could be opened;
    ///   `CancellationError` when the task was cancelled.
    @discardableResult
    public func withConnection<T: Sendable>(
        toTheEnd: Bool = false, _ body: @Sendable (isolated Connection) async throws -> T
    ) async throws -> T {
        // Each round discards one dead connection: once through the pool, and then a new one.
        for _ in 0...size {
            let (slot, connection) = try await borrow()
            switch await connection.lend(toTheEnd: toTheEnd, body) {
            case .stale:
                await discard(slot, connection)
            case .finished(let result, reusable: true):
                await giveBack(slot)
                return try result.get()
            case .finished(let result, reusable: false):
                await discard(slot, connection)
                return try result.get()
            }
        }
        throw PostgresError.connection(ConnectionFailure(.lost, message: "no connection stays open"))
    }

    /// How many callers wait for a connection now.
    public var waiterCount: Int { shared.withLock { $0.state.waiterCount } }

    /// Refuses new callers and those that wait, waits for what is lent to come back, and closes every connection.
    public func close() async {
        let (waiting, idle) = shared.withLock { shared in
            let (waiters, slots) = shared.state.close()
            shared.clock?.cancel()
            return (
                waiters.compactMap { shared.waiting.removeValue(forKey: $0) },
                slots.compactMap { shared.connections.removeValue(forKey: $0) }
            )
        }
        for waiter in waiting { waiter.answer(.refuse(.closed)) }
        for connection in idle { await connection.close() }
        await withCheckedContinuation { continuation in
            let isDone = shared.withLock { shared in
                if shared.state.isEmpty { return true }
                shared.closers.append(continuation)
                return false
            }
            if isDone { continuation.resume() }
        }
    }
}

extension ConnectionPool {
    private func borrow() async throws -> (slot: Int, connection: Connection) {
        try Task.checkCancellation()
        switch await answer() {
        case .lend(let slot):
            if let connection = shared.withLock({ $0.connections[slot] }) { return (slot, connection) }
            return (slot, try await open(slot))
        case .open(let slot):
            return (slot, try await open(slot))
        case .refuse(let failure):
            try Task.checkCancellation()
            throw PostgresError.pool(failure)
        case .wait:
            throw PostgresError.pool(.timeout)
        }
    }

    /// Never `.wait`: a caller that has to wait is suspended here until it is granted, timed out, cancelled or refused.
    private func answer() async -> PoolState.Answer {
        let waiter = shared.withLock { shared in
            shared.lastWaiter += 1
            return shared.lastWaiter
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer = shared.withLock { shared in
                    let answer = shared.state.request(waiter: waiter)
                    if answer == .wait {
                        shared.waiting[waiter] = Waiting(continuation: continuation, deadline: .now + settings.waitTimeout)
                        if shared.clock == nil { shared.clock = Task { try await self.refuseOverdue() } }
                    }
                    return answer
                }
                if answer != .wait { return continuation.resume(returning: answer) }
                // The handler below may have run before there was anything to withdraw.
                if Task.isCancelled { withdraw(waiter) }
            }
        } onCancel: {
            withdraw(waiter)
        }
    }

    /// One clock for all who wait: they came in order and may wait equally long, so it sleeps until the first one's time is out. A clock for each would
    /// cost as much as a small statement.
    private func refuseOverdue() async throws {
        while let deadline = shared.withLock({ $0.nextDeadline() }) {
            try await Task.sleep(until: deadline)
            for overdue in shared.withLock({ $0.withdrawOverdue(.now) }) { overdue.answer(.refuse(.timeout)) }
        }
    }

    private func withdraw(_ waiter: Int) {
        let waiting = shared.withLock { shared in
            shared.state.withdraw(waiter) ? shared.waiting.removeValue(forKey: waiter) : nil
        }
        waiting?.answer(.refuse(.timeout))
    }

    /// Opens the connection of a lent slot; once one has succeeded, failures are retried with growing pauses.
    private func open(_ slot: Int) async throws -> Connection {
        do {
            let connection = try await openWithRetries()
            shared.withLock { shared in
                shared.hasConnected = true
                shared.connections[slot] = connection
            }
            return connection
        } catch {
            await giveBack(slot, reusable: false)
            throw error
        }
    }

    private func openWithRetries() async throws -> Connection {
        var attempt = 1
        while true {
            do {
                return try await Connection.open(target, logger: logger)
            } catch {
                let mayRetry = shared.withLock { $0.hasConnected && !$0.state.isClosed }
                guard mayRetry, attempt < settings.connectAttempts else { throw error }
                logger?.warning("no database connection, trying again", metadata: ["attempt": "\(attempt)"])
                try await Task.sleep(for: settings.pause(after: attempt))
                attempt += 1
            }
        }
    }

    private func discard(_ slot: Int, _ connection: Connection) async {
        await connection.close()
        shared.withLock { _ = $0.connections.removeValue(forKey: slot) }
        await giveBack(slot, reusable: false)
    }

    private func giveBack(_ slot: Int, reusable: Bool = true) async {
        let (granted, answer, orphan) = shared.withLock { shared in
            let grant = shared.state.giveBack(slot: slot, reusable: reusable)
            let orphan = shared.state.isClosed ? shared.connections.removeValue(forKey: slot) : nil
            return (grant.flatMap { shared.waiting.removeValue(forKey: $0.waiter) }, grant?.answer, orphan)
        }
        if let granted, let answer { granted.answer(answer) }
        if let orphan { await orphan.close() }
        let closers = shared.withLock { shared in
            guard shared.state.isClosed, shared.state.isEmpty else { return [CheckedContinuation<Void, Never>]() }
            defer { shared.closers = [] }
            return shared.closers
        }
        for closer in closers { closer.resume() }
    }
}

extension ConnectionPool.Shared {
    /// When the one who has waited longest has waited too long. Nil when nobody waits: there is no clock any more.
    fileprivate mutating func nextDeadline() -> ContinuousClock.Instant? {
        let deadline = state.firstWaiter.flatMap { waiting[$0]?.deadline }
        if deadline == nil { clock = nil }
        return deadline
    }

    fileprivate mutating func withdrawOverdue(_ now: ContinuousClock.Instant) -> [ConnectionPool.Waiting] {
        var overdue: [ConnectionPool.Waiting] = []
        while let waiter = state.firstWaiter, let first = waiting[waiter], first.deadline <= now, state.withdraw(waiter) {
            overdue.append(first)
            waiting[waiter] = nil
        }
        return overdue
    }
}
