import FoundationEssentials
import Glibc

/// The running processes of the server on a data folder: PostgreSQL's processes stand in it, whatever `postmaster.pid` says.
///
/// Källa: proc(5), /proc/[pid]/cwd.
struct ServerProcesses {
    let data: String

    var running: [pid_t] {
        FolderContents.names(in: "/proc").compactMap { pid_t($0) }.filter { workingFolder(of: $0) == data }
    }

    /// The server takes its pid file away a moment before its process ends.
    ///
    /// - Returns: false when something is still there at the deadline.
    func waitUntilGone(within wait: Duration) -> Bool {
        let deadline = ContinuousClock.now + wait
        while !running.isEmpty {
            if ContinuousClock.now >= deadline { return false }
            usleep(ServerProcesses.shortPauseMicroseconds)
        }
        return true
    }

    private static let shortPauseMicroseconds: UInt32 = 5_000

    /// Ends what a killed postmaster left behind, and waits until it is gone.
    ///
    /// - Returns: false when something is still there at the deadline.
    func quit(within wait: Duration) -> Bool {
        let deadline = ContinuousClock.now + wait
        while true {
            let left = running
            if left.isEmpty { return true }
            if ContinuousClock.now >= deadline { return false }
            for pid in left { kill(pid, SIGQUIT) }
            usleep(ServerProcesses.pauseMicroseconds)
        }
    }

    private static let pauseMicroseconds: UInt32 = 50_000

    /// A zombie has none.
    private func workingFolder(of pid: pid_t) -> String? {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let length = readlink("/proc/\(pid)/cwd", &buffer, buffer.count)
        return length > 0 ? String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
    }
}
