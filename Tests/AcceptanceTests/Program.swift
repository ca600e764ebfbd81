import Foundation
import Support

/// The program that is delivered, run as a process: `EVB_PROGRAM`, otherwise the one built beside the tests.
enum Program {
    struct Svar {
        let status: Int32
        let ut: String
        let fel: String
    }

    /// Runs to its end.
    static func kör(_ argument: [String], data: String, miljö: [String: String] = [:]) async throws -> Svar {
        let körning = try Körning(argument + ["--data", data], miljö: miljö)
        let status = await körning.slut()
        return try Svar(status: status, ut: körning.ut(), fel: körning.fel())
    }

    static func start(_ argument: [String], data: String) throws -> Körning { try Körning(argument + ["--data", data]) }

    static let fil: String =
        ProcessInfo.processInfo.environment["EVB_PROGRAM"]
        ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent("evb").path
}

/// A process with its output in files, so that no pipe can fill and stop it.
final class Körning: Sendable {
    private let process: Process
    private let mapp: URL
    private let klar: AsyncStream<Int32>

    init(program: String = Program.fil, _ argument: [String], miljö: [String: String] = [:]) throws {
        mapp = FileManager.default.temporaryDirectory.appendingPathComponent("evb-korning-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: mapp, withIntermediateDirectories: false)
        for namn in ["ut", "fel"] { try Data().write(to: mapp.appendingPathComponent(namn)) }
        process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = argument
        process.environment = ProcessInfo.processInfo.environment.merging(miljö) { $1 }.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
        let (ut, fel) = try (
            FileHandle(forWritingTo: mapp.appendingPathComponent("ut")), FileHandle(forWritingTo: mapp.appendingPathComponent("fel"))
        )
        process.standardOutput = ut
        process.standardError = fel
        let (ström, avslut) = AsyncStream.makeStream(of: Int32.self)
        klar = ström
        process.terminationHandler = { [mapp] process in
            // Who waits for the output is told that there will be no more; were it not told, its patience ends.
            _ = FileManager.default.createFile(atPath: mapp.appendingPathComponent("slut").path, contents: nil)
            avslut.yield(process.terminationStatus)
            avslut.finish()
        }
        try process.run()
        // The process has its own. Foundation holds ours for as long as it remembers the process, and a suite of a thousand runs has no more left.
        try ut.close()
        try fel.close()
    }

    deinit { do { try FileManager.default.removeItem(at: mapp) } catch { print("kvar: \(mapp.path)") } }

    func slut() async -> Int32 {
        for await status in klar { return status }
        return process.terminationStatus
    }

    var nummer: Int32 { process.processIdentifier }
    func döda() { kill(process.processIdentifier, SIGKILL) }
    func avbryt() { kill(process.processIdentifier, SIGTERM) }
    func ut() throws -> String { try läs("ut") }
    func fel() throws -> String { try läs("fel") }

    /// Waits, bounded, until `läs` finds something in what the program has said.
    ///
    /// - Throws: when the program has ended without it, or says nothing of the kind for two minutes; with its errors.
    func sagt<Funnet: Sendable>(_ läs: @escaping @Sendable (_ rad: Substring) -> Funnet?) async throws -> Funnet {
        try await waitForChange(in: mapp.path, atMost: .seconds(120), until: "utdata av \(process.arguments ?? [])") { [self] in
            // Asked before the output is read: what it said last is then there.
            let ärSlut = FileManager.default.fileExists(atPath: mapp.appendingPathComponent("slut").path)
            if let funnet = try ut().split(separator: "\n").lazy.compactMap(läs).first { return funnet }
            if ärSlut { throw NSError(domain: "programmet slutade: \(try fel())", code: 0) }
            return nil
        }
    }

    private func läs(_ namn: String) throws -> String {
        String(decoding: try Data(contentsOf: mapp.appendingPathComponent(namn)), as: UTF8.self)
    }
}
