import Glibc

/// The folder of the server's socket: private to the server's user, because the temporary folder is everybody's.
enum SocketFolder {
    /// - Throws: `.foreignSocketFolder` when what is there is a link, someone else's or open to others.
    static func prepare(_ path: String, for user: ServerUser) throws(ClusterError) {
        if mkdir(path, 0o700) != 0, errno != EEXIST { throw .system(operation: "mkdir \(path)", code: errno) }
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_mode & 0o077 == 0,
            user.mayHaveMade(status.st_uid)
        else { throw .foreignSocketFolder(path: path) }
        try user.own(path)
    }

    /// Takes the folder away with what a server leaves in it; one that is not empty stays.
    static func remove(_ path: String) {
        for name in FolderContents.names(in: path) where name.hasPrefix(".s.PGSQL.") { unlink("\(path)/\(name)") }
        rmdir(path)
    }
}
