import Logging
import Postgres
import Synchronization

/// Keeps an eye on what a runner has: extends the leases, and interrupts what takes too long, what somebody asks to stop and what has been
/// given to another. One for all of a runner's hands.
///
/// An interruption is only sooner than what would come anyhow: the fence decides when a job is completed.
final class JobWatch: Sendable {
    enum Interruption: Sendable { case timeout, askedToStop, leaseLost }

    fileprivate struct Held {
        let attempt: Int
        var deadline: ContinuousClock.Instant?
        var cancel: (@Sendable () -> Void)?
        var interruption: Interruption?
    }

    fileprivate struct State {
        var held: [Int64: Held] = [:]
        /// When the watch wakes by itself.
        var wakesAt: ContinuousClock.Instant?
    }

    private let pool: ConnectionPool
    private let worker: String
    private let settings: JobSettings
    private let logger: Logger?
    private let state = Mutex(State())
    private let alarm = StopSignal()

    init(pool: ConnectionPool, worker: String, settings: JobSettings, logger: Logger?) {
        self.pool = pool
        self.worker = worker
        self.settings = settings
        self.logger = logger
    }

    /// These have been taken: their leases are kept from now on.
    func hold(_ jobs: [Job]) {
        state.withLock { state in
            for job in jobs { state.held[job.id] = Held(attempt: job.attempt) }
        }
    }

    /// These are being done.
    func begin(_ jobs: [Job], timeout: Duration, cancel: @escaping @Sendable () -> Void) {
        let deadline = ContinuousClock.now + timeout
        let (isEarlier, isTooLate) = state.withLock { state in
            var isTooLate = false
            for job in jobs {
                // A later attempt of the same runner's has taken its place.
                if state.held[job.id]?.attempt != job.attempt { isTooLate = true }
                state.update(job) { held in
                    held.deadline = deadline
                    held.cancel = cancel
                    if held.interruption != nil { isTooLate = true }
                }
            }
            return (state.wakesAt.map { deadline < $0 } ?? false, isTooLate)
        }
        if isTooLate { cancel() }
        if isEarlier { alarm.wake() }
    }

    /// They are not being done any more, and are still held.
    ///
    /// - Returns: why any of them was interrupted.
    func pause(_ jobs: [Job]) -> Interruption? {
        state.withLock { state in
            var found: Interruption?
            for job in jobs {
                state.update(job) { held in
                    found = found ?? held.interruption
                    // Time begins anew; the other reasons stand in the database and are met there.
                    held = Held(attempt: held.attempt)
                }
            }
            return found
        }
    }

    func release(_ jobs: [Job]) {
        state.withLock { state in
            for job in jobs where state.held[job.id]?.attempt == job.attempt { state.held[job.id] = nil }
        }
    }

    /// Somebody has asked something: look now.
    func wake() { alarm.wake() }

    /// Watches until cancelled. A look that fails is no reason to stop working.
    func run() async {
        var lastBeat = ContinuousClock.now
        while !Task.isCancelled {
            let wakes = alarm.wakes
            await alarm.pause(after: wakes, nextPause())
            interrupt { $0.deadline.map { $0 <= .now } ?? false ? .timeout : nil }
            let isTimeToBeat = ContinuousClock.now - lastBeat >= settings.lease / 3
            do {
                try await look(extending: isTimeToBeat)
                if isTimeToBeat { lastBeat = .now }
            } catch is CancellationError {
                return
            } catch {
                logger?.warning("the leases of running jobs were not extended", metadata: ["error": "\(FailureCode(error).code)"])
            }
        }
    }

    private func nextPause() -> Duration {
        let now = ContinuousClock.now
        return state.withLock { state in
            let regular = min(settings.pollInterval, settings.lease / 3)
            let deadline = state.held.values.compactMap(\.deadline).min().map { max(.zero, $0 - now) }
            let pause = min(regular, deadline ?? regular)
            state.wakesAt = now + pause
            return pause
        }
    }

    private func look(extending: Bool) async throws {
        let asked = state.withLock { $0.held.mapValues(\.attempt) }
        guard !asked.isEmpty else { return }
        let ids = Parameter.int8s(asked.keys.sorted())
        let (worker, lease) = (worker, settings.lease.milliseconds)
        let rows = try await pool.withConnection { connection in
            try extending
                ? connection.query(RunnerStatement.heartbeat, [ids, .text(worker), .int8(lease)])
                : connection.query(RunnerStatement.look, [ids, .text(worker)])
        }
        var ours: [Int64: (attempt: Int, isAskedToStop: Bool)] = [:]
        for row in rows { ours[try row[0]] = (Int(try row[1] as Int16), try row[2]) }
        state.withLock { state in
            for (id, attempt) in asked where state.held[id]?.attempt == attempt {
                guard let found = ours[id], found.attempt == attempt else {
                    state.interrupt(id, .leaseLost)
                    continue
                }
                if found.isAskedToStop { state.interrupt(id, .askedToStop) }
            }
        }
    }

    private func interrupt(_ reason: (Held) -> Interruption?) {
        state.withLock { state in
            for (id, held) in state.held {
                if let reason = reason(held) { state.interrupt(id, reason) }
            }
        }
    }
}

extension JobWatch.State {
    /// Only that attempt: one that is too late to end must not be taken for the one that runs.
    fileprivate mutating func update(_ job: Job, _ body: (inout JobWatch.Held) -> Void) {
        guard var held = held[job.id], held.attempt == job.attempt else { return }
        body(&held)
        self.held[job.id] = held
    }

    fileprivate mutating func interrupt(_ id: Int64, _ reason: JobWatch.Interruption) {
        guard held[id]?.interruption == nil else { return }
        held[id]?.interruption = reason
        held[id]?.deadline = nil
        held[id]?.cancel?()
    }
}
