import Glibc
import Jobs
import Logging
import Postgres
import ServiceLifecycle
import SkewedClock
import UnixSignals

/// A process that runs a queue's jobs until SIGTERM, to be killed, stopped and cut off in the middle.
///
/// Arguments: how to connect (libpq's), the runner's name, its lease in milliseconds, how many jobs at once, how many it takes at a time.
@main
enum JobStorm {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 6, let lease = Int(arguments[3]), let hands = Int(arguments[4]), let batch = Int(arguments[5]) else { exit(64) }
        let pool = ConnectionPool(
            target: ConnectionTarget(conninfo: arguments[1]).setting("options", "-c role=evb_runtime"), size: hands + 2)
        // A clock that should be wrong and is not would prove nothing.
        if skewed_clock_by() != 0 {
            let off: Int64 = try await pool.withConnection { connection in
                let wall = Int64(time(nil))
                return try connection.query(Statement("off", "select $1 - extract(epoch from clock_timestamp())::bigint"), [.int8(wall)])[0][0]
            }
            guard abs(off - Int64(skewed_clock_by())) < 60 else { exit(65) }
        }
        let runner = JobRunner(
            pool: pool, handlers: ["effect": effect, "flaky": flaky, "slow": slow, "gated": gated],
            rules: ["effect": JobRule(isDoneTogether: batch > 1)], name: arguments[2],
            settings: JobSettings(
                concurrency: hands, batch: batch, lease: .milliseconds(lease), pollInterval: .milliseconds(20),
                retry: RetryPolicy(first: .milliseconds(5), longest: .milliseconds(40))))
        let group = ServiceGroup(services: [runner], gracefulShutdownSignals: [.sigterm], logger: Logger(label: "storm"))
        try await group.run()
        exit(0)
    }

    private static let effect: JobHandler = { job, connection in
        try connection.execute(
            Statement("storm_effect", "insert into effect (key, attempt) values ($1, $2)"), [.text(job.key), .int4(Int32(job.attempt))])
        return .done
    }

    /// Takes effect, and then fails now and then.
    private static let flaky: JobHandler = { job, connection in
        let outcome = try await effect(job, connection)
        if Int.random(in: 0..<3) == 0 { throw Flake() }
        return outcome
    }

    private struct Flake: Error {}

    /// Takes effect, and then goes on until whoever holds the gate (advisory lock 1) lets go of it.
    private static let gated: JobHandler = { job, connection in
        let outcome = try await effect(job, connection)
        _ = try connection.query(Statement("storm_gate", "select pg_advisory_xact_lock_shared(1)"))
        return outcome
    }

    /// Takes effect, and then goes on for a while.
    private static let slow: JobHandler = { job, connection in
        let outcome = try await effect(job, connection)
        _ = try connection.query(Statement("storm_nap", "select pg_sleep(0.3)"))
        return outcome
    }
}
