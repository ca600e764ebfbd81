import Glibc

/// The folder where an installation adds to the catalogues.
struct Katalogmapp: Sendable {
    /// All that the program carries is under 64 KiB; a file larger than this is not a catalogue.
    static let störstaFil = 1 << 20

    let sökväg: String
    /// Somebody named the folder: that it is not there is a mistake. The one in the data folder need not exist.
    let måsteFinnas: Bool

    /// The files that are there. Names that begin with a full stop are the file system's or an editor's, and are passed over.
    func filer() throws(Katalogfel) -> [Katalogfil: String] {
        guard let mapp = opendir(sökväg) else {
            let kod = errno
            if kod == ENOENT && !måsteFinnas { return [:] }
            throw fel(kod == ENOENT || kod == ENOTDIR ? .mappenSaknas : .filfel(operation: "opendir", kod: kod))
        }
        defer { closedir(mapp) }
        var filer: [Katalogfil: String] = [:]
        // Ends at the first name that is no catalogue's: however many files there are, few are looked at.
        while true {
            errno = 0
            guard let post = readdir(mapp) else {
                guard errno == 0 else { throw fel(.filfel(operation: "readdir", kod: errno)) }
                return filer
            }
            let namn = withUnsafePointer(to: &post.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if namn.hasPrefix(".") { continue }
            let filväg = "\(sökväg)/\(namn)"
            guard let fil = Katalogfil.allCases.first(where: { $0.namn == namn }) else { throw Katalogfel(fil: filväg, post: nil, orsak: .okändFil) }
            filer[fil] = filväg
        }
    }

    private func fel(_ orsak: Katalogfel.Orsak) -> Katalogfel { Katalogfel(fil: sökväg, post: nil, orsak: orsak) }

    static func innehåll(_ fil: String) throws(Katalogfel.Orsak) -> [UInt8] {
        // A pipe by this name must not make the program wait for a writer.
        let deskriptor = open(fil, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard deskriptor >= 0 else { throw .filfel(operation: "open", kod: errno) }
        defer { close(deskriptor) }
        var läge = stat()
        guard fstat(deskriptor, &läge) == 0 else { throw .filfel(operation: "fstat", kod: errno) }
        guard läge.st_mode & S_IFMT == S_IFREG else { throw .ingenVanligFil }
        guard läge.st_size <= störstaFil else { throw .förStor }
        var byte = [UInt8](repeating: 0, count: Int(läge.st_size))
        var lästa = 0
        while lästa < byte.count {
            let antal = byte.withUnsafeMutableBytes { read(deskriptor, $0.baseAddress! + lästa, $0.count - lästa) }
            guard antal >= 0 else { throw .filfel(operation: "read", kod: errno) }
            if antal == 0 { break }
            lästa += antal
        }
        return Array(byte[..<lästa])
    }
}
