public import Logging

/// A hint from PostgreSQL's NOTIFY. It may come twice, and it may not come at all: whoever listens also looks for itself.
public struct Notification: Sendable, Hashable {
    public let channel: String
    /// Empty in the hint that stands for «connected; something may have been missed».
    public let payload: String

    public init(channel: String, payload: String) {
        self.channel = channel
        self.payload = payload
    }
}

/// LISTEN on a connection of its own, which is opened again with growing pauses when it is lost.
///
/// Källa: PostgreSQL 15, LISTEN; 34.9 Asynchronous Notification.
public struct Listener: Sendable {
    private let target: ConnectionTarget
    private let channels: [String]
    private let logger: Logger?

    /// Notifications kept for a slow reader; the newest are kept, since each only says «look again».
    public static let bufferSize = 256
    private static let firstPause: Duration = .milliseconds(50)
    private static let longestPause: Duration = .seconds(5)

    /// - Parameters:
    ///   - target: the database whose notifications are wanted.
    ///   - channels: names as given to NOTIFY, case and all.
    ///   - logger: told when listening was interrupted.
    public init(target: ConnectionTarget, channels: [String], logger: Logger? = nil) {
        self.target = target
        self.channels = channels
        self.logger = logger
    }

    /// The notifications from now on. After each connection, the first included, one with an empty payload comes for every
    /// channel. The stream ends only when its reader goes away or is cancelled, and never fails.
    public func notifications() -> AsyncStream<Notification> {
        AsyncStream(bufferingPolicy: .bufferingNewest(Listener.bufferSize)) { stream in
            let task = Task { await listen(for: stream) }
            stream.onTermination = { _ in task.cancel() }
        }
    }

    private func listen(for stream: AsyncStream<Notification>.Continuation) async {
        var pause = Listener.firstPause
        while !Task.isCancelled {
            do {
                try await listenOnce(stream) { pause = Listener.firstPause }
            } catch {
                logger?.notice("listening was interrupted", metadata: ["error": "\(type(of: error))"])
            }
            do { try await Task.sleep(for: pause) } catch { break }
            pause = min(pause * 2, Listener.longestPause)
        }
        stream.finish()
    }

    /// One connection's life: until it is lost, or the reader is gone.
    private func listenOnce(_ stream: AsyncStream<Notification>.Continuation, connected: () -> Void) async throws {
        let wake = try WakeUp()
        let connection = try await Connection.open(target, logger: logger)
        try await connection.listen(to: channels)
        connected()
        for channel in channels { stream.yield(Notification(channel: channel, payload: "")) }
        try await withTaskCancellationHandler {
            while !Task.isCancelled {
                for notification in try await connection.waitForNotifications(orWake: wake) { stream.yield(notification) }
            }
        } onCancel: {
            wake.signal()
        }
        await connection.close()
    }
}
