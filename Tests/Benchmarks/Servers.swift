import Foundation
import Glibc
import Postgres
import Support

/// `evb servera` with an issuer, and the floor's server, each a process of its own on one installation.
struct Servers: Sendable {
    let place: Workplace.Place
    let ours: HTTPLoad
    let floor: HTTPLoad
    private let issuer: Int
    private let server: Int32

    private static let clients = 16

    static func with<T: Sendable>(_ history: History, _ body: @Sendable (Servers, History) async throws -> T) async throws -> T {
        try await Workplace.with { place in
            try await place.importera(history)
            let database = try await Connection.open(place.superuser)
            try await database.run(script: HTTPFloor.schema)
            await database.close()
            let processes = Processes(folder: place.folder)
            let issuer = try await processes.start("evb", ["utfardare", "--port", "0", "--data", place.folder]) {
                $0.contains("Utfärdaren finns på") ? $0.split(separator: ":").last.flatMap { Int($0) } : nil
            }
            let server = try await processes.start(
                "evb", ["servera", "--port", "0", "--utan-jobb", "--takt", "1000000", "--data", place.folder],
                ["EVB_OIDC_ISSUER": "http://127.0.0.1:\(issuer.port)", "EVB_OIDC_AUDIENCE": "evb"]
            ) { $0.contains("lyssnar") ? $0.components(separatedBy: "\"port\":").last.flatMap { Int($0.prefix { $0.isNumber }) } : nil }
            let floor = try await processes.start(
                "Bench", ["--golv", place.cluster.conninfo(database: "evb", user: "postgres")]
            ) { Int($0) }
            let servers = Servers(
                place: place, ours: HTTPLoad(port: server.port, clients: clients), floor: HTTPLoad(port: floor.port, clients: clients),
                issuer: issuer.port, server: server.pid)
            let result: Swift.Result<T, any Error>
            do { result = .success(try await body(servers, history)) } catch { result = .failure(error) }
            processes.end()
            return try result.get()
        }
    }

    /// A token of the issuer for one assignment in the nämnd.
    func token(_ assignment: String) async throws -> String {
        let output = place.folder + "/token"
        let process = Process()
        process.executableURL = Processes.program("evb")
        process.arguments = ["utfardare", "token", "--subjekt", "anna", "--uppdrag", "\(Workplace.namnd)/\(assignment)", "--port", "\(issuer)"]
        guard FileManager.default.createFile(atPath: output, contents: nil), let file = FileHandle(forWritingAtPath: output) else {
            throw CocoaError(.fileWriteUnknown)
        }
        process.standardOutput = file
        let status = try await withCheckedThrowingContinuation { ended in
            process.terminationHandler = { ended.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { ended.resume(throwing: error) }
        }
        guard status == 0 else { throw CocoaError(.executableRuntimeMismatch) }
        return try String(contentsOfFile: output, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    func get(_ path: String, _ token: String? = nil, _ more: String = "") -> String {
        "GET \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\n" + (token.map { "Authorization: Bearer \($0)\r\n" } ?? "") + more + "\r\n"
    }

    func post(_ path: String, _ token: String, _ body: String, _ more: String) -> String {
        "POST \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer \(token)\r\nContent-Type: application/json\r\nContent-Length: "
            + "\(body.utf8.count)\r\n\(more)\r\n\(body)"
    }

    /// Asks our server once.
    func ask(_ request: String) async throws {
        let port = ours.port
        try await HTTPLoad.onThread {
            let connection = try HTTPConnection(port: port)
            defer { connection.close() }
            let answer = try connection.ask(request)
            guard answer.status == "200" else { throw HTTPLoad.Unexpected(answer: answer.status + answer.body.prefix(500)) }
        }
    }

    /// The most that our server has had resident.
    func peakMegabytes() throws -> Double {
        let status = try String(contentsOfFile: "/proc/\(server)/status", encoding: .utf8)
        guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
            let kilobytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Double($0) })
        else { throw CocoaError(.fileReadCorruptFile) }
        return kilobytes / 1024
    }
}

/// Programs that are at work beside the benchmark.
final class Processes {
    private let folder: String
    private var started: [Process] = []

    init(folder: String) { self.folder = folder }

    static func program(_ name: String) -> URL { SiblingProcess.folder.appendingPathComponent(name) }

    /// - Parameter port: what a line of its output says, once it does.
    func start(
        _ name: String, _ arguments: [String], _ environment: [String: String] = [:], port: @escaping @Sendable (Substring) -> Int?
    ) async throws -> (port: Int, pid: Int32) {
        let process = Process()
        let (output, ended) = ("\(folder)/utdata-\(started.count)", "\(folder)/slut-\(started.count)")
        process.executableURL = Self.program(name)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        guard FileManager.default.createFile(atPath: output, contents: nil), let file = FileHandle(forWritingAtPath: output) else {
            throw CocoaError(.fileWriteUnknown)
        }
        process.standardOutput = file
        // Who waits for its port is told that there will be none; were it not told, its patience ends.
        process.terminationHandler = { _ in _ = FileManager.default.createFile(atPath: ended, contents: nil) }
        try process.run()
        started.append(process)
        let found = try await waitForChange(in: folder, atMost: .seconds(60), until: "\(name) lyssnar") {
            let hasEnded = FileManager.default.fileExists(atPath: ended)
            if let found = try String(contentsOfFile: output, encoding: .utf8).split(separator: "\n").lazy.compactMap(port).first { return found }
            if hasEnded { throw CocoaError(.executableRuntimeMismatch) }
            return nil
        }
        return (found, process.processIdentifier)
    }

    func end() {
        for process in started {
            process.terminate()
            process.waitUntilExit()
        }
    }
}
