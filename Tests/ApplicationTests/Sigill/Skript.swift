import Foundation

/// A run of `deploy/verifiera_logg.py` as its reader runs it: a process, files, and nothing of evb.
struct Skript {
    let status: Int32
    let ut: String
    let fel: String

    static let fil = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../../deploy/verifiera_logg.py")
        .standardized.path

    /// - Parameter python: arguments of python3; the script and its own by default.
    static func kör(_ argument: [String], python: [String] = [fil]) async throws -> Skript {
        let mapp = try Filmapp()
        let (ut, fel) = try (mapp.fil("ut", ""), mapp.fil("fel", ""))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3"] + python + argument
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: ut))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: fel))
        // Not waitUntilExit: it would hold one of the few threads that all tests share.
        let status = try await withCheckedThrowingContinuation { (slut: CheckedContinuation<Int32, any Error>) in
            process.terminationHandler = { slut.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { slut.resume(throwing: error) }
        }
        return try Skript(
            status: status, ut: String(contentsOfFile: ut, encoding: .utf8), fel: String(contentsOfFile: fel, encoding: .utf8))
    }
}

/// A folder that is gone when the test is.
final class Filmapp: Sendable {
    private let mapp = FileManager.default.temporaryDirectory.appendingPathComponent("evb-filer-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: mapp, withIntermediateDirectories: false) }

    deinit { do { try FileManager.default.removeItem(at: mapp) } catch { print("kvar: \(mapp.path)") } }

    func fil(_ namn: String, _ text: String) throws -> String {
        let fil = mapp.appendingPathComponent(namn)
        try Data(text.utf8).write(to: fil)
        return fil.path
    }
}
