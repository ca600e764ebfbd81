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
