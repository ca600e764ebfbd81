import Dispatch
import Glibc
import Synchronization

/// A thread of its own for one connection, on which its actor's jobs run: libpq's blocking calls never hold a thread of Swift's
/// cooperative pool, where they would delay unrelated tasks.
///
/// The thread ends when the executor is released, which its actor does when it goes away.
final class ConnectionThread: SerialExecutor {
    private let mailbox = Mailbox()

    /// libpq needs little stack; the usual 8 MB for each of many connections would only be address space, but is never used.
    private static let stackSize = 1 << 20

    /// - Throws: `.connection(.notConnected)` when the system gives no more threads.
    init() throws(PostgresError) {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, ConnectionThread.stackSize)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        defer { pthread_attr_destroy(&attributes) }
        let context = Unmanaged.passRetained(mailbox)
        var thread = pthread_t()
        let status = pthread_create(
            &thread, &attributes,
            { context in
                guard let context else { return nil }
                Unmanaged<Mailbox>.fromOpaque(context).takeRetainedValue().runUntilEnded()
                return nil
            }, context.toOpaque())
        guard status == 0 else {
            context.release()
            throw .connection(ConnectionFailure(.notConnected, message: "no thread for the connection (error \(status))"))
        }
    }

    deinit { mailbox.end() }

    func enqueue(_ job: consuming ExecutorJob) {
        mailbox.put(UnownedJob(job), for: self)
    }

    func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }
}

/// The jobs that wait for a connection's thread.
private final class Mailbox: Sendable {
    /// Holds its executor, so that the executor outlives every job that runs on it.
    private struct Entry {
        let job: UnownedJob
        let executor: ConnectionThread
    }

    private struct Contents {
        var waiting: [Entry] = []
        var hasEnded = false
    }

    private let contents = Mutex(Contents())
    /// Signalled for the first of what waits, and for the end: as often as the thread is to look.
    private let arrived = DispatchSemaphore(value: 0)

    func put(_ job: UnownedJob, for executor: ConnectionThread) {
        let isFirst = contents.withLock { contents in
            contents.waiting.append(Entry(job: job, executor: executor))
            return contents.waiting.count == 1
        }
        if isFirst { arrived.signal() }
    }

    func end() {
        contents.withLock { $0.hasEnded = true }
        arrived.signal()
    }

    func runUntilEnded() {
        var batch: [Entry] = []
        while take(&batch) {
            for entry in batch {
                entry.job.runSynchronously(on: entry.executor.asUnownedSerialExecutor())
            }
            // Outside the lock: letting go of the last executor calls `end`, which takes it.
            batch.removeAll(keepingCapacity: true)
        }
    }

    /// Moves everything that waits, in order, into the empty `batch`; false when there will never be more.
    private func take(_ batch: inout [Entry]) -> Bool {
        arrived.wait()
        return contents.withLock { contents in
            swap(&batch, &contents.waiting)
            return !batch.isEmpty || !contents.hasEnded
        }
    }
}
