import Foundation
import Glibc
import Postgres

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
            let floor = HTTPLoad(port: 20_000 + Int(getpid()) % 20_000, clients: clients)
            try await processes.start(
                "Bench", ["--golv", "\(floor.port)", "--databas", place.cluster.conninfo(database: "evb", user: "postgres")], listening: floor.port)
            let servers = Servers(
                place: place, ours: HTTPLoad(port: server.port, clients: clients), floor: floor, issuer: issuer.port, server: server.pid)
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

    static func program(_ name: String) -> URL {
        URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent(name)
    }

    /// - Parameter port: what a line of its output says, once it does.
    func start(
        _ name: String, _ arguments: [String], _ environment: [String: String] = [:], port: (String) -> Int?
    ) async throws -> (port: Int, pid: Int32) {
        let output = folder + "/utdata-\(started.count)"
        let process = try run(name, arguments, environment, output)
        for _ in 0..<6_000 {
            for line in try String(contentsOfFile: output, encoding: .utf8).split(separator: "\n") {
                if let found = port(String(line)) { return (found, process.processIdentifier) }
            }
            guard process.isRunning else { break }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw CocoaError(.executableRuntimeMismatch)
    }

    /// - Parameter listening: the port that it is to listen on.
    func start(_ name: String, _ arguments: [String], listening port: Int) async throws {
        let process = try run(name, arguments, [:], folder + "/utdata-\(started.count)")
        for _ in 0..<3_000 {
            if let connection = try? HTTPConnection(port: port) { return connection.close() }
            guard process.isRunning else { break }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw CocoaError(.executableRuntimeMismatch)
    }

    private func run(_ name: String, _ arguments: [String], _ environment: [String: String], _ output: String) throws -> Process {
        let process = Process()
        process.executableURL = Self.program(name)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        guard FileManager.default.createFile(atPath: output, contents: nil), let file = FileHandle(forWritingAtPath: output) else {
            throw CocoaError(.fileWriteUnknown)
        }
        process.standardOutput = file
        try process.run()
        started.append(process)
        return process
    }

    func end() {
        for process in started {
            process.terminate()
            process.waitUntilExit()
        }
    }
}
