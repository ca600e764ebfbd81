import Glibc

/// The operating-system user that PostgreSQL's processes run as: this one, or `postgres` where this one is root.
struct ServerUser: Sendable {
    let name: String
    let uid: uid_t
    let gid: gid_t
    /// The user this program runs as.
    let invoker: String
    private let invokerIsRoot: Bool

    static let whenRoot = "postgres"
    /// util-linux's, part of every Debian.
    private static let setpriv = "/usr/bin/setpriv"

    /// - Throws: `.noServerUser`.
    init() throws(ClusterError) {
        invokerIsRoot = geteuid() == 0
        invoker = ServerUser.name(of: geteuid())
        if !invokerIsRoot {
            (name, uid, gid) = (invoker, geteuid(), getegid())
            return
        }
        guard let entry = ServerUser.entry({ getpwnam_r(ServerUser.whenRoot, $0, $1, $2, $3) }) else { throw .noServerUser }
        (name, uid, gid) = (ServerUser.whenRoot, entry.uid, entry.gid)
    }

    /// `command` as this user runs it.
    func commandLine(_ command: [String]) -> [String] {
        guard invokerIsRoot else { return command }
        return [ServerUser.setpriv, "--reuid=\(uid)", "--regid=\(gid)", "--init-groups", "--"] + command
    }

    /// Who may reach the server through its socket.
    var mayConnect: [String] { invoker == name ? [name] : [invoker, name] }

    /// Gives this user what this program has made as root; nothing to do otherwise.
    func own(_ path: String) throws(ClusterError) {
        if invokerIsRoot, lchown(path, uid, gid) != 0 { throw .system(operation: "chown", code: errno) }
    }

    /// Whether this program may have made something that `owner` owns, for this user.
    func mayHaveMade(_ owner: uid_t) -> Bool { owner == uid || (invokerIsRoot && owner == 0) }

    private static func name(of uid: uid_t) -> String {
        entry { getpwuid_r(uid, $0, $1, $2, $3) }?.name ?? String(uid)
    }

    private typealias Lookup = (
        UnsafeMutablePointer<passwd>, UnsafeMutablePointer<CChar>, Int, UnsafeMutablePointer<UnsafeMutablePointer<passwd>?>
    ) -> Int32

    /// The reentrant form: two clusters may be started at once.
    private static func entry(_ lookUp: Lookup) -> (name: String, uid: uid_t, gid: gid_t)? {
        var storage = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: 16_384)
        return buffer.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress, lookUp(&storage, base, buffer.count, &found) == 0, let found else { return nil }
            return (String(cString: found.pointee.pw_name), found.pointee.pw_uid, found.pointee.pw_gid)
        }
    }
}
