import Foundation
import Glibc

/// Waits until `find` finds something: asked first, and then each time the system tells that something in the folder was written or made.
///
/// - Parameters:
///   - bound: the longest; then ``NeverBecameTrue`` is thrown, which names `condition`.
///   - find: what is looked for; nil until it is there. What it throws ends the waiting.
///
/// Källa: inotify(7).
public func waitForChange<Found: Sendable>(
    in folder: String, atMost bound: Duration, until condition: String, _ find: @escaping @Sendable () throws -> Found?
) async throws -> Found {
    try await withCheckedThrowingContinuation { answer in
        // It blocks, which no thread of the cooperative pool may.
        Thread.detachNewThread { answer.resume(with: Result { try FolderWatch(folder).found(by: .now + bound, condition, find) }) }
    }
}

private struct FolderWatch {
    private let descriptor: Int32

    init(_ folder: String) throws {
        descriptor = inotify_init1(Int32(IN_CLOEXEC))
        guard descriptor >= 0, inotify_add_watch(descriptor, folder, UInt32(IN_MODIFY | IN_CREATE | IN_MOVED_TO)) >= 0 else {
            let error = POSIXErrorCode(rawValue: errno) ?? .EIO
            close(descriptor)
            throw POSIXError(error)
        }
    }

    func found<Found>(by end: ContinuousClock.Instant, _ condition: String, _ find: () throws -> Found?) throws -> Found {
        defer { close(descriptor) }
        var events = [UInt8](repeating: 0, count: 4_096)
        while true {
            if let found = try find() { return found }
            let left = (end - .now) / .milliseconds(1)
            guard left > 0 else { throw NeverBecameTrue(condition: condition) }
            var waited = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            if poll(&waited, 1, Int32(min(left, Double(Int32.max)))) > 0 { _ = read(descriptor, &events, events.count) }
        }
    }
}
