import Foundation
import Synchronization

/// The files of this checkout, as their authors see them.
enum SourceTree {
    struct File: Sendable {
        /// From the top of the checkout: `Sources/Postgres/Rows.swift`.
        let path: String
        let lines: [String]

        /// `Sources/Postgres/Rows.swift` is in `Postgres`.
        var target: String { String(path.split(separator: "/")[1]) }
        var name: String { String(path.split(separator: "/").last ?? "") }
    }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Those whose name ends so, below a folder, in order.
    static func files(below folder: String, _ suffix: String) throws -> [File] {
        if let known = read.withLock({ $0[folder + suffix] }) { return known }
        let files = try find(below: folder, suffix)
        read.withLock { $0[folder + suffix] = files }
        return files
    }

    /// Many tests ask for the same: it is read once.
    private static let read = Mutex<[String: [File]]>([:])

    private static func find(below folder: String, _ suffix: String) throws -> [File] {
        let top = root.appending(path: folder).resolvingSymlinksInPath()
        guard let all = FileManager.default.enumerator(at: top, includingPropertiesForKeys: [.isRegularFileKey]) else {
            throw CocoaError(.fileReadNoSuchFile)
        }
        return try all.compactMap { $0 as? URL }
            // What an installation keeps beside is nobody's source.
            .filter { !$0.path.contains("/hemliga/") }
            .filter { try $0.lastPathComponent.hasSuffix(suffix) && $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true }
            .map { url in
                let text = try String(contentsOf: url, encoding: .utf8)
                let path = folder + url.path.dropFirst(top.path.count)
                return File(path: path, lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
            }
            .sorted { $0.path < $1.path }
    }

    static func swift(_ folders: String...) throws -> [File] { try folders.flatMap { try files(below: $0, ".swift") } }
}
