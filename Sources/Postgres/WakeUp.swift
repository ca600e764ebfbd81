import Glibc

/// Ends a thread's waiting in poll(2) from any other thread: a pipe whose reading end becomes readable once and stays so.
final class WakeUp: Sendable {
    /// The reading end, for poll.
    let descriptor: Int32
    private let writingEnd: Int32

    init() throws(PostgresError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            throw .connection(ConnectionFailure(.notConnected, message: "no file descriptor to wake the listener with"))
        }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        descriptor = ends[0]
        writingEnd = ends[1]
    }

    deinit {
        Glibc.close(descriptor)
        Glibc.close(writingEnd)
    }

    func signal() {
        var byte: UInt8 = 1
        // A full pipe is as readable as it needs to be.
        _ = write(writingEnd, &byte, 1)
    }
}
