/// Why the private cluster cannot be used. The caller knows which option named the folder, and says so.
public enum ClusterError: Error, Sendable, Hashable, CustomStringConvertible {
    /// No `initdb`, `pg_ctl` and `postgres` in any of these folders.
    case binariesMissing(looked: [String])
    /// The data were made by another major version than the programs found.
    case otherVersion(data: String, programs: String)
    /// The folder cannot be made, or this operating-system user, who is to run the server, cannot reach or write to it.
    case folderUnreachable(folder: String, user: String)
    /// Run as root, which PostgreSQL refuses to be, and there is no user `postgres` to run it as.
    case noServerUser
    /// The folder for the socket exists and is someone else's, a link, or open to others.
    case foreignSocketFolder(path: String)
    /// Another process was starting or stopping the cluster for as long as this one may wait.
    case busy(folder: String)
    /// A program of PostgreSQL's failed; the end of what it wrote.
    case programFailed(program: String, output: String)
    /// The server did not start; the end of its log.
    case startFailed(logTail: String)
    /// The server did not stop in time.
    case stopFailed(output: String)
    /// The operating system refused something that should always work.
    case system(operation: String, code: Int32)

    public var description: String {
        switch self {
        case .binariesMissing(let looked): "no PostgreSQL server programs in \(looked.joined(separator: ", "))"
        case .otherVersion(let data, let programs): "the data are PostgreSQL \(data)'s, the programs found are \(programs)"
        case .folderUnreachable(let folder, let user): "the user \(user) cannot reach and write to \(folder)"
        case .noServerUser: "PostgreSQL does not run as root, and there is no user postgres to run it as"
        case .foreignSocketFolder(let path): "\(path) is not a private folder of the server's user"
        case .busy(let folder): "another process is still starting or stopping the cluster in \(folder)"
        case .programFailed(let program, let output): "\(program) failed: \(output)"
        case .startFailed(let logTail): "the server did not start: \(logTail)"
        case .stopFailed(let output): "the server did not stop: \(output)"
        case .system(let operation, let code): "\(operation) failed with error \(code)"
        }
    }
}
