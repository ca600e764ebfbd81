import EventStore
import Glibc
import LogSupport
import Postgres
import Support

/// A process that appends a storm's commands and is killed with -9 on the way.
///
/// Arguments: the database, the file each stored command is told of in (`number first last`, a line each), the first number and
/// the one after the last.
@main
enum LogStorm {
    static func main() async throws {
        let arguments = CommandLine.arguments
        let target = try await TestCluster.target(database: arguments[1], user: "evb_login")
        let log = PostgresEventLog(pool: ConnectionPool(target: target.setting("options", "-c role=evb_runtime"), size: 4))
        let file = open(arguments[2], O_WRONLY | O_APPEND | O_CREAT, 0o600)
        guard file >= 0, let first = Int(arguments[3]), let end = Int(arguments[4]) else { exit(64) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<Storm.workers {
                group.addTask {
                    try await Storm.run(worker: worker, numbers: first..<end, on: log) { number, receipt in
                        // One write a line: whole or not at all, also when the process dies.
                        let line = Array("\(number) \(receipt.first?.rawValue ?? 0) \(receipt.last.rawValue)\n".utf8)
                        guard write(file, line, line.count) == line.count else { exit(74) }
                    }
                }
            }
            try await group.waitForAll()
        }
        exit(0)
    }
}
