import Application
import CanonicalJSON
import EventStore
import Foundation
import Handlaggning
import Journal
import Logging
import Postgres

/// A process that gives commands one at a time from several callers, and is killed with -9 on the way.
///
/// Arguments: the data folder, a file of commands (a JSON object a line, each with a kommandoId), and the file each answer is told in, a line each:
/// `id position` for what is stored, `id refused code`, `id lost` for what an error said is not stored. The databases are in the environment.
/// Status 1: it could not begin. 3: somebody got no definite answer. 4: an error said that nothing was stored, and something was.
@main
enum CommandGiver {
    static let callers = 4
    static let tries = 50

    static func main() async {
        // An error at the top level would be a signal, whose number is 4.
        do { try await run() } catch {
            print("\(error)")
            exit(1)
        }
    }

    private static func run() async throws {
        let arguments = CommandLine.arguments
        let settings = try Inställningar(datamapp: arguments[1], miljö: ProcessInfo.processInfo.environment)
        let lines = try String(contentsOfFile: arguments[2], encoding: .utf8).split(separator: "\n")
            .map { try Kommandorad(JSON(parsing: Array($0.utf8))) }
        let answers = Answers(arguments[3])
        try await Installation.med(settings, logger: Logger(label: "giver") { _ in SwiftLogNoOpLogHandler() }) { installation in
            let receiver = Kommandomottagare(installation)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for caller in 0..<callers {
                    group.addTask {
                        for number in stride(from: caller, to: lines.count, by: callers) {
                            try await give(lines[number], to: receiver, installation, answers)
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    private static func give(_ line: Kommandorad, to receiver: Kommandomottagare, _ installation: Installation, _ answers: Answers) async throws {
        guard let id = line.kommandoID?.uuid, let tenant = Tenant(rawValue: line.nämnd) else { exit(64) }
        for _ in 0..<tries {
            do {
                let receipt = try await receiver.utför(line, Handlande(aktör: "giver", roll: "import"))
                return answers.tell("\(id) \(receipt.position.rawValue)")
            } catch let refusal as Avvisning {
                return answers.tell("\(id) refused \(refusal.kod.rawValue)")
            } catch is UndeterminedAppend {
                exit(3)
            } catch let error as PostgresError where error.isConnectionLost {
                answers.tell("\(id) lost")
                if await isStored(id, tenant, installation) { exit(4) }
            }
        }
        exit(3)
    }

    /// Asked until the database answers.
    private static func isStored(_ id: UUID, _ tenant: Tenant, _ installation: Installation) async -> Bool {
        for _ in 0..<tries {
            do {
                return try await installation.pool.withConnection { try LogSession.receipts(for: [id], of: tenant, on: $0)[id] != nil }
            } catch { continue }
        }
        exit(3)
    }
}

/// A file of lines, each whole or not there at all, also when the process dies.
private struct Answers: Sendable {
    private let file: Int32

    init(_ path: String) { file = open(path, O_WRONLY | O_APPEND | O_CREAT, 0o600) }

    func tell(_ text: String) {
        let line = Array((text + "\n").utf8)
        guard write(file, line, line.count) == line.count else { exit(74) }
    }
}
