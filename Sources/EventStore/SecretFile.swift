import FoundationEssentials
import Glibc

/// A secret in a file of its own, which only its owner may read.
public struct SecretFile: Sendable, Hashable {
    public let path: String

    public init(path: String) { self.path = path }

    /// - Throws: `.missing`, `.exposed` when others than the owner may do anything with it, `.notAFile`, `.malformed`, `.system`.
    public func load() throws(SecretError) -> Secret {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else {
            switch errno {
            case ENOENT: throw .missing(file: path)
            case ELOOP: throw .notAFile(file: path)
            default: throw .system(file: path, operation: "opening", errno: errno)
            }
        }
        defer { close(descriptor) }
        try checkMode(descriptor)
        var buffer = [UInt8](repeating: 0, count: SecretFile.maximumSize)
        let count = read(descriptor, &buffer, buffer.count)
        guard count >= 0 else { throw .system(file: path, operation: "reading", errno: errno) }
        do throws(SecretError) {
            return try Secret(base64: String(decoding: buffer[..<count], as: UTF8.self))
        } catch {
            throw .malformed(source: path)
        }
    }

    /// Reads the secret, or makes one when there is no file: durably, and without ever overwriting one. Two at once get the same.
    ///
    /// - Throws: as ``load()``, but never `.missing`.
    public func loadOrCreate() throws(SecretError) -> Secret {
        do throws(SecretError) {
            return try load()
        } catch {
            guard case .missing = error else { throw error }
            try create()
            return try load()
        }
    }

    /// Puts this file's secret in the other file's place, durably and at once: the one that was there is gone.
    ///
    /// - Throws: `.system`.
    public func replace(_ other: SecretFile) throws(SecretError) {
        guard rename(path, other.path) == 0 else { throw .system(file: path, operation: "renaming", errno: errno) }
        try other.syncFolder()
    }

    private func checkMode(_ descriptor: Int32) throws(SecretError) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .system(file: path, operation: "looking at", errno: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(file: path) }
        let mode = status.st_mode & 0o777
        guard mode & 0o077 == 0 else { throw .exposed(file: path, mode: mode) }
    }

    /// Written whole under another name and then linked: a file by this name is always a whole secret, and `link` never replaces one.
    private func create() throws(SecretError) {
        let draft = "\(path).\(getpid()).\(UInt64.random(in: .min ... .max))"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .system(file: path, operation: "creating", errno: errno) }
        defer {
            close(descriptor)
            unlink(draft)
        }
        let text = Array((Secret.random().base64 + "\n").utf8)
        guard write(descriptor, text, text.count) == text.count, fsync(descriptor) == 0 else {
            throw .system(file: path, operation: "writing", errno: errno)
        }
        guard link(draft, path) == 0 || errno == EEXIST else { throw .system(file: path, operation: "creating", errno: errno) }
        try syncFolder()
    }

    /// The name is durable only when its folder is.
    private func syncFolder() throws(SecretError) {
        let folder = path.lastIndex(of: "/").map { path[..<$0].isEmpty ? "/" : String(path[..<$0]) } ?? "."
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system(file: path, operation: "opening the folder", errno: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .system(file: path, operation: "saving the folder", errno: errno) }
    }

    /// 32 bytes in base64 are 44 characters; more than this is something else.
    private static let maximumSize = 256
}
