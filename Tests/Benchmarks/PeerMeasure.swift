import Application
import Foundation
import Jobs
import Postgres

/// The same jobs by another queue on the same server: procrastinate, PyPI's queue on PostgreSQL, one job at a time in one process. Left out with a
/// sentence where it is not installed: `pip install procrastinate`, and `EVB_PYTHON` names the Python that has it.
enum PeerMeasure {
    static let procrastinate = Measure(
        name: "jobb_procrastinate", against: "procrastinate, en arbetare", unit: "per s", bar: .atLeast(1)
    ) { pairs in
        let python = ProcessInfo.processInfo.environment["EVB_PYTHON"] ?? "python3"
        guard try await run(python, ["-c", "import procrastinate"]) == 0 else {
            print("jobb_procrastinate: procrastinate är inte installerat för \(python), så det finns inget att jämföra med.")
            return []
        }
        return try await Workplace.with { place in
            let server = try await Connection.open(place.superuser)
            try await server.run(script: "create database peer")
            await server.close()
            let peer = place.cluster.conninfo(database: "peer", user: "postgres")
            let runner = JobRunner(
                pool: place.installation.pool, handlers: ["tomt": { _, _ in .done }], name: "bench", settings: JobSettings(concurrency: 1, batch: 1))
            return try await Measure.interleaved(
                pairs,
                ours: {
                    try await place.installation.pool.withConnection { connection in
                        for number in 0..<jobs { try JobQueue.enqueue(kind: "tomt", key: String(number), on: connection) }
                    }
                    return try await Measure.rate(of: jobs) { _ = try await runner.runUntilEmpty() }
                },
                limit: {
                    let answer = FileManager.default.temporaryDirectory.appendingPathComponent("evb-peer-\(UUID().uuidString)")
                    defer { unlink(answer.path) }
                    guard try await run(python, ["-c", script, peer, String(jobs), answer.path]) == 0,
                        let seconds = Double(try String(contentsOf: answer, encoding: .utf8))
                    else { throw CocoaError(.coderInvalidValue) }
                    return Double(jobs) / seconds
                })
        }
    }

    private static let jobs = 500

    private static func run(_ program: String, _ arguments: [String]) async throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.standardError = FileHandle.nullDevice
        return try await withCheckedThrowingContinuation { ended in
            process.terminationHandler = { ended.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { ended.resume(throwing: error) }
        }
    }

    /// Enqueues so many, then takes the time from the first to the last.
    private static let script = #"""
        import asyncio, logging, sys, time
        import procrastinate

        logging.disable(logging.CRITICAL)
        conninfo, jobs, answer = sys.argv[1], int(sys.argv[2]), sys.argv[3]
        app = procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=conninfo))

        @app.task(name="tomt")
        async def tomt():
            pass

        async def main():
            async with app.open_async():
                if not await app.check_connection_async():
                    await app.schema_manager.apply_schema_async()
                for _ in range(jobs):
                    await tomt.defer_async()
                start = time.monotonic()
                await app.run_worker_async(wait=False, concurrency=1, install_signal_handlers=False)
                with open(answer, "w") as file:
                    file.write(str(time.monotonic() - start))

        asyncio.run(main())
        """#
}
