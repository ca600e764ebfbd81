import FoundationEssentials
import Glibc

/// Where everything of a private cluster lies.
struct ClusterLayout: Sendable {
    /// The real path, so that two names of one folder mean one cluster.
    let folder: String

    var data: String { "\(folder)/postgres" }
    var log: String { "\(folder)/postgres.log" }
    var previousLog: String { "\(folder)/postgres.log.1" }
    /// Held while a process starts or stops the server.
    var startLock: String { "\(folder)/postgres.start.lock" }
    /// Shared by all that use the server.
    var useLock: String { "\(folder)/postgres.use.lock" }
    /// The major version the data were made by; nil when there are none.
    var dataVersion: String? { ClusterLayout.contents(of: "\(data)/PG_VERSION").map { trimmed($0) } }

    /// A socket's path may have only 107 bytes, and the data folder's may be longer. Not `TMPDIR`, which may differ between two
    /// processes that are to share.
    var sockets: String { "/tmp/evb-\(ClusterLayout.hash(folder))" }

    /// Half-made data of a process that was killed begin so.
    static let unfinishedPrefix = "postgres.unfinished-"
    var unfinished: String { "\(folder)/\(ClusterLayout.unfinishedPrefix)\(getpid())-\(UUID().uuidString)" }

    /// Makes the folder if needed.
    ///
    /// - Throws: `.folderUnreachable`.
    init(folder: String, user: String) throws(ClusterError) {
        if access(folder, F_OK) != 0 {
            do {
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            } catch { throw .folderUnreachable(folder: folder, user: user) }
            // The server's user must get through it, whatever this process's umask.
            chmod(folder, 0o711)
        }
        guard let real = realpath(folder, nil) else { throw .folderUnreachable(folder: folder, user: user) }
        defer { free(real) }
        self.folder = String(cString: real)
    }

    static func contents(of path: String) -> String? {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }

    /// FNV-1a, 64 bits, in hexadecimal: a short name, not a secret.
    static func hash(_ text: String) -> String {
        let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return String(hash, radix: 16)
    }
}
