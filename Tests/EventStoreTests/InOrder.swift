import Dispatch
import Synchronization

/// Runs tasks on one thread, in the order they are started: when a task started later has run, each before it has come as far as it could without
/// waiting for something. So a test knows, without a pause, that a caller now waits.
final class InOrder: TaskExecutor {
    private let queue = DispatchQueue(label: "in order")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    func start<T: Sendable>(_ body: @escaping @Sendable () async throws -> T) -> Task<T, any Error> {
        Task(executorPreference: self) { try await body() }
    }

    /// Returns when every task started before has come to its first wait.
    func allHaveBegun() async { await Task(executorPreference: self) {}.value }
}
