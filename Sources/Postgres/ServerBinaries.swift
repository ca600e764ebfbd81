import FoundationEssentials
import Glibc

/// The folder with PostgreSQL's server programs.
struct ServerBinaries: Sendable {
    let folder: String

    /// Where Debian puts them, one folder for each major version.
    private static let debianRoot = "/usr/lib/postgresql"
    private static let needed = ["initdb", "pg_ctl", "postgres"]

    /// - Parameters:
    ///   - folder: the only folder to look in, or nil for Debian's newest and then `PATH`.
    ///   - dataVersion: the major version existing data need; its folder is taken before newer ones.
    /// - Throws: `.binariesMissing` with every folder looked in.
    init(folder: String?, dataVersion: String?) throws(ClusterError) {
        let candidates = folder.map { [$0] } ?? ServerBinaries.candidates(dataVersion: dataVersion)
        let found = candidates.first { candidate in
            ServerBinaries.needed.allSatisfy { access("\(candidate)/\($0)", X_OK) == 0 }
        }
        guard let found else { throw .binariesMissing(looked: candidates) }
        self.folder = found
    }

    func path(_ program: String) -> String { "\(folder)/\(program)" }

    /// - Throws: `.otherVersion` when the programs are not of this major version, which alone can read the data.
    func require(version: String) throws(ClusterError) {
        let said = try ChildProcess.run([path("postgres"), "--version"], timeout: .seconds(10)).output
        // «postgres (PostgreSQL) 15.18 (Debian …)»
        let words = said.split(separator: " ")
        let found = words.count > 2 ? String(words[2].prefix { $0 != "." }) : said
        if found != version { throw .otherVersion(data: version, programs: found) }
    }

    private static func candidates(dataVersion: String?) -> [String] {
        let versions = FolderContents.names(in: debianRoot).filter { Int($0) != nil }
            .sorted { (Int($0) ?? 0) > (Int($1) ?? 0) }
        let ordered = versions.filter { $0 == dataVersion } + versions.filter { $0 != dataVersion }
        let debian = ordered.isEmpty ? ["\(debianRoot)/*/bin"] : ordered.map { "\(debianRoot)/\($0)/bin" }
        let path = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        return debian + path
    }
}

/// What is in a folder; nothing where it cannot be read.
enum FolderContents {
    static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
