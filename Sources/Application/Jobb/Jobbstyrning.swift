public import Jobs
import Postgres

/// What an operator does with the queue. Runners hear of it at once where they listen, and within their poll interval anyhow.
public enum Jobbstyrning {
    /// Gives a job that was given up its attempts back.
    ///
    /// - Returns: false when it is not given up, or when the same job stands in the queue anew.
    public static func körOm(_ id: Int64, _ installation: Installation) async throws -> Bool {
        try await styr(installation) { try JobQueue.revive(id, on: $0) }
    }

    /// Stops a job: one that waits or was given up leaves the queue; of one that runs, what it has done is rolled back when it next turns to the
    /// database or its runner polls.
    ///
    /// - Throws: `PostgresError`.
    public static func avbryt(_ id: Int64, _ installation: Installation) async throws -> CancelAnswer {
        try await styr(installation) { try await JobQueue.cancel(id, on: $0) }
    }

    /// - Returns: false when it was paused already.
    public static func pausa(_ slag: String, _ installation: Installation) async throws -> Bool {
        try await styr(installation) { try JobQueue.pause(slag, on: $0) }
    }

    /// - Returns: false when it was not paused.
    public static func återuppta(_ slag: String, _ installation: Installation) async throws -> Bool {
        try await styr(installation) { try JobQueue.resume(slag, on: $0) }
    }

    /// - Parameters:
    ///   - slag: the kind, also one that no job has yet.
    ///   - högst: 1–10 000; nil: any number.
    ///   - installation: whose queue; it holds for every runner.
    public static func begränsa(_ slag: String, _ högst: Int?, _ installation: Installation) async throws {
        try await styr(installation) { try JobQueue.limit(slag, to: högst, on: $0) }
    }

    private static func styr<Svar: Sendable>(
        _ installation: Installation, _ arbete: @Sendable (isolated Connection) async throws -> Svar
    ) async throws -> Svar {
        let svar = try await installation.pool.withConnection { try await arbete($0) }
        await JobSignal(pool: installation.pool, logger: installation.logger).signalAndWait()
        return svar
    }
}
