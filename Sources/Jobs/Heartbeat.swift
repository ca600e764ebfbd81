import Logging
import Postgres

/// Keeps a worker's jobs from being given to others while it works on them.
struct Heartbeat: Sendable {
    let pool: ConnectionPool
    let worker: String
    let lease: Duration
    let jobs: [Int64]
    let logger: Logger?

    /// Beats until cancelled. A beat that fails is no reason to stop working: the fence decides when the job is completed.
    func start() -> Task<Void, Never> {
        Task {
            while !Task.isCancelled {
                do {
                    try await Task.sleep(for: lease / 3)
                    try await beat()
                } catch is CancellationError {
                    return
                } catch {
                    logger?.warning("a job's lease was not extended", metadata: ["error": "\(FailureCode(error).code)"])
                }
            }
        }
    }

    private func beat() async throws {
        let parameters: [Parameter] = [.int8s(jobs), .text(worker), .int8(lease.milliseconds)]
        _ = try await pool.withConnection { try $0.execute(JobStatement.heartbeat, parameters) }
    }
}
