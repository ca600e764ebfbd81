import Glibc
import Synchronization

/// The rejected lines of an import, as they stood, in a file beside it that only its owner can read: they hold personal data.
///
/// Written beside its final name and moved there when the import is done, so that the file is whole or not there.
final class Avvisadfil: Sendable {
    private let namn: String
    private let tillfällig: String
    private let deskriptor = Mutex<Int32?>(nil)

    init(_ fil: String) {
        namn = fil + ".avvisade.jsonl"
        tillfällig = namn + ".skrivs"
    }

    /// What an import that failed had written goes with it: it holds personal data.
    deinit {
        deskriptor.withLock { deskriptor in
            guard let öppen = deskriptor else { return }
            close(öppen)
            unlink(tillfällig)
        }
    }

    /// A line too long to have been read is not among them: nobody can mend it here.
    func skriv(_ rader: [Radläsare.Rad]) throws(Driftfel) {
        var byte = rader.compactMap(\.byte).flatMap { $0 + [UInt8(ascii: "\n")] }[...]
        let deskriptor = try öppna()
        while !byte.isEmpty {
            let skrivna = byte.withUnsafeBytes { write(deskriptor, $0.baseAddress, $0.count) }
            guard skrivna > 0 else { throw fel("write") }
            byte = byte.dropFirst(skrivna)
        }
    }

    /// Puts the file in its place, or removes it when nothing was rejected: an older one would mislead.
    func behåll(_ behåll: Bool) throws(Driftfel) {
        let deskriptor = try öppna()
        guard behåll else {
            guard unlink(tillfällig) == 0, unlink(namn) == 0 || errno == ENOENT else { throw fel("unlink") }
            return
        }
        guard fsync(deskriptor) == 0 else { throw fel("fsync") }
        guard rename(tillfällig, namn) == 0 else { throw fel("rename") }
    }

    private func öppna() throws(Driftfel) -> Int32 {
        let öppnad = deskriptor.withLock { deskriptor in
            let öppnad = deskriptor ?? open(tillfällig, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
            if öppnad >= 0 { deskriptor = öppnad }
            return öppnad
        }
        guard öppnad >= 0 else { throw fel("open") }
        return öppnad
    }

    private func fel(_ operation: String) -> Driftfel { .filfel(fil: namn, operation: operation, kod: errno) }
}
