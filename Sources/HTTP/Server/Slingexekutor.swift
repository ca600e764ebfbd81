import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// Runs tasks on an event loop. A request is then read, proved and answered on one thread, with a hop only to the database and back: half of what a
/// small answer costs is otherwise the changing of threads.
///
/// Källa: SE-0417 Task Executor Preference.
final class Slingexekutor: TaskExecutor {
    private let slinga: any EventLoop

    init(_ slinga: any EventLoop) { self.slinga = slinga }

    func enqueue(_ jobb: consuming ExecutorJob) {
        let jobb = UnownedJob(jobb)
        slinga.execute { [self] in jobb.runSynchronously(on: asUnownedTaskExecutor()) }
    }
}

/// A connection whose requests are handled on its own event loop.
struct Slingkanal: ServerChildChannel {
    private let kanal: HTTP1Channel

    init(_ kanal: HTTP1Channel) { self.kanal = kanal }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> { kanal.setup(channel: channel, logger: logger) }

    func handle(value: HTTP1Channel.Value, logger: Logger) async {
        await withTaskExecutorPreference(Slingexekutor(value.channel.eventLoop)) { await kanal.handle(value: value, logger: logger) }
    }
}
