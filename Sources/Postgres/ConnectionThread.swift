import Glibc

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
///
/// `@unchecked Sendable`: a thread that waits needs a condition variable, which `Synchronization` does not have, so the lock is pthread's and
/// the compiler cannot see that every access to the variables is under `mutex`.
private final class Mailbox: @unchecked Sendable {
    /// Holds its executor, so that the executor outlives every job that runs on it.
    private struct Entry {
        let job: UnownedJob
        let executor: ConnectionThread
    }

    private var waiting: [Entry] = []
    private var hasEnded = false
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let arrived = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init() {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(arrived, nil)
    }

    deinit {
        pthread_cond_destroy(arrived)
        pthread_mutex_destroy(mutex)
        arrived.deallocate()
        mutex.deallocate()
    }

    func put(_ job: UnownedJob, for executor: ConnectionThread) {
        pthread_mutex_lock(mutex)
        waiting.append(Entry(job: job, executor: executor))
        pthread_mutex_unlock(mutex)
        pthread_cond_signal(arrived)
    }

    func end() {
        pthread_mutex_lock(mutex)
        hasEnded = true
        pthread_mutex_unlock(mutex)
        pthread_cond_signal(arrived)
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
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while waiting.isEmpty {
            if hasEnded { return false }
            pthread_cond_wait(arrived, mutex)
        }
        swap(&batch, &waiting)
        return true
    }
}
