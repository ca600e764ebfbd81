import CoreMetrics
public import Logging
public import Postgres
public import ServiceLifecycle

/// Takes due jobs from the queue and does them, until it is stopped or until nothing is due.
///
/// Any number of runners, in any number of processes, share a queue: each job is taken by one. A job is done at least once, and what
/// it does in its transaction takes effect exactly once.
public final class JobRunner: Service {
    let worker: JobWorker
    private let settings: JobSettings
    private let logger: Logger?

    /// - Parameters:
    ///   - pool: with at least `settings.concurrency + 1` connections for the runner.
    ///   - handlers: by kind; jobs of other kinds are left alone.
    ///   - rules: by kind; the runner's own settings for kinds without.
    ///   - name: who runs it, as the queue shows it: the machine and the process, made unique by the runner.
    ///   - settings: its bounds.
    ///   - logger: told of failures by their codes, never of a payload.
    public convenience init(
        pool: ConnectionPool, handlers: [String: JobHandler], rules: [String: JobRule] = [:], name: String,
        settings: JobSettings = JobSettings(), logger: Logger? = nil
    ) {
        self.init(
            pool: pool, handlers: handlers, rules: rules, name: name, settings: settings, logger: logger, metrics: MetricsSystem.factory)
    }

    init(
        pool: ConnectionPool, handlers: [String: JobHandler], rules: [String: JobRule], name: String, settings: JobSettings, logger: Logger?,
        metrics: any MetricsFactory
    ) {
        let unique = "\(name)-\(String(UInt64.random(in: .min ... .max), radix: 36))"
        worker = JobWorker(
            pool: pool, handlers: handlers, rules: rules, name: unique, settings: settings, stop: StopSignal(),
            watch: JobWatch(pool: pool, worker: unique, settings: settings, logger: logger),
            seen: SeenLanes(forgetsAfter: settings.lookAgainInterval),
            metrics: JobMetrics(kinds: handlers.keys, factory: metrics), logger: logger)
        self.settings = settings
        self.logger = logger
    }

    /// Look at the queue now: someone has just put something there, or asked something to stop.
    public func wake() {
        worker.stop.wake()
        worker.watch.wake()
    }

    /// Runs until the task is cancelled or a graceful shutdown begins; then lets jobs finish for a bounded time. A database that
    /// is away is waited for.
    public func run() async throws {
        let beside = Task { await self.watchAndListen() }
        let work = Task { await inParallel { await self.worker.runForever() } }
        await withGracefulShutdownHandler {
            await withTaskCancellationHandler {
                _ = await work.value
            } onCancel: {
                self.worker.stop.stop()
                work.cancel()
            }
        } onGracefulShutdown: {
            self.worker.stop.stop()
            Task {
                try await Task.sleep(for: self.settings.stopWithin)
                work.cancel()
            }
        }
        beside.cancel()
        await beside.value
    }

    /// Does what is due, and what becomes due meanwhile, until nothing is. A failed job whose next attempt lies ahead is not due.
    ///
    /// - Throws: what the queue's own statements throw; a job's failure is counted instead.
    public func runUntilEmpty() async throws -> JobTally {
        let watching = Task { await worker.watch.run() }
        defer { watching.cancel() }
        return try await withThrowingTaskGroup(of: JobTally.self) { group in
            for _ in 0..<settings.concurrency { group.addTask { try await self.worker.runUntilEmpty() } }
            return try await group.reduce(JobTally(), +)
        }
    }

    /// What goes on beside the work.
    private func watchAndListen() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.worker.watch.run() }
            group.addTask { await self.listen() }
        }
    }

    private func listen() async {
        let listener = Listener(target: worker.pool.target, channels: [JobSignal.channel], logger: logger)
        for await _ in listener.notifications() { wake() }
    }

    private func inParallel(_ body: @escaping @Sendable () async -> Void) async {
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<settings.concurrency { group.addTask { await body() } }
        }
    }
}
