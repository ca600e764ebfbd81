public import Foundation
import Glibc

/// A program of this package's, at work beside the test.
public struct SiblingProcess: Sendable {
    private let process = Process()
    private let ended: AsyncStream<Int32>

    /// - Parameters:
    ///   - program: its name in the folder of what was built.
    ///   - environment: added to the test's own.
    public init(_ program: String, _ arguments: [String], environment: [String: String] = [:]) throws {
        process.executableURL = SiblingProcess.folder.appendingPathComponent(program)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let (ended, end) = AsyncStream.makeStream(of: Int32.self)
        self.ended = ended
        process.terminationHandler = { process in
            end.yield(process.terminationStatus)
            end.finish()
        }
        try process.run()
    }

    /// Where this program and those built with it lie.
    public static var folder: URL { URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent() }

    public func send(_ signal: Int32) { Glibc.kill(process.processIdentifier, signal) }

    /// Stops it where it is, until it is told to go on. On a busy machine its threads work on for a while after the signal has been sent.
    public func freeze() async throws {
        send(SIGSTOP)
        let threads = "/proc/\(process.processIdentifier)/task"
        try await waitUntil("every thread has stopped") {
            try FileManager.default.contentsOfDirectory(atPath: threads).allSatisfy { thread in
                // The state is what follows the name, which is in parentheses.
                try String(contentsOfFile: "\(threads)/\(thread)/stat", encoding: .utf8).split(separator: ")").last?.hasPrefix(" T") ?? false
            }
        }
    }

    public func kill() async {
        send(SIGKILL)
        _ = await status()
    }

    /// Lets it finish.
    public func stop() async -> Int32? {
        send(SIGTERM)
        return await status()
    }

    public func status() async -> Int32? { await ended.first { _ in true } }
}
