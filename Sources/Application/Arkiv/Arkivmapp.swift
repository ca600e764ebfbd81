import Glibc
import Handlaggning
import Synchronization

/// The folder of an archive while it is written: beside its final name, and moved there when all of it is durable, so that an archive is whole
/// or not there. What is abandoned is removed; only kill -9 leaves a folder `<name>.skrivs-…` behind.
final class Arkivmapp: Sendable {
    private let mål: String
    /// The folder to write in; only its owner can enter it.
    let tillfällig: String
    private let behållen = Mutex(false)

    /// - Throws: `Avvisning` (`mapp_ej_tom`), ``Driftfel``.
    init(_ mål: String) throws {
        var mål = mål
        while mål.utf8.count > 1, mål.hasSuffix("/") { mål.removeLast() }
        if let finns = try arkivmappsNamn(mål), !finns.isEmpty { throw Self.ejTom(mål) }
        self.mål = mål
        var mall = Array("\(mål).skrivs-\(Self.unikt)".utf8CString)
        guard mkdtemp(&mall) != nil else { throw Driftfel.filfel(fil: mål, operation: "mkdtemp", kod: errno) }
        tillfällig = String(decoding: mall.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        guard !behållen.withLock({ $0 }) else { return }
        for namn in [Arkivdel.manifest] + Arkivdel.allCases.map(\.rawValue) { unlink("\(tillfällig)/\(namn)") }
        rmdir(tillfällig)
    }

    /// Writes the manifest, last of all, and gives the folder its name.
    ///
    /// - Throws: as ``init(_:)``: somebody may have put something there meanwhile.
    func behåll(_ manifest: Arkivmanifest) throws {
        let sökväg = "\(tillfällig)/\(Arkivdel.manifest)"
        let deskriptor = try skapaArkivfil(sökväg)
        defer { close(deskriptor) }
        try skrivAllt(Array(manifest.rad.utf8), deskriptor, sökväg)
        try göraBeständig(deskriptor, sökväg)
        try göraMappBeständig(tillfällig)
        // Replaces an empty folder and nothing else.
        guard rename(tillfällig, mål) == 0 else {
            if errno == ENOTEMPTY || errno == EEXIST { throw Self.ejTom(mål) }
            throw Driftfel.filfel(fil: mål, operation: "rename", kod: errno)
        }
        behållen.withLock { $0 = true }
        try göraMappBeständig(mål + "/..")
    }

    /// mkdtemp writes over these with what makes the name its own.
    ///
    /// Källa: POSIX.1-2017, mkdtemp: the template ends in six X.
    private static let unikt = String(repeating: "X", count: 6)

    private static func ejTom(_ mål: String) -> Avvisning {
        Avvisning(.mappEjTom, "Mappen \(mål) är inte tom. Ange en mapp som inte finns, eller en tom.")
    }
}

/// The names in a folder, hidden ones too; nil when there is no folder.
func arkivmappsNamn(_ sökväg: String) throws(Driftfel) -> [String]? {
    guard let mapp = opendir(sökväg) else {
        if errno == ENOENT { return nil }
        throw .filfel(fil: sökväg, operation: "opendir", kod: errno)
    }
    defer { closedir(mapp) }
    var namn: [String] = []
    // An archive has few files: however many there are, no more are looked at than tell that it is none.
    while namn.count <= Arkivdel.allCases.count + 1 {
        errno = 0
        guard let post = readdir(mapp) else {
            guard errno == 0 else { throw .filfel(fil: sökväg, operation: "readdir", kod: errno) }
            break
        }
        let ett = withUnsafePointer(to: &post.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
        }
        if ett != ".", ett != ".." { namn.append(ett) }
    }
    return namn.sorted()
}

private func göraMappBeständig(_ sökväg: String) throws(Driftfel) {
    let deskriptor = open(sökväg, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard deskriptor >= 0 else { throw .filfel(fil: sökväg, operation: "open", kod: errno) }
    defer { close(deskriptor) }
    try göraBeständig(deskriptor, sökväg)
}
